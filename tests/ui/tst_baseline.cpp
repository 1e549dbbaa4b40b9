// What the network on show is compared with: the document's baseline, else what it came from.
#include "ui/state/differences.h"

#include "tests/ui/part.h"
#include "tests/ui/variants_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace residua;
using namespace residua::ui;
using test::Variants;
using test::withDepth;

class BaselineTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void untilOneIsChosenItIsThePresetThatItCameFrom()
    {
        Session session;
        const NetworkState &shown = session.shown();
        QCOMPARE(shown.baseline().name, std::string("resnet18"));
        QCOMPARE(shown.baseline().model, shown.snapshot()->model);
        QVERIFY(session.shown().propose(withDepth(shown.spec(), 2, 5), {QStringLiteral("Edit"), {}}).empty());
        QCOMPARE(shown.baseline().model->spec, *preset("resnet18"));
        QCOMPARE(shown.comparison()->totals.parameters,
                 shown.snapshot()->model->profile.totals.parameters - shown.baseline().model->profile.totals.parameters);
        // A name of its own changes nothing: it still came from there.
        ResNetSpec renamed = shown.spec();
        renamed.name = "mine";
        QVERIFY(session.shown().propose(renamed, {QStringLiteral("Rename"), {}}).empty());
        QCOMPARE(shown.baseline().name, std::string("resnet18"));
    }

    void anotherPresetIsAnotherOriginAndUndoneWithIt()
    {
        Session session;
        NetworkState &shown = session.shown();
        ResNetSpec renamed = shown.spec();
        renamed.name = "mine";
        QVERIFY(shown.propose(renamed, {QStringLiteral("Rename"), {}}).empty());
        QVERIFY(shown.propose(*preset("resnet50"), {QStringLiteral("Use preset"), {}}).empty());
        QCOMPARE(shown.baseline().name, std::string("resnet50"));
        renamed = shown.spec();
        renamed.name = "yours";
        QVERIFY(shown.propose(renamed, {QStringLiteral("Rename"), {}}).empty());
        QCOMPARE(shown.baseline().name, std::string("resnet50"));
        session.undoStack().undo();
        session.undoStack().undo();
        QCOMPARE(shown.spec().name, std::string("mine"));
        QCOMPARE(shown.baseline().name, std::string("resnet18"));
        session.undoStack().redo();
        session.undoStack().redo();
        QCOMPARE(shown.spec().name, std::string("yours"));
        QCOMPARE(shown.baseline().name, std::string("resnet50"));
    }

    void aNetworkOfItsOwnIsComparedWithItselfAsItWasOpened()
    {
        ResNetSpec own = withDepth(*preset("resnet34"), 1, 7);
        own.name = "own";
        Session session;
        session.setDocument(documentOf(own));
        QVERIFY(session.shown().propose(withDepth(own, 1, 9), {QStringLiteral("Edit"), {}}).empty());
        QCOMPARE(session.shown().baseline().name, std::string("own"));
        QCOMPARE(session.shown().baseline().model->spec.stages[1].depth, 7);
    }

    void aCopyCameFromWhereItsModelDid()
    {
        Session session;
        QVERIFY(session.shown().propose(withDepth(session.shown().spec(), 2, 5), {QStringLiteral("Edit"), {}}).empty());
        QVERIFY(session.duplicateVariant(session.idAt(0)).empty());
        QCOMPARE(session.shown().baseline().model->spec, *preset("resnet18"));
        session.undoStack().undo();
        session.undoStack().redo();
        QCOMPARE(session.shown().baseline().model->spec, *preset("resnet18"));
    }

    void theChosenOneIsFollowed()
    {
        Variants v({"a", "b", "c"}); // resnet18, 34, 50
        const NetworkState &shown = v.session.shown();
        QSignalSpy changed(&shown, &NetworkState::baselineChanged), snapshots(&shown, &NetworkState::snapshotChanged);
        v.session.setBaseline(v.id(1));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(shown.baseline().name, std::string("b"));
        QCOMPARE(shown.baseline().model->spec, *preset("resnet34"));
        QVERIFY(v.session.renameVariant(v.id(1), "first").empty());
        QCOMPARE(changed.count(), 2);
        QCOMPARE(shown.baseline().name, std::string("first"));
        QVERIFY(v.session.propose(v.id(1), withDepth(*preset("resnet34"), 2, 9), {QStringLiteral("Edit"), {}}).empty());
        QCOMPARE(changed.count(), 3);
        QCOMPARE(shown.baseline().model->spec.stages[2].depth, 9);
        QCOMPARE(snapshots.count(), 0);
        v.session.moveVariant(v.id(1), 2);
        QVERIFY(v.session.setNote(v.id(0), "x").empty());
        QCOMPARE(changed.count(), 3);
        v.session.setCurrent(2);
        QVERIFY(shown.baseline().isShown);
        QCOMPARE(shown.baseline().model, shown.snapshot()->model);
        v.session.setCurrent(0);
        QVERIFY(v.session.removeVariant(v.id(2)).empty());
        QCOMPARE(shown.baseline().name, std::string("resnet18"));
        v.undo(); // it is back, and shown
        QVERIFY(shown.baseline().isShown);
    }

    void itIsCountedAsTheNetworkOnShow()
    {
        Variants v({"a", "b"});
        v.session.setBaseline(v.id(1));
        const std::int64_t macs = v.session.shown().baseline().model->profile.totals.macs;
        const std::int64_t more = v.session.shown().comparison()->totals.macs;
        v.session.setCounting({Counting::Unit::Flops, Counting::Scope::ConvolutionAndLinear});
        QCOMPARE(v.session.shown().baseline().model->profile.totals.macs, 2 * macs);
        QCOMPARE(v.session.shown().comparison()->totals.macs, 2 * more);
    }

    void rowsAddUpToTheTotals()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        ResNetSpec next = withDepth(session.shown().spec(), 2, 8);
        next.stages[1].width = 192;
        next.head.classes = 10;
        QVERIFY(session.shown().propose(next, {QStringLiteral("Edit"), {}}).empty());
        const NetworkState &shown = session.shown();
        const Differences differences(*shown.comparison(), *shown.snapshot()->model);
        CostDifference parts;
        for (const SummaryRow &row : shown.snapshot()->table.rows) {
            if (row.depth == 0 && row.kind != SummaryRow::Kind::Operation) {
                parts.parameters += differences.of(row).costs.parameters;
                parts.macs += differences.of(row).costs.macs;
            }
        }
        QCOMPARE(parts.parameters, shown.comparison()->totals.parameters);
        QCOMPARE(parts.macs, shown.comparison()->totals.macs);
        int added = 0;
        for (const SummaryRow &row : shown.snapshot()->table.rows)
            added += row.kind == SummaryRow::Kind::Block && differences.of(row).change == Change::Added;
        QCOMPARE(added, 2);
        session.shown().select("layer3.1-7"); // some of them
        QVERIFY(differences.of(*shown.snapshot(), shown.selection()).change == Change::Changed);
        session.shown().select("layer1");
        QVERIFY(differences.of(*shown.snapshot(), shown.selection()) == PartDifference());
    }

    void allVariantsOfAFileAreOneStep()
    {
        Variants v({"a", "b"});
        const std::vector<Variant> file = {{"b", "why", *preset("resnet50")}, {"d", "", *preset("resnet152")}};
        QVERIFY(v.session.addVariants(file, QStringLiteral("Add variants")).empty());
        QCOMPARE(v.words(), QStringLiteral("a b 2 d* b"));
        QCOMPARE(v.session.variants()[1].note, std::string("why"));
        QCOMPARE(v.session.undoStack().count(), 1);
        QCOMPARE(v.session.undoStack().undoText(), QStringLiteral("Add variants"));
        v.undo();
        QCOMPARE(v.words(), QStringLiteral("a* b"));
        v.redo();
        QCOMPARE(v.words(), QStringLiteral("a b 2 d* b"));
    }
};

RESIDUA_TEST_PART(BaselineTest)
#include "tst_baseline.moc"
