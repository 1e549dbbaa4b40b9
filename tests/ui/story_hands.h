#pragma once

#include "tests/ui/hands.h"
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
    openMenu(*bar, entry);
    for (const QString &text : path.mid(1)) {
        QMenu *menu = entry->menu();
        QTRY_VERIFY(menu->isVisible());
        entry = entryOf(*menu, text);
        pointAt(*menu, entry);
        if (text == path.back())
            s.shotOfScreen("v-menu");
        clickEntry(*menu, text);
    }
    QTRY_VERIFY(!QApplication::activePopupWidget()); // which would have the next key
}

/// Does `answer` in the next dialog, or popup, of the kind, once it is there.
template <class Dialog>
void whenOpen(Story &s, const std::function<void(Dialog *dialog)> &answer, QWidget *(*active)() = &QApplication::activeModalWidget)
{
    auto *waiter = new QTimer(&s.window);
    QObject::connect(waiter, &QTimer::timeout, waiter, [waiter, answer, active] {
        auto *dialog = qobject_cast<Dialog *>(active());
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

/// The same in the next menu that pops up.
inline void inMenu(Story &s, const std::function<void(QMenu *menu)> &answer)
{
    whenOpen<QMenu>(s, answer, &QApplication::activePopupWidget);
}

} // namespace residua::test
