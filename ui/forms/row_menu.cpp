#include "ui/forms/row_menu.h"

#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QMenu>

#include <array>
#include <optional>

namespace residua::ui {

namespace {

struct Entry {
    RowCommand command;
    const char *text;
    QKeyCombination keys;
};

// None of them means anything in a text field, so they work while one is edited.
constexpr std::array<Entry, 6> entries{{
    {RowCommand::InsertBefore, QT_TRANSLATE_NOOP("residua::ui::RowMenu", "Insert Before"),
     Qt::AltModifier | Qt::ShiftModifier | Qt::Key_Insert},
    {RowCommand::InsertAfter, QT_TRANSLATE_NOOP("residua::ui::RowMenu", "Insert After"), Qt::AltModifier | Qt::Key_Insert},
    {RowCommand::Duplicate, QT_TRANSLATE_NOOP("residua::ui::RowMenu", "Duplicate"), Qt::ControlModifier | Qt::Key_D},
    {RowCommand::MoveUp, QT_TRANSLATE_NOOP("residua::ui::RowMenu", "Move Up"), Qt::AltModifier | Qt::Key_Up},
    {RowCommand::MoveDown, QT_TRANSLATE_NOOP("residua::ui::RowMenu", "Move Down"), Qt::AltModifier | Qt::Key_Down},
    {RowCommand::Remove, QT_TRANSLATE_NOOP("residua::ui::RowMenu", "Delete"), Qt::AltModifier | Qt::Key_Delete},
}};

std::optional<RowCommand> commandOf(const QKeyEvent &event)
{
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    for (const Entry &entry : entries)
        if (event.key() == entry.keys.key() && modifiers == entry.keys.keyboardModifiers())
            return entry.command;
    return std::nullopt;
}

} // namespace

RowMenu::RowMenu(const QString &name, int most, QWidget *parent) : QToolButton(parent), m_name(name), m_most(most)
{
    setText(QStringLiteral("⋯"));
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setFixedWidth(rowHeight);
    connect(this, &QToolButton::clicked, this, [this] { popUp(mapToGlobal(rect().bottomLeft())); });
    setPlace(0, 1);
    watch(this);
}

void RowMenu::setPlace(int index, int count)
{
    m_index = index;
    m_count = count;
    const QString text = tr("Insert, duplicate, move or delete %1").arg(m_name.arg(index + 1));
    if (toolTip() == text)
        return;
    setToolTip(text);
    setAccessibleName(text);
}

QString RowMenu::whyNot(RowCommand command) const
{
    switch (command) {
    case RowCommand::InsertBefore:
    case RowCommand::InsertAfter:
    case RowCommand::Duplicate: return m_count >= m_most ? tr("There are at most %1").arg(m_most) : QString();
    case RowCommand::MoveUp: return m_index == 0 ? tr("It is the first") : QString();
    case RowCommand::MoveDown: return m_index + 1 >= m_count ? tr("It is the last") : QString();
    case RowCommand::Remove: return m_count <= 1 ? tr("At least one is needed") : QString();
    }
    return {};
}

void RowMenu::setExtra(const QString &text, std::function<void()> run)
{
    m_extraText = text;
    m_extra = std::move(run);
}

void RowMenu::watch(QWidget *widget)
{
    widget->installEventFilter(this);
}

QMenu *RowMenu::makeMenu()
{
    auto *menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    for (const Entry &entry : entries) {
        QAction *action = menu->addAction(tr(entry.text));
        action->setShortcut(QKeySequence(entry.keys)); // only shown here: eventFilter does the work
        const QString reason = whyNot(entry.command);
        action->setEnabled(reason.isEmpty());
        action->setToolTip(reason.isEmpty() ? action->text() : reason);
        connect(action, &QAction::triggered, this, [this, command = entry.command] { run(command); });
    }
    if (m_extra) {
        menu->addSeparator();
        connect(menu->addAction(m_extraText), &QAction::triggered, this, [this] { m_extra(); });
    }
    return menu;
}

void RowMenu::popUp(const QPoint &global)
{
    QMenu *menu = makeMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(global);
}

void RowMenu::run(RowCommand command)
{
    if (whyNot(command).isEmpty())
        Q_EMIT chosen(command);
}

bool RowMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QToolButton::eventFilter(watched, event);
    const auto command = commandOf(*static_cast<QKeyEvent *>(event));
    if (!command)
        return QToolButton::eventFilter(watched, event);
    // The override keeps a command of the whole window with the same keys from running instead.
    event->accept();
    if (event->type() == QEvent::KeyPress)
        run(*command);
    return true;
}

void RowMenu::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down)
        click();
    else
        QToolButton::keyPressEvent(event);
}

} // namespace residua::ui
