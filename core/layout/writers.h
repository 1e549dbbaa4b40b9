#pragma once

#include "core/layout/picture.h"

#include <string>

namespace residua {

std::string writeSvg(const Picture &picture);

/// Drawn by cairo. Both throw Error(Failed) where the build has none.
std::string writePng(const Picture &picture);
std::string writePdf(const Picture &picture);
bool cairoBuiltIn();

/// The colour at `place` of a gradient, from 0 at its left end to 1.
inline Color colorAlong(TintMap map, double place)
{
    return tintColor(map, map == TintMap::Diverging ? 2 * place - 1 : place);
}

} // namespace residua
