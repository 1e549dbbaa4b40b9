#include "ui/models/layer_rows.h"

#include "ui/state/differences.h"
#include "ui/state/layer_facts.h"
#include "ui/state/words.h"

#include "core/arch/op_facts.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

namespace residua::ui {

namespace {

using Tree = TreeModel<LayerRow>::Tree;
using Kind = SummaryRow::Kind;

struct LayerRowWords {
    Q_DECLARE_TR_FUNCTIONS(LayerRows)
};

double share(double part, double whole)
{
    return whole > 0 ? std::clamp(part / whole, 0.0, 1.0) : 0;
}

class RowsBuilder {
public:
    explicit RowsBuilder(const LayerSource &source) : m_source(source), m_snapshot(*source.snapshot)
    {
        if (!source.filter.empty())
            m_facts = filterFacts(*source.snapshot, source.run.get());
        if (source.comparison)
            m_differences.emplace(*source.comparison, *m_snapshot.model);
        if (!source.run)
            return;
        m_passMs = source.run->table.milliseconds;
        m_measured.reserve(source.run->table.rows.size());
        for (const SummaryRow &row : source.run->table.rows)
            m_measured.emplace(row.path, &row);
    }

    Tree build() { return m_source.grouped ? level(0) : operations(); }

private:
    const std::vector<SummaryRow> &rows() const { return m_snapshot.table.rows; }
    const Node &node(int id) const { return m_snapshot.model->graph.nodes[static_cast<std::size_t>(id)]; }

    /// The rows of `depth` from m_at on, with those below them.
    Tree level(int depth)
    {
        Tree tree;
        tree.reserve(depth == 0 ? m_snapshot.model->spec.stages.size() + 4 : 16);
        while (m_at < rows().size() && rows()[m_at].depth == depth) {
            const SummaryRow &summary = rows()[m_at++];
            if (summary.kind == Kind::Operation) {
                tree.push_back({operation(summary), {}});
                continue;
            }
            m_groups.push_back(&summary);
            Tree children = level(depth + 1);
            LayerRow row = group(summary);
            row.hidden = !m_source.filter.empty()
                && std::all_of(children.begin(), children.end(), [](const RowTree<LayerRow> &child) { return child.row.hidden; });
            tree.push_back({std::move(row), std::move(children)});
            m_groups.pop_back();
        }
        return tree;
    }

    /// All operations in order of execution.
    Tree operations()
    {
        Tree tree;
        tree.reserve(rows().size());
        for (const SummaryRow &summary : rows()) {
            if (summary.kind == Kind::Operation)
                tree.push_back({operation(summary), {}});
        }
        return tree;
    }

    /// The text of `key`, made by `make` where it is new: rows share the few texts that there are.
    template <typename Key, typename Make>
    static const QString &shared(std::map<Key, QString> &texts, const Key &key, const Make &make)
    {
        const auto known = texts.find(key);
        return known != texts.end() ? known->second : texts.emplace(key, make(key)).first->second;
    }

    LayerRow common(const SummaryRow &summary)
    {
        LayerRow row;
        row.path = summary.path;
        row.kind = summary.kind;
        row.subtotal = summary.subtotal;
        if (!m_lastOutput || m_lastOutput->first != summary.outputShape) // most have the shape of the one before
            m_lastOutput = &*m_outputs.try_emplace(summary.outputShape).first;
        if (m_lastOutput->second.isEmpty())
            m_lastOutput->second = shapeWords(summary.outputShape);
        row.output = m_lastOutput->second;
        row.outputShape = summary.outputShape;
        row.parameters = summary.parameters;
        row.macs = summary.macs;
        row.activationBytes = summary.activationBytes;
        if (m_differences)
            row.more = m_differences->of(summary).costs;
        row.receptiveField = summary.receptiveField;
        row.stride = summary.stride;
        const auto measured = m_measured.find(row.path);
        // Of another network only what is the same layer there: a name alone says little.
        const auto same = [&summary](const SummaryRow &run) {
            return run.kind == summary.kind && run.type == summary.type && run.outputShape == summary.outputShape
                && run.nodes.size() == summary.nodes.size();
        };
        if (measured != m_measured.end() && same(*measured->second) && measured->second->measure) {
            row.measure = measured->second->measure;
            row.timeShare = share(row.measure->milliseconds, m_passMs);
            row.stale = !m_source.runIsCurrent;
        }
        return row;
    }

    LayerRow operation(const SummaryRow &summary)
    {
        LayerRow row = common(summary);
        const Op &op = node(summary.nodes.front()).op;
        std::string_view name = summary.path;
        // Below its block only what the block's name does not say already.
        if (!m_groups.empty() && name.starts_with(m_groups.back()->path) && name.size() > m_groups.back()->path.size()
            && name[m_groups.back()->path.size()] == '.')
            name.remove_prefix(m_groups.back()->path.size() + 1);
        row.key = name;
        row.name = shared(m_names, row.key, &QString::fromStdString);
        row.type = shared(m_types, summary.type, [](const std::string &type) { return QString::fromStdString(type); });
        if (traitsOf(op).strided) {
            const Window window = windowOf(op);
            const std::int64_t groups = groupingOf(op).groups, kernel = traitsOf(op).kernelShown ? window.kernel : 0;
            row.kernel = shared(m_kernels, {kernel, window.stride, groups, window.dilation}, [&](const auto &) { return kernelText(op); });
        }
        if (!m_source.filter.empty())
            row.hidden = !accepts(m_source.filter, m_facts[static_cast<std::size_t>(summary.nodes.front())]);
        return row;
    }

    LayerRow group(const SummaryRow &summary)
    {
        LayerRow row = common(summary);
        const Slot &slot = node(summary.nodes.front()).slot;
        switch (summary.kind) {
        case Kind::Stage:
            row.key = "stage" + std::to_string(slot.stage);
            row.name = LayerRowWords::tr("stage %1").arg(slot.stage + 1);
            row.type = stageWords(m_snapshot, summary);
            break;
        case Kind::Block:
            row.key = "block" + std::to_string(slot.block);
            row.name = QString::fromStdString(summary.path);
            row.type = blockWords(m_snapshot, summary);
            break;
        default:
            row.key = summary.path;
            row.name = summary.path == "stem" ? LayerRowWords::tr("stem") : LayerRowWords::tr("head");
            row.type =
                summary.nodes.size() == 1 ? LayerRowWords::tr("1 operation") : LayerRowWords::tr("%1 operations").arg(summary.nodes.size());
        }
        return row;
    }

    const LayerSource &m_source;
    const Snapshot &m_snapshot;
    std::unordered_map<std::string_view, const SummaryRow *> m_measured;
    std::optional<Differences> m_differences;
    double m_passMs = 0;
    std::size_t m_at = 0;
    std::vector<const SummaryRow *> m_groups; ///< that the row being made stands in
    std::vector<FilterFacts> m_facts;         ///< by operation; empty where there is no filter
    std::map<Shape, QString> m_outputs;
    std::pair<const Shape, QString> *m_lastOutput = nullptr;
    std::map<std::string, QString> m_names;
    std::map<std::string, QString> m_types;
    std::map<std::array<std::int64_t, 4>, QString> m_kernels;
};

} // namespace

Tree layerRows(const LayerSource &source)
{
    return RowsBuilder(source).build();
}

} // namespace residua::ui
