#include "ui/forms/stage_table.h"

#include "ui/forms/form_edits.h"
#include "ui/forms/form_row.h"
#include "ui/forms/link_button.h"
#include "ui/forms/problem_line.h"
#include "ui/forms/stage_details.h"
#include "ui/look/theme.h"

#include "core/arch/spec_reader.h"

#include <QLabel>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

QWidget *rowHeading(QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(controlGap, 0, insideGap, 0);
    line->setSpacing(controlGap);
    addHeading(*line, StageTable::tr("Stage"), stageNumberColumn(parent->fontMetrics()) - controlGap);
    addHeading(*line, StageTable::tr("depth"), 0);
    addHeading(*line, StageTable::tr("width"), 0);
    addHeading(*line, StageTable::tr("stride"), 0);
    line->addSpacing(rowHeight + controlGap);
    return row;
}

/// The stage that all of `selection` lies in; -1 for none.
int stageOf(const Snapshot &snapshot, const Selection &selection)
{
    int stage = -1;
    for (const int id : selection.nodes) {
        const int own = snapshot.model->graph.nodes[static_cast<std::size_t>(id)].slot.stage;
        if (own < 0 || (stage >= 0 && own != stage))
            return -1;
        stage = own;
    }
    return stage;
}

std::string stagePath(const Snapshot &snapshot, int index)
{
    for (const SummaryRow &row : snapshot.table.rows)
        if (row.kind == SummaryRow::Kind::Stage && index-- == 0)
            return row.path;
    return {};
}

} // namespace

StageTable::StageTable(Editing &editing, QWidget *parent)
    : QWidget(parent), m_editing(editing), m_rowLayout(new QVBoxLayout), m_add(new LinkButton(this)), m_problem(new ProblemLine(this)),
      m_details(nullptr)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(rowHeading(this));
    m_rowLayout->setSpacing(0);
    layout->addLayout(m_rowLayout);
    m_add->setText(tr("+ stage"));
    m_add->setObjectName(QStringLiteral("stages.add"));
    m_add->setAccessibleName(tr("Add a stage"));
    auto *below = new QVBoxLayout;
    below->setContentsMargins(controlGap, 0, controlGap, 0);
    below->setSpacing(insideGap);
    below->addWidget(m_add, 0, Qt::AlignLeft);
    below->addWidget(m_problem);
    m_details = new StageDetails(editing, this);
    below->addWidget(m_details);
    layout->addLayout(below);

    connect(m_add, &LinkButton::clicked, this,
            [this] { run(static_cast<int>(m_editing.spec().stages.size()) - 1, RowCommand::InsertAfter); });
    connect(&editing.network(), &NetworkState::snapshotChanged, this, &StageTable::refresh);
    connect(&editing.network(), &NetworkState::selectionChanged, this, &StageTable::showSelection);
    refresh();
}

void StageTable::refresh()
{
    const int count = static_cast<int>(m_editing.spec().stages.size());
    grow(m_editing.spec().stages.size());
    for (StageRow *row : m_rows)
        row->setCount(count);
    const bool full = count >= limits::stages;
    m_add->setEnabled(!full);
    m_add->setToolTip(full ? tr("A network has at most %1 stages").arg(limits::stages) : tr("Add a stage at the end"));
    m_problem->clear();
    showSelection();
}

void StageTable::grow(std::size_t count)
{
    if (m_rows.size() >= count)
        return;
    while (m_rows.size() < count) {
        auto *row = new StageRow(m_editing, static_cast<int>(m_rows.size()), this);
        m_rows.push_back(row);
        m_rowLayout->addWidget(row);
        connect(row, &StageRow::entered, this, &StageTable::enter);
        connect(row, &StageRow::chosen, this, &StageTable::run);
        connect(row, &StageRow::detailsWanted, this, [this](int index) {
            enter(index);
            m_details->enter();
        });
    }
    m_editing.refresh();
    Q_EMIT m_editing.widgetsAdded();
}

void StageTable::showSelection()
{
    const NetworkState &network = m_editing.network();
    const int stage = stageOf(*network.snapshot(), network.selection());
    for (int i = 0; i < std::ssize(m_rows); ++i)
        row(i)->setSelected(i == stage);
    m_details->setStage(stage >= 0 ? stage : m_details->stage());
}

void StageTable::enter(int index)
{
    NetworkState &network = m_editing.network();
    if (stageOf(*network.snapshot(), network.selection()) != index) // what is selected inside it stays
        network.select(stagePath(*network.snapshot(), index));
}

void StageTable::run(int index, RowCommand command)
{
    const ResNetSpec &spec = m_editing.spec();
    const std::size_t at = static_cast<std::size_t>(index);
    if (at >= spec.stages.size() || !row(index)->menu()->whyNot(command).isEmpty())
        return;                   // the menu was open while the stage went
    const int number = index + 1; // people count from 1
    switch (command) {
    case RowCommand::InsertBefore: return propose(withStageInserted(spec, at), tr("Insert stage %1").arg(number), index);
    case RowCommand::InsertAfter: return propose(withStageInserted(spec, at + 1), tr("Insert stage %1").arg(number + 1), index + 1);
    case RowCommand::Duplicate: return propose(withStageDuplicated(spec, at), tr("Duplicate stage %1").arg(number), index + 1);
    case RowCommand::MoveUp: return propose(withStageMoved(spec, at, at - 1), tr("Move stage %1 up").arg(number), index - 1);
    case RowCommand::MoveDown: return propose(withStageMoved(spec, at, at + 1), tr("Move stage %1 down").arg(number), index + 1);
    case RowCommand::Remove: return propose(withStageRemoved(spec, at), tr("Delete stage %1").arg(number), std::max(0, index - 1));
    }
}

void StageTable::propose(const ResNetSpec &next, const QString &text, int selected)
{
    NetworkState &network = m_editing.network();
    const std::vector<Problem> problems = network.propose(next, {text, {}});
    if (!problems.empty()) {
        m_problem->say(tr("“%1” is not possible: %2").arg(text, refusalOf(problems, QStringLiteral("stages")).message), {});
        return;
    }
    network.select(stagePath(*network.snapshot(), selected));
    row(selected)->firstEditor()->setFocus(Qt::OtherFocusReason);
}

} // namespace residua::ui
