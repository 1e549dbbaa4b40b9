#pragma once

#include "core/arch/prepare_options.h"
#include "core/arch/spec.h"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace residua {

/// Variants in one workspace, and characters of a note. A name has as many as an architecture's.
inline constexpr std::size_t variantLimit = 1000, noteLimit = 20'000;

/// One architecture of a workspace under its own name.
struct Variant {
    std::string name;
    std::string note;
    ResNetSpec architecture;
    bool operator==(const Variant &) const = default;
};

/// What the desktop program saves (`*.residua`): several architectures and the window's state.
struct Workspace {
    std::vector<Variant> variants; ///< 1 to `variantLimit`, names distinct and not empty
    std::size_t current = 0;
    std::optional<std::size_t> baseline;       ///< the variant that the others are compared with
    std::vector<std::string> dismissed;        ///< codes of findings that are not shown any more
    std::optional<std::string> image, weights; ///< files, as the user named them; never opened by reading the workspace
    std::optional<PrepareOptions> preparation; ///< of images; nothing: as is usual for the network
    std::string view = "{}";                   ///< a JSON object that only the window understands
    bool operator==(const Workspace &) const = default;
};

using WorkspaceOrProblems = std::variant<Workspace, std::vector<Problem>>;

/// The canonical workspace file: all keys, fixed order, two-space indent, final newline.
std::string toJson(const Workspace &workspace);

/// Reads a workspace file. Total: any bytes give a workspace that holds valid architectures only, or every problem found.
/// An unknown or repeated key is a problem; every key but `variants` may be missing. So is a stop, which is looked for between the
/// variants: a thousand of the largest take seconds to check.
WorkspaceOrProblems parseWorkspace(std::string_view text, const std::stop_token &stop = {});

/// True when `text` is a JSON object that says it is a workspace, or has variants; false for an architecture or anything else.
bool isWorkspace(std::string_view text);

/// The variant called `name` (the current one where it is empty), or nothing.
const Variant *findVariant(const Workspace &workspace, std::string_view name = {});

} // namespace residua
