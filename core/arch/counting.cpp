#include "core/arch/counting.h"

#include "core/arch/assert.h"
#include "core/arch/model.h"
#include "core/arch/saturating.h"

namespace residua {

namespace {

constexpr const char *unitKeys[] = {"macs", "flops"};
constexpr const char *scopeKeys[] = {"convolution_and_linear", "all_operations", "torchinfo"};

OperationTerms termsOf(const Graph &graph, const Profile &profile, std::size_t id)
{
    const Node &node = graph.nodes[id];
    const auto input = node.inputs.empty() ? id : static_cast<std::size_t>(node.inputs.front());
    return costsOf(node.op, profile.nodes[input].shape, profile.nodes[id].shape);
}

std::int64_t countOf(const Graph &graph, const Profile &profile, std::size_t id, Counting::Scope scope)
{
    if (scope == Counting::Scope::Torchinfo)
        return torchinfoCount(graph.nodes[id].op, profile.nodes[id].parameters, profile.nodes[id].shape);
    const OperationTerms terms = termsOf(graph, profile, id);
    const int last = scope == Counting::Scope::AllOperations ? costTerms : static_cast<int>(CostTerm::Bias);
    std::int64_t sum = 0;
    for (int term = 0; term < last; ++term)
        sum = saturatingAdd(sum, terms.counts[term]);
    return sum;
}

std::vector<std::int64_t> countsOf(const Graph &graph, const Profile &profile, Counting counting)
{
    std::vector<std::int64_t> costs;
    costs.reserve(graph.nodes.size());
    for (std::size_t id = 0; id < graph.nodes.size(); ++id) {
        const std::int64_t count = countOf(graph, profile, id, counting.scope);
        costs.push_back(counting.unit == Counting::Unit::Flops ? saturatingMul(2, count) : count);
    }
    return costs;
}

} // namespace

std::int64_t torchinfoCount(const Op &op, std::int64_t parameters, const Shape &output)
{
    if (output.empty())
        return 0;
    std::int64_t count = saturatingMul(parameters, output[0]);
    if (traitsOf(op).perPixel) {
        for (std::size_t i = 2; i < output.size(); ++i)
            count = saturatingMul(count, output[i]);
    }
    return count;
}

OperationTerms operationTerms(const Model &model, std::size_t node)
{
    RESIDUA_ASSERT(node < model.graph.nodes.size());
    return termsOf(model.graph, model.profile, node);
}

std::vector<std::int64_t> countedCosts(const Model &model, Counting counting)
{
    return countsOf(model.graph, model.profile, counting);
}

Profile counted(const Graph &graph, Profile profile, Counting counting)
{
    RESIDUA_ASSERT(profile.nodes.size() == graph.nodes.size());
    const std::vector<std::int64_t> costs = countsOf(graph, profile, counting);
    profile.totals.macs = 0;
    for (std::size_t id = 0; id < costs.size(); ++id) {
        profile.nodes[id].macs = costs[id];
        profile.totals.macs = saturatingAdd(profile.totals.macs, costs[id]);
    }
    return profile;
}

std::string countingKey(Counting counting)
{
    return std::string(unitKeys[static_cast<int>(counting.unit)]) + "/" + scopeKeys[static_cast<int>(counting.scope)];
}

Counting countingOf(const std::string &key)
{
    for (const auto unit : {Counting::Unit::Macs, Counting::Unit::Flops}) {
        for (const auto scope : {Counting::Scope::ConvolutionAndLinear, Counting::Scope::AllOperations, Counting::Scope::Torchinfo}) {
            if (countingKey({unit, scope}) == key)
                return {unit, scope};
        }
    }
    return {};
}

} // namespace residua
