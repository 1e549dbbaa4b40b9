#pragma once

#include "core/data/engine.h"

#include <cstddef>
#include <string>
#include <vector>

namespace residua {

enum class NormRange {
    All,
    First,      ///< the first alone: nothing but the image and a convolution is before it
    FirstBlock, ///< those of the first block: of all that blocks differ in, only the activation is before them
};

/// Whether the batch norm `module` of `weights` has seen anything: it has statistics, its counter is not 0, and they are not those that it
/// was made with, nor those of a frozen norm into whose scale and shift they are folded: 0, and 1 less `eps`.
bool normIsTrained(const WeightMap &weights, const std::string &module, double eps);

/// What the batch norms of a network saw in training, against what they get.
class NormStatistics {
public:
    /// The norms of `model` that have trained statistics in `weights` (by the names of the model's state).
    NormStatistics(const Model &model, const WeightMap &weights);

    bool empty() const { return m_norms.empty(); }
    /// The operations whose outputs are to be captured.
    const std::vector<int> &captured() const { return m_captured; }
    /// Adds a pass over one image.
    void add(const Trace &trace);
    /// Mean over the norms of `range` of the mean over channels; infinite where something is not finite, 0 where there are none.
    double divergence(NormRange range = NormRange::All) const;
    /// Whether channels that vary more, or lie higher, did so in training too: without that, a small divergence is chance.
    bool follow() const;

private:
    struct Norm {
        int input;
        bool firstBlock;
        double eps;
        std::vector<float> mean, variance;
        std::vector<double> sum, squares;
        double count = 0;

        double meanOf(std::size_t channel) const { return sum[channel] / count; }
        /// With eps, as the norm has it.
        double varianceOf(std::size_t channel) const;
        /// Mean over channels of KL(N(m, v) || N(running_mean, running_var)).
        double divergence() const;
    };
    std::vector<Norm> m_norms;
    std::vector<int> m_captured;
};

} // namespace residua
