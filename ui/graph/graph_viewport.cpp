#include "ui/graph/graph_viewport.h"

#include "ui/look/theme.h"

#include <QWidget>

#include <cmath>

namespace residua::ui {

namespace {

constexpr double zoomStep = 1.25;

} // namespace

Viewport::Viewport(const QWidget &view) : m_view(view)
{
    m_camera.unit = view.logicalDpiX() / 72.0;
}

QRectF Viewport::area() const
{
    return m_view.rect();
}

QRectF Viewport::fitArea() const
{
    return ui::fitArea(m_view.size(), m_legend, m_bar);
}

QRectF Viewport::clearArea() const
{
    return area().adjusted(fitMargin, m_bar > 0 ? m_bar + controlGap : fitMargin, -fitMargin, -m_legend);
}

void Viewport::move(const Camera &camera)
{
    const Camera before = m_camera;
    m_camera = m_picture.isEmpty() ? camera : heldInView(camera, m_picture, m_view.size(), m_bar);
    const double density = m_view.devicePixelRatioF();
    m_camera.offset = {std::round(m_camera.offset.x() * density) / density, std::round(m_camera.offset.y() * density) / density};
    if (before != m_camera)
        Q_EMIT moved();
    if (before.zoom != m_camera.zoom)
        Q_EMIT zoomChanged(m_camera.zoom);
}

void Viewport::settle()
{
    if (!m_fitting)
        move(m_camera);
    else if (!m_picture.isEmpty())
        move(fittedReadably(m_camera, m_picture, fitArea(), readable()));
}

bool Viewport::isCut() const
{
    return m_fitting && !m_picture.isEmpty() && !area().contains(m_camera.toScreen(QRectF({}, m_picture)));
}

void Viewport::fit()
{
    m_fitting = m_whole = true;
    settle();
}

void Viewport::fitReadably()
{
    m_fitting = true;
    m_whole = false;
    settle();
}

void Viewport::reveal(const QRectF &target)
{
    const QRectF window = clearArea();
    if (!window.contains(m_camera.toScreen(target)))
        move(revealed(m_camera, target, window));
}

void Viewport::steer(const Camera &camera)
{
    if (m_picture.isEmpty())
        return;
    m_fitting = false;
    Q_EMIT steered();
    move(camera);
}

void Viewport::pan(QPointF pixels)
{
    Camera camera = m_camera;
    camera.offset += pixels;
    steer(camera);
}

void Viewport::centerOn(QPointF point)
{
    pan(area().center() - m_camera.toScreen(point));
}

void Viewport::zoomBy(double factor, QPointF at)
{
    steer(zoomedAt(m_camera, m_camera.zoom * factor, at));
}

void Viewport::zoomIn()
{
    zoomBy(zoomStep, area().center());
}
void Viewport::zoomOut()
{
    zoomBy(1 / zoomStep, area().center());
}
void Viewport::actualSize()
{
    steer(zoomedAt(m_camera, 1, area().center()));
}

void Viewport::fitTo(const QRectF &target)
{
    constexpr double around = 12, most = 2; // points; no more than twice the natural size
    steer(fitted(m_camera, target.adjusted(-around, -around, around, around), fitArea(), most));
}

} // namespace residua::ui
