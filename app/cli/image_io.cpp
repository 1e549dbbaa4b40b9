#include "app/cli/image_io.h"

#include "app/cli/console.h"

#include "core/data/file.h"

#ifdef RESIDUA_QT
#include "core/data/png.h"
#endif

namespace residua::cli {

DecodedImage readImage(const std::string &path, const std::stop_token &stop)
{
    std::optional<DecodedImage> decoded = decodeImage(readFile(path, imageFileLimit, "image"), path, stop);
    if (!decoded)
        throw Interrupted{};
    if (!decoded->notes.empty())
        writeMessage("image " + inQuotes(path) + ": " + noteText(decoded->notes));
    return std::move(*decoded);
}

#ifdef RESIDUA_QT

const char *pictureExtension()
{
    return ".png";
}
std::string encodePicture(const Image &image)
{
    return encodePng(image);
}

#else

const char *pictureExtension()
{
    return ".ppm";
}
std::string encodePicture(const Image &image)
{
    return ppmBytes(image);
}

#endif

} // namespace residua::cli
