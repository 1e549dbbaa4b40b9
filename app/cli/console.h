#pragma once

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace residua::cli {

/// Exit statuses of the command line (the contract, section 2).
namespace status {
constexpr int done = 0, failed = 1, usage = 2, input = 3, device = 4, budget = 5, interrupted = 130;
}

/// Thrown where a stop ends a command before its work is done.
struct Interrupted {};

/// What a command gets from `main`.
struct Console {
    std::stop_token stop; ///< requested by the first SIGINT; a second one ends the process
};

/// Opens whichever of the standard descriptors is closed, so that no file of ours can take its number.
void guardDescriptors();

/// Writes data. Throws Error(Failed) when standard output is closed, full or broken.
void writeOut(std::string_view bytes);

/// One message on standard error, each line led by the program's name. Errors are ignored: nobody is there to be told.
void writeMessage(std::string_view text);

/// The entry of `known` that is nearest to `name`, empty when none is near.
std::string nearest(std::string_view name, const std::vector<std::string> &known);

} // namespace residua::cli
