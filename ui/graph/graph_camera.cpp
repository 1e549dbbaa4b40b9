#include "ui/graph/graph_camera.h"

#include <algorithm>

namespace residua::ui {

QRectF fitArea(QSizeF view, double below, double above)
{
    const double top = above > 0 ? above + fitMargin / 2 : fitMargin; // the bar is a margin too
    const QRectF area(fitMargin, top, view.width() - 2 * fitMargin, view.height() - top - below);
    return {area.topLeft(), QSizeF(std::max(area.width(), 1.0), std::max(area.height(), 1.0))};
}

Camera zoomedAt(Camera camera, double zoom, QPointF screen)
{
    const QPointF held = camera.toPicture(screen);
    camera.zoom = std::clamp(zoom, smallestZoom, largestZoom);
    camera.offset = screen - held * camera.scale();
    return camera;
}

Camera fitted(Camera camera, const QRectF &target, const QRectF &area, double most)
{
    const double width = std::max(target.width(), 1.0), height = std::max(target.height(), 1.0);
    const double zoom = std::min(area.width() / width, area.height() / height) / camera.unit;
    camera.zoom = std::clamp(std::min(zoom, most), smallestZoom, largestZoom);
    camera.offset = area.center() - target.center() * camera.scale();
    return camera;
}

Camera fittedReadably(const Camera &camera, QSizeF picture, const QRectF &area, const Readable &readable)
{
    const Camera whole = fitted(camera, QRectF({}, picture), area);
    if (!readable.isWanted(whole.zoom))
        return whole;
    Camera part = camera;
    part.zoom = readable.zoom;
    if (camera.zoom != readable.zoom)
        part.offset = area.topLeft();
    part = withoutWaste(part, picture, area);
    // What fits along one side stands in the middle of it, as in a whole picture.
    const QSizeF size = picture * part.scale();
    if (size.width() <= area.width())
        part.offset.setX(area.center().x() - size.width() / 2);
    if (size.height() <= area.height())
        part.offset.setY(area.center().y() - size.height() / 2);
    return part;
}

Camera heldInView(Camera camera, QSizeF picture, QSizeF view, double above)
{
    static constexpr double strip = 48;
    const QSizeF size = picture * camera.scale();
    const auto held = [](double at, double length, double from, double to) {
        const double least = std::min(strip, length), first = from + least - length;
        return std::clamp(at, first, std::max(to - least, first));
    };
    camera.offset = {held(camera.offset.x(), size.width(), 0, view.width()), held(camera.offset.y(), size.height(), above, view.height())};
    return camera;
}

Camera withoutWaste(Camera camera, QSizeF picture, const QRectF &area)
{
    const QSizeF size = picture * camera.scale();
    const auto placed = [](double at, double length, double from, double to) {
        return std::clamp(at, std::min(from, to - length), std::max(from, to - length));
    };
    camera.offset = {placed(camera.offset.x(), size.width(), area.left(), area.right()),
                     placed(camera.offset.y(), size.height(), area.top(), area.bottom())};
    return camera;
}

Camera revealed(Camera camera, const QRectF &target, const QRectF &view)
{
    const QRectF seen = camera.toScreen(target);
    const auto shift = [](double low, double high, double from, double to) {
        if (high - low > to - from || low < from)
            return from - low;
        return high > to ? to - high : 0.0;
    };
    camera.offset +=
        QPointF(shift(seen.left(), seen.right(), view.left(), view.right()), shift(seen.top(), seen.bottom(), view.top(), view.bottom()));
    return camera;
}

} // namespace residua::ui
