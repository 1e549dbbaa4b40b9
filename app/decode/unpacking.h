#pragma once

#include "core/data/image_header.h"

#include <QString>

class QByteArray;
class QImage;

namespace residua {

/// What is wrong with the packed pixels of a TIFF that libtiff takes without a word; empty where nothing is. Deflate: a strip that does not
/// unpack to its checksum; PackBits: one that holds more than its rows. `bytes` have been taken by `inspectImage`.
/// Cost: unpacks a file of Deflate once.
QString damagedStrip(const QByteArray &bytes);

/// Gives the palette of a PNG, which `inspectImage` has taken, all the colors that its bits can name, since Qt makes color 0 of every
/// other. Returns how many it had; 0 where it has none, or all.
int widenPalette(QByteArray &png);

/// True where a pixel's color is none of the first `colors`.
bool exceedsPalette(const QImage &image, int colors);

} // namespace residua
