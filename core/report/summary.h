#pragma once

#include "core/arch/fold.h"
#include "core/arch/model.h"

#include <optional>
#include <string>
#include <vector>

namespace residua {

struct Trace;

/// What a summary is read from. Refers to values that must outlive the call.
struct SummarySource {
    const Model &model;
    const Trace *trace = nullptr; ///< a run's times and statistics; complete
    bool live = false;            ///< counted and traced by the live model, not by arithmetic alone
};

/// Measurements of one row: of an operation, or of all operations of a group (`mean` ... of its output).
struct SummaryMeasure {
    double milliseconds = 0;
    double mean = 0, std = 0, min = 0, max = 0, zeroFraction = 0;
    bool operator==(const SummaryMeasure &) const = default;
};

struct SummaryRow {
    enum class Kind { Operation, Block, Stage, Part }; ///< Part: stem or head
    Kind kind = Kind::Operation;
    std::string path;      ///< in the style's names; "stem" and "head" for the parts
    std::string type;      ///< "Conv2d", "BasicBlock", "Stage, 3 blocks"
    int depth = 0;         ///< of nesting, for indentation
    bool subtotal = false; ///< its costs are listed again by the rows below it
    Shape outputShape;
    std::int64_t parameters = 0;
    std::int64_t macs = 0;
    std::int64_t activationBytes = 0;
    std::array<std::int64_t, 2> receptiveField{1, 1};
    std::array<std::int64_t, 2> stride{1, 1};
    std::optional<SummaryMeasure> measure;
    std::vector<int> nodes; ///< ids of its operations
};

/// The layer table: rows at one level, with a subtotal row before each group that is listed in detail.
struct SummaryTable {
    std::string name;
    Level level = Level::Operation;
    bool live = false;
    bool measured = false; ///< rows have `measure`
    std::vector<SummaryRow> rows;
    Totals totals;
    double milliseconds = 0; ///< of the whole pass, where measured
};

SummaryTable summaryTable(const SummarySource &source, Level level);

enum class SummaryFormat { Text, Csv, Markdown, Latex, Html };

/// The table as text that ends with a newline. Text cells are escaped for the format.
std::string writeTable(const SummaryTable &table, SummaryFormat format);

/// What `run` adds to the summary's JSON.
struct RunFacts {
    struct Best {
        int index = 0;
        std::string label; ///< empty: none known
        double probability = 0;
    };
    std::string device;
    double milliseconds = 0;
    std::string weights;
    Shape outputShape;
    std::vector<Best> top;
};

/// The summary as JSON ("residua/summary", version 1): every operation, whatever the level of a table; `run` adds its facts.
std::string summaryJson(const SummarySource &source, const RunFacts *run = nullptr);

} // namespace residua
