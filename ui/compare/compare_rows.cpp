#include "ui/compare/compare_rows.h"

#include "ui/state/differences.h"

#include "core/arch/op_words.h"
#include "core/arch/saturating.h"

#include <QCoreApplication>
#include <QStringList>

#include <limits>

namespace residua::ui {

namespace {

using Tree = TreeModel<CompareRow>::Tree;

struct CompareRowWords {
    Q_DECLARE_TR_FUNCTIONS(CompareRows)
};

QString both(const QString &a, const QString &b)
{
    return a.isEmpty() || a == b ? b : b.isEmpty() ? a : QStringLiteral("%1 → %2").arg(a, b);
}

/// Paths of the blocks, by stage and block.
std::vector<std::vector<QString>> blockPaths(const Snapshot &snapshot)
{
    std::vector<std::vector<QString>> paths;
    for (const SummaryRow &row : snapshot.table.rows) {
        if (row.kind == SummaryRow::Kind::Stage)
            paths.emplace_back();
        else if (row.kind == SummaryRow::Kind::Block)
            paths.back().push_back(QString::fromStdString(row.path));
    }
    return paths;
}

std::vector<QString> stagePaths(const Snapshot &snapshot)
{
    std::vector<QString> paths;
    for (const SummaryRow &row : snapshot.table.rows) {
        if (row.kind == SummaryRow::Kind::Stage)
            paths.push_back(QString::fromStdString(row.path));
    }
    return paths;
}

class CompareRowsBuilder {
public:
    CompareRowsBuilder(const ComparedPair &pair, bool onlyChanged)
        : m_a(*pair.a()), m_b(*pair.b()), m_comparison(*pair.comparison()), m_onlyChanged(onlyChanged), m_blocksA(blockPaths(m_a)),
          m_blocksB(blockPaths(m_b)), m_stagesA(stagePaths(m_a)), m_stagesB(stagePaths(m_b))
    {}

    Tree build()
    {
        Tree tree;
        const std::size_t count = m_comparison.operations.size();
        CompareRow network = group("network", CompareRowWords::tr("whole network"), QString(), 0, count);
        network.kind = CompareRow::Kind::Network;
        network.more = m_comparison.totals;
        tree.push_back({network, {}});
        if (!leftOut(m_comparison.operations.front().change))
            tree.push_back({operation(0, QString()), {}}); // the input
        add(tree, group("stem", CompareRowWords::tr("stem"), QStringLiteral("stem"), 1, m_comparison.stages.front().first));
        for (const GroupDifference &stage : m_comparison.stages)
            addStage(tree, stage);
        add(tree, group("head", CompareRowWords::tr("head"), QStringLiteral("head"), m_comparison.stages.back().end, count));
        return tree;
    }

private:
    const Snapshot &m_a, &m_b;
    const Comparison &m_comparison;
    const bool m_onlyChanged;
    const std::vector<std::vector<QString>> m_blocksA, m_blocksB;
    const std::vector<QString> m_stagesA, m_stagesB;

    static const QString &at(const std::vector<QString> &paths, int index)
    {
        static const QString none;
        return index < 0 ? none : paths[static_cast<std::size_t>(index)];
    }
    static const QString &at(const std::vector<std::vector<QString>> &paths, int stage, int block)
    {
        static const QString none;
        return stage < 0 ? none : at(paths[static_cast<std::size_t>(stage)], block);
    }

    static void add(std::optional<PartCosts> &sum, const Snapshot &snapshot, int id)
    {
        if (id < 0)
            return;
        if (!sum)
            sum.emplace();
        const NodeProfile &node = snapshot.model->profile.nodes[static_cast<std::size_t>(id)];
        addSaturating(sum->parameters, node.parameters);
        addSaturating(sum->macs, node.macs);
        addSaturating(sum->activationBytes, node.activationBytes);
    }

