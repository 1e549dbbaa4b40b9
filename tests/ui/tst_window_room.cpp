#include "ui/forms/architecture_form.h"
#include "ui/models/layer_view.h"
#include "ui/views/detail_panel.h"
#include "ui/views/elided_label.h"
#include "ui/views/empty_page.h"
#include "ui/views/maps_grid.h"
#include "ui/views/maps_view.h"
#include "ui/window/variant_tabs.h"

#include "tests/ui/hands_window.h"
#include "tests/ui/part.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/layout/drawing.h"

#include <QComboBox>
#include <QSettings>
#include <QSplitter>
#include <QToolBar>
#include <QToolButton>

using namespace residua;
using namespace residua::ui;
using test::Hands;

/// Who gets the room of the window.
class WindowRoomTest : public QObject {
    Q_OBJECT

private:
    /// Selects the first box of the picture and pulls the picture until the box stands at `to`.
    static void pullBox(Hands &h, const std::string &path, const QPoint &to)
    {
        GraphView &graph = h.window.graph();
        test::clickAt(graph, graph.rectOf(path).center().toPoint());
        QCOMPARE(h.session.shown().selection().path, path);
        for (int i = 0; i < 8 && !graph.rectOf(path).contains(to); ++i) {
            const QPoint free(4, graph.height() / 2); // beside the network
            const QPoint way = to - graph.rectOf(path).center().toPoint();
            test::drag(graph, free,
                       free + QPoint(std::clamp(way.x(), 0, graph.width() - 10), std::clamp(way.y(), 4 - free.y(), free.y() - 8)));
        }
    }

private Q_SLOTS:
    void initTestCase() { test::beginHands("residua-window-room-test"); }
    void init() { QSettings().clear(); }

    void theMiddleHasHalfOfANarrowWindow()
    {
        Hands h(false);
        const int form = h.find<ArchitectureForm>().width(), details = h.find<DetailPanel>().width();
        for (const int width : {1024, 1200, 1500}) {
            h.window.resize(width, 700);
            QTRY_COMPARE(h.window.width(), width);
            QTRY_VERIFY2(h.window.graph().width() >= width * 45 / 100, qPrintable(QString::number(h.window.graph().width())));
        }
        QCOMPARE(h.find<ArchitectureForm>().width(), form); // where there is room again
        QCOMPARE(h.find<DetailPanel>().width(), details);
    }

    /// The tabs stand where the name of the network stood; without the strip in a line of their own.
    void aSecondVariantMovesNothing()
    {
        Hands h(false);
        QTRY_VERIFY(h.window.graph().isSettled());
        const auto placeOf = [&h](QWidget &part) { return QRect(part.mapTo(&h.window, QPoint()), part.size()); };
        auto &form = h.find<ArchitectureForm>();
        auto &add = h.find<QToolButton>("addVariant");
        const QRect strip = placeOf(h.window.strip()), graph = placeOf(h.window.graph()), fields = placeOf(form), button = placeOf(add);
        QVERIFY(test::chooseCommand(h.window, "Network/Variant/Duplicate"));
        auto &tabs = h.find<VariantTabs>();
        QTRY_VERIFY(tabs.count() == 2 && tabs.visibleRegion().boundingRect() == tabs.rect());
        QVERIFY(strip.contains(placeOf(tabs)));
        QCOMPARE(placeOf(h.window.strip()), strip);
        QCOMPARE(placeOf(h.window.graph()), graph);
        QCOMPARE(placeOf(form), fields);
        QCOMPARE(placeOf(add), button);
        for (int i = 0; i < 24; ++i)
            QVERIFY(test::chooseCommand(h.window, "Network/Variant/Duplicate"));
        QTRY_VERIFY(tabs.width() > strip.width() / 3);
        QVERIFY(placeOf(tabs).right() < button.left());
        QVERIFY(tabs.tabRect(tabs.currentIndex()).intersects(tabs.rect()));
        QTest::keyClick(&h.window, Qt::Key_F6);
        QTRY_VERIFY(h.window.strip().isHidden() && tabs.isVisible() && add.isVisible());
        QVERIFY(placeOf(tabs).bottom() < placeOf(h.window.graph()).top());
        test::clickAt(tabs, tabs.tabRect(tabs.currentIndex() - 1).center());
        QTRY_COMPARE(h.session.current(), std::size_t(24));
        QTest::keyClick(&h.window, Qt::Key_F6);
        QTRY_COMPARE(placeOf(h.window.graph()), graph);
    }

