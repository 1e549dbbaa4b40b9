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

/// Kinds of shortcut in a folded node.
struct ShortcutMarks {
    bool identity = false;
    bool projection = false;
};
ShortcutMarks shortcutMarks(const Model &model, const FoldedNode &node);

/// "projection", "average pool and projection", "zero padding"; empty for an identity.
std::string shortcutName(EdgeKind kind);

} // namespace residua
