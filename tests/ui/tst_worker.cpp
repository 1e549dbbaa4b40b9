#include "ui/worker.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/fake_engine.h"

#include "core/arch/presets.h"
#include "tests/ui/patience.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QtTest>

#include <random>

using namespace residua;
using namespace residua::ui;
using Call = test::FakeControl::Call;

namespace {

/// Whether everything that is told of the values is there and is what measuring them here gives.
bool areMeasured(const MeasuredMaps &maps)
{
    const std::vector<MapStatistics> statistics = mapStatistics(maps.tensor);
    return !statistics.empty() && maps.statistics == statistics && maps.range == valueRange(statistics)
           && maps.histogram == histogram(maps.tensor, statistics, MeasuredMaps::binCount) && maps.dead == static_cast<int>(statistics.size());
}

/// A session and its worker on a fake engine.
struct Fixture {
    std::shared_ptr<test::FakeControl> control = std::make_shared<test::FakeControl>();
    Session session;
    Worker worker{session, [control = control] { return test::makeFakeEngine(control); }};

    ~Fixture() { control->release(); }

    bool confirmed() const { return session.confirmation().state == Confirmation::State::Confirmed; }
    bool is(RunState::State state) const { return session.runState().state == state; }
    bool start()
    {
        worker.start();
        return QTest::qWaitFor([this] { return confirmed(); }, patience);
    }
    void setDepth(std::size_t stage, std::int64_t depth)
    {
        ResNetSpec next = session.spec();
        next.stages[stage].depth = depth;
        session.propose(next, {QStringLiteral("Set depth"), {}});
    }
    bool runToEnd()
    {
        worker.run();
        return QTest::qWaitFor([this] { return is(RunState::State::Done); }, patience);
    }
};

} // namespace

class WorkerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyEditIsConfirmed()
    {
        Fixture f;
        QVERIFY(f.start());
        QCOMPARE(f.session.engineInfo()->torchVersion, std::string("0.0-fake"));
        for (int depth = 3; depth < 8; ++depth) {
            f.setDepth(1, depth);
            QCOMPARE(f.session.confirmation().state, Confirmation::State::Checking);
            QTRY_VERIFY(f.confirmed());
        }
    }

    void manyEditsEndInOneConfirmationOfTheLast()
    {
        Fixture f;
        QVERIFY(f.start());
        QSignalSpy spy(&f.session, &Session::confirmationChanged);
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
        QTRY_COMPARE(f.session.confirmation().state, Confirmation::State::Refused);
        QVERIFY(f.session.confirmation().message.contains(QStringLiteral("layer1.0.conv1")));
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
            RunSetup setup;
            setup.weights = std::make_shared<WeightMap>();
            f.session.setSetup(setup);
        }
        f.worker.start();
        const auto settled = [&] {
            const auto state = f.session.confirmation().state;
            return state != Confirmation::State::Waiting && state != Confirmation::State::Checking;
        };
        QTRY_VERIFY(settled());
        f.worker.run();
        QTRY_VERIFY(f.is(RunState::State::Failed) || f.is(RunState::State::Done));
        const bool opens = static_cast<Call>(call) == Call::Open || static_cast<Call>(call) == Call::Info;
        const bool traces = static_cast<Call>(call) == Call::Totals || static_cast<Call>(call) == Call::Trace;
        const QString message = traces ? f.session.confirmation().message : f.session.runState().message;
        QVERIFY2(message.contains(foreign ? QStringLiteral("Internal error") : QStringLiteral("as it was told")), qPrintable(message));
        QVERIFY2(!message.contains(QStringLiteral("frame #0")), qPrintable(message));
        QCOMPARE(f.session.confirmation().state == Confirmation::State::Missing, opens);
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
        f.session.select("layer1.0.conv1");
        QVERIFY(f.runToEnd());
        const RunResultPtr run = f.session.runResult();
        QVERIFY(run && f.session.runIsCurrent());
        QVERIFY(run->table.measured);
        QCOMPARE(run->facts.top.size(), std::size_t{5});
        QCOMPARE(run->facts.top.front().index, 2);
        QVERIFY(!run->facts.top.front().label.empty());
        QCOMPARE(run->input, QStringLiteral("noise (seed 0)"));
        QCOMPARE(run->facts.weights, std::string("random (seed 0)"));
        QVERIFY(f.session.maps());
        QCOMPARE(f.session.maps()->maps->tensor.shape, (Shape{1, 64, 56, 56}));
        QCOMPARE(f.session.runState().done, f.session.runState().total);
    }

    void selectingAnotherLayerBringsItsMaps()
    {
        Fixture f;
        QVERIFY(f.start());
        QVERIFY(f.runToEnd());
        QVERIFY(!f.session.maps());
        f.session.select("layer2");
        QTRY_VERIFY(f.session.maps());
        QCOMPARE(f.session.maps()->maps->tensor.shape, (Shape{1, 128, 28, 28}));
        f.session.select("conv1");
        QTRY_VERIFY(f.session.maps() && f.session.maps()->maps->tensor.shape == (Shape{1, 64, 112, 112}));
        f.session.select({});
        QVERIFY(!f.session.maps());
    }

    void mapsArriveMeasured()
    {
        Fixture f;
        QVERIFY(f.start());
        f.session.select("layer1.0.conv1");
        QVERIFY(f.runToEnd()); // with the pass
        QVERIFY(areMeasured(*f.session.maps()->maps));
        f.session.select("layer2"); // by a pass of their own
        QTRY_VERIFY(f.session.maps());
        QVERIFY(areMeasured(*f.session.maps()->maps));
        const MeasuredMapsPtr first = f.session.maps()->maps;
        RunSetup setup = f.session.setup();
        setup.other = std::make_shared<Image>(Image{2, 1, {0, 0, 0, 255, 255, 255}});
        f.session.setSetup(setup);
        QTRY_VERIFY(f.session.maps()->other);
        QVERIFY(areMeasured(*f.session.maps()->other->maps));
        QCOMPARE(f.session.maps()->maps, first); // neither copied nor measured again
    }

    void whatIsToldOfMapsIsAlwaysOfTheirLayer()
    {
        Fixture f;
        QVERIFY(f.start());
        QVERIFY(f.runToEnd());
        int arrived = 0, wrong = 0;
        connect(&f.session, &Session::mapsChanged, &f.session, [&] {
            const MapsPtr &maps = f.session.maps();
            if (!maps)
                return;
            ++arrived;
            const auto node = static_cast<float>(maps->node); // what the fake engine's activations consist of
            wrong += maps->node != f.session.selection().nodes.back() || maps->maps->range.minimum != node || maps->maps->range.maximum != node
                     || maps->maps->histogram.minimum != node;
        });
        std::mt19937 random(7);
        const auto &nodes = f.session.snapshot()->graph.nodes;
        for (int i = 0; i < 300; ++i) {
            f.session.select(nodes[1 + random() % (nodes.size() - 1)].path);
            if (random() % 4 == 0)
                QTest::qWait(static_cast<int>(random() % 4));
        }
        QTRY_VERIFY(f.session.maps());
        QVERIFY(arrived > 0);
        QCOMPARE(wrong, 0);
    }

    void mapsThatCannotBeMadeAreAMessageAndNothingElse()
    {
        Fixture f;
        QVERIFY(f.start());
        QVERIFY(f.runToEnd());
        f.control->failing = Call::Run;
        f.session.select("conv1");
        QTRY_VERIFY(f.session.maps());
        QVERIFY(!f.session.maps()->problem.isEmpty() && !f.session.maps()->maps);
    }

    void aSecondImageBringsItsMapsWithoutAnotherRun()
    {
        Fixture f;
        QVERIFY(f.start());
        f.session.select("layer2");
        QVERIFY(f.runToEnd());
        const RunResultPtr run = f.session.runResult();
        QVERIFY(run->seen && run->seen->width == 224 && run->seen->rgb.size() == 224 * 224 * 3);
        const int passes = f.control->runs;
        RunSetup setup = f.session.setup();
        setup.other = std::make_shared<Image>(Image{2, 1, {0, 0, 0, 255, 255, 255}});
        setup.otherName = QStringLiteral("dog.png");
        f.session.setSetup(setup);
        QVERIFY(f.session.maps()); // the first ones stay meanwhile
        QTRY_VERIFY(f.session.maps() && f.session.maps()->other);
        QCOMPARE(f.control->runs, passes + 1);
        QCOMPARE(f.session.runResult(), run);
        QCOMPARE(f.session.maps()->other->image, setup.other);
        QCOMPARE(f.session.maps()->other->name, QStringLiteral("dog.png"));
        QCOMPARE(f.session.maps()->other->maps->tensor.shape, f.session.maps()->maps->tensor.shape);
        QCOMPARE(f.session.maps()->other->seen->width, 224);
        f.session.select("conv1");
        QTRY_VERIFY(f.session.maps() && f.session.maps()->other && f.session.maps()->other->maps->tensor.shape == (Shape{1, 64, 112, 112}));
        QVERIFY(f.runToEnd()); // a new run brings both again
        QTRY_VERIFY(f.session.maps() && f.session.maps()->run != run && f.session.maps()->other);
    }

    void aSecondImageThatCannotBeRunIsAMessage()
    {
        Fixture f;
        QVERIFY(f.start());
        f.session.select("conv1");
        QVERIFY(f.runToEnd());
        f.control->failing = Call::Run;
        RunSetup setup = f.session.setup();
        setup.other = std::make_shared<Image>(Image{1, 1, {1, 2, 3}});
        f.session.setSetup(setup);
        QTRY_VERIFY(f.session.maps() && f.session.maps()->other);
        QVERIFY(!f.session.maps()->other->problem.isEmpty() && f.session.maps()->problem.isEmpty());
        const MapsPtr maps = f.session.maps();
        f.control->failing = Call::None;
        setup.afterEveryEdit = true;
        f.session.setSetup(setup); // nothing to ask again
        QTest::qWait(0);
        QCOMPARE(f.session.maps(), maps);
    }

    void anEditDuringTheSecondPassDropsIt()
    {
        Fixture f;
        QVERIFY(f.start());
        f.session.select("conv1");
        QVERIFY(f.runToEnd());
        f.control->holdAt(1);
        RunSetup setup = f.session.setup();
        setup.other = std::make_shared<Image>(Image{1, 1, {1, 2, 3}});
        f.session.setSetup(setup);
        f.control->waitUntilHeld();
        f.session.select("layer2"); // the newer wish stops the older one
        f.control->release();
        QTRY_VERIFY(f.session.maps() && f.session.maps()->other && f.session.maps()->maps->tensor.shape == (Shape{1, 128, 28, 28}));
        QCOMPARE(f.session.maps()->other->maps->tensor.shape, (Shape{1, 128, 28, 28}));
    }

    void aRunIsStoppedWithinANode()
    {
        Fixture f;
        QVERIFY(f.start());
        f.control->holdAt(12);
        f.worker.run();
        f.control->waitUntilHeld();
        QTRY_COMPARE(f.session.runState().done, 12);
        f.worker.cancelRun();
        QCOMPARE(f.session.runState().state, RunState::State::Stopping);
        QTRY_VERIFY(f.is(RunState::State::Stopped));
        QCOMPARE(f.session.runState().done, 12);
        QVERIFY(!f.session.runResult());
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
        QVERIFY(!f.session.runResult());
        QTRY_VERIFY(f.confirmed());
    }

    void confirmingDoesNotWaitForARun()
    {
        Fixture f;
        QVERIFY(f.start());
        f.control->holdAt(3);
        RunSetup setup;
        setup.afterEveryEdit = true;
        f.session.setSetup(setup);
        f.worker.run();
        f.control->waitUntilHeld();
        f.setDepth(2, 4);
        QTRY_VERIFY(f.confirmed());
        f.control->release();
        QTRY_VERIFY(f.is(RunState::State::Done));
        QVERIFY(f.session.runIsCurrent());
    }

    void runAfterEveryEditFollowsTheEdits()
    {
        Fixture f;
        QVERIFY(f.start());
        RunSetup setup;
        setup.afterEveryEdit = true;
        f.session.setSetup(setup);
        QVERIFY(f.runToEnd());
        for (int depth = 3; depth < 20; ++depth)
            f.setDepth(2, depth);
        QTRY_VERIFY(f.is(RunState::State::Done) && f.session.runIsCurrent());
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
        QVERIFY(f.session.runIsCurrent());
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
        QTRY_VERIFY(f.is(RunState::State::Done) && f.session.runIsCurrent());
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
        QVERIFY(!f.session.runResult());
        QVERIFY(f.is(RunState::State::Idle));
        f.control->holdAt(3);
        f.worker.run();
        f.control->waitUntilHeld();
        f.session.setDocument(documentOf(*preset("resnet18")));
        QTRY_VERIFY(!f.is(RunState::State::Running) && !f.is(RunState::State::Stopping));
        QVERIFY(!f.session.runResult());
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
        f.worker.layOut({f.session.snapshot(), Level::Block, {}, 0, {}});
        QTRY_COMPARE(ready.count(), 1);
        const auto picture = ready.front().front().value<PicturePtr>();
        QCOMPARE(picture->layout.boxes.size(), picture->folded.nodes.size());
        f.worker.layOut({f.session.snapshot(), Level::Block, {}, 0, {}});
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
        f.worker.saveWeights(path, done);
        f.worker.saveWeights(QString::fromStdString(folder / "no") + QStringLiteral("/w.safetensors"), done);
        QTRY_COMPARE(errors.size(), 2);
        QCOMPARE(errors.front(), QString());
        QVERIFY(!errors.back().isEmpty());
        QCOMPARE(readSafetensors(path.toStdString()).weights.size(), std::size_t{122});
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
                case 4: f.session.select(f.session.snapshot()->graph.nodes[random() % f.session.snapshot()->graph.nodes.size()].path); break;
                case 5: QCoreApplication::processEvents(); break;
                default: f.worker.layOut({f.session.snapshot(), Level::Block, {}, 0, {}});
                }
            }
            QTRY_VERIFY(!f.is(RunState::State::Running) && !f.is(RunState::State::Stopping));
            QTRY_VERIFY(f.confirmed());
            if (f.session.maps())
                QCOMPARE(f.session.maps()->run, f.session.runResult());
            QVERIFY(f.runToEnd());
        }
    }
};

QTEST_MAIN(WorkerTest)
#include "tst_worker.moc"
