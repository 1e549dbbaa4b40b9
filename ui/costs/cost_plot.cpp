#include "ui/costs/cost_plot.h"

#include "ui/costs/cost_painter.h"
#include "ui/costs/dot_layer.h"
#include "ui/look/look_change.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace residua::ui {

namespace {

constexpr double reach = 9, deepest = 1e-6;

} // namespace

CostPlot::CostPlot(QWidget *parent) : QWidget(parent)
{
    m_scene.points = std::make_shared<CostPoints>();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setObjectName(QStringLiteral("costPlot"));
    setAccessibleName(tr("Cost map"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    onLookChange(
        *this, [this] { forget(); }, [this] { forget(); });
}

void CostPlot::setScene(CostScene scene)
{
    const bool otherAxes = scene.view.x != m_scene.view.x || scene.view.y != m_scene.view.y || scene.view.logX != m_scene.view.logX
        || scene.view.logY != m_scene.view.logY;
    m_scene = std::move(scene);
    m_order.clear();
    m_hovered.reset(); // another point may have its number
    if (m_fitted || otherAxes)
        fit();
    else
        forget();
    Q_EMIT hoveredChanged();
}

void CostPlot::fit()
{
    m_fitted = true;
    m_x = m_scene.x;
    m_y = m_scene.y;
    forget();
}

/// What was made for another view.
void CostPlot::forget()
{
    m_frame.reset();
    m_grid.reset();
    m_still = {};
    update();
}

const CostFrame &CostPlot::frame()
{
    if (!m_frame)
        place();
    return *m_frame;
}

void CostPlot::place()
{
    m_frame = frameOf(m_scene, m_x, m_y, size(), font());
    m_places.resize(m_scene.xs.size());
    for (std::size_t i = 0; i < m_places.size(); ++i)
        m_places[i] = m_scene.has(i) ? m_frame->at(m_scene.xs[i], m_scene.ys[i]) : QPointF(-1e6, -1e6);
}

std::optional<QPointF> CostPlot::placeOf(std::size_t point)
{
    const QRectF plot = frame().plot;
    if (!m_scene.has(point) || !plot.contains(m_places[point]))
        return std::nullopt;
    return m_places[point];
}

bool CostPlot::Dots::isFor(const Dots &other) const
{
    return of == other.of && frame.plot == other.frame.plot && frame.x == other.frame.x && frame.y == other.frame.y
        && density == other.density && color == other.color;
}

/// While the document changes they mostly stay as they are.
const QImage &CostPlot::dots()
{
    const std::size_t known = m_scene.points->known.size(), count = m_places.size() - known;
    const QColor color = dotColorOf(Theme(palette()), count);
    Dots wanted{m_scene.sweep, frame(), devicePixelRatioF(), color.rgba()};
    if (!m_dots.image.isNull() && m_dots.isFor(wanted))
        return m_dots.image;
    m_dots = std::move(wanted);
    std::vector<QPointF> places(m_places.begin() + static_cast<std::ptrdiff_t>(known), m_places.end());
    for (QPointF &place : places)
        place -= m_dots.frame.plot.topLeft();
    m_dots.image = dotLayer(places, m_dots.frame.plot.size().toSize(), m_dots.density, dotDiameter, color);
    return m_dots.image;
}

void CostPlot::renew()
{
    const CostFrame &view = frame();
    const Theme theme(palette());
    const double density = devicePixelRatioF();
    m_still = QPixmap(size() * density);
    m_still.setDevicePixelRatio(density);
    m_still.fill(theme.panel);
    QPainter painter(&m_still);
    CostPainter(m_scene, view, m_places, theme, font()).paint(painter, dots());
}

void CostPlot::paintEvent(QPaintEvent *)
{
    if (m_still.isNull())
        renew();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_still);
    const Theme theme(palette());
    if (m_hovered && placeOf(*m_hovered))
        CostPainter(m_scene, frame(), m_places, theme, font()).paintHovered(painter, *m_hovered, pointWords(m_scene, *m_hovered), size());
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(frame().plot.toAlignedRect().adjusted(-1, -1, 0, 0));
    }
}

std::optional<std::size_t> CostPlot::pointAt(QPointF at)
{
    if (!frame().plot.adjusted(-reach, -reach, reach, reach).contains(at))
        return std::nullopt;
    // The document's own lie above all others.
    std::optional<std::size_t> found;
    double least = reach * reach;
    for (std::size_t i = 0; i < m_scene.points->known.size(); ++i) {
        const QPointF away = m_places[i] - at;
        const double distance = QPointF::dotProduct(away, away);
        if (distance < least || (found && distance == least && m_scene.points->kind(i) > m_scene.points->kind(*found))) {
            least = distance;
            found = i;
        }
    }
    if (found)
        return found;
    if (!m_grid)
        m_grid.emplace(m_places, size());
    return m_grid->nearest(at, reach);
}

