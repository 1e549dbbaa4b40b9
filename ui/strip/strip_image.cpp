#include "ui/strip/strip_image.h"

#include <algorithm>
#include <cmath>

namespace residua::ui {

QPixmap stripImage(const Image *image, double density)
{
    constexpr double largest = 96; // pixels
    if (!image || image->width <= 0 || image->height <= 0)
        return {};
    const QImage whole(image->rgb.data(), image->width, image->height, 3 * image->width, QImage::Format_RGB888);
    const int side = std::min(image->width, image->height);
    const QImage middle = whole.copy((image->width - side) / 2, (image->height - side) / 2, side, side);
    const int pixels = static_cast<int>(std::ceil(largest * density));
    return QPixmap::fromImage(middle.scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

} // namespace residua::ui
