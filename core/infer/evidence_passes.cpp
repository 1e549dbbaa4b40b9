#include "core/infer/evidence_passes.h"

#include "core/arch/op_facts.h"
#include "core/infer/evidence_trials.h"
#include "core/infer/norm_statistics.h"

#include <cmath>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

namespace residua {

namespace {

constexpr double kHopeless = 8; ///< of one image: others cannot mend it

bool isBeginning(const Slot &slot)
{
    return slot.part <= Part::StemPool || (slot.stage == 0 && slot.block == 0);
}

} // namespace

EvidencePasses::EvidencePasses(Engine &engine, const Graph &named, WeightMap weights, const std::vector<Image> &images,
                               const EvidenceOptions &options)
    : m_engine(engine), m_named(named), m_weights(std::move(weights)), m_images(images), m_options(options)
{}

bool EvidencePasses::hasStatistics(const Model &model) const
{
    return !NormStatistics(model, m_weights).empty();
}

/// Gives the tensors that `graph` calls otherwise the names that they have there.
void EvidencePasses::nameAs(const Graph &graph)
{
    using Key = std::tuple<Part, int, int, int>;
    const auto key = [](const Slot &slot) { return Key{slot.part, slot.stage, slot.block, slot.step}; };
    std::map<Key, std::string> paths;
    for (const Node &node : m_named.nodes)
        paths[key(node.slot)] = node.module;
    std::vector<std::pair<std::string, WeightMap::node_type>> moved;
    for (const Node &node : graph.nodes)
        for (const StateTensor &tensor : stateOf(node.op))
            if (const std::string &old = paths[key(node.slot)]; old != node.module)
                if (auto found = m_weights.extract(stateName(old, tensor.name)))
                    moved.emplace_back(stateName(node.module, tensor.name), std::move(found));
    for (auto &[name, node] : moved) {
        node.key() = name;
        m_weights.insert(std::move(node));
    }
    m_named = graph;
}

Measured EvidencePasses::run(const ResNetSpec &spec, const PrepareOptions &preparation)
{
    const ModelPtr model = makeModel(spec);
    nameAs(model->graph);
    return measure(model, preparation, m_weights, 1);
}

Measured EvidencePasses::runBeginning(const ResNetSpec &spec, const PrepareOptions &preparation)
{
    const ModelPtr whole = makeModel(spec), beginning = makeModel(beginningOf(spec));
    nameAs(whole->graph);
    WeightMap weights;
    for (const Node &node : whole->graph.nodes)
        if (isBeginning(node.slot))
            for (const StateTensor &tensor : stateOf(node.op))
                if (const auto found = m_weights.find(stateName(node.module, tensor.name)); found != m_weights.end())
                    weights.insert(*found);
    const double share = static_cast<double>(beginning->profile.totals.macs) / static_cast<double>(whole->profile.totals.macs);
    Measured found = measure(beginning, preparation, weights, share);
    found.divergence = std::numeric_limits<double>::infinity();
    return found;
}

Measured EvidencePasses::measure(const ModelPtr &model, const PrepareOptions &preparation, const WeightMap &weights, double share)
{
    const std::unique_ptr<Network> network = m_engine.build(model);
    NormStatistics statistics(*model, weights);
    if (const WeightReport report = network->load(weights);
        !report.mismatched.empty() || (&weights == &m_weights && !report.missing.empty()) || statistics.empty())
        return {};
    RunOptions run;
    run.capture = statistics.captured();
    run.times = false;
    run.stop = m_options.stop;
    for (const Image &image : m_images) {
        const Trace trace = network->run(prepare(image, model->spec.input, preparation), run);
        if (!trace.complete)
            return {};
        statistics.add(trace);
        m_passes += share;
        if (m_options.progress)
            m_options.progress(static_cast<int>(std::ceil(m_passes)), m_options.mostPasses);
        if (statistics.divergence() > kHopeless && statistics.divergence(NormRange::First) > kHopeless)
            break;
    }
    return {statistics.divergence(), statistics.divergence(NormRange::First), statistics.divergence(NormRange::FirstBlock),
            statistics.follow()};
}

} // namespace residua
