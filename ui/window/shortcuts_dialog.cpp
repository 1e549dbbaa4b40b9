#include "ui/window/shortcuts_dialog.h"

#include "ui/look/theme.h"
#include "ui/window/shortcut_store.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

constexpr int commandRole = Qt::UserRole;

QString plain(QString text)
{
    return text.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

/// The menu that a command is in, with those that it is in: "File ▸ Export".
QString menuOf(const QAction &command)
{
    QStringList titles;
    const QAction *at = &command;
    while (at) {
        const QMenu *menu = nullptr;
        for (QObject *object : at->associatedObjects())
            if (auto *candidate = qobject_cast<QMenu *>(object);
                candidate && candidate->menuAction() != at && !candidate->title().isEmpty())
                menu = candidate;
        if (!menu)
            break;
        titles.prepend(plain(menu->title()));
        at = menu->menuAction();
    }
    return titles.join(QStringLiteral(" ▸ "));
}

QString keysOf(const QAction &command)
{
    return QKeySequence::listToString(command.shortcuts(), QKeySequence::NativeText);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(ShortcutStore &store, QWidget *parent)
    : QDialog(parent), m_store(store), m_filter(new QLineEdit(this)), m_tree(new QTreeWidget(this)), m_command(new QLabel(this)),
      m_conflict(new QLabel(this)), m_keys(new QKeySequenceEdit(this)), m_assign(new QPushButton(tr("&Assign"), this)),
      m_clear(new QPushButton(tr("C&lear"), this)), m_reset(new QPushButton(tr("&Reset"), this))
{
    setWindowTitle(tr("Keyboard Shortcuts"));
    resize(620, 640);
    m_filter->setPlaceholderText(tr("find: words of a command, or keys"));
    m_filter->setAccessibleName(tr("Find a command"));
    m_filter->setClearButtonEnabled(true);
    m_tree->setAccessibleName(tr("Commands and their keys"));
    m_tree->setHeaderLabels({tr("Command"), tr("Keys")});
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->setUniformRowHeights(true);
    m_conflict->setWordWrap(true);
    QPalette wrong;
    wrong.setColor(QPalette::WindowText, Theme(palette()).wrong);
    m_conflict->setPalette(wrong);
    auto *row = new QHBoxLayout;
    row->setSpacing(controlGap);
    row->addWidget(m_command, 1);
    row->addWidget(m_keys, 1);
    row->addWidget(m_assign);
    row->addWidget(m_clear);
    row->addWidget(m_reset);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *resetAll = buttons->addButton(tr("Reset All"), QDialogButtonBox::ResetRole);
    resetAll->setToolTip(tr("Every command gets the keys that it was made with"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(groupGap, groupGap, groupGap, groupGap);
    column->setSpacing(controlGap);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    column->addLayout(row);
    column->addWidget(m_conflict);
    column->addWidget(buttons);
    for (QPushButton *button : {m_assign, m_clear, m_reset, resetAll})
        button->setAutoDefault(false);
    fill();
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showCurrent);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsDialog::showConflict);
    connect(m_assign, &QPushButton::clicked, this, [this] { assign(m_keys->keySequence()); });
    connect(m_clear, &QPushButton::clicked, this, [this] { assign({}); });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_store.reset(*current());
        refreshKeys();
    });
    connect(resetAll, &QPushButton::clicked, this, [this] {
        m_store.resetAll();
        refreshKeys();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showCurrent();
    m_filter->setFocus();
}

void ShortcutsDialog::fill()
{
    QHash<QString, QTreeWidgetItem *> groups;
    for (QAction *command : m_store.commands()) {
        const QString menu = menuOf(*command);
        QTreeWidgetItem *&group = groups[menu];
        if (!group) {
            group = new QTreeWidgetItem(m_tree, {menu});
            group->setFlags(Qt::ItemIsEnabled);
            group->setFirstColumnSpanned(true);
            QFont font = m_tree->font();
            font.setBold(true);
            group->setFont(0, font);
        }
        auto *item = new QTreeWidgetItem(group, {plain(command->text()), keysOf(*command)});
        item->setData(0, commandRole, QVariant::fromValue(command));
        item->setToolTip(0, command->toolTip());
    }
    addPictureKeys();
    m_tree->expandAll();
}

/// Keys that belong to a view, not to a command: they can't be changed.
void ShortcutsDialog::addPictureKeys()
{
    auto *group = new QTreeWidgetItem(m_tree, {tr("In the picture and the form")});
    group->setFlags(Qt::ItemIsEnabled);
    const struct {
        QString keys, what;
    } lines[] = {{QStringLiteral("← →"), tr("Along the network")},
                 {QStringLiteral("↑ ↓"), tr("To the branch above or below")},
                 {tr("Home, End"), tr("The first, the last box")},
                 {tr("Enter"), tr("Unfold")},
                 {tr("Backspace"), tr("Fold")},
                 {tr("Ctrl+Wheel"), tr("Zoom to the pointer")},
                 {tr("Ctrl+Wheel, Ctrl+↑ ↓"), tr("Widths in the form: single steps")}};
    for (const auto &line : lines)
        new QTreeWidgetItem(group, {line.what, line.keys});
}

void ShortcutsDialog::filter(const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_tree->topLevelItem(i);
        int shown = 0;
        for (int k = 0; k < group->childCount(); ++k) {
            QTreeWidgetItem *item = group->child(k);
            const QString all = group->text(0) + QLatin1Char(' ') + item->text(0) + QLatin1Char(' ') + item->text(1);
            const bool fits =
                std::all_of(words.begin(), words.end(), [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
            item->setHidden(!fits);
            shown += fits;
        }
        group->setHidden(shown == 0);
    }
}

QAction *ShortcutsDialog::current() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    return item ? item->data(0, commandRole).value<QAction *>() : nullptr;
}

void ShortcutsDialog::showCurrent()
{
    const QAction *command = current();
    m_command->setText(command ? plain(command->text()) : tr("Select a command to change its keys"));
    m_keys->setEnabled(command);
    m_keys->setKeySequence(command ? command->shortcut() : QKeySequence());
    m_clear->setEnabled(command && !command->shortcuts().isEmpty());
    m_reset->setEnabled(command && m_store.hasOwnKeys(*command));
    showConflict();
}

void ShortcutsDialog::showConflict()
{
    const QAction *command = current();
    const QKeySequence keys = m_keys->keySequence();
    const QAction *holder = command ? m_store.holderOf(keys, *command) : nullptr;
    m_assign->setEnabled(command && !keys.isEmpty() && !command->shortcuts().contains(keys));
    m_conflict->setText(
        holder ? tr("%1 belongs to %2, which loses it by Assign.").arg(keys.toString(QKeySequence::NativeText), plain(holder->text()))
               : QString());
}

void ShortcutsDialog::assign(const QKeySequence &keys)
{
    m_store.assign(*current(), keys);
    refreshKeys();
}

void ShortcutsDialog::refreshKeys()
{
    for (QTreeWidgetItemIterator at(m_tree); *at; ++at)
        if (const QAction *command = (*at)->data(0, commandRole).value<QAction *>())
            (*at)->setText(1, keysOf(*command));
    showCurrent();
}

} // namespace residua::ui
