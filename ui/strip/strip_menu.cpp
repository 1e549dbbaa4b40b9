#include "ui/strip/stage_strip.h"

#include <QActionGroup>
#include <QMenu>

namespace residua::ui {

namespace {

struct MenuEntry {
    StripCommand command;
    const char *text;
    QKeyCombination keys;
};

constexpr MenuEntry menuEntries[] = {
    {StripCommand::InsertBefore, QT_TRANSLATE_NOOP("residua::ui::StageStrip", "Insert stage before"),
     Qt::AltModifier | Qt::ShiftModifier | Qt::Key_Insert},
    {StripCommand::InsertAfter, QT_TRANSLATE_NOOP("residua::ui::StageStrip", "Insert stage after"), QKeyCombination(Qt::Key_Insert)},
    {StripCommand::Duplicate, QT_TRANSLATE_NOOP("residua::ui::StageStrip", "Duplicate"), Qt::ControlModifier | Qt::Key_D},
    {StripCommand::MoveLeft, QT_TRANSLATE_NOOP("residua::ui::StageStrip", "Move left"), Qt::AltModifier | Qt::Key_Left},
    {StripCommand::MoveRight, QT_TRANSLATE_NOOP("residua::ui::StageStrip", "Move right"), Qt::AltModifier | Qt::Key_Right},
    {StripCommand::Remove, QT_TRANSLATE_NOOP("residua::ui::StageStrip", "Delete"), QKeyCombination(Qt::Key_Delete)},
};

} // namespace

QMenu *StageStrip::makeMenu(int index)
{
    const StripPart &part = m_strip.parts[static_cast<std::size_t>(index)];
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("strip.menu"));
    menu->setToolTipsVisible(true);
    const ResNetSpec &spec = m_session.spec();
    const auto add = [&](const QString &text, int stage, StripCommand command) {
        QAction *action = menu->addAction(text);
        const QString whyNot = stripEdit(spec, stage, command).whyNot;
        action->setEnabled(whyNot.isEmpty());
        action->setToolTip(whyNot.isEmpty() ? text : whyNot);
        connect(action, &QAction::triggered, this, [this, stage, command] { run(stage, command); });
        return action;
    };
    const int stage = part.stage;
    const int last = static_cast<int>(spec.stages.size()) - 1;
    if (part.kind == StripPart::Kind::Stem || part.kind == StripPart::Kind::Input) {
        add(tr("Insert stage before stage 1"), 0, StripCommand::InsertBefore);
        return menu;
    }
    if (part.kind == StripPart::Kind::Head) {
        add(tr("Insert stage after stage %1").arg(last + 1), last, StripCommand::InsertAfter);
        return menu;
    }
    // Shortcuts are only shown: keyPressEvent does the work.
    const auto number = [&](const QString &text, bool depth, const QKeySequence &keys) {
        QAction *action = menu->addAction(text);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, [this, stage, depth] { editNumber(stage, depth); });
    };
    const StageSpec &at = spec.stages[static_cast<std::size_t>(stage)];
    number(tr("Depth %1…").arg(at.depth), true, QKeySequence(Qt::Key_Return));
    number(tr("Width %1…").arg(at.width), false, QKeySequence(Qt::SHIFT | Qt::Key_Return));
    menu->addSeparator();
    auto *strides = new QActionGroup(menu);
    for (const auto &[stride, command] : {std::pair(1, StripCommand::Stride1), std::pair(2, StripCommand::Stride2)}) {
        QAction *action = add(tr("Stride %1").arg(stride), stage, command);
        strides->addAction(action)->setCheckable(true);
        action->setChecked(at.stride == stride);
    }
    menu->addSeparator();
    for (const MenuEntry &entry : menuEntries)
        add(tr(entry.text), stage, entry.command)->setShortcut(QKeySequence(entry.keys));
    return menu;
}

} // namespace residua::ui
