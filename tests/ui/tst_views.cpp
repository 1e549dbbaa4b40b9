#include "ui/views/detail_panel.h"
#include "ui/views/details.h"
#include "ui/views/elided_label.h"
#include "ui/views/empty_page.h"
#include "ui/views/maps_grid.h"
#include "ui/views/maps_view.h"
#include "ui/views/reconcile_dialog.h"
#include "ui/views/status_line.h"
#include "ui/views/status_text.h"

#include "tests/support/temp_folder.h"

#include "core/arch/presets.h"
#include "core/data/npy.h"
#include "core/data/sheet.h"
#include "ui/look/flat_style.h"
#include "ui/look/theme.h"
#include "tests/ui/patience.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

#include <cmath>
#include <limits>

using namespace residua;
using namespace residua::ui;

namespace {

/// A pass whose values follow from the operations' numbers.
std::shared_ptr<RunResult> runOf(const Session &session, bool weights = false)
{
    auto run = std::make_shared<RunResult>();
    const Snapshot &snapshot = *session.snapshot();
    run->snapshot = session.snapshot();
    for (const Node &node : snapshot.graph.nodes)
        run->trace.rows.push_back({snapshot.profile.nodes[static_cast<std::size_t>(node.id)].shape, 0.5, 0.1 * node.id, 1, -1, 2, 0.25});
    run->trace.milliseconds = 0.5 * static_cast<double>(run->trace.rows.size());
    run->trace.complete = true;
    run->table = summaryTable({snapshot.spec, snapshot.graph, snapshot.profile, &run->trace, true}, Level::Operation);
    run->facts.top = {{287, "lynx, catamount", 0.412}, {281, "tabby, tabby cat", 0.33}, {285, "", 0.00001}};
    run->input = QStringLiteral("cat.png");
    if (weights)
        run->setup.weights = std::make_shared<WeightMap>();
    return run;
}

MapsPtr mapsOf(RunResultPtr run, int node, Tensor tensor, const QString &problem = {})
{
    return std::make_shared<MapsResult>(MapsResult{std::move(run), node, std::move(tensor), problem});
}

Tensor waves(std::int64_t channels, std::int64_t height, std::int64_t width)
{
    Tensor tensor{{1, channels, height, width}, {}};
    const std::int64_t count = channels * height * width;
    for (std::int64_t i = 0; i < count; ++i)
        tensor.values.push_back(static_cast<float>(std::sin(0.37 * static_cast<double>(i)) * 3 - 1));
    return tensor;
}

void deepen(Session &session, std::int64_t depth)
{
    ResNetSpec next = session.spec();
    next.stages[2].depth = depth;
    QVERIFY(session.propose(next, {QStringLiteral("Set stage 3 depth"), {}}).empty());
}

QString lines(const std::vector<DetailRow> &rows)
{
    QStringList texts;
    for (const DetailRow &row : rows)
        texts << row.label + QStringLiteral(": ") + row.value + (row.share ? u' ' + percentWords(*row.share) : QString());
    return texts.join(u'\n');
}

Details detailsOf(const Session &session, const char *path, const RunResult *run = nullptr)
{
    return detailRows(*session.snapshot(), resolve(*session.snapshot(), path), run);
}

QRgb sheetPixel(const FeatureSheet &sheet, int map, int columns, int width, int height, int x, int y)
{
    const int gap = 2, left = gap + map % columns * (width + gap) + x, top = gap + map / columns * (height + gap) + y;
    const std::uint8_t *rgb = sheet.image.rgb.data() + (top * sheet.image.width + left) * 3;
    return qRgb(rgb[0], rgb[1], rgb[2]);
}

} // namespace

class ViewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new FlatStyle);
        QApplication::setPalette(paletteFor(Appearance::Light));
    }

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

    void detailsOfAConvolutionAreExact()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        const Details details = detailsOf(session, "layer3.0.conv2");
        QCOMPARE(details.title, QStringLiteral("layer3.0.conv2"));
        QCOMPARE(details.description, QStringLiteral("Conv2d 3×3, stride 2, padding 1 · stage 3, block 1"));
        QCOMPARE(lines(details.rows), QStringLiteral("input: 256 × 28 × 28\noutput: 256 × 14 × 14\nparameters: 589,824 2.3 %\nMACs: 115,605,504 2.8 %\n"
                                                    "receptive field: 107 × 107 of 224\nstride: 16\nactivation: 201 KB"));
        QVERIFY(details.run.isEmpty());
    }

    void detailsExplainTheirNumbers()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        const DetailExplanation conv = detailsOf(session, "layer3.0.conv2").explanation;
        QStringList formulas;
        for (const DetailFormula &formula : conv.formulas)
            formulas << formula.label + QStringLiteral(": ") + formula.text;
        QCOMPARE(formulas.join(u'\n'), QStringLiteral("side: ⌊(28 + 2 · 1 − 3) / 2⌋ + 1 = 14\nparams: 256 · 256 · 3 · 3 = 589,824\nMACs: 589,824 · 14 · 14 = 115,605,504\n"
                                                      "memory: 256 · 14 · 14 · 4 B = 200,704 B\nfield: 91 + (3 − 1) · 8 = 107\nstride: 8 · 2 = 16"));
        QCOMPARE(conv.tensors.size(), 1U);
        QCOMPARE(conv.tensors[0].name, QStringLiteral("weight"));
        QCOMPARE(conv.tensors[0].fullName, QStringLiteral("layer3.0.conv2.weight"));
        QCOMPARE(lines(detailsOf(session, "layer2").explanation.levels), QStringLiteral("C3: 512 channels, stride 8, 28 × 28"));
        QCOMPARE(detailsOf(session, "").explanation.levels.size(), 4U);
        QVERIFY(detailsOf(session, "layer3").explanation.tensors.empty() && detailsOf(session, "layer3").explanation.tensorCount > 60);
    }

    void thePanelFollowsTheCountingAndOpensThePage()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        DetailPanel panel(session);
        panel.resize(304, 700);
        panel.show();
        session.select("layer3.0.conv2");
        session.setCounting({Counting::Unit::Flops, Counting::Scope::ConvolutionAndLinear});
        QVERIFY(panel.asText().contains(QStringLiteral("FLOPs\t231,211,008")));
        QVERIFY(panel.asText().contains(QStringLiteral("FLOPs\t2 · 589,824 · 14 · 14 = 231,211,008")));
        QCOMPARE(totalTexts(*session.snapshot(), {})[1].text, QStringLiteral("8.18 GFLOP"));
        ElidedLabel *link = nullptr;
        for (ElidedLabel *label : panel.findChildren<ElidedLabel *>())
            link = label->fullText() == QStringLiteral("Other ways to count…") ? label : link;
        QVERIFY(link && link->isVisible());
        QCoreApplication::processEvents(); // the layout after the selection
        QTest::mouseClick(link, Qt::LeftButton);
        auto *page = panel.findChild<ReconcileDialog *>();
        QVERIFY(page && page->isVisible());
        QVERIFY(page->asText().contains(QStringLiteral("total\t4089184256\t3857973248\t4089238376\t4111512576\t4127444456")));
        QVERIFY(page->asText().contains(QStringLiteral("published\t4.09 G, torchvision\t3.8 G, He et al. 2016")));
        // The page chooses the counting of the window.
        auto *unit = page->findChild<QComboBox *>();
        QTest::keyClick(unit, Qt::Key_Up);
        QCOMPARE(session.counting(), Counting());
        deepen(session, 7);
        QTRY_VERIFY(!page->asText().contains(QStringLiteral("4089184256")));
    }

    void longListsOfTensorsOpenOnDemand()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        DetailPanel panel(session);
        panel.resize(304, 900);
        panel.show();
        session.select("layer3");
        auto *names = panel.findChild<QLabel *>(QStringLiteral("tensors"));
        QVERIFY(!names->isVisible());
        QToolButton *button = nullptr;
        for (QToolButton *each : panel.findChildren<QToolButton *>())
            button = each->text().endsWith(QStringLiteral("tensors by name")) ? each : button;
        QVERIFY(button && button->isVisible());
        QCoreApplication::processEvents(); // the layout after the selection
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(names->isVisible());
        QVERIFY(names->accessibleName().startsWith(QStringLiteral("layer3.0.conv1.weight [256, 512, 1, 1]\n")));
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(!names->isVisible());
    }

    void detailsOfGroupsAreSums()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        const Details stage = detailsOf(session, "layer3");
        QCOMPARE(stage.description, QStringLiteral("stage 3 · 6 × Bottleneck · 62 operations"));
        QVERIFY(lines(stage.rows).startsWith(QStringLiteral("input: 512 × 28 × 28\noutput: 1024 × 14 × 14\nparameters: 7,098,368 28 %\n")));
        QCOMPARE(detailsOf(session, "layer3.0").description, QStringLiteral("Bottleneck · stage 3, block 1 · 12 operations"));
        const Details run = detailsOf(session, "layer3.1-5");
        QCOMPARE(run.title, QStringLiteral("layer3.1-5"));
        QCOMPARE(run.description, QStringLiteral("5 × Bottleneck · stage 3, blocks 2 to 6 · 50 operations"));
        QCOMPARE(run.rows[2].value, QStringLiteral("5,585,920"));
        QCOMPARE(detailsOf(session, "stem").description, QStringLiteral("Stem · 4 operations"));
        QCOMPARE(detailsOf(session, "layer3.0.downsample").description, QStringLiteral("Sequential · 2 operations"));
    }

    void additionsSayThatBothInputsAreEqual()
    {
        Session session;
        const Details details = detailsOf(session, "layer1.0.add");
        QCOMPARE(details.description, QStringLiteral("Add · stage 1, block 1"));
        QCOMPARE(details.rows.front().value, QStringLiteral("64 × 56 × 56, twice"));
        QCOMPARE(details.rows[2].share, std::nullopt); // it has no parameters
    }

    void nothingSelectedIsTheWholeNetwork()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        QCOMPARE(lines(detailsOf(session, "").rows),
                 QStringLiteral("input: 3 × 224 × 224\noutput: 1000\noperations: 176\nparameters: 25,557,032\nMACs: 4,089,184,256\n"
                                "parameter memory: 102 MB\nactivations: 150 MB\ninference peak: 9.63 MB"));
    }

    void aRunAddsTimesStatisticsAndClasses()
    {
        Session session;
        const auto run = runOf(session);
        const Details layer = detailsOf(session, "conv1", run.get());
        QCOMPARE(layer.run, QStringLiteral("Run on cat.png"));
        QCOMPARE(layer.runTime, QStringLiteral("0.50 ms · 1.4 %"));
        QCOMPARE(lines(layer.runRows), QStringLiteral("mean: 0.1\nstd: 1\nmin: -1\nmax: 2\nzeros: 25 %"));
        QVERIFY(layer.classes.empty());
        const Details network = detailsOf(session, "", run.get());
        QCOMPARE(lines(network.classes), QStringLiteral("lynx, catamount: 41 % 41 %\ntabby, tabby cat: 33 % 33 %\nclass 285: < 0.01 % < 0.01 %"));
        QVERIFY(network.note.contains(QStringLiteral("Random weights")));
        QVERIFY(detailsOf(session, "", runOf(session, true).get()).note.isEmpty());
    }

    void aRunOfAnotherNetworkIsSearchedForTheSamePath()
    {
        Session session;
        const auto run = runOf(session);
        deepen(session, 3);
        QVERIFY(!detailsOf(session, "layer3.1.conv1", run.get()).run.isEmpty());
        QVERIFY(detailsOf(session, "layer3.2.conv1", run.get()).run.isEmpty()); // is not in the run
    }

    void panelShowsWhatIsSelectedAndCopiesIt()
    {
        Session session;
        DetailPanel panel(session);
        session.select("layer2.0.conv1");
        QVERIFY2(panel.asText().startsWith(QStringLiteral("layer2.0.conv1\nConv2d 3×3, stride 2, padding 1 · stage 2, block 1\ninput\t64 × 56 × 56\n")), qPrintable(panel.asText()));
        panel.show();
        panel.setFocus();
        QTest::keyClick(&panel, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), panel.asText());
        for (const QLabel *label : panel.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void statusSaysEveryStateInWords()
    {
        using State = Confirmation::State;
        QCOMPARE(confirmationText({State::Waiting, 0, {}}), QStringLiteral("opening libtorch…"));
        QCOMPARE(confirmationText({State::Confirmed, 1.72, {}}), QStringLiteral("live · confirmed by libtorch in 1.7 ms"));
        QCOMPARE(confirmationText({State::Refused, 0, QStringLiteral("conv1 differs\nmore")}), QStringLiteral("libtorch objects: conv1 differs"));
        QCOMPARE(confirmationText({State::Missing, 0, QStringLiteral("not found")}), QStringLiteral("libtorch is missing: numbers are arithmetic only"));
    }

    void statusKeepsItsWordsWhileAQuickCheckRuns()
    {
        Session session;
        session.setEngineInfo({});
        StatusLine line(session);
        session.setConfirmation(session.snapshot()->generation, {Confirmation::State::Confirmed, 2, {}});
        const QString confirmed = QStringLiteral("live · confirmed by libtorch in 2.0 ms");
        QCOMPARE(line.confirmationWords(), confirmed);
        deepen(session, 3);
        QCOMPARE(session.confirmation().state, Confirmation::State::Checking);
        QCOMPARE(line.confirmationWords(), confirmed);
        QTRY_COMPARE(line.confirmationWords(), QStringLiteral("checking…"));
        session.setConfirmation(session.snapshot()->generation, {Confirmation::State::Confirmed, 2, {}});
        QCOMPARE(line.confirmationWords(), confirmed);
    }

    void statusOffersDetailsAndAnotherTry()
    {
        Session session;
        StatusLine line(session);
        line.resize(1024, line.sizeHint().height());
        line.show();
        session.setConfirmation(session.snapshot()->generation, {Confirmation::State::Missing, 0, QStringLiteral("libtorch.so <b>is</b> gone")});
        QSignalSpy details(&line, &StatusLine::detailsRequested), retry(&line, &StatusLine::retryRequested);
        QList<ElidedLabel *> links = line.findChildren<ElidedLabel *>();
        links.removeIf([](const ElidedLabel *label) { return !label->isLink(); });
        QCOMPARE(links.size(), 2);
        QTest::mouseClick(links[0], Qt::LeftButton);
        QCOMPARE(details.size(), 1);
        QCOMPARE(details[0][0].toString(), QStringLiteral("libtorch.so <b>is</b> gone"));
        QVERIFY(links[0]->toolTip().contains(QStringLiteral("&lt;b&gt;"))); // shown as it is, not as HTML
        QTest::keyClick(links[1], Qt::Key_Return);
        QCOMPARE(retry.size(), 1);
    }

    void totalsSayWhatTheLastEditChanged()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        StatusLine line(session);
        QCOMPARE(line.totalsWords(), QStringLiteral("25.6 M parameters · 4.09 GMAC · activations 150 MB · inference peak 9.63 MB"));
        deepen(session, 8);
        QCOMPARE(line.totalsWords(), QStringLiteral("27.8 M parameters (+2.23 M) · 4.53 GMAC (+437 MMAC) · activations 159 MB (+8.83 MB) · inference peak 9.63 MB"));
        const std::vector<TotalText> texts = totalTexts(*session.snapshot(), session.lastChange());
        QCOMPARE(texts[0].toolTip, QStringLiteral("parameters: 27,791,400\nbefore the last edit: 25,557,032, difference +2,234,368 (+8.7 %)"));
        session.undoStack().undo();
        QCOMPARE(line.totalsWords(), QStringLiteral("25.6 M parameters (−2.23 M) · 4.09 GMAC (−437 MMAC) · activations 150 MB (−8.83 MB) · inference peak 9.63 MB"));
        ResNetSpec next = session.spec();
        next.name = "other";
        QVERIFY(session.propose(next, {QStringLiteral("Rename"), {}}).empty());
        QCOMPARE(line.totalsWords(), QStringLiteral("25.6 M parameters · 4.09 GMAC · activations 150 MB · inference peak 9.63 MB"));
    }

    void statusFollowsTheRun()
    {
        using State = RunState::State;
        Session session;
        StatusLine line(session);
        line.resize(1400, line.sizeHint().height());
        line.show();
        auto *progress = line.findChild<QProgressBar *>();
        auto *cancel = line.findChild<QToolButton *>();
        QVERIFY(!progress->isVisible() && !cancel->isVisible());
        session.setRunState({State::Running, 3, 70, {}});
        QVERIFY(progress->isVisible() && cancel->isVisible());
        QCOMPARE(progress->value(), 3);
        QSignalSpy cancelled(&line, &StatusLine::cancelRequested);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
        session.setRunState({State::Stopping, 5, 70, {}});
        QCOMPARE(line.runWords(), QStringLiteral("stopping…"));
        QVERIFY(!cancel->isVisible());
        session.setRunState({State::Stopped, 5, 70, {}});
        QCOMPARE(line.runWords(), QStringLiteral("run stopped"));
        session.setRunState({State::Failed, 5, 70, QStringLiteral("not enough memory\nUse a smaller input.")});
        QCOMPARE(line.runWords(), QStringLiteral("run failed: not enough memory"));
        session.setRunResult(runOf(session));
        session.setRunState({State::Done, 70, 70, {}});
        QCOMPARE(line.runWords(), QStringLiteral("random weights: lynx 41 %, tabby 33 %"));
        session.setRunResult(runOf(session, true));
        QCOMPARE(line.runWords(), QStringLiteral("lynx 41 %, tabby 33 %"));
        deepen(session, 3);
        QCOMPARE(line.runWords(), QStringLiteral("before the last edit: lynx 41 %, tabby 33 %"));
    }

    void theRightPartOfTheStatusGivesWayFirst()
    {
        Session session;
        StatusLine line(session);
        session.setRunResult(runOf(session));
        line.show();
        const QList<QLabel *> labels = line.findChildren<QLabel *>();
        QLabel *run = labels.back(), *totals = labels[labels.size() - 2];
        line.resize(1400, 24);
        QVERIFY(run->width() >= run->sizeHint().width());
        const int whole = totals->width();
        line.resize(whole + 340, 24);
        QCOMPARE(totals->width(), whole);
        QVERIFY(run->width() < run->sizeHint().width());
        line.resize(500, 24);
        QCOMPARE(run->width(), 0);
        QVERIFY(totals->width() < whole);
    }

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
                QCOMPARE(maps.image(map).pixel(at % width, at / width), sheetPixel(sheet, map, columns, width, height, at % width, at / width));
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
        MapsView view(session);
        const auto text = [&view] { return view.emptyPage().text(); };
        QCOMPARE(text(), QStringLiteral("Open, drop or paste an image, or use the sample."));
        QCOMPARE(view.emptyPage().actions(), QStringList({QStringLiteral("Open image…"), QStringLiteral("Use the sample")}));
        RunSetup setup;
        setup.image = std::make_shared<Image>();
        session.setSetup(setup);
        QCOMPARE(text(), QStringLiteral("Run to see feature maps."));
        session.setRunState({RunState::State::Running, 0, 70, {}});
        QCOMPARE(text(), QStringLiteral("Running…"));
        session.setRunState({RunState::State::Done, 70, 70, {}});
        const auto run = runOf(session);
        session.setRunResult(run);
        QCOMPARE(text(), QStringLiteral("Select a layer to see its maps."));
        session.select("conv1");
        QTRY_COMPARE(text(), QStringLiteral("Reading the maps…"));
        session.setMaps(mapsOf(run, 1, {}, QStringLiteral("there is not enough memory")));
        QCOMPARE(text(), QStringLiteral("there is not enough memory"));
        session.setMaps({});
        deepen(session, 3);
        QCOMPARE(text(), QStringLiteral("The last run is from before the last edit."));
        QSignalSpy asked(&view, &MapsView::runRequested);
        Q_EMIT const_cast<EmptyPage &>(view.emptyPage()).triggered(0);
        QCOMPARE(asked.size(), 1);
    }

    void mapsOfAnotherLayerAreNotShown()
    {
        Session session;
        MapsView view(session);
        session.select("conv1");
        const auto run = runOf(session);
        session.setRunResult(run, mapsOf(run, 1, waves(64, 8, 8)));
        QVERIFY(view.showsMaps());
        session.setRunState({RunState::State::Running, 0, 70, {}});
        session.select("fc"); // the worker brings its maps when the pass is done
        QVERIFY(!view.showsMaps());
        QCOMPARE(view.emptyPage().text(), QStringLiteral("Running…"));
    }

    void mapsOfAnEarlierNetworkArePale()
    {
        Session session;
        MapsView view(session);
        view.resize(300, 300);
        session.select("conv1");
        const auto run = runOf(session);
        session.setRunResult(run, mapsOf(run, 1, waves(64, 8, 8)));
        QVERIFY(view.showsMaps());
        QCOMPARE(view.headerText(), QStringLiteral("64 · 8 × 8 · random weights"));
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
        MapsView view(session);
        view.resize(300, 300);
        session.select("fc");
        const auto run = runOf(session, true);
        Tensor tensor{{1, 1000}, std::vector<float>(1000, 1.0F)};
        session.setRunResult(run, mapsOf(run, session.selection().nodes.back(), tensor));
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

QTEST_MAIN(ViewsTest)
#include "tst_views.moc"