    /// With the costs of its operations, and how many of them differ in which way.
    CompareRow group(std::string key, QString name, QString path, std::size_t first, std::size_t end) const
    {
        CompareRow row;
        row.key = std::move(key);
        row.kind = CompareRow::Kind::Group;
        row.name = std::move(name);
        row.path = std::move(path);
        row.first = first;
        row.end = end;
        int counts[4] = {};
        for (std::size_t i = first; i < end; ++i) {
            const OperationDifference &each = m_comparison.operations[i];
            ++counts[static_cast<std::size_t>(each.change)];
            add(row.a, m_a, each.a);
            add(row.b, m_b, each.b);
            row.more.parameters = saturatingSum(row.more.parameters, each.costs.parameters);
            row.more.macs = saturatingSum(row.more.macs, each.costs.macs);
            row.more.activationBytes = saturatingSum(row.more.activationBytes, each.costs.activationBytes);
        }
        const int all = static_cast<int>(end - first);
        for (const Change change : {Change::Same, Change::Added, Change::Removed}) {
            if (counts[static_cast<std::size_t>(change)] == all) {
                row.change = change;
                return row;
            }
        }
        row.change = Change::Changed;
        QStringList words;
        const auto say = [&](Change change, const QString &text) {
            if (const int count = counts[static_cast<std::size_t>(change)])
                words << text.arg(count);
        };
        say(Change::Changed, CompareRowWords::tr("%1 changed"));
        say(Change::Added, CompareRowWords::tr("%1 added"));
        say(Change::Removed, CompareRowWords::tr("%1 removed"));
        row.what = words.join(QStringLiteral(", "));
        return row;
    }

    static std::int64_t saturatingSum(std::int64_t a, std::int64_t b)
    {
        constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
        std::int64_t sum = 0;
        return __builtin_add_overflow(a, b, &sum) ? (a < 0 ? -most : most) : sum;
    }

    bool leftOut(Change change) const { return m_onlyChanged && change == Change::Same; }

    /// A group of operations alone.
    void add(Tree &tree, CompareRow row) const
    {
        if (row.first == row.end || leftOut(row.change))
            return;
        Tree operations;
        for (std::size_t i = row.first; i < row.end; ++i) {
            if (!leftOut(m_comparison.operations[i].change))
                operations.push_back({operation(i, row.path), {}});
        }
        tree.push_back({std::move(row), std::move(operations)});
    }

    void addStage(Tree &tree, const GroupDifference &stage) const
    {
        const auto number = [](int index) { return index < 0 ? QString() : QString::number(index + 1); };
        CompareRow row = group("stage" + std::to_string(stage.a) + ":" + std::to_string(stage.b),
                               CompareRowWords::tr("stage %1").arg(both(number(stage.a), number(stage.b))),
                               stage.b >= 0 ? at(m_stagesB, stage.b) : at(m_stagesA, stage.a), stage.first, stage.end);
        if (leftOut(row.change))
            return;
        Tree blocks;
        for (const GroupDifference &block : m_comparison.blocks) {
            if (block.first < stage.first || block.end > stage.end)
                continue;
            const QString &a = at(m_blocksA, block.stageA, block.a), &b = at(m_blocksB, block.stageB, block.b);
            add(blocks,
                group("block" + std::to_string(block.a) + ":" + std::to_string(block.b), both(a, b), b.isEmpty() ? a : b, block.first,
                      block.end));
        }
        tree.push_back({std::move(row), std::move(blocks)});
    }

    CompareRow operation(std::size_t place, const QString &groupPath) const
    {
        const OperationDifference &each = m_comparison.operations[place];
        CompareRow row;
        const auto pathIn = [](const Snapshot &snapshot, int id) {
            return id < 0 ? std::string() : snapshot.model->graph.nodes[static_cast<std::size_t>(id)].path;
        };
        const std::string a = pathIn(m_a, each.a), b = pathIn(m_b, each.b);
        row.key = a + "|" + b;
        row.path = QString::fromStdString(b.empty() ? a : b);
        const auto own = [&groupPath](const std::string &path) {
            const QString text = QString::fromStdString(path);
            return text.startsWith(groupPath + QLatin1Char('.')) ? text.mid(groupPath.size() + 1) : text;
        };
        const bool renamed = !a.empty() && !b.empty() && lastWord(a) != lastWord(b); // that a block has moved says its own row
        row.name = renamed ? both(own(a), own(b)) : own(b.empty() ? a : b);
        row.change = each.change;
        row.more = each.costs;
        row.first = place;
        row.end = place + 1;
        add(row.a, m_a, each.a);
        add(row.b, m_b, each.b);
        const Snapshot &there = each.b >= 0 ? m_b : m_a;
        const Node &node = there.model->graph.nodes[static_cast<std::size_t>(each.b >= 0 ? each.b : each.a)];
        QStringList words;
        for (const OperationChange &what : each.what)
            words << changeKey(what) + QLatin1Char(' ') + changeValues(what);
        row.what = words.isEmpty() ? QString::fromStdString(std::string(typeName(node.op))) : words.join(QStringLiteral(", "));
        return row;
    }

    static std::string lastWord(const std::string &path) { return path.substr(path.rfind('.') + 1); }
};

} // namespace

Tree compareRows(const ComparedPair &pair, bool onlyChanged)
{
    return CompareRowsBuilder(pair, onlyChanged).build();
}

} // namespace residua::ui
