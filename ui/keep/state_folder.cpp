#include "ui/keep/state_folder.h"

#include "core/arch/visible.h"
#include "core/data/error.h"

#include <cstdlib>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>

namespace residua::ui {

std::string stateFolder()
{
    // What is not absolute is to be ignored, says the XDG specification.
    if (const char *state = std::getenv("XDG_STATE_HOME"); state && *state == '/')
        return std::string(state) + "/residua";
    if (const char *home = std::getenv("HOME"); home && *home == '/')
        return std::string(home) + "/.local/state/residua";
    return {};
}

std::string stateFolder(const std::string &name)
{
    const std::string root = stateFolder();
    if (root.empty())
        throw Error(ErrorKind::Failed, "there is no folder to keep work in: HOME is not set; set it, or XDG_STATE_HOME");
    const std::string folder = root + '/' + name;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw Error(ErrorKind::Failed,
                    "cannot make the folder " + inQuotes(folder) + ": " + error.message()
                        + "; check the permissions of the folders above it, or set XDG_STATE_HOME to another place");
    for (const std::string &each : {root, folder}) // documents are their author's alone
        ::chmod(each.c_str(), S_IRWXU);
    return folder;
}

} // namespace residua::ui
