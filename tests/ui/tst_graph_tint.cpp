#include "tests/ui/graph_fixture.h"
#include "tests/ui/part.h"

#include "ui/graph/graph_tint.h"
#include "ui/graph/graph_words.h"
#include "ui/state/operation_words.h"

#include "core/layout/picture.h"

#include <QMenu>

#include <cmath>
#include <set>

using namespace residua;
using namespace residua::ui;
using residua::test::Fixture;
using residua::test::plain;

namespace {

const SceneBox &boxOf(const Fixture &f, const char *path)
{
    return f.view.scene().boxes[static_cast<std::size_t>(f.view.scene().boxOf(path))];
}

QString valueWords(const Fixture &f, const char *path)
{
    const int text = boxOf(f, path).valueText;
    return text < 0 ? QString() : f.view.scene().texts[static_cast<std::size_t>(text)].words;
}

QStringList samples(const Fixture &f)
{
    QStringList words;
    for (const GraphLegend::Sample &sample : f.view.legend().samples)
        words << sample.words;
    return words;
}

} // namespace

class GraphTintTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void theSessionsMetricColoursTheBoxes()
    {
        Fixture f("resnet50");
        QVERIFY(f.settle());
        const PicturePtr before = f.view.scene().picture;
        QCOMPARE(boxOf(f, "layer3.1-5").share, 1.0); // the most MACs of all boxes
        f.session.setMetric(Metric::Parameters);
        QCOMPARE(f.view.scene().picture, before); // nothing is laid out again
        const double most = static_cast<double>(f.session.shown().snapshot()->model->profile.totals.parameters);
        double sum = 0;
        for (const SceneBox &box : f.view.scene().boxes)
            sum += box.value.value_or(0);
        QCOMPARE(sum, most);
        QCOMPARE(boxOf(f, "layer4.1-2").share, 1.0);
        QCOMPARE(valueWords(f, "layer4.1-2"), metricWords(Metric::Parameters, *boxOf(f, "layer4.1-2").value));
        f.session.setMetric(Metric::ReceptiveField);
        QCOMPARE(*boxOf(f, "stem").value, 11.0);
    }

    void anEditKeepsTheMetric()
    {
        Fixture f("resnet18", Level::Operation);
        QVERIFY(f.settle());
        f.session.setMetric(Metric::Memory);
        f.edit([](ResNetSpec &spec) { spec.stages[1].depth = 3; });
        QVERIFY(f.settle());
        QCOMPARE(f.view.scene().tint.metric, Metric::Memory);
        QCOMPARE(*boxOf(f, "layer2.2.conv1").value, 128.0 * 28 * 28 * 4);
    }

    void whatNeedsARunSaysSo()
    {
        Fixture f("resnet18");
        QVERIFY(f.settle());
        f.session.setMetric(Metric::Time);
        for (const SceneBox &box : f.view.scene().boxes)
            QVERIFY(!box.tinted);
        QVERIFY(f.view.legend().low.contains(QStringLiteral("F5")));
        QVERIFY(f.view.legend().high.isEmpty());
        QVERIFY(boxToolTip(f.view.scene(), 1).contains(QStringLiteral("needs a run")));
        QVERIFY(f.run());
        QVERIFY(f.view.scene().tint.known);
        f.edit([](ResNetSpec &spec) { spec.stages[0].depth = 5; });
        QVERIFY(f.settle());
        QVERIFY(!f.view.scene().tint.known);
        QVERIFY(f.view.legend().low.contains(QStringLiteral("another network")));
    }

    void costsInPlaceOfAnUnknownValueHaveTheirUnit()
    {
        Fixture f("resnet18");
        f.session.setCounting({Counting::Unit::Flops, Counting::Scope::ConvolutionAndLinear});
        QVERIFY(f.settle());
        f.session.setMetric(Metric::Time);
        QVERIFY(!boxOf(f, "layer1.0-1").tinted);
        QVERIFY2(valueWords(f, "layer1.0-1").endsWith(QStringLiteral("FLOP")), qPrintable(valueWords(f, "layer1.0-1")));
    }

    void statisticsUseAMapOfTheirOwn()
    {
        QCOMPARE(colorMapOf(Metric::Mean), TintMap::Diverging);
        QCOMPARE(colorMapOf(Metric::Maximum), TintMap::Diverging);
        QCOMPARE(colorMapOf(Metric::Deviation), TintMap::Values);
        QCOMPARE(colorMapOf(Metric::Zeros), TintMap::Values);
        QCOMPARE(colorMapOf(Metric::Time), TintMap::Costs);
        QCOMPARE(colorMapOf(Metric::ReceptiveField), TintMap::Costs);

        Fixture f("resnet18", Level::Operation);
        QVERIFY(f.settle());
        auto run = std::make_shared<RunResult>();
        run->snapshot = f.session.shown().snapshot();
        run->trace.rows.resize(run->snapshot->model->graph.nodes.size());
        run->trace.rows[1].mean = -2;
        run->trace.rows[2].mean = 1;
        run->trace.rows[3].mean = std::nan("");
        Scene scene = f.view.scene();
        tint(scene, Metric::Mean, run.get());
        QCOMPARE(scene.boxes[1].share, -1.0);
        QCOMPARE(scene.boxes[2].share, 0.5);
        QVERIFY(!scene.boxes[3].tinted);
        QCOMPARE(scene.tint.low, -2.0);
        QCOMPARE(scene.tint.high, 2.0);
    }

    void wordsOnEveryColourCanBeRead()
    {
        for (const Appearance look : {Appearance::Light, Appearance::Dark}) {
            const GraphColors colors{Theme(paletteFor(look))};
            for (const TintMap map : {TintMap::Costs, TintMap::Values, TintMap::Diverging})
                for (double share = map == TintMap::Diverging ? -1 : 0; share <= 1; share += 0.01) {
                    SceneBox box;
                    box.tinted = true;
                    box.share = share;
                    const BoxColors shade = colors.box(box, map);
                    QVERIFY(contrast(plain(shade.words), plain(shade.fill)) >= 4.5);
                }
        }
    }

    void theLegendHasNumbersAndNamesTheMetric()
    {
        Fixture f("resnet50");
        QVERIFY(f.settle());
        f.session.setMetric(Metric::Parameters);
        QCOMPARE(f.view.legend().name, metricName(Metric::Parameters));
        QCOMPARE(f.view.legend().low, QStringLiteral("0"));
        QCOMPARE(f.view.legend().high, metricWords(Metric::Parameters, *boxOf(f, "layer4.1-2").value));
    }

    void theLegendListsExactlyTheShortcutsThatAreShown()
    {
        const auto of = [](const char *name, Level level) {
            Fixture f(name, level);
            return f.settle() ? samples(f) : QStringList{QStringLiteral("not laid out")};
        };
        QCOMPARE(of("resnet50", Level::Block), (QStringList{QStringLiteral("identity shortcut"), QStringLiteral("projection")}));
        QCOMPARE(of("resnet50", Level::Operation), (QStringList{QStringLiteral("identity shortcut"), QStringLiteral("projection")}));
        const QStringList pooled{QStringLiteral("identity shortcut"), QStringLiteral("average pool, projection")};
        QCOMPARE(of("resnet50_d", Level::Stage), pooled);
        QCOMPARE(of("resnet50_d", Level::Operation), pooled);
        QCOMPARE(of("cifar_resnet20", Level::Block), (QStringList{QStringLiteral("identity shortcut"), QStringLiteral("zero padding")}));
    }

    void shortcutsDifferInMoreThanColour()
    {
        const GraphColors colors{Theme(paletteFor(Appearance::Light))};
        const auto pattern = [&](EdgeKind kind) { return colors.pen(kind, 2).dashPattern(); };
        QVERIFY(pattern(EdgeKind::Projection) != pattern(EdgeKind::AveragePool));
        QVERIFY(pattern(EdgeKind::AveragePool) != pattern(EdgeKind::ZeroPad));
        QVERIFY(pattern(EdgeKind::Projection) != pattern(EdgeKind::ZeroPad));
    }

    void aNarrowLegendWraps()
    {
        Fixture f("resnet50_d");
        QVERIFY(f.settle());
        const auto lines = [&] {
            std::set<double> tops{f.view.legend().chooser.top()};
            for (const GraphLegend::Sample &sample : f.view.legend().samples)
                tops.insert(sample.rect.top());
            return tops.size();
        };
        QCOMPARE(lines(), std::size_t(1));
        f.view.resize(400, 600);
        QVERIFY(f.settle());
        QVERIFY(lines() > 1);
        QCOMPARE(samples(f).size(), 2);
        for (const GraphLegend::Sample &sample : f.view.legend().samples)
            QVERIFY(QRectF(f.view.rect()).contains(sample.rect));
        // The whole picture stands above it.
        f.view.fit();
        QVERIFY(f.settle());
        QVERIFY(f.view.camera().toScreen(QRectF({}, f.view.scene().size)).bottom() <= f.view.legend().panel.top());
    }

    void inALowViewThePictureHasTheRoom()
    {
        Fixture f("resnet18");
        for (const int points : {10, 14}) {
            QFont font = f.view.font();
            font.setPointSize(points);
            f.view.setFont(font);
            f.view.resize(300, 140);
            QVERIFY(f.settle());
            QVERIFY(samples(f).isEmpty());
            QVERIFY(f.view.legend().panel.height() <= 40); // one row
            f.view.fit();                                  // all of it, though its words are lost
            QVERIFY(f.settle());
            QVERIFY(f.view.camera().toScreen(QRectF({}, f.view.scene().size)).bottom() <= f.view.legend().panel.top());
            f.view.resize(300, 400);
            QVERIFY(f.settle());
            QCOMPARE(samples(f).size(), 2);
        }
    }

    void theLegendOpensTheListOfMetrics()
    {
        Fixture f("resnet18");
        QVERIFY(f.settle());
        f.session.shown().select("layer1.0");
        QTimer::singleShot(0, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(menu);
            QList<QAction *> choices;
            for (QAction *action : menu->actions())
                if (action->isCheckable())
                    choices << action;
            QCOMPARE(choices.size(), static_cast<qsizetype>(allMetrics.size()));
            QVERIFY(choices.front()->isChecked());
            for (QAction *choice : choices)
                if (choice->text() == metricName(Metric::Memory))
                    choice->trigger();
            menu->close();
        });
        QTest::mouseClick(&f.view, Qt::LeftButton, {}, f.view.legend().chooser.center().toPoint());
        QCOMPARE(f.session.metric(), Metric::Memory);
        QCOMPARE(f.view.legend().name, metricName(Metric::Memory));
        QCOMPARE(f.session.shown().selection().path, std::string("layer1.0")); // no click on the canvas
    }

    void toolTipsSayWhatAnOperationDoes_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *network, const char *path, const char *words) {
            QTest::addRow("%s %s", network, path) << QString::fromUtf8(network) << QString::fromUtf8(path) << QString::fromUtf8(words);
        };
        row("resnet50", "conv1", "mixes 3 channels in 7×7 windows: halves height and width, channels from 3 to 64");
        row("resnet50", "bn1", "normalizes each channel: the shape stays");
        row("resnet50", "relu", "sets what is negative to zero: the shape stays");
        row("resnet50", "maxpool", "takes the largest value of each 3×3 window: halves height and width, keeps the channels");
        row("resnet50", "layer1.0.conv1", "mixes 64 channels pixel by pixel: the shape stays");
        row("resnet50", "layer1.0.conv3", "mixes 64 channels pixel by pixel: keeps height and width, makes 4 times the channels");
        row("resnet50", "layer2.0.conv1", "mixes 256 channels pixel by pixel: keeps height and width, halves the channels");
        row("resnet50", "layer2.0.conv2", "mixes 128 channels in 3×3 windows: halves height and width, keeps the channels");
        row("resnet50", "layer2.0.downsample.0", "mixes 256 channels pixel by pixel: halves height and width, doubles the channels");
        row("resnet50", "layer2.0.add", "adds the branch to the shortcut: the shape stays");
        row("resnet50", "avgpool", "averages each of 2,048 channels to one number");
        row("resnet50", "flatten", "lays everything out as a list of 2,048 numbers");
        row("resnet50", "fc", "makes 1,000 numbers, each a weighted sum of 2,048");
        row("resnext50_32x4d", "layer2.0.conv2",
            "mixes channels within 32 groups in 3×3 windows: halves height and width, keeps the channels");
        row("resnet50_d", "layer2.0.downsample.0", "averages each 2×2 window: halves height and width, keeps the channels");
    }
    void toolTipsSayWhatAnOperationDoes()
    {
        QFETCH(QString, network);
        QFETCH(QString, path);
        QFETCH(QString, words);
        const SnapshotPtr snapshot = makeSnapshot(*preset(network.toStdString()), 1);
        const Selection selection = resolve(*snapshot, path.toStdString());
        QCOMPARE(selection.path, path.toStdString());
        QCOMPARE(effectWords(*snapshot, selection.nodes), words);
    }

    void effectsAreTrueOfOddSizes()
    {
        ResNetSpec spec = *preset("resnet18");
        spec.input.height = 100;
        spec.input.width = 225;
        if (!validate(spec).empty())
            QSKIP("the input has another form");
        const SnapshotPtr snapshot = makeSnapshot(spec, 1);
        const auto words = [&](const char *path) { return effectWords(*snapshot, resolve(*snapshot, path).nodes); };
        QVERIFY(words("conv1").contains(QStringLiteral("height from 100 to 50, width from 225 to 113")));
        QVERIFY(words("layer1.0").contains(QStringLiteral("adds its branch to its shortcut")));
    }
};

RESIDUA_TEST_PART(GraphTintTest)
#include "tst_graph_tint.moc"
