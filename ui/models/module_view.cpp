#include "ui/models/module_view.h"

#include "ui/look/theme.h"
#include "ui/models/row_delegate.h"
#include "ui/models/row_roles.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace residua::ui {

namespace {

/// The network itself and what leads to the stages.
bool opensAtFirst(const ModuleRow &row)
{
    return row.path.empty() || row.path == "encoder" || row.path == "encoder.layers";
}

} // namespace

ModuleView::ModuleView(NetworkState &network, QWidget *parent) : QWidget(parent), m_network(network)
{
    setAutoFillBackground(true); // so that nothing below it is painted with it
    m_tree = new RowTreeView(this);
    m_tree->keepPictures();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_tree, 1);
    makeTree();
    setFocusProxy(m_tree);
    m_link = new SelectionLink(network, *m_tree, [this](const Selection &selection) { return rowsOf(selection); });
    for (const auto signal : {&NetworkState::snapshotChanged, &NetworkState::weightMarksChanged})
        connect(&network, signal, this, &ModuleView::refresh);
    refresh();
}

QWidget *ModuleView::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(controlGap, insideGap, controlGap, insideGap);
    layout->setSpacing(controlGap);
    auto *label = new QLabel(tr("Names as in"), bar);
    m_style = new QComboBox(bar);
    m_style->addItem(tr("torchvision"), static_cast<int>(Style::Torchvision));
    m_style->addItem(tr("encoder/decoder"), static_cast<int>(Style::EncoderDecoder));
    m_style->addItem(tr("sequential"), static_cast<int>(Style::Sequential));
    m_style->addItem(tr("small image"), static_cast<int>(Style::SmallImage));
    m_style->setAccessibleName(tr("Style of the module names"));
    m_style->setToolTip(tr("How modules are named and nested; what is computed stays the same"));
    label->setBuddy(m_style);
    m_problem = new QLabel(bar);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    connect(m_style, &QComboBox::activated, this, &ModuleView::setStyleTo);
    layout->addWidget(label);
    layout->addWidget(m_style);
    layout->addWidget(m_problem, 1);
    layout->addStretch(0);
    return bar;
}

void ModuleView::makeTree()
{
    m_tree->setModel(&m_model);
    m_tree->setAccessibleName(tr("Module tree"));
    m_tree->setAccessibleDescription(tr("The modules of the network as PyTorch prints them"));
    connect(m_tree, &RowTreeView::copyRequested, this, &ModuleView::copy);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &ModuleView::showTreeMenu);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ModuleView::onInserted);
    QHeaderView *header = m_tree->header();
    header->setSectionsClickable(false); // the order is what it is about: that of registration
    header->setFirstSectionMovable(true);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(ModuleModel::Module, QHeaderView::Stretch);
    header->resizeSection(ModuleModel::Name, columnWidth(fontMetrics(), 26, 0));
    header->resizeSection(ModuleModel::Parameters, columnWidth(fontMetrics(), 13, 0));
    header->resizeSection(ModuleModel::Weights, columnWidth(fontMetrics(), 16, 0));
    header->setAccessibleName(tr("Columns of the module tree"));
}

void ModuleView::setStyleTo(int index)
{
    ResNetSpec next = m_network.spec();
    next.style = static_cast<Style>(m_style->itemData(index).toInt());
    const std::vector<Problem> problems = m_network.propose(next, {tr("Set style to %1").arg(m_style->itemText(index)), {}});
    m_problem->setVisible(!problems.empty());
    if (problems.empty())
        return;
    m_problem->setText(QString::fromStdString(problems.front().message));
    m_style->setCurrentIndex(m_style->findData(static_cast<int>(m_network.spec().style)));
}

/// Behind another tab it waits: a tree that nobody sees costs an edit as much as one that is seen.
void ModuleView::refresh()
{
    m_outdated = m_model.snapshot() && isHidden() && testAttribute(Qt::WA_WState_ExplicitShowHide);
    if (m_outdated)
        return;
    m_problem->hide();
    m_style->setCurrentIndex(m_style->findData(static_cast<int>(m_network.spec().style)));
    const SelectionLink::Quiet quiet(*m_link);
    const RowTreeView::OnlyChanges changes(*m_tree);
    {
        const RowTreeView::KeepInPlace inPlace(*m_tree);
        m_model.show(m_network.snapshot(), m_network.weightMarks());
    }
    if (m_wanted)
        m_tree->unfoldPaths(*std::exchange(m_wanted, {}));
    m_tree->setColumnHidden(ModuleModel::Weights, !m_network.weightMarks());
    m_tree->layOutNow();
    m_link->refresh();
}

