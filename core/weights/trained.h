#pragma once

#include "core/arch/model.h"
#include "core/data/prepare.h"
#include "core/data/weights.h"

#include <string>
#include <vector>

namespace residua {

/// What ships for a network beside its architecture.
struct Trained {
    std::string words; ///< what the parameters are, for people
    WeightMap weights; ///< by the network's own names
    PrepareOptions preparation;
    std::vector<std::string> labels; ///< one a class
};

/// What ships for the network of `model`, whatever it is called: the preset `digits` has trained parameters. Null: nothing does.
/// Sources and licences: resources/SOURCES.md.
const Trained *trainedFor(const Model &model);

} // namespace residua
