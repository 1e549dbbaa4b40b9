#include "tests/ui/part.h"
#include "tests/ui/strip_bench.h"

using namespace residua;
using namespace residua::ui;
using namespace residua::test;

class StripTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void everythingIsInItsPlace_data();
    void everythingIsInItsPlace();
    void heightIsResolutionAndThicknessIsChannels();
    void widthsStepToUsefulNumbers();
    void dragChangesDepthAsOneStep();
    void dragChangesWidthInSteps();
    void dragWithShiftGoesBySingleChannels();
    void escapeTakesADragBack();
    void aDragThatEndsWhereItBeganIsNone();
    void refusedValuesAreSaidAndTheLastValidOneStays();
    void theHandleStaysUnderThePointer();
    void theWholeWidthIsUsed();
    void theOthersStayWhereTheyAreWhileOneIsDragged();
    void anotherEditEndsADrag();
    void aReleaseThatWasNotSeenEndsADrag();
    void thePointerShowsWhatCanBeDone();
    void theButtonStaysInsideWhateverItSays();
    void slabsHaveThePicturesColours_data();
    void slabsHaveThePicturesColours();
};

void StripTest::everythingIsInItsPlace_data()
{
    QTest::addColumn<int>("stages");
    QTest::addColumn<int>("depth");
    for (const int stages : {1, 2, 4, 7, 8})
        for (const int depth : {1, 3, 23, 128, 512})
            if (stages * depth <= 1024)
                QTest::addRow("%d stages of %d", stages, depth) << stages << depth;
}

void StripTest::everythingIsInItsPlace()
{
    QFETCH(int, stages);
    QFETCH(int, depth);
    const StripParts strip = stripParts(makeSnapshot(withStages(stages, depth), 1));
    QCOMPARE(std::ssize(strip.parts), stages + 3);
    QFont large = QApplication::font();
    large.setPointSize(14);
    for (const QFont &font : {QApplication::font(), large}) {
        const StripFonts fonts(font);
        for (int width = 600; width <= 3000; width += 150) {
            const StripGeometry geometry = stripGeometry(strip, fonts, QSizeF(width, stripHeight(fonts)), 150);
            double before = 0;
            int part = 0, next = 0;
            for (const StripBox &box : geometry.boxes) {
                QVERIFY(box.rect.left() >= before); // in order, without overlap
                QVERIFY(box.rect.width() >= 2 && box.rect.height() >= 2);
                before = box.rect.right();
                if (box.part != part) {
                    QCOMPARE(next, static_cast<int>(strip.parts[static_cast<std::size_t>(part)].slabs.size()));
                    part = box.part;
                    next = 0;
                }
                QCOMPARE(box.first, next); // every block is in exactly one
                QVERIFY(box.last >= box.first);
                next = box.last + 1;
            }
            QCOMPARE(next, static_cast<int>(strip.parts.back().slabs.size()));
            QVERIFY(before <= width);
            for (std::size_t i = 0; i < geometry.cells.size(); ++i) {
                const StripCell &cell = geometry.cells[i];
                QVERIFY(cell.frame.left() >= 0 && cell.frame.right() <= width);
                QVERIFY(cell.frame.top() >= 0 && cell.frame.bottom() <= stripHeight(fonts));
                QVERIFY(i == 0 || cell.frame.left() >= geometry.cells[i - 1].frame.right());
                QVERIFY(cell.frame.left() <= cell.slabs.left() && cell.slabs.right() <= cell.frame.right());
                const double titleRight = cell.titleAt.x() + fonts.width(StripFonts::Bold, cell.title);
                const double detailRight = cell.detailAt.x() + fonts.width(StripFonts::Plain, cell.detail);
                if (width >= 900) {
                    QVERIFY(i == 0
                            || cell.titleAt.x()
                                > geometry.cells[i - 1].titleAt.x() + fonts.width(StripFonts::Bold, geometry.cells[i - 1].title));
                    QVERIFY(titleRight <= width && detailRight <= width);
                }
                if (strip.parts[i].kind == StripPart::Kind::Stage) {
                    QCOMPARE(hitTest(geometry, cell.depthHandle.center()).what, StripHit::What::DepthHandle);
                    QVERIFY(cell.detail.contains(QString::number(depth)) || cell.detail.contains(QChar(0x2026)));
                }
            }
        }
    }
}

void StripTest::heightIsResolutionAndThicknessIsChannels()
{
    Bench bench;
    const auto slabs = [&](int stage) { return bench.cell(stage).slabs; };
    for (int stage = 1; stage < 4; ++stage)
        QVERIFY(slabs(stage).height() < slabs(stage - 1).height());
    const double deep = slabs(2).width();
    bench.session.shown().propose(withStageNumber(bench.session.shown().spec(), 2, true, 7), {QStringLiteral("deeper"), {}});
    QVERIFY(slabs(2).width() > deep);
    bench.session.shown().propose(withStageNumber(bench.session.shown().spec(), 2, false, 1024), {QStringLiteral("wider"), {}});
    QVERIFY(slabs(2).width() > deep * 1.2);
}

