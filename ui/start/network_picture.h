#pragma once

#include "core/arch/model.h"

#include <QString>

#include <vector>

class QPainter;
class QRectF;

namespace residua::ui {

struct Theme;

/// A network in small: a slab for each block, as high as its map is large, as thick as it has channels.
struct NetworkPicture {
    struct Slab {
        double height = 0, thickness = 0; ///< shares of the largest one
        int stage = -1;                   ///< -1: the stem
    };
    std::vector<Slab> slabs;
};

NetworkPicture networkPicture(const Model &model);

/// "25.6 M · 4.09 GMAC": parameters, and operations for an image.
QString networkLine(const Model &model);

/// In the middle of `area`, as large as it has room.
void paintNetwork(QPainter &painter, const NetworkPicture &picture, const QRectF &area, const Theme &theme);

} // namespace residua::ui
