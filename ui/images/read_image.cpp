#include "ui/images/read_image.h"

#include "core/data/file.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>

#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace residua {

namespace {

constexpr std::int64_t fullSizeLimit = 16'000'000; ///< pixels; larger images are decoded smaller

std::string sizeText(const QSize &size)
{
    return std::to_string(size.width()) + " x " + std::to_string(size.height());
}

/// While it lives, what libraries print to standard error is lost: Qt and libpng say there what our message says better.
class Quiet {
public:
    Quiet() : m_saved(::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3))
    {
        const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (m_saved >= 0 && nowhere >= 0)
            ::dup2(nowhere, STDERR_FILENO);
        if (nowhere >= 0)
            ::close(nowhere);
    }
    ~Quiet()
    {
        if (m_saved < 0)
            return;
        ::dup2(m_saved, STDERR_FILENO);
        ::close(m_saved);
    }
    Quiet(const Quiet &) = delete;
    Quiet &operator=(const Quiet &) = delete;

private:
    int m_saved;
};

} // namespace

Image fromQt(const QImage &decoded)
{
    Image image{decoded.width(), decoded.height(), {}};
    image.rgb.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3);
    const bool transparent = decoded.hasAlphaChannel();
    const QImage source = decoded.convertToFormat(transparent ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    if (source.isNull())
        throw std::bad_alloc();
    std::uint8_t *to = image.rgb.data();
    for (int y = 0; y < image.height; ++y) {
        const uchar *from = source.constScanLine(y);
        if (!transparent) {
            std::memcpy(to, from, static_cast<std::size_t>(image.width) * 3);
            to += static_cast<std::ptrdiff_t>(image.width) * 3;
            continue;
        }
        for (int x = 0; x < image.width; ++x, from += 4) {
            for (int channel = 0; channel < 3; ++channel)
                *to++ = static_cast<std::uint8_t>((from[channel] * from[3] + 255 * (255 - from[3]) + 127) / 255);
        }
    }
    return image;
}

Image decodeImage(const std::string &bytes, const std::string &path, int &frames)
{
    frames = 1;
    if (isPnm(bytes))
        return decodePnm(bytes, path);
    const Quiet quiet;
    const std::string label = "cannot read image " + inQuotes(path);
    const auto refuse = [&label](const std::string &reason) { return Error(ErrorKind::Input, label + ": " + reason); };
    QByteArray data = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader::setAllocationLimit(768); // megabytes; the pixels are limited here, before anything is decoded
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QByteArray format = reader.format();
    // Drawings and containers with references to other files are not images here.
    for (const char *drawing : {"svg", "svgz", "pdf"}) {
        if (format == drawing)
            throw refuse("an SVG or PDF drawing is not accepted: convert it to PNG");
    }
    if (format.isEmpty())
        throw refuse("not an image of a known format: expected PNG, JPEG, BMP, GIF, WebP, TIFF, PPM or PGM");
    const QSize size = reader.size();
    if (size.isValid()) {
        const std::int64_t pixels = std::int64_t{size.width()} * size.height();
        if (pixels == 0 || size.width() > imageSideLimit || size.height() > imageSideLimit || pixels > imagePixelLimit)
            throw refuse("the image has " + sizeText(size) + " pixels; at most " + std::to_string(imageSideLimit) + " on a side and "
                         + std::to_string(imagePixelLimit / 1'000'000) + " million in all are read: scale it down first");
        const int part = static_cast<int>(std::ceil(std::sqrt(static_cast<double>(pixels) / static_cast<double>(fullSizeLimit))));
        if (part > 1)
            reader.setScaledSize({std::max(1, size.width() / part), std::max(1, size.height() / part)});
    }
    frames = reader.imageCount();
    const QImage decoded = reader.read();
    if (decoded.isNull())
        throw refuse("damaged or incomplete " + format.toUpper().toStdString() + " image"
                     + (size.isValid() ? " of " + sizeText(size) + " pixels" : "") + ": " + reader.errorString().toStdString());
    return fromQt(decoded);
}

std::string encodePng(const Image &image)
{
    const QImage view(image.rgb.data(), image.width, image.height, static_cast<qsizetype>(image.width) * 3, QImage::Format_RGB888);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!view.save(&buffer, "PNG"))
        throw Error(ErrorKind::Failed,
                    "cannot encode a PNG image of " + std::to_string(image.width) + " x " + std::to_string(image.height) + " pixels");
    return bytes.toStdString();
}

} // namespace residua
