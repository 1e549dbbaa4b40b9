#include "ui/strip/strip_menu.h"

#include <QActionGroup>

namespace residua::ui {

namespace {

struct MenuEntry {
    StripCommand command;
    const char *text;
    QKeyCombination keys;
};

constexpr MenuEntry menuEntries[] = {
    {StripCommand::InsertBefore, QT_TRANSLATE_NOOP("residua::ui::StripMenu", "Insert Stage Before"),
     Qt::AltModifier | Qt::ShiftModifier | Qt::Key_Insert},
    {StripCommand::InsertAfter, QT_TRANSLATE_NOOP("residua::ui::StripMenu", "Insert Stage After"), Qt::AltModifier | Qt::Key_Insert},
    {StripCommand::Duplicate, QT_TRANSLATE_NOOP("residua::ui::StripMenu", "Duplicate"), Qt::ControlModifier | Qt::Key_D},
    {StripCommand::MoveLeft, QT_TRANSLATE_NOOP("residua::ui::StripMenu", "Move Left"), Qt::AltModifier | Qt::Key_Left},
    {StripCommand::MoveRight, QT_TRANSLATE_NOOP("residua::ui::StripMenu", "Move Right"), Qt::AltModifier | Qt::Key_Right},
    {StripCommand::Remove, QT_TRANSLATE_NOOP("residua::ui::StripMenu", "Delete"), Qt::AltModifier | Qt::Key_Delete},
};

} // namespace

StripMenu::StripMenu(const ResNetSpec &spec, const StripPart &part, QWidget *parent) : QMenu(parent)
{
    setObjectName(QStringLiteral("strip.menu"));
    setToolTipsVisible(true);
    const int last = static_cast<int>(spec.stages.size()) - 1;
    switch (part.kind) {
    case StripPart::Kind::Input:
    case StripPart::Kind::Stem: add(tr("Insert Stage Before Stage 1"), spec, 0, StripCommand::InsertBefore); break;
    case StripPart::Kind::Head: add(tr("Insert Stage After Stage %1").arg(last + 1), spec, last, StripCommand::InsertAfter); break;
    case StripPart::Kind::Stage: addStage(spec, part.stage); break;
    }
}

QAction *StripMenu::add(const QString &text, const ResNetSpec &spec, int stage, StripCommand command)
{
    QAction *action = addAction(text);
    const QString whyNot = stripEdit(spec, stage, command).whyNot;
    action->setEnabled(whyNot.isEmpty());
    action->setToolTip(whyNot.isEmpty() ? text : whyNot);
    connect(action, &QAction::triggered, this, [this, stage, command] { Q_EMIT chosen(stage, command); });
    return action;
}

void StripMenu::addStage(const ResNetSpec &spec, int stage)
{
    // Shortcuts are only shown: the strip's keys do the work.
    const auto number = [&](const QString &text, bool depth, const QKeySequence &keys) {
        QAction *action = addAction(text);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, [this, stage, depth] { Q_EMIT numberChosen(stage, depth); });
    };
    const StageSpec &at = spec.stages[static_cast<std::size_t>(stage)];
    number(tr("Depth %1…").arg(at.depth), true, QKeySequence(Qt::Key_Return));
    number(tr("Width %1…").arg(at.width), false, QKeySequence(Qt::SHIFT | Qt::Key_Return));
    addSeparator();
    auto *strides = new QActionGroup(this);
    for (const auto &[stride, command] : {std::pair(1, StripCommand::Stride1), std::pair(2, StripCommand::Stride2)}) {
        QAction *action = add(tr("Stride %1").arg(stride), spec, stage, command);
        strides->addAction(action)->setCheckable(true);
        action->setChecked(at.stride == stride);
    }
    addSeparator();
    for (const MenuEntry &entry : menuEntries)
        add(tr(entry.text), spec, stage, entry.command)->setShortcut(QKeySequence(entry.keys));
}

} // namespace residua::ui
