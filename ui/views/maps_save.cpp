#include "ui/views/maps_save.h"

#include "ui/state/document.h"

#include "core/data/file.h"
#include "core/data/map_stack.h"
#include "core/data/npy.h"
#include "core/data/png.h"

#include <QFont>
#include <QPainter>

#include <algorithm>

namespace residua::ui {

namespace {

constexpr int captionPixels = 11;

/// The channels below the maps of `sheet`, in black on its white.
void writeCaptions(FeatureSheet &sheet, const SheetOptions &options)
{
    Image &image = sheet.image;
    QImage page(image.rgb.data(), image.width, image.height, image.width * 3, QImage::Format_RGB888);
    QPainter painter(&page);
    QFont font;
    font.setPixelSize(captionPixels);
    painter.setFont(font);
    painter.setPen(Qt::black);
    for (std::int64_t place = 0; place < sheet.shown; ++place) {
        const int channel = options.order.empty() ? static_cast<int>(place) : options.order[static_cast<std::size_t>(place)];
        const QRect below(static_cast<int>(sheet.grid.left(place)) - 1, static_cast<int>(sheet.grid.top(place) + sheet.grid.cellHeight),
                          static_cast<int>(sheet.grid.cellWidth) + 2, static_cast<int>(sheet.grid.captionHeight));
        painter.drawText(below, Qt::AlignCenter, QString::number(channel));
    }
}

} // namespace

int sheetCaptionHeight()
{
    return captionPixels + 4;
}

void writeMapsPicture(const MapsResult &maps, const QString &path, SheetOptions options)
{
    if (const auto stack = mapStack(maps.maps->tensor))
        options.maps = stack->count; // all of them
    FeatureSheet sheet = featureSheet(maps.maps->tensor, options);
    if (options.captionHeight > 0)
        writeCaptions(sheet, options);
    saveFile(posixPath(path), encodePng(sheet.image));
}

void writeMapsArray(const MapsResult &maps, const QString &path)
{
    saveNpy(posixPath(path), maps.maps->tensor);
}

void writeMap(const QImage &map, int factor, const QString &path)
{
    const QImage large =
        map.scaled(map.size() * std::max(1, factor), Qt::IgnoreAspectRatio, Qt::FastTransformation).convertToFormat(QImage::Format_RGB888);
    Image image{large.width(), large.height(), {}};
    image.rgb.reserve(static_cast<std::size_t>(large.width()) * static_cast<std::size_t>(large.height()) * 3);
    for (int y = 0; y < large.height(); ++y) {
        const std::uint8_t *line = large.constScanLine(y);
        image.rgb.insert(image.rgb.end(), line, line + static_cast<std::ptrdiff_t>(large.width()) * 3);
    }
    saveFile(posixPath(path), encodePng(image));
}

} // namespace residua::ui
