#include "ui/forms/conv_list.h"

#include "ui/forms/form_row.h"
#include "ui/forms/link_button.h"
#include "ui/forms/problem_line.h"
#include "ui/look/theme.h"

#include "core/arch/spec_reader.h"

#include <QLabel>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

QWidget *listHeading(QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(insideGap);
    const auto add = [line](const QString &text, const QString &toolTip, int width) {
        addHeading(*line, text, width)->setToolTip(toolTip);
    };
    add(ConvList::tr("stride"), ConvList::tr("The convolution that carries the stage's stride"), convStrideColumn);
    add(ConvList::tr("kernel"), ConvList::tr("Rows and columns of the kernel"), 0);
    add(ConvList::tr("width ×"), ConvList::tr("Channels out, as a factor on the stage's width"), 0);
    add(ConvList::tr("groups"), ConvList::tr("Groups of channels that are convolved apart"), 0);
    add(ConvList::tr("dw"), ConvList::tr("Depthwise: every channel on its own"), convDepthwiseColumn);
    line->addSpacing(rowHeight + insideGap);
    return row;
}

} // namespace

ConvList::ConvList(Editing &editing, ConvsBinding binding, const QString &listKey, QWidget *parent)
    : QWidget(parent), m_editing(editing), m_binding(std::move(binding)), m_listKey(listKey), m_rowLayout(new QVBoxLayout),
      m_add(new LinkButton(this)), m_problem(new ProblemLine(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(insideGap);
    layout->addWidget(listHeading(this));
    m_rowLayout->setSpacing(insideGap);
    layout->addLayout(m_rowLayout);
    m_add->setText(tr("+ convolution"));
    m_add->setObjectName(listKey + QStringLiteral(".add"));
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    layout->addWidget(m_problem);
    connect(m_add, &LinkButton::clicked, this, [this] {
        const Convs *convs = m_binding.get(m_editing.spec());
        if (convs)
            run(static_cast<int>(convs->size()) - 1, RowCommand::InsertAfter);
    });
    connect(&editing.network(), &NetworkState::snapshotChanged, this, &ConvList::refresh);
    refresh();
}

void ConvList::setListKey(const QString &listKey)
{
    m_listKey = listKey;
    m_add->setObjectName(listKey + QStringLiteral(".add"));
    for (ConvRow *row : m_rows)
        row->setListKey(listKey);
    refresh();
}

void ConvList::refresh()
{
    const Convs *convs = m_binding.get(m_editing.spec());
    if (!convs)
        return;
    grow(convs->size());
    for (ConvRow *row : m_rows)
        row->setCount(static_cast<int>(convs->size()));
    const bool full = std::ssize(*convs) >= limits::convs;
    m_add->setEnabled(!full);
    m_add->setToolTip(full ? tr("A block has at most %1 convolutions").arg(limits::convs) : tr("Add a convolution at the end"));
    m_add->setAccessibleName(tr("Add a convolution"));
    m_problem->clear();
}

void ConvList::grow(std::size_t count)
{
    if (m_rows.size() >= count)
        return;
    while (m_rows.size() < count) {
        m_rows.push_back(new ConvRow(m_editing, m_binding, static_cast<int>(m_rows.size()), m_listKey, this));
        connect(m_rows.back(), &ConvRow::chosen, this, &ConvList::run);
        m_rowLayout->addWidget(m_rows.back());
    }
    m_editing.refresh();
    Q_EMIT m_editing.widgetsAdded();
}

void ConvList::run(int index, RowCommand command)
{
    const Convs *list = m_binding.get(m_editing.spec());
    const std::size_t at = static_cast<std::size_t>(index);
    if (!list || at >= list->size())
        return; // the menu was open while the convolution went
    const Convs &convs = *list;
    switch (command) {
    case RowCommand::InsertBefore: return propose(withConvInserted(convs, at), tr("Insert convolution %1").arg(index + 1), index);
    case RowCommand::InsertAfter: return propose(withConvInserted(convs, at + 1), tr("Insert convolution %1").arg(index + 2), index + 1);
    case RowCommand::Duplicate: return propose(withConvDuplicated(convs, at), tr("Duplicate convolution %1").arg(index + 1), index + 1);
    case RowCommand::MoveUp: return propose(withConvMoved(convs, at, at - 1), tr("Move convolution %1 up").arg(index + 1), index - 1);
    case RowCommand::MoveDown: return propose(withConvMoved(convs, at, at + 1), tr("Move convolution %1 down").arg(index + 1), index + 1);
    case RowCommand::Remove: return propose(withConvRemoved(convs, at), tr("Delete convolution %1").arg(index + 1), std::max(0, index - 1));
    }
}

void ConvList::propose(Convs convs, const QString &text, int focus)
{
    ResNetSpec next = m_editing.spec();
    m_binding.set(next, std::move(convs));
    const std::vector<Problem> problems = m_editing.network().propose(next, {text, {}});
    if (!problems.empty()) {
        const Refusal refusal = refusalOf(problems, m_listKey);
        m_problem->say(tr("“%1” is not possible: %2").arg(text, refusal.message), {});
        return;
    }
    m_rows[static_cast<std::size_t>(focus)]->firstEditor()->setFocus(Qt::OtherFocusReason);
}

} // namespace residua::ui
