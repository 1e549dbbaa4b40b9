#include "app/cli/image_io.h"

#include "app/cli/console.h"

#include "core/data/file.h"

#ifdef RESIDUA_QT
#include "ui/images/read_image.h"
#endif

namespace residua::cli {

#ifdef RESIDUA_QT

Image readImage(const std::string &path)
{
    int frames = 1;
    Image image = decodeImage(readFile(path, imageFileLimit, "image"), path, frames);
    if (frames > 1)
        writeMessage("image " + inQuotes(path) + ": frame 1 of " + std::to_string(frames) + " is used");
    return image;
}

const char *pictureExtension()
{
    return ".png";
}
std::string encodePicture(const Image &image)
{
    return encodePng(image);
}

#else

Image readImage(const std::string &path)
{
    const std::string bytes = readFile(path, imageFileLimit, "image");
    if (isPnm(bytes))
        return decodePnm(bytes, path);
    throw Error(ErrorKind::Input,
                "cannot read image " + inQuotes(path) + ": this build reads binary PPM and PGM only: convert the image, or build with Qt");
}

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
