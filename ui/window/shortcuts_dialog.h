#pragma once

#include <QDialog>
#include <QKeySequence>

class QAction;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace residua::ui {

class ShortcutStore;

/// Every command with its keys, by menu, with a line to search them; the keys of the selected one can be set, cleared and reset. Keys that
/// another command has are told before they are taken from it.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    ShortcutsDialog(ShortcutStore &store, QWidget *parent);

    QTreeWidget &tree() const { return *m_tree; }

private:
    void fill();
    void addPictureKeys();
    void filter(const QString &text);
    void showCurrent();
    void showConflict();
    void assign(const QKeySequence &keys);
    void refreshKeys();
    QAction *current() const;

    ShortcutStore &m_store;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
    QLabel *m_command, *m_conflict;
    QKeySequenceEdit *m_keys;
    QPushButton *m_assign, *m_clear, *m_reset;
};

} // namespace residua::ui
