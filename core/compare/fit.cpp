#include "core/compare/fit.h"

#include "core/arch/assert.h"
#include "core/arch/expand.h"
#include "core/arch/profile.h"
#include "core/arch/saturating.h"
#include "core/arch/spec_reader.h"

#include <algorithm>

namespace residua {

namespace {

/// A number that the factor scales.
struct Scaled {
    std::int64_t *value;
    Range range;
};

std::vector<Scaled> scaled(ResNetSpec &spec, const FitOptions &options)
{
    std::vector<Scaled> numbers;
    for (std::size_t i = 0; i < spec.stages.size() && options.by != FitBy::Resolution; ++i) {
        if (options.stage && *options.stage != i)
            continue;
        StageSpec &stage = spec.stages[i];
        numbers.push_back(options.by == FitBy::Width ? Scaled{&stage.width, limits::width} : Scaled{&stage.depth, limits::depth});
    }
    if (options.by == FitBy::Resolution) {
        numbers.push_back({&spec.input.height, limits::side});
        numbers.push_back({&spec.input.width, limits::side});
    }
    if (options.by == FitBy::Width && !options.stage) {
        numbers.push_back({&spec.stem.channels, limits::stemChannels});
        if (spec.stem.widths) {
            for (std::int64_t &width : *spec.stem.widths)
                numbers.push_back({&width, limits::stemChannels});
        }
    }
    return numbers;
}

std::int64_t multiple(const FitOptions &options)
{
    switch (options.by) {
    case FitBy::Width: return options.multipleOf;
    case FitBy::Depth: return 1;
    case FitBy::Resolution: break;
    }
    return 32;
}

/// A factor at which a number comes to `count` multiples: count · multiple / base.
struct Factor {
    std::int64_t count, base;
};

bool smaller(const Factor &a, const Factor &b)
{
    return a.count * b.base < b.count * a.base;
}

struct Cost {
    std::int64_t total = 0; ///< what the budget counts
    std::int64_t least = 0; ///< the same without shortcuts: grows with the factor, even where a projection is no longer needed
};

bool ofShortcut(Part part)
{
    return part >= Part::ShortcutPool && part <= Part::ShortcutPad;
}

std::int64_t counted(const NodeProfile &costs, FitBudget budget)
{
    switch (budget) {
    case FitBudget::Parameters: return costs.parameters;
    case FitBudget::Macs: return costs.macs;
    case FitBudget::Activations: return costs.activationBytes;
    case FitBudget::Memory:
    case FitBudget::Time: break;
    }
    return saturatingAdd(saturatingMul(4, costs.parameters), costs.activationBytes);
}

/// Of any spec with numbers in their ranges, valid or not.
Cost costOf(const ResNetSpec &spec, FitBudget budget, std::int64_t batch)
{
    const Graph graph = expandOperations(spec);
    const Profile costs = profile(spec, graph, batch);
    Cost cost;
    for (const Node &node : graph.nodes) {
        const NodeProfile &each = costs.nodes[static_cast<std::size_t>(node.id)];
        const std::int64_t count = counted(each, budget);
        addSaturating(cost.total, count);
        if (!ofShortcut(node.slot.part))
            addSaturating(cost.least, count);
    }
    return cost;
}

} // namespace

FitSteps::FitSteps(const ResNetSpec &spec, const FitOptions &options) : m_spec(canonical(spec)), m_options(options)
{
    ResNetSpec copy = m_spec;
    const std::vector<Scaled> numbers = scaled(copy, options);
    const std::int64_t unit = multiple(options);
    RESIDUA_ASSERT(unit > 0 && !numbers.empty());
    std::vector<Factor> factors{{0, 1}};
    for (const Scaled &number : numbers) {
        for (std::int64_t count = 1; count * unit <= number.range.most; ++count)
            factors.push_back({count, *number.value});
    }
    std::sort(factors.begin(), factors.end(), smaller);
    for (const Factor &factor : factors) {
        std::vector<std::int64_t> values;
        for (const Scaled &number : numbers) {
            std::int64_t value = factor.count * *number.value / factor.base * unit;
            if (options.by != FitBy::Resolution)
                value = std::max(value, unit);
            values.push_back(value);
        }
        const auto outside = [&](auto beyond) {
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (beyond(numbers[i].range, values[i]))
                    return true;
            }
            return false;
        };
        if (outside([](const Range &range, std::int64_t value) { return value > range.most; }))
            break; // so is every larger factor
        if (outside([](const Range &range, std::int64_t value) { return value < range.least; }))
            continue;
        if (m_values.empty() || m_values.back() != values)
            m_values.push_back(std::move(values));
    }
}

ResNetSpec FitSteps::at(std::size_t index) const
{
    RESIDUA_ASSERT(index < size());
    ResNetSpec spec = m_spec;
    const std::vector<Scaled> numbers = scaled(spec, m_options);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        *numbers[i].value = m_values[index][i];
    return spec;
}

