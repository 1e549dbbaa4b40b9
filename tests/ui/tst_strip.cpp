#include "ui/strip/metric_button.h"
#include "ui/strip/stage_strip.h"
#include "ui/strip/strip_steps.h"

#include "ui/forms/number_edit.h"
#include "tests/ui/patience.h"

#include "core/arch/presets.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QToolTip>

#include <random>

using namespace residua;
using namespace residua::ui;

namespace {

ResNetSpec withStages(int count, std::int64_t depth)
{
    ResNetSpec spec = *preset("resnet50");
    spec.stages.assign(static_cast<std::size_t>(count), StageSpec{depth, 64, 1, 1, {}});
    return spec;
}

/// A strip in a window, driven as a person drives it.
struct Bench {
    Session session;
    StageStrip strip{session};

    explicit Bench(const ResNetSpec &spec = *preset("resnet50"), int width = 1500)
    {
        session.setDocument(documentOf(spec));
        strip.resize(width, strip.sizeHint().height());
        strip.show();
        strip.activateWindow();
        if (!QTest::qWaitForWindowActive(&strip, patience))
            qFatal("the window does not become active");
        strip.setFocus();
    }

    const StripCell &cell(int stage) { return strip.geometryOfStrip().cells[static_cast<std::size_t>(strip.strip().partOfStage(stage))]; }
    QPoint depthHandle(int stage) { return cell(stage).depthHandle.center().toPoint(); }
    QPoint widthHandle(int stage) { return cell(stage).widthHandle.center().toPoint(); }

    void press(QPoint at, Qt::KeyboardModifiers modifiers = {}) { QTest::mousePress(&strip, Qt::LeftButton, modifiers, at); }
    void move(QPointF at, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, at, strip.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(&strip, &event);
    }
    void hover(QPointF at)
    {
        QMouseEvent event(QEvent::MouseMove, at, strip.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(&strip, &event);
    }
    void release(QPoint at) { QTest::mouseRelease(&strip, Qt::LeftButton, {}, at); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&strip, key, modifiers); }

    NumberEdit *field() { return strip.findChild<NumberEdit *>(QStringLiteral("strip.number")); }
    const StageSpec &stage(int index) const { return session.spec().stages[static_cast<std::size_t>(index)]; }
    int steps() { return session.undoStack().index(); }
    std::string bytes() const { return documentBytes(session.document()); }

    /// The pixels between `depth` and `depth + 1` while the depth of `stage` is dragged.
    double pitch(int stage)
    {
        const StripGeometry &geometry = strip.geometryOfStrip();
        const double natural = naturalPitch(strip.strip().parts[static_cast<std::size_t>(strip.strip().partOfStage(stage))]);
        return std::clamp(natural * geometry.placing.scale, 8.0, 24.0);
    }

    QMenu *menu(int part)
    {
        const QPoint at = strip.geometryOfStrip().cells[static_cast<std::size_t>(part)].titleAt.toPoint() + QPoint(3, -3);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, strip.mapToGlobal(at));
        QApplication::sendEvent(&strip, &event);
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }
    QAction *entry(QMenu *menu, const QString &text)
    {
        for (QAction *action : menu->actions())
            if (action->text() == text)
                return action;
        return nullptr;
    }
};

} // namespace

class StripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support (propagateSizeHints\\(\\)|raise\\(\\)|grabbing the keyboard))"))); }

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
    void anotherEditEndsADrag();
    void aReleaseThatWasNotSeenEndsADrag();
    void thePointerShowsWhatCanBeDone();
    void doubleClickOpensTheNumber();
    void wrongNumbersAreSaid();
    void keysMoveAlongTheNetwork();
    void keysEdit();
    void keysTypeANumber();
    void menuEdits();
    void menuIsGreyWhereNothingIsPossible();
    void selectionGoesBothWays();
    void clicksSelectBlocks();
    void everyStyleIsSelected();
    void tintsNeedARunWhereTheyAreMeasured();
    void metricButtonSetsTheMetric();
    void itSaysWhatIsSelected();
    void randomActionsAreUndoneToTheSameBytes();
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
                    QVERIFY(i == 0 || cell.titleAt.x() > geometry.cells[i - 1].titleAt.x() + fonts.width(StripFonts::Bold, geometry.cells[i - 1].title));
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
    bench.session.propose(withStageNumber(bench.session.spec(), 2, true, 7), {QStringLiteral("deeper"), {}});
    QVERIFY(slabs(2).width() > deep);
    bench.session.propose(withStageNumber(bench.session.spec(), 2, false, 1024), {QStringLiteral("wider"), {}});
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
    QCOMPARE(bench.session.selection().path, std::string("layer3"));
    for (int i = 1; i <= 20; ++i)
        bench.move(at + QPointF(2 * pitch * i / 20, 0));
    QCOMPARE(bench.stage(2).depth, 8); // while it is dragged
    QCOMPARE(bench.strip.bubble().lines, QStringList({QStringLiteral("6 → 8"), QStringLiteral("+2.23 M parameters"), QStringLiteral("+437 M MACs")}));
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
    bench.session.select("layer2");
    QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(&bench.strip, &key);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu && bench.entry(menu, QStringLiteral("Depth 4…")));
    menu->close();
}

