#pragma once

#include "ui/state/live_state.h"

#include "core/data/sheet.h"

#include <QImage>

namespace residua::ui {

/// The jobs of the commands that save maps; they throw Error. For a background thread. `maps` has no problem.

/// All maps of the layer in `options`' colours and order, a PNG. With a caption height, each has its channel below it.
void writeMapsPicture(const MapsResult &maps, const QString &path, SheetOptions options = {});
/// The layer as .npy.
void writeMapsArray(const MapsResult &maps, const QString &path);
/// One map as PNG, each value a square of `factor` pixels.
void writeMap(const QImage &map, int factor, const QString &path);

/// Height of the captions of a sheet, in pixels.
int sheetCaptionHeight();

} // namespace residua::ui
