#include "ui/keep/open_file.h"

#include "ui/keep/owner.h"
#include "ui/keep/state_folder.h"

#include "core/data/error.h"
#include "core/data/file.h"

#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace residua::ui {

namespace {

constexpr std::string_view openEnding = ".open";

/// One name for one file, by whatever links it was reached.
std::string oneName(const std::string &path)
{
    std::error_code error;
    const std::filesystem::path one = std::filesystem::weakly_canonical(path, error);
    return error ? path : one.string();
}

/// When the note was written, and the file that it is about.
struct Note {
    std::int64_t time = 0;
    std::string path;
};

Note readNote(const std::string &file)
{
    constexpr std::uint64_t most = 65536;
    Note note;
    try {
        const std::string text = readFile(file, most, "file");
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), note.time);
        if (error == std::errc() && end != text.data() + text.size())
            note.path.assign(end + 1, text.data() + text.size());
    } catch (const Error &) { // it has gone meanwhile
    }
    return note;
}

} // namespace

OpenFile::OpenFile(const std::string &path) : m_path(path)
{
    static int number = 0;
    try {
        m_folder = stateFolder("open");
        m_name = ownedName(thisProcess(), ++number, openEnding);
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        // Not synced: it matters only while this program runs.
        std::ofstream(m_folder + '/' + m_name, std::ios::binary)
            << std::to_string(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()) + ' ' + oneName(path);
    } catch (const Error &) {
        m_name.clear();
    }
}

OpenFile::~OpenFile()
{
    if (!m_name.empty())
        ::unlink((m_folder + '/' + m_name).c_str());
}

bool OpenFile::isOpenElsewhere() const
{
    if (m_name.empty())
        return false;
    const Note own = readNote(m_folder + '/' + m_name);
    std::error_code error;
    for (std::filesystem::directory_iterator each(m_folder, error), end; !error && each != end; each.increment(error)) {
        const std::string name = each->path().filename().string();
        const auto owner = ownerOf(name, openEnding);
        if (!owner || name == m_name)
            continue;
        if (!isAlive(*owner)) { // it was killed
            ::unlink(each->path().c_str());
            continue;
        }
        const Note other = readNote(each->path().string());
        if (other.path == own.path && other.time < own.time)
            return true;
    }
    return false;
}

} // namespace residua::ui