void StripTest::doubleClickOpensTheNumber()
{
    Bench bench;
    QTest::mouseDClick(&bench.strip, Qt::LeftButton, {}, bench.depthHandle(2));
    QVERIFY(bench.field());
    QTRY_VERIFY(bench.field()->hasFocus());
    QCOMPARE(bench.field()->text(), QStringLiteral("6"));
    QTest::keyClicks(bench.field(), QStringLiteral("11"));
    QTest::keyClick(bench.field(), Qt::Key_Return);
    QCOMPARE(bench.stage(2).depth, 11);
    QCOMPARE(bench.session.undoStack().undoText(), QStringLiteral("Set stage 3 depth to 11"));
    QTRY_VERIFY(!bench.field());
    QVERIFY(bench.strip.hasFocus());

    QTest::mouseDClick(&bench.strip, Qt::LeftButton, {}, bench.cell(1).widthNumber.center().toPoint());
    QCOMPARE(bench.field()->text(), QStringLiteral("128"));
    QTest::keyClicks(bench.field(), QStringLiteral("99"));
    QTest::keyClick(bench.field(), Qt::Key_Escape);
    QTRY_VERIFY(!bench.field());
    QCOMPARE(bench.stage(1).width, 128);
    QCOMPARE(bench.steps(), 1);

    QTest::mouseDClick(&bench.strip, Qt::LeftButton, {}, bench.widthHandle(1));
    QTest::keyClick(bench.field(), Qt::Key_Up);
    QCOMPARE(bench.field()->text(), QStringLiteral("144"));
    QTest::mouseClick(&bench.strip, Qt::LeftButton, {}, bench.cell(0).titleAt.toPoint()); // leaving it sets it
    QTRY_VERIFY(!bench.field());
    QCOMPARE(bench.steps(), 1 + (bench.stage(1).width == 144));
}

void StripTest::wrongNumbersAreSaid()
{
    Bench bench;
    bench.strip.editNumber(2, true);
    for (const char *text : {"0", "9999", "x", "2.5", ""}) {
        bench.field()->selectAll();
        QTest::keyClick(bench.field(), Qt::Key_Backspace);
        QTest::keyClicks(bench.field(), QString::fromLatin1(text));
        QTest::keyClick(bench.field(), Qt::Key_Return);
        QVERIFY(bench.field());
        QVERIFY(!bench.strip.bubble().refusal.isEmpty());
    }
    QTest::keyClick(bench.field(), Qt::Key_Escape);
    QTRY_VERIFY(!bench.field());
    QVERIFY(bench.strip.bubble().refusal.isEmpty());
    QCOMPARE(bench.steps(), 0);
}

void StripTest::keysMoveAlongTheNetwork()
{
    Bench bench;
    std::vector<std::string> paths;
    for (int i = 0; i < 8; ++i) { // once more than there are parts
        bench.key(Qt::Key_Right);
        paths.push_back(bench.session.selection().path);
    }
    QCOMPARE(paths, (std::vector<std::string>{"input", "stem", "layer1", "layer2", "layer3", "layer4", "head", "head"}));
    bench.key(Qt::Key_Left);
    QCOMPARE(bench.session.selection().path, std::string("layer4"));
    bench.key(Qt::Key_Home);
    QCOMPARE(bench.session.selection().path, std::string("input"));
    bench.key(Qt::Key_End);
    QCOMPARE(bench.session.selection().path, std::string("head"));
    bench.key(Qt::Key_Up); // nothing to change there
    QCOMPARE(bench.steps(), 0);
}

