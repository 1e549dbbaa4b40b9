#include "ui/graph/graph_words.h"

#include "core/arch/presets.h"
#include "core/layout/picture.h"
#include "tests/ui/graph_fixture.h"
#include "tests/ui/part.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <deque>
#include <map>
#include <set>

using namespace residua;
using namespace residua::ui;
using residua::test::distance;
using residua::test::Fixture;
using residua::test::plain;

namespace {

const std::map<Direction, Qt::Key> keys{
    {Direction::Left, Qt::Key_Left}, {Direction::Right, Qt::Key_Right}, {Direction::Up, Qt::Key_Up}, {Direction::Down, Qt::Key_Down}};

/// For each box the arrow keys that lead to it from the first one.
std::map<int, std::vector<Qt::Key>> waysFromFirst(const Scene &scene)
{
    std::map<int, std::vector<Qt::Key>> ways{{0, {}}};
    std::deque<int> open{0};
    while (!open.empty()) {
        const int at = open.front();
        open.pop_front();
        for (const auto &[direction, key] : keys) {
            const int next = nextBox(scene, at, direction);
            if (ways.contains(next))
                continue;
            ways[next] = ways[at];
            ways[next].push_back(key);
            open.push_back(next);
        }
    }
    return ways;
}

} // namespace

class GraphTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void clickingABoxSelectsItsPath()
    {
        Fixture f;
        QVERIFY(f.settle());
        QTest::mouseClick(&f.view, Qt::LeftButton, {}, f.centerOf("layer2.0"));
        QCOMPARE(f.session.shown().selection().path, std::string("layer2.0"));
        QTest::mouseClick(&f.view, Qt::LeftButton, {}, QPoint(3, 3));
        QCOMPARE(f.session.shown().selection().path, std::string());
    }

    void clickingAFrameTitleSelectsTheStage()
    {
        Fixture f;
        QVERIFY(f.settle());
        const QRectF frame = f.view.rectOf("layer3");
        QTest::mouseClick(&f.view, Qt::LeftButton, {}, (frame.topLeft() + QPointF(12, 8)).toPoint());
        QCOMPARE(f.session.shown().selection().path, std::string("layer3"));
        QCOMPARE(f.view.marks().frames.size(), std::size_t(1));
    }

    void selectionFromElsewhereMarksTheBoxAroundIt()
    {
        Fixture f;
        QVERIFY(f.settle());
        f.session.shown().select("layer3.0.conv2");
        QCOMPARE(f.view.marks().boxes.size(), std::size_t(1));
        QCOMPARE(f.view.scene().node(f.view.marks().boxes.front()).path, std::string("layer3.0"));
        f.session.shown().select({});
        QVERIFY(f.view.marks().empty());
    }

    void doubleClickUnfoldsUnderThePointer_data()
    {
        QTest::addColumn<std::string>("path");
        QTest::addColumn<std::string>("inside");
        QTest::newRow("a block") << std::string("layer3.0") << std::string("layer3.0.conv1");
        QTest::newRow("a run") << std::string("layer3.1-5") << std::string("layer3.2");
        QTest::newRow("the stem") << std::string("stem") << std::string("conv1");
    }
    void doubleClickUnfoldsUnderThePointer()
    {
        QFETCH(std::string, path);
        QFETCH(std::string, inside);
        Fixture f("resnet50");
        QVERIFY(f.settle());
        const QPoint pointer = f.centerOf(path);
        const double zoom = f.view.zoom();
        QTest::mouseDClick(&f.view, Qt::LeftButton, {}, pointer);
        QVERIFY(f.settle());
        QVERIFY(!f.view.rectOf(inside).isEmpty());
        QCOMPARE(f.view.zoom(), zoom);
        const std::vector<int> nodes = resolve(*f.session.shown().snapshot(), path).nodes;
        QVERIFY(boundsOf(f.view.scene(), marksOf(f.view.scene(), nodes)).contains(f.view.camera().toPicture(QPointF(pointer))));
    }

    void doubleClickOnAFrameTitleFoldsIt()
    {
        Fixture f("resnet50");
        QVERIFY(f.settle());
        f.view.unfold("layer3.0");
        QVERIFY(f.settle());
        const QPointF title = f.view.rectOf("layer3.0").topLeft() + QPointF(10, 6);
        QCOMPARE(f.view.pathAt(title), std::string("layer3.0"));
        QTest::mouseDClick(&f.view, Qt::LeftButton, {}, title.toPoint());
        QVERIFY(f.settle());
        QVERIFY(f.view.unfoldedPaths().empty());
        QVERIFY(f.view.rectOf("layer3.0").contains(title.toPoint()));
    }

    void enterUnfoldsAndBackspaceFolds()
    {
        Fixture f("resnet50");
        QVERIFY(f.settle());
        f.session.shown().select("layer2.0");
        QTest::keyClick(&f.view, Qt::Key_Return);
        QVERIFY(f.settle());
        QVERIFY(!f.view.rectOf("layer2.0.conv2").isEmpty());
        f.session.shown().select("layer2.0.conv2");
        QTest::keyClick(&f.view, Qt::Key_Backspace);
        QVERIFY(f.settle());
        QVERIFY(f.view.rectOf("layer2.0.conv2").isEmpty());
        QCOMPARE(f.session.shown().selection().path, std::string("layer2.0"));
    }

    void foldingAtALevelThatOpensItKeepsTheRestOpen()
    {
        const ModelPtr model = makeModel(*preset("resnet50"));
        FoldState state{Level::Operation, {}};
        const FoldedGraph all = fold(*model, state.level);
        state = foldedGroup(state, all, "layer3.2");
        const FoldedGraph one = fold(*model, state.level, state.unfold);
        QVERIFY(one.unmatched.empty());
        const std::size_t inBlock = 10; // three convolutions, three norms, three activations, an addition
        QCOMPARE(one.nodes.size(), all.nodes.size() - inBlock + 1);
        state = foldedGroup(state, one, "layer4");
        const FoldedGraph stage = fold(*model, state.level, state.unfold);
        QVERIFY(stage.unmatched.empty());
        QVERIFY(std::any_of(stage.nodes.begin(), stage.nodes.end(), [](const FoldedNode &n) { return n.path == "layer4"; }));
        QVERIFY(std::any_of(stage.nodes.begin(), stage.nodes.end(), [](const FoldedNode &n) { return n.path == "layer3.2"; }));
        QVERIFY(std::any_of(stage.nodes.begin(), stage.nodes.end(), [](const FoldedNode &n) { return n.path == "layer1.0.conv1"; }));
        QVERIFY(std::any_of(stage.nodes.begin(), stage.nodes.end(), [](const FoldedNode &n) { return n.path == "conv1"; }));
    }

    void foldingASingleBlockJoinsItsRunAgain()
    {
        const ModelPtr model = makeModel(*preset("resnet50"));
        const FoldState start{Level::Block, {}};
        const FoldState open = unfolded(start, "layer3.1-5");
        const FoldedGraph shown = fold(*model, open.level, open.unfold);
        const auto single = std::find_if(shown.nodes.begin(), shown.nodes.end(), [](const FoldedNode &n) { return n.path == "layer3.3"; });
        QVERIFY(single != shown.nodes.end());
        QVERIFY(foldedAround(open, shown, static_cast<int>(single - shown.nodes.begin())) == start);
        QVERIFY(foldedAround(start, fold(*model, start.level), 0) == start); // nothing holds the input
    }

    void theKeyboardVisitsEveryNode_data()
    {
        QTest::addColumn<int>("level");
        QTest::newRow("blocks") << static_cast<int>(Level::Block);
        QTest::newRow("operations") << static_cast<int>(Level::Operation);
    }
    void theKeyboardVisitsEveryNode()
    {
        QFETCH(int, level);
        Fixture f("resnet18", static_cast<Level>(level));
        QVERIFY(f.settle());
        const auto ways = waysFromFirst(f.view.scene());
        QCOMPARE(ways.size(), f.view.scene().boxes.size());
        for (const auto &[box, way] : ways) {
            QTest::keyClick(&f.view, Qt::Key_Home);
            for (const Qt::Key key : way)
                QTest::keyClick(&f.view, key);
            QCOMPARE(f.session.shown().selection().path, f.view.scene().node(box).path);
        }
        QTest::keyClick(&f.view, Qt::Key_End);
        QCOMPARE(f.view.currentBox(), static_cast<int>(f.view.scene().boxes.size()) - 1);
    }

    void everyBoxOfEveryKindOfNetworkIsReachedByArrows()
    {
        for (const char *name : {"resnet50", "seresnet50", "resnet50d", "preresnet18", "resnext50_32x4d"}) {
            if (!preset(name))
                continue;
            Fixture f(name, Level::Operation);
            QVERIFY(f.settle());
            QCOMPARE(waysFromFirst(f.view.scene()).size(), f.view.scene().boxes.size());
        }
    }

    void theKeyboardSelectionStaysInView()
    {
        Fixture f("resnet50", Level::Operation);
        QVERIFY(f.settle());
        f.view.actualSize();
        QTest::keyClick(&f.view, Qt::Key_End);
        QVERIFY(QRectF(f.view.rect()).contains(f.view.rectOf(f.session.shown().selection().path)));
        QTest::keyClick(&f.view, Qt::Key_Home);
        QVERIFY(QRectF(f.view.rect()).contains(f.view.rectOf(f.session.shown().selection().path)));
    }

    void unfoldedPathsThatVanishAreForgotten()
    {
        Fixture f("resnet50");
        QVERIFY(f.settle());
        f.view.unfold("layer4.0");
        QVERIFY(f.settle());
        QCOMPARE(f.view.unfoldedPaths().size(), std::size_t(1));
        f.edit([](ResNetSpec &spec) { spec.stages.pop_back(); });
        QVERIFY(f.settle());
        QVERIFY(f.view.unfoldedPaths().empty());
    }

    void everyDrawnEdgeIsAnEdgeOfTheGraph()
    {
        for (const Level level : {Level::Stage, Level::Block, Level::Operation}) {
            Fixture f("resnet50", level);
            QVERIFY(f.settle());
            const Scene &scene = f.view.scene();
            QCOMPARE(scene.edges.size(), scene.folded().edges.size());
            std::set<int> drawn;
            for (const SceneEdge &edge : scene.edges) {
                drawn.insert(edge.edge);
                const FoldedEdge &folded = scene.folded().edges[static_cast<std::size_t>(edge.edge)];
                QVERIFY(scene.boxes[static_cast<std::size_t>(folded.to)].rect.adjusted(-1, -1, 1, 1).contains(edge.tip));
            }
            QCOMPARE(drawn.size(), scene.edges.size());
        }
    }

    void levelsAreAnnounced()
    {
        Fixture f;
        QVERIFY(f.settle());
        QSignalSpy changes(&f.view, &GraphView::levelChanged);
        f.view.setLevel(Level::Operation);
        f.view.foldAll();
        QCOMPARE(changes.size(), 2);
        QCOMPARE(f.view.level(), Level::Stage);
    }

    void textOnEveryBoxCanBeRead()
    {
        for (const Appearance look : {Appearance::Light, Appearance::Dark}) {
            const GraphColors colors{Theme(paletteFor(look))};
            for (const char *name : {"resnet18", "resnet152", "resnet20_cifar"}) {
                const auto spec = preset(name);
                if (!spec)
                    continue;
                for (const Level level : {Level::Stage, Level::Block, Level::Operation}) {
                    Fixture f(name, level);
                    QVERIFY(f.settle());
                    for (const SceneBox &box : f.view.scene().boxes) {
                        const BoxColors shade = colors.box(box, f.view.scene().tint.map);
                        QVERIFY(contrast(plain(shade.words), plain(shade.fill)) >= 4.5);
                    }
                }
            }
            QVERIFY(contrast(plain(colors.theme.quietText), plain(colors.innerFill)) >= 4.5);
            QVERIFY(contrast(plain(colors.theme.quietText), plain(colors.outerFill)) >= 4.5);
            QVERIFY(contrast(plain(colors.theme.quietText), plain(colors.theme.canvas)) >= 4.5);
        }
    }

    void drawsInEveryLookAndDensityWithoutWarnings()
    {
        Fixture f("resnet50", Level::Block);
        f.view.setFocus(Qt::TabFocusReason);
        for (const Appearance look : {Appearance::Light, Appearance::Dark}) {
            f.view.setPalette(paletteFor(look)); // the application's reaches widgets only in its event loop
            for (const char *path : {"", "layer3.0", "layer2"}) {
                f.session.shown().select(path);
                QVERIFY(f.settle());
                for (const double density : {1.0, 1.5, 2.0}) {
                    QImage image((QSizeF(f.view.size()) * density).toSize(), QImage::Format_ARGB32_Premultiplied);
                    image.setDevicePixelRatio(density);
                    image.fill(Qt::magenta);
                    f.view.render(&image);
                    QCOMPARE(image.pixelColor(0, 0).rgb() == QColor(Qt::magenta).rgb(), false);
                }
            }
            QCOMPARE(f.view.grab().toImage().pixelColor(1, 1).rgb(), Theme(paletteFor(look)).canvas.rgb());
        }
    }

    void screenReadersFindEveryBox()
    {
        Fixture f("resnet50");
        QVERIFY(f.settle());
        f.view.unfold("layer2.0");
        QVERIFY(f.settle());
        QAccessibleInterface *graph = QAccessible::queryAccessibleInterface(&f.view);
        QVERIFY(graph);
        QCOMPARE(graph->childCount(), static_cast<int>(f.view.scene().boxes.size()));
        f.session.shown().select("layer2.0.conv2");
        const int box = f.view.currentBox();
        QAccessibleInterface *child = graph->child(box);
        QVERIFY(child && child->isValid());
        QCOMPARE(child->text(QAccessible::Name), QStringLiteral("layer2.0.conv2, Conv2d 3×3, 128 × 28 × 28"));
        QVERIFY(child->state().selected);
        QCOMPARE(graph->indexOfChild(child), box);
        QCOMPARE(f.view.accessibleDescription(), QStringLiteral("layer2.0.conv2, Conv2d, 128 channels, 28 × 28"));
        const QPoint middle = child->rect().center();
        QCOMPARE(graph->childAt(middle.x(), middle.y()), child);
    }

    void toolTipsNameShapesAndCosts()
    {
        Fixture f("resnet50");
        QVERIFY(f.settle());
        const int box = f.view.scene().boxOf("layer2.0");
        QVERIFY(box >= 0);
        const QString text = boxToolTip(f.view.scene(), box);
        QVERIFY(text.contains(QStringLiteral("layer2.0")));
        QVERIFY(text.contains(QStringLiteral("256 × 56 × 56 → 512 × 28 × 28")));
    }

    void theContextMenuFoldsAndUnfolds()
    {
        Fixture f("resnet50");
        QVERIFY(f.settle());
        const QPoint at = f.centerOf("layer2.0");
        QTimer::singleShot(0, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(menu);
            QVERIFY(menu->actions().size() >= 5);
            menu->actions().front()->trigger();
            menu->close();
        });
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, f.view.mapToGlobal(at));
        QApplication::sendEvent(&f.view, &event);
        QVERIFY(f.settle());
        QCOMPARE(f.view.unfoldedPaths(), std::vector<std::string>{"layer2.0"});
        QCOMPARE(f.session.shown().selection().path, std::string("layer2.0"));
    }
};

RESIDUA_TEST_PART(GraphTest)
#include "tst_graph.moc"
