#include "core/infer/evidence.h"

#include "core/arch/op_facts.h"
#include "core/data/error.h"
#include "core/infer/assumptions.h"
#include "core/infer/norm_statistics.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace residua {

namespace {

constexpr double kMost = 0.5;   ///< above it nothing is believed
constexpr double kShare = 0.8;  ///< of the conventional divergence that another value must reach
constexpr double kPoor = 0.25;  ///< above it the convention explains little: what is rare is tried too
constexpr double kPrune = 1.25; ///< of the first image's divergence, above which the other images are spared
constexpr const char *kPool = "stem.pool", *kActivation = "block.activation", *kStrideAt = "block.stride_at";
constexpr std::int64_t kLargePass = 1'000'000'000; ///< multiply-accumulates of a pass from which images are spared

/// One value of one key, everything else as it stands.
struct Trial {
    std::string key; ///< empty: how images are prepared
    std::string value;
    ResNetSpec spec;
    std::size_t preparation;
};

/// How well one candidate explains the statistics.
struct Measured {
    double divergence = std::numeric_limits<double>::infinity();
    bool follow = false; ///< whether the statistics go with the activations at all
};

std::string shortNumber(double value)
{
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 2);
    return std::isfinite(value) && error == std::errc() ? std::string(text, end) : "infinite";
}

bool tooLarge(const Model &model)
{
    return model.profile.totals.activationBytes > 4'000'000'000 || model.profile.totals.macs > 200'000'000'000;
}

/// Gives tensors that another graph calls otherwise the names that they have there.
void rename(WeightMap &weights, const Graph &from, const Graph &to)
{
    using Key = std::tuple<Part, int, int, int>;
    const auto key = [](const Slot &slot) { return Key{slot.part, slot.stage, slot.block, slot.step}; };
    std::map<Key, std::string> paths;
    for (const Node &node : from.nodes)
        paths[key(node.slot)] = node.module;
    std::vector<std::pair<std::string, WeightMap::node_type>> moved;
    for (const Node &node : to.nodes)
        for (const StateTensor &tensor : stateOf(node.op))
            if (const std::string &old = paths[key(node.slot)]; old != node.module)
                if (auto found = weights.extract(stateName(old, tensor.name)))
                    moved.emplace_back(stateName(node.module, tensor.name), std::move(found));
    for (auto &[name, node] : moved) {
        node.key() = name;
        weights.insert(std::move(node));
    }
}

/// What else an assumed key of `spec` is often: the alternatives that are tested. Strides of the stem, and anti-aliasing, are not among
/// them: what they do to the maps is what a photograph of another sharpness does.
/// Where `few`, the activations are spared that are rare and near to others.
std::vector<Trial> architectureTrials(const ResNetSpec &spec, const std::set<std::string> &assumed, std::size_t preparation, bool few)
{
    std::vector<Trial> trials;
    const auto add = [&](const std::string &key, const auto &change) {
        if (!assumed.contains(key))
            return;
        ResNetSpec other = spec;
        change(other);
        other = canonical(other);
        if (other == spec || !validate(other).empty())
            return;
        trials.push_back({key, keyValue(other, key), other, preparation});
    };
    for (const Activation kind : {Activation::Relu, Activation::LeakyRelu, Activation::Silu, Activation::Gelu, Activation::Hardswish})
        if (!few || (kind != Activation::Gelu && kind != Activation::Hardswish))
            add("block.activation", [&](ResNetSpec &other) { other.block.activation = kind; });
    for (const Shortcut kind : {Shortcut::ZeroPadAround, Shortcut::ZeroPad})
        if (spec.block.shortcut == Shortcut::ZeroPadAround || spec.block.shortcut == Shortcut::ZeroPad)
            add("block.shortcut", [&](ResNetSpec &other) { other.block.shortcut = kind; });
    for (const Shortcut kind : {Shortcut::Projection, Shortcut::AveragePool})
        if (spec.block.shortcut == Shortcut::Projection || spec.block.shortcut == Shortcut::AveragePool)
            add("block.shortcut", [&](ResNetSpec &other) { other.block.shortcut = kind; });
    for (const StrideAt at : {StrideAt::Conv1, StrideAt::Conv2})
        add("block.stride_at", [&](ResNetSpec &other) { other.block.strideAt = at; });
    if (spec.block.order != Order::PreActivation)
        for (const Order order : {Order::PostActivation, Order::BranchActivation})
            add("block.order", [&](ResNetSpec &other) { other.block.order = order; });
    for (const ShortcutInput input : {ShortcutInput::Activation, ShortcutInput::Block})
        add("block.shortcut_input", [&](ResNetSpec &other) { other.block.shortcutInput = input; });
    return trials;
}

