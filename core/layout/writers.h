#pragma once

#include "core/layout/picture.h"

#include <string>

namespace residua {

std::string writeSvg(const Picture &picture);

/// Drawn by cairo. Both throw Error(Failed) where the build has none.
std::string writePng(const Picture &picture);
std::string writePdf(const Picture &picture);
bool cairoBuiltIn();

} // namespace residua
