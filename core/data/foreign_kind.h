#pragma once

#include <string>
#include <string_view>

namespace residua {

/// What a file of tensors that is not what was expected seems to be, and what to do about it; empty when unknown.
/// `start` is its first 512 bytes or more.
std::string foreignKind(std::string_view start);

} // namespace residua
