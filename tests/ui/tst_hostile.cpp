// Files that were made to hurt, opened one after the other in the real window: each is answered, and the window stays alive.
#include "ui/window/document_controller.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_controller.h"

#include "tests/ui/hands.h"
#include "tests/ui/heartbeat.h"
#include "tests/ui/part.h"
#include "tests/ui/story.h"

#include "core/arch/presets.h"
#include "core/arch/workspace.h"
#include "core/data/file.h"

#include <QAbstractButton>
#include <QFileInfo>
#include <QLabel>
#include <QTabBar>
#include <QTemporaryDir>

using namespace residua;
using namespace residua::ui;
using test::Heartbeat;
using test::Story;

namespace {

QDir hostileFolder()
{
    const QString field = qEnvironmentVariable("RESIDUA_FIELD", QStringLiteral(RESIDUA_SOURCE_FOLDER "/../shared/field"));
    return QDir(field + QStringLiteral("/hostile"));
}

bool isDocument(const QString &path)
{
    return !MainWindow::isInput(path) && !RunController::isWeightName(path);
}

bool commandLineAccepts(const QString &path)
{
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/residua-cli"), {QStringLiteral("validate"), path});
    process.waitForFinished(patience);
    return process.exitCode() == 0;
}

/// A text of a file that acts on what shows it, or misleads who reads it.
bool isSafe(const QString &text)
{
    constexpr qsizetype most = 65'536;
    return text.size() <= most && std::none_of(text.begin(), text.end(), [](QChar c) {
               const char16_t code = c.unicode();
               return (code < 0x20 && code != u'\n') || (code >= 0x7f && code < 0xa0) || (code >= 0x200e && code <= 0x200f)
                   || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
           });
}

/// Chooses `path` in the file dialog, by the keyboard.
void chooseInDialog(Story &s, const QString &path)
{
    test::chooseFile([&] { s.press(isDocument(path) ? s.window.actions().open : s.window.actions().openImage); }, path);
}

/// What the window says of `path`; empty while it says nothing and shows nothing of it.
QString answerOf(Story &s, const QString &path)
{
    if (const QString message = s.window.messages().text(); !message.isEmpty())
        return message;
    const bool used = isDocument(path) ? s.session.path() == path : s.session.setup().imageName == QFileInfo(path).fileName();
    return used ? QStringLiteral("opened") : QString();
}

} // namespace

class HostileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::beginStories("residua-hostile"); }

    void aNameDoesNotTurnTheWordsBesideIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a\u202eb\nc.residua"));
        const std::string name = "mine\u202e\x1b[31m\u0085\nresidua";
        Workspace workspace;
        workspace.variants = {{.name = name, .note = name, .architecture = *preset("resnet18")},
                              {.name = name + "2", .note = name, .architecture = *preset("resnet34")}};
        for (Variant &variant : workspace.variants)
            variant.architecture.name = name;
        workspace.baseline = 1;
        workspace.image = name;
        saveFile(QFile::encodeName(path).toStdString(), toJson(workspace));
        Story s;
        s.drop(path);
        QTRY_COMPARE(s.session.path(), path);
        QTRY_VERIFY(s.window.graph().isSettled());
        QTest::qWait(100);
        s.press(s.window.actions().compare);
        QTest::qWait(300);
        QStringList texts = {s.window.windowTitle()};
        for (const QWidget *widget : s.window.findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            texts << widget->toolTip() << widget->accessibleName();
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                texts << label->text();
            if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                texts << button->text();
            if (const auto *box = qobject_cast<const QComboBox *>(widget))
                for (int i = 0; i < box->count(); ++i)
                    texts << box->itemText(i);
            if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
                for (int i = 0; i < tabs->count(); ++i)
                    texts << tabs->tabText(i) << tabs->tabToolTip(i);
        }
        QVERIFY(texts.join(QString()).contains(QStringLiteral("\\xe2\\x80\\xae")));
        for (const QString &text : texts)
            QVERIFY2(isSafe(text), qPrintable(text));
        s.window.close();
    }

    void everyFileIsAnsweredAndTheWindowStaysAlive()
    {
        const QDir folder = hostileFolder();
        if (!folder.exists())
            QSKIP(qPrintable(QStringLiteral("the files of RESIDUA_FIELD are not there (%1)").arg(folder.path())));
        Story s;
        Heartbeat heart;
        int turn = 0;
        for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
            if (name == QStringLiteral("README.md"))
                continue;
            const QString path = QFileInfo(folder.filePath(name)).absoluteFilePath();
            const bool accepted = isDocument(path) && commandLineAccepts(path);
            const std::string before = documentBytes(s.session.document());
            s.window.messages().clear();
            s.session.setSetup({});
            heart.restart();
            if (turn++ % 2)
                chooseInDialog(s, path);
            else
                s.drop(path);
            QTRY_VERIFY2(!answerOf(s, path).isEmpty() && !s.window.documents().isOpening(), qPrintable(name));
            QTest::qWait(100); // what follows an answer: the picture, the confirmation, a run
            QVERIFY2(heart.isAlive(),
                     qPrintable(QStringLiteral("%1: %2 ms of work, %3 ms by the clock").arg(name).arg(heart.busy()).arg(heart.waited())));
            QVERIFY2(isSafe(answerOf(s, path)) && isSafe(s.window.windowTitle()), qPrintable(name));
            if (isDocument(path))
                QVERIFY2((s.session.path() == path) == accepted, qPrintable(name + QStringLiteral(": ") + answerOf(s, path)));
            if (!accepted)
                QVERIFY2(documentBytes(s.session.document()) == before, qPrintable(name));
            qInfo("%-28s %4.0f ms of work, %4.0f by the clock: %s", qPrintable(name), heart.busy(), heart.waited(),
                  qPrintable(answerOf(s, path).section(QLatin1Char('\n'), 0, 0).left(100)));
        }
        heart.restart();
        s.drop(folder.filePath(QStringLiteral("img-prog-8000-1000.jpg"))); // closed while it is read
        QTest::qWait(50);
        s.window.close();
        QVERIFY(!s.window.isVisible());
        QVERIFY(s.worker.end(std::chrono::milliseconds(static_cast<int>(1000 * test::slowness))));
        QVERIFY(heart.isAlive());
    }
};

RESIDUA_TEST_PART(HostileTest)
#include "tst_hostile.moc"
