#pragma once

#include "ui/window/document_controller.h"
#include "ui/window/message_bar.h"
#include "ui/window/windows.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/document_hands.h"
#include "tests/ui/fake_engine.h"
#include "tests/ui/part.h"
#include "tests/ui/window_settings.h"

#include "core/data/file.h"

#include <QMessageBox>
#include <QPushButton>

namespace residua::test {

using namespace residua::ui;

/// Settings and a state folder of its own for one test.
struct Home {
    TempFolder folder;

    Home()
    {
        // Tests run side by side: each process has settings of its own.
        useEmptySettings(qPrintable(QStringLiteral("residua-windows-test-%1").arg(QCoreApplication::applicationPid())));
        qputenv("XDG_STATE_HOME", QByteArray::fromStdString(folder / "state"));
        qputenv("RESIDUA_KEEP_INTERVAL", "100");
    }
    ~Home() { QSettings().clear(); }
    Home(const Home &) = delete;
    Home &operator=(const Home &) = delete;

    QString path(const char *name) const { return QString::fromStdString(folder / name); }
    QString file(const char *name, const std::string &bytes) const { return QString::fromStdString(folder.file(name, bytes)); }
    std::string bytes(const char *name) const { return readFile(folder / name, documentLimit, "file"); }
};

/// The program, begun with `files`.
struct Program {
    Windows windows{[] { return makeFakeEngine(std::make_shared<FakeControl>()); }};
    OpenWindow &first;
    Session &session;
    MainWindow &window;

    explicit Program(const QStringList &files = {}) : first(windows.front()), session(first.session), window(first.window)
    {
        windows.begin(files, true);
        windows.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window, patience))
            qFatal("the window does not become active");
        if (!QTest::qWaitFor([this] { return !window.documents().isOpening(); }, patience))
            qFatal("the document is not read");
    }
    ~Program() { windows.end(std::chrono::seconds(10)); }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    const Actions &actions() const { return window.actions(); }
    /// By the form: the depth of the first stage.
    void edit(const char *depth)
    {
        auto *field = window.findChild<QWidget *>(QStringLiteral("stages.0.depth"));
        QTest::mouseClick(field, Qt::LeftButton);
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, QString::fromLatin1(depth));
        QTest::keyClick(field, Qt::Key_Return);
    }
    void clickMessageButton()
    {
        const QList<QPushButton *> buttons = window.messages().findChildren<QPushButton *>(QStringLiteral("action"));
        if (buttons.isEmpty() || !buttons.back()->isVisible())
            qFatal("no button beside %s", qPrintable(window.messages().text()));
        QTest::mouseClick(buttons.back(), Qt::LeftButton); // of the newest message
    }
};

/// Clicks the button of the next question that is called so; `asked` becomes the question.
inline void answerQuestion(QWidget &window, const QString &button, QString *asked = nullptr)
{
    hands::inDialog(window, [button, asked](QWidget *dialog) {
        auto *box = qobject_cast<QMessageBox *>(dialog);
        if (!box)
            qFatal("no question, but %s", qPrintable(dialog->windowTitle()));
        if (asked)
            *asked = box->text() + QLatin1Char('\n') + box->informativeText();
        for (QAbstractButton *each : box->buttons()) {
            if (each->text().remove(QLatin1Char('&')) == button) {
                QTest::mouseClick(each, Qt::LeftButton);
                return;
            }
        }
        qFatal("no button %s", qPrintable(button));
    });
}

} // namespace residua::test
