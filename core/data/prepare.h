#pragma once

#include "core/arch/prepare_options.h"
#include "core/data/image.h"
#include "core/data/tensor.h"

namespace residua {

/// `image` as the network's input [1, C, H, W], as torchvision does it with a PIL image, bit for bit:
/// grey where the input has one channel (ITU-R 601, before all else), resize with antialiased filtering, centre crop
/// (black where the image is smaller), scale to 0-1 or 0-255, subtract the mean, divide by the deviation.
///
/// Without `resize` the image is scaled, its proportions kept, so that it just covers round(H / 0.875) x round(W / 0.875),
/// where H x W is the crop: for a square crop that is torchvision's "short side to round(size / 0.875)".
/// The result has the crop's size; a network that wants another one refuses it.
/// Throws Error(Input) for an empty image or an input of other than 1 or 3 channels, Error(Usage) for options out of range, and for a mean
/// or deviation that can only be meant for pixels of 0 to 255 where `range` is 1.
Tensor prepare(const Image &image, const InputSpec &input, const PrepareOptions &options = {});

/// Standard normal noise [batch, C, H, W] for the network's input: the same values for the same seed on every machine.
Tensor noiseInput(const InputSpec &input, std::int64_t batch, std::uint64_t seed);

/// What the network sees, for people: the first of the batch of `input` [N, C, H, W] as a picture of its size. It undoes the normalisation
/// and the order of channels of `options`, pixel for pixel; `noise`: standard normal values, grey at 0, cut off at three deviations. Other
/// than three channels: the first one in grey.
Image inputPicture(const Tensor &input, bool noise, const PrepareOptions &options = {});

} // namespace residua
