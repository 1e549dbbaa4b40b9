#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace residua {

/// As many bytes of a file's beginning as tell what it is.
inline constexpr std::size_t foreignBytes = 4104;

/// What a file of tensors that is not what was expected seems to be, and what to do about it; empty when unknown.
/// `start` is its first `foreignBytes`.
std::string foreignKind(std::string_view start);

/// What a file that begins with `start` is, and what to do about it, where it is plainly no JSON document: nothing, something that has a
/// name, bytes that are no text, or the index of a sharded set of weight files. Empty where it may be one.
std::string foreignDocument(std::string_view start);

/// Throws Error(Input) where the file `path`, `what` for people ("architecture file"), is plainly no JSON document. Where it cannot be
/// opened nothing is said: whoever reads it will.
void refuseForeignDocument(const std::string &path, std::string_view what);

} // namespace residua
