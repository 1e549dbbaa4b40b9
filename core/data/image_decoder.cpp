#include "core/data/image_decoder.h"

#include "core/data/decode_protocol.h"
#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/helper_program.h"
#include "core/data/image_header.h"

#include <cerrno>
#include <chrono>
#include <memory>
#include <mutex>
#include <poll.h>
#include <sys/socket.h>

namespace residua {

namespace {

constexpr int pollMilliseconds = 50;

using Decoder = HelperProgram;

std::unique_ptr<Decoder> startDecoder()
{
    return std::make_unique<Decoder>("residua-decode", std::vector<std::string>(), "read images",
                                     "a build without Qt reads PPM and PGM only");
}

std::mutex waitingMutex;
std::unique_ptr<Decoder> waiting; ///< started beforehand

std::unique_ptr<Decoder> takeDecoder()
{
    {
        const std::lock_guard lock(waitingMutex);
        // One that has died meanwhile has closed its end.
        if (waiting) {
            pollfd end{waiting->socket(), POLLIN, 0};
            if (::poll(&end, 1, 0) == 0)
                return std::move(waiting);
            waiting.reset();
        }
    }
    return startDecoder();
}

enum class Sent { All, Closed, Stopped };

/// Moves bytes to or from the decoder until all are through, it is gone, or a stop or the deadline comes.
template <class Step>
Sent transfer(const Decoder &decoder, short events, std::size_t count, const std::stop_token &stop,
              std::chrono::steady_clock::time_point deadline, const Step &step)
{
    while (count > 0) {
        if (stop.stop_requested())
            return Sent::Stopped;
        if (std::chrono::steady_clock::now() > deadline)
            return Sent::Closed;
        pollfd end{decoder.socket(), events, 0};
        if (::poll(&end, 1, pollMilliseconds) <= 0)
            continue;
        const ssize_t moved = step(count);
        if (moved < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (moved <= 0)
            return Sent::Closed;
        count -= static_cast<std::size_t>(moved);
    }
    return Sent::All;
}

/// One image by one decoder.
class Exchange {
public:
    Exchange(const Decoder &decoder, const std::stop_token &stop, std::chrono::milliseconds patience)
        : m_decoder(decoder), m_stop(stop), m_deadline(std::chrono::steady_clock::now() + patience)
    {}

    Sent send(const void *from, std::size_t count)
    {
        const char *at = static_cast<const char *>(from);
        return transfer(m_decoder, POLLOUT, count, m_stop, m_deadline, [this, &at](std::size_t left) {
            const ssize_t moved = ::send(m_decoder.socket(), at, left, MSG_NOSIGNAL | MSG_DONTWAIT);
            at += moved > 0 ? moved : 0;
            return moved;
        });
    }
    Sent receive(void *to, std::size_t count)
    {
        char *at = static_cast<char *>(to);
        return transfer(m_decoder, POLLIN, count, m_stop, m_deadline, [this, &at](std::size_t left) {
            const ssize_t moved = ::recv(m_decoder.socket(), at, left, MSG_DONTWAIT);
            at += moved > 0 ? moved : 0;
            return moved;
        });
    }

private:
    const Decoder &m_decoder;
    const std::stop_token &m_stop;
    std::chrono::steady_clock::time_point m_deadline;
};

/// Processor time that an honest file of this size stays well below.
std::uint64_t timeLimit(const ImageHeader &header)
{
    constexpr std::int64_t least = 1500, perMegapixel = 60;
    const std::int64_t beyond = std::max<std::int64_t>(0, header.width * header.height - imageFullSizeLimit) / 1'000'000;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    constexpr std::int64_t slower = 20;
#else
    constexpr std::int64_t slower = 1;
#endif
    return static_cast<std::uint64_t>(slower * (least + perMegapixel * beyond));
}

std::string sizeOf(const ImageHeader &header)
{
    return std::to_string(header.width) + " x " + std::to_string(header.height) + " pixels";
}

std::vector<std::string> notesOf(const ImageHeader &header, std::uint32_t notes)
{
    std::vector<std::string> texts;
    if (header.frames > 1)
        texts.push_back((header.kind == ImageKind::Tiff ? "page 1 of " : "frame 1 of ") + std::to_string(header.frames) + " is used");
    if (notes & decode::turned)
        texts.push_back("turned as its EXIF orientation says (torchvision's loader does not)");
    if (notes & decode::transparent)
        texts.push_back("transparency is laid on white (torchvision's loader drops it)");
    if (header.floating)
        texts.push_back("floating-point channels are brought to 8 bits");
    else if (header.bits > 8)
        texts.push_back(std::to_string(header.bits) + " bits a channel are brought to 8");
    if (header.part > 1)
        texts.push_back("read at 1/" + std::to_string(header.part) + " of its size of " + std::to_string(header.width) + " x "
                        + std::to_string(header.height));
    return texts;
}

} // namespace

std::optional<DecodedImage> decodeImage(const std::string &bytes, const std::string &path, const std::stop_token &stop)
{
    const ImageHeader header = inspectImage(bytes, path);
    if (header.kind == ImageKind::Pnm)
        return DecodedImage{decodePnm(bytes, path, header.part), notesOf(header, 0)};
    const std::string label = "cannot read image " + inQuotes(path) + ": ";
    const Error noMemory(ErrorKind::OutOfMemory,
                         label + "decoding its " + sizeOf(header) + " takes " + byteText(header.memory)
                             + " of memory, which is not there: close other programs, or scale the image down first");
    // Where memory is short, the decoder may not even start.
    constexpr std::uint64_t decoderItself = 256'000'000;
    const bool isShort = availableMemory() < header.memory + decoderItself;
    const Error gone = isShort ? noMemory
                               : Error(ErrorKind::Input,
                                       label + "decoding its " + sizeOf(header)
                                           + " took more time or memory than an honest file does; it is damaged, or made to hurt");

    const std::vector<std::string_view> parts = essentialParts(header, bytes);
    decode::Request request;
    request.kind = static_cast<std::uint8_t>(header.kind);
    request.part = header.part;
    request.memory = header.memory;
    request.milliseconds = timeLimit(header);
    for (const std::string_view part : parts)
        request.bytes += part.size();

    const std::unique_ptr<Decoder> decoder = takeDecoder();
    // The processor's time is limited there; this is for a decoder that waits for something, on a machine that has more to do.
    Exchange exchange(*decoder, stop, std::chrono::milliseconds(20 * request.milliseconds));
    const auto done = [](Sent sent) { return sent == Sent::All; };
    decode::Reply reply;
    bool arrived = done(exchange.send(&request, sizeof request));
    for (const std::string_view part : parts)
        arrived = arrived && done(exchange.send(part.data(), part.size()));
    arrived = arrived && done(exchange.receive(&reply, sizeof reply));
    if (stop.stop_requested())
        return std::nullopt;
    if (!arrived || reply.magic != decode::Reply().magic || reply.text > decode::textLimit)
        throw gone;
    std::string reason(reply.text, '\0');
    if (!done(exchange.receive(reason.data(), reason.size())))
        throw gone;
    if (reply.status == decode::Status::OutOfMemory)
        throw noMemory;
    if (reply.status != decode::Status::Decoded)
        throw Error(ErrorKind::Input,
                    label + "damaged or incomplete " + imageKindName(header.kind) + " image of " + sizeOf(header)
                        + (reason.empty() ? "" : ": " + inQuotes(reason)));
    const std::int64_t count = std::int64_t{reply.width} * reply.height;
    if (reply.width < 1 || reply.height < 1 || reply.width > imageSideLimit || reply.height > imageSideLimit
        || count > imageFullSizeLimit * 2)
        throw gone;
    DecodedImage result{{reply.width, reply.height, {}}, notesOf(header, reply.notes)};
    result.image.rgb.resize(static_cast<std::size_t>(count) * 3);
    if (!done(exchange.receive(result.image.rgb.data(), result.image.rgb.size()))) {
        if (stop.stop_requested())
            return std::nullopt;
        throw gone;
    }
    return result;
}

void prepareImageDecoder()
{
    auto next = startDecoder();
    const std::lock_guard lock(waitingMutex);
    waiting = std::move(next);
}

std::string noteText(const std::vector<std::string> &notes)
{
    std::string text;
    for (const std::string &note : notes)
        text += (text.empty() ? "" : "; ") + note;
    return text;
}

} // namespace residua