    void theLayoutIsResetFromTheMenu()
    {
        Hands h(false);
        QTRY_VERIFY(h.window.graph().isSettled());
        const auto layout = [&h] {
            QStringList places;
            for (QWidget *part : {static_cast<QWidget *>(&h.window.strip()), static_cast<QWidget *>(&h.window.graph()),
                                  static_cast<QWidget *>(&h.find<ArchitectureForm>()), static_cast<QWidget *>(&h.find<DetailPanel>()),
                                  static_cast<QWidget *>(&h.window.layers())}) {
                const QPoint at = part->mapTo(&h.window, QPoint());
                places << QStringLiteral("%1 %2+%3 %4x%5")
                              .arg(part->isVisible() ? QStringLiteral("shown") : QStringLiteral("hidden"))
                              .arg(at.x())
                              .arg(at.y())
                              .arg(part->width())
                              .arg(part->height());
            }
            return places.join(QLatin1Char('\n'));
        };
        const QString first = layout();
        for (QSplitter *splitter : h.window.findChildren<QSplitter *>()) {
            QSplitterHandle *border = splitter->handle(1);
            const QPoint from = border->mapTo(&h.window, border->rect().center());
            test::drag(h.window, from, from + (splitter->orientation() == Qt::Horizontal ? QPoint(90, 0) : QPoint(0, -90)));
        }
        const QString dragged = layout();
        QVERIFY(dragged != first);
        for (const Qt::Key panel : {Qt::Key_F6, Qt::Key_F7, Qt::Key_F9})
            h.press(panel);
        QVERIFY(layout().contains(QStringLiteral("hidden")));
        QVERIFY(test::chooseCommand(h.window, "View/Reset Layout"));
        QTRY_COMPARE(layout(), first);
    }

    /// Commands that the tool bar has no room for are behind its mark, and are done from there.
    void whatTheToolBarLeavesOutIsBehindItsMark()
    {
        Hands h(false);
        auto &bar = h.find<QToolBar>("toolBar");
        auto &more = h.find<QToolButton>("more");
        EngineInfo engine;
        engine.devices = {{"cpu", "CPU, 2 threads"}, {"cuda:0", "NVIDIA RTX 6000 Ada Generation, 48 GB"}};
        h.session.setEngineInfo(engine);
        QVERIFY(!more.isVisible());
        h.type("stages.0.depth", QStringLiteral("5"));
        for (const int width : {1024, 900}) {
            h.window.resize(width, 700);
            QTRY_COMPARE(bar.width(), width);
            QTRY_VERIFY(more.isVisible() && more.visibleRegion().boundingRect() == more.rect());
            QStringList said;
            QVERIFY(test::withMenu([&] { test::click(more); },
                                   [&](QMenu &menu) {
                                       for (const QAction *entry : menu.actions())
                                           said << QString(entry->text()).remove(QLatin1Char('&')) + QLatin1Char(' ')
                                                   + entry->shortcut().toString();
                                   }));
            for (const QToolButton *button : bar.findChildren<QToolButton *>())
                if (button->isVisible())
                    said << button->text() + QLatin1Char(' ');
            for (const char *word : {"New", "Open", "Save", "Undo", "Redo", "Stages", "Blocks", "Operations", "Fit"}) {
                const auto isWord = [word](const QString &text) { return text.startsWith(QLatin1String(word)); };
                QVERIFY2(std::count_if(said.begin(), said.end(), isWord) == 1, qPrintable(QLatin1String(word) + said.join(u'|')));
            }
        }
        QVERIFY(test::withMenu([&] { test::click(more); },
                               [&](QMenu &menu) {
                                   for (QAction *entry : menu.actions()) // whichever is there
                                       if (entry->text().startsWith(QStringLiteral("Undo")) || entry->text() == QStringLiteral("Stages"))
                                           return test::clickAction(menu, entry);
                               }));
        QVERIFY(h.session.shown().spec().stages[0].depth != 5 || h.window.graph().level() == Level::Stage);
        h.window.resize(1500, 950);
        QTRY_VERIFY(!more.isVisible());
    }

    void linksAreReadWholeInTheSmallestWindow()
    {
        Hands h(false);
        h.window.resize(900, 560);
        QTRY_COMPARE(h.window.size(), QSize(900, 560));
        const auto &page = h.find<EmptyPage>();
        QCOMPARE(page.actions().size(), 2);
        for (ElidedLabel *link : page.findChildren<ElidedLabel *>()) {
            QTRY_VERIFY2(link->isVisible() && link->text() == link->fullText(), qPrintable(link->text()));
            QCOMPARE(link->visibleRegion().boundingRect(), link->rect());
        }
        test::click(*page.findChildren<ElidedLabel *>().back());
        QTRY_VERIFY(h.session.setup().image);
    }