std::optional<Fit> fitToBudget(const ResNetSpec &spec, const FitOptions &options, const std::stop_token &stop)
{
    const FitSteps steps(spec, options);
    const auto exceeds = [&options](std::int64_t count) { return count > options.limit || isSaturated(count); };
    // Beyond `end` all exceed the budget even without their shortcuts.
    std::size_t begin = 0, end = steps.size();
    while (begin < end && !stop.stop_requested()) {
        const std::size_t middle = begin + (end - begin) / 2;
        if (exceeds(costOf(steps.at(middle), options.budget, options.batch).least))
            end = middle;
        else
            begin = middle + 1;
    }
    for (std::size_t i = end; i-- > 0 && !stop.stop_requested();) {
        const ResNetSpec step = steps.at(i);
        const Cost cost = costOf(step, options.budget, options.batch);
        if (!exceeds(cost.total) && validate(step).empty())
            return Fit{canonical(step), cost.total, true};
    }
    std::optional<Fit> smallest;
    for (std::size_t i = 0; i < steps.size() && !stop.stop_requested(); ++i) {
        const ResNetSpec step = steps.at(i);
        const Cost cost = costOf(step, options.budget, options.batch);
        if (smallest && cost.least >= smallest->total)
            break;
        if ((!smallest || cost.total < smallest->total) && validate(step).empty())
            smallest = Fit{canonical(step), cost.total, false};
    }
    return stop.stop_requested() ? std::nullopt : smallest;
}

namespace {

/// The search among the steps for one whose cost has to be tried. The MACs say where to try next.
class MeasuredSearch {
public:
    MeasuredSearch(const ResNetSpec &spec, const FitOptions &options, const MeasuredCost &cost)
        : m_steps(spec, options), m_limit(options.limit), m_batch(options.batch), m_cost(cost), m_end(m_steps.size()),
          m_aim(static_cast<double>(costOf(spec, FitBudget::Macs, options.batch).total))
    {}

    std::optional<Fit> find()
    {
        while (const std::optional<std::size_t> next = usable(guess()))
            measure(*next);
        return m_best;
    }

private:
    const FitSteps m_steps;
    const std::int64_t m_limit, m_batch;
    const MeasuredCost &m_cost;
    std::size_t m_begin = 0, m_end; ///< what is still open: those before fit, those from the end on exceed the budget
    double m_aim;                   ///< MACs of a step that may just fit
    int m_tried = 0;
    std::optional<Fit> m_best;

    double macs(std::size_t index) const { return static_cast<double>(costOf(m_steps.at(index), FitBudget::Macs, m_batch).total); }

    std::size_t guess() const
    {
        constexpr int byRatio = 3; // from then on the half of what is open, where both ends of it are known
        const bool bounded = m_end < m_steps.size();
        if (m_tried >= byRatio && bounded)
            return m_begin + (m_end - m_begin) / 2;
        std::size_t begin = m_begin, end = m_end;
        while (begin < end) {
            const std::size_t middle = begin + (end - begin) / 2;
            if (macs(middle) > m_aim)
                end = middle;
            else
                begin = middle + 1;
        }
        return begin > m_begin ? begin - 1 : begin;
    }

    /// The open step nearest to `index` that is valid.
    std::optional<std::size_t> usable(std::size_t index) const
    {
        for (std::size_t i = std::min(index + 1, m_end); i-- > m_begin;) {
            if (validate(m_steps.at(i)).empty())
                return i;
        }
        for (std::size_t i = index + 1; i < m_end; ++i) {
            if (validate(m_steps.at(i)).empty())
                return i;
        }
        return std::nullopt;
    }

    void measure(std::size_t index)
    {
        const ResNetSpec step = canonical(m_steps.at(index));
        const std::int64_t total = m_cost(step);
        const bool fits = total <= m_limit;
        if (fits || !m_best || (!m_best->fits && total < m_best->total))
            m_best = Fit{step, total, fits};
        (fits ? m_begin : m_end) = fits ? index + 1 : index;
        // A little beyond what the ratio says, so that a step on the other side is known soon.
        constexpr double beyond = 1.02;
        const double ratio = static_cast<double>(m_limit) / static_cast<double>(std::max<std::int64_t>(total, 1));
        constexpr double farthest = 8;
        m_aim = macs(index) * std::clamp(ratio, 1 / farthest, farthest) * (fits ? beyond : 1 / beyond);
        ++m_tried;
    }
};

} // namespace

std::optional<Fit> fitMeasured(const ResNetSpec &spec, const FitOptions &options, const MeasuredCost &cost)
{
    return MeasuredSearch(spec, options, cost).find();
}

std::int64_t budgetTotal(const ResNetSpec &spec, FitBudget budget, std::int64_t batch)
{
    return costOf(spec, budget, batch).total;
}

} // namespace residua
