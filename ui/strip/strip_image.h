#pragma once

#include "core/data/image.h"

#include <QPixmap>

namespace residua::ui {

/// The middle of an image as it stands on the input, at `density` device pixels a pixel; null where there is nothing to see.
QPixmap stripImage(const Image *image, double density);

} // namespace residua::ui
