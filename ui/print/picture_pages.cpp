#include "ui/print/picture_pages.h"

#include "ui/print/picture_painter.h"

#include "core/data/error.h"

#include <QCoreApplication>
#include <QPageRanges>
#include <QPainter>
#include <QPrinter>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace residua::ui {

namespace {

struct PrintWords {
    Q_DECLARE_TR_FUNCTIONS(PrintWords)
};

constexpr double largestScale = 2;    // a few boxes need not fill a page
constexpr double readableScale = 0.8; // the names of boxes have 6.4 points then

int pagesFor(double extent, double page)
{
    return std::max(1, static_cast<int>(std::ceil(extent / page)));
}

/// Of `count` pages those that the printer was told, from 0 on, in the order in which they come out.
std::vector<int> wantedPages(const QPrinter &printer, int count)
{
    const bool all = printer.printRange() != QPrinter::PageRange || printer.pageRanges().isEmpty();
    std::vector<int> once;
    for (int page = 0; page < count; ++page) {
        if (all || printer.pageRanges().contains(page + 1))
            once.push_back(page);
    }
    if (printer.pageOrder() == QPrinter::LastPageFirst)
        std::reverse(once.begin(), once.end());
    std::vector<int> wanted;
    const int copies = printer.supportsMultipleCopies() ? 1 : printer.copyCount(); // a file has as many as are put into it
    for (int copy = 0; copy < copies; ++copy)
        wanted.insert(wanted.end(), once.begin(), once.end());
    if (!printer.collateCopies())
        std::stable_sort(wanted.begin(), wanted.end(),
                         [&printer](int a, int b) { return printer.pageOrder() == QPrinter::LastPageFirst ? b < a : a < b; });
    return wanted;
}

Error notPrinted(const QPrinter &printer)
{
    const QString file = printer.outputFileName();
    return Error(ErrorKind::Failed,
                 (file.isEmpty() ? PrintWords::tr("the printer “%1” takes nothing; is it there and switched on?").arg(printer.printerName())
                                 : PrintWords::tr("“%1” cannot be written; choose another folder").arg(file))
                     .toStdString());
}

} // namespace

PageGrid pageGrid(const QSizeF &picture, const QSizeF &page, Paging paging)
{
    PageGrid grid;
    if (paging == Paging::Readable) {
        grid.columns = pagesFor(picture.width() * readableScale, page.width());
        grid.rows = pagesFor(picture.height() * readableScale, page.height());
    }
    const double largest = grid.count() > 1 ? 1 : largestScale;
    grid.scale = std::min({largest, grid.columns * page.width() / picture.width(), grid.rows * page.height() / picture.height()});
    return grid;
}

int printPicture(QPrinter &printer, const Picture &picture, Paging paging)
{
    const QSizeF page = printer.pageLayout().paintRect(QPageLayout::Point).size();
    const PageGrid grid = pageGrid({picture.width, picture.height}, page, paging);
    const std::vector<int> wanted = wantedPages(printer, grid.count());
    if (wanted.empty())
        throw Error(
            ErrorKind::Usage,
            PrintWords::tr("none of the pages that were asked for is there; there are %1, from 1 on").arg(grid.count()).toStdString());
    QPainter painter;
    if (!painter.begin(&printer))
        throw notPrinted(printer);
    const double point = printer.resolution() / 72.0; // in the painter's pixels
    const QSizeF part = page / grid.scale;
    // One page has the picture in its middle; of several, the first ones are full.
    const QPointF margin = grid.count() > 1 ? QPointF() : QPointF(part.width() - picture.width, part.height() - picture.height) / 2;
    bool first = true;
    for (const int at : wanted) {
        if (!std::exchange(first, false) && !printer.newPage())
            throw notPrinted(printer);
        const QRectF seen(QPointF(at % grid.columns * part.width(), at / grid.columns * part.height()) - margin, part);
        painter.save();
        painter.scale(point * grid.scale, point * grid.scale);
        painter.translate(-seen.topLeft());
        painter.setClipRect(seen);
        drawPicture(painter, picture, seen);
        painter.restore();
    }
    if (!painter.end() || printer.printerState() == QPrinter::Error)
        throw notPrinted(printer);
    return static_cast<int>(wanted.size());
}

} // namespace residua::ui
