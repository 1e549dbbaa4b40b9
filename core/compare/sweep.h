#pragma once

#include "core/arch/json.h"
#include "core/arch/profile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace residua {

/// A value that a key of the architecture takes.
struct SweepValue {
    std::string edit; ///< as `parseSpec` takes it
    std::string json; ///< as a line of the sweep shows it
    bool operator==(const SweepValue &) const = default;
};

struct SweepAxis {
    std::string key;
    std::vector<SweepValue> values; ///< all different
    bool operator==(const SweepAxis &) const = default;
};

/// "stages.2.depth=4,6,8" or "block.attention=[null, {\"type\": \"se\"}]": comma-separated scalars, or a JSON array.
/// Else a sentence that says what is wrong with it.
std::variant<SweepAxis, std::string> parseAxis(std::string_view text);

/// Every combination of values, the last axis running fastest. Immutable: all threads may use one.
class Sweep {
public:
    static constexpr std::uint64_t most = 1'000'000'000; ///< combinations

    /// Of axes with different keys and at most `most` combinations.
    Sweep(const ResNetSpec &base, std::vector<SweepAxis> axes);

    std::uint64_t size() const { return m_size; }

    /// The architecture of combination `index`, or what is wrong with it. Cost: a fraction of a millisecond.
    SpecOrProblems at(std::uint64_t index) const;

    /// The combination whose line `line` is; nothing for what is no line of this sweep. `measured`: the total that it must have besides.
    std::optional<std::uint64_t> indexOf(std::string_view line, std::string_view measured = {}) const;

    /// Where `line`, which is combination `index`'s by its settings, has another total than that combination at `batch`: "parameters:
    /// 11615528 there, 11689512 here". Empty where it is of this network.
    std::string contradiction(std::string_view line, std::uint64_t index, std::int64_t batch) const;

    /// "stages.2.depth=6 block.type=basic", for messages.
    std::string words(std::uint64_t index) const;

    // The line of combination `index`, with its line end.
    std::string line(std::uint64_t index, const std::vector<Problem> &problems) const;
    /// `extra`: a total more, its name and its JSON.
    std::string line(std::uint64_t index, const Totals &totals, const std::vector<std::pair<std::string, double>> &extra = {}) const;

private:
    std::string m_base;
    std::vector<SweepAxis> m_axes;
    std::uint64_t m_size = 1;

    const SweepValue &value(std::uint64_t index, std::size_t axis) const;
    std::string begin(std::uint64_t index) const;
};

/// The number of combinations; nothing above `Sweep::most`.
std::optional<std::uint64_t> combinations(const std::vector<SweepAxis> &axes);

/// Shard `part` (from 1) of `parts`: combinations from `first` to before `second`. The shards one after the other are the whole.
std::pair<std::uint64_t, std::uint64_t> shard(std::uint64_t size, std::uint64_t part, std::uint64_t parts);

/// The totals of a valid spec by arithmetic alone.
Totals totalsOf(const ResNetSpec &spec, std::int64_t batch);

} // namespace residua