void StripTest::keysEdit()
{
    Bench bench;
    bench.session.select("layer3");
    bench.key(Qt::Key_Up);
    bench.key(Qt::Key_Plus);
    QCOMPARE(bench.stage(2).depth, 8);
    QCOMPARE(bench.steps(), 1); // in one go
    QVERIFY(!bench.strip.bubble().lines.isEmpty());
    QTRY_VERIFY(bench.strip.bubble().lines.isEmpty()); // a pause ends it
    bench.key(Qt::Key_Down);
    QCOMPARE(bench.stage(2).depth, 7);
    QCOMPARE(bench.steps(), 2);
    bench.key(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(bench.stage(2).width, 288);
    QCOMPARE(bench.steps(), 3);
    bench.key(Qt::Key_Down, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(bench.stage(2).width, 287);
    QCOMPARE(bench.steps(), 3);
    bench.key(Qt::Key_Insert);
    QCOMPARE(std::ssize(bench.session.spec().stages), 5);
    QCOMPARE(bench.session.selection().path, std::string("layer4"));
    bench.key(Qt::Key_Delete);
    QCOMPARE(std::ssize(bench.session.spec().stages), 4);
    QCOMPARE(bench.session.selection().path, std::string("layer3"));
    bench.key(Qt::Key_Insert, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(std::ssize(bench.session.spec().stages), 5);
    QCOMPARE(bench.session.selection().path, std::string("layer3"));
    bench.session.undoStack().undo();
    bench.session.select("layer3");
    bench.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(bench.stage(1).width, 287);
    QCOMPARE(bench.session.selection().path, std::string("layer2"));
    bench.key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(bench.stage(2).width, 287);
    bench.session.select("layer4.1.conv2"); // the stage that the selection lies in
    bench.key(Qt::Key_Up);
    QCOMPARE(bench.stage(3).depth, 4);
    QCOMPARE(bench.session.selection().path, std::string("layer4.1.conv2"));
}

void StripTest::keysTypeANumber()
{
    Bench bench;
    bench.session.select("layer2");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.field()->text(), QStringLiteral("4"));
    QTest::keyClicks(bench.field(), QStringLiteral("5"));
    QTest::keyClick(bench.field(), Qt::Key_Return);
    QTRY_VERIFY(!bench.field());
    bench.key(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(bench.field()->text(), QStringLiteral("128"));
    QTest::keyClicks(bench.field(), QStringLiteral("200"));
    QTest::keyClick(bench.field(), Qt::Key_Return);
    QCOMPARE(bench.stage(1).depth, 5);
    QCOMPARE(bench.stage(1).width, 200);
    QCOMPARE(bench.steps(), 2);
}

void StripTest::menuEdits()
{
    Bench bench;
    const auto choose = [&](int stage, const QString &text) {
        QMenu *menu = bench.menu(bench.strip.strip().partOfStage(stage));
        QVERIFY(menu);
        QAction *action = bench.entry(menu, text);
        QVERIFY2(action && action->isEnabled(), qPrintable(text));
        action->trigger();
        menu->close();
    };
    choose(1, QStringLiteral("Stride 1"));
    QCOMPARE(bench.stage(1).stride, 1);
    QCOMPARE(bench.session.undoStack().undoText(), QStringLiteral("Set stage 2 stride to 1"));
    choose(1, QStringLiteral("Stride 2"));
    QCOMPARE(bench.stage(1).stride, 2);
    choose(1, QStringLiteral("Duplicate"));
    QCOMPARE(std::ssize(bench.session.spec().stages), 5);
    QCOMPARE(bench.stage(2).depth, 4);
    choose(2, QStringLiteral("Delete"));
    QCOMPARE(std::ssize(bench.session.spec().stages), 4);
    choose(0, QStringLiteral("Move right"));
    QCOMPARE(bench.stage(1).width, 64);
    QCOMPARE(bench.session.selection().path, std::string("layer2"));
    choose(1, QStringLiteral("Move left"));
    choose(0, QStringLiteral("Insert stage before"));
    choose(4, QStringLiteral("Insert stage after"));
    QCOMPARE(std::ssize(bench.session.spec().stages), 6);
    choose(0, QStringLiteral("Depth 3…"));
    QVERIFY(bench.field());
    QTest::keyClick(bench.field(), Qt::Key_Escape);
    while (bench.session.undoStack().canUndo())
        bench.session.undoStack().undo();
    QCOMPARE(bench.session.spec(), canonical(*preset("resnet50")));
    QMenu *menu = bench.menu(1);
    QVERIFY(menu && bench.entry(menu, QStringLiteral("Insert stage before stage 1")));
    menu->close();
}

void StripTest::menuIsGreyWhereNothingIsPossible()
{
    Bench eight(withStages(8, 2));
    QMenu *menu = eight.menu(eight.strip.strip().partOfStage(0));
    for (const char *text : {"Insert stage before", "Insert stage after", "Duplicate", "Move left"})
        QVERIFY2(!eight.entry(menu, QString::fromLatin1(text))->isEnabled(), text);
    QVERIFY(!eight.entry(menu, QStringLiteral("Duplicate"))->toolTip().isEmpty());
    QVERIFY(eight.entry(menu, QStringLiteral("Stride 1"))->isChecked());
    menu->close();
    eight.session.select("layer8");
    eight.key(Qt::Key_Insert);
    QCOMPARE(eight.steps(), 0);
    QVERIFY(!eight.strip.bubble().refusal.isEmpty());
    eight.key(Qt::Key_Left);
    QVERIFY(eight.strip.bubble().refusal.isEmpty());

    Bench one(withStages(1, 2));
    menu = one.menu(one.strip.strip().partOfStage(0));
    for (const char *text : {"Delete", "Move left", "Move right"})
        QVERIFY2(!one.entry(menu, QString::fromLatin1(text))->isEnabled(), text);
    menu->close();
}

void StripTest::selectionGoesBothWays()
{
    Bench bench;
    const auto mark = [&](const char *path) {
        bench.session.select(path);
        return markOf(bench.strip.strip(), bench.session.selection());
    };
    QCOMPARE(mark("layer3"), (StripMark{4, -1, -1}));
    QCOMPARE(mark("layer3.2"), (StripMark{4, 2, 2}));
    QCOMPARE(mark("layer3.2.conv1"), (StripMark{4, 2, 2}));
    QCOMPARE(mark("layer3.1-4"), (StripMark{4, 1, 4}));
    QCOMPARE(mark("stem"), (StripMark{1, -1, -1}));
    QCOMPARE(mark("conv1"), (StripMark{1, 0, 0}));
    QCOMPARE(mark("head"), (StripMark{6, -1, -1}));
    QCOMPARE(mark(""), StripMark{});
    for (int part = 0; part < 7; ++part) {
        const StripCell &cell = bench.strip.geometryOfStrip().cells[static_cast<std::size_t>(part)];
        QTest::mouseClick(&bench.strip, Qt::LeftButton, {}, cell.titleAt.toPoint() + QPoint(3, -3));
        QCOMPARE(markOf(bench.strip.strip(), bench.session.selection()), (StripMark{part, -1, -1}));
    }
    QCOMPARE(bench.steps(), 0);
}

void StripTest::clicksSelectBlocks()
{
    Bench bench;
    const auto clickBox = [&](int part, int index) {
        for (const StripBox &box : bench.strip.geometryOfStrip().boxes)
            if (box.part == part && index-- == 0)
                return QTest::mouseClick(&bench.strip, Qt::LeftButton, {}, box.rect.center().toPoint());
    };
    clickBox(4, 2);
    QCOMPARE(bench.session.selection().path, std::string("layer3.2"));
    bench.session.setDocument(documentOf(withStages(1, 512)));
    bench.strip.resize(600, bench.strip.height());
    clickBox(2, 3); // blocks that share a slab are a run
    const StripBox box = bench.strip.geometryOfStrip().boxes[static_cast<std::size_t>(1 + 2 + 3)];
    QVERIFY(box.last > box.first);
    QCOMPARE(markOf(bench.strip.strip(), bench.session.selection()), (StripMark{2, box.first, box.last}));
}

void StripTest::everyStyleIsSelected()
{
    for (const Style style : {Style::Torchvision, Style::EncoderDecoder, Style::Sequential, Style::SmallImage})
        for (const Order order : {Order::PostActivation, Order::PreActivation})
            for (const HeadType head : {HeadType::Linear, HeadType::Mlp, HeadType::Pool, HeadType::None}) {
                ResNetSpec spec = *preset("resnet18");
                spec.style = style;
                spec.block.order = order;
                spec.head.type = head;
                Bench bench(spec);
                const int parts = head == HeadType::None && order == Order::PostActivation ? 6 : 7;
                QCOMPARE(std::ssize(bench.strip.strip().parts), parts);
                for (int part = 0; part < parts; ++part) {
                    bench.key(part == 0 ? Qt::Key_Home : Qt::Key_Right);
                    QCOMPARE(markOf(bench.strip.strip(), bench.session.selection()), (StripMark{part, -1, -1}));
                }
            }
}

void StripTest::tintsNeedARunWhereTheyAreMeasured()
{
    Bench bench;
    auto *button = bench.strip.findChild<MetricButton *>();
    QCOMPARE(button->text(), QStringLiteral("coloured by: MACs"));
    const QImage tinted = bench.strip.grab().toImage();
    bench.session.setMetric(Metric::Time);
    QCOMPARE(button->text(), QStringLiteral("run to colour by measured time"));
    const QPoint middle = bench.strip.geometryOfStrip().boxes.back().rect.center().toPoint();
    const QImage plain = bench.strip.grab().toImage();
    const QPoint slab = bench.cell(2).slabs.center().toPoint() + QPoint(5, 5);
    QVERIFY(tinted.pixelColor(slab).hsvSaturationF() > 0.1);
    QVERIFY(plain.pixelColor(slab).hsvSaturationF() < 0.1);
    QVERIFY(plain.rect().contains(middle));
}

void StripTest::metricButtonSetsTheMetric()
{
    Bench bench;
    auto *button = bench.strip.findChild<MetricButton *>();
    int choices = 0;
    for (QAction *action : button->menu()->actions()) {
        if (!action->isCheckable())
            continue;
        action->trigger();
        QCOMPARE(bench.session.metric(), static_cast<Metric>(choices++));
        QVERIFY(button->text().contains(metricName(bench.session.metric())));
        QVERIFY(!bench.strip.grab().isNull());
    }
    QCOMPARE(choices, static_cast<int>(Metric::Zeros) + 1);
}

void StripTest::itSaysWhatIsSelected()
{
    Bench bench;
    bench.session.select("layer3");
    QCOMPARE(bench.strip.accessibleName(), QStringLiteral("Stage strip, stage 3"));
    QCOMPARE(bench.strip.accessibleDescription(), QStringLiteral("stage 3: depth 6, width 256, stride 2, output 1024 × 14 × 14"));
    bench.key(Qt::Key_Up);
    QVERIFY(bench.strip.accessibleDescription().contains(QStringLiteral("depth 7")));
}

void StripTest::randomActionsAreUndoneToTheSameBytes()
{
    Bench bench;
    std::mt19937 random(7);
    const auto number = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
    const std::string before = bench.bytes();
    const Qt::Key keys[] = {Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_Insert, Qt::Key_Delete, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Home, Qt::Key_Escape};
    const Qt::KeyboardModifiers modifiers[] = {{}, Qt::ShiftModifier, Qt::AltModifier, Qt::ShiftModifier | Qt::ControlModifier};
    for (int i = 0; i < 200; ++i) {
        const int stage = number(static_cast<int>(bench.session.spec().stages.size()));
        switch (number(6)) {
        case 0:
        case 1: {
            const QPoint at = number(2) ? bench.depthHandle(stage) : bench.widthHandle(stage);
            bench.press(at);
            for (int k = number(5); k >= 0; --k)
                bench.move(at + QPointF(number(160) - 80, number(120) - 60), modifiers[number(2)]);
            if (number(3) == 0)
                bench.key(Qt::Key_Escape);
            bench.release(at);
            break;
        }
        case 2:
        case 3:
            bench.key(keys[number(10)], modifiers[number(4)]);
            break;
        case 4:
            bench.strip.run(stage, static_cast<StripCommand>(number(8)));
            break;
        default:
            bench.strip.editNumber(stage, number(2));
            QTest::keyClicks(bench.field(), QString::number(number(300)));
            QTest::keyClick(bench.field(), number(3) ? Qt::Key_Return : Qt::Key_Escape);
        }
        if (i % 20 == 0)
            QVERIFY(!bench.strip.grab().isNull());
        QVERIFY(validate(bench.session.spec()).empty());
    }
    QVERIFY(bench.steps() > 20);
    while (bench.session.undoStack().canUndo())
        bench.session.undoStack().undo();
    QCOMPARE(bench.bytes(), before);
    QVERIFY(!bench.session.isModified());
}

QTEST_MAIN(StripTest)
#include "tst_strip.moc"
