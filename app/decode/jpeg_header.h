#pragma once

#include <QByteArray>

namespace residua {

/// Corrects what libjpeg warns of in headers and then takes as it is corrected here: the version of JFIF, Adobe's color transform, the
/// bounds of a sequential scan. It warns once a file; a warning that tells of damaged pixels would not be heard after one of these. `jpeg`
/// has been taken by `inspectImage`.
void mendJpegHeaders(QByteArray &jpeg);

} // namespace residua
