// A pass that takes more memory than there is, and one that cannot be stopped at once.
#include "tests/support/tight_memory.h"
#include "tests/ui/part.h"
#include "tests/ui/worker_fixture.h"

#include "core/arch/presets.h"

#include <QSignalSpy>
#include <QTest>

using namespace residua;
using namespace residua::ui;
using Fixture = test::WorkerFixture;

namespace {

constexpr std::uint64_t tight = 1'500'000'000;

/// Small to build; its activations take some 6 GB, twice that where the input is twice as high.
ResNetSpec thirsty(std::int64_t height)
{
    ResNetSpec spec = *preset("resnet18");
    spec.input = {3, height, 1024};
    spec.stem.channels = 8;
    spec.stem.stride = 1;
    spec.stem.pool.reset();
    spec.stages = {{1, 512, 1, 1, {}}};
    return spec;
}

bool show(Fixture &f, const ResNetSpec &spec)
{
    return f.session.shown().propose(spec, {QStringLiteral("Set"), {}}).empty()
        && QTest::qWaitFor([&f] { return f.confirmed(); }, patience);
}

} // namespace

class LargePassTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void itIsAskedAboutBeforeItBegins()
    {
        Fixture f;
        QVERIFY(f.start() && show(f, thirsty(1024)));
        QSignalSpy refused(&f.worker, &Worker::passRefused);
        const test::TightMemory limit(tight);
        f.worker.run();
        QCOMPARE(refused.count(), 1);
        QVERIFY(f.is(RunState::State::Failed));
        const QString why = refused.front().at(1).toString();
        QVERIFY2(why.startsWith(QStringLiteral("this run would take about")) && why.contains(QStringLiteral("are available")),
                 qPrintable(why));
        QCOMPARE(f.session.shown().runState().message, why);
        QCOMPARE(f.control->runs.load(), 0);

        // The user agrees to this much, and to no more.
        RunSetup setup = f.session.setup();
        setup.agreedBytes = refused.front().at(0).toLongLong();
        f.session.setSetup(setup);
        f.session.shown().select("conv1");
        QVERIFY(f.runToEnd());
        QVERIFY(f.session.shown().maps() && f.session.shown().maps()->problem.isEmpty());
        QCOMPARE(refused.count(), 1);
        QVERIFY(show(f, thirsty(2048)));
        f.worker.run();
        QCOMPARE(refused.count(), 2);
        QVERIFY(refused.back().at(0).toLongLong() > setup.agreedBytes);
        QCOMPARE(f.control->runs.load(), 1);
    }

    void thePassBeforeItIsStopped()
    {
        Fixture f;
        RunSetup setup;
        setup.afterEveryEdit = true;
        f.session.setSetup(setup);
        QVERIFY(f.start() && f.runToEnd());
        f.control->holdAt(5);
        f.worker.run();
        f.control->waitUntilHeld();
        QSignalSpy refused(&f.worker, &Worker::passRefused);
        const test::TightMemory limit(tight);
        QVERIFY(show(f, thirsty(1024)));
        QCOMPARE(refused.count(), 1);
        QTest::qWait(100); // the stopped pass reports to nobody
        QVERIFY(f.is(RunState::State::Failed));
        QVERIFY(!f.session.shown().runIsCurrent());
    }

    void aStopThatTakesLongSaysWhatItWaitsFor()
    {
        Fixture f;
        QVERIFY(f.start());
        f.control->deaf = true;
        f.control->holdAt(12);
        f.worker.run();
        f.control->waitUntilHeld();
        f.worker.cancelRun();
        const RunState &state = f.session.shown().runState();
        QCOMPARE(state.state, RunState::State::Stopping);
        QVERIFY(state.message.isEmpty());
        QTRY_VERIFY(!state.message.isEmpty());
        QCOMPARE(state.message, QString::fromStdString(f.session.shown().snapshot()->model->graph.nodes[12].path));
        QVERIFY(!f.worker.end(std::chrono::milliseconds(20))); // the window may close
        f.control->release();
        QTRY_VERIFY(f.is(RunState::State::Stopped));
        QVERIFY(state.message.isEmpty());
        QVERIFY(f.worker.end(std::chrono::milliseconds(patience)));
    }
};

RESIDUA_TEST_PART(LargePassTest)
#include "tst_large_pass.moc"
