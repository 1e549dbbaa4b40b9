#include "tests/ui/part.h"
#include "tests/ui/worker_fixture.h"

#include <QTest>

#include <random>

using namespace residua;
using namespace residua::ui;
using Call = test::FakeControl::Call;
using Fixture = test::WorkerFixture;

namespace {

/// Whether everything that is told of the values is there and is what measuring them here gives.
bool areMeasured(const MeasuredMaps &maps)
{
    const std::vector<MapStatistics> statistics = mapStatistics(maps.tensor);
    return !statistics.empty() && maps.statistics == statistics && maps.range == valueRange(statistics)
        && maps.histogram == histogram(maps.tensor, statistics, MeasuredMaps::binCount) && maps.dead == static_cast<int>(statistics.size());
}

} // namespace

class WorkerMapsTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void selectingAnotherLayerBringsItsMaps()
    {
        Fixture f;
        QVERIFY(f.start());
        QVERIFY(f.runToEnd());
        QVERIFY(!f.session.shown().maps());
        f.session.shown().select("layer2");
        QTRY_VERIFY(f.session.shown().maps());
        QCOMPARE(f.session.shown().maps()->maps->tensor.shape, (Shape{1, 128, 28, 28}));
        f.session.shown().select("conv1");
        QTRY_VERIFY(f.session.shown().maps() && f.session.shown().maps()->maps->tensor.shape == (Shape{1, 64, 112, 112}));
        f.session.shown().select({});
        QVERIFY(!f.session.shown().maps());
    }

    void mapsArriveMeasured()
    {
        Fixture f;
        QVERIFY(f.start());
        f.session.shown().select("layer1.0.conv1");
        QVERIFY(f.runToEnd()); // with the pass
        QVERIFY(areMeasured(*f.session.shown().maps()->maps));
        f.session.shown().select("layer2"); // by a pass of their own
        QTRY_VERIFY(f.session.shown().maps());
        QVERIFY(areMeasured(*f.session.shown().maps()->maps));
        const MeasuredMapsPtr first = f.session.shown().maps()->maps;
        RunSetup setup = f.session.setup();
        setup.other = std::make_shared<Image>(Image{2, 1, {0, 0, 0, 255, 255, 255}});
        f.session.setSetup(setup);
        QTRY_VERIFY(f.session.shown().maps()->other);
        QVERIFY(areMeasured(*f.session.shown().maps()->other->maps));
        QCOMPARE(f.session.shown().maps()->maps, first); // neither copied nor measured again
    }

    void whatIsToldOfMapsIsAlwaysOfTheirLayer()
    {
        Fixture f;
        QVERIFY(f.start());
        QVERIFY(f.runToEnd());
        int arrived = 0, wrong = 0;
        connect(&f.session.shown(), &NetworkState::mapsChanged, &f.session, [&] {
            const MapsPtr &maps = f.session.shown().maps();
            if (!maps)
                return;
            ++arrived;
            const auto node = static_cast<float>(maps->node); // what the fake engine's activations consist of
            wrong += maps->node != f.session.shown().selection().nodes.back() || maps->maps->range.minimum != node
                || maps->maps->range.maximum != node || maps->maps->histogram.minimum != node;
        });
        std::mt19937 random(7);
        const auto &nodes = f.session.shown().snapshot()->model->graph.nodes;
        for (int i = 0; i < 300; ++i) {
            f.session.shown().select(nodes[1 + random() % (nodes.size() - 1)].path);
            if (random() % 4 == 0)
                QTest::qWait(static_cast<int>(random() % 4));
        }
        QTRY_VERIFY(f.session.shown().maps());
        QVERIFY(arrived > 0);
        QCOMPARE(wrong, 0);
    }

    void mapsThatCannotBeMadeAreAMessageAndNothingElse()
    {
        Fixture f;
        QVERIFY(f.start());
        QVERIFY(f.runToEnd());
        f.control->failing = Call::Run;
        f.session.shown().select("conv1");
        QTRY_VERIFY(f.session.shown().maps());
        QVERIFY(!f.session.shown().maps()->problem.isEmpty() && !f.session.shown().maps()->maps);
    }

    void aSecondImageBringsItsMapsWithoutAnotherRun()
    {
        Fixture f;
        QVERIFY(f.start());
        f.session.shown().select("layer2");
        QVERIFY(f.runToEnd());
        const RunResultPtr run = f.session.shown().runResult();
        QVERIFY(run->seen && run->seen->width == 224 && run->seen->rgb.size() == 224 * 224 * 3);
        const int passes = f.control->runs;
        RunSetup setup = f.session.setup();
        setup.other = std::make_shared<Image>(Image{2, 1, {0, 0, 0, 255, 255, 255}});
        setup.otherName = QStringLiteral("dog.png");
        f.session.setSetup(setup);
        QVERIFY(f.session.shown().maps()); // the first ones stay meanwhile
        QTRY_VERIFY(f.session.shown().maps() && f.session.shown().maps()->other);
        QCOMPARE(f.control->runs, passes + 1);
        QCOMPARE(f.session.shown().runResult(), run);
        QCOMPARE(f.session.shown().maps()->other->image, setup.other);
        QCOMPARE(f.session.shown().maps()->other->name, QStringLiteral("dog.png"));
        QCOMPARE(f.session.shown().maps()->other->maps->tensor.shape, f.session.shown().maps()->maps->tensor.shape);
        QCOMPARE(f.session.shown().maps()->other->seen->width, 224);
        f.session.shown().select("conv1");
        QTRY_VERIFY(f.session.shown().maps() && f.session.shown().maps()->other
                    && f.session.shown().maps()->other->maps->tensor.shape == (Shape{1, 64, 112, 112}));
        QVERIFY(f.runToEnd()); // a new run brings both again
        QTRY_VERIFY(f.session.shown().maps() && f.session.shown().maps()->run != run && f.session.shown().maps()->other);
    }

    void aSecondImageThatCannotBeRunIsAMessage()
    {
        Fixture f;
        QVERIFY(f.start());
        f.session.shown().select("conv1");
        QVERIFY(f.runToEnd());
        f.control->failing = Call::Run;
        RunSetup setup = f.session.setup();
        setup.other = std::make_shared<Image>(Image{1, 1, {1, 2, 3}});
        f.session.setSetup(setup);
        QTRY_VERIFY(f.session.shown().maps() && f.session.shown().maps()->other);
        QVERIFY(!f.session.shown().maps()->other->problem.isEmpty() && f.session.shown().maps()->problem.isEmpty());
        const MapsPtr maps = f.session.shown().maps();
        f.control->failing = Call::None;
        setup.afterEveryEdit = true;
        f.session.setSetup(setup); // nothing to ask again
        QTest::qWait(0);
        QCOMPARE(f.session.shown().maps(), maps);
    }

    void anEditDuringTheSecondPassDropsIt()
    {
        Fixture f;
        QVERIFY(f.start());
        f.session.shown().select("conv1");
        QVERIFY(f.runToEnd());
        f.control->holdAt(1);
        RunSetup setup = f.session.setup();
        setup.other = std::make_shared<Image>(Image{1, 1, {1, 2, 3}});
        f.session.setSetup(setup);
        f.control->waitUntilHeld();
        f.session.shown().select("layer2"); // the newer wish stops the older one
        f.control->release();
        QTRY_VERIFY(f.session.shown().maps() && f.session.shown().maps()->other
                    && f.session.shown().maps()->maps->tensor.shape == (Shape{1, 128, 28, 28}));
        QCOMPARE(f.session.shown().maps()->other->maps->tensor.shape, (Shape{1, 128, 28, 28}));
    }
};

RESIDUA_TEST_PART(WorkerMapsTest)
#include "tst_worker_maps.moc"
