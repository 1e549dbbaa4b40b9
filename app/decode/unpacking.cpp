#include "app/decode/unpacking.h"

#include <QByteArray>
#include <QImage>
#include <QtEndian>

#include <algorithm>
#include <zlib.h>

namespace residua {

namespace {

bool unpacksByDeflate(const TiffStrips::Strip &strip)
{
    // qUncompress expects the size beforehand.
    const auto size = static_cast<std::uint32_t>(std::min<std::uint64_t>(strip.unpacked, imageMemoryLimit));
    QByteArray packed;
    packed.reserve(static_cast<qsizetype>(strip.bytes.size()) + 4);
    for (int shift = 24; shift >= 0; shift -= 8)
        packed.append(static_cast<char>(size >> shift));
    packed.append(strip.bytes.data(), static_cast<qsizetype>(strip.bytes.size()));
    return !qUncompress(packed).isEmpty();
}

/// Nothing but padding follows the rows.
bool unpacksByPackBits(const TiffStrips::Strip &strip)
{
    constexpr std::size_t few = 4; // bytes that some writers leave
    std::uint64_t count = 0;
    std::size_t at = 0;
    while (at < strip.bytes.size() && count < strip.unpacked) {
        const int code = static_cast<signed char>(strip.bytes[at]);
        if (code >= 0) {
            at += static_cast<std::size_t>(code) + 2;
            count += static_cast<std::uint64_t>(code) + 1;
        } else {
            at += code == -128 ? 1 : 2;
            count += code == -128 ? 0 : static_cast<std::uint64_t>(1 - code);
        }
    }
    const std::string_view rest = strip.bytes.substr(std::min(at, strip.bytes.size()));
    return strip.unpacked == 0 || rest.size() <= few || rest.find_first_not_of('\0') == std::string_view::npos;
}

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(sizeof value, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// Of a PNG's chunk.
quint32 checksum(const QByteArray &bytes)
{
    return static_cast<quint32>(::crc32(0, reinterpret_cast<const Bytef *>(bytes.constData()), static_cast<uInt>(bytes.size())));
}

} // namespace

QString damagedStrip(const QByteArray &bytes)
{
    constexpr std::uint32_t deflate = 8, oldDeflate = 32946, packBits = 32773;
    const TiffStrips page = tiffStrips({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    for (const TiffStrips::Strip &strip : page.strips) {
        const bool whole = page.compression == packBits                     ? unpacksByPackBits(strip)
            : page.compression == deflate || page.compression == oldDeflate ? strip.bytes.empty() || unpacksByDeflate(strip)
                                                                            : true;
        if (!whole)
            return QStringLiteral("a strip does not unpack to its rows");
    }
    return {};
}

int widenPalette(QByteArray &png)
{
    constexpr qsizetype begin = 8, around = 12, bitsAt = 24, kindAt = 25;
    constexpr char indexed = 3;
    if (png.size() <= kindAt || png[kindAt] != indexed)
        return 0;
    for (qsizetype at = begin; at + around <= png.size();) {
        const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(png.constData() + at));
        const QByteArray type = png.mid(at + 4, 4);
        if (type == "IDAT" || length > png.size() - at - around)
            break;
        if (type != "PLTE") {
            at += length + around;
            continue;
        }
        const qsizetype colors = length / 3, all = qsizetype{1} << (png[bitsAt] & 15);
        if (length % 3 != 0 || colors == 0 || colors >= all || all > 256)
            break;
        QByteArray chunk = png.mid(at + 4, length + 4) + QByteArray(3 * (all - colors), '\0');
        chunk = bigEndian(static_cast<quint32>(3 * all)) + chunk + bigEndian(checksum(chunk));
        png.replace(at, length + around, chunk);
        return static_cast<int>(colors);
    }
    return 0;
}

bool exceedsPalette(const QImage &image, int colors)
{
    const bool bytes = image.format() == QImage::Format_Indexed8;
    if (colors == 0 || (!bytes && image.format() != QImage::Format_Mono && image.format() != QImage::Format_MonoLSB))
        return false;
    for (int y = 0; y < image.height(); ++y) {
        const uchar *const row = image.constScanLine(y);
        if (bytes && *std::max_element(row, row + image.width()) >= colors)
            return true;
        for (int x = 0; !bytes && x < image.width(); ++x) {
            if (image.pixelIndex(x, y) >= colors)
                return true;
        }
    }
    return false;
}

} // namespace residua
