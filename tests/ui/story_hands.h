#pragma once

#include "tests/ui/story.h"

#include <QMenu>
#include <QMenuBar>
#include <QTimer>

#include <functional>

namespace residua::test {

/// The entry of `bar` or of an open menu that is called so.
inline QAction *entryOf(const QWidget &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text().remove(QLatin1Char('&')) == text)
            return action;
    }
    qFatal("no entry %s", qPrintable(text));
}

/// Clicks from the menu bar down to the last of `path`.
inline void choose(Story &s, const QStringList &path)
{
    QMenuBar *bar = s.window.menuBar();
    QAction *entry = entryOf(*bar, path.front());
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(entry).center());
    for (const QString &text : path.mid(1)) {
        QMenu *menu = entry->menu();
        QTRY_VERIFY(menu->isVisible());
        entry = entryOf(*menu, text);
        QTest::mouseMove(menu, menu->actionGeometry(entry).center());
        if (text == path.back())
            s.shotOfScreen("v-menu");
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(entry).center());
    }
}

/// Does `answer` in the next dialog of the kind, once it is there.
template <class Dialog>
void whenOpen(Story &s, const std::function<void(Dialog *dialog)> &answer)
{
    auto *waiter = new QTimer(&s.window);
    QObject::connect(waiter, &QTimer::timeout, waiter, [waiter, answer] {
        auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        waiter->stop();
        answer(dialog);
        waiter->deleteLater();
    });
    waiter->start(50);
}

inline void inDialog(Story &s, const std::function<void(QWidget *dialog)> &answer)
{
    whenOpen<QWidget>(s, answer);
}

} // namespace residua::test
