#include "ui/views/maps_grid.h"

#include "ui/look/theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace residua::ui {

namespace {

constexpr int margin = 2;                                         // for the frame of the current map
constexpr int smallestCaptioned = 28, roomy = 96, captionGap = 2; // pixels

/// Grey and close to the background.
QImage paleOf(const QImage &image, const QColor &panel)
{
    constexpr int share = 115; // of 256
    const int red = panel.red() * (256 - share), green = panel.green() * (256 - share), blue = panel.blue() * (256 - share);
    QImage pale(image.size(), QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        auto *to = reinterpret_cast<QRgb *>(pale.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int grey = qGray(from[x]) * share;
            to[x] = qRgb((grey + red) >> 8, (grey + green) >> 8, (grey + blue) >> 8);
        }
    }
    return pale;
}

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
    m_order.clear();
    m_places.clear();
    m_current = m_wished < m_maps->count() ? m_wished : -1;
    if (m_cursor.x() >= m_maps->width() || m_cursor.y() >= m_maps->height())
        m_cursor = {-1, -1};
    m_probe = {};
    if (m_alone && m_current < 0)
        setAlone(false);
    arrange();
    takeProbe({m_current, m_cursor.x(), m_cursor.y()});
}

void MapsGrid::setOrder(std::vector<int> order, bool fromTop)
{
    m_order = std::move(order);
    m_places.assign(m_order.size(), 0);
    for (std::size_t place = 0; place < m_order.size(); ++place)
        m_places[static_cast<std::size_t>(m_order[place])] = static_cast<int>(place);
    if (fromTop)
        verticalScrollBar()->setValue(0);
    else
        showCell(m_current);
    viewport()->update();
}

void MapsGrid::setCaptions(std::function<QStringList(int map)> words)
{
    m_captions = std::move(words);
    viewport()->update();
}

void MapsGrid::setCaptioned(bool always)
{
    m_captioned = always;
    arrange();
    showCell(m_current);
}

void MapsGrid::setOutdated(bool outdated)
{
    if (outdated == m_outdated)
        return;
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
    showCell(m_current); // stays in sight
    Q_EMIT sideChanged(pixels);
}

void MapsGrid::showCell(int map)
{
    if (map < 0 || m_alone)
        return;
    const QRect cell = cellRect(map);
    QScrollBar *bar = verticalScrollBar();
    if (cell.top() < 0)
        bar->setValue(bar->value() + cell.top() - margin);
    else if (cell.bottom() >= viewport()->height())
        bar->setValue(bar->value() + cell.bottom() - viewport()->height() + 1 + margin);
}

void MapsGrid::updateCell(int map)
{
    if (m_alone)
        viewport()->update();
    else if (map >= 0 && map < m_maps->count())
        viewport()->update(cellRect(map).adjusted(-3, -3, 3, 3 + cells().caption));
}

void MapsGrid::setCurrent(int map)
{
    map = std::clamp(map, -1, m_maps->count() - 1);
    const bool moved = map != m_current;
    updateCell(m_current);
    m_current = m_wished = map;
    showCell(map);
    updateCell(map);
    if (moved)
        Q_EMIT currentChanged(map);
    takeProbe({map, m_cursor.x(), m_cursor.y()});
}

void MapsGrid::setAlone(bool alone)
{
    alone = alone && !m_maps->isEmpty();
    if (alone == m_alone)
        return;
    m_alone = alone;
    if (alone && m_current < 0)
        m_current = m_wished = channelAt(0);
    arrange();
    if (m_current >= 0)
        setCurrent(m_current);
    viewport()->update();
    Q_EMIT aloneChanged(alone);
}

void MapsGrid::setProbe(const MapProbe &probe)
{
    if (probe == m_probe)
        return;
    updateCell(m_probe.channel);
    m_probe = probe;
    updateCell(m_probe.channel);
}

void MapsGrid::setCursorPixel(int x, int y)
{
    m_cursor = {x, y};
}

void MapsGrid::takeProbe(const MapProbe &probe)
{
    if (probe == m_probe)
        return;
    setProbe(probe);
    Q_EMIT probeChanged(m_probe);
}

int MapsGrid::fillingSide() const
{
    constexpr int most = 250, step = 6;
    for (int side = most; side > m_side; side -= step)
        if (const Cells at = cellsOf(side); at.rows * at.step() + 2 * margin <= viewport()->height())
            return side;
    return m_side;
}

MapsGrid::Cells MapsGrid::cellsOf(int wished) const
{
    Cells cells;
    if (m_maps->isEmpty())
        return cells;
    const int room = viewport()->width() - 2 * margin;
    const int side = m_maps->isVector() ? std::max(6, wished / 4) : wished;
    cells.gap = m_maps->isVector() ? 1 : insideGap;
    const int longer = std::max(m_maps->width(), m_maps->height());
    const auto part = [longer](int whole, int extent) {
        return std::max(2, static_cast<int>(static_cast<qint64>(whole) * extent / longer));
    };
    cells.width = part(side, m_maps->width());
    cells.columns = std::max(1, (room + cells.gap + cells.width / 3) / (cells.width + cells.gap));
    // A row fills the width, so that the edges of the view and of the maps agree.
    if (cells.columns <= m_maps->count() && !m_maps->isVector())
        cells.width = std::max(2, (room + cells.gap) / cells.columns - cells.gap);
    cells.columns = std::max(1, (room + cells.gap) / (cells.width + cells.gap));
    cells.height = m_maps->isVector()
        ? cells.width
        : std::max(2, static_cast<int>(static_cast<qint64>(cells.width) * m_maps->height() / m_maps->width()));
    const bool words = m_captions && !m_maps->isVector() && (m_captioned ? cells.width >= smallestCaptioned : cells.width >= roomy);
    cells.caption = words ? fontMetrics().height() + captionGap : 0;
    cells.rows = (m_maps->count() + cells.columns - 1) / cells.columns;
    return cells;
}

