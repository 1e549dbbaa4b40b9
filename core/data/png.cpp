#include "core/data/png.h"

#include "core/data/error.h"

#include <png.h>

namespace residua {

std::string encodePng(const Image &image)
{
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    png.width = static_cast<png_uint_32>(image.width);
    png.height = static_cast<png_uint_32>(image.height);
    png.format = PNG_FORMAT_RGB;
    std::string bytes;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png); // at most: it is written once
    bytes.resize(size);
    if (png_image_write_to_memory(&png, bytes.data(), &size, 0, image.rgb.data(), 0, nullptr) == 0)
        throw Error(ErrorKind::Failed,
                    "cannot encode a PNG image of " + std::to_string(image.width) + " x " + std::to_string(image.height)
                        + " pixels: " + png.message);
    bytes.resize(size);
    return bytes;
}

} // namespace residua
