#pragma once

#include "ui/state/tint.h"
#include "ui/work/worker.h"

#include "core/layout/drawing.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace residua::ui {

/// A text of the picture; equal ones are kept once.
struct SceneText {
    QString words;
    TextStyle style = TextStyle::Title;
};

struct SceneBox : BoxTraits {
    QRectF rect;           ///< points
    bool foldable = false; ///< can be unfolded
    int title = -1;        ///< index in `Scene::texts`
    std::vector<int> details;
    int look = 0; ///< boxes of one look differ only in their place and tint
    // Made by `tint`:
    std::optional<double> value; ///< of the metric, where it is known
    bool tinted = false;
    double share = 0;   ///< where on the colour map: 0 to 1, or -1 to 1 on the diverging one
    int valueText = -1; ///< index in `Scene::texts`; -1: nothing to say
    int tintedLook = 0; ///< boxes of one look and tint differ only in their place
};

struct SceneFrame {
    QRectF rect, titleRect;
    int group = 0;
    bool inner = false;
    int title = -1;
};

/// A piece of an edge. All but `Free` is drawn on whole pixels.
struct ScenePiece {
    enum class Kind { Level, Upright, Corner, Free };
    Kind kind = Kind::Free;
    QPointF from, to;
    QPointF c1, c2; ///< of a corner's or free piece's curve
    bool operator==(const ScenePiece &) const = default;
};

struct SceneEdge {
    int edge = 0; ///< index in `FoldedGraph::edges`
    EdgeKind kind = EdgeKind::Trunk;
    std::vector<ScenePiece> pieces;
    QRectF line;            ///< round the line, without label and arrow head
    QRectF bounds;          ///< of all that is drawn
    QPointF tip, direction; ///< of the arrow head
    int label = -1;
    QPointF labelAt;                ///< centre of the baseline
    int channels = -1, pixels = -1; ///< what flows along it: indices in `Scene::texts`; -1: nothing is said
    QPointF channelsAt, pixelsAt;   ///< centres of their baselines
    bool changesShape = false;      ///< see LayoutEdge
};

/// What the boxes are coloured by.
struct SceneTint : TintScale {
    Metric metric = Metric::Macs;
    bool known = true;     ///< false: it needs a run of this network, and there is none
    bool outdated = false; ///< not known, but there is a run of an earlier network
};

/// A laid out picture, prepared for painting and pointing: no text is converted and no path is built later on.
struct Scene {
    PicturePtr picture; ///< null: nothing to show yet
    QSizeF size;
    std::vector<SceneBox> boxes; ///< by folded node
    std::vector<SceneFrame> frames;
    std::vector<SceneEdge> edges;
    std::vector<SceneText> texts;
    std::size_t ownTexts = 0; ///< after them come those of the tint
    int looks = 0, tintedLooks = 0;
    SceneTint tint;

    const FoldedGraph &folded() const { return picture->folded; }
    const FoldedNode &node(int box) const { return picture->folded.nodes[static_cast<std::size_t>(box)]; }
    const FoldedGroup &group(const SceneFrame &frame) const { return picture->folded.groups[static_cast<std::size_t>(frame.group)]; }

    int boxAt(QPointF point) const;        ///< -1: none
    int frameTitleAt(QPointF point) const; ///< of the innermost frame
    int boxOf(const std::string &path) const;
    int frameOf(const std::string &path) const; ///< its first, where it runs over several rows
    /// The innermost frame round a box; -1: none.
    int frameAround(int box) const;
    /// Operations of a frame's members, in order of execution.
    std::vector<int> nodesOf(const SceneFrame &frame) const;
};

inline QPointF toQt(Point p)
{
    return {p.x, p.y};
}
inline QRectF toQt(const Rect &r)
{
    return {r.x, r.y, r.width, r.height};
}

/// Cost: a few milliseconds for 3,500 nodes.
Scene prepareScene(PicturePtr picture);

/// What stands for a selection in the picture.
struct SceneMarks {
    std::vector<int> boxes;
    std::vector<int> frames;
    bool operator==(const SceneMarks &) const = default;
    bool empty() const { return boxes.empty() && frames.empty(); }
};

/// The frame whose operations are exactly `nodes`, else all boxes that are inside `nodes`, else the box that contains them.
SceneMarks marksOf(const Scene &scene, const std::vector<int> &nodes);

/// The rectangle round all marks; empty where there are none.
QRectF boundsOf(const Scene &scene, const SceneMarks &marks);

} // namespace residua::ui