/// A stem without the pool that was assumed: dear, and rare.
std::optional<ResNetSpec> withoutPool(const ResNetSpec &spec, const std::set<std::string> &open)
{
    if (!open.contains(kPool) || !spec.stem.pool)
        return {};
    ResNetSpec other = spec;
    other.stem.pool.reset();
    other = canonical(other);
    if (!validate(other).empty() || tooLarge(*makeModel(other)))
        return {};
    return other;
}

class Weigher {
public:
    Weigher(Engine &engine, const Inference &inference, WeightMap weights, const std::vector<Image> &images, const EvidenceOptions &options)
        : m_engine(engine), m_weights(std::move(weights)), m_images(images), m_options(options), m_named(expand(inference.spec))
    {
        m_found.spec = inference.spec;
        for (const Assumption &assumption : inference.assumed)
            m_assumed.insert(assumption.key);
        m_preparations = usualPreparations(inference.spec.input);
        if (!m_preparations.empty())
            m_found.preparation = m_preparations.front();
    }

    Evidence weigh()
    {
        const ModelPtr model = makeModel(m_found.spec);
        if (m_preparations.empty() || m_images.empty())
            return untested("not tested: photographs have 1 or 3 channels");
        if (NormStatistics(*model, m_weights).empty())
            return untested("not tested: no batch norm has statistics of a training");
        if (tooLarge(*model))
            return untested("not tested: the network is too large to be run again and again");
        m_large = model->profile.totals.macs > kLargePass;
        try {
            search();
        } catch (const Error &error) {
            return untested(std::string("not tested: ") + error.what());
        }
        m_found.images = m_images.size();
        m_found.passes = m_passes;
        return std::move(m_found);
    }

private:
    Engine &m_engine;
    WeightMap m_weights;
    const std::vector<Image> &m_images;
    const EvidenceOptions &m_options;
    Graph m_named;                            ///< the graph whose names the weights have
    std::set<std::string> m_assumed, m_taken; ///< keys; taken: another value than the convention's
    std::vector<PrepareOptions> m_preparations;
    Evidence m_found;
    std::size_t m_preparation = 0;
    double m_first = 0; ///< what stands, on the first image
    int m_passes = 0;
    bool m_large = false;

    Evidence untested(std::string why)
    {
        m_found.keys.clear();
        m_found.preparations.clear();
        m_found.notes = {std::move(why)};
        return std::move(m_found);
    }

    /// Whether nothing more is to be tried: of a large network where another candidate could take more passes than there may be.
    bool stopped() const
    {
        const bool spent = m_passes + static_cast<std::int64_t>(m_images.size()) > m_options.mostPasses;
        return m_options.stop.stop_requested() || (m_large && spent);
    }

    /// The divergence of `spec`, over all images unless the first shows that it is no candidate.
    Measured measure(const ResNetSpec &spec, std::size_t preparation, bool stands)
    {
        const ModelPtr model = makeModel(spec);
        rename(m_weights, m_named, model->graph);
        m_named = model->graph;
        const std::unique_ptr<Network> network = m_engine.build(model);
        if (const WeightReport report = network->load(m_weights); !report.missing.empty() || !report.mismatched.empty())
            return {};
        NormStatistics statistics(*model, m_weights);
        RunOptions run;
        run.capture = statistics.captured();
        run.times = false;
        run.stop = m_options.stop;
        for (std::size_t i = 0; i < m_images.size(); ++i) {
            const Trace trace = network->run(prepare(m_images[i], spec.input, m_preparations[preparation]), run);
            if (!trace.complete)
                return {};
            statistics.add(trace);
            ++m_passes;
            if (m_options.progress)
                m_options.progress(m_passes, m_options.mostPasses);
            if (i > 0)
                continue;
            if (stands)
                m_first = statistics.divergence();
            else if (m_large && statistics.divergence() > std::min(kPrune * m_first, 2 * kMost))
                break;
        }
        return {statistics.divergence(), statistics.follow()};
    }

    std::vector<Trial> trials(const std::set<std::string> &open) const
    {
        std::vector<Trial> list;
        if (open.contains(""))
            for (std::size_t i = 0; i < m_preparations.size(); ++i)
                if (i != m_preparation)
                    list.push_back({"", preparationWords(m_preparations[i]), m_found.spec, i});
        const std::vector<Trial> others = architectureTrials(m_found.spec, open, m_preparation, m_large);
        list.insert(list.end(), others.begin(), others.end());
        return list;
    }

