#pragma once

#include "core/data/image.h"

#include <string>

class QImage;

namespace residua {

/// Eight-bit RGB, transparency on white; `transparent` says whether there was any. Colour profiles are ignored.
Image fromQt(const QImage &decoded, bool *transparent = nullptr);

/// `image` as a PNG file.
std::string encodePng(const Image &image);

} // namespace residua
