#pragma once

#include "core/arch/model.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace residua {

enum class Severity { Warning, Hint };

/// "warning", "hint".
std::string_view severityWord(Severity severity);

/// Edits of the architecture file, `key` and JSON, as `parseSpec` takes them.
using Edits = std::vector<std::pair<std::string, std::string>>;

/// A place where a design is worse than every standard network. Sentences are in the user's language.
struct Finding {
    std::string code; ///< stable: "early-collapse"
    Severity severity = Severity::Hint;
    std::string path;    ///< of the operation that shows it; empty: the whole network
    std::string message; ///< what is so
    std::string reason;  ///< why that is weak
    std::string source;  ///< who found it out
    Edits fix;           ///< after which it is gone and the architecture valid; empty: none is known
    bool operator==(const Finding &) const = default;
};

/// The codes of all rules, in the order of the findings.
std::vector<std::string_view> adviceCodes();

/// What is to be said of `model`; nothing of a preset at its native input. The bounds of the rules are the worst of the presets.
/// `machineBytes` is this machine's memory, 0 where that is of no interest. Cost: below a millisecond where nothing is found (the first
/// call looks at all presets, some 20 ms), a few for each finding's fix. Any thread. Where `stop` is
/// requested it ends after the network that it is looking at; what it then returns is not whole.
std::vector<Finding> advise(const Model &model, std::int64_t machineBytes = 0, const std::stop_token &stop = {});

} // namespace residua
