#include "ui/views/selection_words.h"

#include "ui/state/operation_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace residua::ui {

namespace {

struct OperationWords {
    Q_DECLARE_TR_FUNCTIONS(OperationWords)
};

/// The class of the module at `path`, searched below `module`.
const ModuleNode *moduleAt(const ModuleNode &module, const std::string &path)
{
    if (module.path == path)
        return &module;
    for (const ModuleNode &child : module.children) {
        if (const ModuleNode *found = moduleAt(child, path))
            return found;
    }
    return nullptr;
}

const SummaryRow *rowAt(const Snapshot &snapshot, const std::string &path)
{
    for (const SummaryRow &row : snapshot.table.rows) {
        if (row.path == path)
            return &row;
    }
    return nullptr;
}

/// The class of the block that operation `node` belongs to.
QString blockClass(const Snapshot &snapshot, int node)
{
    for (const SummaryRow &row : snapshot.table.rows) {
        if (row.kind == SummaryRow::Kind::Block && row.nodes.front() <= node && node <= row.nodes.back())
            return QString::fromStdString(row.type);
    }
    return {};
}

} // namespace

QString placeWords(const Slot &slot)
{
    if (slot.stage >= 0 && slot.block >= 0) {
        const QString place = OperationWords::tr("stage %1, block %2").arg(slot.stage + 1).arg(slot.block + 1);
        const bool shortcut = slot.part == Part::ShortcutPool || slot.part == Part::ShortcutConv || slot.part == Part::ShortcutNorm
            || slot.part == Part::ShortcutPad;
        return shortcut ? OperationWords::tr("%1, shortcut").arg(place) : place;
    }
    switch (slot.part) {
    case Part::Input: return {};
    case Part::StemConv:
    case Part::StemNorm:
    case Part::StemAct:
    case Part::StemPool: return OperationWords::tr("stem");
    default: return OperationWords::tr("head");
    }
}

QString selectionWords(const Snapshot &snapshot, const Selection &selection)
{
    const auto slotOf = [&snapshot](int id) { return snapshot.model->graph.nodes[static_cast<std::size_t>(id)].slot; };
    const Slot first = slotOf(selection.nodes.front()), last = slotOf(selection.nodes.back());
    QStringList words;
    if (selection.nodes.size() == 1) {
        words << operationWords(snapshot.model->graph.nodes[static_cast<std::size_t>(selection.nodes.front())].op);
        if (const QString place = placeWords(first); !place.isEmpty())
            words << place;
        return words.join(QStringLiteral(" · "));
    }
    const SummaryRow *row = rowAt(snapshot, selection.path);
    const int blocks = last.block - first.block + 1;
    const QString blockWords = blocks > 1 ? OperationWords::tr("%1 × %2").arg(blocks).arg(blockClass(snapshot, selection.nodes.front()))
                                          : blockClass(snapshot, selection.nodes.front());
    if (row && row->kind == SummaryRow::Kind::Stage)
        words << OperationWords::tr("stage %1").arg(first.stage + 1) << blockWords;
    else if (row && row->kind == SummaryRow::Kind::Block)
        words << blockWords << placeWords(Slot{Part::Conv, first.stage, first.block, 0});
    else if (row && row->kind == SummaryRow::Kind::Part)
        words << QString::fromStdString(row->type);
    else if (const ModuleNode *module = moduleAt(snapshot.model->tree(), selection.path); module && !module->cls.empty())
        words << QString::fromStdString(module->cls);
    else if (first.stage >= 0 && blocks > 1)
        words << blockWords
              << OperationWords::tr("stage %1, blocks %2 to %3").arg(first.stage + 1).arg(first.block + 1).arg(last.block + 1);
    words << OperationWords::tr("%1 operations").arg(selection.nodes.size());
    return words.join(QStringLiteral(" · "));
}

} // namespace residua::ui