    using Round = std::map<std::string, std::vector<Candidate>>; ///< by key, what stands first

    struct Best {
        Trial trial;
        Measured measured;
    };

    void tryOne(const Trial &trial, const Measured &standing, Round &round, std::optional<Best> &best)
    {
        const Measured found = measure(trial.spec, trial.preparation, false);
        std::vector<Candidate> &list = round[trial.key];
        if (list.empty())
            list.push_back({valueNow(trial.key), standing.divergence});
        list.push_back({trial.value, found.divergence});
        const bool explains = found.follow && found.divergence <= kMost && found.divergence <= kShare * standing.divergence;
        if (explains && (!best || found.divergence < best->measured.divergence))
            best = {trial, found};
    }

    /// An activation and what hides it: a stride at the first convolutions of blocks, or a stem without a pool.
    struct Pair {
        Trial trial; ///< of the activation, all of it
        Measured measured;
        std::string other;
        std::vector<Candidate> activations; ///< all that were tried with it
    };

    /// What two keys explain together, where that is clearly more than the one change that would be made: each of the two alone may explain
    /// less than another that is wrong.
    std::optional<Pair> tryPairs(const Measured &standing, const std::set<std::string> &open, const Best &best)
    {
        std::vector<std::pair<std::string, ResNetSpec>> others;
        if (open.contains(kStrideAt))
            for (const Trial &trial : architectureTrials(m_found.spec, {kStrideAt}, m_preparation, m_large))
                others.emplace_back(kStrideAt, trial.spec);
        if (const auto bare = withoutPool(m_found.spec, open))
            others.emplace_back(kPool, *bare);
        std::optional<Pair> found;
        for (const auto &[key, spec] : open.contains(kActivation) ? others : decltype(others)()) {
            std::vector<Candidate> list{{valueNow(kActivation), standing.divergence}};
            std::optional<Best> own;
            for (const Trial &trial : architectureTrials(spec, {kActivation}, m_preparation, m_large)) {
                if (stopped() || (m_large && trial.spec.block.activation != Activation::Silu))
                    continue;
                const Measured measured = measure(trial.spec, m_preparation, false);
                list.push_back({trial.value, measured.divergence});
                if (measured.follow && (!own || measured.divergence < own->measured.divergence))
                    own = {trial, measured};
            }
            if (own && (!found || own->measured.divergence <= kShare * found->measured.divergence)) // no pool is rare
                found = {own->trial, own->measured, key, list};
        }
        const double divergence = found ? found->measured.divergence : kMost, single = best.measured.divergence;
        if (divergence <= std::min(kMost, kShare * single))
            return found;
        if (found && divergence <= std::min(kMost, kShare * standing.divergence) && single > kShare * divergence)
            m_found.notes.push_back("a tie: " + wordOf(best.trial.key) + " " + best.trial.value + " (" + shortNumber(single) + ") and "
                                    + kActivation + " " + found->trial.value + " with " + found->other + " "
                                    + keyValue(found->trial.spec, found->other) + " (" + shortNumber(divergence)
                                    + ") would each explain the statistics; the first is taken, the second is two changes");
        return {};
    }

    Round takePair(const Pair &pair, const Measured &standing, std::set<std::string> &open)
    {
        Round evidence;
        evidence[kActivation] = pair.activations;
        const std::string before = valueNow(pair.other);
        take(pair.trial, pair.measured.divergence, standing.divergence, evidence[kActivation]);
        m_found.notes.back() += ", together with " + pair.other + " " + valueNow(pair.other) + ", not " + before;
        evidence[pair.other] = {{valueNow(pair.other), pair.measured.divergence}, {before, standing.divergence}};
        m_taken.insert(pair.other);
        open.erase(kActivation);
        open.erase(pair.other);
        return evidence;
    }

