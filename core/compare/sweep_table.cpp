#include "core/compare/sweep_table.h"

#include "core/arch/assert.h"
#include "core/arch/json.h"
#include "core/arch/json_dom.h"
#include "core/arch/visible.h"
#include "core/compare/cost_figures.h"
#include "core/compare/sweep.h"
#include "core/data/error.h"
#include "core/data/file.h"
#include "core/report/json_lines.h"

#include <algorithm>
#include <limits>

namespace residua {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t longestLine = 1'000'000, longestName = 60, chunkBytes = 1 << 20;

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// Whether the settings of `row` make a network of `base` that has the row's totals.
std::optional<ResNetSpec> madeOf(const std::string &base, const SweepTable &table, std::size_t row)
{
    const SpecOrProblems read = parseSpec(base, table.settings(row));
    const auto *spec = std::get_if<ResNetSpec>(&read);
    if (!spec)
        return std::nullopt;
    const Json totals = totalsJson(totalsOf(*spec, 1));
    for (const auto &[key, value] : totals.items()) {
        const SweepTable::Column *column = table.column(key);
        if (column && column->isTotal && column->values[row] != value.get<double>())
            return std::nullopt;
    }
    return *spec;
}

} // namespace

const SweepTable::Column *SweepTable::column(std::string_view key) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(), [key](const Column &each) { return each.key == key; });
    return found == m_columns.end() ? nullptr : &*found;
}

/// For the row that is being added.
void SweepTable::put(const std::string &key, double value, bool isTotal)
{
    const std::string name = visible(key, longestName);
    auto found = std::find_if(m_columns.begin(), m_columns.end(), [&name](const Column &each) { return each.key == name; });
    if (found == m_columns.end()) {
        if (m_columns.size() >= mostColumns)
            return;
        m_columns.push_back({name, std::vector<double>(m_size, none), isTotal});
        found = m_columns.end() - 1;
    }
    if (found->values.size() == m_size)
        found->values.push_back(value);
}

SweepTable::Line SweepTable::add(std::string_view line)
{
    if (isBlank(line))
        return Line::Blank;
    const auto parsed = parseJson(line);
    const JsonTree *tree = std::get_if<JsonTree>(&parsed);
    const Json *json = tree ? &tree->root : nullptr;
    if (!json || !json->is_object() || !json->contains("settings") || !(*json)["settings"].is_object())
        return Line::Other;
    if (json->contains("problems"))
        return Line::Problems;
    const auto totals = json->find("totals");
    if (totals == json->end() || !totals->is_object())
        return Line::Other;
    if (m_size >= mostRows)
        return Line::TooMany;

    for (const auto &[key, value] : (*json)["settings"].items()) {
        auto axis = std::find_if(m_axes.begin(), m_axes.end(), [&key = key](const Axis &each) { return each.key == key; });
        if (axis == m_axes.end()) {
            if (m_axes.size() >= mostColumns) {
                for (Axis &each : m_axes)
                    each.rows.resize(m_size);
                return Line::Other;
            }
            m_axes.push_back({key, {}, {}, std::vector<std::uint32_t>(m_size)});
            axis = m_axes.end() - 1;
        }
        const std::string text = jsonLine(value);
        const auto [known, isNew] = axis->places.try_emplace(text, static_cast<std::uint32_t>(axis->values.size()) + 1);
        if (isNew)
            axis->values.push_back({value.is_string() ? value.get<std::string>() : text, text});
        axis->rows.push_back(known->second);
    }
    for (Axis &axis : m_axes)
        axis.rows.resize(m_size + 1);

    for (const auto &[key, value] : totals->items()) {
        if (value.is_number())
            put(key, value.get<double>(), true);
    }
    for (const auto &[key, value] : json->items()) {
        if (value.is_number())
            put(key, value.get<double>(), false);
        if (!value.is_object() || key == "totals" || key == "settings")
            continue;
        for (const auto &[inner, number] : value.items()) {
            if (number.is_number())
                put(key + '.' + inner, number.get<double>(), false);
        }
    }
    ++m_size;
    for (Column &column : m_columns)
        column.values.resize(m_size, none);
    return Line::Row;
}

std::vector<std::pair<std::string, std::string>> SweepTable::settings(std::size_t row) const
{
    RESIDUA_ASSERT(row < m_size);
    std::vector<std::pair<std::string, std::string>> edits;
    for (const Axis &axis : m_axes) {
        if (axis.rows[row] > 0)
            edits.emplace_back(axis.key, axis.values[axis.rows[row] - 1].edit);
    }
    return edits;
}

