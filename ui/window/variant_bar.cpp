#include "ui/window/variant_bar.h"

#include "ui/look/theme.h"
#include "ui/state/session.h"
#include "ui/strip/stage_strip.h"
#include "ui/window/actions.h"
#include "ui/window/variant_tabs.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace residua::ui {

VariantBar::VariantBar(Session &session, const Actions &actions, StageStrip &strip, QWidget *parent)
    : QWidget(parent), m_session(session), m_actions(actions), m_strip(strip), m_tabs(new VariantTabs(session)), m_buttons(makeButtons()),
      m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(insideGap, 0, controlGap, 1);
    m_row->setSpacing(insideGap);
    m_row->addWidget(m_tabs);
    m_row->addWidget(m_buttons);
    m_row->addStretch(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_tabs, &VariantTabs::menuRequested, this, &VariantBar::showMenu);
    connect(m_tabs, &VariantTabs::nameEnded, this, [this] {
        m_naming = false;
        arrange();
    });
    connect(&session, &Session::variantsChanged, this, &VariantBar::arrange);
    strip.installEventFilter(this);
    arrange();
}

QWidget *VariantBar::makeButtons()
{
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(insideGap);
    auto *add = new QToolButton;
    add->setObjectName(QStringLiteral("addVariant"));
    add->setText(tr("+ Variant"));
    add->setToolTip(tr("Add a variant: a copy, a preset or a file"));
    add->setAccessibleName(tr("Add a variant"));
    add->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(add);
    menu->addAction(m_actions.duplicateVariant);
    menu->addMenu(m_actions.addVariantMenu);
    menu->addAction(m_actions.addVariantFile);
    add->setMenu(menu);
    auto *compare = new QToolButton;
    compare->setObjectName(QStringLiteral("compare"));
    compare->setDefaultAction(m_actions.compare);
    for (QToolButton *button : {add, compare}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    return buttons;
}

bool VariantBar::hasTabs() const
{
    return m_session.variants().size() > 1 || m_naming;
}

void VariantBar::arrange()
{
    const bool toStrip = !m_strip.isHidden();
    if (toStrip) {
        m_tabs->setVisible(hasTabs());
        m_strip.setHeader(hasTabs() ? m_tabs : nullptr, m_buttons);
    } else if (m_buttons->parentWidget() == &m_strip) {
        m_strip.setHeader(nullptr, nullptr);
        m_row->insertWidget(0, m_tabs);
        m_row->insertWidget(1, m_buttons);
        m_tabs->show();
        m_buttons->show();
    }
    setVisible(!toStrip && hasTabs());
}

bool VariantBar::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        arrange();
    return false;
}

void VariantBar::editName()
{
    m_naming = true;
    arrange();
    m_tabs->editName();
    m_naming = true; // a name that was typed before has ended
    arrange();
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
