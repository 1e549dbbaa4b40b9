#pragma once

#include "core/data/image.h"

#include <string>

class QImage;

namespace residua {

/// Decodes an image file by Qt's readers (and ours for PPM and PGM): PNG, JPEG, BMP, GIF, WebP, TIFF, what the plug-ins know, but
/// no drawings. The first of `frames`, turned as its EXIF orientation says, transparency on white, colour profiles ignored. An image
/// above 16 megapixels is decoded at a whole fraction of its size. `path` stands in messages.
/// Throws Error(Input) with the size and the reason. Thread: any.
Image decodeImage(const std::string &bytes, const std::string &path, int &frames);

/// Eight-bit RGB, transparency on white.
Image fromQt(const QImage &decoded);

/// `image` as a PNG file.
std::string encodePng(const Image &image);

} // namespace residua
