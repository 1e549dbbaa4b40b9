// Eight stories of seeing the whole network and into it, with the real window and the real engine. Each leaves screenshots in build/shots.
#include "ui/graph/find_bar.h"
#include "ui/models/layer_view.h"
#include "ui/strip/stage_strip.h"
#include "ui/views/detail_panel.h"
#include "ui/views/input_pane.h"
#include "ui/views/maps_grid.h"
#include "ui/views/maps_lens.h"
#include "ui/views/maps_pair.h"
#include "ui/views/maps_view.h"
#include "ui/views/reconcile_dialog.h"
#include "ui/window/run_controller.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/part.h"
#include "tests/ui/story.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/arch/receptive_box.h"

#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <set>

using namespace residua;
using namespace residua::ui;
using test::bytesOf;
using test::Story;

namespace {

const QString cat = QStringLiteral(RESIDUA_SOURCE_FOLDER "/resources/images/cat.png"),
              coffee = QStringLiteral(RESIDUA_SOURCE_FOLDER "/resources/images/coffee.jpg");

QPoint middleOf(const QRectF &rect)
{
    return rect.center().toPoint();
}

/// Runs the network on the cat, with the operation or group `path` selected, until its maps are there.
void runOnCat(Story &s, const char *path)
{
    s.session.shown().select(path);
    s.drop(cat);
    QTRY_VERIFY(s.session.shown().runIsCurrent() && s.session.shown().maps());
}

} // namespace

class ExplorerTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::beginStories("residua-explorer"); }
    void cleanup()
    {
        QApplication::setPalette(paletteFor(Appearance::Light));
        QApplication::setFont(m_font);
    }

    void aStageIsDeepenedByDraggingAndEscapeTakesItBack()
    {
        Story s("resnet50");
        StageStrip &strip = s.window.strip();
        const int part = strip.strip().partOfStage(2);
        const auto handle = [&] { return middleOf(strip.geometryOfStrip().cells[static_cast<std::size_t>(part)].depthHandle); };
        const std::string before = toJson(s.session.shown().spec());
        const auto drag = [&](bool revert) {
            QPoint at = handle();
            QTest::mousePress(&strip, Qt::LeftButton, {}, at);
            for (int i = 0; i < 60 && s.session.shown().spec().stages[2].depth < 9; ++i)
                QTest::mouseMove(&strip, at += QPoint(4, 0));
            QVERIFY(s.session.shown().spec().stages[2].depth >= 9);
            QVERIFY(strip.bubble().lines.front().startsWith(QStringLiteral("6 → ")));
            QVERIFY(s.confirmed());
            s.shot(revert ? "e1-dragging" : "e1-dropped");
            if (revert)
                QTest::keyClick(&strip, Qt::Key_Escape);
            QTest::mouseRelease(&strip, Qt::LeftButton, {}, at);
        };
        drag(true);
        QCOMPARE(toJson(s.session.shown().spec()), before);
        QVERIFY(!s.session.isModified());
        QVERIFY(!s.session.undoStack().canRedo());
        drag(false);
        QCOMPARE(s.session.undoStack().count(), 1);
        s.press(s.window.actions().undo);
        QCOMPARE(toJson(s.session.shown().spec()), before);
        s.shot("e1-undone");
    }

    void oneConvolutionIsReachedByKeyboardAlone()
    {
        Story s("resnet50");
        GraphView &graph = s.window.graph();
        graph.setFocus();
        QTest::keyClick(&graph, Qt::Key_Home);
        const auto here = [&]() -> const FoldedNode & { return graph.scene().node(graph.currentBox()); };
        for (int i = 0; i < 60; ++i) {
            const FoldedNode node = here();
            if (node.stage == 2 && node.kind == FoldedNode::Kind::Operation
                && QString::fromStdString(node.path).endsWith(QStringLiteral(".conv2")))
                break;
            const bool opens = node.stage == 2 && node.kind != FoldedNode::Kind::Operation;
            QTest::keyClick(&graph, opens ? Qt::Key_Return : Qt::Key_Right);
            QTRY_VERIFY(graph.isSettled() && !graph.isMoving());
        }
        QCOMPARE(s.session.shown().selection().path, std::string("layer3.0.conv2"));
        QVERIFY(graph.rect().contains(middleOf(graph.rectOf("layer3.0.conv2"))));
        s.shot("e2-keyboard");
    }

    void everyStridedConvolutionIsFound()
    {
        Story s("resnet50");
        std::set<std::string> wanted, found;
        for (const Node &node : s.session.shown().snapshot()->model->graph.nodes) {
            if (const auto *conv = std::get_if<ConvOp>(&node.op); conv && conv->stride == 2)
                wanted.insert(node.path);
        }
        QCOMPARE(wanted.size(), std::size_t{7});
        s.press(s.window.actions().find);
        FindBar *bar = s.window.graph().findBar();
        QVERIFY(bar && bar->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("conv stride 2"));
        QTRY_COMPARE(s.window.graph().matches().size(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
            QTRY_VERIFY(s.window.graph().isSettled());
            found.insert(s.session.shown().selection().path);
        }
        QCOMPARE(found, wanted);
        QVERIFY2(bar->countWords().contains(QStringLiteral("7")), qPrintable(bar->countWords()));
        s.shot("e3-found");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QVERIFY(s.window.graph().hasFocus());
    }

    void aPixelOfTheLastStageIsFollowedBackToTheImage()
    {
        Story s("resnet18");
        runOnCat(s, "layer4");
        auto *maps = s.find<MapsView>();
        QVERIFY(maps);
        QTRY_VERIFY(maps->showsMaps());
        MapsGrid &grid = maps->grid();
        const QRect cell = grid.cellRect(0);
        const QPoint at(cell.left() + cell.width() * 5 / 14, cell.top() + cell.height() * 7 / 14); // pixel x = 2, y = 3 of 7 × 7
        QTest::mouseMove(grid.viewport(), at);
        const Snapshot &snapshot = *s.session.shown().snapshot();
        const ReceptiveBox box = receptiveBox(*snapshot.model, s.session.shown().maps()->node, {3, 2});
        QTRY_VERIFY(maps->lens().input().box().has_value());
        QCOMPARE(*maps->lens().input().box(), box.inside);
        QVERIFY2(maps->lens().caption().contains(QStringLiteral("435 × 435")), qPrintable(maps->lens().caption()));
        s.shot("e4-pixel");
        s.session.shown().select("layer2.0.conv1");
        QTRY_VERIFY(s.session.shown().maps() && s.session.shown().maps()->maps->tensor.shape[1] == 128);
        const QRect other = grid.cellRect(3);
        QTest::mouseMove(grid.viewport(), other.center());
        QTRY_VERIFY(maps->lens().input().box().has_value());
        s.shot("e4-earlier");
    }

    void twoImagesStandSideBySide()
    {
        Story s("resnet18");
        runOnCat(s, "layer1");
        s.window.runs().openSecondImage(coffee);
        QTRY_VERIFY(s.session.shown().maps() && s.session.shown().maps()->other && s.session.shown().maps()->other->maps);
        auto *maps = s.find<MapsView>();
        QTRY_VERIFY(maps->pair().showsTwo());
        s.shot("e5-two");
        s.window.actions().noSecondImage->trigger();
        QTRY_VERIFY(!maps->pair().showsTwo());
    }

    void theTableIsTakenAwayAsItIsShown()
    {
        const test::TempFolder folder;
        Story s("resnet50");
        s.press(s.window.actions().filter);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("conv 3x3 stage 3"));
        s.window.layers().setGrouped(false);
        s.window.layers().setColumnShown(LayerModel::Activation, false);
        s.shot("e6-filtered");
        const QString json = s.window.layers().shownAs(CopyFormat::Json);
        const QJsonArray rows = QJsonDocument::fromJson(json.toUtf8()).array();
        QCOMPARE(rows.size(), 6);
        QVERIFY(!rows.first().toObject().contains(QStringLiteral("activation")));
        s.window.actions().copyLatex->trigger();
        const QString latex = QApplication::clipboard()->text();
        QVERIFY(latex.contains(QStringLiteral("\\toprule")));
        QCOMPARE(latex.count(QStringLiteral("conv2")), 6);
    }

    void theFiguresOfOneNetworkAreReconciled()
    {
        Story s("resnet50");
        const std::int64_t macs = s.session.shown().snapshot()->model->profile.totals.macs;
        QCOMPARE(macs, std::int64_t{4089184256});
        s.window.actions().countings->trigger();
        auto *page = s.find<ReconcileDialog>();
        QVERIFY(page && page->isVisible());
        const QString text = page->asText().remove(QLatin1Char(',')).remove(QChar(0x202f));
        for (const char *figure : {"4089184256", "3857973248"}) // torchvision; the paper's, whose stride is in the first 1×1
            QVERIFY2(text.contains(QLatin1String(figure)), qPrintable(text));
        QTRY_VERIFY(page->isActiveWindow());
        QTest::qWait(100);
        const QDir shots(QCoreApplication::applicationDirPath() + QStringLiteral("/../shots"));
        QVERIFY(page->grab().save(shots.filePath(QStringLiteral("e7-page.png"))));
        page->close();
        s.window.activateWindow();
        s.window.actions().units[1]->trigger();
        QCOMPARE(s.session.shown().snapshot()->model->profile.totals.macs, 2 * macs);
        QVERIFY(!s.session.isModified());
        QVERIFY(s.confirmed());
        s.session.shown().select("layer2.0.conv2");
        s.shot("e7-flops");
    }

    void coloursShowWhatWasMeasured()
    {
        QApplication::setPalette(paletteFor(Appearance::Dark));
        Story s("resnet50");
        s.window.actions().metrics[static_cast<int>(Metric::Time)]->trigger();
        s.shot("e8-no-run");
        runOnCat(s, "layer3");
        s.shot("e8-time");
        s.window.actions().metrics[static_cast<int>(Metric::Mean)]->trigger();
        s.window.actions().operations->trigger();
        s.shot("e8-mean");
    }

    void largeTextFits()
    {
        QFont large = QApplication::font();
        large.setPointSizeF(14);
        QApplication::setFont(large);
        Story s("resnet50");
        runOnCat(s, "layer3.1.conv2");
        s.shot("e9-large-text");
        QApplication::setPalette(paletteFor(Appearance::Dark));
        s.shot("e9-large-text-dark");
    }

private:
    const QFont m_font = QApplication::font();
};

RESIDUA_TEST_PART(ExplorerTest)
#include "tst_explorer.moc"