void StripTest::widthsStepToUsefulNumbers()
{
    QCOMPARE(steppedWidth(64, 1, 1, false), 72);
    QCOMPARE(steppedWidth(64, -1, 1, false), 56);
    QCOMPARE(steppedWidth(100, 1, 1, false), 104);
    QCOMPARE(steppedWidth(256, 1, 1, false), 288);
    QCOMPARE(steppedWidth(256, -1, 1, false), 240);
    QCOMPARE(steppedWidth(512, 8, 1, false), 1024);
    QCOMPARE(steppedWidth(1024, -8, 1, false), 512);
    QCOMPARE(steppedWidth(256, 1, 1, true), 257);
    QCOMPARE(steppedWidth(64, 1, 32, false), 96);
    QCOMPARE(steppedWidth(64, 1, 32, true), 96);
    QCOMPARE(steppedWidth(8, -3, 1, false), 8);
    QCOMPARE(steppedWidth(8192, 3, 1, false), 8192);
    QCOMPARE(steppedDepth(2, -5), 1);
    ResNetSpec spec = *preset("resnet50");
    spec.norm = {NormType::Group, 32};
    QCOMPARE(widthUnit(spec, 0), 32);
}

void StripTest::dragChangesDepthAsOneStep()
{
    Bench bench;
    const QPoint at = bench.depthHandle(2);
    const double pitch = bench.pitch(2);
    bench.press(at);
    QCOMPARE(bench.session.shown().selection().path, std::string("layer3"));
    for (int i = 1; i <= 20; ++i)
        bench.move(at + QPointF(2 * pitch * i / 20, 0));
    QCOMPARE(bench.stage(2).depth, 8); // while it is dragged
    QCOMPARE(bench.strip.bubble().lines,
             QStringList({QStringLiteral("6 → 8"), QStringLiteral("+2.23 M parameters"), QStringLiteral("+437 M MACs")}));
    bench.release(at);
    QCOMPARE(bench.steps(), 1);
    QCOMPARE(bench.session.undoStack().undoText(), QStringLiteral("Set stage 3 depth to 8"));
    QCOMPARE(bench.strip.bubble().part, -1);
    QVERIFY(bench.session.isModified());
    const QPoint again = bench.depthHandle(2);
    bench.press(again);
    bench.move(again - QPointF(pitch, 0));
    bench.release(again);
    QCOMPARE(bench.stage(2).depth, 7);
    QCOMPARE(bench.steps(), 2); // another drag is another step
    bench.session.undoStack().undo();
    bench.session.undoStack().undo();
    QCOMPARE(bench.stage(2).depth, 6);
    QVERIFY(!bench.session.isModified());
}

void StripTest::dragChangesWidthInSteps()
{
    Bench bench;
    const QPoint at = bench.widthHandle(2);
    bench.press(at);
    bench.move(at - QPointF(0, 2 * widthStepPixels));
    QCOMPARE(bench.stage(2).width, 320);
    bench.move(at + QPointF(0, widthStepPixels));
    QCOMPARE(bench.stage(2).width, 240);
    bench.release(at);
    QCOMPARE(bench.steps(), 1);
    QCOMPARE(bench.session.undoStack().undoText(), QStringLiteral("Set stage 3 width to 240"));
}

void StripTest::dragWithShiftGoesBySingleChannels()
{
    Bench bench;
    const QPoint at = bench.widthHandle(0);
    bench.press(at);
    bench.move(at - QPointF(0, widthStepPixels));
    QCOMPARE(bench.stage(0).width, 72);
    bench.move(at - QPointF(0, widthStepPixels), Qt::ShiftModifier); // from here on
    bench.move(at - QPointF(0, 3 * widthStepPixels), Qt::ShiftModifier);
    QCOMPARE(bench.stage(0).width, 74);
    bench.release(at);
    QCOMPARE(bench.steps(), 1);
}

void StripTest::escapeTakesADragBack()
{
    Bench bench;
    const std::string before = bench.bytes();
    const QPoint at = bench.depthHandle(2);
    bench.press(at);
    bench.move(at + QPointF(3 * bench.pitch(2), 0));
    QCOMPARE(bench.stage(2).depth, 9);
    bench.key(Qt::Key_Escape);
    QCOMPARE(bench.stage(2).depth, 6);
    bench.move(at + QPointF(100, 0)); // until the button is released nothing happens any more
    bench.release(at + QPoint(100, 0));
    QCOMPARE(bench.steps(), 0);
    QVERIFY(!bench.session.isModified());
    QCOMPARE(bench.bytes(), before);
    bench.press(bench.depthHandle(2));
    bench.key(Qt::Key_Escape); // before the first step
    bench.release(at);
    QCOMPARE(bench.bytes(), before);
}

