#pragma once

#include "ui/graph/graph_camera.h"
#include "ui/work/worker.h"

#include <optional>
#include <vector>

namespace residua::ui {

/// Finds the page width at which a picture is largest in the window: rows wrap to the window's width where the picture then
/// fits, and further out where it would be too tall. One or two layouts; the next edit begins where the last one ended.
class PageFitter {
public:
    /// A new network, level or window: the width to lay out with first. `area` in pixels, `unit` pixels a point, `readable` as
    /// Viewport::readable.
    double begin(QSizeF area, double unit, const Readable &readable, bool sameShape);
    /// Judges a layout of the last width; the width to try next, or nothing: `best` is to be shown.
    std::optional<double> judge(const PicturePtr &picture);
    const PicturePtr &best() const { return m_best; }
    double width() const { return m_bestWidth; }
    bool tries() const { return m_trying; }
    void stop() { m_trying = false; }

private:
    double fitZoom(const PicturePtr &picture) const;

    QSizeF m_area;
    double m_unit = 1;
    Readable m_readable;
    double m_width = 0; // of the layout that is awaited
    double m_bestWidth = 0;
    double m_bestZoom = 0;
    PicturePtr m_best;
    int m_left = 0; // layouts that may still be tried
    bool m_mayWiden = false;
    bool m_trying = false;
};

} // namespace residua::ui
