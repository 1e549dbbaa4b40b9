#pragma once

#include "core/infer/evidence.h"

#include <limits>

namespace residua {

/// How well one candidate explains what norms saw in training: divergences as in `weighEvidence`, infinite where it cannot be one.
struct Measured {
    double divergence = std::numeric_limits<double>::infinity();
    double first = divergence, early = divergence; ///< of the first norm, and of those of the first block
    bool follow = false;                           ///< whether the statistics go with the activations at all
};

/// Passes of photographs through networks that have the same tensors.
class EvidencePasses {
public:
    /// `weights`: by the names of `named`. Images, options and engine are kept by reference.
    EvidencePasses(Engine &engine, const Graph &named, WeightMap weights, const std::vector<Image> &images, const EvidenceOptions &options);

    /// Whether `model`, whose names the weights have, has norms that were trained.
    bool hasStatistics(const Model &model) const;

    /// What photographs give to the norms of `spec`. Throws Error where the engine cannot run it.
    Measured run(const ResNetSpec &spec, const PrepareOptions &preparation);

    /// The same of stem and first block alone, which cost little: the divergence is infinite.
    Measured runBeginning(const ResNetSpec &spec, const PrepareOptions &preparation);

    /// Of one image each; a beginning's counts as the share that it is of its network's multiply-accumulates.
    double passes() const { return m_passes; }

private:
    Engine &m_engine;
    Graph m_named; ///< the graph whose names the weights have
    WeightMap m_weights;
    const std::vector<Image> &m_images;
    const EvidenceOptions &m_options;
    double m_passes = 0;

    void nameAs(const Graph &graph);
    Measured measure(const ModelPtr &model, const PrepareOptions &preparation, const WeightMap &weights, double share);
};

} // namespace residua
