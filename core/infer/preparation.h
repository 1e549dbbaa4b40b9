#pragma once

#include "core/data/prepare.h"

#include <string>
#include <vector>

namespace residua {

/// The usual ways to prepare images for a network with this input, the conventional one first: ImageNet's mean and deviation, 0.5 and 0.5,
/// 0 to 1, and 0 to 255 in the order blue, green, red less Caffe's means. For one channel 0.5 and 0.5 comes first; none for other numbers.
/// Small images are not cropped.
std::vector<PrepareOptions> usualPreparations(const InputSpec &input);

/// What Caffe2's networks take, of three channels: 0 to 255 in the order blue, green, red less the means of Detectron.
PrepareOptions caffe2Preparation(const InputSpec &input);

/// `options` for a network with this input, whatever size they were made for: crop and resize follow it in proportion, and mean and
/// deviation of another number of channels are left to what is usual.
PrepareOptions fittedTo(const PrepareOptions &options, const InputSpec &input);

/// Mean and deviation in words: "ImageNet's mean and deviation", "0-255 BGR less Caffe's means", "mean 0.1307, deviation 0.3081".
std::string preparationWords(const PrepareOptions &preparation);

/// All of it: "short side 256, centre crop 224, bilinear, ImageNet's mean and deviation".
std::string preparationLine(const PrepareOptions &preparation, const InputSpec &input);

struct NamedPreparation {
    std::string name; ///< "torchvision", "timm", "CIFAR-10", "Caffe"
    PrepareOptions options;
};

/// What well-known programs do for a network with this input, everything said.
std::vector<NamedPreparation> preparationPresets(const InputSpec &input);

} // namespace residua
