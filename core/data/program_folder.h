#pragma once

#include <string>

namespace residua {

/// The folder of the running program, with a final slash; "./" where the system does not tell.
std::string programFolder();

} // namespace residua
