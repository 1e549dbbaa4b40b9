#pragma once

#include <QByteArray>

namespace residua {

/// Begins to listen to what the libraries behind Qt's readers say of a file: libjpeg and libpng by Qt's messages; libtiff (`tiff`) by
/// standard error, which is a pipe from then on. To be called while pipes can still be opened.
void listenToReaders(bool tiff);

/// The first thing said since that tells of pixels that are not the file's own though an image came of it: data that end early, codes that
/// stand for nothing, indices beyond the palette. Empty where there is none; what harms no pixel is no such thing.
/// `file`: its bytes, of a JPEG to its end mark.
QByteArray complaintOfDamage(const QByteArray &file);

} // namespace residua
