// The cost map: marks at round values, points found again, what is seen in files, and the document followed while it is looked at.
#include "ui/costs/cost_export.h"
#include "ui/costs/cost_grid.h"
#include "ui/costs/cost_map.h"
#include "ui/costs/cost_names.h"
#include "ui/costs/cost_plot.h"
#include "ui/costs/dot_layer.h"

#include "tests/ui/part.h"
#include "tests/ui/variants_fixture.h"
#include "tests/ui/views_fixture.h"

#include "core/data/error.h"

#include <QComboBox>
#include <QRegularExpression>
#include <QSignalSpy>

#include <cmath>
#include <random>

using namespace residua;
using namespace residua::ui;
using test::withDepth;

namespace {

QString textsOf(const CostAxis &axis, CostUnit unit, int most)
{
    QStringList texts;
    for (const CostTick &tick : ticksOf(axis, unit, most))
        texts << tick.text;
    return texts.join(QStringLiteral(", "));
}

CostAxis axis(bool logarithmic, double low, double high)
{
    return {logarithmic, logarithmic ? std::log10(low) : low, logarithmic ? std::log10(high) : high};
}

SweepPtr sweepOf(int rows)
{
    auto file = std::make_shared<SweepFile>();
    for (int i = 0; i < rows; ++i)
        file->table.add("{\"settings\": {\"stages.2.depth\": " + std::to_string(i + 1) + "}, \"totals\": {\"parameters\": "
                        + std::to_string(1'000'000 + 1000 * i) + ", \"macs\": " + std::to_string(1'000'000'000LL + 1'000'000LL * i)
                        + "}, \"accuracy\": " + std::to_string(0.6 + 0.1 * i / rows) + "}");
    return file;
}

struct Map {
    test::Variants document;
    Session &session = document.session;
    CostSource source{session};
    CostMap map{source};

    explicit Map(const std::vector<std::string> &names = {"plain", "wide"}) : document(names)
    {
        QSignalSpy changed(&source, &CostSource::changed);
        map.resize(900, 420);
        map.show();
        if (!changed.wait(patience))
            qFatal("no points");
    }
    bool follows()
    {
        QSignalSpy changed(&source, &CostSource::changed);
        return changed.wait(patience);
    }
    std::size_t count(PointKind kind) const
    {
        std::size_t count = 0;
        for (std::size_t i = 0; i < source.points()->size(); ++i)
            count += source.points()->kind(i) == kind;
        return count;
    }
    std::size_t find(PointKind kind, const QString &name) const
    {
        for (std::size_t i = 0; i < source.points()->size(); ++i) {
            if (source.points()->kind(i) == kind && source.points()->name(i) == name)
                return i;
        }
        qFatal("no point %s", qPrintable(name));
    }
};

} // namespace

class CostMapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useLightLook(); }

    void marksStandAtRoundValues()
    {
        QCOMPARE(textsOf(axis(false, 0, 103), CostUnit::Whole, 6), QStringLiteral("0, 20, 40, 60, 80, 100"));
        QCOMPARE(textsOf(axis(false, 0.701, 0.723), CostUnit::Number, 5), QStringLiteral("0.705, 0.71, 0.715, 0.72"));
        QCOMPARE(textsOf(axis(false, 0, 2.1e9), CostUnit::Count, 5), QStringLiteral("0, 500 M, 1 G, 1.5 G, 2 G"));
        QCOMPARE(textsOf(axis(true, 8e5, 6e7), CostUnit::Count, 8), QStringLiteral("1 M, 2 M, 5 M, 10 M, 20 M, 50 M"));
        QCOMPARE(textsOf(axis(true, 1e3, 1e12), CostUnit::Bytes, 4), QStringLiteral("1 KB, 1 MB, 1 GB, 1 TB"));
        // Less than a power of ten: evenly spaced values.
        QCOMPARE(textsOf(axis(true, 11e6, 14e6), CostUnit::Count, 4), QStringLiteral("11 M, 12 M, 13 M, 14 M"));
        QCOMPARE(textsOf(axis(false, 1, 3), CostUnit::Whole, 8), QStringLiteral("1, 2, 3"));
    }

    void marksAreToldApart()
    {
        QCOMPARE(textsOf(axis(false, 11.611e6, 11.694e6), CostUnit::Count, 5), QStringLiteral("11.62 M, 11.64 M, 11.66 M, 11.68 M"));
        QCOMPARE(textsOf(axis(false, 998.9, 1001.1), CostUnit::Count, 3), QStringLiteral("999, 1 K, 1.001 K"));
        QCOMPARE(textsOf(axis(true, 4.0890e9, 4.0896e9), CostUnit::Count, 3), QStringLiteral("4.089 G, 4.0892 G, 4.0894 G, 4.0896 G"));
        QCOMPARE(textsOf(axis(false, 0.7000001, 0.7000004), CostUnit::Number, 3),
                 QStringLiteral("0.7000001, 0.7000002, 0.7000003, 0.7000004"));
        std::mt19937 random(2);
        for (int i = 0; i < 2000; ++i) {
            const double least = std::pow(10, static_cast<double>(random() % 14) - 3) * (1 + static_cast<double>(random() % 1000) / 1000);
            const double most = least * (1 + std::pow(10, static_cast<double>(random() % 10) - 6));
            for (const CostUnit unit : {CostUnit::Number, CostUnit::Count, CostUnit::Bytes, CostUnit::Pixels, CostUnit::Milliseconds}) {
                for (const bool logarithmic : {false, true}) {
                    QStringList texts = textsOf(axis(logarithmic, least, most), unit, 6).split(QStringLiteral(", "));
                    QVERIFY2(texts.removeDuplicates() == 0, qPrintable(texts.join(QStringLiteral(", "))));
                }
            }
        }
    }

    void longTimesAreSaidInSeconds()
    {
        QCOMPARE(costText(CostUnit::Milliseconds, 1.5), QStringLiteral("1.50 ms"));
        QCOMPARE(costText(CostUnit::Milliseconds, 28'014), QStringLiteral("28.0 s"));
        QCOMPARE(tickText(CostUnit::Milliseconds, 500, 0), QStringLiteral("500 ms"));
        QCOMPARE(tickText(CostUnit::Milliseconds, 2000, 0), QStringLiteral("2 s"));
    }

    void marksNeverRunAway()
    {
        std::mt19937 random(1);
        for (int i = 0; i < 2000; ++i) {
            const double least = std::pow(10, static_cast<double>(random() % 16) - 4);
            const double most = least * (1 + std::pow(10, static_cast<double>(random() % 12) - 6));
            for (const bool logarithmic : {false, true}) {
                const std::vector<CostTick> ticks = ticksOf(axis(logarithmic, least, most), CostUnit::Number, 6);
                QVERIFY2(ticks.size() <= 20, qPrintable(QStringLiteral("%1 to %2: %3").arg(least).arg(most).arg(ticks.size())));
                for (std::size_t k = 1; k < ticks.size(); ++k)
                    QVERIFY(ticks[k - 1].place < ticks[k].place);
            }
        }
    }

    void thePointUnderThePointerIsFoundAsByLookingAtAll()
    {
        std::mt19937 random(3);
        std::vector<QPointF> places;
        for (int i = 0; i < 3000; ++i)
            places.emplace_back(static_cast<double>(random() % 7000) / 10 - 50, static_cast<double>(random() % 4000) / 10 - 50);
        const QSize size(600, 300);
        const CostGrid grid(places, size);
        for (int i = 0; i < 2000; ++i) {
            const QPointF at(static_cast<double>(random() % 6000) / 10, static_cast<double>(random() % 3000) / 10);
            std::optional<std::size_t> expected;
            double least = 81;
            for (std::size_t k = 0; k < places.size(); ++k) {
                const QPointF away = places[k] - at;
                const double distance = QPointF::dotProduct(away, away);
                if (!QRectF(0, 0, 600, 300).contains(places[k]) || distance > least)
                    continue;
                least = distance;
                expected = k;
            }
            QCOMPARE(grid.nearest(at, 9), expected);
        }
        QVERIFY(!CostGrid({}, size).nearest({5, 5}, 9));
    }

    void dotsAreWhereTheyBelong()
    {
        const std::vector<QPointF> places{{10.5, 10.5}, {30.5, 5.5}, {-3, 4}, {1e9, 5}, {std::nan(""), 5}, {39.9, 19.9}};
        for (const double density : {1.0, 2.0}) {
            const QImage image = dotLayer(places, {40, 20}, density, 5, Qt::red);
            QCOMPARE(image.size(), QSize(40, 20) * density);
            const auto at = [&](double x, double y) { return image.pixel(static_cast<int>(x * density), static_cast<int>(y * density)); };
            QCOMPARE(at(10.5, 10.5), QColor(Qt::red).rgba());
            QCOMPARE(at(30.5, 5.5), QColor(Qt::red).rgba());
            QCOMPARE(qAlpha(at(20, 10)), 0);
        }
    }

    void aChoiceIsReadWhereThereIsRoom()
    {
        Map m;
        auto *box = m.map.findChild<QComboBox *>(QStringLiteral("costY"));
        const auto words = [box] { return box->fontMetrics().horizontalAdvance(box->currentText()); };
        QTRY_VERIFY(box->width() > words());
        m.map.resize(m.map.minimumSizeHint().width(), 420);
        QTRY_VERIFY(box->width() < words() + 20); // with its frame and arrow
    }

    void itHasVariantsHistoryAndPresetsAndFollowsTheDocument()
    {
        Map m;
        QCOMPARE(m.count(PointKind::Variant), std::size_t{2});
        QCOMPARE(m.count(PointKind::History), std::size_t{0});
        QVERIFY(m.count(PointKind::Preset) >= 40);
        const CostFigures resnet50 = m.source.points()->known[m.find(PointKind::Preset, QStringLiteral("resnet50"))].figures;
        QCOMPARE(resnet50.parameters, std::int64_t{25557032});
        test::deepen(m.session, 5);
        QVERIFY(m.follows());
        QCOMPARE(m.count(PointKind::History), std::size_t{1}); // what it was
        test::deepen(m.session, 9);
        QVERIFY(m.follows());
        QCOMPARE(m.count(PointKind::History), std::size_t{2});
        m.session.undoStack().undo();
        QVERIFY(m.follows());
        QCOMPARE(m.count(PointKind::History), std::size_t{2}); // the first, and what was undone
        m.map.hide();
        test::deepen(m.session, 11);
        QVERIFY(!m.source.points()->known.empty() && m.count(PointKind::History) == 2); // nobody looks
        QSignalSpy changed(&m.source, &CostSource::changed);
        m.map.show();
        QVERIFY(changed.wait(patience));
        QCOMPARE(m.count(PointKind::History), std::size_t{2}); // what was undone is no state any more
        const KnownNetwork &now = m.source.points()->known[m.find(PointKind::Variant, QStringLiteral("plain"))];
        QVERIFY(now.isCurrent && now.figures == costFigures(m.session.shown().spec()));
    }

    void aPointIsHoveredAndChosenWhereItIsSeen()
    {
        Map m;
        CostPlot &plot = m.map.plot();
        const std::size_t point = m.find(PointKind::Variant, QStringLiteral("wide"));
        QTRY_VERIFY(plot.placeOf(point));
        const QPoint at = plot.placeOf(point)->toPoint();
        QTest::mouseMove(&plot, at);
        QTRY_COMPARE(plot.hovered(), std::optional(point));
        QVERIFY(plot.accessibleDescription().contains(QStringLiteral("wide")));
        QSignalSpy chosen(&m.map, &CostMap::chosen);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, at);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<std::size_t>(), point);
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(chosen.count(), 2);
        QTest::keyClick(&plot, Qt::Key_Up);
        QVERIFY(plot.hovered());
        // Dragged, it moves and chooses nothing.
        const QRectF before = plot.frame().plot;
        QTest::mousePress(&plot, Qt::LeftButton, {}, before.center().toPoint());
        QMouseEvent move(QEvent::MouseMove, before.center() + QPointF(60, 30), plot.mapToGlobal(before.center() + QPointF(60, 30)),
                         Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&plot, &move);
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, before.center().toPoint() + QPoint(60, 30));
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(plot.placeOf(point)->toPoint(), at + QPoint(60, 30));
        plot.fit();
        QCOMPARE(plot.placeOf(point)->toPoint(), at);
    }

    void variantsInOnePlaceHaveNamesOfTheirOwn()
    {
        Map m({"one", "two", "three", "four"});
        const CostScene &scene = m.map.plot().scene();
        std::vector<QPointF> places(scene.points->size(), QPointF(300, 200)); // all of them
        const QRectF plot(0, 0, 600, 400);
        const auto names = placeNames(scene, places, plot, 5, [](const QString &) { return QSizeF(60, 16); });
        QCOMPARE(names.size(), std::size_t{4});
        for (std::size_t i = 0; i < names.size(); ++i) {
            QVERIFY(plot.contains(names[i].room));
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!names[i].room.intersects(names[j].room));
        }
    }

    void aSweepIsShownByItsMerit()
    {
        Map m;
        m.source.setSweep(sweepOf(50), QStringLiteral("all.jsonl"));
        QCOMPARE(m.count(PointKind::Sweep), std::size_t{50});
        QCOMPARE(m.map.view().y.key, std::string("accuracy"));
        QVERIFY(!m.map.view().shows(PointKind::Preset) && m.map.view().shows(PointKind::Sweep));
        QVERIFY(!m.map.view().logY && m.map.view().y.better == Better::More);
        const CostScene &scene = m.map.plot().scene();
        QCOMPARE(scene.front.size(), std::size_t{50}); // more costs more and is better; what has no accuracy is not shown
        QCOMPARE(axisTitle(scene.view.y), QStringLiteral("accuracy · more is better"));
        QVERIFY(pointWords(scene, scene.front[0]).join(u' ').contains(QStringLiteral("stages.2.depth=1")));
        m.source.setSweep(nullptr, {});
        QVERIFY(m.map.view().shows(PointKind::Preset));
        QCOMPARE(m.map.view().y.key, std::string("parameters"));
    }

    void anAxisThatASweepHasNotIsLeft()
    {
        Map m;
        CostView view = m.map.view();
        view.y = metricOfKey("milliseconds");
        m.map.setView(view);
        auto file = std::make_shared<SweepFile>();
        for (const char *line : {R"({"settings": {"stages.2.depth": 4}, "totals": {"parameters": 10, "macs": 20}})",
                                 R"({"settings": {"stages.2.depth": 5}, "totals": {"parameters": 11, "macs": 21}})"})
            QVERIFY(file->table.add(line) == SweepTable::Line::Row);
        m.source.setSweep(file, QStringLiteral("plain.jsonl"));
        QCOMPARE(m.map.view().y.key, std::string("parameters"));
        // The same lines with what was computed of them are no other sweep: what was chosen meanwhile stays.
        view = m.map.view();
        view.x = metricOfKey("depth");
        m.map.setView(view);
        auto more = std::make_shared<SweepFile>(*file);
        more->table.setColumn("depth", {44, 47});
        m.source.completeSweep(more);
        QCOMPARE(m.map.view().x.key, std::string("depth"));
        QCOMPARE(m.source.points()->values("depth").back(), 47.0);
    }

    void theFileIsWhatIsSeen()
    {
        Map m;
        m.source.setSweep(sweepOf(20), QStringLiteral("all.jsonl"));
        const CostFrame frame = m.map.plot().frame();
        const CostScene &scene = m.map.plot().scene();
        const QString svg = QString::fromStdString(costFile(scene, frame.x, frame.y, "a.svg"));
        QCOMPARE(svg, QString::fromStdString(costFile(scene, frame.x, frame.y, "a.svg")));
        QVERIFY(svg.contains(QStringLiteral("accuracy · more is better")));
        QVERIFY(svg.contains(QStringLiteral("sweep (20)")) && svg.contains(QStringLiteral("Pareto front")));
        QVERIFY(svg.count(QStringLiteral("<circle")) + svg.count(QStringLiteral("<ellipse")) >= 20);
        const QString csv = QString::fromStdString(costFile(scene, frame.x, frame.y, "a.CSV"));
        const QStringList lines = csv.split(QStringLiteral("\r\n"));
        QVERIFY(lines[0].startsWith(QStringLiteral("kind,name,parameters,macs,")));
        QVERIFY(lines[0].endsWith(QStringLiteral(",accuracy")));
        QCOMPARE(lines.size() - 2, std::ssize(scene.xs));
        QVERIFY(csv.contains(QStringLiteral("preset,resnet50,25557032,")));
        QVERIFY_THROWS_EXCEPTION(Error, costFile(scene, frame.x, frame.y, "a.txt"));
    }
};

RESIDUA_TEST_PART(CostMapTest)
#include "tst_cost_map.moc"
