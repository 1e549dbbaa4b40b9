#include "core/data/engine.h"

#include "core/data/engine_abi.h"
#include "core/data/file.h"
#include "core/data/program_folder.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <dlfcn.h>
#include <unistd.h>

namespace residua {

namespace {

constexpr std::string_view moduleName = "residua_engine.so";

Error failed(const std::string &message)
{
    return Error(ErrorKind::Failed, "cannot open the engine: " + message);
}

std::string modulePath()
{
    if (const char *given = std::getenv("RESIDUA_ENGINE"); given && *given) {
        if (::access(given, R_OK) != 0)
            throw failed("RESIDUA_ENGINE names " + inQuotes(given) + ", which cannot be read; correct or unset it");
        // A name without a slash would be searched in the system's library folders.
        return std::string_view(given).find('/') == std::string_view::npos ? "./" + std::string(given) : given;
    }
    const std::string folder = programFolder();
    for (const std::string_view place : {"../lib/residua/", "", "../lib/"}) {
        std::string path = folder + std::string(place) + std::string(moduleName);
        if (::access(path.c_str(), R_OK) == 0)
            return path;
    }
    throw failed(
        "residua_engine.so is neither in ../lib/residua nor ../lib nor beside the program in " + inQuotes(folder)
        + "; build it (packaging/run.sh), or name it in RESIDUA_ENGINE. What needs no live network works without it (--arithmetic)");
}

std::string hexadecimal(std::uint64_t value)
{
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), value, 16).ptr;
    return std::string(digits.begin(), end);
}

template <class Function>
Function symbol(void *module, const char *name, const std::string &path)
{
    void *address = ::dlsym(module, name);
    if (!address)
        throw failed(inQuotes(path) + " has no " + name + ": it is no engine of this program; build it again (packaging/run.sh)");
    return reinterpret_cast<Function>(address);
}

} // namespace

std::shared_ptr<Engine> openEngine()
{
    const std::string path = modulePath();
    // Stays open for ever: libtorch does not survive being unloaded.
    // Lazy: binding all of libtorch at once takes 0.1 s more, while the loader keeps every new thread of the program waiting.
    void *module = ::dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL);
    if (!module) {
        const char *reason = ::dlerror();
        const std::string_view text = reason ? reason : "";
        if (text.find("failed to map segment") != text.npos || text.find("annot allocate memory") != text.npos)
            throw Error(ErrorKind::OutOfMemory,
                        "cannot open the engine: no memory for libtorch, which takes about 600 MB of address space (" + std::string(text)
                            + "); close other programs, or raise the limit (ulimit -v)");
        throw failed("libtorch or a library that it needs is missing or does not fit (" + std::string(reason ? reason : "no reason given")
                     + "); set RESIDUA_TORCH to libtorch's folder and build again, or run packaging/run.sh, which fetches it");
    }
    const std::uint64_t abi = symbol<std::uint64_t (*)()>(module, "residuaEngineAbi", path)();
    if (abi != kEngineAbi)
        throw failed(inQuotes(path) + " was built from other headers than this program (interface " + hexadecimal(abi)
                     + ", the program's is " + hexadecimal(kEngineAbi) + "); build both again (packaging/run.sh)");
    Engine *engine = symbol<Engine *(*)()>(module, "residuaCreateEngine", path)();
    if (!engine)
        throw failed(inQuotes(path) + " made none; build it again (packaging/run.sh)");
    return std::shared_ptr<Engine>(engine);
}

} // namespace residua
