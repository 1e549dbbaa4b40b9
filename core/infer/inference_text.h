#pragma once

#include "core/infer/inference.h"
#include "core/infer/preparation.h"

#include <string>
#include <vector>

namespace residua {

/// What a file held besides names and shapes, for the report.
struct InferenceSource {
    std::string file;
    std::string key; ///< of the set of weights within the file: "state_dict"; empty: the file itself
    std::size_t tensors = 0;
    PrepareOptions preparation = {};
    std::vector<Candidate> preparationEvidence = {}; ///< of the usual ways, what was kept first; values in words
    std::vector<std::string> told = {};              ///< what photographs said of the assumptions, a sentence each
};

/// `residua/inference` as JSON, final newline included.
std::string inferenceJson(const Inference &inference, const InferenceSource &source);

/// The same for people: what was read, and each assumption with its reason, a line for keys that have one reason.
std::string inferenceText(const Inference &inference, const InferenceSource &source);

/// "looks like a plain chain of convolutions, such as VGG, not like a residual network: the linear layer ... ".
std::string refusalText(const NoResidualNetwork &refusal);

} // namespace residua
