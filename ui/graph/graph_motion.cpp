#include "ui/graph/graph_motion.h"

#include <unordered_map>

namespace residua::ui {

namespace {

QRectF between(const QRectF &from, const QRectF &to, double progress)
{
    const auto mix = [progress](double a, double b) { return a + (b - a) * progress; };
    return {mix(from.x(), to.x()), mix(from.y(), to.y()), mix(from.width(), to.width()), mix(from.height(), to.height())};
}

} // namespace

QRectF Motion::box(const Scene &scene, std::size_t index) const
{
    const QRectF &to = scene.boxes[index].rect;
    return running() ? between(boxes[index], to, progress) : to;
}

QRectF Motion::frame(const Scene &scene, std::size_t index) const
{
    const QRectF &to = scene.frames[index].rect;
    return running() ? between(frames[index], to, progress) : to;
}

Motion motionBetween(const Scene &before, const Camera &cameraBefore, const Scene &now, const Camera &camera)
{
    const auto carried = [&](const QRectF &rect) { return camera.toPicture(cameraBefore.toScreen(rect)); };
    std::unordered_map<std::string, QRectF> known;
    std::unordered_map<int, QRectF> byOperation;
    for (const SceneFrame &frame : before.frames)
        known.emplace(before.group(frame).path, frame.rect);
    for (std::size_t i = 0; i < before.boxes.size(); ++i) {
        const FoldedNode &node = before.node(static_cast<int>(i));
        known.insert_or_assign(node.path, before.boxes[i].rect);
        for (const int id : node.nodes)
            byOperation.emplace(id, before.boxes[i].rect);
    }
    const bool sameNetwork = before.picture->snapshot == now.picture->snapshot;
    const auto start = [&](const std::string &path, const std::vector<int> &nodes, const QRectF &end) {
        if (const auto found = known.find(path); found != known.end())
            return carried(found->second);
        QRectF parts;
        if (sameNetwork)
            for (const int id : nodes)
                if (const auto found = byOperation.find(id); found != byOperation.end())
                    parts |= found->second;
        return parts.isEmpty() ? end : carried(parts);
    };
    Motion motion;
    motion.progress = 0;
    for (std::size_t i = 0; i < now.boxes.size(); ++i) {
        const FoldedNode &node = now.node(static_cast<int>(i));
        motion.boxes.push_back(start(node.path, node.nodes, now.boxes[i].rect));
    }
    std::unordered_map<std::string, int> rows;
    for (const SceneFrame &frame : now.frames) {
        const std::string &path = now.group(frame).path;
        // A frame that goes on in another row has no place of its own to come from.
        motion.frames.push_back(rows[path]++ == 0 ? start(path, now.nodesOf(frame), frame.rect) : frame.rect);
    }
    return motion;
}

} // namespace residua::ui
