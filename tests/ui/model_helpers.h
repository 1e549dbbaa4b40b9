#pragma once

#include "core/arch/presets.h"
#include "tests/ui/part.h"
#include "ui/models/layer_view.h"
#include "ui/models/module_view.h"

#include <memory>
#include <random>

namespace residua::ui {

/// A run of `snapshot` with made-up times: node i takes i/100 ms.
inline RunResultPtr madeUpRun(const SnapshotPtr &snapshot)
{
    auto run = std::make_shared<RunResult>();
    run->snapshot = snapshot;
    run->trace.complete = true;
    for (const NodeProfile &node : snapshot->model->profile.nodes) {
        TraceRow row;
        row.shape = node.shape;
        row.milliseconds = 0.01 * static_cast<double>(run->trace.rows.size());
        row.mean = -0.5;
        row.std = 1.25;
        row.min = -2;
        row.max = 3;
        row.zeroFraction = 0.25;
        run->trace.milliseconds += row.milliseconds;
        run->trace.rows.push_back(row);
    }
    run->table = summaryTable({*snapshot->model, &run->trace, true}, Level::Operation);
    return run;
}

/// One stage of one basic block, so small that its table can be written down.
inline ResNetSpec tiny()
{
    ResNetSpec spec = *preset("resnet18");
    spec.name = "tiny";
    spec.input = {3, 32, 32};
    spec.stages.resize(2);
    for (StageSpec &stage : spec.stages)
        stage.depth = 1;
    spec.head.classes = 10;
    return canonical(spec);
}

/// The model as text: a row a line, its columns separated by bars, children indented.
inline QString printed(const QAbstractItemModel &model, const QList<int> &columns, const QModelIndex &parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (const int column : columns)
            cells.append(model.index(row, column, parent).data().toString());
        text += QString(2 * depth, QLatin1Char(' ')) + cells.join(QStringLiteral(" | ")).trimmed() + QLatin1Char('\n');
        text += printed(model, columns, model.index(row, 0, parent), depth + 1);
    }
    return text;
}

/// `text` without the line break after the opening quote, so that expected trees start on a line of their own.
inline QString tree(const char *text)
{
    return QString::fromUtf8(text).mid(1);
}

inline QModelIndex find(const QAbstractItemModel &model, const QString &path)
{
    QModelIndex found;
    forEachRow(model, {}, [&](const QModelIndex &index) {
        if (!found.isValid() && index.data(PathRole).toString() == path)
            found = index;
    });
    return found;
}

inline QStringList expanded(const QTreeView &view)
{
    QStringList paths;
    forEachRow(*view.model(), {}, [&](const QModelIndex &index) {
        if (view.isExpanded(index) && view.model()->hasChildren(index))
            paths.append(index.data(PathRole).toString());
    });
    return paths;
}

inline QStringList selected(const QTreeView &view)
{
    QStringList paths;
    forEachRow(*view.model(), {}, [&](const QModelIndex &index) {
        if (view.selectionModel()->isSelected(index))
            paths.append(index.data(PathRole).toString());
    });
    return paths;
}

/// One random edit that leaves a valid network.
inline ResNetSpec mutated(ResNetSpec spec, std::mt19937 &random)
{
    const auto pick = [&random](int from, int to) { return from + static_cast<int>(random() % static_cast<unsigned>(to - from + 1)); };
    for (;;) {
        ResNetSpec next = spec;
        StageSpec &stage = next.stages[static_cast<std::size_t>(pick(0, static_cast<int>(next.stages.size()) - 1))];
        switch (pick(0, 11)) {
        case 0:
        case 1:
        case 2: stage.depth = pick(1, 4); break;
        case 3: stage.width = 16 * pick(1, 12); break;
        case 4: next.block.type = static_cast<BlockType>(pick(0, 1)); break;
        case 5: next.style = static_cast<Style>(pick(0, 3)); break;
        case 6: next.block.order = static_cast<Order>(pick(0, 2)); break;
        case 7: next.block.attention = pick(0, 1) ? std::optional(AttentionSpec{pick(1, 16)}) : std::nullopt; break;
        case 8: next.block.shortcut = static_cast<Shortcut>(pick(0, 2)); break;
        case 9: next.head.type = static_cast<HeadType>(pick(0, 3)); break;
        case 10: next.stem.convs = pick(0, 1) ? 3 : 1; break;
        default:
            if (pick(0, 1) && next.stages.size() < 3)
                next.stages.insert(next.stages.begin() + pick(0, static_cast<int>(next.stages.size())), stage);
            else if (next.stages.size() > 1)
                next.stages.erase(next.stages.begin() + pick(0, static_cast<int>(next.stages.size()) - 1));
        }
        if (validate(next).empty())
            return canonical(next);
    }
}

/// A session that each test finds with `tiny()` in it, nothing run and nothing selected.
class TinyTest : public test::QuietTest {
    Q_OBJECT

protected:
    Session m_session;

protected Q_SLOTS:
    void init()
    {
        QuietTest::init();
        m_session.setDocument(documentOf(tiny()));
        m_session.runs().setResult(m_session.shown().variant(), {});
        m_session.shown().select({});
    }
};

} // namespace residua::ui