void CostPlot::hover(std::optional<std::size_t> point)
{
    if (point == m_hovered)
        return;
    m_hovered = point;
    setAccessibleDescription(point ? pointWords(m_scene, *point).join(QStringLiteral(", ")) : QString());
    update();
    Q_EMIT hoveredChanged();
}

void CostPlot::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    if (!m_pressed) {
        hover(pointAt(at));
        setCursor(m_hovered ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    if (!m_dragged && (at - *m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    const QPointF before = m_dragged.value_or(*m_pressed);
    m_dragged = at;
    hover({});
    setCursor(Qt::ClosedHandCursor);
    const QRectF plot = frame().plot;
    const double dx = (m_x.end - m_x.begin) * (before.x() - at.x()) / plot.width();
    const double dy = (m_y.end - m_y.begin) * (at.y() - before.y()) / plot.height();
    m_x = {m_x.logarithmic, m_x.begin + dx, m_x.end + dx};
    m_y = {m_y.logarithmic, m_y.begin + dy, m_y.end + dy};
    m_fitted = false;
    forget();
}

void CostPlot::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_pressed = event->position();
    m_dragged.reset();
}

void CostPlot::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return QWidget::mouseReleaseEvent(event);
    m_pressed.reset();
    setCursor(Qt::ArrowCursor);
    if (std::exchange(m_dragged, std::nullopt))
        return;
    hover(pointAt(event->position()));
    if (m_hovered)
        Q_EMIT chosen(*m_hovered, event->globalPosition().toPoint());
}

void CostPlot::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!pointAt(event->position()))
        fit();
}

void CostPlot::zoom(QPointF at, double factor)
{
    const QRectF plot = frame().plot;
    const double shareX = std::clamp((at.x() - plot.left()) / plot.width(), 0.0, 1.0);
    const double shareY = std::clamp((plot.bottom() - at.y()) / plot.height(), 0.0, 1.0);
    const auto nearer = [factor](CostAxis &axis, const CostAxis &all, double share) {
        const double span = axis.end - axis.begin, middle = axis.begin + share * span;
        const double next = std::clamp(span * factor, deepest * (all.end - all.begin), 4 * (all.end - all.begin));
        axis.begin = middle - share * next;
        axis.end = axis.begin + next;
    };
    nearer(m_x, m_scene.x, shareX);
    nearer(m_y, m_scene.y, shareY);
    m_fitted = false;
    forget();
}

void CostPlot::wheelEvent(QWheelEvent *event)
{
    constexpr double notch = 120;
    zoom(event->position(), std::pow(0.8, event->angleDelta().y() / notch));
    hover(pointAt(event->position()));
    event->accept();
}

void CostPlot::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (!hasFocus())
        hover({});
}

/// To the next point by x.
void CostPlot::step(int by)
{
    if (m_order.empty()) {
        for (std::size_t i = 0; i < m_scene.xs.size(); ++i) {
            if (m_scene.has(i))
                m_order.push_back(static_cast<std::uint32_t>(i));
        }
        std::stable_sort(m_order.begin(), m_order.end(),
                         [this](std::uint32_t a, std::uint32_t b) { return m_scene.xs[a] < m_scene.xs[b]; });
    }
    if (m_order.empty())
        return;
    const auto here = m_hovered ? std::find(m_order.begin(), m_order.end(), *m_hovered) : m_order.end();
    const std::ptrdiff_t last = std::ssize(m_order) - 1;
    const std::ptrdiff_t next =
        here == m_order.end() ? (by > 0 ? 0 : last) : std::clamp<std::ptrdiff_t>(here - m_order.begin() + by, 0, last);
    reveal(m_order[static_cast<std::size_t>(next)]);
}

void CostPlot::stepOnFront(int by)
{
    const std::vector<std::size_t> &front = m_scene.front;
    if (front.empty())
        return;
    const auto here = m_hovered ? std::find(front.begin(), front.end(), *m_hovered) : front.end();
    const std::ptrdiff_t last = std::ssize(front) - 1;
    const std::ptrdiff_t next = here == front.end() ? (by > 0 ? 0 : last) : std::clamp<std::ptrdiff_t>(here - front.begin() + by, 0, last);
    reveal(front[static_cast<std::size_t>(next)]);
}

/// Marks a point, where it is out of sight after all have been brought into it.
void CostPlot::reveal(std::size_t point)
{
    if (!placeOf(point))
        fit();
    hover(point);
}

void CostPlot::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: return step(-1);
    case Qt::Key_Right: return step(1);
    case Qt::Key_Down: return stepOnFront(-1);
    case Qt::Key_Up: return stepOnFront(1);
    case Qt::Key_Home: return fit();
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(frame().plot.center(), 0.8);
    case Qt::Key_Minus: return zoom(frame().plot.center(), 1.25);
    case Qt::Key_Escape: return hover({});
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_hovered && placeOf(*m_hovered))
            Q_EMIT chosen(*m_hovered, mapToGlobal(placeOf(*m_hovered)->toPoint()));
        return;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void CostPlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    forget();
}

} // namespace residua::ui
