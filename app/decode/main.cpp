// residua-decode: decodes one image file that comes over the socket at descriptor 0, and sends its pixels back. Started by
// core/data/image_decoder.cpp; no use by itself.
#include "app/decode/complaints.h"
#include "app/decode/jpeg_header.h"
#include "app/decode/sandbox.h"
#include "app/decode/unpacking.h"

#include "core/data/decode_protocol.h"
#include "core/data/file.h"
#include "core/data/image_header.h"
#include "ui/images/convert_image.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QThreadPool>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <new>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace residua {

namespace {

constexpr int descriptor = 0;
constexpr std::uint64_t memoryAbove = imageMemoryLimit + 200'000'000; ///< the file, the pixels on their way back, scaling

bool receive(void *to, std::size_t count)
{
    for (char *at = static_cast<char *>(to); count > 0;) {
        const ssize_t moved = ::recv(descriptor, at, count, 0);
        if (moved < 0 && errno == EINTR)
            continue;
        if (moved <= 0)
            return false;
        at += moved;
        count -= static_cast<std::size_t>(moved);
    }
    return true;
}

void send(const void *from, std::size_t count)
{
    for (const char *at = static_cast<const char *>(from); count > 0;) {
        const ssize_t moved = ::send(descriptor, at, count, MSG_NOSIGNAL);
        if (moved < 0 && errno == EINTR)
            continue;
        if (moved <= 0)
            return;
        at += moved;
        count -= static_cast<std::size_t>(moved);
    }
}

void refuse(decode::Status status, const QString &reason)
{
    const QByteArray text = reason.toUtf8().left(decode::textLimit);
    decode::Reply reply;
    reply.status = status;
    reply.text = static_cast<std::uint32_t>(text.size());
    send(&reply, sizeof reply);
    send(text.constData(), static_cast<std::size_t>(text.size()));
}

/// Qt's name of the one reader that may have the file.
const char *readerOf(ImageKind kind)
{
    switch (kind) {
    case ImageKind::Png: return "png";
    case ImageKind::Jpeg: return "jpeg";
    case ImageKind::Gif: return "gif";
    case ImageKind::Webp: return "webp";
    case ImageKind::Tiff: return "tiff";
    case ImageKind::Bmp: return "bmp";
    case ImageKind::Pnm: break;
    }
    return "";
}

/// Loads a reader, which is only possible while files can still be opened.
void loadReader(ImageKind kind)
{
    QBuffer nothing;
    QImageReader(&nothing, readerOf(kind)).supportsOption(QImageIOHandler::Size);
}

/// Takes the request, with which the file does not come yet, and has its reader loaded: all of them where there is time, the one that is
/// asked for where somebody waits.
bool receiveRequest(decode::Request &request)
{
    pollfd asked{descriptor, POLLIN, 0};
    const bool isWaitedFor = ::poll(&asked, 1, 0) > 0;
    if (!isWaitedFor) {
        for (const ImageKind kind : {ImageKind::Png, ImageKind::Jpeg, ImageKind::Gif, ImageKind::Webp, ImageKind::Tiff, ImageKind::Bmp})
            loadReader(kind);
    }
    if (!receive(&request, sizeof request) || request.magic != decode::Request().magic)
        return false;
    if (isWaitedFor)
        loadReader(static_cast<ImageKind>(request.kind));
    return true;
}

/// The pixels of an opaque image, some rows at a time: they stay in the processor's cache, and the other end takes them meanwhile. Where
/// memory ends that is the end of the process: nothing but pixels may be sent any more.
void sendPixels(const QImage &opaque) noexcept
{
    constexpr int rows = 16;
    for (int y = 0; y < opaque.height(); y += rows) {
        QImage strip(opaque.constScanLine(y), opaque.width(), std::min(rows, opaque.height() - y), opaque.bytesPerLine(), opaque.format());
        strip.setColorTable(opaque.colorTable());
        const Image part = fromQt(strip);
        send(part.rgb.data(), part.rgb.size());
    }
}

void decodeOne(const decode::Request &request, std::uint64_t available)
{
    if (available < request.bytes + request.memory) {
        refuse(decode::Status::OutOfMemory, {});
        return;
    }
    QByteArray bytes(static_cast<qsizetype>(request.bytes), Qt::Uninitialized);
    if (!receive(bytes.data(), request.bytes))
        return;
    limitTime(request.milliseconds);
    const auto kind = static_cast<ImageKind>(request.kind);
    if (kind == ImageKind::Tiff) {
        if (const QString damage = damagedStrip(bytes); !damage.isEmpty()) {
            refuse(decode::Status::Damaged, damage);
            return;
        }
    }
    if (kind == ImageKind::Jpeg)
        mendJpegHeaders(bytes);
    const int colors = kind == ImageKind::Png ? widenPalette(bytes) : 0;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader::setAllocationLimit(0); // what it takes is known, and the process is limited
    QImageReader reader(&buffer, readerOf(kind));
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    const int part = static_cast<int>(request.part);
    const QSize scaled(std::max(1, size.width() / part), std::max(1, size.height() / part));
    const bool later = colors > 0; // as Qt's reader does with a palette, which is looked at before
    if (part > 1 && size.isValid() && !later)
        reader.setScaledSize(scaled);
    const bool turned = reader.transformation() != QImageIOHandler::TransformationNone;
    QImage decoded = reader.read();
    if (decoded.isNull()) {
        refuse(decode::Status::Damaged, reader.errorString());
        return;
    }
    if (const QByteArray complaint = complaintOfDamage(bytes); !complaint.isEmpty()) {
        refuse(decode::Status::Damaged, QString::fromUtf8(complaint));
        return;
    }
    if (exceedsPalette(decoded, colors)) {
        refuse(decode::Status::Damaged, QStringLiteral("a pixel has a color beyond the palette"));
        return;
    }
    if (part > 1 && later)
        decoded = decoded.scaled(scaled, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (decoded.isNull())
        throw std::bad_alloc();
    decode::Reply reply;
    reply.status = decode::Status::Decoded;
    reply.width = decoded.width();
    reply.height = decoded.height();
    reply.notes = turned ? decode::turned : 0u;
    if (!decoded.hasAlphaChannel()) {
        send(&reply, sizeof reply);
        sendPixels(decoded);
        return;
    }
    bool transparent = false; // is said before the pixels
    const Image image = fromQt(decoded, &transparent);
    reply.notes |= transparent ? decode::transparent : 0u;
    send(&reply, sizeof reply);
    send(image.rgb.data(), image.rgb.size());
}

void decodeInPrison()
{
    decode::Request request;
    if (!receiveRequest(request))
        ::_exit(0);
    listenToReaders(static_cast<ImageKind>(request.kind) == ImageKind::Tiff);
    const std::uint64_t available = availableMemory(); // it is read from files
    shutIn(memoryAbove);
    try {
        decodeOne(request, available);
    } catch (const std::bad_alloc &) {
        refuse(decode::Status::OutOfMemory, {});
    }
    ::_exit(0);
}

} // namespace

} // namespace residua

int main()
{
    // In a thread of Qt's pool, so that Qt converts pixels there and starts no other (from Qt 6.7 on it has a pool of its own for pixels,
    // which can be told away); this one watches for the program's end.
    ::setenv("QT_NO_GUI_THREADPOOL", "1", 1);
    QThreadPool::globalInstance()->start(residua::decodeInPrison);
    pollfd end{residua::descriptor, POLLRDHUP, 0};
    while (::poll(&end, 1, -1) < 0 && errno == EINTR) {
    }
    ::_exit(1);
}
