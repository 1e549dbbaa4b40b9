#include "core/infer/evidence.h"

#include "core/data/error.h"
#include "core/infer/assumptions.h"
#include "core/infer/evidence_passes.h"
#include "core/infer/evidence_trials.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace residua {

namespace {

constexpr double kMost = 0.5;     ///< above it nothing is believed
constexpr double kShare = 0.8;    ///< of the conventional divergence that another value must reach
constexpr double kSure = 0.65;    ///< of it, up to which the other value may be chance
constexpr double kNoise = 0.01;   ///< of differences: other photographs change their sign
constexpr double kPoor = 0.25;    ///< above it the convention explains little: what is rare is tried too
constexpr double kClear = 0.7;    ///< of the standing divergence of the first block that another activation must reach
constexpr double kClearly = 0.25; ///< and a stem without a pool; of the first norm, that a preparation must reach against all others
constexpr double kSureActivation = 0.5, kSurePool = 0.1; ///< above these it is said that it may be chance: statistics of few pictures
constexpr const char *kPool = "stem.pool", *kActivation = "block.activation";
constexpr std::int64_t kLargePass = 1'000'000'000; ///< multiply-accumulates of a pass from which passes are spared

/// One value of one key, everything else as it stands.
struct Trial {
    std::string key; ///< empty: how images are prepared
    std::string value;
    ResNetSpec spec;
    std::size_t preparation;
};

std::string shortNumber(double value)
{
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 2);
    return std::isfinite(value) && error == std::errc() ? std::string(text, end) : "infinite";
}

class Weigher {
public:
    Weigher(Engine &engine, const Inference &inference, WeightMap weights, const std::vector<Image> &images, const EvidenceOptions &options)
        : m_runs(engine, expand(inference.spec), std::move(weights), images, options), m_images(images.size()), m_options(options)
    {
        m_conventional = m_found.spec = inference.spec;
        for (const Assumption &assumption : inference.assumed)
            m_assumed.insert(assumption.key);
        m_preparations = usualPreparations(inference.spec.input);
        if (!m_preparations.empty())
            m_found.preparation = m_preparations.front();
    }

