#include "ui/views/maps_grid.h"

#include "ui/look/theme.h"

#include "core/report/format.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStringList>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace residua::ui {

void MapsGrid::keyPressEvent(QKeyEvent *event)
{
    if (m_maps->isEmpty())
        return QAbstractScrollArea::keyPressEvent(event);
    const Cells at = cells();
    const int count = m_maps->count(), page = std::max(1, viewport()->height() / at.step()) * at.columns;
    const int down = m_alone ? 1 : at.columns, from = std::max(0, placeOf(m_current));
    const bool control = event->modifiers() & Qt::ControlModifier;
    const auto go = [&](int place) { setCurrent(channelAt(std::clamp(place, 0, count - 1))); };
    switch (event->key()) {
    case Qt::Key_Left:
        if (control && movePixel(-1, 0))
            return;
        return go(from - 1);
    case Qt::Key_Right:
        if (control && movePixel(1, 0))
            return;
        return go(m_current < 0 ? 0 : from + 1);
    case Qt::Key_Up:
        if (control && movePixel(0, -1))
            return;
        return go(from >= down ? from - down : from);
    case Qt::Key_Down:
        if (control && movePixel(0, 1))
            return;
        return go(from + down < count ? from + down : from);
    case Qt::Key_PageUp: return go(from >= page ? from - page : from % at.columns);
    case Qt::Key_PageDown: return go(from + page);
    case Qt::Key_Home: return go(0);
    case Qt::Key_End: return go(count - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter: return setAlone(!m_alone);
    case Qt::Key_Escape:
        if (m_alone)
            return setAlone(false);
        if (m_cursor.x() >= 0) {
            m_cursor = {-1, -1};
            return takeProbe({m_current, -1, -1});
        }
        break;
    case Qt::Key_Plus:
        if (control)
            return setSide(m_side * 5 / 4);
        break;
    case Qt::Key_Minus:
        if (control)
            return setSide(m_side * 4 / 5);
        break;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

bool MapsGrid::movePixel(int dx, int dy)
{
    if (m_maps->isVector())
        return false;
    if (m_current < 0)
        setCurrent(channelAt(0));
    const bool fresh = m_cursor.x() < 0; // the first key shows where it is
    const QPoint from = fresh ? QPoint(m_maps->width() / 2, m_maps->height() / 2) : m_cursor + QPoint(dx, dy);
    m_cursor = {std::clamp(from.x(), 0, m_maps->width() - 1), std::clamp(from.y(), 0, m_maps->height() - 1)};
    takeProbe({m_current, m_cursor.x(), m_cursor.y()});
    return true;
}

void MapsGrid::wheelEvent(QWheelEvent *event)
{
    const int turn = event->angleDelta().y();
    if (!(event->modifiers() & Qt::ControlModifier) || turn == 0)
        return QAbstractScrollArea::wheelEvent(event);
    setSide(turn > 0 ? m_side * 5 / 4 + 1 : m_side * 4 / 5);
    event->accept();
}

MapProbe MapsGrid::probeAt(const QPoint &position) const
{
    const int map = mapAt(position);
    if (map < 0)
        return {m_current, m_cursor.x(), m_cursor.y()};
    const QRect cell = m_alone ? aloneRect() : cellRect(map);
    return {map, std::clamp((position.x() - cell.x()) * m_maps->width() / std::max(1, cell.width()), 0, m_maps->width() - 1),
            std::clamp((position.y() - cell.y()) * m_maps->height() / std::max(1, cell.height()), 0, m_maps->height() - 1)};
}

void MapsGrid::mouseMoveEvent(QMouseEvent *event)
{
    const bool held = m_pressed && (event->buttons() & Qt::LeftButton) && m_current >= 0;
    if (!held || (event->pos() - *m_pressed).manhattanLength() < QApplication::startDragDistance())
        return takeProbe(probeAt(event->pos()));
    m_pressed.reset();
    takeProbe({m_current, m_cursor.x(), m_cursor.y()}); // as when the pointer leaves, for it does
    Q_EMIT draggedOut(m_current);
}

void MapsGrid::mousePressEvent(QMouseEvent *event)
{
    const int map = mapAt(event->pos());
    m_pressed.reset();
    if (map < 0)
        return;
    if (event->button() == Qt::LeftButton)
        m_pressed = event->pos();
    const MapProbe probe = probeAt(event->pos());
    m_cursor = {probe.x, probe.y};
    setCurrent(map);
    takeProbe(probe);
}

void MapsGrid::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_pressed.reset();
    if (event->button() == Qt::LeftButton && (m_alone || mapAt(event->pos()) >= 0))
        setAlone(!m_alone);
}

void MapsGrid::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0 && !m_maps->isEmpty() && event->reason() != Qt::MouseFocusReason)
        setCurrent(channelAt(0));
    updateCell(m_current);
}

void MapsGrid::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    updateCell(m_current);
}

bool MapsGrid::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        takeProbe({m_current, m_cursor.x(), m_cursor.y()});
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        if (const int map = mapAt(help->pos()); map >= 0)
            QToolTip::showText(help->globalPos(), toolTipOf(map), viewport(), m_alone ? aloneRect() : cellRect(map));
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

QString MapsGrid::toolTipOf(int map) const
{
    return tr("channel %1").arg(map) + u'\n' + mapWords(*m_maps, map, true);
}

QString mapWords(const LayerMaps &maps, int channel, bool all)
{
    const auto number = [](double value) { return QString::fromStdString(formatSignificant(value, 3)).replace(u'-', u'−'); };
    const MapStatistics &map = maps.statistics()[static_cast<std::size_t>(channel)];
    if (map.finite == 0)
        return MapsGrid::tr("no finite value");
    if (maps.isVector())
        return number(map.mean);
    if (map.dead)
        return MapsGrid::tr("dead: every value is %1").arg(number(map.mean));
    const QString zeros = MapsGrid::tr("%1 % zeros").arg(number(100 * map.sparsity));
    if (!all)
        return MapsGrid::tr("mean %1").arg(number(map.mean)) + QStringLiteral(" · ") + zeros;
    QStringList lines{MapsGrid::tr("mean %1, variance %2").arg(number(map.mean), number(map.variance)),
                      MapsGrid::tr("from %1 to %2").arg(number(map.minimum), number(map.maximum)), zeros};
    if (map.finite < map.count)
        lines << MapsGrid::tr("%1 values are not finite").arg(map.count - map.finite);
    return lines.join(u'\n');
}

} // namespace residua::ui
