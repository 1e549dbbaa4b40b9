#pragma once

#include <QColor>
#include <QPalette>

namespace residua::ui {

enum class Appearance { System, Light, Dark };

/// The palette of `appearance`; the desktop's own for System, where it has one. Call it once before the program's palette is set.
QPalette paletteFor(Appearance appearance);

/// The colours that no palette role names, derived from a palette. Nothing else in the program names a colour.
struct Theme {
    explicit Theme(const QPalette &palette);

    bool dark;
    QColor accent;               ///< what is selected, links, the Run button
    QColor accentSoft;           ///< background of what is selected
    QColor projection;           ///< shortcuts that change the shape
    QColor line;                 ///< one-pixel lines and frames
    QColor text, quietText;      ///< quiet: still 4.5:1 on `panel` and `canvas`
    QColor panel;                ///< forms, tables
    QColor canvas;               ///< behind the picture
    QColor node;                 ///< a box without tint
    QColor bar;                  ///< share bars
    QColor good, waiting, wrong; ///< dots beside words

    /// The one-hue ramp for costs; `share` from 0 to 1.
    QColor ramp(double share) const;
    /// The diverging map for values on both sides of zero; `value` from -1 (blue) over 0 (as a box without tint) to 1 (orange).
    QColor diverging(double value) const;
    /// The map viridis for values without a natural zero; `share` from 0 to 1.
    static QColor viridis(double share);
    /// Black or white, whichever reads better on `background`: contrast at least 4.5.
    static QColor textOn(const QColor &background);
};

/// Spacing in pixels, on a grid of four.
inline constexpr int insideGap = 4, controlGap = 8, groupGap = 16, rowHeight = 22;

} // namespace residua::ui
