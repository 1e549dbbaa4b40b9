#include "core/run/initialise.h"

#include "core/data/random.h"

#include <algorithm>
#include <cmath>

namespace residua {

void Initialiser::fill(std::uint64_t key, std::span<float> out, std::uint64_t first) const
{
    switch (kind) {
    case Kind::Constant: std::fill(out.begin(), out.end(), scale); break;
    case Kind::Uniform: fillUniform(key, scale, out, first); break;
    case Kind::Normal:
        fillNormal(key, out, first);
        for (float &value : out)
            value *= scale;
        break;
    }
}

namespace {

bool endsResidualBranch(const ResNetSpec &spec, const Node &node)
{
    if (node.slot.part != Part::Norm)
        return false;
    const auto stage = static_cast<std::size_t>(node.slot.stage);
    const auto convs = convPlan(stageBlock(spec, stage), spec.stages[stage].width);
    return node.slot.step + 1 == static_cast<int>(convs.size());
}

Initialiser uniform(std::int64_t fanIn)
{
    return {Initialiser::Kind::Uniform, 1.0f / std::sqrt(static_cast<float>(fanIn))};
}

} // namespace

Initialiser initialiserFor(const ResNetSpec &spec, const Node &node, const StateTensor &tensor)
{
    if (const std::optional<Fan> fan = fanOf(node.op)) {
        if (tensor.name == "weight" && fan->out > 0 && spec.init.scheme == InitScheme::KaimingFanOut)
            return {Initialiser::Kind::Normal, std::sqrt(2.0f / static_cast<float>(fan->out))};
        return uniform(fan->in);
    }
    if (tensor.name == "weight" && spec.init.zeroInitResidual && endsResidualBranch(spec, node))
        return {};
    return {Initialiser::Kind::Constant, tensor.name == "weight" || tensor.name == "running_var" ? 1.0f : 0.0f};
}

} // namespace residua
