#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace residua::test {

/// A folder of its own for one test, gone after it.
class TempFolder {
public:
    explicit TempFolder(const std::filesystem::path &parent = std::filesystem::temp_directory_path())
    {
        std::string name = (parent / "residua-test-XXXXXX").string();
        m_path = ::mkdtemp(name.data()) ? name : std::string();
    }
    ~TempFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TempFolder(const TempFolder &) = delete;
    TempFolder &operator=(const TempFolder &) = delete;

    const std::string &path() const { return m_path; }
    std::string operator/(std::string_view name) const { return m_path + '/' + std::string(name); }
    /// Writes a file and returns its path.
    std::string file(std::string_view name, std::string_view bytes) const
    {
        const std::string path = *this / name;
        std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return path;
    }
    std::size_t entries() const
    {
        std::size_t count = 0;
        for ([[maybe_unused]] const auto &entry : std::filesystem::directory_iterator(m_path))
            ++count;
        return count;
    }

private:
    std::string m_path;
};

} // namespace residua::test
