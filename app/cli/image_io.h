#pragma once

#include "core/data/image_decoder.h"

#include <string>

namespace residua::cli {

/// Reads the image in `path` (see `decodeImage`) and tells what was done to it. Throws Interrupted when a stop was requested.
DecodedImage readImage(const std::string &path, const std::stop_token &stop);

/// ".png", or ".ppm" in a build without Qt.
const char *pictureExtension();

/// `image` in the format of `pictureExtension`.
std::string encodePicture(const Image &image);

} // namespace residua::cli
