#pragma once

#include "core/arch/fold.h"
#include "core/arch/spec.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace residua::cli {

inline constexpr std::int64_t batchLimit = 65536;

/// What every command that takes an ARCH understands.
struct ArchOptions {
    std::string arch;
    std::vector<std::string> edits; ///< "key=value"
    std::int64_t batch = 1;
    bool batchGiven = false;
    int threads = 0; ///< 0: as many as the machine has cores
};
void addArchOptions(CLI::App &command, ArchOptions &options);

/// Whole numbers from `least` to `most`, both allowed; the help text stays free of it.
CLI::Validator range(std::int64_t least, std::int64_t most);

void addBatch(CLI::App &command, ArchOptions &options);
void addThreads(CLI::App &command, int &threads);

/// `name` takes one of `choices` (shown in help, offered by completion).
CLI::Option *addChoice(CLI::App &command, const std::string &name, std::string &target, const std::vector<std::string> &choices,
                       const std::string &help);

/// `name` takes a count such as 25600000, 25.6M or 512Mi.
CLI::Option *addCount(CLI::App &command, const std::string &name, std::optional<std::int64_t> &target, const std::string &help);

/// A repeatable option with one value each time; the values are taken byte for byte.
CLI::Option *addRepeatable(CLI::App &command, const std::string &name, std::vector<std::string> &target, const std::string &help);

/// `--level`, by default `operation`.
void addLevel(CLI::App &command, std::string &level);

const std::vector<std::string> &styleNames();
Style styleOf(const std::string &name);

} // namespace residua::cli
