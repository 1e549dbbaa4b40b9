#pragma once

#include "core/data/prepare.h"

#include <string>
#include <vector>

namespace residua {

/// The usual ways to prepare images for a network with this input, the conventional one first: ImageNet's mean and deviation, 0.5 and 0.5,
/// 0 to 1, and 0 to 255 in the order blue, green, red less Caffe's means. For one channel 0.5 and 0.5 comes first; none for other numbers.
/// Small images are not cropped.
std::vector<PrepareOptions> usualPreparations(const InputSpec &input);

/// "ImageNet's mean and deviation", "0-255 BGR less Caffe's means", ...
std::string preparationWords(const PrepareOptions &preparation);

} // namespace residua
