#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <string>

namespace residua::ui {

/// Which part of the picture is seen, how large. The picture is in points, the screen in device-independent pixels.
struct Camera {
    double unit = 96.0 / 72; ///< pixels a point at 100 %
    double zoom = 1;         ///< 1: 100 %
    QPointF offset;          ///< where the picture's origin is on the screen

    double scale() const { return unit * zoom; } ///< pixels a point
    QPointF toScreen(QPointF p) const { return offset + p * scale(); }
    QRectF toScreen(const QRectF &r) const { return {toScreen(r.topLeft()), r.size() * scale()}; }
    QPointF toPicture(QPointF p) const { return (p - offset) / scale(); }
    QRectF toPicture(const QRectF &r) const { return {toPicture(r.topLeft()), r.size() / scale()}; }
    bool operator==(const Camera &) const = default;
};

/// What a person zoomed and panned to, in words: it holds in a window of another size, and where the boxes are arranged otherwise.
struct PicturePlace {
    double zoom = 1;
    std::string path; ///< of the box or operation in the middle of the view
    QPointF from;     ///< from its middle to that of the view, in points
    bool operator==(const PicturePlace &) const = default;
};

inline constexpr double smallestZoom = 0.05, largestZoom = 8;
/// A picture that fits at more than this is not blown up further.
inline constexpr double largestFit = 1.25;

/// Room round a picture that is fitted: pixels, a legend's of one row at the bottom.
inline constexpr double fitMargin = 24, legendRoom = 44;

/// What is left of `view` for the picture above a legend that takes `below`, and under a bar that takes `above`.
QRectF fitArea(QSizeF view, double below, double above = 0);

/// `camera` with another zoom, within the limits; what is at `screen` stays there.
Camera zoomedAt(Camera camera, double zoom, QPointF screen);

/// `camera` moved and zoomed so that `target` fills `area`, at most at `most`; in the middle of it.
Camera fitted(Camera camera, const QRectF &target, const QRectF &area, double most = largestFit);

/// How large a picture has to be for its words to be read.
struct Readable {
    double zoom = 0;     ///< 0: they need not be
    double overview = 0; ///< a picture that fits at less only is looked at as a whole: its words give way
    bool isWanted(double fitting) const { return fitting < zoom && fitting >= overview; }
    bool operator==(const Readable &) const = default;
};

/// All of `picture` in `area`; where its words could not be read then, but are wanted, large enough for them: what was seen of it at that
/// zoom, else its beginning.
Camera fittedReadably(const Camera &camera, QSizeF picture, const QRectF &area, const Readable &readable);

/// `camera` moved so that at least a strip of `picture` stays in `view`, under a bar that takes `above` of it.
Camera heldInView(Camera camera, QSizeF picture, QSizeF view, double above = 0);

/// `camera` moved as little as needed for `area` to show as much of the picture as it can.
Camera withoutWaste(Camera camera, QSizeF picture, const QRectF &area);

/// `camera` moved as little as needed to bring `target` into `view`; its left top where it is larger.
Camera revealed(Camera camera, const QRectF &target, const QRectF &view);

} // namespace residua::ui
