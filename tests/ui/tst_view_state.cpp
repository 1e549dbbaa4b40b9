// How a window shows a document is kept in words; what 0.1 wrote in numbers is understood.
#include "ui/graph/graph_view.h"
#include "ui/window/document_controller.h"
#include "ui/window/main_window.h"
#include "ui/window/view_state.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/fake_engine.h"
#include "tests/ui/hands.h"
#include "tests/ui/part.h"
#include "tests/ui/window_settings.h"

#include "core/data/file.h"
#include "core/report/class_lists.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace residua;
using namespace residua::ui;

class ViewStateTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useEmptySettings("residua-view-state-test"); }
    void everyChoiceIsKept()
    {
        for (const Metric metric : allMetrics) {
            for (const Level level : {Level::Stage, Level::Block, Level::Operation}) {
                const ViewState view{
                    level, {"layer1", "layer2.0"}, "layer3.1-2", metric, {Counting::Unit::Flops, Counting::Scope::Torchinfo}};
                QCOMPARE(parseViewState(toJson(view)), view);
            }
        }
    }

    void choicesAreWords()
    {
        const ViewState view{Level::Operation, {}, {}, Metric::ReceptiveField, {}};
        const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(view))).object();
        QCOMPARE(json[QStringLiteral("level")].toString(), QStringLiteral("operation"));
        QCOMPARE(json[QStringLiteral("metric")].toString(), QStringLiteral("receptive_field"));
    }

    void classNamesAreKept()
    {
        for (const ClassList &list : classLists()) { // by their name alone
            const ViewState view{{}, {}, {}, {}, {}, ClassNames{QString::fromStdString(list.name), list.labels}};
            QCOMPARE(parseViewState(toJson(view)), view);
            QVERIFY2(toJson(view).size() < 200, toJson(view).c_str());
        }
        for (const char *name : {"animals.txt", "ImageNet"}) { // a file may be called as a list is
            const ViewState view{{}, {}, {}, {}, {}, ClassNames{QString::fromLatin1(name), {"cat", "\"dog\"", "Kätzchen", ""}}};
            QCOMPARE(parseViewState(toJson(view)), view);
        }
    }

    void thePlaceInThePictureIsKept()
    {
        ViewState view;
        view.place = PicturePlace{1.25, "layer3.0-5", {-12.5, 40}};
        QCOMPARE(parseViewState(toJson(view)), view);
        for (const PicturePlace &wrong : {PicturePlace{1e9, "layer1", {}}, PicturePlace{1, "", {}}, PicturePlace{1, "stem", {1e30, 0}}}) {
            view.place = wrong;
            QCOMPARE(parseViewState(toJson(view)), ViewState{});
        }
    }

    void whatIsWrongIsAsAtFirst_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json : {"", "{}", "[]", "{\"level\": \"atom\", \"metric\": \"beauty\"}", "{\"level\": 7, \"metric\": 1000}",
                                 "{\"level\": -1, \"metric\": -3}", "{\"level\": 1.5, \"metric\": []}", "{\"unfolded\": 3}",
                                 "{\"place\": 3}", "{\"place\": {\"zoom\": 1}}", "{\"classes\": \"beauty\"}",
                                 "{\"classes\": {\"name\": \"x\"}}", "{\"classes\": {\"labels\": [\"x\"]}}"})
            QTest::newRow(json) << QByteArray(json);
    }
    void whatIsWrongIsAsAtFirst()
    {
        QFETCH(QByteArray, json);
        QCOMPARE(parseViewState(json.toStdString()), ViewState{});
    }

    void classNamesComeBackWithTheirWorkspace_data() { test::eitherWay("fromFile", "of a file", "of a list"); }
    /// Chosen in the menu, saved, opened in another window; another network has none of them.
    void classNamesComeBackWithTheirWorkspace()
    {
        QFETCH(bool, fromFile);
        const test::TempFolder folder;
        const QString saved = QString::fromStdString(folder / "classes.residua"), labels = QString::fromStdString(folder / "ten.txt");
        saveFile(folder / "ten.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nlast\n");
        const auto makeEngine = [] { return test::makeFakeEngine(std::make_shared<test::FakeControl>()); };
        ClassNames chosen;
        {
            Session session;
            Worker worker{session, makeEngine};
            MainWindow window{session, worker};
            window.openAny(QStringLiteral("cifar_resnet20"));
            window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            if (fromFile)
                QVERIFY(test::chooseFile([&] { QVERIFY(test::chooseCommand(window, "Run/Class Names/From File…")); }, labels));
            else
                QVERIFY(test::chooseCommand(window, "Run/Class Names/CIFAR-10 (10 classes)"));
            QTRY_VERIFY(session.setup().classes);
            chosen = *session.setup().classes;
            QCOMPARE(chosen.labels.back(), std::string(fromFile ? "last" : "truck"));
            QVERIFY(window.documents().saveTo(saved));
        }
        QFile::remove(labels);
        Session session;
        Worker worker{session, makeEngine};
        MainWindow window{session, worker};
        window.openAny(saved);
        QTRY_VERIFY(session.setup().classes);
        QVERIFY(*session.setup().classes == chosen);
        QVERIFY(!session.isModified());
        window.openAny(QStringLiteral("cifar_resnet20"));
        QVERIFY(!session.setup().classes);
    }

    /// tests/ui/workspace_0.1.residua: two variants, the second current, all operations, coloured by time, in FLOPs of all operations.
    void aFileAsVersion01WroteItOpens()
    {
        Session session;
        Worker worker{session, [] { return test::makeFakeEngine(std::make_shared<test::FakeControl>()); }};
        MainWindow window{session, worker};
        window.openAny(QStringLiteral(RESIDUA_SOURCE_FOLDER "/tests/ui/workspace_0.1.residua"));
        QTRY_COMPARE(session.variants().size(), std::size_t{2});
        QCOMPARE(session.shown().spec().stages[3].width, 640);
        QCOMPARE(window.graph().level(), Level::Operation);
        QCOMPARE(session.metric(), Metric::Time);
        QCOMPARE(session.counting(), (Counting{Counting::Unit::Flops, Counting::Scope::AllOperations}));
        QCOMPARE(session.shown().selection().path, std::string("layer4.1.conv2"));
        QVERIFY(window.windowTitle().contains(QStringLiteral("wide (2 of 2)")));
        const test::TempFolder folder;
        QVERIFY(window.documents().saveTo(QString::fromStdString(folder / "new.residua")));
        const auto &view = session.document().workspace.view;
        QVERIFY2(view.find("\"time\"") != std::string::npos && view.find("\"operation\"") != std::string::npos, view.c_str());
    }
};

RESIDUA_TEST_PART(ViewStateTest)
#include "tst_view_state.moc"
