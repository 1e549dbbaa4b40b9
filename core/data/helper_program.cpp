#include "core/data/helper_program.h"

#include "core/arch/visible.h"
#include "core/data/error.h"
#include "core/data/program_folder.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace residua {

namespace {

Error cannotStart(const std::string &purpose, const std::string &reason)
{
    return Error(ErrorKind::Failed, "cannot " + purpose + ": " + reason + "; build the program again (packaging/run.sh)");
}

} // namespace

HelperProgram::HelperProgram(const std::string &name, const std::vector<std::string> &arguments, const std::string &purpose,
                             const std::string &absent)
{
    const std::string folder = programFolder();
    std::string path;
    for (const char *place : {"../lib/residua/", "", "../libexec/residua/"}) {
        path = folder + place + name;
        if (::access(path.c_str(), X_OK) == 0)
            break;
        path.clear();
    }
    if (path.empty())
        throw cannotStart(purpose,
                          name + " is neither in ../lib/residua nor beside the program in " + inQuotes(folder) + " (" + absent + ")");
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        throw cannotStart(purpose, std::string("no socket (") + std::strerror(errno) + ")");
    m_socket = ends[0];
    std::vector<std::string> words{name};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char *> pointers;
    for (std::string &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, ends[1], STDIN_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&files, STDOUT_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0); // Ctrl+C is the program's to see, which then kills this
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    const int error = ::posix_spawn(&m_process, path.c_str(), &files, &attributes, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    ::close(ends[1]);
    if (error == 0)
        return;
    ::close(m_socket);
    if (error == ENOMEM || error == EAGAIN)
        throw Error(ErrorKind::OutOfMemory, "cannot " + purpose + ": no memory or process left for " + name + ": close other programs");
    throw cannotStart(purpose, inQuotes(path) + " does not start (" + std::strerror(error) + ")");
}

HelperProgram::~HelperProgram()
{
    ::kill(m_process, SIGKILL);
    int status = 0;
    while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
    ::close(m_socket);
}

} // namespace residua
