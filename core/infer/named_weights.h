#pragma once

#include "core/arch/model.h"
#include "core/weights/checkpoint.h"
#include "core/weights/load_plan.h"
#include "core/weights/weight_file.h"

#include <string>

namespace residua {

/// Which of a file's tensors are parameters of `model`: by their names, or, where that leaves any out, by what is inferred of the file
/// (Detectron2's names, transformers', none at all), if that finds more.
LoadPlan planByMeaning(const Model &model, const Checkpoint &checkpoint);

/// As readWeights, with torchvision's names for the tensors of a file whose own names are others.
WeightFile readNamedWeights(const std::string &name, const std::stop_token &stop = {});

/// The network that a file's tensors are of, in a few words: "resnet50", "resnet18 with 17 classes", "3 4 6 3 blocks, 25557032 parameters",
/// "no residual network: looks like ...".
std::string networkWords(const std::vector<NamedShape> &tensors);
/// The same of a residual network; empty for what is none.
std::string residualNetworkWords(const std::vector<NamedShape> &tensors);

} // namespace residua