    Evidence weigh()
    {
        const ModelPtr model = makeModel(m_found.spec);
        if (m_preparations.empty() || m_images == 0)
            return untested("not tested: photographs have 1 or 3 channels");
        if (!m_runs.hasStatistics(*model))
            return untested("not tested: no batch norm has statistics of a training");
        if (tooLargeForEvidence(*model))
            return untested("not tested: the network is too large to be run again and again");
        m_large = model->profile.totals.macs > kLargePass;
        try {
            search();
        } catch (const Error &error) {
            return untested(std::string("not tested: ") + error.what());
        }
        m_found.images = m_images;
        m_found.passes = static_cast<int>(std::ceil(m_runs.passes()));
        return std::move(m_found);
    }

private:
    EvidencePasses m_runs;
    std::size_t m_images;
    const EvidenceOptions &m_options;
    ResNetSpec m_conventional;
    std::set<std::string> m_assumed, m_taken, m_unsure; ///< keys; taken: another value than the convention's, and perhaps by chance
    std::vector<PrepareOptions> m_preparations;
    Evidence m_found;
    std::size_t m_preparation = 0;
    bool m_large = false;
    std::string m_rivals; ///< an activation and a stem without a pool would each explain the statistics: a sentence

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
        const bool spent = m_runs.passes() + static_cast<double>(m_images) > m_options.mostPasses;
        return m_options.stop.stop_requested() || (m_large && spent);
    }

    Measured measure(const ResNetSpec &spec, std::size_t preparation) { return m_runs.run(spec, m_preparations[preparation]); }

    Measured measureBeginning(const ResNetSpec &spec, std::size_t preparation)
    {
        return m_runs.runBeginning(spec, m_preparations[preparation]);
    }

    using Round = std::map<std::string, std::vector<Candidate>>; ///< by key, what stands first

    struct Tried {
        Trial trial;
        Measured measured;
    };

    Tried attempt(const std::string &key, const ResNetSpec &spec)
    {
        return {{key, keyValue(spec, key), spec, m_preparation}, measure(spec, m_preparation)};
    }

    static bool explains(const Measured &found, const Measured &standing)
    {
        return found.follow && found.divergence <= kMost && found.divergence <= kShare * standing.divergence;
    }

    static std::vector<Candidate> candidates(const std::vector<Tried> &list)
    {
        std::vector<Candidate> found;
        for (const Tried &each : list)
            found.push_back({each.trial.value, each.measured.divergence});
        return found;
    }

    /// All usual ways to prepare, what stands first.
    std::vector<Tried> tryPreparations(const Measured &standing)
    {
        std::vector<Tried> list{{{"", valueNow(""), m_found.spec, m_preparation}, standing}};
        for (std::size_t i = 0; i < m_preparations.size() && !stopped(); ++i)
            if (i != m_preparation)
                list.push_back({{"", preparationWords(m_preparations[i]), m_found.spec, i}, measure(m_found.spec, i)});
        return list;
    }

    /// The preparation goes before all else: the first norm tells it, whatever the architecture is. Another one is taken where that norm
    /// tells it, and all norms together do not contradict.
    void weighPreparation(Measured &standing, std::set<std::string> &open)
    {
        std::size_t best = m_preparation;
        double least = kShare * standing.first;
        bool told = true;
        for (std::size_t i = 0; i < m_preparations.size() && !stopped(); ++i) {
            const double first = i == m_preparation ? standing.first : measureBeginning(m_found.spec, i).first;
            told = told && (i == m_preparation || kShare * first > standing.first);
            if (first <= least) {
                least = first;
                best = i;
            }
        }
        if (best != m_preparation && !stopped()) {
            const Measured found = measure(m_found.spec, best);
            if ((told = least <= kClearly * standing.first || found.divergence <= kShare * standing.divergence)) {
                take({"", preparationWords(m_preparations[best]), m_found.spec, best}, found, standing);
                standing = found;
            }
        }
        if (told)
            open.erase("");
    }

    /// Of activations the one that explains all norms best, among those that explain the first block's: what is behind them may be another
    /// thing that is unlike the convention.
    static const Tried &nearest(const std::vector<Tried> &list)
    {
        double least = std::numeric_limits<double>::infinity();
        for (const Tried &each : list)
            least = std::min(least, each.measured.early);
        const Tried *best = nullptr;
        for (const Tried &each : list)
            if (kShare * each.measured.early <= least && (!best || each.measured.divergence < best->measured.divergence))
                best = &each;
        return best ? *best : list.front();
    }

    /// All activations with `own`'s other keys, its own first. Of a large network only those that may be meant, by its beginning.
    std::vector<Tried> tryActivations(const Tried &own)
    {
        std::vector<ArchitectureTrial> trials = activationTrials(own.trial.spec);
        std::vector<double> early(trials.size());
        if (m_large) {
            for (std::size_t i = 0; i < trials.size() && !stopped(); ++i)
                early[i] = measureBeginning(trials[i].spec, m_preparation).early;
        }
        const double least = early.empty() ? 0 : std::min(own.measured.early, *std::min_element(early.begin(), early.end()));
        std::vector<Tried> list{own};
        for (std::size_t i = 0; i < trials.size(); ++i)
            if (!stopped() && kShare * early[i] <= least)
                list.push_back(attempt(kActivation, trials[i].spec));
        return list;
    }

    void search()
    {
        Measured standing = measure(m_found.spec, m_preparation);
        std::set<std::string> open = m_assumed;
        open.insert("");
        Round evidence;
        weighPreparation(standing, open);
        while (!stopped() && changeOne(standing, open, evidence)) {
        }
        if (!open.contains(""))
            evidence[""] = candidates(tryPreparations(standing)); // under what stands now
        report(standing, evidence);
    }

    /// A stem without a pool, with the activation that explains best there. None where the first block's norms do not tell that clearly
    /// from `with`, the best that is known with a pool.
    std::optional<Tried> tryBare(const Measured &with, const Measured &standing, bool anyActivation, Round &round)
    {
        const std::optional<ResNetSpec> spec = withoutPool(m_found.spec);
        if (!spec || stopped())
            return {};
        std::vector<Tried> list{attempt(kActivation, *spec)};
        if (anyActivation)
            list = tryActivations(list.front());
        const Tried &best = nearest(list);
        const std::string value = keyValue(*spec, kPool);
        const Measured own = list.front().measured; // with the activation that stands
        round[kPool] = {{valueNow(kPool), with.divergence}, {value, best.measured.divergence}};
        if (!explains(best.measured, standing) || best.measured.divergence > kShare * with.divergence
            || best.measured.early > kClearly * with.early) {
            if (&with != &standing && explains(own, standing) && kShare * own.divergence <= with.divergence) {
                m_rivals = std::string(kPool) + " " + value + " (" + shortNumber(own.divergence) + ")";
                round[kPool] = {{valueNow(kPool), standing.divergence}, {value, own.divergence}};
            }
            return {};
        }
        if (anyActivation)
            round[kActivation] = candidates(list);
        return Tried{{kPool, value, best.trial.spec, m_preparation}, best.measured};
    }

    /// Another activation, or a stem without a pool, where the first block's norms tell it: nothing else is before them.
    std::optional<Tried> tryActivation(const Measured &standing, const std::set<std::string> &open, Round &round)
    {
        m_rivals.clear();
        const bool anyActivation = open.contains(kActivation);
        std::vector<Tried> tried{{{kActivation, valueNow(kActivation), m_found.spec, m_preparation}, standing}};
        if (anyActivation) {
            tried = tryActivations(tried.front());
            round[kActivation] = candidates(tried);
        }
        const Tried &best = nearest(tried);
        const bool told = &best != &tried.front() && explains(best.measured, standing) && best.measured.early <= kClear * standing.early;
        if (const Measured &with = told ? best.measured : standing;
            with.follow && (told || with.divergence > kPoor) && open.contains(kPool))
            if (const std::optional<Tried> bare = tryBare(with, standing, anyActivation, round)) {
                if (told || bare->measured.early > kSurePool * best.measured.early)
                    m_unsure.insert(kPool);
                return bare;
            }
        if (told && !m_rivals.empty()) {
            m_rivals = tieOf(best, m_rivals);
            return {};
        }
        if (told && best.measured.early > kSureActivation * standing.early)
            m_unsure.insert(kActivation);
        return told ? std::optional(best) : std::nullopt;
    }

    /// The best of all other values of the keys in `open`; none where another key explains as much.
    std::optional<Tried> tryOthers(const Measured &standing, const std::set<std::string> &open, Round &round)
    {
        std::vector<Tried> list;
        if (open.contains("")) {
            list = tryPreparations(standing);
            list.erase(list.begin());
        }
        for (const ArchitectureTrial &each : blockTrials(m_found.spec, open))
            if (!stopped())
                list.push_back(attempt(each.key, each.spec));
        std::optional<Tried> best;
        for (const Tried &each : list) {
            std::vector<Candidate> &own = round[each.trial.key];
            if (own.empty())
                own.push_back({valueNow(each.trial.key), standing.divergence});
            own.push_back({each.trial.value, each.measured.divergence});
            if (explains(each.measured, standing) && (!best || each.measured.divergence < best->measured.divergence))
                best = each;
        }
        const std::string rival = best ? rivalOf(*best, standing, round) : "";
        if (rival.empty())
            return best;
        m_found.notes.push_back(tieOf(*best, rival));
        return {};
    }

    static std::string tieOf(const Tried &best, const std::string &rival)
    {
        return "a tie: " + wordOf(best.trial.key) + " " + best.trial.value + " (" + shortNumber(best.measured.divergence) + ") and " + rival
            + " would each explain the statistics; neither is taken";
    }

    /// Tries other values of the keys in `open`, and takes the one that explains most; false where none does.
    bool changeOne(Measured &standing, std::set<std::string> &open, Round &evidence)
    {
        Round round;
        std::optional<Tried> best = tryActivation(standing, open, round);
        std::set<std::string> told{kActivation, kPool};
        if (!best) {
            best = tryOthers(standing, open, round);
            if (best)
                told = {best->trial.key};
        }
        for (auto &[key, list] : round)
            if (!best || told.contains(key)) // others are tried again, under what stands then
                evidence[key] = std::move(list);
        if (!best)
            return false;
        for (const std::string &key : told)
            if (evidence.contains(key))
                open.erase(key);
        take(best->trial, best->measured, standing);
        standing = best->measured;
        return true;
    }

    /// A value of another key that explains the statistics nearly as well; empty where there is none. The activation is none: the first
    /// block's norms tell it.
    static std::string rivalOf(const Tried &best, const Measured &standing, const Round &round)
    {
        for (const auto &[other, list] : round)
            for (std::size_t i = 1; i < list.size() && other != kActivation && other != best.trial.key; ++i)
                if (list[i].divergence <= kShare * standing.divergence && best.measured.divergence > kShare * list[i].divergence)
                    return wordOf(other) + " " + list[i].value + " (" + shortNumber(list[i].divergence) + ")";
        return {};
    }

    static std::string wordOf(const std::string &key) { return key.empty() ? "preparation" : key; }

    std::string valueNow(const std::string &key) const
    {
        return key.empty() ? preparationWords(m_preparations[m_preparation]) : keyValue(m_found.spec, key);
    }

    void take(const Trial &trial, const Measured &found, const Measured &standing)
    {
        std::string note = wordOf(trial.key) + " is " + trial.value + ", not " + valueNow(trial.key) + ": photographs diverge by "
            + shortNumber(found.divergence) + " instead of " + shortNumber(standing.divergence);
        m_taken.insert(trial.key);
        if (const std::string value = keyValue(trial.spec, kActivation); trial.key == kPool && value != valueNow(kActivation)) {
            note += std::string(", together with ") + kActivation + " " + value + ", not " + valueNow(kActivation);
            m_taken.insert(kActivation);
        }
        m_found.notes.push_back(std::move(note));
        m_found.spec = trial.spec;
        m_preparation = trial.preparation;
        m_found.preparation = m_preparations[m_preparation];
    }

    /// Whether photographs do not tell the first candidate from another: it is as near, or, where the first took the place of the
    /// convention, would have taken it alone. Behind what took it stands the convention, which must be clearly farther.
    static bool isTie(const std::vector<Candidate> &list, std::size_t other, bool taken)
    {
        const double divergence = list[other].divergence;
        return divergence - list.front().divergence < kNoise || list.front().divergence > (taken ? kSure : kShare) * divergence
            || (taken && other > 1 && divergence <= kMost && divergence <= kShare * list[1].divergence);
    }

    void report(const Measured &standing, Round &evidence)
    {
        const bool told = standing.follow && standing.divergence <= kMost;
        if (!told && !m_taken.empty()) {
            m_found.spec = m_conventional;
            m_preparation = 0;
            m_found.preparation = m_preparations.front();
            m_found.notes.clear();
        }
        if (!m_rivals.empty())
            m_found.notes.push_back(m_rivals);
        else if (!told)
            m_found.notes.push_back("the statistics are not those of photographs (divergence " + shortNumber(standing.divergence)
                                    + (standing.follow ? "" : ", and they do not follow the activations")
                                    + "), so nothing is told by them");
        for (auto &[key, list] : evidence) {
            std::stable_partition(list.begin(), list.end(), [&, &key = key](const Candidate &each) { return each.value == valueNow(key); });
            KeyEvidence &own = (key.empty() ? m_found.preparations : m_found.keys).emplace_back(KeyEvidence{key, list});
            std::string ties;
            for (std::size_t i = 1; i < list.size(); ++i)
                if (isTie(list, i, m_taken.contains(key)) || (i == 1 && m_unsure.contains(key)))
                    ties += (ties.empty() ? "" : ", ") + list[i].value + " (" + shortNumber(list[i].divergence) + ")";
            own.tied = !ties.empty();
            if (ties.empty() || !told)
                continue;
            const std::string first =
                "a tie: " + wordOf(key) + " " + list.front().value + " (" + shortNumber(list.front().divergence) + ") is ";
            m_found.notes.push_back(
                first + (m_taken.contains(key) ? "the nearest, and perhaps by chance: not told from " : "kept, not told from ") + ties);
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