QRect MapsGrid::placeRect(const Cells &at, int place) const
{
    return {margin + place % at.columns * (at.width + at.gap), margin + place / at.columns * at.step() - verticalScrollBar()->value(),
            at.width, at.height};
}

QRect MapsGrid::cellRect(int map) const
{
    return placeRect(cells(), placeOf(map));
}

int MapsGrid::mapAt(const QPoint &position) const
{
    if (m_alone)
        return aloneRect().contains(position) ? m_current : -1;
    const Cells at = cells();
    if (at.rows == 0 || position.x() < 0)
        return -1;
    const int column = (position.x() - margin) / (at.width + at.gap),
              row = (position.y() - margin + verticalScrollBar()->value()) / at.step();
    const int place = row * at.columns + column;
    return column < at.columns && row >= 0 && place < m_maps->count() && placeRect(at, place).contains(position) ? channelAt(place) : -1;
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

QRect MapsGrid::pixelRect(const MapProbe &probe) const
{
    const QRect cell = m_alone ? aloneRect() : cellRect(probe.channel);
    const int left = probe.x * cell.width() / m_maps->width(), top = probe.y * cell.height() / m_maps->height();
    const int right = (probe.x + 1) * cell.width() / m_maps->width(), bottom = (probe.y + 1) * cell.height() / m_maps->height();
    return {cell.left() + left, cell.top() + top, std::max(2, right - left), std::max(2, bottom - top)};
}

void MapsGrid::arrange()
{
    const Cells at = cells();
    const qint64 height = m_alone ? 0 : static_cast<qint64>(at.rows) * at.step() - at.gap + 2 * margin;
    QScrollBar *bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(std::max(1, at.step()));
    bar->setRange(0, static_cast<int>(std::clamp<qint64>(height - viewport()->height(), 0, INT_MAX)));
    viewport()->update();
}

void MapsGrid::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

/// Only what comes into sight is painted.
void MapsGrid::scrollContentsBy(int dx, int dy)
{
    viewport()->scroll(dx, dy);
}

void MapsGrid::paintMap(QPainter &painter, int map, const QRect &rect) const
{
    const qreal ratio = devicePixelRatioF();
    const QImage &image = m_maps->picture(map, QSize(qRound(rect.width() * ratio), qRound(rect.height() * ratio)));
    if (m_outdated) {
        painter.drawImage(rect, paleOf(image, palette().color(QPalette::Window)));
    } else {
        painter.drawImage(rect, image);
    }
    if (m_maps->statistics()[static_cast<std::size_t>(map)].dead)
        paintDead(painter, map, rect);
}

void MapsGrid::paintCaption(QPainter &painter, int map, const QRect &below) const
{
    const Theme theme(palette());
    // A number cut short would be another one, and so would two side by side: the first that fits with a space behind it.
    const int room = below.width() - fontMetrics().averageCharWidth();
    QString shown = QString::number(map);
    for (const QString &words : m_captions(map)) {
        shown = words;
        if (fontMetrics().horizontalAdvance(words) <= room)
            break;
    }
    painter.setPen(map == m_current ? theme.accent : theme.quietText);
    painter.drawText(below.adjusted(0, captionGap, 0, 0), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), shown);
}

/// Quiet diagonals, dark on light and light on dark.
void MapsGrid::paintDead(QPainter &painter, int map, const QRect &rect) const
{
    QColor lines = m_outdated ? Theme(palette()).quietText : Theme::textOn(QColor(m_maps->image(map).pixel(0, 0)));
    lines.setAlpha(90);
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setPen(QPen(lines, 1));
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr int step = 8;
    for (int x = rect.left() - rect.height(); x < rect.right(); x += step)
        painter.drawLine(QPointF(x, rect.bottom() + 1), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

void MapsGrid::paintEvent(QPaintEvent *event)
{
    if (m_maps->isEmpty())
        return;
    QPainter painter(viewport());
    const Theme theme(palette());
    if (m_alone) {
        paintMap(painter, m_current, aloneRect());
    } else {
        const Cells at = cells();
        const int step = at.step(), offset = verticalScrollBar()->value() - margin;
        const int firstRow = std::max(0, (event->rect().top() + offset) / step),
                  lastRow = std::min(at.rows - 1, (event->rect().bottom() + offset) / step);
        for (int place = firstRow * at.columns; place < std::min(m_maps->count(), (lastRow + 1) * at.columns); ++place) {
            const QRect cell = placeRect(at, place);
            if (event->rect().intersects(cell))
                paintMap(painter, channelAt(place), cell);
            if (const QRect below(cell.left(), cell.bottom() + 1, cell.width() + at.gap, at.caption);
                at.caption > 0 && event->rect().intersects(below))
                paintCaption(painter, channelAt(place), below);
        }
        if (m_current >= 0) {
            // In the gap, so that it stands on the background, whatever the map's colours are.
            painter.setPen(QPen(hasFocus() ? theme.accent : theme.quietText, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
            painter.drawRect(cellRect(m_current).adjusted(-1, -1, 1, 1));
        }
    }
    if (!m_probe.hasPixel() || m_probe.channel >= m_maps->count() || m_maps->isVector() || (m_alone && m_probe.channel != m_current))
        return;
    const QRect pixel = pixelRect(m_probe);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, 1));
    painter.drawRect(pixel.adjusted(-2, -2, 1, 1));
    painter.setPen(QPen(Qt::white, 1));
    painter.drawRect(pixel.adjusted(-1, -1, 0, 0));
}

} // namespace residua::ui
