#pragma once

#include "core/weights/pickled_tensors.h"

#include <map>
#include <string>
#include <string_view>

namespace residua {

/// What torch.save wrote before 1.6 (and still does where it is asked to): pickles, then storages, one after the other.
struct LegacyFile {
    Pickle pickle; ///< of what was saved
    std::map<std::string, ByteSourcePtr> storages;
};

/// True where `start`, the first bytes of a file, begins such a file.
bool isLegacyFile(std::string_view start);

/// Throws Error(Input). Reads the pickles and the storages' lengths, not their values.
LegacyFile readLegacyFile(const ByteSourcePtr &source, const std::string &label);

} // namespace residua
