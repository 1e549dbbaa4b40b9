#include "core/report/summary.h"

#include "core/arch/assert.h"
#include "core/arch/op_words.h"
#include "core/arch/saturating.h"
#include "core/arch/visible.h"
#include "core/data/engine.h"

#include <algorithm>

namespace residua {

namespace {

enum class Region { Input, Stem, Stages, Head };

Region partOf(const Slot &slot)
{
    switch (slot.part) {
    case Part::Input: return Region::Input;
    case Part::StemConv:
    case Part::StemNorm:
    case Part::StemAct:
    case Part::StemPool: return Region::Stem;
    default: return slot.stage >= 0 ? Region::Stages : Region::Head;
    }
}

std::string parentPath(const std::string &path)
{
    const auto dot = path.rfind('.');
    return dot == std::string::npos ? path : path.substr(0, dot);
}

class TableBuilder {
public:
    TableBuilder(const SummarySource &source, SummaryTable &table) : m_source(source), m_table(table) {}

    void build()
    {
        const auto &nodes = m_source.model.graph.nodes;
        for (std::size_t begin = 0; begin < nodes.size();) {
            const Region part = partOf(nodes[begin].slot);
            const int stage = nodes[begin].slot.stage;
            const auto end = next(begin, nodes.size(), [&](const Slot &slot) {
                return partOf(slot) == part && (part != Region::Stages || slot.stage == stage);
            });
            if (part == Region::Input)
                addOperations(begin, end, 0);
            else if (part == Region::Stages)
                addStage(begin, end);
            else
                addPart(begin, end, part == Region::Stem ? "stem" : "head");
            begin = end;
        }
    }

private:
    template <typename Same>
    std::size_t next(std::size_t begin, std::size_t limit, Same same) const
    {
        std::size_t end = begin + 1;
        while (end < limit && same(m_source.model.graph.nodes[end].slot))
            ++end;
        return end;
    }

    SummaryRow row(std::size_t begin, std::size_t end, SummaryRow::Kind kind, std::string path, std::string type, int depth) const
    {
        SummaryRow row;
        row.kind = kind;
        row.path = std::move(path);
        row.type = std::move(type);
        row.depth = depth;
        if (m_table.measured)
            row.measure.emplace();
        row.nodes.reserve(end - begin);
        for (std::size_t id = begin; id < end; ++id) {
            const NodeProfile &node = m_source.model.profile.nodes[id];
            addSaturating(row.parameters, node.parameters);
            addSaturating(row.macs, node.macs);
            addSaturating(row.activationBytes, node.activationBytes);
            row.nodes.push_back(static_cast<int>(id));
            if (row.measure)
                row.measure->milliseconds += m_source.trace->rows[id].milliseconds;
        }
        const NodeProfile &last = m_source.model.profile.nodes[end - 1];
        row.outputShape = last.shape;
        row.receptiveField = last.receptiveField;
        row.stride = last.stride;
        if (row.measure) {
            const TraceRow &trace = m_source.trace->rows[end - 1];
            *row.measure = {row.measure->milliseconds, trace.mean, trace.std, trace.min, trace.max, trace.zeroFraction};
        }
        return row;
    }

    void addOperations(std::size_t begin, std::size_t end, int depth)
    {
        for (std::size_t id = begin; id < end; ++id) {
            const Node &node = m_source.model.graph.nodes[id];
            m_table.rows.push_back(row(id, id + 1, SummaryRow::Kind::Operation, node.path, std::string(typeName(node.op)), depth));
        }
    }

    void addPart(std::size_t begin, std::size_t end, const std::string &path)
    {
        const bool detail = m_table.level != Level::Stage;
        m_table.rows.push_back(row(begin, end, SummaryRow::Kind::Part, path, path == "stem" ? "Stem" : "Head", 0));
        m_table.rows.back().subtotal = detail;
        if (detail)
            addOperations(begin, end, 1);
    }

    void addStage(std::size_t begin, std::size_t end)
    {
        const auto &nodes = m_source.model.graph.nodes;
        const int blocks = nodes[end - 1].slot.block + 1;
        std::string path = parentPath(blockPath(begin, end));
        // An encoder_decoder stage is a ResNetLayer whose blocks stand in its `layer`.
        if (m_source.model.spec.style == Style::EncoderDecoder)
            path = parentPath(path);
        const std::string type = "Stage, " + std::to_string(blocks) + (blocks == 1 ? " block" : " blocks");
        m_table.rows.push_back(row(begin, end, SummaryRow::Kind::Stage, path, type, 0));
        m_table.rows.back().subtotal = m_table.level != Level::Stage;
        if (m_table.level == Level::Stage)
            return;
        const std::string cls = blockClassName(m_source.model.spec, static_cast<std::size_t>(nodes[begin].slot.stage));
        for (std::size_t first = begin; first < end;) {
            const int block = nodes[first].slot.block;
            const auto last = next(first, end, [block](const Slot &slot) { return slot.block == block; });
            m_table.rows.push_back(row(first, last, SummaryRow::Kind::Block, blockPath(first, last), cls, 1));
            m_table.rows.back().subtotal = m_table.level == Level::Operation;
            if (m_table.level == Level::Operation)
                addOperations(first, last, 2);
            first = last;
        }
    }

    /// The addition is always `<block>.add`.
    std::string blockPath(std::size_t begin, std::size_t end) const
    {
        for (std::size_t id = begin; id < end; ++id) {
            if (m_source.model.graph.nodes[id].slot.part == Part::Add)
                return parentPath(m_source.model.graph.nodes[id].path);
        }
        return parentPath(m_source.model.graph.nodes[begin].path);
    }

    const SummarySource &m_source;
    SummaryTable &m_table;
};

} // namespace

SummaryTable summaryTable(const SummarySource &source, Level level)
{
    RESIDUA_ASSERT(!source.trace || source.trace->rows.size() <= source.model.graph.nodes.size());
    SummaryTable table;
    table.name = visible(source.model.spec.name);
    table.level = level;
    table.live = source.live;
    table.measured = source.trace && source.trace->rows.size() == source.model.graph.nodes.size();
    table.totals = source.model.profile.totals;
    if (table.measured)
        table.milliseconds = source.trace->milliseconds;
    table.rows.reserve(source.model.graph.nodes.size() + source.model.graph.nodes.size() / 4 + 16);
    TableBuilder(source, table).build();
    return table;
}

} // namespace residua
