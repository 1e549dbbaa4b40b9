#include "ui/graph/graph_placement.h"

#include <algorithm>

namespace residua::ui {

QRectF placeOf(const Scene &scene, const Camera &camera, const std::string &path)
{
    if (const int box = scene.boxOf(path); box >= 0)
        return camera.toScreen(scene.boxes[static_cast<std::size_t>(box)].rect);
    if (const int frame = scene.picture ? scene.frameOf(path) : -1; frame >= 0)
        return camera.toScreen(scene.frames[static_cast<std::size_t>(frame)].rect);
    return {};
}

Anchor anchorAt(const Scene &scene, const Camera &camera, const std::string &path, std::optional<QPointF> pointer)
{
    Anchor anchor{{}, placeOf(scene, camera, path), 0, pointer};
    anchor.trunk = anchor.before.center().y();
    if (const int box = scene.boxOf(path); box >= 0) {
        anchor.nodes = scene.node(box).nodes;
    } else if (const int frame = scene.picture ? scene.frameOf(path) : -1; frame >= 0) {
        anchor.nodes = scene.nodesOf(scene.frames[static_cast<std::size_t>(frame)]);
        for (const int member : scene.group(scene.frames[static_cast<std::size_t>(frame)]).members)
            if (scene.node(member).nodes.front() == anchor.nodes.front())
                anchor.trunk = camera.toScreen(scene.boxes[static_cast<std::size_t>(member)].rect).center().y();
    }
    return anchor;
}

Camera anchored(const Scene &scene, const Camera &camera, const Anchor &anchor, const QRectF &fit, const QRectF &clear)
{
    const SceneMarks marks = marksOf(scene, anchor.nodes);
    if (marks.empty())
        return camera;
    // The trunk stays at its height: a frame reaches further up than its boxes.
    QRectF target = boundsOf(scene, marks);
    double trunk = target.center().y();
    for (std::size_t i = 0; i < scene.boxes.size(); ++i) {
        const std::vector<int> &own = scene.node(static_cast<int>(i)).nodes;
        if (std::find(own.begin(), own.end(), anchor.nodes.front()) != own.end()) {
            const QRectF &first = scene.boxes[i].rect;
            trunk = first.center().y();
            if (marks.frames.size() > 1 || (marks.frames.empty() && marks.boxes.size() > 1))
                target = marks.frames.empty() ? first : scene.frames[static_cast<std::size_t>(marks.frames.front())].rect;
            break;
        }
    }
    Camera moved = camera;
    const QPointF wanted(anchor.before.left(), anchor.trunk);
    moved.offset += wanted - moved.toScreen(QPointF(target.left(), trunk));
    Camera shown = revealed(withoutWaste(moved, scene.size, fit), target, clear);
    if (!anchor.pointer)
        return shown;
    // As far as the pointer stays on it.
    const QRectF seen = shown.toScreen(target).adjusted(2, 2, -2, -2);
    const auto inside = [](double p, double low, double high) { return p < low ? p - low : p > high ? p - high : 0.0; };
    shown.offset += QPointF(inside(anchor.pointer->x(), seen.left(), seen.right()), inside(anchor.pointer->y(), seen.top(), seen.bottom()));
    return shown;
}

std::optional<PicturePlace> placeSeen(const Scene &scene, const Camera &camera, const QRectF &view)
{
    const QPointF middle = camera.toPicture(view.center());
    std::optional<PicturePlace> place;
    double nearest = 0;
    for (std::size_t i = 0; i < scene.boxes.size(); ++i) {
        const QPointF way = middle - scene.boxes[i].rect.center();
        const double distance = QPointF::dotProduct(way, way);
        if (!place || distance < nearest) {
            place = PicturePlace{camera.zoom, scene.node(static_cast<int>(i)).path, way};
            nearest = distance;
        }
    }
    return place;
}

std::optional<Camera> cameraAt(const Scene &scene, const Camera &camera, const PicturePlace &place, const QRectF &view)
{
    const int box = scene.boxOf(place.path);
    if (box < 0)
        return std::nullopt;
    Camera moved = zoomedAt(camera, place.zoom, {});
    moved.offset += view.center() - moved.toScreen(scene.boxes[static_cast<std::size_t>(box)].rect.center() + place.from);
    return moved;
}

Camera following(const Scene &before, const Camera &cameraBefore, const std::vector<int> &selected, const Scene &now, const Camera &camera,
                 const QRectF &view)
{
    const QPointF middle = cameraBefore.toPicture(view.center());
    const QRectF window = cameraBefore.toPicture(view);
    int held = -1;
    double nearest = 0;
    for (std::size_t i = 0; i < before.boxes.size(); ++i) {
        const QRectF &box = before.boxes[i].rect;
        const bool chosen = std::find(selected.begin(), selected.end(), static_cast<int>(i)) != selected.end() && box.intersects(window);
        const QPointF way = box.center() - middle;
        const double distance = QPointF::dotProduct(way, way) - (chosen ? 1e12 : 0);
        if ((held < 0 || distance < nearest) && now.boxOf(before.node(static_cast<int>(i)).path) >= 0) {
            held = static_cast<int>(i);
            nearest = distance;
        }
    }
    if (held < 0)
        return camera;
    const int after = now.boxOf(before.node(held).path);
    Camera moved = camera;
    moved.offset += cameraBefore.toScreen(before.boxes[static_cast<std::size_t>(held)].rect.center())
        - moved.toScreen(now.boxes[static_cast<std::size_t>(after)].rect.center());
    return moved;
}

} // namespace residua::ui
