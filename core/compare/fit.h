#pragma once

#include "core/arch/spec.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace residua {

enum class FitBy { Width, Depth, Resolution };
enum class FitBudget {
    Parameters,
    Macs,
    Activations, ///< bytes of all operations' outputs
    Memory,      ///< bytes of parameters and of all operations' outputs
    Time,        ///< nanoseconds of a pass: `fitMeasured` alone knows it
};

struct FitOptions {
    FitBy by = FitBy::Width;
    FitBudget budget = FitBudget::Parameters;
    std::int64_t limit = 0;
    std::optional<std::size_t> stage{}; ///< from 0: this stage alone; not with Resolution
    std::int64_t multipleOf = 8;        ///< of widths
    std::int64_t batch = 1;
};

/// What one factor makes of an architecture, step by step: one step for each value of the factor at which something changes.
class FitSteps {
public:
    /// `options.stage` is one of `spec`'s.
    FitSteps(const ResNetSpec &spec, const FitOptions &options);

    std::size_t size() const { return m_values.size(); }
    /// Step `index`, the smallest first; it may be invalid.
    ResNetSpec at(std::size_t index) const;

private:
    const ResNetSpec m_spec;
    const FitOptions m_options;
    std::vector<std::vector<std::int64_t>> m_values; ///< by step, as `scaled` names them
};

struct Fit {
    ResNetSpec spec;
    std::int64_t total = 0; ///< of what the budget counts; saturated
    bool fits = false;      ///< false: the smallest that there is, which exceeds the budget
};

/// The largest step that is valid and within the budget: every later one is invalid or exceeds it. Where none fits the smallest total that
/// a valid step has; nothing where no step is valid. Cost: tens of milliseconds, more for a small `multipleOf`,
/// seconds for the largest networks. Nothing, too, where `stop` is requested before the end. Any thread.
std::optional<Fit> fitToBudget(const ResNetSpec &spec, const FitOptions &options, const std::stop_token &stop = {});

/// A cost that has to be tried to be known; throws what ends the search.
using MeasuredCost = std::function<std::int64_t(const ResNetSpec &)>;

/// As fitToBudget, of what `cost` says; `options.budget` is not looked at. Few steps are tried, the first about as large as `spec`: the
/// search takes for granted that a later step does not cost less. One that was tried exceeds the budget where a later one is valid.
std::optional<Fit> fitMeasured(const ResNetSpec &spec, const FitOptions &options, const MeasuredCost &cost);

/// What `budget`, which is not Time, counts of `spec`, which is valid.
std::int64_t budgetTotal(const ResNetSpec &spec, FitBudget budget, std::int64_t batch = 1);

} // namespace residua
