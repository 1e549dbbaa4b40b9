#include "tests/ui/part.h"
#include "tests/ui/strip_bench.h"

#include <QPointer>
#include <QSignalSpy>

using namespace residua;
using namespace residua::ui;
using namespace residua::test;

class StripKeysTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void doubleClickOpensTheNumber();
    void inputStemAndHeadAreChangedInTheForm();
    void wrongNumbersAreSaid();
    void keysMoveAlongTheNetwork();
    void keysEdit();
    void keysTypeANumber();
    void menuEdits();
    void menuGoesWithTheNetworkItSpeaksOf();
    void menuIsGreyWhereNothingIsPossible();
    void selectionGoesBothWays();
    void clicksSelectBlocks();
    void everyStyleIsSelected();
    void tintsNeedARunWhereTheyAreMeasured();
    void metricButtonSetsTheMetric();
    void itSaysWhatIsSelected();
    void randomActionsAreUndoneToTheSameBytes();
};

void StripKeysTest::doubleClickOpensTheNumber()
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

void StripKeysTest::inputStemAndHeadAreChangedInTheForm()
{
    Bench b;
    QSignalSpy asked(&b.strip, &StageStrip::fieldRequested);
    const auto &cells = b.strip.geometryOfStrip().cells;
    for (const std::size_t part : {std::size_t{0}, std::size_t{1}, cells.size() - 1})
        QTest::mouseDClick(&b.strip, Qt::LeftButton, {}, cells[part].slabs.center().toPoint());
    b.key(Qt::Key_Home);
    b.key(Qt::Key_Return);
    QStringList keys;
    for (const QList<QVariant> &call : asked)
        keys << call.front().toString();
    QCOMPARE(keys,
             (QStringList{QStringLiteral("input.height"), QStringLiteral("stem.convs"), QStringLiteral("head.type"),
                          QStringLiteral("input.height")}));
}

void StripKeysTest::wrongNumbersAreSaid()
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

void StripKeysTest::keysMoveAlongTheNetwork()
{
    Bench bench;
    std::vector<std::string> paths;
    for (int i = 0; i < 8; ++i) { // once more than there are parts
        bench.key(Qt::Key_Right);
        paths.push_back(bench.session.shown().selection().path);
    }
    QCOMPARE(paths, (std::vector<std::string>{"input", "stem", "layer1", "layer2", "layer3", "layer4", "head", "head"}));
    bench.key(Qt::Key_Left);
    QCOMPARE(bench.session.shown().selection().path, std::string("layer4"));
    bench.key(Qt::Key_Home);
    QCOMPARE(bench.session.shown().selection().path, std::string("input"));
    bench.key(Qt::Key_End);
    QCOMPARE(bench.session.shown().selection().path, std::string("head"));
    bench.key(Qt::Key_Up); // nothing to change there
    QCOMPARE(bench.steps(), 0);
}

