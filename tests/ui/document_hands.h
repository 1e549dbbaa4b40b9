#pragma once

#include "tests/ui/hands.h"
#include "tests/ui/patience.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMainWindow>
#include <QTimer>

#include <functional>

namespace residua::test {

/// What a person does with a document and its files.
namespace hands {

/// Waits until `window` is the one in front: a dialog that has closed gives the keyboard back first.
inline void bringToFront(QWidget &window)
{
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window, patience))
        qFatal("the window does not become active");
    putInFront(window);
}

/// Clicks from the menu bar down to the last of `path`.
inline void chooseInMenu(QMainWindow &window, const QStringList &path)
{
    bringToFront(window);
    QVERIFY2(chooseCommand(window, path.join(QLatin1Char('/')).toUtf8().constData()), qPrintable(path.join(QLatin1Char('/'))));
}

/// Opens the list of `box` and clicks an entry of it.
inline void chooseInBox(QComboBox *box, const QString &text)
{
    if (!box || box->findText(text) < 0)
        qFatal("no entry %s", qPrintable(text));
    QTest::mouseClick(box, Qt::LeftButton);
    QAbstractItemView *list = box->view();
    QTest::qWait(QApplication::doubleClickInterval() + 100); // the second half of a double click chooses nothing
    const QModelIndex entry = list->model()->index(box->findText(text), box->modelColumn(), list->rootIndex());
    list->scrollTo(entry);
    const QPoint at = list->visualRect(entry).center();
    QTest::mouseMove(list->viewport(), at);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at);
    QTRY_VERIFY(!list->isVisible());
}

/// Presses the keys of `action` where the keyboard is.
inline void press(QWidget &window, const QAction *action)
{
    bringToFront(window);
    const QKeyCombination keys = action->shortcut()[0];
    QWidget *focus = QApplication::focusWidget();
    QWidget *target = focus && focus->isVisible() && focus->window() == &window ? focus : &window;
    QTest::keyClick(target, keys.key(), keys.keyboardModifiers());
}

/// Does `answer` in the next dialog, once it is there. It must end the dialog.
inline void inDialog(QWidget &window, const std::function<void(QWidget *dialog)> &answer)
{
    auto *waiter = new QTimer(&window);
    QObject::connect(waiter, &QTimer::timeout, waiter, [waiter, answer] {
        QWidget *dialog = QApplication::activeModalWidget();
        if (!dialog || !dialog->isVisible())
            return;
        if (!dialog->isActiveWindow()) { // what is typed before goes astray
            activate(*dialog);
            return;
        }
        waiter->stop();
        answer(dialog);
        waiter->deleteLater();
    });
    waiter->start(20);
}

/// In the next file dialog: types `path` and presses Enter, or Escape where `path` is empty. `suggested` becomes what stood there.
inline void inFileDialog(QWidget &window, const QString &path, QString *suggested = nullptr)
{
    inDialog(window, [path, suggested](QWidget *dialog) {
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        if (!name)
            qFatal("no file dialog, but %s", qPrintable(dialog->windowTitle()));
        if (suggested)
            *suggested = name->text();
        if (path.isEmpty()) {
            QTest::keyClick(dialog, Qt::Key_Escape);
            return;
        }
        QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(name, path);
        // The first Enter may only close what is offered to complete the name.
        auto *enter = new QTimer(dialog);
        QObject::connect(enter, &QTimer::timeout, name, [name] { pressEnter(name); });
        // The next dialog may be the same one, on show before the timer would see that it was gone.
        QObject::connect(qobject_cast<QDialog *>(dialog), &QDialog::finished, enter, [enter] {
            enter->stop();
            enter->deleteLater();
        });
        enter->start(20);
    });
}

} // namespace hands

} // namespace residua::test
