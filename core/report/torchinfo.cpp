#include "core/report/torchinfo.h"

#include "core/arch/counting.h"
#include "core/arch/saturating.h"
#include "core/report/format.h"
#include "core/report/module_calls.h"

#include <algorithm>
#include <map>
#include <optional>

namespace residua {

namespace {

constexpr std::int64_t storageHeader = 64; // sys.getsizeof of a tensor's storage beyond its elements
constexpr std::int64_t floatBytes = 4;
constexpr std::size_t columnWidth = 25;
constexpr std::size_t leastNameWidth = 40;
constexpr std::size_t indent = 5;

/// torchinfo's `LayerInfo`: one call of a module, or a module that is shown because its children are called.
struct Layer {
    int place = 0;
    int depth = 0;
    bool leaf = false;
    bool recursive = false; ///< the module stands further up in the table already
    std::int64_t parameters = 0;
    std::int64_t macs = 0;
    Shape output; ///< empty: not called
    int depthIndex = 0;
    std::size_t childrenBegin = 0, childrenEnd = 0; ///< in the table: all that is below it, not only the next level
    std::optional<std::int64_t> leftover;
};

/// Characters, not bytes: a block's name is the user's.
std::size_t textWidth(const std::string &text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string padded(const std::string &text, std::size_t width)
{
    const std::size_t taken = textWidth(text);
    return taken < width ? text + std::string(width - taken, ' ') : text;
}

class Table {
public:
    explicit Table(const Model &model) : m_calls(moduleCalls(model))
    {
        countParameters(model.profile);
        m_seen.resize(m_calls.places.size());
        for (const ModuleCall &call : m_calls.calls)
            addCall(call, model.graph, model.profile);
        addMissingContainers();
        number();
        sumUp();
    }

    std::string print(std::int64_t inputBytes, int depth);

private:
    Layer &at(std::size_t row) { return m_layers[static_cast<std::size_t>(m_rows[row])]; }

    void countParameters(const Profile &profile);
    int addLayer(int place);
    void addCall(const ModuleCall &call, const Graph &graph, const Profile &profile);
    void enlist(Layer &layer);
    void addMissingContainers();
    std::map<int, int> containersRound(int place);
    void number();
    std::int64_t leftover(Layer &layer);
    void sumUp();
    std::string title(const Layer &layer) const;
    std::string parameterText(Layer &layer, bool deepest);
    std::size_t nameWidth();

    ModuleCalls m_calls;
    std::vector<std::int64_t> m_parameters; ///< by place, with all that is below it
    std::vector<bool> m_seen;               ///< by place: in the table
    std::vector<Layer> m_layers;
    std::vector<int> m_rows;         ///< indices in m_layers; one object may stand in two rows
    std::map<int, int> m_containers; ///< place -> layer shown for a container that is not called
    std::int64_t m_totalParameters = 0, m_parameterBytes = 0, m_totalMacs = 0, m_outputBytes = 0;
};

void Table::countParameters(const Profile &profile)
{
    m_parameters.resize(m_calls.places.size());
    for (std::size_t i = m_calls.places.size(); i-- > 0;) {
        const ModulePlace &place = m_calls.places[i];
        if (!place.module->calls.empty())
            addSaturating(m_parameters[i], profile.nodes[static_cast<std::size_t>(place.module->calls.front())].parameters);
        if (place.parent >= 0)
            addSaturating(m_parameters[static_cast<std::size_t>(place.parent)], m_parameters[i]);
    }
}

int Table::addLayer(int place)
{
    const ModulePlace &where = m_calls.places[static_cast<std::size_t>(place)];
    Layer layer;
    layer.place = place;
    layer.depth = where.depth;
    layer.leaf = where.module->children.empty();
    m_layers.push_back(std::move(layer));
    return static_cast<int>(m_layers.size()) - 1;
}

void Table::enlist(Layer &layer)
{
    const auto place = static_cast<std::size_t>(layer.place);
    layer.parameters = m_parameters[place];
    if (m_seen[place])
        layer.recursive = true;
    m_seen[place] = true;
}

void Table::addCall(const ModuleCall &call, const Graph &graph, const Profile &profile)
{
    const int index = addLayer(call.place);
    Layer &layer = m_layers.back();
    enlist(layer);
    const auto node = static_cast<std::size_t>(call.output);
    layer.output = profile.nodes[node].shape;
    if (layer.leaf)
        layer.macs = torchinfoCount(graph.nodes[node].op, layer.parameters, layer.output);
    m_rows.push_back(index);
}

/// depth -> layer of every module round `place` but the root, in the form that stands for uncalled containers.
std::map<int, int> Table::containersRound(int place)
{
    std::map<int, int> result;
    for (place = m_calls.places[static_cast<std::size_t>(place)].parent; place > 0;
         place = m_calls.places[static_cast<std::size_t>(place)].parent) {
        auto found = m_containers.find(place);
        if (found == m_containers.end())
            found = m_containers.emplace(place, addLayer(place)).first;
        result[m_calls.places[static_cast<std::size_t>(place)].depth] = found->second;
    }
    return result;
}

/// torchinfo's `add_missing_container_layers`, step by step: it looks at inserted rows again, and a container whose
/// children are interrupted by another module's call is inserted, as one object, twice.
void Table::addMissingContainers()
{
    std::map<int, int> current; // depth -> place
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const int self = at(row).place;
        const int depth = at(row).depth;
        std::size_t inserted = 0;
        for (const auto &[d, index] : containersRound(self)) {
            Layer &container = m_layers[static_cast<std::size_t>(index)];
            const auto known = current.find(d);
            const bool shown = known != current.end() && known->second == container.place;
            const std::size_t here = row + inserted;
            if (shown || (here > 0 && m_rows[here - 1] == index))
                continue;
            enlist(container);
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(here), index);
            current[d] = container.place;
            ++inserted;
        }
        current[depth] = self;
        current.erase(current.upper_bound(depth), current.end());
    }
}

void Table::number()
{
    std::map<int, int> counts;
    std::vector<std::size_t> open; // rows whose children have not ended
    const auto close = [&](int depth, std::size_t end) {
        while (!open.empty() && at(open.back()).depth >= depth) {
            at(open.back()).childrenBegin = open.back() + 1;
            at(open.back()).childrenEnd = end;
            open.pop_back();
        }
    };
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        close(at(row).depth, row);
        at(row).depthIndex = ++counts[at(row).depth];
        open.push_back(row);
    }
    close(0, m_rows.size());
}

