#include "app/decode/complaints.h"

#include <QList>
#include <QLoggingCategory>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <string_view>
#include <unistd.h>

namespace residua {

namespace {

using namespace std::string_view_literals;

constexpr qsizetype heardLimit = 100; ///< messages
constexpr int lineLimit = 200;        ///< characters of one

/// What damage is called by libjpeg, libpng and libtiff.
constexpr std::string_view signs[] = {
    "Corrupt JPEG data"sv,
    "Premature end of JPEG"sv,
    "Unsupported JPEG"sv,
    "Invalid progressive parameters"sv,
    "Inconsistent progression sequence"sv,
    "palette index exceeding"sv,
    "Premature EO"sv, // EOL, EOF: fax
    "Bad code word"sv,
    "Line length mismatch"sv,
    "Uncompressed data (not supported)"sv,
    "lack of data"sv,
    "Not enough data"sv,
    "not terminated with EOI"sv,
    "not yet in table"sv,
    "Corrupted LZW table"sv,
    "loop in the code table"sv,
    "error at scanline"sv,
    "Read error"sv,
    "error: "sv, // of ZLib and others
};

std::mutex mutex;
QList<QByteArray> heard;
int said = -1; ///< the end of the pipe that is read

void hear(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &message)
{
    const std::lock_guard lock(mutex);
    if (heard.size() < heardLimit)
        heard.append(message.left(lineLimit).toUtf8());
}

/// Bytes between the pixels of a JPEG and its end mark. Some are put there; many that are no padding are pixels that were not taken.
bool isPadding(const QByteArray &file, unsigned count)
{
    constexpr unsigned few = 64;
    constexpr qsizetype endMark = 2;
    if (count <= few)
        return true;
    const qsizetype end = file.size() - endMark, begin = std::max<qsizetype>(0, end - count);
    return std::all_of(file.begin() + begin, file.begin() + end, [&](char byte) { return byte == file[begin]; });
}

bool isDamage(const QByteArray &message, const QByteArray &file)
{
    const auto *const extra = std::strstr(message.constData(), "Corrupt JPEG data: ");
    unsigned count = 0, marker = 0;
    if (extra && std::sscanf(extra, "Corrupt JPEG data: %u extraneous bytes before marker 0x%x", &count, &marker) == 2 && marker == 0xD9)
        return !isPadding(file, count);
    if (message.contains("bad ICC marker")) // profiles are ignored
        return false;
    return std::any_of(std::begin(signs), std::end(signs), [&](std::string_view sign) {
        return std::string_view(message.constData(), static_cast<std::size_t>(message.size())).find(sign) != std::string_view::npos;
    });
}

} // namespace

void listenToReaders(bool tiff)
{
    ::unsetenv("QT_LOGGING_RULES");
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=true\nqt.imageformats*=true"));
    qInstallMessageHandler(hear);
    int ends[2];
    if (!tiff || ::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) // where it is full, libtiff goes on without
        return;
    said = ends[0];
    ::dup2(ends[1], STDERR_FILENO);
    ::close(ends[1]);
}

QByteArray complaintOfDamage(const QByteArray &file)
{
    QList<QByteArray> all;
    {
        const std::lock_guard lock(mutex);
        all = heard;
    }
    if (said >= 0) {
        QByteArray text(64 << 10, Qt::Uninitialized);
        const ssize_t count = ::read(said, text.data(), static_cast<std::size_t>(text.size()));
        text.truncate(std::max<qsizetype>(0, count));
        all += text.split('\n');
    }
    for (const QByteArray &message : std::as_const(all)) {
        if (isDamage(message, file))
            return message.left(lineLimit);
    }
    return {};
}

} // namespace residua