void StripKeysTest::keysEdit()
{
    Bench bench;
    bench.session.shown().select("layer3");
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
    QCOMPARE(std::ssize(bench.session.shown().spec().stages), 5);
    QCOMPARE(bench.session.shown().selection().path, std::string("layer4"));
    bench.key(Qt::Key_Delete);
    QCOMPARE(std::ssize(bench.session.shown().spec().stages), 4);
    QCOMPARE(bench.session.shown().selection().path, std::string("layer3"));
    bench.key(Qt::Key_Insert, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(std::ssize(bench.session.shown().spec().stages), 5);
    QCOMPARE(bench.session.shown().selection().path, std::string("layer3"));
    bench.session.undoStack().undo();
    bench.session.shown().select("layer3");
    bench.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(bench.stage(1).width, 287);
    QCOMPARE(bench.session.shown().selection().path, std::string("layer2"));
    bench.key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(bench.stage(2).width, 287);
    bench.session.shown().select("layer4.1.conv2"); // the stage that the selection lies in
    bench.key(Qt::Key_Up);
    QCOMPARE(bench.stage(3).depth, 4);
    QCOMPARE(bench.session.shown().selection().path, std::string("layer4.1.conv2"));
}

void StripKeysTest::keysTypeANumber()
{
    Bench bench;
    bench.session.shown().select("layer2");
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

void StripKeysTest::menuEdits()
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
    QCOMPARE(std::ssize(bench.session.shown().spec().stages), 5);
    QCOMPARE(bench.stage(2).depth, 4);
    choose(2, QStringLiteral("Delete"));
    QCOMPARE(std::ssize(bench.session.shown().spec().stages), 4);
    choose(0, QStringLiteral("Move Right"));
    QCOMPARE(bench.stage(1).width, 64);
    QCOMPARE(bench.session.shown().selection().path, std::string("layer2"));
    choose(1, QStringLiteral("Move Left"));
    choose(0, QStringLiteral("Insert Stage Before"));
    choose(4, QStringLiteral("Insert Stage After"));
    QCOMPARE(std::ssize(bench.session.shown().spec().stages), 6);
    choose(0, QStringLiteral("Depth 3…"));
    QVERIFY(bench.field());
    QTest::keyClick(bench.field(), Qt::Key_Escape);
    while (bench.session.undoStack().canUndo())
        bench.session.undoStack().undo();
    QCOMPARE(bench.session.shown().spec(), canonical(*preset("resnet50")));
    QMenu *menu = bench.menu(1);
    QVERIFY(menu && bench.entry(menu, QStringLiteral("Insert Stage Before Stage 1")));
    menu->close();
}

void StripKeysTest::menuGoesWithTheNetworkItSpeaksOf()
{
    Bench bench;
    const QPointer<QMenu> menu = bench.menu(bench.strip.strip().partOfStage(3));
    QVERIFY(menu && menu->isVisible());
    QVERIFY(bench.session.shown().propose(withStages(1, 2), {QStringLiteral("Elsewhere"), {}}).empty());
    QVERIFY(!menu || !menu->isVisible());
}

void StripKeysTest::menuIsGreyWhereNothingIsPossible()
{
    Bench eight(withStages(8, 2));
    QMenu *menu = eight.menu(eight.strip.strip().partOfStage(0));
    for (const char *text : {"Insert Stage Before", "Insert Stage After", "Duplicate", "Move Left"})
        QVERIFY2(!eight.entry(menu, QString::fromLatin1(text))->isEnabled(), text);
    QVERIFY(!eight.entry(menu, QStringLiteral("Duplicate"))->toolTip().isEmpty());
    QVERIFY(eight.entry(menu, QStringLiteral("Stride 1"))->isChecked());
    menu->close();
    eight.session.shown().select("layer8");
    eight.key(Qt::Key_Insert);
    QCOMPARE(eight.steps(), 0);
    QVERIFY(!eight.strip.bubble().refusal.isEmpty());
    eight.key(Qt::Key_Left);
    QVERIFY(eight.strip.bubble().refusal.isEmpty());

    Bench one(withStages(1, 2));
    menu = one.menu(one.strip.strip().partOfStage(0));
    for (const char *text : {"Delete", "Move Left", "Move Right"})
        QVERIFY2(!one.entry(menu, QString::fromLatin1(text))->isEnabled(), text);
    menu->close();
}

void StripKeysTest::selectionGoesBothWays()
{
    Bench bench;
    const auto mark = [&](const char *path) {
        bench.session.shown().select(path);
        return markOf(bench.strip.strip(), bench.session.shown().selection());
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
        QCOMPARE(markOf(bench.strip.strip(), bench.session.shown().selection()), (StripMark{part, -1, -1}));
    }
    QCOMPARE(bench.steps(), 0);
}

void StripKeysTest::clicksSelectBlocks()
{
    Bench bench;
    const auto clickBox = [&](int part, int index) {
        for (const StripBox &box : bench.strip.geometryOfStrip().boxes)
            if (box.part == part && index-- == 0)
                return QTest::mouseClick(&bench.strip, Qt::LeftButton, {}, box.rect.center().toPoint());
    };
    clickBox(4, 2);
    QCOMPARE(bench.session.shown().selection().path, std::string("layer3.2"));
    bench.session.setDocument(documentOf(withStages(1, 512)));
    bench.strip.resize(600, bench.strip.height());
    clickBox(2, 3); // blocks that share a slab are a run
    const StripBox box = bench.strip.geometryOfStrip().boxes[static_cast<std::size_t>(1 + 2 + 3)];
    QVERIFY(box.last > box.first);
    QCOMPARE(markOf(bench.strip.strip(), bench.session.shown().selection()), (StripMark{2, box.first, box.last}));
}

void StripKeysTest::everyStyleIsSelected()
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
                    QCOMPARE(markOf(bench.strip.strip(), bench.session.shown().selection()), (StripMark{part, -1, -1}));
                }
            }
}

