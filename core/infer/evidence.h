#pragma once

#include "core/data/engine.h"
#include "core/infer/inference.h"
#include "core/infer/preparation.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace residua {

struct KeyEvidence {
    std::string key;
    std::vector<Candidate> candidates; ///< the one that is kept first
    bool tied = false;                 ///< others are as good, or nearly
};

/// What photographs say of assumptions.
struct Evidence {
    ResNetSpec spec; ///< with what was kept
    PrepareOptions preparation;
    std::vector<KeyEvidence> keys;
    std::vector<KeyEvidence> preparations; ///< none, or one: of all usual ways to prepare
    std::vector<std::string> notes;        ///< what was changed, what is a tie, why nothing was tested; a sentence each
    std::size_t images = 0;                ///< that were run; 0: nothing was tested
    int passes = 0;                        ///< of one image each
};

struct EvidenceOptions {
    std::stop_token stop;
    int mostPasses = 45;                              ///< of a large network; a small one runs as many as there are candidates
    std::function<void(int done, int most)> progress; ///< may be empty
};

/// Runs the network on `images` and compares what its batch norms get with the mean and variance that they saw in training: for each
/// candidate the mean over norms of the mean over channels of KL(N(m, v) || N(running_mean, running_var)), m and v the mean and biased
/// variance over all images and pixels. Another value than the conventional one is taken where its divergence is at most 0.5 and at most
/// 0.8 of the conventional one's, and the statistics go with the activations; else the conventional one stays. Near ones are said to be
/// ties, and so are others that would have been taken but for a better one: photographs of another kind change their order. An activation
/// is not taken where a stem without a pool explains the statistics as well. What comes first is weighed first, for nothing behind it
/// changes it: how images are prepared by the first norm alone; the activation and a stem without a pool, alone and together, by the norms
/// of the first block too; other keys by all norms. Where what was taken does not explain the statistics in the end, the convention stays.
/// `weights` are those of the file by `fileNames`' keys. Without trained statistics, with an input that no photograph has, or where the
/// engine cannot run the network, nothing is tested, and a note says so. Cost: at most `mostPasses` passes of one image, or a second.
Evidence weighEvidence(Engine &engine, const Inference &inference, WeightMap weights, const std::vector<Image> &images,
                       const EvidenceOptions &options = {});

} // namespace residua
