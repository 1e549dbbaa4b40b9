#pragma once

#include "core/arch/spec.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace residua {

struct Model;

/// A network with another value of one assumed key, everything else as it stands.
struct ArchitectureTrial {
    std::string key;
    ResNetSpec spec;
};

/// Whether nobody would want to wait until a network has been run some ten times.
bool tooLargeForEvidence(const Model &model);

/// All other activations.
std::vector<ArchitectureTrial> activationTrials(const ResNetSpec &spec);

/// What another assumed key is often. Strides of the stem, and anti-aliasing, are not among them: what they do to the maps is what a
/// photograph of another sharpness does.
std::vector<ArchitectureTrial> blockTrials(const ResNetSpec &spec, const std::set<std::string> &assumed);

/// Stem and first block, and a head without a classifier.
ResNetSpec beginningOf(const ResNetSpec &spec);

/// A stem without its pool: dear, and rare. None where it has none, or where the network would be too large.
std::optional<ResNetSpec> withoutPool(const ResNetSpec &spec);

} // namespace residua
