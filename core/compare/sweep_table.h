#pragma once

#include "core/arch/spec.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace residua {

/// The lines of a sweep as columns of numbers, a row for each network: the totals, and whatever numbers somebody has added to the lines
/// (an accuracy). Settings are kept as numbers, too, so that millions of rows are a few hundred bytes each.
class SweepTable {
public:
    static constexpr std::size_t mostRows = 4'000'000, mostColumns = 64;

    struct Column {
        std::string key;            ///< "macs", "accuracy"; of an object beside the totals "results.accuracy"
        std::vector<double> values; ///< by row; not a number where the line has none
        bool isTotal = false;       ///< it stood among the totals
    };

    enum class Line {
        Row,
        Problems, ///< of a combination that is no network
        Blank,
        Other, ///< no line of a sweep
        TooMany,
    };
    /// Takes one line; what it was.
    Line add(std::string_view line);

    std::size_t size() const { return m_size; }
    const std::vector<Column> &columns() const { return m_columns; }
    /// Null where no line has it.
    const Column *column(std::string_view key) const;
    /// `values`: a number for each row, in place of what there was of that key.
    void setColumn(const std::string &key, std::vector<double> values);
    /// The edits that row `row` made of the architecture that was swept, as `parseSpec` takes them.
    std::vector<std::pair<std::string, std::string>> settings(std::size_t row) const;
    /// "stages.2.depth=6 block.type=basic".
    std::string words(std::size_t row) const;

private:
    struct Value {
        std::string edit, json;
    };
    struct Axis {
        std::string key;
        std::vector<Value> values;
        std::unordered_map<std::string, std::uint32_t> places; ///< of the values by their JSON, from one
        std::vector<std::uint32_t> rows;                       ///< by row: the value's place and one; 0: the line has none
    };
    void put(const std::string &key, double value, bool isTotal);

    std::size_t m_size = 0;
    std::vector<Column> m_columns;
    std::vector<Axis> m_axes;
};

/// A file of such lines.
struct SweepFile {
    SweepTable table;
    std::size_t problems = 0, others = 0; ///< lines that are no network, no line of a sweep
    std::size_t firstOther = 0;           ///< the number of the first of these, from 1
    std::size_t left = 0;                 ///< rows beyond `SweepTable::mostRows`
};

/// Reads the lines that `residua-cli sweep` prints. Throws Error(Input) with the file, the reason and the remedy; a stop is such a reason.
/// Cost: some 10 microseconds a line. Any thread.
SweepFile readSweepFile(const std::string &path, const std::stop_token &stop = {});

/// The network that row `row` is of: the first of `bases` that its settings make a valid network of that has the row's totals, as have
/// those of the first and the last row. Its index and the network; nothing where there is none.
std::optional<std::pair<std::size_t, ResNetSpec>> networkOf(const SweepTable &table, std::size_t row, std::span<const ResNetSpec> bases);

/// Gives the rows what their lines do not carry and their networks tell: inference peak, depth and receptive field. False where no one of
/// `bases` was swept, see networkOf, or `stop` came first: then nothing is given. Cost: half a millisecond a row. Any thread.
bool addFigures(SweepTable &table, std::span<const ResNetSpec> bases, const std::stop_token &stop = {});

} // namespace residua