void StripTest::aDragThatEndsWhereItBeganIsNone()
{
    Bench bench;
    const QPoint at = bench.depthHandle(1);
    bench.press(at);
    bench.move(at + QPointF(60, 0));
    QVERIFY(bench.session.isModified());
    bench.move(at);
    bench.release(at);
    QCOMPARE(bench.steps(), 0);
    QCOMPARE(bench.session.undoStack().count(), 0);
    QVERIFY(!bench.session.isModified());
}

void StripTest::refusedValuesAreSaidAndTheLastValidOneStays()
{
    Bench bench;
    const QPoint at = bench.depthHandle(2);
    bench.press(at);
    bench.move(at + QPointF(700 * bench.pitch(2), 0));
    QCOMPARE(bench.stage(2).depth, 512);
    QVERIFY(bench.strip.bubble().refusal.contains(QStringLiteral("512")));
    bench.move(at - QPointF(50 * bench.pitch(2), 0));
    QCOMPARE(bench.stage(2).depth, 1);
    QVERIFY(!bench.strip.bubble().refusal.isEmpty());
    bench.move(at);
    QVERIFY(bench.strip.bubble().refusal.isEmpty());
    bench.release(at);
    QCOMPARE(bench.steps(), 0);

    ResNetSpec zeroPad = *preset("resnet18");
    zeroPad.block.shortcut = Shortcut::ZeroPad;
    Bench narrow(zeroPad);
    const QPoint top = narrow.widthHandle(1);
    narrow.press(top);
    narrow.move(top + QPointF(0, 8 * widthStepPixels)); // 128 to 64, as wide as stage 1
    QCOMPARE(narrow.stage(1).width, 64);
    narrow.move(top + QPointF(0, 9 * widthStepPixels)); // narrower cannot be
    QCOMPARE(narrow.stage(1).width, 64);
    QVERIFY(narrow.strip.bubble().refusal.contains(QStringLiteral("zero_pad")) || !narrow.strip.bubble().refusal.isEmpty());
    narrow.release(top);
    QCOMPARE(narrow.steps(), 1);
}

void StripTest::theHandleStaysUnderThePointer()
{
    Bench bench(*preset("resnet50"), 1800);
    const QPoint at = bench.depthHandle(2);
    bench.press(at);
    const double pitch = bench.pitch(2);
    for (int more = 1; more <= 6; ++more) {
        bench.move(at + QPointF(more * pitch, 0));
        QVERIFY(std::abs(bench.cell(2).depthHandle.center().x() - (at.x() + more * pitch)) < pitch);
    }
    bench.release(at);
}

void StripTest::theWholeWidthIsUsed()
{
    const StripFonts fonts(QApplication::font());
    for (const char *name : {"resnet18", "resnet50", "resnet152"}) {
        const StripParts strip = stripParts(makeSnapshot(*preset(name), 1));
        for (const int width : {900, 1280, 1600, 1920, 2300}) {
            const StripGeometry geometry = stripGeometry(strip, fonts, QSizeF(width, stripHeight(fonts)), 150);
            QVERIFY2(geometry.cells.back().frame.right() >= width - 24,
                     qPrintable(QStringLiteral("%1 at %2").arg(QLatin1String(name)).arg(width)));
            // Evenly: no gap is much larger than another.
            double least = width, most = 0;
            for (std::size_t i = 1; i < geometry.cells.size(); ++i) {
                const double gap = geometry.cells[i].frame.left() - geometry.cells[i - 1].frame.right();
                least = std::min(least, gap);
                most = std::max(most, gap);
            }
            QVERIFY(most - least <= 8);
        }
    }
}

void StripTest::theOthersStayWhereTheyAreWhileOneIsDragged()
{
    Bench bench(*preset("resnet50"), 1800);
    const auto places = [&] {
        QList<QRectF> all;
        for (int stage = 0; stage < 4; ++stage)
            if (stage != 2)
                all << bench.cell(stage).slabs << bench.cell(stage).frame;
        return all;
    };
    const QList<QRectF> before = places();
    const double left = bench.cell(2).slabs.left();
    const QPoint at = bench.depthHandle(2);
    bench.press(at);
    const double pitch = bench.pitch(2);
    for (int more : {1, 2, 3, -1, -3, 4}) {
        bench.move(at + QPointF(more * pitch, 0));
        QCOMPARE(bench.stage(2).depth, 6 + more);
        QCOMPARE(places(), before);
        QVERIFY(std::abs(bench.cell(2).slabs.left() - left) <= pitch);
    }
    bench.move(at + QPointF(60 * pitch, 0)); // no room for that
    double end = 0;
    for (int stage = 0; stage < 4; ++stage) {
        QVERIFY(bench.cell(stage).frame.left() >= end);
        end = bench.cell(stage).frame.right();
    }
    QVERIFY(end <= bench.strip.width());
    bench.move(at);
    QCOMPARE(places(), before);
    bench.release(at);
}

