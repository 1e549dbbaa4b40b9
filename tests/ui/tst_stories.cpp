// Six stories with the real window, the real engine and real key and mouse events. Each leaves screenshots in build/shots.
#include "ui/views/status_line.h"
#include "ui/window/document_controller.h"
#include "ui/window/export_controller.h"
#include "ui/window/message_bar.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/hands.h"
#include "tests/ui/part.h"
#include "tests/ui/story.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"

#include <QAbstractButton>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTimer>

using namespace residua;
using namespace residua::ui;
using test::bytesOf;
using test::cli;
using test::Story;

class StoryTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::beginStories("residua-stories"); }
    void cleanup() { QApplication::setPalette(paletteFor(Appearance::Light)); }

    void fromPresetToEditedToExported()
    {
        const test::TempFolder folder;
        Story s;
        s.choose("preset", QStringLiteral("resnet50"));
        QCOMPARE(toJson(s.session.shown().spec()), toJson(*preset("resnet50")));
        s.shot("1-preset");
        s.type("stages.2.depth", QStringLiteral("8"));
        QCOMPARE(s.session.undoStack().undoText(), QStringLiteral("Set stage 3 depth to 8"));
        s.press(s.window.actions().undo); // with the keyboard still in the field
        QCOMPARE(s.session.shown().spec().stages[2].depth, 6);
        s.press(s.window.actions().redo);
        QCOMPARE(s.session.shown().spec().stages[2].depth, 8);
        QVERIFY(s.confirmed());
        s.shot("1-edited");
        const QString document = QString::fromStdString(folder / "net.residua.json");
        QVERIFY(s.window.documents().saveTo(document));
        QVERIFY(!s.window.isWindowModified());

        QSignalSpy written(&s.window.exports(), &ExportController::written);
        const auto path = [&folder](const char *name) { return QString::fromStdString(folder / name); };
        for (const char *name : {"net.csv", "net.txt", "net.json", "net.md", "net.tex", "net.html"})
            s.window.exports().writeSummary(path(name));
        for (const char *name : {"net.svg", "net.pdf", "net.png", "net.dot"})
            s.window.exports().writePicture(path(name), Level::Block, {});
        s.window.exports().writeCode(path("net.py"));
        s.window.exports().writeWeights(path("net.safetensors"));
        QTRY_COMPARE(written.count(), 12);
        const struct {
            const char *name, *format;
        } tables[] = {{"net.csv", "csv"},     {"net.txt", "text"},  {"net.json", "json"},
                      {"net.md", "markdown"}, {"net.tex", "latex"}, {"net.html", "html"}};
        for (const auto &table : tables)
            QCOMPARE(bytesOf(path(table.name)),
                     cli({QStringLiteral("summary"), document, QStringLiteral("--format"), QString::fromLatin1(table.format),
                          QStringLiteral("--level"), QStringLiteral("operation")}));
        for (const char *name : {"svg", "pdf", "png", "dot"}) {
            const QString other = path("cli.") + QString::fromLatin1(name);
            cli({QStringLiteral("graph"), document, QStringLiteral("--level"), QStringLiteral("block"), QStringLiteral("--output"), other});
            QCOMPARE(bytesOf(path("net.") + QString::fromLatin1(name)), bytesOf(other));
        }
        cli({QStringLiteral("export"), document, QStringLiteral("--to"), QStringLiteral("pytorch"), QStringLiteral("--output"),
             path("cli.py")});
        QCOMPARE(bytesOf(path("net.py")), bytesOf(path("cli.py")));
        cli({QStringLiteral("export"), document, QStringLiteral("--to"), QStringLiteral("safetensors"), QStringLiteral("--seed"),
             QStringLiteral("0"), QStringLiteral("--output"), path("cli.safetensors")});
        QCOMPARE(bytesOf(path("net.safetensors")) == bytesOf(path("cli.safetensors")), true);
        s.shot("1-exported");
    }

    void aWrongValueIsRefusedBesideItsField()
    {
        Story s("resnet50");
        s.type("stages.2.depth", QStringLiteral("600"));
        auto *problem = s.find<QWidget>("stages.2.depth.problem");
        QTRY_VERIFY(problem && problem->isVisible());
        QCOMPARE(s.session.shown().spec().stages[2].depth, 6);
        QVERIFY(!s.session.isModified());
        s.shot("2-refused");
        auto *edit = s.find<QWidget>("stages.2.depth");
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!problem->isVisible());
        s.type("stages.2.depth", QStringLiteral("600"));
        QTRY_VERIFY(problem->isVisible());
        auto *fix = problem->findChild<QAbstractButton *>();
        QVERIFY(fix);
        QTest::mouseClick(fix, Qt::LeftButton);
        QCOMPARE(s.session.shown().spec().stages[2].depth, 512);
        QVERIFY(s.confirmed());
        s.shot("2-nearest");
    }

    void undoLeadsBackToTheSavedState()
    {
        const test::TempFolder folder;
        Story s("resnet50");
        QVERIFY(s.window.documents().saveTo(QString::fromStdString(folder / "net.residua")));
        const std::string saved = toJson(s.session.shown().spec());
        s.type("stages.2.depth", QStringLiteral("9"));
        s.type("stages.0.width", QStringLiteral("96"));
        s.press(s.window.actions().duplicateStage);
        QCOMPARE(s.session.shown().spec().stages.size(), std::size_t{5});
        QVERIFY(s.window.isWindowModified());
        s.session.shown().select("layer3.2.conv2");
        s.shot("3-edited");
        while (s.session.undoStack().canUndo()) {
            s.window.actions().undo->trigger();
            QVERIFY(s.confirmed());
        }
        QCOMPARE(toJson(s.session.shown().spec()), saved);
        QVERIFY(!s.window.isWindowModified());
        QCOMPARE(s.session.shown().selection().path, std::string("layer3.2.conv2"));
        s.shot("3-clean");
        while (s.session.undoStack().canRedo())
            s.window.actions().redo->trigger();
        QVERIFY(s.window.isWindowModified());
    }

    void aRunIsStartedStoppedAndStartedAgain()
    {
        Story s("resnet152");
        s.session.shown().select("layer2.0.conv2");
        s.shot("4-no-image");
        s.type("name", QStringLiteral("large input"));
        ResNetSpec large = s.session.shown().spec();
        large.input.height = large.input.width = 1024;
        QVERIFY(s.session.shown().propose(large, {QStringLiteral("Set input"), {}}).empty());
        s.drop(QStringLiteral(RESIDUA_SOURCE_FOLDER "/resources/images/cat.png"));
        QTRY_VERIFY(s.session.setup().image != nullptr);
        QTRY_VERIFY(s.session.shown().runState().done > 20);
        s.shot("4-running");
        s.press(s.window.actions().stop);
        QVERIFY(s.reaches(RunState::State::Stopped));
        QVERIFY(s.session.shown().runState().done < s.session.shown().runState().total);
        QVERIFY(!s.session.shown().runResult());
        s.shot("4-stopped");
        s.session.undoStack().undo();
        s.press(s.window.actions().run);
        QVERIFY(s.reaches(RunState::State::Done));
        QTRY_VERIFY(s.session.shown().maps() != nullptr);
        s.shot("4-done");
        s.session.shown().select("layer3");
        QTRY_VERIFY(s.session.shown().maps() && s.session.shown().maps()->maps->tensor.shape == (Shape{1, 1024, 14, 14}));
        s.shot("4-stage");
        s.type("stages.2.depth", QStringLiteral("30"));
        QVERIFY(!s.session.shown().runIsCurrent());
        s.shot("4-outdated");
        s.window.actions().runAfterEdit->trigger();
        QVERIFY(s.reaches(RunState::State::Done));
        s.type("stages.2.depth", QStringLiteral("31"));
        QTRY_VERIFY(s.session.shown().runIsCurrent() && s.session.shown().runState().state == RunState::State::Done);
    }

    void aBrokenFileIsAMessageAndChangesNothing()
    {
        const test::TempFolder folder;
        Story s("resnet50");
        s.type("stages.2.depth", QStringLiteral("7"));
        const std::string before = toJson(s.session.shown().spec());
        const struct {
            const char *name, *bytes, *words;
        } files[] = {
            {"broken.residua.json", "{\"stages\": [{\"depth\": 600, \"width\": 64}], \"blok\": 1}", "nearest valid value is 512"},
            {"cut.residua", "{\"format\": \"residua/workspace\", \"version\": 1, \"variants\": [{\"na", "cut.residua"},
            {"no-image.png", "<html>not found</html>", "no-image.png"},
            {"no-weights.safetensors", "x", "no-weights.safetensors"},
        };
        for (const auto &file : files) {
            s.drop(QString::fromStdString(folder.file(file.name, file.bytes)));
            QTRY_VERIFY2(s.window.messages().text().contains(QString::fromLatin1(file.words)), qPrintable(s.window.messages().text()));
            QCOMPARE(toJson(s.session.shown().spec()), before);
            QVERIFY(s.session.isModified());
            if (&file == &files[0])
                s.shot("5-broken");
        }
        s.window.openAny(QString::fromStdString(folder / "not-there.residua"));
        QTRY_VERIFY(s.window.messages().text().contains(QStringLiteral("not-there")));
        // A good file asks first, since there are changes; Cancel stays.
        const test::EscapesQuestions answering;
        s.window.openAny(QString::fromStdString(folder.file("good.residua.json", "{}")));
        QTRY_VERIFY(answering.asked() && !QApplication::activeModalWidget());
        QCOMPARE(toJson(s.session.shown().spec()), before);
    }

    void withoutLibtorchTheRestWorks()
    {
        QApplication::setPalette(paletteFor(Appearance::Dark));
        qputenv("RESIDUA_ENGINE", "/nowhere/residua_engine.so");
        Story s("resnet50", false);
        s.worker.start();
        QTRY_COMPARE(s.session.shown().confirmation().state, Confirmation::State::Missing);
        s.shot("6-missing");
        s.type("stages.2.depth", QStringLiteral("8"));
        QCOMPARE(s.session.shown().snapshot()->model->profile.totals.parameters, std::int64_t{27791400});
        s.press(s.window.actions().run);
        QVERIFY(s.reaches(RunState::State::Failed));
        s.shot("6-run-failed");
        qunsetenv("RESIDUA_ENGINE");
        QTest::mouseClick(s.find<QWidget>("retry"), Qt::LeftButton);
        QVERIFY(s.confirmed());
        s.press(s.window.actions().run);
        QVERIFY(s.reaches(RunState::State::Done));
        s.shot("6-found");
    }
};

RESIDUA_TEST_PART(StoryTest)
#include "tst_stories.moc"
