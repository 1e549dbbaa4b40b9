#include "ui/graph/graph_hit.h"

namespace residua::ui {

GraphHit graphHit(const Scene &scene, const Camera &camera, const GraphMap &map, const GraphLegend &legend, QPointF at)
{
    using What = GraphHit::What;
    if (map.panel.contains(at))
        return {What::Map, -1};
    if (legend.panel.contains(at))
        return {legend.chooser.contains(at) ? What::Chooser : What::Legend, -1};
    const QPointF point = camera.toPicture(at);
    if (const int box = scene.boxAt(point); box >= 0)
        return {What::Box, box};
    if (const int frame = scene.frameTitleAt(point); frame >= 0)
        return {What::Frame, frame};
    return {};
}

std::string pathOf(const Scene &scene, const GraphHit &hit)
{
    if (hit.what == GraphHit::What::Box)
        return scene.node(hit.index).path;
    if (hit.what == GraphHit::What::Frame)
        return scene.group(scene.frames[static_cast<std::size_t>(hit.index)]).path;
    return {};
}

QRectF rectOf(const Scene &scene, const GraphHit &hit)
{
    if (hit.what == GraphHit::What::Box)
        return scene.boxes[static_cast<std::size_t>(hit.index)].rect;
    if (hit.what == GraphHit::What::Frame)
        return scene.frames[static_cast<std::size_t>(hit.index)].rect;
    return {};
}

} // namespace residua::ui
