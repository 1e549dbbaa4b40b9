#pragma once

#include "ui/graph/graph_view.h"
#include "ui/look/flat_style.h"
#include "ui/window/main_window.h"

#include "tests/ui/document_hands.h"
#include "tests/ui/patience.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QProcess>
#include <QScreen>
#include <QStandardPaths>
#include <QTest>
#include <QUrl>

namespace residua::test {

using namespace residua::ui;

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

inline QByteArray cli(const QStringList &arguments)
{
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/residua-cli"), arguments);
    process.waitForFinished(patience);
    return process.readAllStandardOutput();
}

/// A real window on the real engine, driven by key and mouse events.
struct Story {
    Session session;
    Worker worker{session};
    MainWindow window{session, worker};

    explicit Story(const char *preset = "resnet18", bool start = true)
    {
        window.openAny(QString::fromLatin1(preset));
        window.resize(1600, 1000);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window, patience))
            qFatal("the window does not become active");
        if (start) {
            worker.start();
            if (!confirmed())
                qFatal("not confirmed: %s", qPrintable(session.shown().confirmation().message));
        }
    }

    bool confirmed()
    {
        return QTest::qWaitFor([this] { return session.shown().confirmation().state == Confirmation::State::Confirmed; }, patience);
    }
    bool reaches(RunState::State state)
    {
        return QTest::qWaitFor([this, state] { return session.shown().runState().state == state; }, patience);
    }
    template <class Widget>
    Widget *find()
    {
        return window.findChild<Widget *>();
    }
    template <class Widget>
    Widget *find(const char *name)
    {
        return window.findChild<Widget *>(QString::fromLatin1(name));
    }

    void type(const char *field, const QString &text)
    {
        auto *edit = find<QWidget>(field);
        if (!edit)
            qFatal("no field %s", field);
        QTest::mouseClick(edit, Qt::LeftButton);
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    /// Opens the list of a box and clicks an entry of it.
    void choose(const char *box, const QString &text)
    {
        auto *combo = find<QComboBox>(box);
        if (!combo)
            qFatal("no box %s", box);
        hands::chooseInBox(combo, text);
    }
    void press(QAction *action)
    {
        const QKeyCombination keys = action->shortcut()[0];
        QWidget *target = QApplication::focusWidget() ? QApplication::focusWidget() : static_cast<QWidget *>(&window);
        QTest::keyClick(target, keys.key(), keys.keyboardModifiers());
    }
    void drop(const QString &file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &event);
    }
    void shot(const char *name)
    {
        QVERIFY(QTest::qWaitFor([this] { return window.graph().isSettled(); }, patience));
        QTest::qWait(250); // the animation
        save(window.grab(), name);
    }
    /// With menus and dialogs.
    void shotOfScreen(const char *name)
    {
        QTest::qWait(100);
        save(window.screen()->grabWindow(), name);
    }

private:
    void save(const QPixmap &picture, const char *name) const
    {
        const QString scale =
            window.devicePixelRatioF() > 1 ? QStringLiteral("/../shots-%1x").arg(window.devicePixelRatioF()) : QStringLiteral("/../shots");
        const QDir folder(QCoreApplication::applicationDirPath() + scale);
        folder.mkpath(QStringLiteral("."));
        QVERIFY(picture.save(folder.filePath(QString::fromLatin1(name) + QStringLiteral(".png"))));
    }
};

/// What every program of stories begins with.
inline void beginStories(const char *name)
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setApplicationName(QString::fromLatin1(name));
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteFor(Appearance::Light));
}

} // namespace residua::test
