#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace residua {

/// `text` as valid UTF-8 without control characters, elided with "…" to at most `most` characters: fit for a drawing.
std::string printable(std::string_view text, std::size_t most);

} // namespace residua
