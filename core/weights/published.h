#pragma once

#include "core/arch/spec.h"

#include <string>
#include <vector>

namespace residua {

/// A weight file that torchvision publishes for one of its networks.
/// Source: torchvision 0.29, models/resnet.py.
struct PublishedWeights {
    std::string preset; ///< ours of the same name
    std::string name;   ///< torchvision's: "IMAGENET1K_V2"
    std::string file;   ///< "resnet50-11ad3fa6.pth"
    double mebibytes = 0;
    int resize = 256; ///< the short side of an image before the crop to 224

    /// The first eight hexadecimal digits of the file's SHA-256, as its name has them.
    std::string sha256() const;
    /// Where it is published: below $RESIDUA_TORCHVISION_URL, else https://download.pytorch.org/models/.
    std::string url() const;
    /// "download.pytorch.org"
    std::string host() const;
    /// Where torch.hub keeps it: $TORCH_HOME/hub/checkpoints, else torch/hub/checkpoints in the cache. Empty where there is no home.
    std::string cachePath() const;
};

/// Those for the network `spec`, oldest first: torchvision's own default is the last. Display names, style and the image's size do not
/// count. Empty for every other network.
std::vector<PublishedWeights> publishedFor(const ResNetSpec &spec);

} // namespace residua
