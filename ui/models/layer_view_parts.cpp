#include "ui/models/layer_view.h"

#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QMetaMethod>

namespace residua::ui {

QWidget *LayerView::makeBar()
{
    auto *bar = new QWidget(this);
    m_bar = bar;
    bar->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // the table may be narrower: `fitBar`
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(controlGap, insideGap, controlGap, insideGap);
    layout->setSpacing(0);
    m_levels = new QButtonGroup(this);
    struct Level {
        Detail detail;
        QString text, tip;
    };
    for (const Level &level : {Level{Detail::Stages, tr("Stages"), tr("Fold every stage")},
                               Level{Detail::Blocks, tr("Blocks"), tr("Show the blocks of every stage")},
                               Level{Detail::Layers, tr("Layers"), tr("Show every operation")}}) {
        auto *button = new QToolButton(bar);
        button->setText(level.text);
        button->setToolTip(level.tip);
        button->setAccessibleName(level.text);
        button->setAccessibleDescription(level.tip);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        m_levels->addButton(button, static_cast<int>(level.detail));
        layout->addWidget(button);
    }
    // Also for a click on the checked one: the user may have opened rows since.
    connect(m_levels, &QButtonGroup::idClicked, this, [this](int id) { setDetail(static_cast<Detail>(id)); });
    layout->addSpacing(controlGap);
    m_grouped = new QToolButton(bar);
    m_grouped->setText(tr("Grouped"));
    m_grouped->setAccessibleName(tr("Grouped by stage and block"));
    m_grouped->setToolTip(tr("Group the operations by stage and block; off: one flat list, to sort all of them"));
    m_grouped->setCheckable(true);
    m_grouped->setChecked(true);
    m_grouped->setAutoRaise(true);
    m_grouped->setFocusPolicy(Qt::TabFocus);
    connect(m_grouped, &QToolButton::toggled, this, &LayerView::setGrouped);
    layout->addWidget(m_grouped);
    m_columns = new QToolButton(bar);
    m_columns->setText(tr("Columns"));
    m_columns->setAccessibleName(tr("Columns of the table"));
    m_columns->setToolTip(tr("Choose the columns"));
    m_columns->setAutoRaise(true);
    m_columns->setFocusPolicy(Qt::TabFocus);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    auto *columnMenu = new QMenu(m_columns);
    connect(columnMenu, &QMenu::aboutToShow, this, [this, columnMenu] {
        columnMenu->clear();
        addColumnMenu(*columnMenu);
    });
    m_columns->setMenu(columnMenu);
    layout->addWidget(m_columns);
    layout->addSpacing(controlGap);
    layout->addStretch(1);

    m_filter = new QLineEdit(bar);
    m_filter->setPlaceholderText(tr("filter: conv 3×3, >1M params…"));
    m_filter->setAccessibleName(tr("Filter of the layer table"));
    m_filter->setToolTip(tr("Words of a layer's path, type or kernel, and comparisons:\n>1M params   <10k macs   >1MB activation   stage 3 "
                            "  stride 2   field > 200   >0.5 ms"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(0);
    m_filter->setMaximumWidth(m_filter->fontMetrics().horizontalAdvance(m_filter->placeholderText()) + 48);
    m_filter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &LayerView::onFilterEdited);
    layout->addWidget(m_filter, 100);
    return bar;
}

void LayerView::makeTree()
{
    m_tree->setModel(&m_proxy);
    m_tree->setAccessibleName(tr("Layers"));
    m_tree->setAccessibleDescription(tr("All layers of the network with their costs"));
    m_tree->setEmptyText(tr("No layer matches the filter."));
    m_tree->viewport()->installEventFilter(this);
    connect(m_tree, &RowTreeView::copyRequested, this, &LayerView::copy);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &LayerView::showTableMenu);
    connect(&m_proxy, &QAbstractItemModel::rowsInserted, this, &LayerView::onInserted);
    connect(&m_model, &LayerModel::sharesChanged, m_tree->viewport(), qOverload<>(&QWidget::update));

    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setFirstSectionMovable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setAccessibleName(tr("Columns of the layer table"));
    setInitialWidths();
    applyColumns();
    connect(header, &QHeaderView::sectionClicked, this, &LayerView::cycleSort);
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (m_fitting)
            return;
        if (column == LayerModel::Layer || (column == LayerModel::Macs && m_shrunk > 0))
            m_fitted = false, m_shrunk = 0;
        else
            fitColumns();
    });
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        QMenu menu(this);
        addColumnMenu(menu);
        menu.exec(header->mapToGlobal(at));
    });
}

void LayerView::fitBar()
{
    // What is in the context menu too gives way to the filter.
    const int filter = m_filter->fontMetrics().horizontalAdvance(QLatin1Char('x')) * 14;
    int needed = 2 * controlGap + 2 * controlGap + filter + m_grouped->sizeHint().width() + m_columns->sizeHint().width();
    for (const QAbstractButton *button : m_levels->buttons())
        needed += button->sizeHint().width();
    m_grouped->setVisible(needed <= width());
    m_columns->setVisible(needed - m_grouped->sizeHint().width() <= width());
}

void LayerView::addSortMenu(QMenu &menu)
{
    const auto add = [&](const QString &text, int column) {
        QAction *action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(m_proxy.sortColumn() == column);
        connect(action, &QAction::triggered, this, [this, column] {
            if (column < 0)
                sortBy(-1);
            else
                cycleSort(column);
        });
    };
    add(tr("Order of the network"), -1);
    for (int column = 0; column < LayerModel::Columns; ++column) {
        if (!m_tree->isColumnHidden(column))
            add(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), column);
    }
}

void LayerView::showTableMenu(const QPoint &at)
{
    QMenu menu(this);
    addCopyCommands(menu, *m_tree);
    if (isSignalConnected(QMetaMethod::fromSignal(&LayerView::exportRequested)))
        menu.addAction(tr("Export table as &shown…"), this, [this] { Q_EMIT exportRequested(); });
    menu.addSeparator();
    menu.addAction(tr("&Expand all"), this, [this] { setDetail(Detail::Layers); })->setEnabled(isGrouped());
    menu.addAction(tr("C&ollapse all"), this, [this] { setDetail(Detail::Stages); })->setEnabled(isGrouped());
    QAction *groupAction = menu.addAction(tr("&Grouped by stage and block"), this, [this] { setGrouped(!isGrouped()); });
    groupAction->setCheckable(true);
    groupAction->setChecked(isGrouped());
    menu.addSeparator();
    addSortMenu(*menu.addMenu(tr("So&rt by")));
    addColumnMenu(*menu.addMenu(tr("Co&lumns")));
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

} // namespace residua::ui
