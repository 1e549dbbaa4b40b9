// Looking up and changing keys, by mouse and keyboard in the dialog.
#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "tests/ui/window_settings.h"
#include "ui/window/shortcut_store.h"
#include "ui/window/shortcuts_dialog.h"

#include <QAction>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTreeWidget>

using namespace residua::ui;

namespace {

struct Window : QMainWindow {
    Window()
    {
        QMenu *edit = menuBar()->addMenu(QStringLiteral("&Edit"));
        add(*edit, "Edit.Undo", "&Undo", QKeySequence(QStringLiteral("Ctrl+Z")));
        add(*edit, "Edit.Copy", "&Copy", QKeySequence(QStringLiteral("Ctrl+C")));
        add(*menuBar()->addMenu(QStringLiteral("&View")), "View.Fit", "&Fit", {});
    }
    void add(QMenu &menu, const char *name, const char *text, const QKeySequence &keys)
    {
        QAction *action = menu.addAction(QString::fromLatin1(text));
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(keys);
        commands.append(action);
    }
    QString keys(int command) const { return commands[command]->shortcut().toString(); }

    QList<QAction *> commands;
};

QPushButton *button(const QDialog &dialog, const char *text)
{
    for (auto *one : dialog.findChildren<QPushButton *>())
        if (one->text() == QLatin1String(text))
            return one;
    return nullptr;
}

QTreeWidgetItem *itemOf(const ShortcutsDialog &dialog, const char *text)
{
    return dialog.tree().findItems(QString::fromLatin1(text), Qt::MatchExactly | Qt::MatchRecursive).value(0);
}

void clickItem(ShortcutsDialog &dialog, const char *text)
{
    dialog.tree().scrollToItem(itemOf(dialog, text));
    QTest::mouseClick(dialog.tree().viewport(), Qt::LeftButton, {}, dialog.tree().visualItemRect(itemOf(dialog, text)).center());
}

} // namespace

class ShortcutsTest : public residua::test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QuietTest::init();
        residua::test::useEmptySettings("residua-shortcuts-test");
    }

    void commandsAreListedByMenuAndFound()
    {
        Window window;
        ShortcutStore store(window.commands);
        ShortcutsDialog dialog(store, nullptr);
        dialog.show();
        QCOMPARE(itemOf(dialog, "Undo")->parent()->text(0), QStringLiteral("Edit"));
        QCOMPARE(itemOf(dialog, "Undo")->text(1), QStringLiteral("Ctrl+Z"));
        QTest::keyClicks(dialog.focusWidget() ? dialog.focusWidget() : &dialog, QStringLiteral("ctrl+c"));
        QVERIFY(itemOf(dialog, "Undo")->isHidden());
        QVERIFY(!itemOf(dialog, "Copy")->isHidden());
        QVERIFY(itemOf(dialog, "Fit")->parent()->isHidden());
    }

    void keysAreAssignedTakenKeptAndReset()
    {
        Window window;
        {
            ShortcutStore store(window.commands);
            ShortcutsDialog dialog(store, nullptr);
            dialog.show();
            clickItem(dialog, "Fit");
            auto *edit = dialog.findChild<QKeySequenceEdit *>();
            QTest::keyClick(edit, Qt::Key_C, Qt::ControlModifier);
            QTRY_VERIFY(button(dialog, "&Assign")->isEnabled());
            bool told = false;
            for (const QLabel *label : dialog.findChildren<QLabel *>())
                told = told || label->text().contains(QStringLiteral("Ctrl+C belongs to Copy"));
            QVERIFY(told);
            QTest::mouseClick(button(dialog, "&Assign"), Qt::LeftButton);
            QCOMPARE(window.keys(2), QStringLiteral("Ctrl+C"));
            QCOMPARE(window.keys(1), QString());
            QCOMPARE(itemOf(dialog, "Copy")->text(1), QString());
        }
        Window later;
        ShortcutStore store(later.commands);
        QCOMPARE(later.keys(2), QStringLiteral("Ctrl+C"));
        QCOMPARE(later.keys(1), QString());
        ShortcutsDialog dialog(store, nullptr);
        dialog.show();
        clickItem(dialog, "Fit");
        QTest::mouseClick(button(dialog, "&Reset"), Qt::LeftButton);
        QCOMPARE(later.keys(2), QString());
        QTest::mouseClick(button(dialog, "Reset All"), Qt::LeftButton);
        QCOMPARE(later.keys(1), QStringLiteral("Ctrl+C"));
        QCOMPARE(itemOf(dialog, "Copy")->text(1), QStringLiteral("Ctrl+C"));
        QVERIFY(QSettings().allKeys().isEmpty());
    }

    void oneSequenceThatBeginsAnotherIsAConflictToo()
    {
        Window window;
        ShortcutStore store(window.commands);
        store.assign(*window.commands[2], QKeySequence(QStringLiteral("Ctrl+Z, Ctrl+F")));
        QCOMPARE(window.keys(0), QString());
    }
};

RESIDUA_TEST_PART(ShortcutsTest)
#include "tst_shortcuts.moc"
