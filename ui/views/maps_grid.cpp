#include "ui/views/maps_grid.h"

#include "ui/look/theme.h"

#include "core/report/format.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace residua::ui {

namespace {

constexpr int margin = 2; // for the frame of the current map

} // namespace

MapsGrid::MapsGrid(QWidget *parent) : QAbstractScrollArea(parent), m_maps(std::make_shared<LayerMaps>())
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAutoFillBackground(true);
    setAccessibleName(tr("Feature maps"));
}

void MapsGrid::setMaps(std::shared_ptr<const LayerMaps> maps)
{
    m_maps = std::move(maps);
    if (m_current >= m_maps->count())
        m_current = -1;
    if (m_alone && m_current < 0)
        setAlone(false);
    arrange();
    Q_EMIT pointed(m_alone ? channelText(m_current) : QString());
}

void MapsGrid::setOutdated(bool outdated)
{
    m_outdated = outdated;
    viewport()->update();
}

void MapsGrid::setSide(int pixels)
{
    pixels = std::clamp(pixels, smallestSide, largestSide);
    if (pixels == m_side)
        return;
    m_side = pixels;
    arrange();
    if (m_current >= 0)
        setCurrent(m_current); // stays in sight
    Q_EMIT sideChanged(pixels);
}

void MapsGrid::setCurrent(int map)
{
    map = std::clamp(map, -1, m_maps->count() - 1);
    const bool moved = map != m_current;
    m_current = map;
    if (map >= 0 && !m_alone) {
        const QRect cell = cellRect(map);
        QScrollBar *bar = verticalScrollBar();
        if (cell.top() < 0)
            bar->setValue(bar->value() + cell.top() - margin);
        else if (cell.bottom() >= viewport()->height())
            bar->setValue(bar->value() + cell.bottom() - viewport()->height() + 1 + margin);
    }
    viewport()->update();
    if (moved)
        Q_EMIT currentChanged(map);
    Q_EMIT pointed(channelText(map));
}

void MapsGrid::setAlone(bool alone)
{
    alone = alone && !m_maps->isEmpty();
    if (alone == m_alone)
        return;
    m_alone = alone;
    if (alone && m_current < 0)
        m_current = 0;
    arrange();
    if (m_current >= 0)
        setCurrent(m_current);
    Q_EMIT aloneChanged(alone);
}

MapsGrid::Cells MapsGrid::cells() const
{
    Cells cells;
    if (m_maps->isEmpty())
        return cells;
    const int room = viewport()->width() - 2 * margin;
    const int side = m_maps->isVector() ? std::max(6, m_side / 4) : m_side;
    cells.gap = m_maps->isVector() ? 1 : insideGap;
    const int longer = std::max(m_maps->width(), m_maps->height());
    const auto part = [longer](int whole, int extent) { return std::max(2, static_cast<int>(static_cast<qint64>(whole) * extent / longer)); };
    cells.width = part(side, m_maps->width());
    cells.columns = std::max(1, (room + cells.gap + cells.width / 3) / (cells.width + cells.gap));
    // A row fills the width, so that the edges of the view and of the maps agree.
    if (cells.columns <= m_maps->count() && !m_maps->isVector())
        cells.width = std::max(2, (room + cells.gap) / cells.columns - cells.gap);
    cells.columns = std::max(1, (room + cells.gap) / (cells.width + cells.gap));
    cells.height = m_maps->isVector() ? cells.width : std::max(2, static_cast<int>(static_cast<qint64>(cells.width) * m_maps->height() / m_maps->width()));
    cells.rows = (m_maps->count() + cells.columns - 1) / cells.columns;
    return cells;
}

QRect MapsGrid::cellRect(int map) const
{
    const Cells at = cells();
    return {margin + map % at.columns * (at.width + at.gap), margin + map / at.columns * (at.height + at.gap) - verticalScrollBar()->value(), at.width, at.height};
}

int MapsGrid::mapAt(const QPoint &position) const
{
    if (m_alone)
        return aloneRect().contains(position) ? m_current : -1;
    const Cells at = cells();
    if (at.rows == 0 || position.x() < 0)
        return -1;
    const int column = (position.x() - margin) / (at.width + at.gap), row = (position.y() - margin + verticalScrollBar()->value()) / (at.height + at.gap);
    const int map = row * at.columns + column;
    return column < at.columns && row >= 0 && map < m_maps->count() && cellRect(map).contains(position) ? map : -1;
}

/// A whole number of pixels for each value where there is room for it.
QRect MapsGrid::aloneRect() const
{
    const QSize room = viewport()->size() - QSize(4, 4);
    QSize size(m_maps->width(), m_maps->height());
    if (const int times = std::min(room.width() / size.width(), room.height() / size.height()); times >= 1)
        size *= times;
    else
        size.scale(room, Qt::KeepAspectRatio);
    return {QPoint((viewport()->width() - size.width()) / 2, (viewport()->height() - size.height()) / 2), size};
}

void MapsGrid::arrange()
{
    const Cells at = cells();
    const qint64 height = m_alone ? 0 : static_cast<qint64>(at.rows) * (at.height + at.gap) - at.gap + 2 * margin;
    QScrollBar *bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(std::max(1, at.height + at.gap));
    bar->setRange(0, static_cast<int>(std::clamp<qint64>(height - viewport()->height(), 0, INT_MAX)));
    viewport()->update();
}

