#include "ui/graph/graph_scene.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <utility>

namespace residua::ui {

namespace {

class Preparer {
public:
    Scene prepare(PicturePtr picture)
    {
        m_scene.picture = std::move(picture);
        const Layout &layout = m_scene.picture->layout;
        m_scene.size = {layout.width, layout.height};
        m_scene.boxes.reserve(layout.boxes.size());
        for (const LayoutBox &box : layout.boxes)
            m_scene.boxes.push_back(prepared(box));
        for (const LayoutFrame &frame : layout.frames)
            m_scene.frames.push_back(prepared(frame));
        m_scene.edges.reserve(layout.edges.size());
        for (const LayoutEdge &edge : layout.edges)
            m_scene.edges.push_back(prepared(edge));
        m_scene.ownTexts = m_scene.texts.size();
        return std::move(m_scene);
    }

private:
    Scene m_scene;
    QHash<std::pair<QByteArray, int>, int> m_texts;
    QHash<QByteArray, int> m_looks;

    int text(const std::string &words, TextStyle style)
    {
        const auto key = std::make_pair(QByteArray::fromStdString(words), static_cast<int>(style));
        const auto known = m_texts.constFind(key);
        if (known != m_texts.constEnd())
            return *known;
        m_scene.texts.push_back({QString::fromStdString(words), style});
        const int index = static_cast<int>(m_scene.texts.size()) - 1;
        m_texts.insert(key, index);
        return index;
    }

    int look(const SceneBox &box)
    {
        QByteArray key;
        const auto add = [&key](const auto &value) { key.append(reinterpret_cast<const char *>(&value), sizeof value); };
        add(box.rect.width());
        add(box.rect.height());
        add(box.title);
        for (const int line : box.details)
            add(line);
        add(box.shortcuts);
        for (const bool trait : {box.circle, box.product, box.minor, box.costLine})
            key.append(trait ? '1' : '0');
        const auto known = m_looks.constFind(key);
        if (known != m_looks.constEnd())
            return *known;
        m_looks.insert(key, m_scene.looks);
        return m_scene.looks++;
    }

    SceneBox prepared(const LayoutBox &box)
    {
        const FoldedNode::Kind kind = m_scene.node(box.node).kind;
        SceneBox result;
        static_cast<BoxTraits &>(result) = box;
        result.rect = toQt(box.rect);
        result.foldable = kind != FoldedNode::Kind::Operation && kind != FoldedNode::Kind::Input;
        if (!box.circle) {
            result.title = text(box.title, result.minor ? TextStyle::MinorTitle : TextStyle::Title);
            for (const std::string &line : box.details)
                result.details.push_back(text(line, TextStyle::Detail));
        }
        result.look = look(result);
        return result;
    }

    SceneFrame prepared(const LayoutFrame &frame)
    {
        constexpr double titleHeight = 15;
        const QRectF area = toQt(frame.rect);
        const QRectF title(area.left(), area.top(), area.width(), titleHeight);
        return {area, title, frame.group, frame.inner, text(frame.title, figuresOf(frame.inner, frame.rect).title.style)};
    }

    static ScenePiece piece(QPointF from, const Segment &segment, QPointF to)
    {
        constexpr double flat = 0.01;
        const QPointF way = to - from;
        if (!segment.curved) {
            const auto kind = std::abs(way.y()) < flat ? ScenePiece::Kind::Level
                : std::abs(way.x()) < flat             ? ScenePiece::Kind::Upright
                                                       : ScenePiece::Kind::Free;
            return {kind, from, to, from + way / 3, to - way / 3};
        }
        const QPointF c1 = toQt(segment.c1), c2 = toQt(segment.c2);
        const QPointF out = c1 - from, in = to - c2;
        // A rounded corner of the layout: level on one side, upright on the other.
        const bool corner = (std::abs(out.x()) < flat && std::abs(in.y()) < flat) || (std::abs(out.y()) < flat && std::abs(in.x()) < flat);
        return {corner ? ScenePiece::Kind::Corner : ScenePiece::Kind::Free, from, to, c1, c2};
    }

