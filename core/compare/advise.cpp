#include "core/compare/advise.h"

#include "core/arch/json.h"
#include "core/arch/op_facts.h"
#include "core/arch/phrases.h"
#include "core/arch/presets.h"
#include "core/arch/saturating.h"
#include "core/compare/advice_rule.h"

#include <algorithm>

namespace residua {

namespace {

AdviceBounds boundsOfPresets()
{
    AdviceBounds bounds;
    for (const std::string &name : presetNames()) {
        const ModelPtr model = makeModel(*preset(name));
        const AdviceSubject subject(*model);
        const Totals &totals = model->profile.totals;
        for (std::size_t i = 0; i < subject.parts.blocks.size(); ++i) {
            bounds.parameterShare =
                std::max(bounds.parameterShare, static_cast<double>(subject.stageParameters(i)) / static_cast<double>(totals.parameters));
            const double macs = static_cast<double>(subject.stageMacs(i)) / static_cast<double>(totals.macs);
            bounds.macShare = std::max(bounds.macShare, macs);
            bounds.leastMacShare = std::min(bounds.leastMacShare, macs);
        }
        bounds.activationBytes = std::max(bounds.activationBytes, totals.activationBytes);
        const auto [unproductive, all] = unproductiveConvolutions(subject);
        bounds.productivity.push_back({all, static_cast<double>(unproductive.size()) / std::max(all, 1)});
    }
    return bounds;
}

const AdviceBounds &knownBounds()
{
    static const AdviceBounds bounds = boundsOfPresets();
    return bounds;
}

/// `edits` of `spec`, whose file is `file`, without those that change nothing.
Edits effective(const ResNetSpec &spec, const std::string &file, Edits edits)
{
    std::erase_if(edits, [&](const auto &edit) {
        const SpecOrProblems alone = parseSpec(file, {edit});
        const auto *same = std::get_if<ResNetSpec>(&alone);
        return same && *same == spec;
    });
    return edits;
}

/// The first of the rule's fixes after which its finding is gone.
Edits workingFix(const AdviceRule &rule, const AdviceSubject &subject, const Concern &concern, const std::stop_token &stop)
{
    const std::string file = toJson(subject.spec());
    for (const Edits &proposed : rule.fixes(subject, concern)) {
        if (stop.stop_requested())
            break;
        const Edits edits = effective(subject.spec(), file, proposed);
        const SpecOrProblems edited = parseSpec(file, edits);
        const auto *spec = std::get_if<ResNetSpec>(&edited);
        if (!spec)
            continue;
        const ModelPtr model = makeModel(*spec, subject.model.batch);
        const auto left = rule.find(AdviceSubject(*model, subject.machineBytes, subject.bounds));
        if (std::none_of(left.begin(), left.end(), [&](const Concern &other) { return other.stage == concern.stage; }))
            return edits;
    }
    return {};
}

} // namespace

std::string_view severityWord(Severity severity)
{
    return severity == Severity::Warning ? "warning" : "hint";
}

double AdviceBounds::unproductiveShare(int windows) const
{
    double worst = -1;
    const Productivity *smallest = &productivity.front();
    for (const Productivity &each : productivity) {
        if (4 * each.windows <= 5 * windows)
            worst = std::max(worst, each.share);
        if (each.windows < smallest->windows)
            smallest = &each;
    }
    return worst < 0 ? smallest->share : worst;
}

AdviceSubject::AdviceSubject(const Model &subject, std::int64_t memory, const AdviceBounds *known)
    : model(subject), parts(partsOf(subject.graph)), machineBytes(memory), bounds(known)
{}

std::int64_t AdviceSubject::stageParameters(std::size_t stage) const
{
    std::int64_t sum = 0;
    for (int id = first(stage); id <= last(stage); ++id)
        addSaturating(sum, costs(id).parameters);
    return sum;
}

std::int64_t AdviceSubject::stageMacs(std::size_t stage) const
{
    std::int64_t sum = 0;
    for (int id = first(stage); id <= last(stage); ++id)
        addSaturating(sum, costs(id).macs);
    return sum;
}

std::pair<std::vector<int>, int> unproductiveConvolutions(const AdviceSubject &subject)
{
    // The field through windows alone: an attention's gate has seen all of the map, but says one number of it.
    struct Reach {
        std::int64_t size = 1, stride = 1; // of both axes: windows are square
    };
    std::vector<Reach> reached;
    reached.reserve(subject.model.graph.nodes.size());
    std::vector<int> unproductive;
    int all = 0;
    const InputSpec &input = subject.spec().input;
    for (const Node &node : subject.model.graph.nodes) {
        const OpTraits &traits = traitsOf(node.op);
        const Window window = windowOf(node.op);
        Reach reach;
        for (std::size_t i = 0; i < node.inputs.size() && (i == 0 || !traits.gated); ++i) {
            const Reach &from = reached[static_cast<std::size_t>(node.inputs[i])];
            reach = {std::max(reach.size, from.size), std::max(reach.stride, from.stride)};
        }
        if (traits.perPixel && window.kernel > 1) {
            ++all;
            if (reach.size > input.height && reach.size > input.width)
                unproductive.push_back(node.id);
        }
        reached.push_back({reach.size + (window.span() - 1) * reach.stride, reach.stride * window.stride});
    }
    return {unproductive, all};
}

std::string blockKey(std::size_t stage, bool own, std::string_view key)
{
    return (own ? "stages." + std::to_string(stage) + "." : std::string()) + "block." + std::string(key);
}

std::vector<std::string_view> adviceCodes()
{
    std::vector<std::string_view> codes;
    for (const auto rules : {networkRules(), blockRules()}) {
        for (const AdviceRule &rule : rules)
            codes.push_back(rule.code);
    }
    return codes;
}

std::vector<Finding> advise(const Model &model, std::int64_t machineBytes, const std::stop_token &stop)
{
    const AdviceSubject subject(model, machineBytes, &knownBounds());
    std::vector<Finding> findings;
    for (const auto rules : {networkRules(), blockRules()}) {
        for (const AdviceRule &rule : rules) {
            for (Concern &concern : rule.find(subject)) {
                if (stop.stop_requested())
                    return findings;
                findings.push_back({std::string(rule.code), rule.severity,
                                    concern.node < 0 ? std::string() : subject.node(concern.node).path, concern.message,
                                    phrase("Finding", rule.reason), phrase("Finding", rule.source),
                                    workingFix(rule, subject, concern, stop)});
            }
        }
    }
    return findings;
}

} // namespace residua
