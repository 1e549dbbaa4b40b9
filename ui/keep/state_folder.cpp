#include "ui/keep/state_folder.h"

#include "core/arch/visible.h"
#include "core/data/error.h"

#include <QCoreApplication>

#include <cstdlib>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>

namespace residua::ui {

namespace {

struct FolderWords {
    Q_DECLARE_TR_FUNCTIONS(StateFolder)
};

} // namespace

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
        throw Error(ErrorKind::Failed,
                    FolderWords::tr("there is no folder to keep work in: HOME is not set; set it, or XDG_STATE_HOME").toStdString());
    const std::string folder = root + '/' + name;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw Error(ErrorKind::Failed,
                    FolderWords::tr("cannot make the folder %1: %2; check the permissions of the folders above it, or set XDG_STATE_HOME "
                                    "to another place")
                        .arg(QString::fromStdString(inQuotes(folder)), QString::fromStdString(error.message()))
                        .toStdString());
    for (const std::string &each : {root, folder}) // documents are their author's alone
        ::chmod(each.c_str(), S_IRWXU);
    return folder;
}

} // namespace residua::ui