    SceneEdge prepared(const LayoutEdge &edge)
    {
        SceneEdge result;
        result.edge = edge.edge;
        result.kind = edge.kind;
        if (!edge.label.empty())
            result.label = text(edge.label, labelOf(edge.labelAt).style);
        result.labelAt = toQt(edge.labelAt);
        result.tip = toQt(edge.curve.start);
        result.direction = {1, 0};
        if (edge.curve.segments.empty())
            return result;
        const LineEnd line = endOf(edge.curve);
        result.tip = toQt(line.tip);
        result.direction = toQt(line.direction);
        QPointF from = toQt(edge.curve.start);
        for (const Segment &s : edge.curve.segments) {
            const QPointF to = toQt(&s == &edge.curve.segments.back() ? line.end : s.to);
            result.pieces.push_back(piece(from, s, to));
            from = to;
        }
        for (const ScenePiece &p : result.pieces)
            for (const QPointF &corner : {p.from, p.to, p.c1, p.c2})
                result.line |= QRectF(corner.x() - 0.5, corner.y() - 0.5, 1, 1);
        result.bounds = result.line.adjusted(-arrowLength, -arrowLength, arrowLength, arrowLength);
        if (!edge.channels.empty()) {
            const FlowFigures flow = flowOf(edge);
            result.channels = text(edge.channels, flow.channels.style);
            result.channelsAt = toQt(flow.channels.at);
            if (!edge.pixels.empty())
                result.pixels = text(edge.pixels, flow.pixels.style);
            result.pixelsAt = toQt(flow.pixels.at);
            result.changesShape = edge.changesShape;
        }
        if (result.label >= 0)
            result.bounds |= QRectF(result.labelAt.x() - 60, result.labelAt.y() - 10, 120, 14);
        return result;
    }
};

bool contains(const std::vector<int> &sorted, const std::vector<int> &part)
{
    return std::includes(sorted.begin(), sorted.end(), part.begin(), part.end());
}

std::vector<int> sortedCopy(std::vector<int> values)
{
    std::sort(values.begin(), values.end());
    return values;
}

} // namespace

Scene prepareScene(PicturePtr picture)
{
    return picture ? Preparer().prepare(std::move(picture)) : Scene();
}

int Scene::boxAt(QPointF point) const
{
    for (std::size_t i = 0; i < boxes.size(); ++i)
        if (boxes[i].rect.contains(point))
            return static_cast<int>(i);
    return -1;
}

int Scene::frameTitleAt(QPointF point) const
{
    for (std::size_t i = frames.size(); i-- > 0;)
        if (frames[i].titleRect.contains(point))
            return static_cast<int>(i);
    return -1;
}

int Scene::boxOf(const std::string &path) const
{
    if (picture)
        for (std::size_t i = 0; i < boxes.size(); ++i)
            if (node(static_cast<int>(i)).path == path)
                return static_cast<int>(i);
    return -1;
}

int Scene::frameOf(const std::string &path) const
{
    for (std::size_t i = 0; i < frames.size(); ++i)
        if (group(frames[i]).path == path)
            return static_cast<int>(i);
    return -1;
}

int Scene::frameAround(int box) const
{
    int found = -1;
    for (std::size_t i = 0; i < frames.size(); ++i) { // outer before inner
        const std::vector<int> &members = group(frames[i]).members;
        const bool rightRow = frames[i].rect.intersects(boxes[static_cast<std::size_t>(box)].rect);
        if (rightRow && std::find(members.begin(), members.end(), box) != members.end())
            found = static_cast<int>(i);
    }
    return found;
}

std::vector<int> Scene::nodesOf(const SceneFrame &frame) const
{
    std::vector<int> nodes;
    for (const int member : group(frame).members) {
        const std::vector<int> &own = node(member).nodes;
        nodes.insert(nodes.end(), own.begin(), own.end());
    }
    return sortedCopy(std::move(nodes));
}

SceneMarks marksOf(const Scene &scene, const std::vector<int> &nodes)
{
    SceneMarks marks;
    if (nodes.empty() || !scene.picture)
        return marks;
    const std::vector<int> selected = sortedCopy(nodes);
    if (selected.size() > 1)
        for (std::size_t i = 0; i < scene.frames.size(); ++i)
            if (scene.nodesOf(scene.frames[i]) == selected)
                marks.frames.push_back(static_cast<int>(i));
    if (!marks.empty())
        return marks;
    int around = -1;
    for (std::size_t i = 0; i < scene.boxes.size(); ++i) {
        const int box = static_cast<int>(i);
        const std::vector<int> own = sortedCopy(scene.node(box).nodes);
        if (contains(selected, own))
            marks.boxes.push_back(box);
        else if (contains(own, selected))
            around = box;
    }
    if (marks.boxes.empty() && around >= 0)
        marks.boxes.push_back(around);
    return marks;
}

QRectF boundsOf(const Scene &scene, const SceneMarks &marks)
{
    QRectF bounds;
    for (const int box : marks.boxes)
        bounds |= scene.boxes[static_cast<std::size_t>(box)].rect;
    for (const int frame : marks.frames)
        bounds |= scene.frames[static_cast<std::size_t>(frame)].rect;
    return bounds;
}

} // namespace residua::ui
