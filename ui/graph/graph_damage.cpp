#include "ui/graph/graph_damage.h"

#include "ui/graph/graph_camera.h"

namespace residua::ui {

namespace {

constexpr std::size_t mostBoxes = 400;  ///< of more the parts are too small and too many
constexpr double around = 3, below = 9; ///< points that a box's mark and its value reach beyond it
constexpr double glow = 12;             ///< pixels that marks reach, and by which they push the value below

class Comparison {
public:
    Comparison(const Scene &before, const Scene &after, const GraphColors &colors) : m_before(before), m_after(after), m_colors(colors) {}

    bool sameWords(int before, int after) const
    {
        if (before < 0 || after < 0)
            return before < 0 && after < 0;
        const SceneText &a = m_before.texts[static_cast<std::size_t>(before)], &b = m_after.texts[static_cast<std::size_t>(after)];
        return a.style == b.style && a.words == b.words;
    }

    bool sameBox(const SceneBox &a, const SceneBox &b) const
    {
        if (a.rect != b.rect || a.circle != b.circle || a.product != b.product || a.minor != b.minor || a.foldable != b.foldable
            || a.shortcuts != b.shortcuts || a.costLine != b.costLine || a.tinted != b.tinted || a.details.size() != b.details.size())
            return false;
        if (!sameWords(a.title, b.title) || !sameWords(a.valueText, b.valueText))
            return false;
        for (std::size_t i = 0; i < a.details.size(); ++i)
            if (!sameWords(a.details[i], b.details[i]))
                return false;
        return a.circle || m_colors.box(a, m_before.tint.map).fill == m_colors.box(b, m_after.tint.map).fill;
    }

    bool sameFrame(const SceneFrame &a, const SceneFrame &b) const
    {
        return a.rect == b.rect && a.inner == b.inner && sameWords(a.title, b.title);
    }

    bool sameEdge(const SceneEdge &a, const SceneEdge &b) const
    {
        return a.kind == b.kind && a.pieces == b.pieces && a.tip == b.tip && a.direction == b.direction && a.labelAt == b.labelAt
            && a.changesShape == b.changesShape && sameWords(a.label, b.label) && sameWords(a.channels, b.channels)
            && sameWords(a.pixels, b.pixels);
    }

private:
    const Scene &m_before, &m_after;
    const GraphColors &m_colors;
};

/// `rect` with what is drawn round it, in pixels of the view.
QRect reached(const Camera &camera, const QRectF &rect, double lower)
{
    return camera.toScreen(rect.adjusted(-around, -around, around, lower)).adjusted(-glow, -glow, glow, glow).toAlignedRect();
}

} // namespace

std::optional<QRegion> damageBetween(const Scene &before, const Scene &after, const Camera &camera, const GraphColors &colors)
{
    if (!before.picture || before.size != after.size || before.boxes.size() != after.boxes.size()
        || before.frames.size() != after.frames.size() || before.edges.size() != after.edges.size() || after.boxes.size() > mostBoxes
        || before.tint.metric != after.tint.metric)
        return std::nullopt;
    const Comparison compare(before, after, colors);
    QRegion damage;
    const auto add = [&](const QRectF &rect, double lower) { damage += reached(camera, rect, lower); };
    for (std::size_t i = 0; i < after.boxes.size(); ++i)
        if (!compare.sameBox(before.boxes[i], after.boxes[i]))
            add(before.boxes[i].rect | after.boxes[i].rect, below);
    for (std::size_t i = 0; i < after.frames.size(); ++i)
        if (!compare.sameFrame(before.frames[i], after.frames[i]))
            add(before.frames[i].rect | after.frames[i].rect, around);
    for (std::size_t i = 0; i < after.edges.size(); ++i)
        if (!compare.sameEdge(before.edges[i], after.edges[i]))
            add(before.edges[i].bounds | after.edges[i].bounds, around);
    return damage;
}

QRegion markedRegion(const Scene &scene, const SceneMarks &marks, const Camera &camera)
{
    if (marks.boxes.size() > mostBoxes)
        return reached(camera, boundsOf(scene, marks), below);
    QRegion region;
    for (const int box : marks.boxes)
        region += reached(camera, scene.boxes[static_cast<std::size_t>(box)].rect, below);
    for (const int frame : marks.frames)
        region += reached(camera, scene.frames[static_cast<std::size_t>(frame)].rect, around);
    return region;
}

} // namespace residua::ui
