// What is on show of a variant, and what comes back with it.
#include "tests/ui/part.h"
#include "tests/ui/variants_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace residua;
using namespace residua::ui;
using test::Variants;
using test::withDepth;

namespace {

MapsPtr mapsOf(const RunResultPtr &run, int node, std::size_t values)
{
    auto measured = std::make_shared<MeasuredMaps>();
    measured->tensor = {{static_cast<std::int64_t>(values)}, std::vector<float>(values)};
    return std::make_shared<const MapsResult>(MapsResult{run, node, measured, {}});
}

RunResultPtr runOf(const SnapshotPtr &snapshot)
{
    auto run = std::make_shared<RunResult>();
    run->snapshot = snapshot;
    return run;
}

} // namespace

class NetworkStateTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void afterADocumentWithoutAFileTheNextIsClean()
    {
        Session session;
        session.openUnsaved(documentOf(*preset("resnet34")), {});
        QVERIFY(!session.undoStack().isClean());
        session.setDocument(documentOf(*preset("resnet50")));
        QVERIFY(session.undoStack().isClean());
    }

    void eachVariantKeepsItsSelection()
    {
        Variants v({"a", "b", "c"});
        NetworkState &shown = v.session.shown();
        shown.select("layer2.0.conv1");
        v.session.setCurrent(1);
        QCOMPARE(shown.selection().path, std::string("layer2.0.conv1")); // at first as it was in the one before
        shown.select("layer4.1.conv2");
        v.session.setCurrent(0);
        QCOMPARE(shown.selection().path, std::string("layer2.0.conv1"));
        v.session.setCurrent(1);
        QCOMPARE(shown.selection().path, std::string("layer4.1.conv2"));
        QVERIFY(v.session.removeVariant(v.id(1)).empty());
        v.undo();
        QCOMPARE(shown.selection().path, std::string("layer4.1.conv2"));
    }

    void eachVariantKeepsItsRun()
    {
        Variants v({"a", "b"});
        NetworkState &shown = v.session.shown();
        const RunResultPtr run = runOf(shown.snapshot());
        v.session.runs().setResult(v.id(0), run, mapsOf(run, 1, 10));
        v.session.runs().setState(v.id(0), {RunState::State::Done, 5, 5, {}});
        QSignalSpy results(&shown, &NetworkState::runResultChanged), maps(&shown, &NetworkState::mapsChanged),
            states(&shown, &NetworkState::runStateChanged);
        v.session.setCurrent(1);
        QVERIFY(!shown.runResult() && !shown.maps() && shown.runState().state == RunState::State::Idle);
        QCOMPARE(results.count() + maps.count() + states.count(), 3);
        v.session.runs().setState(v.id(0), {RunState::State::Stopped, 5, 5, {}}); // not of the one on show
        QCOMPARE(states.count(), 1);
        v.session.setCurrent(0);
        QVERIFY(shown.runIsCurrent() && shown.maps());
        QCOMPARE(shown.runState().state, RunState::State::Stopped);
        v.session.setDocument(documentOf(*preset("resnet18")));
        QVERIFY(!shown.runResult() && !shown.maps());
    }

    void whatWasNotLookedAtForLongestIsForgottenFirst()
    {
        VariantRuns runs(3000);
        const RunResultPtr run = runOf(nullptr);
        const auto set = [&](VariantId variant, std::size_t values) {
            runs.add(variant);
            runs.touch(variant);
            runs.setResult(variant, run, mapsOf(run, 0, values));
        };
        set(1, 250); // bytes: 1000
        set(2, 250);
        set(3, 250);
        QVERIFY(runs.of(1).maps && runs.of(2).maps && runs.of(3).maps);
        runs.touch(1);
        set(4, 250);
        QVERIFY(runs.of(1).maps && !runs.of(2).maps && runs.of(3).maps && runs.of(4).maps);
        QVERIFY(runs.of(2).result);
        set(5, 10000);
        QVERIFY(!runs.of(1).maps && !runs.of(3).maps && !runs.of(4).maps && runs.of(5).maps && runs.of(5).result);
        QVERIFY(!runs.of(1).result && !runs.of(4).result);
        runs.setState(77, {RunState::State::Done, 1, 1, {}}); // of no variant of the document
        QCOMPARE(runs.of(77).state.state, RunState::State::Idle);
    }

    void anotherPaneShowsAnotherVariant()
    {
        Variants v({"a", "b"});
        NetworkState pane(v.session);
        pane.show(v.id(1));
        QSignalSpy changed(&pane, &NetworkState::snapshotChanged);
        QVERIFY(pane.propose(withDepth(pane.spec(), 2, 9), {QStringLiteral("Edit"), {}}).empty());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(pane.spec().stages[2].depth, 9);
        QCOMPARE(v.session.variants()[1].architecture.stages[2].depth, 9);
        v.session.setCounting({Counting::Unit::Flops, Counting::Scope::AllOperations});
        QCOMPARE(pane.snapshot()->model->counting, v.session.counting());
        QVERIFY(pane.snapshot()->generation != v.session.shown().snapshot()->generation);
    }
};

RESIDUA_TEST_PART(NetworkStateTest)
#include "tst_network_state.moc"