    void theNextWindowHasTheSizesOfTheLast()
    {
        const auto sizes = [](Hands &h) {
            return QList<int>{h.find<ArchitectureForm>().width(), h.find<DetailPanel>().width(), h.window.graph().height()};
        };
        QList<int> first;
        for (int start = 0; start < 3; ++start) {
            Hands h(false);
            h.window.resize(1500, 950);
            QTRY_COMPARE(h.window.width(), 1500);
            if (start == 0)
                first = sizes(h);
            QTRY_COMPARE(sizes(h), first);
            if (start == 2) { // dragged, they are others, and a narrow window in between changes nothing
                auto &columns = *qobject_cast<QSplitter *>(h.find<DetailPanel>().parentWidget());
                const QPoint handle = columns.handle(1)->mapTo(&h.window, QPoint(0, 100));
                test::drag(h.window, handle, handle + QPoint(60, 0));
                QTRY_VERIFY(h.find<ArchitectureForm>().width() > first[0] + 30);
                first = sizes(h);
                h.window.resize(1024, 950);
                QTRY_COMPARE(h.window.width(), 1024);
            }
            h.window.close();
        }
        Hands h(false);
        h.window.resize(1500, 950);
        QTRY_COMPARE(sizes(h), first);
    }

    void wordsOfThePictureCanBeReadInANarrowWindow()
    {
        Hands h(false);
        QVERIFY(test::chooseCommand(h.window, "Network/Preset/resnet50"));
        GraphView &graph = h.window.graph();
        for (const QSize &size : {QSize(1024, 700), QSize(900, 590), QSize(900, 560)}) {
            h.window.resize(size);
            QTRY_COMPARE(h.window.size(), size);
            QTRY_VERIFY(graph.isSettled());
            const double pixels = lookOf(TextStyle::Detail).size * graph.camera().scale();
            QVERIFY2(pixels * mostGrowth >= leastTextPixels - 0.01, qPrintable(QString::number(pixels)));
            QVERIFY(graph.rect().contains(graph.rectOf("stem").toAlignedRect())); // from its beginning
        }
        // All of it where that is asked for.
        h.press(Qt::Key_9, Qt::ControlModifier);
        QTRY_VERIFY(graph.isSettled() && QRectF(graph.rect()).contains(graph.camera().toScreen(QRectF({}, graph.scene().size))));
        for (const TextStyle style : {TextStyle::Title, TextStyle::Detail, TextStyle::Value, TextStyle::Flow, TextStyle::Label})
            QVERIFY(lookOf(style).leastPixels >= 9);
    }

    void theLegendGivesWayToWhatIsSelected()
    {
        Hands h(false);
        GraphView &graph = h.window.graph();
        QTRY_VERIFY(graph.isSettled());
        QVERIFY(graph.isLegendShown());
        pullBox(h, "stem", graph.legend().panel.center().toPoint());
        QVERIFY(graph.rectOf("stem").intersects(graph.legend().panel));
        QVERIFY(!graph.isLegendShown());
        h.press(Qt::Key_Escape); // nothing is selected
        QVERIFY(graph.isLegendShown());
    }

    void theSmallMapGivesWayToo()
    {
        Hands h(false);
        GraphView &graph = h.window.graph();
        QTRY_VERIFY(graph.isSettled());
        for (int i = 0; i < 3; ++i)
            h.press(Qt::Key_Plus, Qt::ControlModifier);
        const QRectF usual = graph.map().panel;
        QVERIFY(!usual.isEmpty());
        std::string seen; // one in the middle of what is left to see
        for (const char *path :
             {"stem", "layer1.0", "layer1.1", "layer2.0", "layer2.1", "layer3.0", "layer3.1", "layer4.0", "layer4.1", "head"})
            if (QRectF(graph.rect()).adjusted(20, 20, -20, -60).contains(graph.rectOf(path).center())
                && !graph.rectOf(path).intersects(usual))
                seen = path;
        QVERIFY(!seen.empty());
        pullBox(h, seen, usual.center().toPoint());
        QVERIFY(graph.rectOf(seen).intersects(usual));
        QVERIFY(!graph.map().panel.isEmpty() && !graph.rectOf(seen).intersects(graph.map().panel));
    }

    /// What stands over the picture takes little of it in a small window.
    void thePictureOfASmallWindowIsNotCovered()
    {
        Hands h(false);
        QVERIFY(test::chooseCommand(h.window, "Network/Preset/resnet50"));
        GraphView &graph = h.window.graph();
        int maps = 0;
        for (const int width : {1024, 1150}) {
            h.window.resize(width, 700);
            QTRY_COMPARE(h.window.width(), width);
            graph.setFocus();
            for (int i = 0; i < 2; ++i)
                h.press(Qt::Key_Plus, Qt::ControlModifier);
            QTRY_VERIFY(graph.isSettled());
            const auto area = [](const QRectF &rect) { return rect.width() * rect.height(); };
            QVERIFY(graph.isLegendShown());
            const double share = (area(graph.legend().panel) + area(graph.map().panel)) / area(graph.rect());
            QVERIFY2(share < 0.13, qPrintable(QStringLiteral("%1 at %2 × %3").arg(share).arg(graph.width()).arg(graph.height())));
            maps += !graph.map().panel.isEmpty();
        }
        QVERIFY(maps > 0);
        h.window.resize(1500, 950); // where there is room, the lines are explained
        QTRY_COMPARE(graph.legend().samples.size(), std::size_t(2));
    }

