#pragma once

#include "core/data/image.h"

#include <string>
#include <vector>

namespace residua {

/// A photograph that is compiled in.
struct Photograph {
    std::string name; ///< "cat"
    Image image;      ///< short side 256
};

/// The sample photographs (resources/images), for every program and every build: some statistics of natural images.
const std::vector<Photograph> &photographs();

} // namespace residua