    void search()
    {
        Measured standing = measure(m_found.spec, m_preparation, true);
        std::set<std::string> open = m_assumed;
        open.insert("");
        Round evidence;
        while (!stopped()) {
            Round round;
            std::optional<Best> best;
            for (const Trial &trial : trials(open)) {
                if (stopped())
                    break;
                tryOne(trial, standing, round, best);
            }
            // Before something is changed, or where nothing explains the statistics well.
            if ((best || (standing.follow && standing.divergence > kPoor)) && !stopped())
                if (const auto other = withoutPool(m_found.spec, open))
                    tryOne({kPool, keyValue(*other, kPool), *other, m_preparation}, standing, round, best);
            if (const auto pair = best && best->trial.key != kActivation ? tryPairs(standing, open, *best) : std::nullopt) {
                evidence = takePair(*pair, standing, open);
                standing = pair->measured;
                continue;
            }
            const std::string rival = best ? rivalOf(best->trial.key, best->measured.divergence, standing.divergence, round) : "";
            for (auto &[key, list] : round)
                evidence[key] = std::move(list);
            if (!best)
                break;
            const Trial &trial = best->trial;
            if (!rival.empty()) {
                m_found.notes.push_back("a tie: " + wordOf(trial.key) + " " + trial.value + " (" + shortNumber(best->measured.divergence)
                                        + ") and " + rival + " would each explain the statistics; neither is taken");
                break;
            }
            std::vector<Candidate> own = std::move(evidence[trial.key]);
            take(trial, best->measured.divergence, standing.divergence, own);
            open.erase(trial.key);
            std::erase_if(evidence, [&](const auto &each) { return open.contains(each.first); }); // of what no longer stands
            evidence[trial.key] = std::move(own);
            standing = best->measured;
            if (m_large && !stopped())
                standing = measure(m_found.spec, m_preparation, true); // for the first image's share of it
        }
        report(standing, evidence);
    }

    /// A value of another key that explains the statistics nearly as well; empty where there is none.
    static std::string rivalOf(const std::string &key, double divergence, double standing, const Round &round)
    {
        for (const auto &[other, list] : round)
            for (std::size_t i = 1; i < list.size(); ++i)
                if (other != key && list[i].divergence <= kShare * standing && divergence > kShare * list[i].divergence)
                    return wordOf(other) + " " + list[i].value + " (" + shortNumber(list[i].divergence) + ")";
        return {};
    }

    static std::string wordOf(const std::string &key) { return key.empty() ? "preparation" : key; }

    std::string valueNow(const std::string &key) const
    {
        return key.empty() ? preparationWords(m_preparations[m_preparation]) : keyValue(m_found.spec, key);
    }

    void take(const Trial &trial, double divergence, double standing, std::vector<Candidate> &list)
    {
        m_found.notes.push_back(wordOf(trial.key) + " is " + trial.value + ", not " + valueNow(trial.key) + ": photographs diverge by "
                                + shortNumber(divergence) + " instead of " + shortNumber(standing));
        m_taken.insert(trial.key);
        m_found.spec = trial.spec;
        m_preparation = trial.preparation;
        m_found.preparation = m_preparations[m_preparation];
        std::stable_partition(list.begin(), list.end(), [&](const Candidate &each) { return each.value == trial.value; });
    }

    /// Whether photographs do not tell the first candidate from another: it is as near, or, where the first took the place of the
    /// convention, would have taken it alone. Behind what took it stands the convention.
    static bool isTie(const std::vector<Candidate> &list, std::size_t other, bool taken)
    {
        const double divergence = list[other].divergence;
        return list.front().divergence > kShare * divergence
            || (taken && other > 1 && divergence <= kMost && divergence <= kShare * list[1].divergence);
    }

    void report(const Measured &standing, Round &evidence)
    {
        const bool told = standing.follow && standing.divergence <= kMost;
        if (!told)
            m_found.notes.push_back("the statistics are not those of photographs (divergence " + shortNumber(standing.divergence)
                                    + (standing.follow ? "" : ", and they do not follow the activations")
                                    + "), so nothing is told by them");
        for (auto &[key, list] : evidence) {
            (key.empty() ? m_found.preparations : m_found.keys).push_back({key, list});
            std::string ties;
            for (std::size_t i = 1; i < list.size(); ++i)
                if (isTie(list, i, m_taken.contains(key)))
                    ties += (ties.empty() ? "" : ", ") + list[i].value + " (" + shortNumber(list[i].divergence) + ")";
            if (!ties.empty() && told)
                m_found.notes.push_back("a tie: " + wordOf(key) + " " + list.front().value + " (" + shortNumber(list.front().divergence)
                                        + ") is kept, not told from " + ties);
        }
        if (told && m_found.spec.input.channels == 3)
            m_found.notes.push_back("RGB and BGR are not told apart by so few photographs: "
                                    + std::string(m_found.preparation.channels == ChannelOrder::Bgr ? "bgr" : "rgb") + " is assumed");
    }
};

} // namespace

Evidence weighEvidence(Engine &engine, const Inference &inference, WeightMap weights, const std::vector<Image> &images,
                       const EvidenceOptions &options)
{
    return Weigher(engine, inference, std::move(weights), images, options).weigh();
}

} // namespace residua
