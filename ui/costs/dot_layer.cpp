#include "ui/costs/dot_layer.h"

#include <QPainter>

#include <cmath>
#include <vector>

namespace residua::ui {

namespace {

/// One dot, as the painter draws it.
struct Stamp {
    int side = 0;
    std::vector<QRgb> pixels; ///< premultiplied
};

Stamp stampOf(double diameter, const QColor &color)
{
    Stamp stamp{static_cast<int>(std::ceil(diameter)) | 1, {}};
    QImage image(stamp.side, stamp.side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double inset = (stamp.side - diameter) / 2;
    painter.drawEllipse(QRectF(inset, inset, diameter, diameter));
    painter.end();
    for (int y = 0; y < stamp.side; ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        stamp.pixels.insert(stamp.pixels.end(), line, line + stamp.side);
    }
    return stamp;
}

/// `over` laid on `under`, both premultiplied.
QRgb laidOn(QRgb under, QRgb over)
{
    const unsigned rest = 255U - (over >> 24U);
    const unsigned red = ((under & 0xff00ffU) * rest + 0x800080U) >> 8U & 0xff00ffU;
    const unsigned green = ((under >> 8U & 0xff00ffU) * rest + 0x800080U) & 0xff00ff00U;
    return over + red + green;
}

} // namespace

QImage dotLayer(std::span<const QPointF> places, QSize size, double density, double diameter, const QColor &color)
{
    const QSize pixels(static_cast<int>(std::ceil(size.width() * density)), static_cast<int>(std::ceil(size.height() * density)));
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const Stamp stamp = stampOf(diameter * density, color);
    const int half = stamp.side / 2;
    auto *const bits = reinterpret_cast<QRgb *>(image.bits());
    const qsizetype stride = image.bytesPerLine() / 4;
    constexpr unsigned full = 250;
    for (const QPointF &place : places) {
        const double x = place.x() * density, y = place.y() * density;
        if (!(x >= 0 && y >= 0 && x < pixels.width() && y < pixels.height()))
            continue;
        const int left = static_cast<int>(x) - half, top = static_cast<int>(y) - half;
        if (bits[(top + half) * stride + left + half] >> 24U >= full)
            continue; // one dot more is not seen
        const int firstX = std::max(0, -left), lastX = std::min(stamp.side, pixels.width() - left);
        for (int row = std::max(0, -top); row < std::min(stamp.side, pixels.height() - top); ++row) {
            QRgb *const to = bits + (top + row) * stride + left;
            const QRgb *const from = stamp.pixels.data() + static_cast<std::ptrdiff_t>(row) * stamp.side;
            for (int column = firstX; column < lastX; ++column) {
                if (from[column] != 0)
                    to[column] = laidOn(to[column], from[column]);
            }
        }
    }
    image.setDevicePixelRatio(density);
    return image;
}

} // namespace residua::ui
