#pragma once

#include "core/data/image.h"

class QImage;

namespace residua {

/// Eight-bit RGB, transparency on white; `transparent` says whether there was any. Colour profiles are ignored.
Image fromQt(const QImage &decoded, bool *transparent = nullptr);

} // namespace residua
