#pragma once

#include "core/data/tensor.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// Eight bits a channel, red green blue, row by row from the top.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
    bool operator==(const Image &) const = default;
};

/// What an image may have at most, whoever decodes it: pixels to a side, pixels in all.
inline constexpr int imageSideLimit = 65535;
inline constexpr std::uint64_t imageFileLimit = 512'000'000; ///< bytes
inline constexpr std::int64_t imagePixelLimit = 100'000'000;

/// Decodes a binary PPM or PGM (P5, P6; up to 16 bits, brought to 8). `name` stands in messages.
/// Throws Error(Input) with the reason and the remedy.
Image decodePnm(std::string_view bytes, std::string_view name);

/// True when `bytes` begin as a binary PPM or PGM.
bool isPnm(std::string_view bytes);

/// A binary PPM (P6).
std::string ppmBytes(const Image &image);

/// How an image is brought to a network's input; the defaults are torchvision's ImageNet evaluation.
struct PrepareOptions {
    std::optional<std::int64_t> resize; ///< the short side becomes this; 1-65536
    std::optional<std::int64_t> crop;   ///< both sides of the centre crop; 1-8192. Default: the network's input
    std::vector<float> mean;            ///< one value a channel, or one for all; empty: ImageNet's (grey: 0.5)
    std::vector<float> std;
};

/// `image` as the network's input [1, C, H, W], as torchvision does it with a PIL image, bit for bit:
/// grey where the input has one channel (ITU-R 601, before all else), resize with antialiased bilinear filtering, centre crop
/// (black where the image is smaller), scale to 0-1, subtract the mean, divide by the deviation.
///
/// Without `resize` the image is scaled, its proportions kept, so that it just covers round(H / 0.875) x round(W / 0.875),
/// where H x W is the crop: for a square crop that is torchvision's "short side to round(size / 0.875)".
/// The result has the crop's size; a network that wants another one refuses it.
/// Throws Error(Input) for an empty image or an input of other than 1 or 3 channels, Error(Usage) for options out of range.
Tensor prepare(const Image &image, const InputSpec &input, const PrepareOptions &options = {});

/// Standard normal noise [batch, C, H, W] for the network's input: the same values for the same seed on every machine.
Tensor noiseInput(const InputSpec &input, std::int64_t batch, std::uint64_t seed);

/// What the network sees, for people: the first of the batch of `input` [N, C, H, W] as a picture of its size. It undoes the normalisation
/// that `prepare` does by default, pixel for pixel; `noise`: standard normal values, grey at 0, cut off at three deviations. Other than
/// three channels: the first one in grey.
Image inputPicture(const Tensor &input, bool noise);

} // namespace residua
