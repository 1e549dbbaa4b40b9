#include "ui/models/layer_view.h"
#include "ui/models/row_roles.h"
#include "ui/views/detail_panel.h"
#include "ui/views/maps_grid.h"
#include "ui/views/maps_view.h"
#include "ui/views/scale_bar.h"

#include "tests/ui/hands_window.h"
#include "tests/ui/part.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/data/color_map.h"

#include <QLineEdit>
#include <QPaintEvent>
#include <QSettings>
#include <QSplitter>
#include <QToolBar>
#include <QToolButton>

using namespace residua;
using namespace residua::ui;
using test::Hands;

/// A small window: what gives way, and what is seen all the same.
class WindowSmallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::beginHands("residua-window-small-test"); }
    void init() { QSettings().clear(); }

    /// What is used most stays longest.
    void filesStayInTheToolBar()
    {
        Hands h(false);
        auto &bar = h.find<QToolBar>("toolBar");
        h.window.resize(900, 590);
        QTRY_COMPARE(bar.width(), 900);
        QStringList seen;
        for (const QToolButton *button : bar.findChildren<QToolButton *>())
            if (button->isVisible())
                seen << button->text();
        bool wasSeparator = true;
        for (const QAction *entry : bar.actions()) {
            QVERIFY(!(wasSeparator && entry->isSeparator() && entry->isVisible()));
            wasSeparator = entry->isVisible() ? entry->isSeparator() : wasSeparator;
        }
        for (const char *word : {"New", "Open", "Save"})
            QVERIFY2(seen.contains(QLatin1String(word)), qPrintable(seen.join(u'|')));
    }

    void whatTheTableHasNoRoomForIsBehindItsMark()
    {
        Hands h(false);
        auto &more = h.find<QToolButton>("moreOfTable");
        QVERIFY(!more.isVisible());
        h.window.resize(900, 590);
        QTRY_COMPARE(h.window.width(), 900);
        auto &columns = *qobject_cast<QSplitter *>(h.find<DetailPanel>().parentWidget());
        const QPoint border = columns.handle(2)->mapTo(&h.window, QPoint(0, 100));
        test::drag(h.window, border, border - QPoint(210, 0)); // whatever the font
        QTRY_VERIFY_WITH_TIMEOUT(more.isVisible(), 5000);
        QVERIFY(h.window.layers().isGrouped());
        const QString grouped = QStringLiteral("Grouped by stage and block");
        const auto isSeen = [&h](const char *text) {
            for (const QToolButton *button : h.window.layers().findChildren<QToolButton *>())
                if (button->text() == QLatin1String(text))
                    return button->isVisible();
            return false;
        };
        QVERIFY(!isSeen("Columns"));
        if (!isSeen("Grouped")) { // else the letters are narrow
            QVERIFY(test::withMenu([&] { test::click(more); }, [&](QMenu &menu) { test::clickEntry(menu, grouped); }));
            QVERIFY(!h.window.layers().isGrouped());
        }
        QStringList entries;
        QVERIFY(test::withMenu([&] { test::click(more); },
                               [&](QMenu &menu) {
                                   test::clickEntry(menu, QStringLiteral("Columns"));
                                   auto *inner = qobject_cast<QMenu *>(QApplication::activePopupWidget());
                                   for (const QAction *entry : inner ? inner->actions() : QList<QAction *>())
                                       entries << entry->text().section(QLatin1Char(' '), 0, 0);
                               }));
        QVERIFY2(entries.contains(QStringLiteral("kernel")), qPrintable(entries.join(u'|')));
        h.window.resize(1500, 950);
        QTRY_VERIFY(!more.isVisible() && isSeen("Columns") && isSeen("Grouped"));
    }

    void theMapsHaveTheirColorsInTheSmallestWindow()
    {
        Hands h;
        h.window.resize(900, 560);
        h.showMaps("layer1.0.conv1");
        auto &maps = h.find<MapsView>();
        ScaleBar &scale = maps.tools().scale();
        const auto colors = [&scale] {
            QSet<QRgb> seen;
            const QImage image = scale.grab().toImage();
            for (int x = 0; x < image.width(); ++x)
                for (int y = 0; y < image.height(); ++y)
                    if (const QColor color = image.pixelColor(x, y); color.hslSaturation() > 60)
                        seen.insert(color.rgb());
            return seen.size();
        };
        scale.setScale(scaleFor(-0.0123F, 1.79F, ColorMap::Viridis), QStringLiteral("layer"), 0); // the engine's values are all one
        QVERIFY2(colors() > 12, qPrintable(QString::number(colors())));
        QVERIFY(scale.visibleRegion().boundingRect() == scale.rect());
        // As large as somebody wants them, without the slider.
        const int side = maps.grid().side();
        for (const char *entry : {"Larger Maps", "Smaller Maps"}) {
            auto *view = [&maps] {
                for (auto *button : maps.tools().findChildren<QToolButton *>())
                    if (button->isVisible())
                        return button;
                return static_cast<QToolButton *>(nullptr);
            }();
            QVERIFY(test::withMenu([&] { test::click(*view); }, [&](QMenu &menu) { test::clickEntry(menu, QLatin1String(entry)); }));
            QCOMPARE(maps.grid().side() > side, entry == std::string("Larger Maps"));
        }
    }

    void anotherDocumentBeginsUnfiltered()
    {
        Hands h(false);
        auto filter = [&h] {
            for (auto *line : h.window.layers().findChildren<QLineEdit *>())
                if (line->accessibleName() == QStringLiteral("Filter of the layer table"))
                    return line;
            return static_cast<QLineEdit *>(nullptr);
        }();
        QVERIFY(filter);
        h.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        for (const char letter : {'C', 'O', 'N', 'V', '2'})
            h.press(letter);
        QCOMPARE(filter->text(), QStringLiteral("conv2"));
        h.type("stages.0.depth", QStringLiteral("3"));
        QCOMPARE(filter->text(), QStringLiteral("conv2")); // the same document
        h.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!h.session.isModified());
        h.drop(QString::fromStdString(h.folder.file("other.residua.json", toJson(*preset("resnet34")))));
        QTRY_COMPARE(h.session.shown().spec().name, std::string("resnet34"));
        QCOMPARE(filter->text(), QString());
        QVERIFY(h.window.layers().model().filter().empty());
        QVERIFY(h.window.layers().tree().model()->rowCount() > 5);
    }

    /// The frame that the keyboard has, above what stands at the top of the strip too.
    void theFrameOfTheStripIsPaintedWhole()
    {
        struct Painted : QObject {
            QRegion region;
            bool eventFilter(QObject *, QEvent *event) override
            {
                if (event->type() == QEvent::Paint)
                    region += static_cast<QPaintEvent *>(event)->region();
                return false;
            }
        };
        Hands h(false);
        QTRY_VERIFY(h.window.graph().isSettled());
        StageStrip &strip = h.window.strip();
        auto &button = h.find<QToolButton>("addVariant");
        Painted painted;
        strip.installEventFilter(&painted);
        const int over = button.mapTo(&strip, button.rect().center()).x();
        QTest::qWait(200); // what is still to be painted
        painted.region = {};
        strip.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(painted.region.contains(QPoint(20, 1)));
        QVERIFY(painted.region.contains(QRect(over, 0, 1, 3)));
    }

    void whatIsSelectedInTheTableIsSeenInThePicture()
    {
        Hands h(false);
        QVERIFY(test::chooseCommand(h.window, "Network/Preset/resnet50"));
        h.window.resize(1024, 700);
        QTRY_COMPARE(h.window.width(), 1024);
        GraphView &graph = h.window.graph();
        QTRY_VERIFY(graph.isSettled());
        RowTreeView &tree = h.window.layers().tree();
        for (const char *path : {"layer4", "stem", "head", "layer1"}) {
            const QModelIndexList rows =
                tree.model()->match(tree.model()->index(0, 0), PathRole, QString::fromLatin1(path), 1, Qt::MatchExactly);
            QCOMPARE(rows.size(), 1);
            tree.scrollTo(rows[0]);
            test::clickAt(*tree.viewport(), tree.visualRect(rows[0]).center());
            QCOMPARE(h.session.shown().selection().path, std::string(path));
            QTRY_VERIFY(graph.isSettled() && !graph.isMoving());
            QVERIFY2(graph.rectOf(path).intersects(QRectF(graph.rect()).adjusted(30, 30, -30, -30)), path);
        }
    }
};

RESIDUA_TEST_PART(WindowSmallTest)
#include "tst_window_small.moc"
