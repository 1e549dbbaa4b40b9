// residua-fetch URL FILE SHA256: downloads URL into FILE.part, going on with what is there, and renames it to FILE when its SHA-256 begins
// with the given digits. Started by core/weights/fetch, which reads lines from descriptor 0: "progress RECEIVED TOTAL", and at the end
// "done" or "failed REASON". It ends when nobody reads them any more.

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <curl/curl.h>
#include <openssl/evp.h>

namespace {

constexpr curl_off_t mostBytes = 4'000'000'000;
constexpr long secondsToConnect = 20, secondsOfSilence = 30, mostRedirects = 5;

/// False where nobody listens any more.
bool tell(const std::string &line)
{
    const std::string bytes = line + '\n';
    return ::send(STDIN_FILENO, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

int fail(const std::string &reason)
{
    tell("failed " + reason);
    return 1;
}

struct Closing {
    void operator()(std::FILE *file) const { std::fclose(file); }
    void operator()(CURL *curl) const { curl_easy_cleanup(curl); }
    void operator()(EVP_MD_CTX *digest) const { EVP_MD_CTX_free(digest); }
};
using File = std::unique_ptr<std::FILE, Closing>;

struct Download {
    CURL *curl = nullptr;
    std::FILE *file = nullptr;
    curl_off_t before = 0; ///< bytes that were there
    curl_off_t told = -1;
    bool begun = false;
    int writeError = 0;
};

/// A server that cannot go on where an earlier download ended sends all of it again.
std::size_t onBytes(char *bytes, std::size_t, std::size_t count, void *target)
{
    auto &download = *static_cast<Download *>(target);
    if (!download.begun) {
        download.begun = true;
        long status = 0;
        curl_easy_getinfo(download.curl, CURLINFO_RESPONSE_CODE, &status);
        if (download.before > 0 && status != 206) {
            download.before = 0;
            if (::ftruncate(::fileno(download.file), 0) != 0)
                download.writeError = errno;
        }
    }
    const std::size_t written = download.writeError == 0 ? std::fwrite(bytes, 1, count, download.file) : 0;
    if (written < count && download.writeError == 0)
        download.writeError = errno;
    return written;
}

int onProgress(void *target, curl_off_t total, curl_off_t now, curl_off_t, curl_off_t)
{
    auto &download = *static_cast<Download *>(target);
    constexpr curl_off_t step = 256 * 1024;
    if (now <= 0 || (now - download.told < step && now != total) || now == download.told)
        return 0;
    download.told = now;
    return tell("progress " + std::to_string(download.before + now) + ' ' + std::to_string(total > 0 ? download.before + total : 0)) ? 0
                                                                                                                                     : 1;
}

/// The reason why a transfer failed, for people; empty where it did not.
std::string transfer(Download &download, const std::string &url)
{
    CURL *curl = download.curl;
    char details[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, url.rfind("https:", 0) == 0 ? "https" : "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, mostRedirects);
    curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, secondsToConnect);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, secondsOfSilence);
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, mostBytes);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "residua/" RESIDUA_VERSION);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, details);
    const std::string rest = std::to_string(download.before) + '-';
    if (download.before > 0) // not CURLOPT_RESUME_FROM, which fails where the server sends all of it
        curl_easy_setopt(curl, CURLOPT_RANGE, rest.c_str());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, onBytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &download);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, onProgress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &download);
    const CURLcode code = curl_easy_perform(curl);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (status == 416 && download.before > 0)
        return {}; // all of it was there
    if (code == CURLE_OK)
        return {};
    if (download.writeError != 0)
        return std::string("cannot write it (") + std::strerror(download.writeError) + "): make room, then try again";
    if (code == CURLE_HTTP_RETURNED_ERROR)
        return "the server answers " + std::to_string(status) + (status == 404 ? ": the file is not there" : "");
    const std::string reason = *details ? details : curl_easy_strerror(code);
    const bool brokenOff =
        code == CURLE_PARTIAL_FILE || code == CURLE_RECV_ERROR || code == CURLE_OPERATION_TIMEDOUT || code == CURLE_GOT_NOTHING;
    return reason + (download.begun && brokenOff ? ": what has come is kept, try again to go on" : "");
}

/// Lower-case hexadecimal; empty where the file cannot be read.
std::string sha256Of(const std::string &path)
{
    const File file(std::fopen(path.c_str(), "rb"));
    const std::unique_ptr<EVP_MD_CTX, Closing> digest(EVP_MD_CTX_new());
    if (!file || !digest || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1)
        return {};
    std::string bytes(1 << 18, '\0');
    while (const std::size_t count = std::fread(bytes.data(), 1, bytes.size(), file.get()))
        EVP_DigestUpdate(digest.get(), bytes.data(), count);
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    if (std::ferror(file.get()) || EVP_DigestFinal_ex(digest.get(), hash, &length) != 1)
        return {};
    std::string text;
    for (unsigned i = 0; i < length; ++i) {
        constexpr char digits[] = "0123456789abcdef";
        text += digits[hash[i] >> 4];
        text += digits[hash[i] & 15];
    }
    return text;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4 || !*argv[3])
        return 2;
    const std::string url = argv[1], path = argv[2], part = path + ".part", sha256 = argv[3];
    {
        const File file(std::fopen(part.c_str(), "ab"));
        if (!file)
            return fail("cannot write \"" + part + "\" (" + std::strerror(errno) + ")");
        if (::flock(::fileno(file.get()), LOCK_EX | LOCK_NB) != 0)
            return fail("another program is downloading it");
        const std::unique_ptr<CURL, Closing> curl(curl_easy_init());
        if (!curl)
            return fail("libcurl does not start");
        std::fseek(file.get(), 0, SEEK_END);
        Download download{curl.get(), file.get(), static_cast<curl_off_t>(std::ftell(file.get()))};
        std::string reason = transfer(download, url);
        if (std::fflush(file.get()) != 0 && reason.empty())
            reason = std::string("cannot write it (") + std::strerror(errno) + "): make room, then try again";
        if (!reason.empty()) {
            struct stat state {};
            if (::stat(part.c_str(), &state) == 0 && state.st_size == 0)
                std::remove(part.c_str());
            return fail(reason);
        }
    }
    const std::string found = sha256Of(part);
    if (found.rfind(sha256, 0) != 0) {
        std::remove(part.c_str());
        return fail("its SHA-256 begins with " + found.substr(0, sha256.size()) + ", published is " + sha256
                    + ": it is not the file that was published, and was not kept");
    }
    if (std::rename(part.c_str(), path.c_str()) != 0)
        return fail("cannot rename \"" + part + "\" (" + std::strerror(errno) + ")");
    tell("done");
    return 0;
}
