#include "core/weights/fetch.h"

#include "core/arch/visible.h"
#include "core/data/error.h"
#include "core/data/helper_program.h"

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <poll.h>
#include <sys/socket.h>

namespace residua {

namespace {

constexpr int pollMilliseconds = 50;

/// The lines that residua-fetch writes: "progress RECEIVED TOTAL", "done", "failed TEXT".
class Lines {
public:
    explicit Lines(int socket) : m_socket(socket) {}

    /// The next line; empty where none has come within a moment. Throws Error(Failed) where the process has gone.
    std::string next()
    {
        if (const auto end = m_text.find('\n'); end != std::string::npos) {
            std::string line = m_text.substr(0, end);
            m_text.erase(0, end + 1);
            return line;
        }
        pollfd end{m_socket, POLLIN, 0};
        if (::poll(&end, 1, pollMilliseconds) <= 0)
            return {};
        char bytes[4096];
        const ssize_t count = ::recv(m_socket, bytes, sizeof bytes, MSG_DONTWAIT);
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            return {};
        if (count <= 0 || m_text.size() > sizeof bytes)
            throw Error(ErrorKind::Failed, "the download ended without a word: try again, it goes on where it was");
        m_text.append(bytes, static_cast<std::size_t>(count));
        return {};
    }

private:
    int m_socket;
    std::string m_text;
};

void report(std::string_view numbers, const FetchProgress &progress)
{
    std::uint64_t received = 0, total = 0;
    const char *end = numbers.data() + numbers.size();
    const auto [space, error] = std::from_chars(numbers.data(), end, received);
    if (error == std::errc() && space != end)
        std::from_chars(space + 1, end, total);
    if (progress)
        progress(received, total);
}

} // namespace

bool fetchFile(const FetchRequest &request, const FetchProgress &progress, const std::stop_token &stop)
{
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(request.path).parent_path(), error); // what fails is said by who writes
    const HelperProgram program("residua-fetch", {request.url, request.path, request.sha256}, "download",
                                "it is made where libcurl and OpenSSL are");
    Lines lines(program.socket());
    constexpr std::string_view progressWord = "progress ", failedWord = "failed ";
    while (!stop.stop_requested()) {
        const std::string line = lines.next();
        if (line == "done")
            return true;
        if (line.starts_with(progressWord))
            report(std::string_view(line).substr(progressWord.size()), progress);
        else if (line.starts_with(failedWord))
            throw Error(ErrorKind::Failed, "cannot download " + inQuotes(request.url) + ": " + visible(line.substr(failedWord.size())));
    }
    return false;
}

} // namespace residua
