// What is done in the background belongs to the variant that it was asked for.
#include "tests/ui/part.h"
#include "tests/ui/worker_fixture.h"

#include "core/arch/presets.h"

#include <QSignalSpy>
#include <QTest>

using namespace residua;
using namespace residua::ui;
using State = RunState::State;

namespace {

/// Two variants: "resnet18" and its copy, one stage deeper. The first is shown.
struct Fixture : test::WorkerFixture {
    VariantId first, second;

    Fixture() : first(session.idAt(0)), second(0)
    {
        session.duplicateVariant(first);
        second = session.idAt(1);
        setDepth(1, 3);
        session.setCurrent(0);
    }
    bool is(VariantId variant, State state) const { return session.runs().of(variant).state.state == state; }
    /// A run of the variant on show that waits before its node 12.
    void hold()
    {
        control->holdAt(12);
        worker.run();
        control->waitUntilHeld();
    }
};

} // namespace

class WorkerVariantsTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void theVariantThatIsShownIsConfirmed()
    {
        Fixture f;
        QVERIFY(f.start());
        f.session.setCurrent(1);
        QCOMPARE(f.confirmation().state, Confirmation::State::Checking);
        QTRY_VERIFY(f.confirmed());
    }

    void aPassGoesOnWhileAnotherVariantIsShown()
    {
        Fixture f;
        QVERIFY(f.start());
        f.session.shown().select("conv1");
        f.hold();
        f.session.setCurrent(1);
        QCOMPARE(f.session.shown().runState().state, State::Idle);
        QTRY_COMPARE(f.session.runs().of(f.first).state.done, 12);
        f.control->release();
        QTRY_VERIFY(f.is(f.first, State::Done));
        QVERIFY(!f.session.shown().runResult());
        f.session.setCurrent(0);
        QVERIFY(f.session.shown().runIsCurrent());
        QVERIFY(f.session.shown().maps());
        QCOMPARE(f.control->runs, 1);
    }

    void anEditOfAnotherVariantDoesNotStopThePass()
    {
        Fixture f;
        QVERIFY(f.start());
        f.hold();
        f.session.setCurrent(1);
        f.setDepth(1, 4);
        QVERIFY(f.is(f.first, State::Running));
        f.session.undoStack().undo();
        f.session.setCurrent(0);
        f.setDepth(2, 4);
        QVERIFY(f.is(f.first, State::Stopping));
        QTRY_VERIFY(f.is(f.first, State::Stopped));
    }

    void aRunOfAnotherVariantStopsThePass()
    {
        Fixture f;
        QVERIFY(f.start());
        f.hold();
        f.session.setCurrent(1);
        f.worker.run();
        QVERIFY(f.is(f.first, State::Stopped));
        f.control->release();
        QTRY_VERIFY(f.is(f.second, State::Done));
        QVERIFY(f.is(f.first, State::Stopped));
        QVERIFY(!f.session.runs().of(f.first).result);
    }

    void anotherNameIsNoOtherNetwork()
    {
        Fixture f;
        QVERIFY(f.start());
        f.hold();
        ResNetSpec next = f.session.shown().spec();
        next.name = "mine";
        QVERIFY(f.session.shown().propose(next, {QStringLiteral("Set name"), {}}).empty());
        QVERIFY(f.session.renameVariant(f.first, "ours").empty());
        QVERIFY(f.is(f.first, State::Running));
        f.control->release();
        QTRY_VERIFY(f.is(f.first, State::Done));
        QVERIFY(f.session.shown().runIsCurrent());
        f.session.undoStack().undo();
        f.session.undoStack().undo();
        QVERIFY(f.session.shown().runIsCurrent());
        QCOMPARE(f.control->runs, 1);
    }

    void runningAfterEveryEditRunsNothingThatIsOnlyLookedAt()
    {
        Fixture f;
        QVERIFY(f.start());
        f.runAfterEveryEdit();
        QVERIFY(f.runToEnd());
        f.session.setCurrent(1);
        f.session.setCurrent(0);
        QTest::qWait(20);
        QCOMPARE(f.control->runs, 1);
        QVERIFY(f.session.shown().runIsCurrent());
        f.setDepth(1, 4);
        QTRY_VERIFY(f.session.shown().runIsCurrent());
    }

    void aVariantThatIsGoneTakesItsPassWithIt()
    {
        Fixture f;
        QVERIFY(f.start());
        f.session.setCurrent(1);
        f.hold();
        f.session.undoStack().undo(); // the edit
        f.session.undoStack().undo(); // the copy
        QCOMPARE(f.session.variants().size(), std::size_t{1});
        f.control->release();
        QTest::qWait(20);
        QVERIFY(!f.session.runs().of(f.second).result);
        QVERIFY(f.runToEnd());
    }

    void aRunThatWaitsForLibtorchIsTheVariantsThatAskedForIt()
    {
        Fixture f;
        f.worker.run();
        QVERIFY(f.is(f.first, State::Running));
        f.session.setCurrent(1);
        f.worker.run();
        QVERIFY(f.is(f.first, State::Stopped) && f.is(f.second, State::Running));
        f.worker.start();
        QTRY_VERIFY(f.is(f.second, State::Done));
        QCOMPARE(f.control->runs, 1);
    }

    void anotherDocumentIsNotToldOfAnOldPass()
    {
        Fixture f;
        QVERIFY(f.start());
        f.hold();
        f.session.setDocument(documentOf(*preset("resnet34")));
        QCOMPARE(f.session.shown().runState().state, State::Idle);
        f.control->release();
        QTest::qWait(20);
        QCOMPARE(f.session.shown().runState().state, State::Idle);
        QVERIFY(f.runToEnd());
    }

    void whatWasAskedForByAnObjectThatIsGoneIsDropped()
    {
        Fixture f;
        auto context = std::make_unique<QObject>();
        int calls = 0;
        const auto count = [&calls](const QString &) { ++calls; };
        f.worker.inBackground([] {}, context.get(), count);
        f.worker.inBackground([] {}, &f.session, count);
        context.reset();
        QTRY_COMPARE(calls, 1);
        QTest::qWait(20);
        QCOMPARE(calls, 1);
    }
};

RESIDUA_TEST_PART(WorkerVariantsTest)
#include "tst_worker_variants.moc"
