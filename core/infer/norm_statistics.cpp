#include "core/infer/norm_statistics.h"

#include "core/arch/op_facts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace residua {

namespace {

const WeightTensor *tensorOf(const WeightMap &weights, const std::string &module, std::string_view part)
{
    const auto found = weights.find(stateName(module, part));
    return found == weights.end() ? nullptr : &found->second;
}

/// The correlation of pairs over all channels, those of each norm from their own mean: norms differ for other reasons.
class Correlation {
public:
    void add(const std::vector<double> &a, const std::vector<double> &b)
    {
        const auto count = static_cast<double>(a.size());
        const double meanA = std::accumulate(a.begin(), a.end(), 0.0) / count, meanB = std::accumulate(b.begin(), b.end(), 0.0) / count;
        for (std::size_t i = 0; i < a.size(); ++i) {
            m_aa += (a[i] - meanA) * (a[i] - meanA);
            m_bb += (b[i] - meanB) * (b[i] - meanB);
            m_ab += (a[i] - meanA) * (b[i] - meanB);
        }
    }

    double value() const { return m_aa > 0 && m_bb > 0 ? m_ab / std::sqrt(m_aa * m_bb) : 0; }

private:
    double m_aa = 0, m_bb = 0, m_ab = 0;
};

} // namespace

bool normIsTrained(const WeightMap &weights, const std::string &module, double eps)
{
    const WeightTensor *mean = tensorOf(weights, module, "running_mean"), *variance = tensorOf(weights, module, "running_var");
    const WeightTensor *counter = tensorOf(weights, module, "num_batches_tracked");
    if (!mean || !variance || mean->values.size() != variance->values.size())
        return false;
    if (counter && !counter->integers.empty() && counter->integers.front() == 0)
        return false;
    const auto all = [](const std::vector<float> &values, float value) {
        return std::all_of(values.begin(), values.end(), [&](float each) { return each == value; });
    };
    return !(all(mean->values, 0) && (all(variance->values, 1) || all(variance->values, static_cast<float>(1 - eps))));
}

double NormStatistics::Norm::varianceOf(std::size_t channel) const
{
    const double center = meanOf(channel);
    return std::max(0.0, squares[channel] / count - center * center) + eps;
}

NormStatistics::NormStatistics(const Model &model, const WeightMap &weights)
{
    for (const Node &node : model.graph.nodes) {
        if (!normIsTrained(weights, node.module, model.spec.norm.eps))
            continue;
        const WeightTensor *mean = tensorOf(weights, node.module, "running_mean"),
                           *variance = tensorOf(weights, node.module, "running_var");
        const std::size_t channels = mean->values.size();
        m_norms.push_back({node.inputs.front(), node.slot.stage == 0 && node.slot.block == 0, model.spec.norm.eps, mean->values,
                           variance->values, std::vector<double>(channels), std::vector<double>(channels)});
        m_captured.push_back(node.inputs.front());
    }
    std::sort(m_captured.begin(), m_captured.end());
    m_captured.erase(std::unique(m_captured.begin(), m_captured.end()), m_captured.end());
}

void NormStatistics::add(const Trace &trace)
{
    for (Norm &norm : m_norms) {
        const Tensor &map = trace.captured.at(norm.input);
        const std::size_t channels = norm.mean.size(), pixels = map.values.size() / std::max<std::size_t>(1, channels);
        for (std::size_t c = 0; c < channels; ++c) {
            double sum = 0, squares = 0;
            const float *values = map.values.data() + c * pixels;
            for (std::size_t i = 0; i < pixels; ++i) {
                const double value = values[i];
                sum += value;
                squares += value * value;
            }
            norm.sum[c] += sum;
            norm.squares[c] += squares;
        }
        norm.count += static_cast<double>(pixels);
    }
}

double NormStatistics::Norm::divergence() const
{
    double total = 0;
    for (std::size_t c = 0; c < mean.size(); ++c) {
        const double v = varianceOf(c);
        const double r = variance[c] + eps;
        const double shift = meanOf(c) - mean[c];
        total += 0.5 * (v / r + shift * shift / r - 1 - std::log(v / r));
    }
    return total / static_cast<double>(mean.size());
}

double NormStatistics::divergence(NormRange range) const
{
    double total = 0, count = 0;
    for (const Norm &norm : m_norms) {
        if (range == NormRange::First ? &norm != &m_norms.front() : range == NormRange::FirstBlock && !norm.firstBlock)
            continue;
        total += norm.divergence();
        ++count;
    }
    const double found = total / std::max(1.0, count);
    return std::isfinite(found) ? found : std::numeric_limits<double>::infinity();
}

bool NormStatistics::follow() const
{
    // Trained networks have 0.8 and more of one or the other even with a wrong activation, random statistics 0.2 at most.
    constexpr double least = 0.5;
    Correlation spreads, centers;
    for (const Norm &norm : m_norms) {
        std::vector<double> spread, keptSpread, center, keptCenter;
        for (std::size_t c = 0; c < norm.mean.size(); ++c) {
            const double kept = norm.variance[c] + norm.eps;
            spread.push_back(std::log(norm.varianceOf(c)));
            keptSpread.push_back(std::log(kept));
            center.push_back(norm.meanOf(c) / std::sqrt(kept));
            keptCenter.push_back(norm.mean[c] / std::sqrt(kept));
        }
        spreads.add(spread, keptSpread);
        centers.add(center, keptCenter);
    }
    return std::max(spreads.value(), centers.value()) >= least;
}

} // namespace residua
