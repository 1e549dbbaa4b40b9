#include "ui/views/elided_label.h"
#include "ui/views/empty_page.h"
#include "ui/views/histogram_view.h"
#include "ui/views/input_pane.h"
#include "ui/views/maps_grid.h"
#include "ui/views/maps_lens.h"
#include "ui/views/maps_pair.h"
#include "ui/views/maps_view.h"
#include "ui/views/scale_bar.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "ui/look/flat_style.h"
#include "ui/look/theme.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <cmath>
#include <numbers>

using namespace residua;
using namespace residua::ui;

namespace {

std::shared_ptr<const Image> gradient(int side)
{
    auto image = std::make_shared<Image>(Image{side, side, {}});
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            for (const int value : {x * 255 / side, y * 255 / side, 128})
                image->rgb.push_back(static_cast<std::uint8_t>(value));
        }
    }
    return image;
}

std::shared_ptr<RunResult> passOf(const Session &session)
{
    auto run = std::make_shared<RunResult>();
    run->snapshot = session.shown().snapshot();
    run->trace.complete = true;
    run->input = QStringLiteral("cat.png");
    run->setup.weights = std::make_shared<ModelWeights>();
    run->seen = gradient(static_cast<int>(session.shown().spec().input.height));
    return run;
}

/// Maps of falling variance; every seventh is dead.
Tensor blobs(const Shape &shape, float phase = 0)
{
    Tensor tensor{shape, {}};
    for (std::int64_t c = 0; c < shape[1]; ++c) {
        const float strength = 4.0F / static_cast<float>(c + 1), turn = static_cast<float>(c) * 0.7F + phase;
        for (std::int64_t y = 0; y < shape[2]; ++y) {
            for (std::int64_t x = 0; x < shape[3]; ++x) {
                const float u = static_cast<float>(x) / static_cast<float>(shape[3]) * 6,
                            v = static_cast<float>(y) / static_cast<float>(shape[2]) * 6;
                tensor.values.push_back(c % 7 == 6 ? 0 : strength * std::max(-0.2F, std::sin(u + turn) * std::cos(v - turn)));
            }
        }
    }
    return tensor;
}

MeasuredMapsPtr measured(Tensor tensor)
{
    return std::make_shared<const MeasuredMaps>(std::move(tensor));
}

/// A view of the maps of `path`.
struct Shown {
    explicit Shown(const std::string &path = "layer1.0.conv1", QSize size = {540, 500}) : view(session.shown(), &window)
    {
        session.shown().select(path);
        run = passOf(session);
        session.runs().setResult(session.shown().variant(), run, mapsAt(session.shown().selection().nodes.back()));
        resize(size);
        window.show();
    }
    void resize(QSize size)
    {
        window.resize(size);
        view.resize(size);
    }
    const Shape &shapeAt(int node) const { return session.shown().snapshot()->model->profile.nodes[static_cast<std::size_t>(node)].shape; }
    MapsPtr mapsAt(int node) const { return std::make_shared<MapsResult>(MapsResult{run, node, measured(blobs(shapeAt(node))), {}}); }
    void addOther()
    {
        RunSetup setup = session.setup();
        setup.other = gradient(32);
        setup.otherName = QStringLiteral("dog.png");
        session.setSetup(setup);
        auto both = std::make_shared<MapsResult>(*session.shown().maps());
        both->other = std::make_shared<OtherMaps>(
            OtherMaps{setup.other, setup.otherName, measured(blobs(shapeAt(both->node), 1)), gradient(224), {}});
        session.runs().setMaps(session.shown().variant(), both);
    }
    void choose(MapOrder order)
    {
        MapsOptions options = view.tools().options();
        options.order = order;
        view.tools().setOptions(options);
    }
    void moveTo(MapsGrid &grid, const QPoint &position) const { QTest::mouseMove(grid.viewport(), position); }

    Session session;
    QWidget window; // offscreen, a window that has a layout warns
    MapsView view;
    std::shared_ptr<RunResult> run;
};

} // namespace

class MapsTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new FlatStyle);
        QApplication::setPalette(paletteFor(Appearance::Light));
    }

    void theHeaderCountsDeadChannels()
    {
        Shown s;
        QCOMPARE(s.view.headerText(), QStringLiteral("64 · 56 × 56 · 9 dead"));
    }

    void sortingShowsTheFirstAndKeepsTheCurrentChannel()
    {
        Shown s;
        MapsGrid &grid = s.view.grid();
        grid.setCurrent(6); // dead: least variance, most zeros
        s.choose(MapOrder::Sparsity);
        QCOMPARE(grid.current(), 6);
        QCOMPARE(grid.mapAt(QPoint(8, 8)), 6);
        s.choose(MapOrder::Variance);
        QCOMPARE(grid.current(), 6);
        QCOMPARE(grid.mapAt(QPoint(8, 8)), 0); // what has most of it is what is looked for
        QVERIFY(s.view.headerText().contains(QStringLiteral("by variance")));
        QTest::keyClick(&grid, Qt::Key_Home);
        QTest::keyClick(&grid, Qt::Key_Right);
        QCOMPARE(grid.current(), orderedMaps(grid.maps().statistics(), MapOrder::Variance)[1]);
    }

    void theScaleBarSaysWhatApplies()
    {
        Shown s;
        MapsOptions options;
        options.range = MapRange::Map;
        s.view.tools().setOptions(options);
        s.view.grid().setCurrent(3);
        const MapStatistics &map = s.view.grid().maps().statistics()[3];
        QVERIFY(s.view.tools().scale().scale() == scaleFor(map.minimum, map.maximum, ColorMap::Viridis));
        QVERIFY(s.view.tools().scale().accessibleName().contains(QStringLiteral("channel 3")));
        options.colors = ColorMap::Diverging;
        options.range = MapRange::Layer;
        s.view.tools().setOptions(options);
        const ColorScale &scale = s.view.tools().scale().scale();
        QVERIFY(scale.minimum == -scale.maximum && scale.maximum == s.view.grid().maps().maximum());
    }

    void theScreenHasTheColoursOfTheSheet()
    {
        Shown s;
        MapsOptions options;
        options.colors = ColorMap::Diverging;
        options.range = MapRange::Map;
        s.view.tools().setOptions(options);
        SheetOptions sheetOptions;
        sheetOptions.maps = 64;
        sheetOptions.mapSide = 56;
        sheetOptions.colors = ColorMap::Diverging;
        sheetOptions.scale = MapScale::Map;
        const FeatureSheet sheet = featureSheet(s.session.shown().maps()->maps->tensor, sheetOptions);
        for (const int channel : {0, 5, 6, 63}) {
            for (int at = 0; at < 56; ++at) {
                const auto byte =
                    static_cast<std::size_t>(((sheet.grid.top(channel) + at) * sheet.image.width + sheet.grid.left(channel) + at) * 3);
                QCOMPARE(s.view.grid().maps().image(channel).pixel(at, at),
                         qRgb(sheet.image.rgb[byte], sheet.image.rgb[byte + 1], sheet.image.rgb[byte + 2]));
            }
        }
    }

    void aPixelShowsItsFieldOnTheImage()
    {
        Shown s("layer2.0.conv1");
        MapsGrid &grid = s.view.grid();
        QCOMPARE(s.view.lens().caption(), QStringLiteral("receptive field 51 × 51"));
        const QRect cell = grid.cellRect(2);
        s.moveTo(grid, cell.topLeft());
        QCOMPARE(grid.probe(), (MapProbe{2, 0, 0}));
        const ReceptiveBox box = receptiveBox(*s.session.shown().snapshot()->model, s.session.shown().maps()->node, {0, 0});
        QVERIFY(s.view.lens().input().box() == box.inside);
        QVERIFY2(s.view.lens().caption().startsWith(QStringLiteral("receptive field 51 × 51, clipped to ")),
                 qPrintable(s.view.lens().caption()));
        QVERIFY(s.view.shownHeader().startsWith(QStringLiteral("channel 2 · (0, 0) · ")));
        const QRect drawn = s.view.lens().input().boxRect();
        QCOMPARE(drawn.topLeft(), s.view.lens().input().pictureRect().topLeft());
    }

    void theKeyboardMovesThePixel()
    {
        Shown s("layer2.0.conv1");
        MapsGrid &grid = s.view.grid();
        grid.setFocus();
        QTest::keyClick(&grid, Qt::Key_Home);
        QTest::keyClick(&grid, Qt::Key_Return);
        QVERIFY(grid.isAlone());
        QTest::keyClick(&grid, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(grid.probe(), (MapProbe{0, 14, 14}));
        QTest::keyClick(&grid, Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(&grid, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(grid.probe(), (MapProbe{0, 15, 13}));
        QTest::keyClick(&grid, Qt::Key_Right); // the next channel, the same pixel
        QCOMPARE(grid.probe(), (MapProbe{1, 15, 13}));
        QVERIFY(s.view.lens().input().box().has_value());
        QTest::keyClick(&grid, Qt::Key_Escape);
        QTest::keyClick(&grid, Qt::Key_Escape);
        QVERIFY(!grid.probe().hasPixel() && !s.view.lens().input().box());
    }

    void aClickKeepsThePixelWhenThePointerLeaves()
    {
        Shown s("layer2.0.conv1");
        MapsGrid &grid = s.view.grid();
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, grid.cellRect(1).center());
        const MapProbe clicked = grid.probe();
        QVERIFY(clicked.hasPixel() && grid.current() == 1);
        s.moveTo(grid, grid.cellRect(0).topLeft());
        QCOMPARE(grid.probe().channel, 0);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(grid.viewport(), &leave);
        QCOMPARE(grid.probe(), clicked);
    }

    void aChannelIsFollowedThroughTheStage()
    {
        Shown s;
        s.view.grid().setCurrent(12);
        s.window.activateWindow();
        s.view.grid().setFocus();
        QTRY_VERIFY(s.view.grid().hasFocus());
        QTest::keyClick(&s.view.grid(), Qt::Key_BracketRight);
        QCOMPARE(s.session.shown().selection().path, std::string("layer1.0.bn1"));
        s.session.runs().setMaps(s.session.shown().variant(), s.mapsAt(s.session.shown().selection().nodes.back()));
        QCOMPARE(s.view.grid().current(), 12);
        QCOMPARE(s.view.shownHeader(), QStringLiteral("channel 12 · followed from layer1.0.conv1"));
        QTest::keyClick(&s.view.grid(), Qt::Key_BracketLeft);
        QCOMPARE(s.session.shown().selection().path, std::string("layer1.0.conv1"));
        // A layer with fewer channels lets go of it, the next one with enough has it again.
        s.session.runs().setMaps(s.session.shown().variant(), s.mapsAt(s.session.shown().selection().nodes.back()));
        s.view.grid().setCurrent(60);
        const MeasuredMapsPtr few = measured(blobs({1, 8, 4, 4}));
        s.session.runs().setMaps(
            s.session.shown().variant(),
            std::make_shared<MapsResult>(MapsResult{passOf(s.session), s.session.shown().selection().nodes.back(), few, {}}));
        QCOMPARE(s.view.grid().current(), -1);
        s.session.runs().setMaps(s.session.shown().variant(), s.mapsAt(s.session.shown().selection().nodes.back()));
        QCOMPARE(s.view.grid().current(), 60);
    }

    void twoImagesScrollAndPointTogether()
    {
        Shown s;
        QVERIFY(!s.view.pair().showsTwo());
        s.addOther();
        QVERIFY(s.view.pair().showsTwo());
        MapsGrid &first = s.view.grid(), &second = s.view.pair().second();
        QTRY_VERIFY(second.isVisible() && second.verticalScrollBar()->maximum() > 0);
        second.verticalScrollBar()->setValue(second.verticalScrollBar()->maximum());
        QTRY_COMPARE(first.verticalScrollBar()->value(), second.verticalScrollBar()->value());
        first.setCurrent(5);
        QCOMPARE(second.current(), 5);
        s.moveTo(second, second.cellRect(5).center());
        QCOMPARE(first.probe(), second.probe());
        QVERIFY(first.probe().hasPixel());
        QCOMPARE(s.view.shownHeader().count(QStringLiteral(" · ")), 3); // a value for each image
        QTest::keyClick(&second, Qt::Key_Return);
        QVERIFY(first.isAlone() && second.isAlone());
        MapsOptions options;
        options.range = MapRange::BothImages;
        s.view.tools().setOptions(options);
        QVERIFY(first.maps().scaleOf(0) == second.maps().scaleOf(0));
        QCOMPARE(first.maps().scaleOf(0).maximum, std::max(first.maps().maximum(), second.maps().maximum()));
        RunSetup setup = s.session.setup();
        setup.other = nullptr;
        s.session.setSetup(setup);
        QVERIFY(!s.view.pair().showsTwo());
        QCOMPARE(first.maps().scaleOf(0).maximum, first.maps().maximum());
    }

    void whatHasBeenMeasuredIsOnlyLookedAt()
    {
        Shown s;
        s.addOther();
        const MapsPtr maps = s.session.shown().maps();
        QVERIFY(&s.view.grid().maps().statistics() == &maps->maps->statistics);
        QVERIFY(&s.view.pair().second().maps().statistics() == &maps->other->maps->statistics);
        QVERIFY(s.view.lens().histogram().histogram() == maps->maps->histogram);
    }

    void theHistogramIsOfTheWholeLayer()
    {
        Shown s;
        const Histogram &bins = s.view.lens().histogram().histogram();
        QCOMPARE(bins.total, 64 * 56 * 56);
        std::int64_t sum = 0;
        for (const std::int64_t bin : bins.bins)
            sum += bin;
        QCOMPARE(sum, bins.total);
        QVERIFY(s.view.lens().histogram().note().endsWith(QStringLiteral("zeros")));
    }

    void partsThatHaveNoRoomStepBack()
    {
        Shown s("layer1.0.conv1", {272, 240});
        QVERIFY(!s.view.lens().isVisible());
        s.resize({272, 420});
        QTRY_VERIFY(s.view.lens().isVisible());
        QVERIFY(s.view.lens().height() <= 112 && s.view.grid().height() >= 180);
        s.resize({900, 500});
        QTRY_VERIFY(s.view.lens().isColumn() && s.view.lens().x() > s.view.grid().width());
        MapsOptions options;
        options.input = options.histogram = false;
        s.view.tools().setOptions(options);
        QVERIFY(!s.view.lens().isVisible());
    }

    void oneMapAndTheCaptionedSheetAreSaved()
    {
        const test::TempFolder folder;
        Shown s;
        QVERIFY(s.view.showsMaps() && !s.view.hasCurrentMap());
        s.view.grid().setCurrent(3);
        QVERIFY(s.view.hasCurrentMap());
        const QString map = QString::fromStdString(folder / "map.png"), sheet = QString::fromStdString(folder / "sheet.png");
        writeMap(s.view.grid().maps().image(3), 4, map);
        const QImage large(map);
        QCOMPARE(large.size(), QSize(224, 224));
        QCOMPARE(large.pixel(9, 9), s.view.grid().maps().image(3).pixel(2, 2));
        SheetOptions options;
        options.captionHeight = sheetCaptionHeight();
        options.order = orderedMaps(s.view.grid().maps().statistics(), MapOrder::Variance);
        writeMapsPicture(*s.session.shown().maps(), sheet, options);
        const FeatureSheet bare = featureSheet(s.session.shown().maps()->maps->tensor, options);
        const QImage page(sheet);
        QCOMPARE(page.size(), QSize(bare.image.width, bare.image.height));
        int dark = 0; // ink below the first map
        for (int y = 0; y < options.captionHeight; ++y) {
            for (int x = 0; x < bare.grid.cellWidth; ++x)
                dark += qGray(page.pixel(static_cast<int>(bare.grid.left(0)) + x,
                                         static_cast<int>(bare.grid.top(0) + bare.grid.cellHeight) + y))
                    < 128;
        }
        QVERIFY(dark > 3);
    }

    void anEditLeavesTheMapsPaleAndTheSecondSeen()
    {
        Shown s;
        s.addOther();
        ResNetSpec spec = s.session.shown().spec();
        spec.stages[1].depth += 1;
        QVERIFY(s.session.shown().propose(spec, {QStringLiteral("Set stage 2 depth"), QStringLiteral("stages.1.depth")}).empty());
        QVERIFY(s.view.showsMaps() && s.view.pair().showsTwo());
        QVERIFY(QColor(s.view.grid().viewport()->grab().toImage().pixel(s.view.grid().cellRect(0).center())).saturation() < 40);
    }
};

RESIDUA_TEST_PART(MapsTest)
#include "tst_maps.moc"