void StripTest::anotherEditEndsADrag()
{
    Bench bench;
    const QPoint at = bench.depthHandle(3);
    bench.press(at);
    bench.move(at + QPointF(50, 0));
    bench.session.setDocument(documentOf(withStages(1, 2)));
    bench.move(at + QPointF(500, 0));
    bench.release(at);
    QCOMPARE(bench.stage(0).depth, 2);
    QVERIFY(!bench.session.isModified());
    QVERIFY(!bench.strip.change());
}

void StripTest::aReleaseThatWasNotSeenEndsADrag()
{
    Bench bench;
    const QPoint at = bench.depthHandle(2);
    bench.press(at);
    bench.move(at + QPointF(bench.pitch(2), 0));
    bench.hover(at + QPointF(500, 0));
    QVERIFY(!bench.strip.change());
    QCOMPARE(bench.stage(2).depth, 7);
    bench.release(at);
    QCOMPARE(bench.steps(), 1);
}

void StripTest::thePointerShowsWhatCanBeDone()
{
    Bench bench;
    const auto shapeAt = [&](QPointF at) {
        bench.hover(at);
        return bench.strip.cursor().shape();
    };
    QCOMPARE(shapeAt(bench.depthHandle(1)), Qt::SizeHorCursor);
    QCOMPARE(shapeAt(bench.widthHandle(1)), Qt::SizeVerCursor);
    QCOMPARE(shapeAt(bench.cell(1).depthNumber.center()), Qt::IBeamCursor);
    QCOMPARE(shapeAt(bench.cell(1).frame.topLeft() + QPointF(4, 4)), Qt::ArrowCursor);
    QHelpEvent help(QEvent::ToolTip, bench.depthHandle(1), bench.strip.mapToGlobal(bench.depthHandle(1)));
    QApplication::sendEvent(&bench.strip, &help);
    QTRY_COMPARE(QToolTip::text(), QStringLiteral("Drag to change the depth. Double-click to type it."));
    QToolTip::hideText();
    bench.session.shown().select("layer2");
    QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(&bench.strip, &key);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu && bench.entry(menu, QStringLiteral("Depth 4…")));
    menu->close();
}

void StripTest::theButtonStaysInsideWhateverItSays()
{
    Bench bench;
    auto *button = bench.strip.findChild<MetricButton *>();
    const int right = button->geometry().right();
    bench.session.setCounting({Counting::Unit::Flops, Counting::Scope::AllOperations});
    QVERIFY(button->text().contains(QStringLiteral("all operations")));
    QCOMPARE(button->geometry().right(), right);
    bench.session.setMetric(Metric::Deviation);
    QCOMPARE(button->geometry().right(), right);
}

void StripTest::slabsHaveThePicturesColours_data()
{
    QTest::addColumn<Metric>("metric");
    QTest::addColumn<QColor>("first"); // where the value is -2
    QTest::addColumn<QColor>("other"); // where it is 1
    const Theme theme(QApplication::palette());
    for (const Metric metric : {Metric::Mean, Metric::Minimum, Metric::Maximum})
        QTest::addRow("%s", qPrintable(metricName(metric))) << metric << theme.diverging(-1) << theme.diverging(0.5);
    for (const Metric metric : {Metric::Deviation, Metric::Zeros})
        QTest::addRow("%s", qPrintable(metricName(metric))) << metric << Theme::viridis(0) << Theme::viridis(1);
}

void StripTest::slabsHaveThePicturesColours()
{
    QFETCH(Metric, metric);
    Bench bench;
    auto run = std::make_shared<RunResult>();
    run->snapshot = bench.session.shown().snapshot();
    for (const Node &node : run->snapshot->model->graph.nodes) {
        const double value = node.slot.stage == 0 ? -2 : 1;
        run->trace.rows.push_back({{}, 0.5, value, value, value, value, value});
    }
    bench.session.runs().setResult(bench.session.shown().variant(), run);
    bench.session.setMetric(metric);
    const QImage image = bench.strip.grab().toImage();
    for (const StripBox &box : bench.strip.geometryOfStrip().boxes) {
        const StripPart &part = bench.strip.strip().parts[static_cast<std::size_t>(box.part)];
        if (part.kind != StripPart::Kind::Stage)
            continue;
        QFETCH(QColor, first);
        QFETCH(QColor, other);
        QCOMPARE(image.pixelColor(box.rect.center().toPoint()), part.stage == 0 ? first : other);
    }
}

RESIDUA_TEST_PART(StripTest)
#include "tst_strip.moc"