    void theMapsFillTheWindowAndGiveItBack()
    {
        Hands h;
        QVERIFY(test::chooseCommand(h.window, "Run/Run"));
        QTRY_COMPARE(h.session.shown().runState().state, RunState::State::Done);
        h.window.strip().setFocus();
        for (int i = 0; i < 2; ++i) // past the input, which has three
            h.press(Qt::Key_Right);
        auto &maps = h.find<MapsView>();
        QTRY_VERIFY(maps.showsMaps());
        const int before = maps.width();
        test::click(*maps.findChild<QWidget *>(QStringLiteral("fill")));
        QTRY_VERIFY(maps.width() > h.window.width() * 9 / 10);
        QVERIFY(!h.window.strip().isVisible() && !h.window.layers().isVisible() && h.window.actions().fullMaps->isChecked());
        // Each has its number below it, by what they are sorted.
        QTRY_VERIFY(maps.grid().side() > 64); // as large as all of them fit
        const QRect first = maps.grid().cellRect(0);
        const QRect last = maps.grid().cellRect(maps.grid().maps().count() - 1);
        QVERIFY(maps.grid().viewport()->rect().contains(last.adjusted(0, 0, 0, -4)));
        QRect below = first;
        for (int map = 1; map < maps.grid().maps().count() && below.top() == first.top(); ++map)
            below = maps.grid().cellRect(map);
        QVERIFY2(below.top() - first.bottom() > maps.fontMetrics().height(), qPrintable(QString::number(below.top() - first.bottom())));
        h.press(Qt::Key_Escape);
        QTRY_VERIFY(h.window.strip().isVisible() && h.window.layers().isVisible());
        QTRY_COMPARE(maps.width(), before);
        QCOMPARE(maps.grid().side(), 64);
        h.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!h.window.strip().isVisible());
        h.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(h.window.strip().isVisible());
        // Another network is seen when it is opened.
        h.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!h.window.strip().isVisible());
        h.drop(QString::fromStdString(h.folder.file("other.residua.json", toJson(*preset("resnet34")))));
        QTRY_VERIFY(h.window.strip().isVisible() && h.window.layers().isVisible());
    }

    void aClickIntoANumberSelectsIt()
    {
        Hands h(false);
        auto &field = h.find<QWidget>("stages.0.depth");
        h.window.graph().setFocus();
        test::click(field);
        QCoreApplication::processEvents();
        h.press(Qt::Key_9);
        h.press(Qt::Key_Return);
        QCOMPARE(h.session.shown().spec().stages[0].depth, 9); // not 29
    }

    void aChangedPresetDoesNotLookDisabled()
    {
        Hands h(false);
        auto &preset = h.find<QComboBox>("preset");
        const auto darkest = [&preset] {
            const QImage image = preset.grab(QRect(6, 4, preset.width() - 40, preset.height() - 8)).toImage();
            int least = 255;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    least = std::min(least, qGray(image.pixel(x, y)));
            return least;
        };
        const int usual = darkest();
        h.type("stages.0.depth", QStringLiteral("5"));
        QCOMPARE(preset.currentIndex(), -1);
        QVERIFY2(std::abs(darkest() - usual) < 24, qPrintable(QString::number(darkest())));
    }

    void oneKeyDeletesTheSelectedStage()
    {
        Hands h(false);
        QTRY_VERIFY(h.window.graph().isSettled());
        const auto stages = [&h] { return h.session.shown().spec().stages.size(); };
        const std::function<void()> places[] = {
            [&h] { test::clickAt(h.window.graph(), h.window.graph().rectOf("layer2").topLeft().toPoint() + QPoint(20, 8)); },
            [&h] {
                RowTreeView &tree = h.window.layers().tree();
                test::clickAt(*tree.viewport(), tree.visualRect(tree.model()->index(3, 0)).center());
            },
            [&h] {
                h.window.strip().setFocus();
                h.press(Qt::Key_Home);
                h.press(Qt::Key_Right);
                h.press(Qt::Key_Right);
            },
            [&h] { test::click(h.find<QWidget>("stages.1.depth")); }};
        for (const auto &select : places) {
            QCOMPARE(stages(), std::size_t(4));
            select();
            h.press(Qt::Key_Delete, Qt::AltModifier);
            QCOMPARE(stages(), std::size_t(3));
            h.press(Qt::Key_Z, Qt::ControlModifier);
            QTRY_VERIFY(h.window.graph().isSettled());
        }
    }
};

RESIDUA_TEST_PART(WindowRoomTest)
#include "tst_window_room.moc"
