#include "core/arch/counting.h"

#include "core/arch/saturating.h"

namespace residua {

namespace {

constexpr const char *unitKeys[] = {"macs", "flops"};
constexpr const char *scopeKeys[] = {"convolution_and_linear", "all_operations", "torchinfo"};

std::int64_t torchinfoCount(const Op &op, const NodeProfile &node)
{
    std::int64_t count = saturatingMul(node.parameters, node.shape[0]);
    if (std::holds_alternative<ConvOp>(op)) {
        for (std::size_t i = 2; i < node.shape.size(); ++i)
            count = saturatingMul(count, node.shape[i]);
    }
    return count;
}

std::int64_t countOf(const Graph &graph, const Profile &profile, std::size_t id, Counting::Scope scope)
{
    if (scope == Counting::Scope::Torchinfo)
        return torchinfoCount(graph.nodes[id].op, profile.nodes[id]);
    const OperationTerms terms = operationTerms(graph, profile, id);
    const int last = scope == Counting::Scope::AllOperations ? costTerms : static_cast<int>(CostTerm::Bias);
    std::int64_t sum = 0;
    for (int term = 0; term < last; ++term)
        sum = saturatingAdd(sum, terms.counts[term]);
    return sum;
}

} // namespace

OperationTerms operationTerms(const Graph &graph, const Profile &profile, std::size_t id)
{
    OperationTerms terms;
    const Node &node = graph.nodes[id];
    const std::int64_t outputs = elementCount(profile.nodes[id].shape);
    const auto set = [&terms](CostTerm term, std::int64_t count) { terms.counts[static_cast<int>(term)] = count; };
    if (const auto *c = std::get_if<ConvOp>(&node.op)) {
        set(CostTerm::Convolution, saturatingMul(outputs, saturatingMul(c->in / c->groups, c->kernel * c->kernel)));
        set(CostTerm::Bias, c->bias ? outputs : 0);
    } else if (const auto *l = std::get_if<LinearOp>(&node.op)) {
        set(CostTerm::Linear, saturatingMul(outputs, l->in));
        set(CostTerm::Bias, outputs);
    } else if (std::holds_alternative<BatchNormOp>(node.op)) {
        set(CostTerm::Norm, saturatingMul(2, outputs));
    } else if (std::holds_alternative<GroupNormOp>(node.op)) {
        set(CostTerm::Norm, saturatingMul(5, outputs));
    } else if (std::holds_alternative<ActivationOp>(node.op)) {
        set(CostTerm::Activation, outputs);
    } else if (std::holds_alternative<AddOp>(node.op)) {
        set(CostTerm::Addition, outputs);
    } else if (const auto *m = std::get_if<MaxPoolOp>(&node.op)) {
        set(CostTerm::Pool, saturatingMul(outputs, m->kernel * m->kernel));
    } else if (const auto *a = std::get_if<AvgPoolOp>(&node.op)) {
        set(CostTerm::Pool, saturatingMul(outputs, a->kernel * a->kernel));
    } else if (std::holds_alternative<GlobalAvgPoolOp>(node.op)) {
        set(CostTerm::GlobalAverage, elementCount(profile.nodes[static_cast<std::size_t>(node.inputs.front())].shape));
    } else if (std::holds_alternative<SigmoidOp>(node.op) || std::holds_alternative<MulOp>(node.op)) {
        set(CostTerm::Gate, outputs);
    }
    return terms;
}

std::vector<std::int64_t> countedCosts(const Graph &graph, const Profile &profile, Counting counting)
{
    std::vector<std::int64_t> costs;
    costs.reserve(graph.nodes.size());
    for (std::size_t id = 0; id < graph.nodes.size(); ++id) {
        const std::int64_t count = countOf(graph, profile, id, counting.scope);
        costs.push_back(counting.unit == Counting::Unit::Flops ? saturatingMul(2, count) : count);
    }
    return costs;
}

Profile counted(const Graph &graph, Profile profile, Counting counting)
{
    const std::vector<std::int64_t> costs = countedCosts(graph, profile, counting);
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