/// Parameters of `layer` that no row below it counts.
std::int64_t Table::leftover(Layer &layer)
{
    if (!layer.leftover) {
        std::int64_t rest = layer.parameters;
        for (std::size_t row = layer.childrenBegin; row < layer.childrenEnd; ++row) {
            Layer &child = at(row);
            if (!child.recursive)
                rest -= child.leaf ? child.parameters : leftover(child);
        }
        layer.leftover = rest;
    }
    return *layer.leftover;
}

void Table::sumUp()
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        Layer &layer = at(row);
        if (layer.leaf) {
            addSaturating(m_totalMacs, layer.macs);
            if (layer.parameters > 0)
                addSaturating(m_outputBytes, saturatingMul(elementCount(layer.output), 2 * floatBytes)); // 2: gradients
            if (layer.recursive)
                continue;
            addSaturating(m_totalParameters, layer.parameters);
            addSaturating(m_parameterBytes, saturatingMul(layer.parameters, floatBytes));
        } else if (!layer.recursive) {
            addSaturating(m_totalParameters, std::max<std::int64_t>(leftover(layer), 0));
        }
    }
}

std::string Table::title(const Layer &layer) const
{
    const std::string &cls = m_calls.places[static_cast<std::size_t>(layer.place)].module->cls;
    if (layer.depth == 0)
        return cls;
    return cls + ": " + std::to_string(layer.depth) + "-" + std::to_string(layer.depthIndex);
}

