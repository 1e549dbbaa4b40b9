#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace residua {

enum class ChannelOrder { Rgb, Bgr };
enum class Interpolation { Bilinear, Bicubic, Nearest };

/// How an image is brought to a network's input; the defaults are torchvision's ImageNet evaluation.
struct PrepareOptions {
    std::optional<std::int64_t> resize; ///< the short side becomes this; 1-65536
    std::optional<std::int64_t> crop;   ///< both sides of the centre crop; 1-8192. Default: the network's input
    std::vector<float> mean;            ///< one value a channel of the input, or one for all; empty: ImageNet's (grey: 0.5)
    std::vector<float> std;
    int range = 1;                             ///< pixels are 0 to this, 1 or 255, where mean and deviation are applied
    ChannelOrder channels = ChannelOrder::Rgb; ///< of the input; mean and std follow it
    Interpolation interpolation = Interpolation::Bilinear;

    bool operator==(const PrepareOptions &) const = default;
};

} // namespace residua
