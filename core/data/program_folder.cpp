#include "core/data/program_folder.h"

#include <array>
#include <string_view>
#include <unistd.h>

namespace residua {

std::string programFolder()
{
    std::array<char, 4096> path{};
    const ssize_t length = ::readlink("/proc/self/exe", path.data(), path.size());
    const std::string_view name(path.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    const std::size_t slash = name.rfind('/');
    return slash == std::string_view::npos ? "./" : std::string(name.substr(0, slash + 1));
}

} // namespace residua