/// The width of the first column; rows that `depth` hides count too.
std::size_t Table::nameWidth()
{
    std::size_t longest = 0;
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        longest = std::max(longest, static_cast<std::size_t>(at(row).depth) * indent + 1 + textWidth(title(at(row))));
    return longest < leastNameWidth ? leastNameWidth : (longest + indent - 1) / indent * indent;
}

std::string Table::parameterText(Layer &layer, bool deepest)
{
    if (layer.parameters == 0)
        return "--";
    if (layer.recursive)
        return "(recursive)";
    if (deepest || layer.leaf)
        return formatThousands(layer.parameters);
    const std::int64_t rest = leftover(layer);
    return rest > 0 ? formatThousands(rest) : "--";
}

std::string branchText(int depth)
{
    if (depth == 0)
        return "";
    if (depth == 1)
        return "├─";
    std::string text;
    for (int i = 1; i < depth; ++i)
        text += "│    ";
    return text + "└─";
}

std::string rowText(const std::string &name, std::size_t nameWidth, const std::string &output, const std::string &parameters)
{
    std::string line = padded(name, nameWidth) + " " + padded(output, columnWidth) + " " + parameters;
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

/// " (Units.GIGABYTES): 1.81"; a value without a fraction is printed without point, thousands with commas.
std::string multiplyAddText(std::int64_t macs)
{
    const auto text = [macs](const char *unit, double divisor) {
        const double scaled = static_cast<double>(macs) / divisor;
        const bool whole = scaled == static_cast<double>(static_cast<std::int64_t>(scaled));
        const std::string digits = formatFixed(scaled, whole ? 0 : 2);
        const std::size_t point = std::min(digits.find('.'), digits.size());
        std::string out = " (Units." + std::string(unit) + "): ";
        for (std::size_t i = 0; i < digits.size(); ++i) {
            if (i > 0 && i < point && (point - i) % 3 == 0)
                out += ',';
            out += digits[i];
        }
        return out;
    };
    const auto value = static_cast<double>(macs);
    if (value >= 1e12)
        return text("TERABYTES", 1e12);
    return value >= 1e9 ? text("GIGABYTES", 1e9) : text("MEGABYTES", 1e6);
}

std::string megabytes(std::int64_t bytes)
{
    return formatFixed(static_cast<double>(bytes) / 1e6, 2) + "\n";
}

std::string Table::print(std::int64_t inputBytes, int depth)
{
    const std::size_t width = nameWidth();
    const std::string divider = std::string(width + 2 * columnWidth, '=') + "\n";
    std::string out = divider + rowText("Layer (type:depth-idx)", width, "Output Shape", "Param #") + divider;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        Layer &layer = at(row);
        if (layer.depth <= depth)
            out += rowText(branchText(layer.depth) + title(layer), width, layer.output.empty() ? "--" : shapeText(layer.output),
                           parameterText(layer, layer.depth == depth));
    }
    const std::int64_t total = saturatingAdd(saturatingAdd(inputBytes, m_outputBytes), m_parameterBytes);
    out += divider;
    out += "Total params: " + formatThousands(m_totalParameters) + "\n";
    out += "Trainable params: " + formatThousands(m_totalParameters) + "\n";
    out += "Non-trainable params: 0\n";
    out += "Total mult-adds" + multiplyAddText(m_totalMacs) + "\n" + divider;
    out += "Input size (MB): " + megabytes(inputBytes);
    out += "Forward/backward pass size (MB): " + megabytes(m_outputBytes);
    out += "Params size (MB): " + megabytes(m_parameterBytes);
    out += "Estimated Total Size (MB): " + megabytes(total);
    return out + divider;
}

} // namespace

std::string torchinfoTable(const Model &model, int depth)
{
    const std::int64_t elements = elementCount(model.profile.nodes.front().shape);
    return Table(model).print(saturatingAdd(saturatingMul(elements, floatBytes), storageHeader), depth);
}

} // namespace residua
