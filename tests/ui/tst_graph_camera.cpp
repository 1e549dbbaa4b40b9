// Which part of the picture is seen: zoomed, panned, fitted, and kept through edits.
#include "core/arch/presets.h"
#include "tests/ui/graph_fixture.h"
#include "tests/ui/part.h"

#include <QTest>

using namespace residua;
using namespace residua::ui;
using residua::test::distance;
using residua::test::Fixture;

class GraphCameraTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void anEditKeepsTheSelectedNodeWhereItIs()
    {
        Fixture f("resnet50", Level::Operation);
        QVERIFY(f.settle());
        f.view.actualSize();
        f.session.shown().select("layer3.0.conv2");
        const QPointF before = f.view.rectOf("layer3.0.conv2").center();
        f.edit([](ResNetSpec &spec) { spec.stages[0].depth = 7; });
        QVERIFY(f.settle());
        QCOMPARE(f.session.shown().selection().path, std::string("layer3.0.conv2"));
        QVERIFY(!f.view.isFitting());
        QVERIFY(distance(f.view.rectOf("layer3.0.conv2").center(), before) <= 1);
    }

    void anEditRefitsAPictureThatIsFitted()
    {
        Fixture f("resnet50", Level::Operation);
        QVERIFY(f.settle());
        f.edit([](ResNetSpec &spec) { spec.stages[2].depth = 20; });
        QVERIFY(f.settle());
        QVERIFY(QRectF(f.view.rect()).contains(f.view.camera().toScreen(QRectF({}, f.view.scene().size))));
    }

    void resizingRefitsOnlyAFittedPicture()
    {
        Fixture f("resnet50", Level::Operation);
        QVERIFY(f.settle());
        f.view.resize(600, 700);
        QVERIFY(f.settle());
        QVERIFY(QRectF(f.view.rect()).contains(f.view.camera().toScreen(QRectF({}, f.view.scene().size))));
        f.view.actualSize();
        f.view.resize(900, 500);
        QVERIFY(f.settle());
        QCOMPARE(f.view.zoom(), 1.0);
    }

    void zoomingKeepsThePointUnderThePointer()
    {
        Fixture f;
        QVERIFY(f.settle());
        const QPointF pointer(333, 222);
        const QPointF point = f.view.camera().toPicture(pointer);
        for (const int delta : {120, 120, 360, -240, -120}) {
            f.wheel(pointer, delta, Qt::ControlModifier);
            QVERIFY(distance(f.view.camera().toScreen(point), pointer) <= f.view.zoom() * 4);
        }
        f.wheel(pointer, 120 * 100, Qt::ControlModifier);
        QCOMPARE(f.view.zoom(), largestZoom);
        f.wheel(pointer, -120 * 100, Qt::ControlModifier);
        QCOMPARE(f.view.zoom(), smallestZoom);
    }

    /// Also from a box, which a click without it would select.
    void draggingWithTheSpaceBarPansAndSelectsNothing()
    {
        Fixture f;
        QVERIFY(f.settle());
        const QPointF before = f.view.camera().offset;
        const QPoint box = f.centerOf("stem");
        QTest::keyPress(&f.view, Qt::Key_Space);
        QTest::mousePress(&f.view, Qt::LeftButton, {}, box);
        QTest::mouseMove(&f.view, box + QPoint(40, 30));
        QTest::mouseRelease(&f.view, Qt::LeftButton, {}, box + QPoint(40, 30));
        QTest::keyRelease(&f.view, Qt::Key_Space);
        QVERIFY(distance(f.view.camera().offset, before + QPointF(40, 30)) <= 1);
        QVERIFY(f.session.shown().selection().path.empty());
        QTest::mouseClick(&f.view, Qt::LeftButton, {}, f.centerOf("stem"));
        QCOMPARE(f.session.shown().selection().path, std::string("stem"));
    }

    void whatWasZoomedToIsShownAgain()
    {
        Fixture f("resnet50", Level::Operation);
        QVERIFY(f.settle());
        QVERIFY(!f.view.place());
        f.view.actualSize();
        f.wheel({300, 300}, -360, {});
        const auto place = f.view.place();
        QVERIFY(place && place->zoom == 1);
        Fixture later("resnet50", Level::Operation);
        later.view.resize(500, 700);
        later.view.showPlace(*place);
        QVERIFY(later.settle());
        QCOMPARE(later.view.zoom(), 1.0);
        const auto fromMiddle = [&place](const GraphView &view) {
            return view.rectOf(place->path).center() - QRectF(view.rect()).center();
        };
        QVERIFY(distance(fromMiddle(later.view), fromMiddle(f.view)) <= 2);
        later.edit([](ResNetSpec &spec) { spec.stages[0].depth = 7; }); // it is not held to the place
        later.view.showPlace({2, "layer9", {}});
        QVERIFY(later.settle());
        QVERIFY(later.view.isFitting());
    }

    void theWheelScrollsAndShiftTurnsIt()
    {
        Fixture f("resnet50", Level::Operation);
        QVERIFY(f.settle());
        f.view.actualSize();
        const QPointF before = f.view.camera().offset;
        f.wheel({300, 300}, -120, {});
        QVERIFY(f.view.camera().offset.y() < before.y());
        QCOMPARE(f.view.camera().offset.x(), before.x());
        f.wheel({300, 300}, -120, Qt::ShiftModifier);
        QVERIFY(f.view.camera().offset.x() < before.x());
        QVERIFY(!f.view.isFitting());
    }

    void draggingTheCanvasPans()
    {
        Fixture f;
        QVERIFY(f.settle());
        const QPointF before = f.view.camera().offset;
        for (const Qt::MouseButton button : {Qt::LeftButton, Qt::MiddleButton}) {
            const QPointF from = f.view.camera().offset;
            QTest::mousePress(&f.view, button, {}, QPoint(5, 5));
            QTest::mouseMove(&f.view, QPoint(45, 35));
            QTest::mouseRelease(&f.view, button, {}, QPoint(45, 35));
            QVERIFY(distance(f.view.camera().offset, from + QPointF(40, 30)) <= 1);
        }
        QVERIFY(!f.view.isFitting());
        QTest::keyClick(&f.view, Qt::Key_F);
        QVERIFY(f.view.isFitting());
        QVERIFY(f.settle());
        QVERIFY(distance(f.view.camera().offset, before) <= 1);
    }
};

RESIDUA_TEST_PART(GraphCameraTest)
#include "tst_graph_camera.moc"