void StripKeysTest::tintsNeedARunWhereTheyAreMeasured()
{
    Bench bench;
    auto *button = bench.strip.findChild<MetricButton *>();
    QCOMPARE(button->text(), QStringLiteral("colored by: MACs"));
    const QImage tinted = bench.strip.grab().toImage();
    bench.session.setMetric(Metric::Time);
    QCOMPARE(button->text(), QStringLiteral("run to color by measured time"));
    const QPoint middle = bench.strip.geometryOfStrip().boxes.back().rect.center().toPoint();
    const QImage plain = bench.strip.grab().toImage();
    const QPoint slab = bench.cell(2).slabs.center().toPoint() + QPoint(5, 5);
    QVERIFY(tinted.pixelColor(slab).hsvSaturationF() > 0.1);
    QVERIFY(plain.pixelColor(slab).hsvSaturationF() < 0.1);
    QVERIFY(plain.rect().contains(middle));
}

void StripKeysTest::metricButtonSetsTheMetric()
{
    Bench bench;
    auto *button = bench.strip.findChild<MetricButton *>();
    int choices = 0;
    for (QAction *action : button->menu()->actions()) {
        if (!action->isCheckable())
            continue;
        action->trigger();
        QCOMPARE(bench.session.metric(), allMetrics[static_cast<std::size_t>(choices++)]);
        QVERIFY(button->text().contains(metricName(bench.session.metric())));
        QVERIFY(!bench.strip.grab().isNull());
    }
    QCOMPARE(choices, static_cast<int>(Metric::Zeros) + 1);
}

void StripKeysTest::itSaysWhatIsSelected()
{
    Bench bench;
    bench.session.shown().select("layer3");
    QCOMPARE(bench.strip.accessibleName(), QStringLiteral("Stage strip, stage 3"));
    QCOMPARE(bench.strip.accessibleDescription(), QStringLiteral("stage 3: depth 6, width 256, stride 2, output 1024 × 14 × 14"));
    bench.key(Qt::Key_Up);
    QVERIFY(bench.strip.accessibleDescription().contains(QStringLiteral("depth 7")));
}

void StripKeysTest::randomActionsAreUndoneToTheSameBytes()
{
    Bench bench;
    std::mt19937 random(7);
    const auto number = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
    const std::string before = bench.bytes();
    const Qt::Key keys[] = {Qt::Key_Up,     Qt::Key_Down, Qt::Key_Left,  Qt::Key_Right, Qt::Key_Insert,
                            Qt::Key_Delete, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Home,  Qt::Key_Escape};
    const Qt::KeyboardModifiers modifiers[] = {{}, Qt::ShiftModifier, Qt::AltModifier, Qt::ShiftModifier | Qt::ControlModifier};
    for (int i = 0; i < 200; ++i) {
        const int stage = number(static_cast<int>(bench.session.shown().spec().stages.size()));
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
        case 3: bench.key(keys[number(10)], modifiers[number(4)]); break;
        case 4: bench.strip.run(stage, static_cast<StripCommand>(number(8))); break;
        default:
            bench.strip.editNumber(stage, number(2));
            QTest::keyClicks(bench.field(), QString::number(number(300)));
            QTest::keyClick(bench.field(), number(3) ? Qt::Key_Return : Qt::Key_Escape);
        }
        if (i % 20 == 0)
            QVERIFY(!bench.strip.grab().isNull());
        QVERIFY(validate(bench.session.shown().spec()).empty());
    }
    QVERIFY(bench.steps() > 20);
    while (bench.session.undoStack().canUndo())
        bench.session.undoStack().undo();
    QCOMPARE(bench.bytes(), before);
    QVERIFY(!bench.session.isModified());
}

RESIDUA_TEST_PART(StripKeysTest)
#include "tst_strip_keys.moc"
