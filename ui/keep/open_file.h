#pragma once

#include <string>

namespace residua::ui {

/// Says in the state folder that this program has a file open, as long as it lives, and whether somebody else said so before.
class OpenFile {
public:
    /// `path` as the system's calls take it. Where nothing can be written, nobody is told; that is no error.
    explicit OpenFile(const std::string &path);
    ~OpenFile();
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    const std::string &path() const { return m_path; }
    /// True where another window, of this program or another one that runs, has the same file open and had it before.
    bool isOpenElsewhere() const;

private:
    std::string m_path;
    std::string m_folder, m_name; ///< of the note about it; empty: there is none
};

} // namespace residua::ui