std::string SweepTable::words(std::size_t row) const
{
    RESIDUA_ASSERT(row < m_size);
    std::string text;
    for (const Axis &axis : m_axes) {
        if (axis.rows[row] > 0)
            text += (text.empty() ? "" : " ") + visible(axis.key) + "=" + visible(axis.values[axis.rows[row] - 1].json);
    }
    return text;
}

SweepFile readSweepFile(const std::string &path, const std::stop_token &stop)
{
    const FileReader file(path, "sweep");
    SweepFile result;
    std::size_t number = 0;
    const auto take = [&](std::string_view line) {
        ++number;
        switch (result.table.add(line)) {
        case SweepTable::Line::Row:
        case SweepTable::Line::Blank: break;
        case SweepTable::Line::Problems: ++result.problems; break;
        case SweepTable::Line::TooMany: ++result.left; break;
        case SweepTable::Line::Other: result.firstOther = result.others++ == 0 ? number : result.firstOther; break;
        }
    };
    std::string held; // what has been read of a line
    std::string chunk(chunkBytes, '\0');
    for (std::uint64_t at = 0;;) {
        if (stop.stop_requested())
            throw Error(ErrorKind::Input, file.label() + " has not been read to its end: that was stopped");
        const std::size_t got = file.readSome(at, chunk.data(), chunk.size());
        if (got == 0)
            break;
        at += got;
        held.append(chunk, 0, got);
        std::size_t begin = 0;
        for (std::size_t end = held.find('\n'); end != std::string::npos; end = held.find('\n', begin)) {
            take(std::string_view(held).substr(begin, end - begin));
            begin = end + 1;
        }
        held.erase(0, begin);
        if (held.size() > longestLine)
            throw Error(ErrorKind::Input,
                        file.label() + ": line " + std::to_string(number + 1) + " is longer than " + byteText(longestLine)
                            + "; expected the lines that residua-cli sweep prints");
    }
    if (!held.empty())
        take(held);
    if (result.table.size() == 0)
        throw Error(ErrorKind::Input,
                    file.label() + " has no line with a network's totals"
                        + (result.problems > 0
                               ? ": all of its combinations have problems, which the lines name"
                               : "; expected the lines that residua-cli sweep prints: {\"settings\": {...}, \"totals\": {...}}"));
    return result;
}

std::optional<std::pair<std::size_t, ResNetSpec>> networkOf(const SweepTable &table, std::size_t row, std::span<const ResNetSpec> bases)
{
    RESIDUA_ASSERT(row < table.size());
    for (std::size_t i = 0; i < bases.size(); ++i) {
        const std::string base = toJson(bases[i]);
        if (auto spec = madeOf(base, table, row); spec && madeOf(base, table, 0) && madeOf(base, table, table.size() - 1))
            return std::pair(i, *std::move(spec));
    }
    return std::nullopt;
}

void SweepTable::setColumn(const std::string &key, std::vector<double> values)
{
    RESIDUA_ASSERT(values.size() == m_size);
    const auto known = std::find_if(m_columns.begin(), m_columns.end(), [&key](const Column &column) { return column.key == key; });
    if (known != m_columns.end())
        known->values = std::move(values);
    else
        m_columns.push_back({key, std::move(values), true});
}

bool addFigures(SweepTable &table, std::span<const ResNetSpec> bases, const std::stop_token &stop)
{
    const auto first = networkOf(table, 0, bases);
    if (!first)
        return false;
    struct Figure {
        const char *key;
        std::int64_t CostFigures::*value;
        std::vector<double> values;
    };
    std::vector<Figure> figures;
    for (const Figure &figure : {Figure{"inference_peak_bytes", &CostFigures::peakBytes, {}}, Figure{"depth", &CostFigures::depth, {}},
                                 Figure{"receptive_field", &CostFigures::receptiveField, {}}}) {
        if (!table.column(figure.key)) // somebody may have measured it
            figures.push_back(figure);
    }
    const std::string base = toJson(bases[first->first]);
    for (std::size_t row = 0; row < table.size(); ++row) {
        if (stop.stop_requested())
            return false;
        const std::optional<ResNetSpec> spec = madeOf(base, table, row);
        const std::optional<CostFigures> costs = spec ? std::optional(costFigures(*spec)) : std::nullopt;
        for (Figure &figure : figures)
            figure.values.push_back(costs ? static_cast<double>((*costs).*figure.value) : none);
    }
    for (Figure &figure : figures)
        table.setColumn(figure.key, std::move(figure.values));
    return true;
}

} // namespace residua
