#include "ui/images/convert_image.h"

#include <QImage>

#include <algorithm>
#include <cstring>
#include <new>

namespace residua {

Image fromQt(const QImage &decoded, bool *transparent)
{
    Image image{decoded.width(), decoded.height(), {}};
    image.rgb.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3);
    const bool alpha = decoded.hasAlphaChannel();
    const QImage source = decoded.convertToFormat(alpha ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    if (source.isNull())
        throw std::bad_alloc();
    std::uint8_t *to = image.rgb.data();
    uchar least = 255; // of the opacities
    for (int y = 0; y < image.height; ++y) {
        const uchar *from = source.constScanLine(y);
        if (!alpha) {
            std::memcpy(to, from, static_cast<std::size_t>(image.width) * 3);
            to += static_cast<std::ptrdiff_t>(image.width) * 3;
            continue;
        }
        for (int x = 0; x < image.width; ++x, from += 4) {
            least = std::min(least, from[3]);
            for (int channel = 0; channel < 3; ++channel)
                *to++ = static_cast<std::uint8_t>((from[channel] * from[3] + 255 * (255 - from[3]) + 127) / 255);
        }
    }
    if (transparent)
        *transparent = least < 255;
    return image;
}

} // namespace residua
