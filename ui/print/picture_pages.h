#pragma once

#include "core/layout/picture.h"

#include <QSizeF>

class QPrinter;

namespace residua::ui {

enum class Paging {
    OnePage,  ///< as large as the page has room for
    Readable, ///< on as few pages as leave the words large enough to be read
};

/// How a picture is cut into pages, which lie beside and below each other.
struct PageGrid {
    double scale = 1;
    int columns = 1, rows = 1;
    int count() const { return columns * rows; }
    bool operator==(const PageGrid &) const = default;
};

/// Sizes in points.
PageGrid pageGrid(const QSizeF &picture, const QSizeF &page, Paging paging);

/// Prints `picture`, or the pages of it that the printer was told, and says how many these were. Throws Error where there are none of
/// these, and where the printer or its file cannot be written.
int printPicture(QPrinter &printer, const Picture &picture, Paging paging);

} // namespace residua::ui
