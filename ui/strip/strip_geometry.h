#pragma once

#include "ui/strip/strip_fonts.h"
#include "ui/strip/strip_parts.h"

#include <QRectF>

#include <vector>

namespace residua::ui {

/// Where one part stands. Pixels of the widget.
struct StripCell {
    QRectF frame;                            ///< all of it: what a click selects, and the outline of what is selected
    QRectF slabs;                            ///< round the slabs
    QRectF bar;                              ///< full length of the bar below
    QString title, difference, detail;       ///< as they fit; the difference stands behind the title
    QPointF titleAt, differenceAt, detailAt; ///< left end of the baselines
    QRectF depthNumber, widthNumber;         ///< in the detail; null where they are not shown
    QRectF depthHandle, widthHandle;         ///< where they take the mouse; null but for stages
};

/// One drawn slab and what it stands for: more than one block where they would be too thin.
struct StripBox {
    QRectF rect;
    int part = 0;
    int first = 0, last = 0; ///< indices in `StripPart::slabs`, inclusive
};

/// What stays as it is while a handle is dragged, so that the handle stays under the pointer.
struct StripPlacing {
    std::vector<double> lefts; ///< of the parts, which stay there as long as there is room; empty: spread over the width
    double scale = 1;          ///< of the slabs' thickness, where they are compressed
};

struct StripGeometry {
    std::vector<StripCell> cells; ///< by part
    std::vector<StripBox> boxes;  ///< from left to right
    QRectF title;                 ///< of the network's name
    StripPlacing placing;
};

/// Distance of the ends of two neighbouring slabs of `part`, uncompressed, pixels.
double naturalPitch(const StripPart &part);

/// Height that the strip asks for, pixels.
int stripHeight(const StripFonts &fonts);

/// What is left above the frames of the parts, pixels.
int stripHeaderHeight(const StripFonts &fonts);

/// Everything in its place; nothing overlaps and all fits `size` from a width of 480 on. `right`: pixels at the top right that are taken.
StripGeometry stripGeometry(const StripParts &strip, const StripFonts &fonts, QSizeF size, double right, const StripPlacing &keep = {});

struct StripHit {
    enum class What { Nothing, Part, Slab, DepthHandle, WidthHandle, DepthNumber, WidthNumber };
    What what = What::Nothing;
    int part = -1;
    int box = -1; ///< Slab
    bool isHandle() const { return what == What::DepthHandle || what == What::WidthHandle; }
    bool isNumber() const { return what == What::DepthNumber || what == What::WidthNumber; }
    bool ofDepth() const { return what == What::DepthHandle || what == What::DepthNumber; }
    bool operator==(const StripHit &) const = default;
};
StripHit hitTest(const StripGeometry &geometry, QPointF at);

} // namespace residua::ui
