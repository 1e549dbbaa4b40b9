#include "ui/look/more_button.h"

#include <QMenu>
#include <QStyleOptionToolButton>

namespace residua::ui {

MoreButton::MoreButton(QWidget *parent) : QToolButton(parent)
{
    setText(QStringLiteral("»"));
    setToolTip(tr("More commands: what there is no room for"));
    setAccessibleName(tr("More commands"));
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
}

/// Its mark says that there is more: no arrow beside it.
void MoreButton::initStyleOption(QStyleOptionToolButton *option) const
{
    QToolButton::initStyleOption(option);
    option->features &= ~QStyleOptionToolButton::HasMenu;
}

} // namespace residua::ui
