#pragma once

#include "core/layout/layout.h"

#include <string>
#include <vector>

namespace residua {

/// What stands in a box. `title` "conv 3×3 /2", details below it.
struct BoxText {
    std::string title;
    std::vector<std::string> details;
};
BoxText boxText(const LayoutRequest &request, const FoldedNode &node);

/// "256×56×56": one image's shape, without the batch.
std::string shapeCaption(const Shape &shape);

/// Multiply-accumulates of everything in `node`.
std::int64_t macsOf(const Model &model, const FoldedNode &node);

/// The kinds of shortcut that the blocks in a folded node have, as bits.
unsigned shortcutsIn(const Model &model, const FoldedNode &node);

/// Says on the lines of `layout` which shapes flow along them.
void labelFlow(const LayoutRequest &request, Layout &layout);

/// "projection", "average pool and projection", "zero padding"; empty for an identity.
std::string shortcutName(EdgeKind kind);

} // namespace residua
