#include "tests/ui/graph_fixture.h"
#include "tests/ui/part.h"
#include "tests/ui/strip_bench.h"

#include "ui/models/module_view.h"
#include "ui/views/selectable_label.h"
#include "ui/window/frame_gate.h"

#include <QPaintEvent>
#include <QStackedWidget>

#include <array>
#include <random>

using namespace residua;
using namespace residua::ui;
using residua::test::Fixture;

namespace {

/// Collects what is painted of a widget.
class Paints : public QObject {
public:
    explicit Paints(QWidget &widget) { widget.installEventFilter(this); }
    QRegion region;
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            region += static_cast<QPaintEvent *>(event)->region();
            ++count;
        }
        return false;
    }
};

/// The pixels that differ, as far as the rectangle round them.
QRegion difference(const QImage &a, const QImage &b)
{
    QRegion region;
    for (int y = 0; y < a.height(); ++y) {
        const auto *left = reinterpret_cast<const QRgb *>(a.constScanLine(y)), *right = reinterpret_cast<const QRgb *>(b.constScanLine(y));
        for (int x = 0; x < a.width(); ++x) {
            if (left[x] == right[x])
                continue;
            int end = x;
            while (end < a.width() && left[end] != right[end])
                ++end;
            region += QRect(x, y, end - x, 1);
            x = end;
        }
    }
    return region;
}

QImage shown(QWidget &view)
{
    QImage image(view.size(), QImage::Format_RGB32);
    view.render(&image);
    return image;
}

} // namespace

class FramesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGateHoldsPaintingUntilAllIsThere()
    {
        QWidget window;
        window.resize(100, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        bool complete = false;
        FrameGate gate(window, [&complete] { return complete; });
        Paints paints(window);
        gate.close();
        window.update();
        QCoreApplication::processEvents();
        QCOMPARE(paints.count, 0);
        gate.check(); // not all of it
        QCoreApplication::processEvents();
        QCOMPARE(paints.count, 0);
        complete = true;
        gate.check();
        QTRY_COMPARE(paints.count, 1);
        window.update();
        QTRY_COMPARE(paints.count, 2); // and never again
    }

    void aGateOpensByItself()
    {
        QWidget window;
        window.resize(100, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        FrameGate gate(window, [] { return false; });
        Paints paints(window);
        gate.close();
        window.update();
        gate.close(); // another edit does not begin the wait anew
        QTRY_COMPARE(paints.count, 1);
    }

    /// Random edits: whatever pixel is another afterwards has been painted, and most edits of a depth paint a part only.
    void thePictureRedrawsWhatChanged()
    {
        int parts = 0;
        for (const char *name : {"resnet152", "se_resnet18", "resnet50_d", "preact_resnet18"}) {
            Fixture f(name);
            QVERIFY(f.settle());
            f.view.setAnimated(false);
            std::mt19937 random(5);
            const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
            for (int i = 0; i < 60; ++i) {
                QTRY_VERIFY(f.view.isSettled());
                QCoreApplication::processEvents();
                const QImage before = shown(f.view);
                Paints paints(f.view);
                const std::size_t stage = below(f.session.shown().spec().stages.size());
                const auto value = static_cast<std::int64_t>(below(7));
                f.edit([&](ResNetSpec &spec) {
                    switch (below(4)) {
                    case 0: spec.stages[stage].width = 16 * (value + 4); break;
                    case 1: spec.head.classes = 10 + value; break;
                    default: spec.stages[stage].depth = 12 + value; break;
                    }
                });
                if (below(3) == 0)
                    f.session.shown().select(std::array{"layer2", "layer3.0", "layer1.0", "stem", "layer4.1-11", "head", ""}[below(7)]);
                if (below(12) == 0)
                    f.view.setFocus();
                if (below(12) == 0)
                    f.view.setLevel(static_cast<Level>(below(3)));
                QTRY_VERIFY(f.view.isSettled());
                QTest::qWait(0);
                QTRY_VERIFY(f.session.shown().snapshot() == f.view.scene().picture->snapshot);
                QCoreApplication::processEvents();
                const QRegion painted = paints.region, missed = difference(before, shown(f.view)) - painted;
                QVERIFY2(missed.isEmpty(),
                         qPrintable(QStringLiteral("%1, edit %2: not painted: %3 x %4 at %5, %6")
                                        .arg(QLatin1String(name))
                                        .arg(i)
                                        .arg(missed.boundingRect().width())
                                        .arg(missed.boundingRect().height())
                                        .arg(missed.boundingRect().x())
                                        .arg(missed.boundingRect().y())));
                parts += !painted.isEmpty() && painted != QRegion(f.view.rect());
            }
        }
        QVERIFY2(parts > 60, qPrintable(QString::number(parts)));
    }

    void anEditDuringAMotionLeavesNothingOfIt()
    {
        Fixture f;
        QVERIFY(f.settle());
        QTest::qWait(300); // what follows quickly does not move
        f.view.unfold("layer1");
        QVERIFY(QTest::qWaitFor([&] { return f.view.isMoving(); }, patience)); // looks without a pause: the motion is short
        QCoreApplication::processEvents();
        Paints paints(f.view);
        connect(&f.worker, &Worker::pictureReady, &paints, [&paints] { paints.region = {}; }); // after the view has taken it
        f.edit([](ResNetSpec &spec) { spec.head.classes = 7; });
        QTRY_VERIFY(f.session.shown().snapshot() == f.view.scene().picture->snapshot && !f.view.isMoving());
        QCoreApplication::processEvents();
        QCOMPARE(paints.region, QRegion(f.view.rect()));
    }

    /// The bubble of a drag comes near the button that colours the strip, which is painted apart.
    void nothingOfADragStaysInTheStrip()
    {
        for (const int width : {900, 1100, 1300, 1500, 1590}) {
            test::Bench bench(*preset("resnet152"), width);
            const QRect button = bench.strip.findChild<MetricButton *>()->geometry();
            QPoint at = bench.depthHandle(2);
            bench.press(at);
            const QImage free = shown(bench.strip).copy(button);
            for (int i = 0; i < 60; ++i) {
                QCoreApplication::processEvents();
                const QImage before = shown(bench.strip);
                Paints paints(bench.strip);
                bench.move(at += QPoint(i < 20 ? 12 : -12, 0));
                QCoreApplication::processEvents();
                const QImage after = shown(bench.strip);
                QVERIFY2(after.copy(button) == free, qPrintable(QStringLiteral("under the button: width %1, step %2").arg(width).arg(i)));
                const QRegion missed = difference(before, after) - paints.region;
                QVERIFY2(missed.isEmpty(),
                         qPrintable(QStringLiteral("width %1, step %2: %3, %4")
                                        .arg(width)
                                        .arg(i)
                                        .arg(missed.boundingRect().x())
                                        .arg(missed.boundingRect().y())));
            }
            bench.release(at);
        }
    }

    void aLabelIsATextControlUnderThePointerOnly()
    {
        QWidget window;
        auto *label = new SelectableLabel(&window);
        label->setText(QStringLiteral("parameters by name"));
        window.resize(300, 60);
        label->setGeometry(10, 10, 280, 30);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QCOMPARE(label->textInteractionFlags(), Qt::NoTextInteraction);
        const QImage resting = label->grab().toImage();
        QTest::mouseMove(window.windowHandle(), {20, 20});
        QTRY_COMPARE(label->textInteractionFlags(), Qt::TextSelectableByMouse);
        QCOMPARE(label->grab().toImage(), resting); // nobody sees the difference
        QTest::mouseDClick(window.windowHandle(), Qt::LeftButton, {}, {25, 17});
        QCOMPARE(label->selectedText(), QStringLiteral("parameters"));
        QTest::mouseMove(window.windowHandle(), {5, 55});
        QTRY_VERIFY(!label->underMouse());
        QCOMPARE(label->selectedText(), QStringLiteral("parameters")); // it can still be copied
        label->clearFocus();
        QCOMPARE(label->textInteractionFlags(), Qt::NoTextInteraction);
    }

    void aHiddenTreeWaitsAndThenShowsTheSelection()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet18")));
        QStackedWidget pages;
        pages.addWidget(new QWidget);
        auto *tree = new ModuleView(session.shown());
        pages.addWidget(tree);
        pages.resize(500, 400);
        pages.show();
        const SnapshotPtr before = tree->model().snapshot();
        ResNetSpec next = session.shown().spec();
        next.stages[2].depth = 9;
        session.shown().propose(next, {QStringLiteral("edit"), {}});
        session.shown().select("layer3.8.conv2");
        QCOMPARE(tree->model().snapshot(), before);
        QVERIFY(tree->tree().selectionModel()->selectedRows().isEmpty());
        pages.setCurrentWidget(tree);
        QCOMPARE(tree->model().snapshot(), session.shown().snapshot());
        QCOMPARE(tree->tree().currentIndex().data(Qt::DisplayRole).toString(), QStringLiteral("conv2"));
        QVERIFY(tree->tree().viewport()->rect().intersects(tree->tree().visualRect(tree->tree().currentIndex())));
        session.shown().propose(*preset("resnet34"), {QStringLiteral("edit"), {}}); // seen: at once
        QCOMPARE(tree->model().snapshot(), session.shown().snapshot());
    }
};

RESIDUA_TEST_PART(FramesTest)
#include "tst_frames.moc"
