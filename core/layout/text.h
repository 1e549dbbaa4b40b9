#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace residua {

/// `text` as `visible` has it, elided with "…" to at most `most` characters: fit for a drawing.
std::string printable(std::string_view text, std::size_t most);

} // namespace residua
