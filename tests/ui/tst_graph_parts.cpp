// What the picture's view is joined from, each part by itself: no session, no worker, no view.
#include "tests/ui/part.h"

#include "ui/graph/find_bar.h"
#include "ui/graph/graph_animation.h"
#include "ui/graph/graph_finder.h"
#include "ui/graph/graph_folder.h"
#include "ui/graph/graph_menu.h"
#include "ui/graph/graph_mouse.h"

#include "core/arch/presets.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QSignalSpy>

using namespace residua;
using namespace residua::ui;

namespace {

Scene sceneOf(const char *name, const FoldState &state)
{
    auto picture = std::make_shared<PictureResult>();
    picture->snapshot = makeSnapshot(*preset(name), 1);
    picture->folded = foldForPicture(*picture->snapshot->model, state.level, state.unfold);
    picture->layout = layout({*picture->snapshot->model, picture->folded, 900});
    return prepareScene(picture);
}

QMouseEvent mouse(QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons)
{
    return {type, at, at, button, buttons, Qt::NoModifier};
}

/// A viewport on a picture of 2000 × 500 points.
struct Seen {
    QWidget view;
    Viewport viewport{view};
    Seen()
    {
        view.resize(1000, 600);
        viewport.setPicture({2000, 500});
        viewport.fit();
    }
    QRectF picture() const { return viewport.camera().toScreen(QRectF(0, 0, 2000, 500)); }
};

} // namespace

class GraphPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aViewportFitsUntilAPersonMovesIt()
    {
        Seen s;
        QSignalSpy moved(&s.viewport, &Viewport::moved), steered(&s.viewport, &Viewport::steered);
        QVERIFY(s.viewport.fitArea().adjusted(-1, -1, 1, 1).contains(s.picture()));
        s.view.resize(700, 400);
        s.viewport.settle();
        QVERIFY(s.viewport.fitArea().adjusted(-1, -1, 1, 1).contains(s.picture()));
        QCOMPARE(moved.size(), 1);
        QCOMPARE(steered.size(), 0);
        const QPointF at(100, 100), point = s.viewport.camera().toPicture(at);
        s.viewport.zoomBy(2, at);
        QVERIFY(!s.viewport.isFitting());
        QCOMPARE(steered.size(), 1);
        QVERIFY((s.viewport.camera().toScreen(point) - at).manhattanLength() <= 2);
        const Camera camera = s.viewport.camera();
        s.viewport.settle();
        QCOMPARE(s.viewport.camera(), camera);
        s.viewport.fit();
        QVERIFY(s.viewport.isFitting());
    }

    void aViewportKeepsOffItsBarAndLegend()
    {
        Seen s;
        s.viewport.setBar(40);
        s.viewport.setLegend(120);
        s.viewport.settle();
        QVERIFY(s.picture().top() >= 40);
        QVERIFY(s.picture().bottom() <= 480);
        s.viewport.actualSize();
        s.viewport.reveal(QRectF(1900, 400, 50, 50));
        QVERIFY(s.viewport.clearArea().contains(s.viewport.camera().toScreen(QRectF(1900, 400, 50, 50))));
        s.viewport.pan({1e6, 1e6});
        QVERIFY(QRectF(s.view.rect()).intersects(s.picture())); // never lost
    }

    void withoutAPictureNothingMoves()
    {
        QWidget view;
        view.resize(300, 300);
        Viewport viewport(view);
        const Camera before = viewport.camera();
        viewport.zoomIn();
        viewport.fit();
        viewport.pan({5, 5});
        QCOMPARE(viewport.camera(), before);
        QVERIFY(viewport.isFitting());
    }

    void aFolderOpensWhereItStands()
    {
        Seen s;
        Scene scene = sceneOf("resnet50", {Level::Block, {}});
        GraphFolder folder(scene, s.viewport);
        folder.set({Level::Block, {}});
        QSignalSpy changed(&folder, &GraphFolder::changed), level(&folder, &GraphFolder::levelChanged);
        folder.toggle("layer2.0");
        QCOMPARE(folder.state(), (FoldState{Level::Block, {"layer2.0"}}));
        QCOMPARE(changed.size(), 1);
        QVERIFY(folder.hasAnchor());
        const Anchor anchor = *folder.takeAnchor();
        QVERIFY(!folder.hasAnchor());
        const Scene next = sceneOf("resnet50", folder.state());
        const QRectF around(0, 0, 1e5, 1e5); // room enough
        const Camera camera = anchored(next, s.viewport.camera(), anchor, around, around.translated(-5e4, -5e4));
        QVERIFY(std::abs(placeOf(next, camera, "layer2.0").left() - anchor.before.left()) < 1);
        folder.toggle("no such path");
        folder.unfold("layer2.0"); // open already
        QCOMPARE(changed.size(), 1);
        folder.set({Level::Stage, {}});
        QCOMPARE(level.size(), 1);
        QVERIFY(!folder.hasAnchor());
    }

    void aFolderTellsWhatTheSelectionIsFoldedInto()
    {
        Seen s;
        const Scene scene = sceneOf("resnet50", {Level::Block, {"layer2.0"}});
        GraphFolder folder(scene, s.viewport);
        folder.set({Level::Block, {"layer2.0"}});
        QSignalSpy into(&folder, &GraphFolder::foldedInto);
        folder.foldAround(SceneMarks{{scene.boxOf("layer2.0.conv2")}, {}});
        QCOMPARE(folder.state(), (FoldState{Level::Block, {}}));
        QCOMPARE(into.size(), 1);
        QCOMPARE(into.front().front().value<std::string>(), std::string("layer2.0"));
        folder.foldAround({});
        QCOMPARE(into.size(), 1);
    }

    void aFinderGoesRound()
    {
        QWidget view;
        view.resize(800, 400);
        const Scene scene = sceneOf("resnet50", {Level::Block, {}});
        const Snapshot &snapshot = *scene.picture->snapshot;
        GraphFinder finder(view);
        QSignalSpy asked(&finder, &GraphFinder::asked), room(&finder, &GraphFinder::roomChanged);
        finder.search(snapshot, nullptr);
        QVERIFY(finder.matches().empty());
        QCOMPARE(finder.next({}, true), -1);
        finder.open();
        QCOMPARE(room.size(), 1);
        QVERIFY(finder.room() > 0);
        finder.bar()->findChild<QLineEdit *>()->setText(QStringLiteral("conv stride 2"));
        QVERIFY(asked.size() >= 2);
        finder.search(snapshot, nullptr);
        const std::vector<int> matches = finder.matches();
        QCOMPARE(matches.size(), std::size_t(7));
        int at = -1;
        for (const int expected : matches) {
            at = finder.next(at < 0 ? std::vector<int>() : std::vector{at}, true);
            QCOMPARE(at, expected);
        }
        QCOMPARE(finder.next({at}, true), matches.front());
        QCOMPARE(finder.next({matches.front()}, false), matches.back());
        finder.tellCurrent({matches[2]});
        QCOMPARE(finder.bar()->countWords(), QStringLiteral("3 of 7"));
        const std::vector<int> boxes = finder.boxesIn(scene);
        QCOMPARE(boxes.size(), std::size_t(4));
        QCOMPARE(holderOf(snapshot, matches[1]), std::string("layer2.0"));
        finder.close();
        finder.search(snapshot, nullptr);
        QVERIFY(finder.matches().empty() && finder.boxesIn(scene).empty());
        QCOMPARE(room.size(), 2);
    }

    void thePointerPressesDragsAndOpens()
    {
        Seen s;
        GraphMap map;
        GraphHit under{GraphHit::What::Box, 3};
        GraphMouse pointer(s.view, s.viewport, map, [&under](QPointF) { return under; });
        QSignalSpy pressed(&pointer, &GraphMouse::pressed), clicked(&pointer, &GraphMouse::canvasClicked),
            opened(&pointer, &GraphMouse::opened), hovered(&pointer, &GraphMouse::hovered), chooser(&pointer, &GraphMouse::chooserClicked);
        const auto press = [&](QPointF at) { pointer.press(mouse(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton)); };
        const auto move = [&](QPointF at, Qt::MouseButtons held) { pointer.move(mouse(QEvent::MouseMove, at, Qt::NoButton, held)); };
        const auto release = [&](QPointF at) { pointer.release(mouse(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton)); };
        move({50, 50}, Qt::NoButton);
        move({51, 50}, Qt::NoButton);
        QCOMPARE(hovered.size(), 1);
        press({50, 50});
        QVERIFY(pointer.isHeld());
        QCOMPARE(pressed.front().front().value<GraphHit>(), under);
        release({50, 50});
        QCOMPARE(clicked.size(), 0);
        pointer.doubleClick(mouse(QEvent::MouseButtonDblClick, {50, 50}, Qt::LeftButton, Qt::LeftButton));
        QCOMPARE(opened.size(), 1);
        under = {};
        press({50, 50});
        release({50, 50});
        QCOMPARE(clicked.size(), 1);
        s.viewport.actualSize();
        const QPointF before = s.viewport.camera().offset;
        press({50, 50});
        move({90, 70}, Qt::LeftButton);
        release({90, 70});
        QCOMPARE(clicked.size(), 1); // it was dragged
        QCOMPARE(s.viewport.camera().offset, before + QPointF(40, 20));
        under = {GraphHit::What::Chooser, -1};
        press({50, 50});
        release({50, 50});
        QCOMPARE(chooser.size(), 1);
        QCOMPARE(pressed.size(), 3);
    }

    void theSpaceBarPansOrIsPressedForItself()
    {
        Seen s;
        GraphMap map;
        GraphMouse pointer(s.view, s.viewport, map, [](QPointF) { return GraphHit{}; });
        pointer.pressSpace(false);
        QCOMPARE(s.view.cursor().shape(), Qt::OpenHandCursor);
        QVERIFY(pointer.releaseSpace());
        pointer.pressSpace(false);
        pointer.press(mouse(QEvent::MouseButtonPress, {10, 10}, Qt::LeftButton, Qt::LeftButton));
        pointer.move(mouse(QEvent::MouseMove, {60, 40}, Qt::NoButton, Qt::LeftButton));
        QCOMPARE(s.view.cursor().shape(), Qt::ClosedHandCursor);
        pointer.release(mouse(QEvent::MouseButtonRelease, {60, 40}, Qt::LeftButton, Qt::NoButton));
        pointer.pressSpace(true); // the key repeats
        QVERIFY(!pointer.releaseSpace());
        QVERIFY(!pointer.releaseSpace()); // it is not down
    }

    void aMenuOffersWhatIsPossible()
    {
        const auto words = [](const QMenu &menu) {
            QStringList all;
            for (const QAction *action : menu.actions())
                if (!action->isSeparator())
                    all << action->text().remove(QLatin1Char('&'));
            return all;
        };
        const Scene scene = sceneOf("resnet50", {Level::Block, {"layer2.0"}});
        GraphMenu canvas(scene, {}, nullptr);
        QCOMPARE(words(canvas).front(), QStringLiteral("Fit the Whole Picture"));
        GraphMenu operation(scene, "layer2.0.conv2", nullptr), frame(scene, "layer2.0", nullptr), run(scene, "layer3.1-5", nullptr);
        QCOMPARE(words(operation).front(), QStringLiteral("Fold"));
        QCOMPARE(words(frame).front(), QStringLiteral("Fold"));
        QCOMPARE(words(run).first(2), (QStringList{QStringLiteral("Unfold"), QStringLiteral("Unfold One Block")}));
        QSignalSpy chosen(&run, &GraphMenu::chosen), block(&run, &GraphMenu::blockChosen);
        run.actions().at(0)->trigger();
        QCOMPARE(chosen.front().front().value<GraphCommand>(), GraphCommand::Unfold);
        run.actions().at(1)->menu()->actions().at(2)->trigger();
        QCOMPARE(block.front().front().toInt(), 3);
    }

    void keysAreCommandsOrDirections()
    {
        const auto command = [](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            return commandOf(QKeyEvent(QEvent::KeyPress, key, modifiers));
        };
        QCOMPARE(command(Qt::Key_F3), std::optional(GraphCommand::FindNext));
        QCOMPARE(command(Qt::Key_F3, Qt::ShiftModifier), std::optional(GraphCommand::FindPrevious));
        QCOMPARE(command(Qt::Key_F), std::optional(GraphCommand::Fit));
        QCOMPARE(command(Qt::Key_F, Qt::ControlModifier), std::optional(GraphCommand::Find));
        QVERIFY(!command(Qt::Key_A));
        QCOMPARE(directionOf(QKeyEvent(QEvent::KeyPress, Qt::Key_Home, {})), std::optional(Direction::First));
        QVERIFY(!directionOf(QKeyEvent(QEvent::KeyPress, Qt::Key_F, {})));
    }

    void aMotionIsOfWhatAnEyeFollows()
    {
        QWidget view;
        view.resize(900, 500);
        const Scene before = sceneOf("resnet50", {Level::Block, {}}), after = sceneOf("resnet50", {Level::Block, {"layer2.0"}});
        const Camera camera;
        GraphAnimation animation(view);
        animation.start(before, camera, after, camera);
        QVERIFY(!animation.isRunning()); // nobody sees it
        view.show();
        GraphAnimation shown(view);
        QSignalSpy progressed(&shown, &GraphAnimation::progressed);
        shown.start(before, camera, after, camera);
        QVERIFY(shown.isRunning());
        QCOMPARE(shown.motion().boxes.size(), after.boxes.size());
        shown.stop();
        QVERIFY(!shown.isRunning());
        QVERIFY(!progressed.isEmpty());
        shown.start(before, camera, after, camera);
        QVERIFY(!shown.isRunning()); // it follows the last one at once
        shown.setEnabled(false);
        QVERIFY(!shown.isEnabled());
    }
};

RESIDUA_TEST_PART(GraphPartsTest)
#include "tst_graph_parts.moc"