void ModuleView::showEvent(QShowEvent *event)
{
    if (m_outdated) {
        refresh();
        m_link->follow();
    }
    QWidget::showEvent(event);
}

std::optional<QSet<QString>> ModuleView::unfoldedModules() const
{
    if (m_wanted)
        return m_wanted;
    QSet<QString> usual;
    forEachRow(m_model, {}, [&](const QModelIndex &index) {
        if (m_model.hasChildren(index) && opensAtFirst(m_model.row(index)))
            usual.insert(index.data(PathRole).toString());
    });
    QSet<QString> unfolded = m_tree->unfoldedPaths();
    return unfolded == usual ? std::nullopt : std::optional(std::move(unfolded));
}

void ModuleView::unfoldModules(const QSet<QString> &paths)
{
    m_wanted = paths;
    refresh();
}

void ModuleView::onInserted(const QModelIndex &parent, int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model.index(row, 0, parent);
        if (!opensAtFirst(m_model.row(index)))
            continue;
        m_tree->expand(index);
        onInserted(index, 0, m_model.rowCount(index) - 1);
    }
}

QModelIndexList ModuleView::rowsOf(const Selection &selection) const
{
    if (selection.nodes.empty() || m_outdated)
        return {};
    if (const QModelIndex own = m_model.indexOf(selection.path); own.isValid())
        return {own};
    const Snapshot &snapshot = *m_model.snapshot();
    if (selection.nodes.size() == 1) {
        // The module that is called; a function call shows the module it stands in.
        const Node &node = snapshot.model->graph.nodes[static_cast<std::size_t>(selection.nodes.front())];
        std::string path = node.module.empty() ? node.path : node.module;
        for (;;) {
            if (const QModelIndex index = m_model.indexOf(path); index.isValid())
                return {index};
            const auto dot = path.rfind('.');
            if (dot == std::string::npos)
                return {};
            path.resize(dot);
        }
    }
    // The topmost modules that are called by selected operations only.
    QModelIndexList found;
    const auto visit = [&](const ModuleNode &module, const auto &self) -> void {
        std::vector<int> calls;
        const auto collect = [&calls](const ModuleNode &at, const auto &deeper) -> void {
            calls.insert(calls.end(), at.calls.begin(), at.calls.end());
            for (const ModuleNode &child : at.children)
                deeper(child, deeper);
        };
        collect(module, collect);
        const bool inside = !calls.empty() && std::all_of(calls.begin(), calls.end(), [&](int id) {
            return std::binary_search(selection.nodes.begin(), selection.nodes.end(), id);
        });
        if (inside && !module.path.empty()) {
            found.append(m_model.indexOf(module.path));
            return;
        }
        for (const ModuleNode &child : module.children)
            self(child, self);
    };
    visit(snapshot.model->tree(), visit);
    return found;
}

QByteArray ModuleView::saveState() const
{
    return m_tree->header()->saveState();
}

void ModuleView::restoreState(const QByteArray &state)
{
    QHeaderView *header = m_tree->header();
    const QByteArray before = header->saveState();
    if (!header->restoreState(state) || header->count() != ModuleModel::Columns)
        header->restoreState(before);
    header->setSectionsClickable(false);
}

QString ModuleView::printed() const
{
    return QString::fromStdString(printTree(m_network.snapshot()->model->tree()));
}

void ModuleView::showTreeMenu(const QPoint &at)
{
    QMenu menu(this);
    addCopyCommands(menu, *m_tree);
    menu.addAction(tr("Copy the T&ree as PyTorch Prints It"), this, [this] { copyText(printed()); });
    menu.addSeparator();
    menu.addAction(tr("&Expand All"), this, [this] { m_tree->expandAll(); });
    menu.addAction(tr("C&ollapse All"), this, [this] { m_tree->expandLevels(1); });
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

} // namespace residua::ui