void MapsGrid::paintMap(QPainter &painter, int map, const QRect &rect) const
{
    const QImage &image = m_maps->image(map);
    const qreal ratio = devicePixelRatioF();
    const bool shrinks = image.width() > rect.width() * ratio || image.height() > rect.height() * ratio;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, shrinks);
    if (m_outdated) {
        painter.setOpacity(0.45);
        painter.drawImage(rect, image.convertToFormat(QImage::Format_Grayscale8));
        painter.setOpacity(1);
    } else {
        painter.drawImage(rect, image);
    }
}

void MapsGrid::paintEvent(QPaintEvent *event)
{
    if (m_maps->isEmpty())
        return;
    QPainter painter(viewport());
    const Theme theme(palette());
    if (m_alone)
        return paintMap(painter, m_current, aloneRect());
    const Cells at = cells();
    const int step = at.height + at.gap, offset = verticalScrollBar()->value() - margin;
    const int firstRow = std::max(0, (event->rect().top() + offset) / step), lastRow = std::min(at.rows - 1, (event->rect().bottom() + offset) / step);
    for (int map = firstRow * at.columns; map < std::min(m_maps->count(), (lastRow + 1) * at.columns); ++map)
        paintMap(painter, map, cellRect(map));
    if (m_current < 0)
        return;
    // In the gap, so that it stands on the background, whatever the map's colours are.
    painter.setPen(QPen(hasFocus() ? theme.accent : theme.quietText, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(cellRect(m_current).adjusted(-1, -1, 1, 1));
}

void MapsGrid::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void MapsGrid::keyPressEvent(QKeyEvent *event)
{
    if (m_maps->isEmpty())
        return QAbstractScrollArea::keyPressEvent(event);
    const Cells at = cells();
    const int page = std::max(1, viewport()->height() / (at.height + at.gap)) * at.columns;
    const int down = m_alone ? 1 : at.columns, from = std::max(0, m_current);
    switch (event->key()) {
    case Qt::Key_Left: return setCurrent(std::max(0, from - 1));
    case Qt::Key_Right: return setCurrent(m_current < 0 ? 0 : from + 1);
    case Qt::Key_Up: return setCurrent(from >= down ? from - down : from);
    case Qt::Key_Down: return setCurrent(from + down < m_maps->count() ? from + down : from);
    case Qt::Key_PageUp: return setCurrent(from >= page ? from - page : from % at.columns);
    case Qt::Key_PageDown: return setCurrent(from + page);
    case Qt::Key_Home: return setCurrent(0);
    case Qt::Key_End: return setCurrent(m_maps->count() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter: return setAlone(!m_alone);
    case Qt::Key_Escape:
        if (m_alone)
            return setAlone(false);
        break;
    case Qt::Key_Plus:
        if (event->modifiers() & Qt::ControlModifier)
            return setSide(m_side * 5 / 4);
        break;
    case Qt::Key_Minus:
        if (event->modifiers() & Qt::ControlModifier)
            return setSide(m_side * 4 / 5);
        break;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void MapsGrid::wheelEvent(QWheelEvent *event)
{
    const int turn = event->angleDelta().y();
    if (!(event->modifiers() & Qt::ControlModifier) || turn == 0)
        return QAbstractScrollArea::wheelEvent(event);
    setSide(turn > 0 ? m_side * 5 / 4 + 1 : m_side * 4 / 5);
    event->accept();
}

QString MapsGrid::channelText(int map) const { return map < 0 ? QString() : tr("channel %1").arg(map); }

void MapsGrid::point(const QPoint &position)
{
    const int map = mapAt(position);
    if (map < 0) {
        Q_EMIT pointed(channelText(m_current));
        return;
    }
    const QRect cell = m_alone ? aloneRect() : cellRect(map);
    const int x = std::clamp((position.x() - cell.x()) * m_maps->width() / std::max(1, cell.width()), 0, m_maps->width() - 1);
    const int y = std::clamp((position.y() - cell.y()) * m_maps->height() / std::max(1, cell.height()), 0, m_maps->height() - 1);
    const QString value = QString::fromStdString(formatSignificant(static_cast<double>(m_maps->value(map, x, y)), 4));
    Q_EMIT pointed(m_maps->isVector() ? tr("channel %1 · %2").arg(QString::number(map), value)
                                      : tr("channel %1 · (%2, %3) · %4").arg(QString::number(map), QString::number(x), QString::number(y), value));
}

void MapsGrid::mouseMoveEvent(QMouseEvent *event) { point(event->pos()); }

void MapsGrid::mousePressEvent(QMouseEvent *event)
{
    if (const int map = mapAt(event->pos()); map >= 0)
        setCurrent(map);
    point(event->pos());
}

void MapsGrid::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && (m_alone || mapAt(event->pos()) >= 0))
        setAlone(!m_alone);
}

void MapsGrid::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0 && !m_maps->isEmpty() && event->reason() != Qt::MouseFocusReason)
        setCurrent(0);
}

bool MapsGrid::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        Q_EMIT pointed(channelText(m_current));
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace residua::ui
