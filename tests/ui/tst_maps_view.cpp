#include "core/arch/presets.h"
#include "core/data/npy.h"
#include "core/data/sheet.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/part.h"
#include "tests/ui/views_fixture.h"
#include "ui/views/elided_label.h"
#include "ui/views/empty_page.h"
#include "ui/views/maps_grid.h"
#include "ui/views/maps_view.h"

#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <limits>

using namespace residua;
using namespace residua::ui;
using test::deepen;
using test::runOf;

namespace {

MapsPtr mapsOf(RunResultPtr run, int node, Tensor tensor, const QString &problem = {})
{
    return std::make_shared<MapsResult>(MapsResult{std::move(run), node, std::make_shared<const MeasuredMaps>(std::move(tensor)), problem});
}

Tensor waves(std::int64_t channels, std::int64_t height, std::int64_t width)
{
    Tensor tensor{{1, channels, height, width}, {}};
    const std::int64_t count = channels * height * width;
    for (std::int64_t i = 0; i < count; ++i)
        tensor.values.push_back(static_cast<float>(std::sin(0.37 * static_cast<double>(i)) * 3 - 1));
    return tensor;
}

QRgb sheetPixel(const FeatureSheet &sheet, int map, int columns, int width, int height, int x, int y)
{
    const int gap = 2, left = gap + map % columns * (width + gap) + x, top = gap + map / columns * (height + gap) + y;
    const std::uint8_t *rgb = sheet.image.rgb.data() + (top * sheet.image.width + left) * 3;
    return qRgb(rgb[0], rgb[1], rgb[2]);
}

} // namespace

class MapsViewTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useLightLook(); }
    void mapsHaveTheColoursOfTheSheet_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("kind");
        QTest::newRow("square") << QSize(7, 7) << 0;
        QTest::newRow("oblong") << QSize(8, 3) << 0;
        QTest::newRow("constant") << QSize(5, 5) << 1;
        QTest::newRow("not finite") << QSize(5, 5) << 2;
        QTest::newRow("nothing finite") << QSize(5, 5) << 3;
    }

    void mapsHaveTheColoursOfTheSheet()
    {
        QFETCH(QSize, size);
        QFETCH(int, kind);
        const int channels = 4, width = size.width(), height = size.height();
        Tensor tensor = waves(channels, height, width);
        for (std::size_t i = 0; i < tensor.values.size(); ++i) {
            if (kind == 1)
                tensor.values[i] = 2.5F;
            else if (kind == 3 || (kind == 2 && i % 7 == 0))
                tensor.values[i] = i % 2 ? std::numeric_limits<float>::quiet_NaN() : -std::numeric_limits<float>::infinity();
        }
        SheetOptions options;
        options.mapSide = std::max(height, width); // one pixel a value
        const FeatureSheet sheet = featureSheet(tensor, options);
        const LayerMaps maps(mapsOf(nullptr, 0, tensor));
        QCOMPARE(maps.count(), channels);
        QVERIFY(maps.minimum() == sheet.minimum && maps.maximum() == sheet.maximum);
        QCOMPARE(maps.notFinite(), sheet.nonFinite);
        const int columns = (sheet.image.width - 2) / (width + 2);
        for (int map = 0; map < channels; ++map) {
            for (int at = 0; at < width * height; ++at)
                QCOMPARE(maps.image(map).pixel(at % width, at / width),
                         sheetPixel(sheet, map, columns, width, height, at % width, at / width));
        }
    }

    void onlyMapsThatAreSeenAreMade()
    {
        Session session;
        const auto run = runOf(session);
        MapsGrid grid;
        grid.resize(300, 300);
        const auto maps = std::make_shared<LayerMaps>(mapsOf(run, 1, waves(2048, 7, 7)));
        grid.setMaps(maps);
        grid.grab();
        QVERIFY2(maps->imagesMade() > 8 && maps->imagesMade() <= 40, qPrintable(QString::number(maps->imagesMade())));
        const int before = maps->imagesMade();
        grid.grab();
        QCOMPARE(maps->imagesMade(), before); // kept
        grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->maximum());
        grid.grab();
        QVERIFY(maps->imagesMade() > before && maps->imagesMade() <= 2 * before + 10);
        QCOMPARE(grid.mapAt(grid.cellRect(2047).center()), 2047);
    }

    void paintedCellsShowTheirMaps()
    {
        MapsGrid grid;
        grid.resize(300, 300);
        Tensor tensor = waves(4, 2, 2);
        tensor.values[3 * 4 + 1] = std::numeric_limits<float>::infinity();
        const auto maps = std::make_shared<LayerMaps>(mapsOf(nullptr, 0, tensor));
        grid.setMaps(maps);
        const QImage picture = grid.viewport()->grab().toImage();
        const QRect cell = grid.cellRect(3);
        QCOMPARE(picture.pixel(cell.left() + cell.width() * 3 / 4, cell.top() + cell.height() / 4), qRgb(255, 0, 255));
        QCOMPARE(picture.pixel(cell.left() + cell.width() / 4, cell.top() + cell.height() / 4), maps->image(3).pixel(0, 0));
    }

    void keyboardMovesAndEnlargesMaps()
    {
        MapsGrid grid;
        grid.resize(300, 300);
        grid.setMaps(std::make_shared<LayerMaps>(mapsOf(nullptr, 0, waves(100, 7, 7))));
        QSignalSpy probed(&grid, &MapsGrid::probeChanged);
        int columns = 1;
        while (grid.cellRect(columns).top() == grid.cellRect(0).top())
            ++columns;
        QTest::keyClick(&grid, Qt::Key_Home);
        QTest::keyClick(&grid, Qt::Key_Right);
        QCOMPARE(grid.current(), 1);
        QCOMPARE(probed.back()[0].value<MapProbe>().channel, 1);
        QTest::keyClick(&grid, Qt::Key_Down);
        QCOMPARE(grid.current(), 1 + columns);
        QTest::keyClick(&grid, Qt::Key_Up);
        QTest::keyClick(&grid, Qt::Key_Up);
        QCOMPARE(grid.current(), 1);
        QTest::keyClick(&grid, Qt::Key_End);
        QCOMPARE(grid.current(), 99);
        QVERIFY(grid.viewport()->rect().contains(grid.cellRect(99)));
        QTest::keyClick(&grid, Qt::Key_Return);
        QVERIFY(grid.isAlone());
        QTest::keyClick(&grid, Qt::Key_Left);
        QCOMPARE(grid.current(), 98);
        QTest::keyClick(&grid, Qt::Key_Escape);
        QVERIFY(!grid.isAlone());
        QCOMPARE(grid.current(), 98);
    }

    void theEmptyStatesSayWhatToDo()
    {
        Session session;
        MapsView view(session.shown());
        const auto text = [&view] { return view.emptyPage().text(); };
        QCOMPARE(text(), QStringLiteral("Open, drop or paste an image, or use the sample."));
        QCOMPARE(view.emptyPage().actions(), QStringList({QStringLiteral("Open image…"), QStringLiteral("Use the sample")}));
        RunSetup setup;
        setup.image = std::make_shared<Image>();
        session.setSetup(setup);
        QCOMPARE(text(), QStringLiteral("Run to see feature maps."));
        session.runs().setState(session.shown().variant(), {RunState::State::Running, 0, 70, {}});
        QCOMPARE(text(), QStringLiteral("Running…"));
        session.runs().setState(session.shown().variant(), {RunState::State::Done, 70, 70, {}});
        const auto run = runOf(session);
        session.runs().setResult(session.shown().variant(), run);
        QCOMPARE(text(), QStringLiteral("Select a layer to see its maps."));
        view.resize(400, 300);
        view.show();
        QCOMPARE(view.emptyPage().actions(),
                 QStringList({QStringLiteral("First layer")})); // where maps fill the window nothing else selects one
        QTest::mouseClick(view.emptyPage().findChildren<ElidedLabel *>().front(), Qt::LeftButton);
        QCOMPARE(session.shown().selection().path, std::string("conv1"));
        QTRY_COMPARE(text(), QStringLiteral("Reading the maps…"));
        session.runs().setMaps(session.shown().variant(), mapsOf(run, 1, {}, QStringLiteral("there is not enough memory")));
        QCOMPARE(text(), QStringLiteral("there is not enough memory"));
        session.runs().setMaps(session.shown().variant(), {});
        deepen(session, 3);
        QCOMPARE(text(), QStringLiteral("The last run is from before the last edit."));
        QSignalSpy asked(&view, &MapsView::runRequested);
        Q_EMIT const_cast<EmptyPage &>(view.emptyPage()).triggered(0);
        QCOMPARE(asked.size(), 1);
    }

    void mapsOfAnotherLayerAreNotShown()
    {
        Session session;
        MapsView view(session.shown());
        session.shown().select("conv1");
        const auto run = runOf(session);
        session.runs().setResult(session.shown().variant(), run, mapsOf(run, 1, waves(64, 8, 8)));
        QVERIFY(view.showsMaps());
        session.runs().setState(session.shown().variant(), {RunState::State::Running, 0, 70, {}});
        session.shown().select("fc"); // the worker brings its maps when the pass is done
        QVERIFY(!view.showsMaps());
        QCOMPARE(view.emptyPage().text(), QStringLiteral("Running…"));
    }

    void mapsOfAnEarlierNetworkArePale()
    {
        Session session;
        MapsView view(session.shown());
        view.resize(300, 300);
        session.shown().select("conv1");
        const auto run = runOf(session);
        session.runs().setResult(session.shown().variant(), run, mapsOf(run, 1, waves(64, 8, 8)));
        QVERIFY(view.showsMaps());
        QCOMPARE(view.headerText(), QStringLiteral("random weights · 64 · 8 × 8")); // what comes last may be cut off
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTest::mouseMove(view.grid().viewport(), view.grid().cellRect(0).center());
        QTRY_VERIFY2(view.shownHeader().startsWith(QStringLiteral("random weights · channel 0")), qPrintable(view.shownHeader()));
        const auto coloured = [&view] {
            return QColor(view.grid().viewport()->grab().toImage().pixel(view.grid().cellRect(0).center())).saturation() > 40;
        };
        view.grab();
        QVERIFY(coloured());
        deepen(session, 3);
        QVERIFY(view.showsMaps() && !coloured());
    }

    void vectorsAreCells()
    {
        Session session;
        MapsView view(session.shown());
        view.resize(300, 300);
        session.shown().select("fc");
        const auto run = runOf(session, true);
        Tensor tensor{{1, 1000}, std::vector<float>(1000, 1.0F)};
        session.runs().setResult(session.shown().variant(), run, mapsOf(run, session.shown().selection().nodes.back(), tensor));
        QVERIFY(view.showsMaps());
        QVERIFY(view.headerText() == QStringLiteral("1000") && view.grid().cellRect(0).width() < 24);
    }

    void layersAreSavedAsPictureAndArray()
    {
        const test::TempFolder folder;
        Session session;
        const Tensor tensor = waves(300, 4, 4);
        const MapsPtr maps = mapsOf(runOf(session), 1, tensor);
        const QString picture = QString::fromStdString(folder / "maps.png");
        writeMapsArray(*maps, QString::fromStdString(folder / "maps.npy"));
        writeMapsPicture(*maps, picture);
        const Tensor read = readNpy(folder / "maps.npy");
        QVERIFY(read.shape == tensor.shape && read.values == tensor.values);
        SheetOptions all;
        all.maps = 300; // not the first 256 only
        const Image expected = featureSheet(tensor, all).image;
        QCOMPARE(QImage(picture).size(), QSize(expected.width, expected.height));
    }
};

RESIDUA_TEST_PART(MapsViewTest)
#include "tst_maps_view.moc"
