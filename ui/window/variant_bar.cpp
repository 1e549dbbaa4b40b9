#include "ui/window/variant_bar.h"

#include "ui/look/theme.h"
#include "ui/window/actions.h"
#include "ui/window/variant_tabs.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace residua::ui {

VariantBar::VariantBar(Session &session, const Actions &actions, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_tabs(new VariantTabs(session))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(insideGap, 0, controlGap, 1);
    row->setSpacing(insideGap);
    row->addWidget(m_tabs);
    auto *add = new QToolButton;
    add->setObjectName(QStringLiteral("addVariant"));
    add->setText(tr("+ Variant"));
    add->setToolTip(tr("Add a variant: a copy, a preset or a file"));
    add->setAccessibleName(tr("Add a variant"));
    add->setAutoRaise(true);
    add->setFocusPolicy(Qt::TabFocus);
    add->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(add);
    menu->addAction(actions.duplicateVariant);
    menu->addMenu(actions.addVariantMenu);
    menu->addAction(actions.addVariantFile);
    add->setMenu(menu);
    row->addWidget(add);
    row->addStretch(1);
    auto *compare = new QToolButton;
    compare->setObjectName(QStringLiteral("compare"));
    compare->setDefaultAction(actions.compare);
    compare->setText(tr("Compare"));
    compare->setAutoRaise(true);
    compare->setFocusPolicy(Qt::TabFocus);
    row->addWidget(compare);
    connect(m_tabs, &VariantTabs::menuRequested, this, &VariantBar::showMenu);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void VariantBar::showMenu(const QPoint &global)
{
    QMenu menu(this);
    menu.addActions({m_actions.baseline, m_actions.duplicateVariant, m_actions.renameVariant, m_actions.noteVariant});
    menu.addSeparator();
    menu.addActions({m_actions.variantUp, m_actions.variantDown});
    menu.addSeparator();
    menu.addAction(m_actions.removeVariant);
    menu.exec(global);
}

void VariantBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(0, height() - 1, width(), 1, Theme(palette()).line);
}

} // namespace residua::ui
