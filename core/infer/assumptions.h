#pragma once

#include "core/infer/inference.h"
#include "core/infer/outline.h"
#include "core/infer/structure.h"

#include <vector>

namespace residua {

/// Gives `spec` what its shapes do not tell, by the conventions of the family that its names are of.
void applyConventions(ResNetSpec &spec, const std::vector<FileModule> &modules, const Outline &outline);

/// Every key of `spec` (canonical) that was assumed, the consequential ones first.
std::vector<Assumption> listAssumptions(const ResNetSpec &spec, const Structure &structure, const Outline &outline);

/// The JSON value that `key` has in `spec`, written or not.
std::string keyValue(const ResNetSpec &spec, const std::string &key);

/// "ResNet-50", "SE-ResNet-50", "ResNeXt-101": what people call a network with so many layers.
std::string usualName(const ResNetSpec &spec);

/// "torchvision", "Hugging Face transformers": a family in words.
std::string namingWords(Naming naming);

} // namespace residua
