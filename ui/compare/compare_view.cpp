#include "ui/compare/compare_view.h"

#include "ui/look/theme.h"
#include "ui/state/words.h"
#include "ui/views/elided_label.h"

#include "core/report/format.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStringList>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace residua::ui {

namespace {

/// One of the segments of a choice.
QToolButton *segment(QButtonGroup &group, QHBoxLayout &row, int id, const QString &text, const QString &tip, const char *place)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleDescription(tip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setProperty("segment", QString::fromLatin1(place));
    group.addButton(button, id);
    row.addWidget(button);
    return button;
}

} // namespace

CompareView::CompareView(NetworkState &shown, QWidget *parent)
    : QWidget(parent), m_pair(shown), m_choice(new QComboBox), m_summary(new ElidedLabel(Qt::ElideRight)),
      m_pictures(new ComparePictures(m_pair)), m_table(new CompareTable(m_pair))
{
    setAccessibleName(tr("Two networks side by side"));
    auto *parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(1);
    parts->addWidget(m_pictures);
    parts->addWidget(m_table);
    parts->setStretchFactor(0, 1);
    parts->setStretchFactor(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(parts, 1);
    auto *leave = new QShortcut(Qt::Key_Escape, this);
    leave->setContext(Qt::WidgetWithChildrenShortcut);
    connect(leave, &QShortcut::activated, this, &CompareView::closeRequested);
    connect(&m_pair, &ComparedPair::choicesChanged, this, &CompareView::showChoices);
    connect(&m_pair, &ComparedPair::changed, this, &CompareView::showSummary);
}

QWidget *CompareView::makeBar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(groupGap, insideGap, controlGap, insideGap);
    row->setSpacing(0);
    auto *label = new QLabel(tr("Compare with"));
    label->setBuddy(m_choice);
    row->addWidget(label);
    row->addSpacing(controlGap);
    m_choice->setObjectName(QStringLiteral("compareWith"));
    m_choice->setAccessibleName(tr("What the network on show is compared with"));
    m_choice->setToolTip(tr("What the network on show is compared with"));
    m_choice->setMinimumContentsLength(20);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_choice, &QComboBox::activated, this, [this](int index) { m_pair.choose(m_choice->itemData(index).value<VariantId>()); });
    row->addWidget(m_choice);
    row->addSpacing(groupGap);
    m_summary->setAccessibleName(tr("What the network on show has more"));
    row->addWidget(m_summary, 1);
    row->addSpacing(groupGap);

    auto *levels = new QButtonGroup(this);
    segment(*levels, *row, static_cast<int>(Level::Stage), tr("Stages"), tr("One box and one row a stage"), "first");
    segment(*levels, *row, static_cast<int>(Level::Block), tr("Blocks"), tr("Equal blocks in one box, a row for each block"), "middle")
        ->setChecked(true);
    segment(*levels, *row, static_cast<int>(Level::Operation), tr("Operations"), tr("Every operation"), "last");
    connect(levels, &QButtonGroup::idClicked, this, [this](int id) { setLevel(static_cast<Level>(id)); });
    row->addSpacing(groupGap);
    auto *filter = new QButtonGroup(this);
    segment(*filter, *row, 0, tr("All"), tr("Every row of the table"), "first")->setChecked(true);
    segment(*filter, *row, 1, tr("Changed"), tr("Only the rows that differ"), "last");
    connect(filter, &QButtonGroup::idClicked, this, [this](int id) { m_table->setOnlyChanged(id == 1); });
    row->addSpacing(groupGap);
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("closeCompare"));
    close->setText(QStringLiteral("×"));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::TabFocus);
    close->setToolTip(tr("Back to the one network (Esc)"));
    close->setAccessibleName(tr("Close the comparison"));
    connect(close, &QToolButton::clicked, this, &CompareView::closeRequested);
    row->addWidget(close);
    return bar;
}

void CompareView::setLevel(Level level)
{
    m_pictures->setLevel(level);
    m_table->setLevel(level);
}

void CompareView::showChoices()
{
    const QSignalBlocker blocker(m_choice);
    m_choice->clear();
    for (const ComparedPair::Choice &choice : m_pair.choices())
        m_choice->addItem(choice.name, QVariant::fromValue(choice.variant));
    m_choice->setCurrentIndex(m_choice->findData(QVariant::fromValue(m_pair.chosen())));
}

void CompareView::showSummary()
{
    m_summary->setFullText(summary());
}

QString CompareView::summary() const
{
    const Comparison &comparison = *m_pair.comparison();
    const Counting counting = m_pair.b()->model->counting;
    const CostDifference &more = comparison.totals;
    const bool same = std::all_of(comparison.operations.begin(), comparison.operations.end(),
                                  [](const OperationDifference &each) { return each.change == Change::Same; });
    if (same)
        return tr("No operation differs.");
    const auto macs = [counting](std::int64_t count) { return countText(count, counting).toStdString(); };
    QStringList parts;
    const auto add = [&parts](std::int64_t difference, const QString &words) {
        if (difference != 0)
            parts << words;
    };
    add(more.parameters, tr("%1 parameters").arg(signedWords(more.parameters, formatCount)));
    add(more.macs, signedWords(more.macs, macs));
    add(more.activationBytes, tr("%1 activations").arg(signedWords(more.activationBytes, formatBytes)));
    add(more.operations, tr("%1 operations").arg(signedWords(more.operations, formatCount)));
    return parts.isEmpty() ? tr("The same costs.") : parts.join(QStringLiteral(" · "));
}

void CompareView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_pair.setWatched(true);
}

void CompareView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_pair.setWatched(false);
}

} // namespace residua::ui
