#include "core/infer/evidence_trials.h"

#include "core/arch/model.h"

#include <utility>

namespace residua {

namespace {

class Trials {
public:
    explicit Trials(const ResNetSpec &spec) : m_spec(spec) {}

    template <typename Change>
    void add(const std::string &key, const Change &change)
    {
        ResNetSpec other = m_spec;
        change(other);
        other = canonical(other);
        if (other != m_spec && validate(other).empty())
            m_list.push_back({key, other});
    }

    std::vector<ArchitectureTrial> list() { return std::move(m_list); }

private:
    const ResNetSpec &m_spec;
    std::vector<ArchitectureTrial> m_list;
};

} // namespace

bool tooLargeForEvidence(const Model &model)
{
    return model.profile.totals.activationBytes > 4'000'000'000 || model.profile.totals.macs > 200'000'000'000;
}

std::vector<ArchitectureTrial> activationTrials(const ResNetSpec &spec)
{
    Trials trials(spec);
    for (const Activation kind : {Activation::Relu, Activation::LeakyRelu, Activation::Silu, Activation::Gelu, Activation::Hardswish})
        trials.add("block.activation", [&](ResNetSpec &other) { other.block.activation = kind; });
    return trials.list();
}

std::vector<ArchitectureTrial> blockTrials(const ResNetSpec &spec, const std::set<std::string> &assumed)
{
    Trials trials(spec);
    using Twin = std::pair<Shortcut, Shortcut>; // the same parameters
    for (const auto &[a, b] : {Twin{Shortcut::ZeroPadAround, Shortcut::ZeroPad}, Twin{Shortcut::Projection, Shortcut::AveragePool}})
        if (assumed.contains("block.shortcut") && (spec.block.shortcut == a || spec.block.shortcut == b))
            trials.add("block.shortcut", [&, other = spec.block.shortcut == a ? b : a](ResNetSpec &to) { to.block.shortcut = other; });
    if (assumed.contains("block.stride_at"))
        for (const StrideAt at : {StrideAt::Conv1, StrideAt::Conv2})
            trials.add("block.stride_at", [&](ResNetSpec &other) { other.block.strideAt = at; });
    if (assumed.contains("block.order") && spec.block.order != Order::PreActivation)
        for (const Order order : {Order::PostActivation, Order::BranchActivation})
            trials.add("block.order", [&](ResNetSpec &other) { other.block.order = order; });
    if (assumed.contains("block.shortcut_input"))
        for (const ShortcutInput input : {ShortcutInput::Activation, ShortcutInput::Block})
            trials.add("block.shortcut_input", [&](ResNetSpec &other) { other.block.shortcutInput = input; });
    return trials.list();
}

ResNetSpec beginningOf(const ResNetSpec &spec)
{
    ResNetSpec beginning = spec;
    beginning.stages.resize(1);
    beginning.stages.front().depth = 1;
    beginning.head = {};
    beginning.head.type = HeadType::Pool;
    return canonical(beginning);
}

std::optional<ResNetSpec> withoutPool(const ResNetSpec &spec)
{
    if (!spec.stem.pool)
        return {};
    ResNetSpec other = spec;
    other.stem.pool.reset();
    other = canonical(other);
    if (!validate(other).empty() || tooLargeForEvidence(*makeModel(other)))
        return {};
    return other;
}

} // namespace residua
