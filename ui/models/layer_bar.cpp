#include "ui/models/layer_bar.h"

#include "ui/look/more_button.h"
#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>

namespace residua::ui {

LayerBar::LayerBar(QWidget *parent) : QWidget(parent), m_levels(new QButtonGroup(this))
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // the table may be narrower: `fit`
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(controlGap, insideGap, controlGap, insideGap);
    row->setSpacing(0);
    struct Level {
        LayerDetail detail;
        QString text, tip;
    };
    for (const Level &level : {Level{LayerDetail::Stages, tr("Stages"), tr("Fold every stage")},
                               Level{LayerDetail::Blocks, tr("Blocks"), tr("Show the blocks of every stage")},
                               Level{LayerDetail::Layers, tr("Layers"), tr("Show every operation")}}) {
        QToolButton *choice = button(level.text, level.text, level.tip);
        choice->setAccessibleDescription(level.tip);
        choice->setCheckable(true);
        m_levels->addButton(choice, static_cast<int>(level.detail));
        row->addWidget(choice);
    }
    connect(m_levels, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT detailChosen(static_cast<LayerDetail>(id)); });
    row->addSpacing(controlGap);
    m_grouped = button(tr("Grouped"), tr("Grouped by stage and block"),
                       tr("Group the operations by stage and block; off: one flat list, to sort all of them"));
    m_grouped->setCheckable(true);
    m_grouped->setChecked(true);
    connect(m_grouped, &QToolButton::toggled, this, &LayerBar::groupedChosen);
    row->addWidget(m_grouped);
    m_columns = button(tr("Columns"), tr("Columns of the table"), tr("Choose the columns"));
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setMenu(new QMenu(m_columns));
    row->addWidget(m_columns);
    m_more = new MoreButton(this);
    m_more->setObjectName(QStringLiteral("moreOfTable"));
    m_groupedEntry = m_more->menu()->addAction(m_grouped->accessibleName(), m_grouped, &QToolButton::toggle);
    m_groupedEntry->setCheckable(true);
    m_columns->menu()->setTitle(m_columns->text());
    m_more->menu()->addMenu(m_columns->menu());
    row->addWidget(m_more);
    row->addSpacing(controlGap);
    row->addStretch(1);

    m_filter = new QLineEdit(this);
    m_filter->setPlaceholderText(tr("filter: conv 3×3, >1M params…"));
    m_filter->setAccessibleName(tr("Filter of the layer table"));
    m_filter->setToolTip(tr("Words of a layer's path, type or kernel, and comparisons:\n>1M params   <10k macs   >1MB activation   stage 3 "
                            "  stride 2   field > 200   >0.5 ms"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(0);
    m_filter->setMaximumWidth(m_filter->fontMetrics().horizontalAdvance(m_filter->placeholderText()) + 48);
    m_filter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &LayerBar::filterEdited);
    row->addWidget(m_filter, 100);
}

QToolButton *LayerBar::button(const QString &text, const QString &name, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setAccessibleName(name);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void LayerBar::setGrouped(bool grouped)
{
    m_grouped->setChecked(grouped);
    m_groupedEntry->setChecked(grouped);
    for (QAbstractButton *level : m_levels->buttons())
        level->setEnabled(grouped);
}

void LayerBar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void LayerBar::fit(int width)
{
    const int filter = m_filter->fontMetrics().horizontalAdvance(QLatin1Char('x')) * 14;
    int needed = 2 * controlGap + 2 * controlGap + filter;
    for (const QAbstractButton *level : m_levels->buttons())
        needed += level->sizeHint().width();
    const int grouped = m_grouped->sizeHint().width(), columns = m_columns->sizeHint().width(), more = m_more->sizeHint().width();
    const bool all = needed + grouped + columns <= width, both = needed + grouped + more <= width;
    m_columns->setVisible(all);
    m_grouped->setVisible(all || both);
    m_groupedEntry->setVisible(!all && !both);
    m_more->setVisible(!all);
}

bool LayerBar::eventFilter(QObject *watched, QEvent *event)
{
    // Escape empties the filter and gives the keyboard back to the table; Down goes there at once.
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape)
            m_filter->clear();
        if (key == Qt::Key_Escape || key == Qt::Key_Down) {
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace residua::ui
