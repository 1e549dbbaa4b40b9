#pragma once

#include <string>
#include <string_view>

namespace residua {

/// What a file of tensors that is not what was expected seems to be, and what to do about it; empty when unknown.
/// `start` is its first 512 bytes or more.
std::string foreignKind(std::string_view start);

/// Throws Error(Input) where the file `path`, `what` for people ("architecture file"), is plainly no JSON document but something that has a
/// name, or the index of a sharded set of weight files. Where it cannot be opened nothing is said: whoever reads it will.
void refuseForeignDocument(const std::string &path, std::string_view what);

} // namespace residua
