#pragma once

#include "core/arch/profile.h"

#include <QString>

namespace residua::ui {

/// "256 × 14 × 14": one image's shape, without the batch.
QString shapeWords(const Shape &shape);

} // namespace residua::ui
