#pragma once

#include "tests/ui/patience.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QFileDialog>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QMouseEvent>
#include <QTest>
#include <QTimer>
#include <QWindow>

#include <functional>

/// What hands do: events at places, as the window system sends them. Nothing here calls what a click would call.
namespace residua::test {

/// While one lives, a question is answered by Escape; says whether there was one.
class EscapesQuestions {
public:
    EscapesQuestions()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            if (QWidget *box = QApplication::activeModalWidget(); box && box->inherits("QMessageBox")) {
                m_asked = true;
                QTest::keyClick(box, Qt::Key_Escape);
            }
        });
        m_timer.start(20);
    }
    bool asked() const { return m_asked; }

private:
    QTimer m_timer;
    bool m_asked = false;
};

inline QPoint inWindow(const QWidget &widget, const QPoint &at)
{
    return widget.mapTo(widget.window(), at);
}

/// Through the window, so that it reaches whatever stands there.
inline void clickAt(QWidget &widget, const QPoint &at, Qt::MouseButton button = Qt::LeftButton)
{
    QTest::mouseClick(widget.window()->windowHandle(), button, {}, inWindow(widget, at));
}

inline void click(QWidget &widget)
{
    clickAt(widget, widget.rect().center());
}

/// Presses at `from`, goes to `to` in small steps, lets go.
inline void drag(QWidget &on, const QPoint &from, const QPoint &to)
{
    constexpr int steps = 8;
    QWindow *window = on.window()->windowHandle();
    QTest::mousePress(window, Qt::LeftButton, {}, inWindow(on, from));
    for (int i = 1; i <= steps; ++i)
        QTest::mouseMove(window, inWindow(on, from + (to - from) * i / steps));
    QTest::mouseRelease(window, Qt::LeftButton, {}, inWindow(on, to));
}

/// Lets `act` open a menu, which may wait until it is closed, and hands it to `look` before it is closed. False where none opened.
inline bool withMenu(const std::function<void()> &act, const std::function<void(QMenu &)> &look)
{
    bool seen = false;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &poll, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu || seen)
            return;
        seen = true;
        look(*menu);
        while (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
    });
    poll.start(0);
    act();
    constexpr int moment = 2000; // what opens no menu need not be waited for
    return QTest::qWaitFor([&] { return seen && !QApplication::activePopupWidget(); }, moment);
}

/// Without a display a list or a menu that closes can leave no window in front, and what later Qt wants, activateWindow(), does nothing.
inline void putInFront(QWidget &window)
{
    if (QApplication::activeWindow() == &window)
        return;
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    QApplication::setActiveWindow(&window);
    QT_WARNING_POP
}

/// Asks for `window` to be the one in front, as often as it takes.
inline void activate(QWidget &window)
{
    window.activateWindow();
    if (QGuiApplication::platformName() == QStringLiteral("offscreen"))
        putInFront(window);
}

/// Presses Enter where the keyboard is: what is offered to complete a name has it before `line`.
inline void pressEnter(QLineEdit *line)
{
    QWidget *offered = QApplication::activePopupWidget();
    QTest::keyClick(offered ? offered : line, Qt::Key_Return);
}

/// Lets `act` open the file dialog and types `path` there. False where it does not open, or does not take `path`.
inline bool chooseFile(const std::function<void()> &act, const QString &path)
{
    QTimer typing;
    const QDeadlineTimer end(patience);
    bool seen = false, given = true;
    QObject::connect(&typing, &QTimer::timeout, &typing, [&] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        auto *line = dialog ? dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit")) : nullptr;
        if (!line || !line->isVisible())
            return;
        seen = true;
        if (end.hasExpired()) {
            given = false;
            return dialog->reject();
        }
        if (!dialog->isActiveWindow()) // one that is gone before it was in front leaves no window there
            return activate(*dialog);
        if (line->text() != path) { // a folder that is read later than it was typed clears it
            QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClicks(line, path);
        }
        pressEnter(line); // the first may only close what completes the name
    });
    typing.start(50);
    act();
    return QTest::qWaitFor([&seen] { return seen && !QApplication::activeModalWidget(); }, patience) && given;
}

/// Moves onto `entry` of the open `menu`, as a hand that comes from elsewhere: Qt takes no click for one before that.
inline void pointAt(QMenu &menu, QAction *entry)
{
    constexpr int steps = 8;
    for (int left = steps; left >= 0; --left)
        QTest::mouseMove(menu.windowHandle(), menu.actionGeometry(entry).center() - QPoint(2 * left, 0));
}

inline void clickAction(QMenu &menu, QAction *entry)
{
    pointAt(menu, entry);
    QTest::mouseClick(&menu, Qt::LeftButton, {}, menu.actionGeometry(entry).center());
}

/// Clicks the menu of `entry` open: once more where the click came just after the pointer had opened it, and closed it.
inline void openSubmenu(QMenu &menu, QAction *entry)
{
    constexpr int moment = 1000;
    const auto isOpen = [entry] { return entry->menu()->isVisible(); };
    for (int clicks = 0; clicks < 3 && !isOpen(); ++clicks) {
        clickAction(menu, entry);
        if (QTest::qWaitFor(isOpen, moment))
            return;
    }
}

/// Clicks the entry of `menu` whose text, without its mnemonic, is `text`. False where there is none.
inline bool clickEntry(QMenu &menu, const QString &text)
{
    for (QAction *entry : menu.actions()) {
        QString plain = entry->text();
        plain.replace(QStringLiteral("&&"), QChar(1)).remove(QLatin1Char('&')).replace(QChar(1), QLatin1Char('&'));
        if (plain != text)
            continue;
        if (entry->menu())
            openSubmenu(menu, entry);
        else
            clickAction(menu, entry);
        return true;
    }
    return false;
}

/// Clicks a menu of `bar` open: once more where the click came before the last menu was gone, and was taken for its end.
inline QMenu *openMenu(QMenuBar &bar, QAction *entry)
{
    constexpr int moment = 1000;
    for (int clicks = 0; clicks < 2 && !entry->menu()->isVisible(); ++clicks) {
        QTest::mouseClick(&bar, Qt::LeftButton, {}, bar.actionGeometry(entry).center());
        if (QTest::qWaitFor([entry] { return entry->menu()->isVisible(); }, moment))
            break;
    }
    return entry->menu();
}

/// Opens one menu after another from the menu bar and clicks the last one of "Network/Preset/resnet50". False where there is none.
inline bool chooseCommand(QMainWindow &window, const char *words)
{
    const QStringList path = QString::fromUtf8(words).split(QLatin1Char('/'));
    QMenuBar &bar = *window.menuBar();
    QMenu *menu = nullptr;
    for (QAction *top : bar.actions()) {
        if (QString(top->text()).remove(QLatin1Char('&')) != path.front())
            continue;
        menu = openMenu(bar, top);
    }
    for (qsizetype i = 1; menu && i < path.size(); ++i) {
        if (!QTest::qWaitFor([menu] { return menu->isVisible(); }, patience) || !clickEntry(*menu, path[i]))
            return false;
        if (i + 1 == path.size())
            return true;
        QMenu *next = nullptr;
        for (QAction *entry : menu->actions()) {
            if (entry->menu() && QString(entry->text()).remove(QLatin1Char('&')) == path[i])
                next = entry->menu();
        }
        menu = next;
    }
    return false;
}

} // namespace residua::test
