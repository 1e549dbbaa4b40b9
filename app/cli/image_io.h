#pragma once

#include "core/data/image.h"

#include <string>

namespace residua::cli {

/// Reads the image in `path`: PPM and PGM always; with Qt also PNG, JPEG, BMP, GIF, WebP, TIFF (what its plug-ins know).
/// The first frame, turned as its EXIF orientation says, transparency on white, colour profiles ignored. An image above
/// 16 megapixels is decoded at a whole fraction of its size. Throws Error(Input) with the size and the reason.
Image readImage(const std::string &path);

/// ".png", or ".ppm" in a build without Qt.
const char *pictureExtension();

/// `image` in the format of `pictureExtension`.
std::string encodePicture(const Image &image);

} // namespace residua::cli
