#include "tests/support/temp_folder.h"
#include "tests/support/tight_memory.h"
#include "tests/ui/part.h"
#include "tests/ui/worker_fixture.h"

#include "core/arch/presets.h"
#include "core/weights/weight_file.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>
#include <random>

using namespace residua;
using namespace residua::ui;
using Call = test::FakeControl::Call;
using Fixture = test::WorkerFixture;

class WorkerTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void everyEditIsConfirmed()
    {
        Fixture f;
        QVERIFY(f.start());
        QCOMPARE(f.session.engineInfo()->torchVersion, std::string("0.0-fake"));
        for (int depth = 3; depth < 8; ++depth) {
            f.setDepth(1, depth);
            QCOMPARE(f.session.shown().confirmation().state, Confirmation::State::Checking);
            QTRY_VERIFY(f.confirmed());
        }
    }

    void manyEditsEndInOneConfirmationOfTheLast()
    {
        Fixture f;
        QVERIFY(f.start());
        QSignalSpy spy(&f.session.shown(), &NetworkState::confirmationChanged);
        for (int depth = 3; depth < 100; ++depth)
            f.setDepth(1, depth);
        QTRY_VERIFY(f.confirmed());
        QTest::qWait(30);
        QVERIFY(f.confirmed());
        QVERIFY(f.control->builds >= 2);
    }

    void aWrongShapeIsAnObjectionInWords()
    {
        Fixture f;
        f.control->wrongShapeAt = 5;
        f.worker.start();
        QTRY_COMPARE(f.session.shown().confirmation().state, Confirmation::State::Refused);
        QVERIFY(f.session.shown().confirmation().message.contains(QStringLiteral("layer1.0.conv1")));
    }

    void anEngineThatFailsAtAnyCallIsAMessage_data()
    {
        QTest::addColumn<int>("call");
        QTest::addColumn<bool>("foreign");
        for (const bool foreign : {false, true}) {
            for (int call = static_cast<int>(Call::Open); call <= static_cast<int>(Call::Run); ++call)
                QTest::addRow("call %d%s", call, foreign ? ", foreign" : "") << call << foreign;
        }
    }
    void anEngineThatFailsAtAnyCallIsAMessage()
    {
        QFETCH(int, call);
        QFETCH(bool, foreign);
        Fixture f;
        f.control->foreign = foreign;
        f.control->failing = static_cast<Call>(call);
        if (static_cast<Call>(call) == Call::Load) {
            WeightMap weights; // whose names fit
            for (const StateEntry &entry : f.session.shown().snapshot()->model->state())
                weights[entry.name] = {entry.shape, entry.integer ? "I64" : "F32", {}, {}};
            RunSetup setup;
            setup.weights = std::make_shared<const ModelWeights>(ModelWeights{f.session.shown().snapshot()->model, std::move(weights), {}});
            f.session.setSetup(setup);
        }
        f.worker.start();
        const auto settled = [&] {
            const auto state = f.session.shown().confirmation().state;
            return state != Confirmation::State::Waiting && state != Confirmation::State::Checking;
        };
        QTRY_VERIFY(settled());
        f.worker.run();
        QTRY_VERIFY(f.is(RunState::State::Failed) || f.is(RunState::State::Done));
        const bool opens = static_cast<Call>(call) == Call::Open || static_cast<Call>(call) == Call::Info;
        const bool traces = static_cast<Call>(call) == Call::Totals || static_cast<Call>(call) == Call::Trace;
        const QString message = traces ? f.session.shown().confirmation().message : f.session.shown().runState().message;
        QVERIFY2(message.contains(foreign ? QStringLiteral("Internal error") : QStringLiteral("as it was told")), qPrintable(message));
        QVERIFY2(!message.contains(QStringLiteral("frame #0")), qPrintable(message));
        QCOMPARE(f.session.shown().confirmation().state == Confirmation::State::Missing, opens);
        // Everything works as before once the cause is gone.
        f.control->failing = Call::None;
        f.session.setSetup({});
        if (opens)
            f.worker.retry();
        else
            f.setDepth(1, 3);
        QTRY_VERIFY(f.confirmed());
        QVERIFY(f.runToEnd());
    }

    void aRunBringsTimesStatisticsClassesAndTheSelectedMaps()
    {
        Fixture f;
        QVERIFY(f.start());
        f.session.shown().select("layer1.0.conv1");
        QVERIFY(f.runToEnd());
        const RunResultPtr run = f.session.shown().runResult();
        QVERIFY(run && f.session.shown().runIsCurrent());
        QVERIFY(run->table.measured);
        QCOMPARE(run->facts.top.size(), std::size_t{5});
        QCOMPARE(run->facts.top.front().index, 2);
        QVERIFY(!run->facts.top.front().label.empty());
        QCOMPARE(run->input, QStringLiteral("noise (seed 0)"));
        QCOMPARE(run->facts.weights, std::string("random (seed 0)"));
        QVERIFY(f.session.shown().maps());
        QCOMPARE(f.session.shown().maps()->maps->tensor.shape, (Shape{1, 64, 56, 56}));
        QCOMPARE(f.session.shown().runState().done, f.session.shown().runState().total);
    }

    void aRunIsStoppedWithinANode()
    {
        Fixture f;
        QVERIFY(f.start());
        f.control->holdAt(12);
        f.worker.run();
        f.control->waitUntilHeld();
        QTRY_COMPARE(f.session.shown().runState().done, 12);
        f.worker.cancelRun();
        QCOMPARE(f.session.shown().runState().state, RunState::State::Stopping);
        QTRY_VERIFY(f.is(RunState::State::Stopped));
        QCOMPARE(f.session.shown().runState().done, 12);
        QVERIFY(!f.session.shown().runResult());
        QCOMPARE(f.control->finishedRuns, 0);
        f.control->release();
        QVERIFY(f.runToEnd());
    }

    void cancellingTwiceBeforeAndAfterDoesNoHarm()
    {
        Fixture f;
        f.worker.cancelRun();
        QVERIFY(f.start());
        f.worker.cancelRun();
        QVERIFY(f.is(RunState::State::Idle));
        f.worker.run();
        f.worker.cancelRun();
        f.worker.cancelRun();
        QTRY_VERIFY(f.is(RunState::State::Stopped) || f.is(RunState::State::Done));
        f.worker.cancelRun();
        QVERIFY(f.runToEnd());
        f.worker.cancelRun();
        QVERIFY(f.is(RunState::State::Done));
    }

    void anEditStopsTheRunAndItsResultIsDropped()
    {
        Fixture f;
        QVERIFY(f.start());
        f.control->holdAt(3);
        f.worker.run();
        f.control->waitUntilHeld();
        f.setDepth(2, 4);
        QTRY_VERIFY(f.is(RunState::State::Stopped));
        QVERIFY(!f.session.shown().runResult());
        QTRY_VERIFY(f.confirmed());
    }

    void confirmingDoesNotWaitForARun()
    {
        Fixture f;
        QVERIFY(f.start());
        f.control->holdAt(3);
        f.runAfterEveryEdit();
        f.worker.run();
        f.control->waitUntilHeld();
        f.setDepth(2, 4);
        QTRY_VERIFY(f.confirmed());
        f.control->release();
        QTRY_VERIFY(f.is(RunState::State::Done));
        QVERIFY(f.session.shown().runIsCurrent());
    }

    void runAfterEveryEditFollowsTheEdits()
    {
        Fixture f;
        QVERIFY(f.start());
        f.runAfterEveryEdit();
        QVERIFY(f.runToEnd());
        for (int depth = 3; depth < 20; ++depth)
            f.setDepth(2, depth);
        QTRY_VERIFY(f.is(RunState::State::Done) && f.session.shown().runIsCurrent());
    }

    void anotherCountingLetsTheRunGoOn()
    {
        Fixture f;
        QVERIFY(f.start());
        f.control->holdAt(12);
        f.worker.run();
        f.control->waitUntilHeld();
        f.session.setCounting({Counting::Unit::Flops, Counting::Scope::ConvolutionAndLinear});
        f.control->release();
        QTRY_VERIFY(f.is(RunState::State::Done));
        QVERIFY(f.session.shown().runIsCurrent());
    }

    void whatWasStoppedIsRunAgainAfterUndo()
    {
        Fixture f;
        QVERIFY(f.start());
        QVERIFY(f.runToEnd());
        f.setDepth(2, 4);
        f.control->holdAt(12);
        f.worker.run();
        f.control->waitUntilHeld();
        f.worker.cancelRun();
        f.control->release();
        QTRY_VERIFY(f.is(RunState::State::Stopped));
        f.setDepth(2, 5);
        RunSetup setup = f.session.setup();
        setup.afterEveryEdit = true;
        f.session.setSetup(setup);
        f.session.undoStack().undo(); // to the network whose pass was stopped
        QTRY_VERIFY(f.is(RunState::State::Done) && f.session.shown().runIsCurrent());
    }

    void aNewRunReplacesTheOneUnderWay()
    {
        Fixture f;
        QVERIFY(f.start());
        f.control->holdAt(3);
        f.worker.run();
        f.control->waitUntilHeld();
        f.control->release();
        for (int i = 0; i < 20; ++i)
            f.worker.run();
        QTRY_VERIFY(f.is(RunState::State::Done));
        QTest::qWait(20);
        QVERIFY(f.is(RunState::State::Done));
    }

    void anotherDocumentForgetsTheRun()
    {
        Fixture f;
        QVERIFY(f.start());
        QVERIFY(f.runToEnd());
        f.session.setDocument(documentOf(*preset("resnet34")));
        QVERIFY(!f.session.shown().runResult());
        QVERIFY(f.is(RunState::State::Idle));
        f.control->holdAt(3);
        f.worker.run();
        f.control->waitUntilHeld();
        f.session.setDocument(documentOf(*preset("resnet18")));
        QTRY_VERIFY(!f.is(RunState::State::Running) && !f.is(RunState::State::Stopping));
        QVERIFY(!f.session.shown().runResult());
    }

    void theWindowCanCloseDuringARunAndDuringTheOpening()
    {
        auto control = std::make_shared<test::FakeControl>();
        {
            Session session;
            Worker worker(session, [control] { return test::makeFakeEngine(control); });
            worker.start();
        }
        Fixture f;
        QVERIFY(f.start());
        f.control->holdAt(3);
        f.worker.run();
        f.control->waitUntilHeld();
    }

    void thePictureFollowsAndStaleOnesAreDropped()
    {
        Fixture f;
        QSignalSpy ready(&f.worker, &Worker::pictureReady);
        f.worker.layOut({f.session.shown().snapshot(), Level::Block, {}, 0, {}});
        QTRY_COMPARE(ready.count(), 1);
        const auto picture = ready.front().front().value<PicturePtr>();
        QCOMPARE(picture->layout.boxes.size(), picture->folded.nodes.size());
        f.worker.layOut({f.session.shown().snapshot(), Level::Block, {}, 0, {}});
        f.setDepth(1, 3);
        QTest::qWait(50);
        QCOMPARE(ready.count(), 1);
    }

    void weightsAreWrittenInTheBackground()
    {
        const test::TempFolder folder;
        Fixture f;
        QVERIFY(f.start());
        QStringList errors;
        const auto done = [&errors](const QString &error) { errors.append(error); };
        const QString path = QString::fromStdString(folder / "w.safetensors");
        f.worker.saveWeights(path, this, done);
        f.worker.saveWeights(QString::fromStdString(folder / "no") + QStringLiteral("/w.safetensors"), this, done);
        QTRY_COMPARE(errors.size(), 2);
        QCOMPARE(errors.front(), QString());
        QVERIFY(!errors.back().isEmpty());
        QCOMPARE(readWeights(path.toStdString()).weights.size(), std::size_t{122});
    }

    void weightsBeyondMemoryAreRefusedBeforeTheyAreMade()
    {
        Fixture f;
        QVERIFY(f.start());
        ResNetSpec large = *preset("resnet152");
        for (StageSpec &stage : large.stages)
            stage.width *= 2;
        QVERIFY(f.session.shown().propose(large, {QStringLiteral("Widen"), {}}).empty());
        QTRY_VERIFY(f.confirmed());
        const test::TightMemory limit(1'500'000'000); // room for everything else, not for three times 900 MB
        const test::TempFolder folder;
        std::optional<QString> error;
        const int builds = f.control->builds;
        f.worker.saveWeights(QString::fromStdString(folder / "w.safetensors"), this, [&error](const QString &text) { error = text; });
        QTRY_VERIFY(error);
        QVERIFY2(error->startsWith(QStringLiteral("the weights would take about")), qPrintable(*error));
        QCOMPARE(f.control->builds.load(), builds);
        QCOMPARE(folder.entries(), std::size_t{0});
    }

    void renamingNeitherStopsAPassNorAgesItsValues()
    {
        Fixture f;
        QVERIFY(f.start());
        const auto rename = [&f](const char *name) {
            ResNetSpec next = f.session.shown().spec();
            next.name = name;
            QVERIFY(f.session.shown().propose(next, {QStringLiteral("Rename"), {}}).empty());
        };
        f.runAfterEveryEdit();
        f.session.shown().select("layer1.0.conv1");
        f.control->holdAt(12);
        f.worker.run();
        f.control->waitUntilHeld();
        rename("while it runs");
        QVERIFY(f.is(RunState::State::Running));
        f.control->release();
        QTRY_VERIFY(f.is(RunState::State::Done));
        QVERIFY(f.session.shown().runIsCurrent());
        rename("after it");
        QVERIFY(f.session.shown().runIsCurrent());
        QVERIFY(f.session.shown().maps());
        const std::vector<int> &nodes = f.session.shown().selection().nodes;
        QVERIFY(metricValue(Metric::Time, *f.session.shown().snapshot(), f.session.shown().runResult().get(), nodes));
        QCOMPARE(f.control->runs.load(), 1);
        QTRY_VERIFY(f.confirmed());
        const int builds = f.control->builds;
        QVERIFY(f.runToEnd());
        QCOMPARE(f.control->builds.load(), builds); // the renamed network's parameters are those that are there
    }

    void anyOrderOfEventsEndsSettled()
    {
        for (const unsigned seed : {1u, 2u, 3u, 4u}) {
            std::mt19937 random(seed);
            Fixture f;
            QVERIFY(f.start());
            for (int i = 0; i < 150; ++i) {
                switch (random() % 7) {
                case 0: f.worker.run(); break;
                case 1: f.worker.cancelRun(); break;
                case 2: f.setDepth(random() % 4, 1 + static_cast<std::int64_t>(random() % 5)); break;
                case 3: f.session.undoStack().undo(); break;
                case 4:
                    f.session.shown().select(f.session.shown()
                                                 .snapshot()
                                                 ->model->graph.nodes[random() % f.session.shown().snapshot()->model->graph.nodes.size()]
                                                 .path);
                    break;
                case 5: QCoreApplication::processEvents(); break;
                default: f.worker.layOut({f.session.shown().snapshot(), Level::Block, {}, 0, {}});
                }
            }
            QTRY_VERIFY(!f.is(RunState::State::Running) && !f.is(RunState::State::Stopping));
            QTRY_VERIFY(f.confirmed());
            if (f.session.shown().maps())
                QCOMPARE(f.session.shown().maps()->run, f.session.shown().runResult());
            QVERIFY(f.runToEnd());
        }
    }
};

RESIDUA_TEST_PART(WorkerTest)
#include "tst_worker.moc"
