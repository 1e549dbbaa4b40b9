#include "tests/ui/graph_fixture.h"
#include "tests/ui/part.h"

#include "ui/graph/find_bar.h"

#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>

#include <cmath>

using namespace residua;
using namespace residua::ui;
using residua::test::distance;
using residua::test::Fixture;

namespace {

QLineEdit *editOf(const Fixture &f)
{
    return f.view.findBar()->findChild<QLineEdit *>();
}

void lookFor(Fixture &f, const char *words)
{
    f.view.find();
    editOf(f)->clear();
    QTest::keyClicks(editOf(f), QString::fromUtf8(words));
}

QStringList foundPaths(const Fixture &f)
{
    QStringList paths;
    for (const int box : f.view.foundBoxes())
        paths << QString::fromStdString(f.view.scene().node(box).path);
    return paths;
}

/// Triggers the action `words` of the context menu at `path`, in a submenu too.
bool chooseFromMenu(Fixture &f, const std::string &path, const QString &words)
{
    bool done = false;
    QTimer::singleShot(0, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            return;
        QList<QAction *> open = menu->actions();
        while (!open.isEmpty() && !done) {
            QAction *action = open.takeFirst();
            if (action->menu())
                open += action->menu()->actions();
            if (action->text().remove(u'&') != words)
                continue;
            done = true;
            action->trigger();
        }
        menu->close();
    });
    const QPoint at = f.centerOf(path);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, f.view.mapToGlobal(at));
    QApplication::sendEvent(&f.view, &event);
    return done;
}

} // namespace

class GraphFindTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void countsOperationsInFoldedBoxesToo()
    {
        Fixture f("resnet50");
        QVERIFY(f.settle());
        lookFor(f, "conv stride 2");
        QCOMPARE(f.view.findBar()->countWords(), QStringLiteral("7 matches"));
        QCOMPARE(foundPaths(f),
                 QStringList({QStringLiteral("stem"), QStringLiteral("layer2.0"), QStringLiteral("layer3.0"), QStringLiteral("layer4.0")}));
        QCOMPARE(f.session.shown().selection().path, std::string()); // typing selects nothing
        for (const int id : f.view.matches()) {
            const auto *conv = std::get_if<ConvOp>(&f.session.shown().snapshot()->model->graph.nodes[static_cast<std::size_t>(id)].op);
            QVERIFY(conv && conv->stride == 2);
        }
    }

    void goingThroughTheMatchesUnfoldsWhatHidesThem()
    {
        Fixture f("resnet50", Level::Stage);
        QVERIFY(f.settle());
        lookFor(f, "conv stride 2");
        const QStringList paths{QStringLiteral("conv1"), QStringLiteral("layer2.0.conv2"), QStringLiteral("layer2.0.downsample.0"),
                                QStringLiteral("layer3.0.conv2")};
        for (int i = 0; i < paths.size(); ++i) {
            QTest::keyClick(editOf(f), Qt::Key_Return);
            QVERIFY(f.settle());
            QCOMPARE(QString::fromStdString(f.session.shown().selection().path), paths[i]);
            QCOMPARE(f.view.findBar()->countWords(), QStringLiteral("%1 of 7").arg(i + 1));
            const QRectF box = f.view.rectOf(f.session.shown().selection().path);
            QVERIFY(!box.isEmpty()); // it is not folded away
            QVERIFY(QRectF(f.view.rect()).contains(box));
            QVERIFY(!box.intersects(QRectF(f.view.findBar()->geometry())));
        }
        QVERIFY(f.view.rectOf("layer3.1").isEmpty()); // nothing else is open
        QTest::keyClick(editOf(f), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(f.session.shown().selection().path, std::string("layer2.0.downsample.0"));
    }

    void nextGoesFromTheEndToTheBeginning()
    {
        Fixture f("resnet18", Level::Operation);
        QVERIFY(f.settle());
        lookFor(f, "pool");
        QCOMPARE(f.view.findBar()->countWords(), QStringLiteral("2 matches"));
        f.session.shown().select("layer3");
        QTest::keyClick(&f.view, Qt::Key_F3);
        QCOMPARE(f.session.shown().selection().path, std::string("avgpool"));
        QTest::keyClick(&f.view, Qt::Key_F3);
        QCOMPARE(f.session.shown().selection().path, std::string("maxpool"));
        QTest::keyClick(&f.view, Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(f.session.shown().selection().path, std::string("avgpool"));
    }

    void escapeClosesAndGivesTheKeyboardBack()
    {
        Fixture f("resnet18");
        QVERIFY(f.settle());
        f.view.activateWindow();
        f.view.setFocus();
        QTest::keyClick(&f.view, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(f.view.findBar() && f.view.findBar()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(editOf(f)->hasFocus(), patience);
        QTest::keyClicks(editOf(f), QStringLiteral("conv"));
        QVERIFY(!f.view.foundBoxes().empty());
        QTest::keyClick(editOf(f), Qt::Key_Escape);
        QVERIFY(!f.view.findBar()->isVisible());
        QVERIFY(f.view.hasFocus());
        QVERIFY(f.view.foundBoxes().empty());
        QVERIFY(f.view.matches().empty());
        f.view.find(); // with what was looked for last
        QCOMPARE(editOf(f)->selectedText(), QStringLiteral("conv"));
        QVERIFY(!f.view.foundBoxes().empty());
    }

    void thePictureMakesRoomForTheBar()
    {
        Fixture f("resnet18");
        for (const QSize size : {QSize(320, 170), QSize(600, 200), QSize(1000, 600)}) {
            f.view.resize(size);
            f.view.fit();
            QVERIFY(f.settle());
            const Camera before = f.view.camera();
            const auto picture = [&] { return f.view.camera().toScreen(QRectF({}, f.view.scene().size)); };
            f.view.find();
            QVERIFY(f.settle());
            const QRectF bar = f.view.findBar()->geometry();
            QVERIFY(bar.height() <= editOf(f)->height() + 10); // one row
            QVERIFY(bar.bottom() < picture().top());
            QVERIFY(QRectF(f.view.rect()).contains(picture()));
            QTest::keyClicks(editOf(f), QStringLiteral("conv"));
            QVERIFY(f.view.foundBoxes().size() > 2);
            QTest::keyClick(editOf(f), Qt::Key_Escape);
            QVERIFY(f.settle());
            QCOMPARE(f.view.camera(), before);
        }
    }

    void whatIsSeenMovesBelowTheBar()
    {
        Fixture f("resnet50", Level::Operation);
        QVERIFY(f.settle());
        f.view.actualSize(); // no longer fitted
        const Camera before = f.view.camera();
        f.view.find();
        QVERIFY(f.settle());
        QCOMPARE(f.view.camera().offset - before.offset, QPointF(0, f.view.findBar()->height()));
        QCOMPARE(f.view.camera().zoom, before.zoom);
        f.view.find(); // the keyboard goes to it again
        QCOMPARE(f.view.camera().offset - before.offset, QPointF(0, f.view.findBar()->height()));
        f.view.closeFind();
        QCOMPARE(f.view.camera(), before);
    }

    void nothingFoundIsSaid()
    {
        Fixture f("resnet18");
        QVERIFY(f.settle());
        lookFor(f, "conv 9x9");
        QCOMPARE(f.view.findBar()->countWords(), QStringLiteral("no match"));
        QVERIFY(f.view.foundBoxes().empty());
        QTest::keyClick(editOf(f), Qt::Key_Return);
        QCOMPARE(f.session.shown().selection().path, std::string());
        editOf(f)->clear();
        QCOMPARE(f.view.findBar()->countWords(), QString());
    }

    void anEditCountsAgain()
    {
        Fixture f("resnet50", Level::Operation);
        QVERIFY(f.settle());
        lookFor(f, "conv 3x3, stage 3");
        QCOMPARE(f.view.matches().size(), std::size_t(6));
        f.edit([](ResNetSpec &spec) { spec.stages[2].depth = 8; });
        QVERIFY(f.settle());
        QCOMPARE(f.view.findBar()->countWords(), QStringLiteral("8 matches"));
        QCOMPARE(f.view.foundBoxes().size(), std::size_t(8));
    }

    void aRunUnfoldsWhollyOrOneBlockOfIt()
    {
        Fixture f("resnet50");
        QVERIFY(f.settle());
        QVERIFY(chooseFromMenu(f, "layer3.1-5", QStringLiteral("Block 3")));
        QVERIFY(f.settle());
        QVERIFY(!f.view.rectOf("layer3.3.conv2").isEmpty());
        QVERIFY(!f.view.rectOf("layer3.1-2").isEmpty());
        QVERIFY(!f.view.rectOf("layer3.4-5").isEmpty());
        QCOMPARE(f.session.shown().selection().path, std::string("layer3.3"));
        QVERIFY(chooseFromMenu(f, "layer3.4-5", QStringLiteral("Unfold")));
        QVERIFY(f.settle());
        QVERIFY(!f.view.rectOf("layer3.4").isEmpty());
        QVERIFY(!f.view.rectOf("layer3.5").isEmpty());
        QVERIFY(f.view.rectOf("layer3.4.conv1").isEmpty());
    }

    void spaceAndEnterOpenAndClose()
    {
        Fixture f("resnet50");
        QVERIFY(f.settle());
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return}) {
            f.session.shown().select("layer2.0");
            QTest::keyClick(&f.view, key);
            QVERIFY(f.settle());
            QVERIFY(!f.view.rectOf("layer2.0.conv1").isEmpty());
            QCOMPARE(f.view.marks().frames.size(), std::size_t(1));
            QTest::keyClick(&f.view, key);
            QVERIFY(f.settle());
            QVERIFY(f.view.rectOf("layer2.0.conv1").isEmpty());
        }
    }

    void unfoldingKeepsTheSelectedBoxWhereItIs()
    {
        Fixture f("resnet50");
        QVERIFY(f.settle());
        f.session.shown().select("stem");
        f.view.actualSize();
        f.view.zoomIn();
        const QRectF before = f.view.rectOf("stem");
        QTest::keyClick(&f.view, Qt::Key_Return);
        QVERIFY(f.settle());
        QVERIFY(std::abs(f.view.rectOf("stem").left() - before.left()) <= 2);
        QVERIFY(std::abs(f.view.rectOf("conv1").center().y() - before.center().y()) <= 2); // the trunk stays at its height
        QTest::keyClick(&f.view, Qt::Key_Return);
        QVERIFY(f.settle());
        QVERIFY(distance(f.view.rectOf("stem").center(), before.center()) <= 2);
    }

    void motionCanBeOff()
    {
        Fixture f("resnet50");
        QVERIFY(f.settle());
        f.view.setAnimated(false);
        f.view.unfold("layer2.0");
        QVERIFY(f.settle());
        QVERIFY(!f.view.isMoving());
        QTest::qWait(1);
        f.view.setAnimated(true);
        QVERIFY(f.view.isAnimated());
    }

    void theKeyboardsRingIsSeenRoundWhatIsSelected()
    {
        Fixture f("resnet50");
        f.view.setPalette(paletteFor(Appearance::Light));
        QVERIFY(f.settle());
        f.view.activateWindow();
        f.view.setFocus(Qt::MouseFocusReason);
        QTest::mouseClick(&f.view, Qt::LeftButton, {}, f.centerOf("stem"));
        const auto around = [&](const char *path) { // from the border outwards
            const QImage image = f.view.grab().toImage();
            const QRectF box = f.view.rectOf(path);
            QList<QRgb> line;
            for (int reach = 1; reach <= 8; ++reach)
                line << image.pixelColor(static_cast<int>(box.center().x()), static_cast<int>(std::floor(box.top())) - reach).rgb();
            return line;
        };
        const Theme theme(f.view.palette());
        QCOMPARE(around("stem")[6], theme.canvas.rgb()); // a click makes no ring
        QTest::keyClick(&f.view, Qt::Key_Right);
        QTest::keyClick(&f.view, Qt::Key_Left);
        QCOMPARE(f.session.shown().selection().path, std::string("stem"));
        const QList<QRgb> ring = around("stem");
        QVERIFY(ring.mid(5).contains(theme.accent.rgb()));
        QVERIFY(ring.mid(2, 3).contains(theme.accentSoft.rgb())); // and the glow within it
    }

    void shapesStandOnTheTrunkWhereThereIsRoom()
    {
        Fixture f("resnet50", Level::Operation);
        QVERIFY(f.settle());
        const Scene &scene = f.view.scene();
        int labelled = 0;
        for (const SceneEdge &edge : scene.edges) {
            if (edge.channels < 0)
                continue;
            ++labelled;
            QCOMPARE(edge.kind, EdgeKind::Trunk);
            const FoldedNode &from = scene.node(scene.folded().edges[static_cast<std::size_t>(edge.edge)].from);
            const Shape &shape = f.session.shown().snapshot()->model->profile.nodes[static_cast<std::size_t>(from.nodes.back())].shape;
            QCOMPARE(scene.texts[static_cast<std::size_t>(edge.channels)].words, QString::number(shape[1]));
        }
        QVERIFY2(labelled > 50, qPrintable(QString::number(labelled)));
    }
};

RESIDUA_TEST_PART(GraphFindTest)
#include "tst_graph_find.moc"
