#pragma once

#include "core/data/image.h"

#include <string>

namespace residua {

/// `image` as a PNG file, eight bits a channel. Throws Error where it is too large for one.
std::string encodePng(const Image &image);

} // namespace residua
