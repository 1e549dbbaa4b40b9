#pragma once

#include "core/weights/named_shape.h"

#include <vector>

namespace residua {

/// The tensors under Detectron2's names where they have Caffe2's, as its published files have them ("res2_0_branch2a_w",
/// "res_conv1_bn_gamma"; norms that are a scale "_bn_s" and a shift "_bn_b" alone are `kAffineNorm`), or Caffe's ("res2a_branch2a.weight",
/// "bn2a_branch2a.weight", whose norms are then `caffe_norm`); else as they are. In the same order; what is no part of the network keeps
/// its name.
std::vector<NamedShape> withoutCaffeNames(std::vector<NamedShape> tensors);

} // namespace residua
