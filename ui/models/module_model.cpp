#include "ui/models/module_model.h"

#include "core/arch/saturating.h"
#include "core/report/format.h"
#include "ui/look/plain_tool_tip.h"

#include <QFont>

namespace residua::ui {

namespace {

/// The row of `module`; a shared module counts its parameters once.
RowTree<ModuleRow> rowOf(const ModuleNode &module, const Profile &profile, const WeightMarks *marks)
{
    RowTree<ModuleRow> tree;
    ModuleRow &row = tree.row;
    row.key = module.name;
    row.path = module.path;
    row.leaf = module.children.empty();
    row.name = QString::fromStdString(module.path.empty() ? module.cls : module.name);
    row.text = QString::fromStdString(row.leaf ? module.cls + "(" + module.extra + ")" : module.cls);
    if (!module.calls.empty())
        row.parameters = profile.nodes[static_cast<std::size_t>(module.calls.front())].parameters;
    if (marks && !module.calls.empty())
        row.weights = marks->of({module.calls.front()});
    tree.children.reserve(module.children.size());
    for (const ModuleNode &child : module.children) {
        tree.children.push_back(rowOf(child, profile, marks));
        row.weights += tree.children.back().row.weights;
        addSaturating(row.parameters, tree.children.back().row.parameters);
    }
    return tree;
}

} // namespace

void ModuleModel::show(const SnapshotPtr &snapshot, const WeightMarksPtr &marks)
{
    m_snapshot = snapshot;
    Tree tree;
    tree.push_back(rowOf(snapshot->model->tree(), snapshot->model->profile, marks.get()));
    update(std::move(tree));
}

QModelIndex ModuleModel::indexOf(const std::string &path) const
{
    return find([&path](const ModuleRow &row) { return row.path == path; });
}

QVariant ModuleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ModuleRow &at = row(index);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        if (column == Parameters)
            return at.parameters == 0 ? QStringLiteral("–") : QString::fromStdString(formatThousands(at.parameters));
        return column == Name ? at.name : column == Weights ? shareWords(at.weights) : at.text;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (column == Parameters ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::FontRole:
        if (at.path.empty()) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case Qt::ToolTipRole: return plainToolTip(column == Name ? QString::fromStdString(at.path) : column == Module ? at.text : QString());
    case PathRole: return QString::fromStdString(at.path);
    case SortRole: return column == Parameters ? QVariant::fromValue(at.parameters) : data(index, Qt::DisplayRole);
    case ExactRole:
        switch (column) {
        case Name: return QString::fromStdString(at.path);
        case Parameters: return QString::number(at.parameters);
        case Weights: return shareWords(at.weights);
        default: return at.text;
        }
    case ReadableRole: return column == Parameters ? data(index, Qt::DisplayRole) : QVariant();
    case TextRole: return column != Parameters;
    case QuietRole: return (column == Parameters && at.parameters == 0) || (column == Weights && at.weights.drawn == 0);
    default: return {};
    }
}

QVariant ModuleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return section == Name ? tr("name") : section == Module ? tr("module") : section == Weights ? tr("weights") : tr("parameters");
    case ReadableRole:
        return section == Name ? tr("Name") : section == Module ? tr("Module") : section == Weights ? tr("Weights") : tr("Parameters");
    case Qt::ToolTipRole:
        return section == Name  ? tr("The attribute that holds the module")
            : section == Module ? tr("The module as PyTorch prints it")
            : section == Weights
            ? tr("Trained: the weight file's. From the file: the same, where no batch norm shows a training. Reshaped: in another shape. "
                 "New: drawn at random")
            : tr("Trained numbers in the module and all below it; shared modules once");
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (section == Parameters ? Qt::AlignRight : Qt::AlignLeft)));
    case TextRole: return section != Parameters;
    default: return {};
    }
}

} // namespace residua::ui
