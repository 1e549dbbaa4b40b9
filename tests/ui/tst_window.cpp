#include "ui/graph/graph_view.h"
#include "ui/models/layer_view.h"
#include "ui/state/words.h"
#include "ui/window/document_controller.h"
#include "ui/window/export_controller.h"
#include "ui/window/main_window.h"
#include "ui/window/run_controller.h"
#include "ui/window/settings.h"
#include "ui/window/tool_bar.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/layout/picture.h"
#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "tests/ui/window_fixture.h"
#include "tests/ui/window_settings.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QComboBox>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

using namespace residua;
using namespace residua::ui;

namespace {

struct Fixture : test::WindowFixture {
    void edit()
    {
        ResNetSpec next = session.shown().spec();
        ++next.stages[0].depth;
        session.shown().propose(next, {QStringLiteral("Set stage 1 depth"), {}});
    }
    /// Answers the next question by `button`.
    void answer(QMessageBox::StandardButton button)
    {
        QTimer::singleShot(50, &window, [button] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            box->button(button)->click();
        });
    }
};

/// What is seen in the tool bar, in words; empty where a part of it is cut off.
QStringList seenInToolBar(const MainWindow &window)
{
    const auto *bar = window.findChild<QToolBar *>(QStringLiteral("toolBar"));
    if (bar->findChild<QWidget *>(QStringLiteral("qt_toolbar_ext_button"))->isVisible())
        return {};
    QStringList seen;
    for (QAction *action : bar->actions()) {
        const QWidget *widget = bar->widgetForAction(action);
        if (!widget->isVisible() || action->isSeparator())
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *choice = qobject_cast<const QComboBox *>(widget);
        if (!button && !choice)
            continue;
        const int least = std::min(widget->sizeHint().width(), widget->maximumWidth());
        if (!bar->rect().contains(widget->geometry()) || widget->width() < least)
            return {};
        seen << (button ? button->text() : QStringLiteral("device"));
    }
    return seen;
}

void visitMenus(const QMenu &menu, const std::function<void(const QMenu &)> &visit)
{
    visit(menu);
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            visitMenus(*action->menu(), visit);
    }
}

} // namespace

class WindowTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useEmptySettings("residua-window-test"); }
    void init()
    {
        QuietTest::init();
        QSettings().clear();
    }

    void everyCommandIsInTheMenusAndItsKeysAreItsOwn()
    {
        Fixture f;
        QSet<const QAction *> inMenus;
        for (const QAction *top : f.window.menuBar()->actions())
            visitMenus(*top->menu(), [&](const QMenu &menu) {
                for (const QAction *action : menu.actions())
                    inMenus.insert(action);
            });
        QMap<QString, QString> keys;
        for (const QAction *action : f.window.actions().all) {
            QVERIFY2(inMenus.contains(action), qPrintable(action->text()));
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
            for (const QKeySequence &key : action->shortcuts()) {
                const QString text = key.toString();
                QVERIFY2(!text.contains(QStringLiteral("Meta")), qPrintable(text));
                QVERIFY2(!keys.contains(text),
                         qPrintable(text + QStringLiteral(": ") + action->text() + QStringLiteral(" and ") + keys.value(text)));
                keys.insert(text, action->text());
            }
        }
    }

    void mnemonicsAreDistinctInEachMenu()
    {
        Fixture f;
        const auto check = [](const QList<QAction *> &actions, const QString &where) {
            QMap<QChar, QString> seen;
            for (const QAction *action : actions) {
                const auto at = action->text().indexOf(QRegularExpression(QStringLiteral("&[^&]")));
                if (at < 0)
                    continue;
                const QChar letter = action->text().at(at + 1).toLower();
                QVERIFY2(!seen.contains(letter),
                         qPrintable(where + QStringLiteral(": ") + action->text() + QStringLiteral(" and ") + seen.value(letter)));
                seen.insert(letter, action->text());
            }
        };
        check(f.window.menuBar()->actions(), QStringLiteral("menu bar"));
        for (const QAction *top : f.window.menuBar()->actions())
            visitMenus(*top->menu(), [&](const QMenu &menu) { check(menu.actions(), menu.title()); });
    }

    void closingAsksWhereSomethingWouldBeLost()
    {
        const test::TempFolder folder;
        Fixture f;
        f.window.show();
        f.edit();
        QVERIFY(f.window.isWindowModified());
        f.answer(QMessageBox::Cancel);
        QVERIFY(!f.window.close());
        QVERIFY(f.window.documents().saveTo(QString::fromStdString(folder / "a.residua.json")));
        QVERIFY(!f.window.isWindowModified());
        f.edit();
        f.answer(QMessageBox::Save);
        QVERIFY(f.window.close());
        QCOMPARE(toJson(std::get<ResNetSpec>(parseSpec(readFile(folder / "a.residua.json")))), toJson(f.session.shown().spec()));
    }

    void discardingLosesOnlyWhatWasAskedFor()
    {
        Fixture f;
        f.window.show();
        f.edit();
        f.answer(QMessageBox::Discard);
        f.window.documents().open(QStringLiteral("resnet18"));
        QCOMPARE(toJson(f.session.shown().spec()), toJson(*preset("resnet18")));
        QVERIFY(!f.session.isModified());
    }

    void recentFilesAreKeptAndMissingOnesSaySo()
    {
        const test::TempFolder folder;
        Fixture f;
        const QString first = QString::fromStdString(folder / "first.residua.json"),
                      second = QString::fromStdString(folder / "second.residua");
        QVERIFY(f.window.documents().saveTo(first));
        QVERIFY(f.window.documents().saveTo(second));
        QCOMPARE(Settings::recentFiles(), QStringList({second, first}));
        QFile::remove(first);
        QMenu menu;
        f.window.documents().fillRecentMenu(menu);
        QCOMPARE(menu.actions().at(0)->text(), QStringLiteral("second.residua"));
        QVERIFY(menu.actions().at(1)->text().contains(QStringLiteral("missing")) && !menu.actions().at(1)->isEnabled());
        menu.actions().at(0)->trigger();
        QCOMPARE(f.session.path(), second);
        const QString third = QString::fromStdString(folder.file("third.residua.json", toJson(*preset("resnet34"))));
        f.window.openAny(third); // what was opened, not only what was saved
        QTRY_COMPARE(Settings::recentFiles().value(0), third);
        menu.actions().last()->trigger();
        QVERIFY(Settings::recentFiles().isEmpty());
    }

    void aPastedImageIsRunOn()
    {
        Fixture f;
        f.worker.start();
        QTRY_COMPARE(f.session.shown().confirmation().state, Confirmation::State::Confirmed);
        QApplication::clipboard()->clear();
        f.window.runs().pasteImage();
        QVERIFY(!f.session.setup().image);
        QImage image(30, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        QApplication::clipboard()->setImage(image);
        f.window.runs().pasteImage();
        QVERIFY(f.session.setup().image && f.session.setup().image->width == 30);
        QTRY_COMPARE(f.session.shown().runState().state, RunState::State::Done);
        QCOMPARE(f.session.shown().runResult()->input, QStringLiteral("pasted image"));
    }

    void everySampleImageOpens()
    {
        Fixture f;
        QMenu menu;
        f.window.runs().fillSampleMenu(menu);
        QVERIFY(!menu.actions().isEmpty());
        for (QAction *action : menu.findChildren<QAction *>()) {
            if (action->menu())
                continue;
            f.session.setSetup({});
            action->trigger();
            QTRY_VERIFY2(f.session.setup().image != nullptr, qPrintable(action->text()));
        }
    }

    void aWorkspaceKeepsTheView()
    {
        const test::TempFolder folder;
        const QString path = QString::fromStdString(folder / "a.residua");
        {
            Fixture f;
            f.window.actions().operations->trigger();
            f.session.shown().select("layer2.0.conv1");
            QVERIFY(f.window.documents().saveTo(path));
        }
        Fixture f;
        f.window.openAny(path);
        QTRY_COMPARE(f.session.path(), path);
        QCOMPARE(f.session.shown().selection().path, std::string("layer2.0.conv1"));
        QVERIFY(f.window.actions().operations->isChecked());
    }

    void anExportedPictureIsWhatIsSeen_data()
    {
        QTest::addColumn<Metric>("metric");
        QTest::addColumn<bool>("flops");
        for (const Metric metric : allMetrics)
            for (const bool flops : {false, true})
                QTest::addRow("%s%s", qPrintable(metricName(metric)), flops ? ", FLOPs" : "") << metric << flops;
    }
    void anExportedPictureIsWhatIsSeen()
    {
        QFETCH(Metric, metric);
        QFETCH(bool, flops);
        Fixture f;
        f.worker.start();
        f.worker.run();
        QTRY_VERIFY_WITH_TIMEOUT(f.session.shown().runIsCurrent(), patience);
        f.window.show();
        f.session.setMetric(metric);
        if (flops)
            f.session.setCounting({Counting::Unit::Flops, Counting::Scope::AllOperations});
        f.window.actions().operations->trigger();
        auto *view = f.window.findChild<GraphView *>();
        QTRY_VERIFY_WITH_TIMEOUT(view->isSettled() && view->level() == Level::Operation
                                     && view->scene().picture->snapshot == f.session.shown().snapshot(),
                                 patience);
        const QString svg = exported(f, "a.svg");
        const Scene &scene = view->scene();
        if (metric == Metric::Macs && !flops) {
            QCOMPARE(
                svg,
                QString::fromStdString(drawGraph(*makeModel(f.session.shown().spec()), Level::Operation, {}, PictureFormat::Svg).bytes));
            return;
        }
        QVERIFY(svg.contains(QLatin1Char('>') + view->legend().name + QLatin1Char('<')));
        QVERIFY(svg.contains(QLatin1Char('>') + view->legend().low + QLatin1Char('<')));
        QVERIFY(svg.contains(view->legend().high));
        QVERIFY(svg.contains(countText(f.session.shown().snapshot()->model->profile.totals.macs, f.session.counting())));
        QSet<QString> fills;
        for (const SceneBox &box : scene.boxes) {
            if (!box.tinted)
                continue;
            const Color c = tintColor(scene.tint.map, box.share);
            fills.insert(QColor(c.r, c.g, c.b).name());
            QVERIFY(svg.contains(QStringLiteral("fill=\"%1\"").arg(QColor(c.r, c.g, c.b).name())));
            QVERIFY(svg.contains(QLatin1Char('>') + scene.texts[static_cast<std::size_t>(box.valueText)].words + QLatin1Char('<')));
        }
        QVERIFY(!fills.isEmpty());
    }

    void anExportWithoutTheRunItNeedsSaysSo()
    {
        Fixture f;
        f.session.setMetric(Metric::Time);
        const QString svg = exported(f, "a.svg");
        QVERIFY(svg.contains(QStringLiteral(">measured time<")));
        QVERIFY(svg.contains(QStringLiteral("no run of this network")));
        QVERIFY(!svg.contains(QStringLiteral("url(#ramp)")));
        f.session.setCounting({Counting::Unit::Flops, Counting::Scope::ConvolutionAndLinear});
        const QString flops = exported(f, "a.svg");
        QVERIFY(flops.contains(QStringLiteral("MFLOP<")) && !flops.contains(QStringLiteral("MAC<")));
        QCOMPARE(exported(f, "a.dot"),
                 QString::fromStdString(drawGraph(*makeModel(f.session.shown().spec()), Level::Block, {}, PictureFormat::Dot).bytes));
    }

    void damagedSettingsMeanDefaults()
    {
        for (const char *name : {"window", "columns", "middle", "layers"})
            Settings::setState(QString::fromLatin1(name), QByteArray("\x01garbage\xff", 9));
        QSettings().setValue(QStringLiteral("appearance"), 42);
        Fixture f;
        f.window.restoreLayout();
        f.window.show();
        QVERIFY(f.window.width() >= 900);
        QCOMPARE(Settings::appearance(), Appearance::System);
    }

    void whatARunNeedsIsSeenInTheSmallestWindow_data()
    {
        QTest::addColumn<int>("points");
        QTest::addColumn<QString>("image");
        for (const int points : {0, 11, 14, 18})
            for (const QString &image : {QString(), QStringLiteral("a photograph with a long name.jpeg")})
                QTest::addRow("%d points, %s", points, qPrintable(image)) << points << image;
    }

    void whatARunNeedsIsSeenInTheSmallestWindow()
    {
        QFETCH(int, points);
        QFETCH(QString, image);
        const QFont usual = QApplication::font();
        const auto restore = qScopeGuard([&] { QApplication::setFont(usual); });
        if (QFont font = usual; points > 0) {
            font.setPointSize(points);
            QApplication::setFont(font);
        }
        Fixture f;
        EngineInfo engine;
        engine.devices = {{"cpu", "CPU, 2 threads"}, {"cuda:0", "NVIDIA RTX 6000 Ada Generation, 48 GB"}};
        f.session.setEngineInfo(engine);
        RunSetup setup = f.session.setup();
        setup.device = "cuda:0";
        if (!image.isEmpty()) {
            Image red{30, 20, {}};
            red.rgb.assign(30 * 20 * 3, 200);
            setup.image = std::make_shared<const Image>(std::move(red));
            setup.imageName = image;
        }
        f.session.setSetup(setup);
        f.window.resize(2200, 1000);
        f.window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&f.window));
        const QStringList all = seenInToolBar(f.window);
        QVERIFY2(all.contains(QStringLiteral("New")) && all.contains(QStringLiteral("Redo")) && all.contains(QStringLiteral("Operations")),
                 qPrintable(all.join(u',')));
        for (const int width : {900, 1000, 1100, 1200, 1300, 900, 2200}) {
            f.window.resize(width, 560);
            QTRY_VERIFY(f.window.findChild<QToolBar *>(QStringLiteral("toolBar"))->width() == width);
            QTRY_VERIFY2(!seenInToolBar(f.window).isEmpty(), qPrintable(QString::number(width)));
            const QStringList seen = seenInToolBar(f.window);
            QVERIFY2(seen.contains(QStringLiteral("▶ Run")) && seen.contains(QStringLiteral("device")), qPrintable(seen.join(u',')));
            const auto *input = f.window.findChild<QToolButton *>(QStringLiteral("input"));
            QVERIFY(input && input->isVisible());
            // What belongs together comes and goes together.
            QCOMPARE(seen.contains(QStringLiteral("New")), seen.contains(QStringLiteral("Save")));
            QCOMPARE(seen.contains(QStringLiteral("Undo")), seen.contains(QStringLiteral("Redo")));
            QCOMPARE(seen.contains(QStringLiteral("Stages")), seen.contains(QStringLiteral("Operations")));
            QVERIFY(seen.contains(QStringLiteral("New")) || !seen.contains(QStringLiteral("Stages"))); // used more
        }
        QCOMPARE(seenInToolBar(f.window), all);
        for (const QToolButton *button : f.window.findChild<QToolBar *>(QStringLiteral("toolBar"))->findChildren<QToolButton *>()) {
            if (button->text() == QStringLiteral("Undo") || button->text() == QStringLiteral("Redo"))
                QVERIFY(!button->isEnabled()); // nothing was done
        }
        const auto *device = f.window.findChild<ElidedCombo *>();
        QCOMPARE(device->shownText(), device->currentText()); // nothing is shortened where there is room
    }

    void theTableNeedsNoScrollingSidewaysInTheSmallestWindow()
    {
        const QFont usual = QApplication::font();
        const auto restore = qScopeGuard([&] { QApplication::setFont(usual); });
        for (const int points : {usual.pointSize(), 14}) {
            QFont font = usual;
            font.setPointSize(points);
            QApplication::setFont(font);
            Fixture f;
            f.worker.start();
            f.window.show();
            for (const QSize size : {QSize(900, 560), QSize(1024, 640), QSize(1280, 800), QSize(900, 560)}) {
                f.window.resize(size);
                QTRY_COMPARE(f.window.size(), size);
                QTRY_COMPARE(f.window.layers().tree().horizontalScrollBar()->maximum(), 0);
            }
            f.window.actions().run->trigger(); // there are times now
            QTRY_VERIFY(f.session.shown().runIsCurrent());
            QTRY_COMPARE(f.window.layers().tree().horizontalScrollBar()->maximum(), 0);
        }
    }

private:
    /// The file that the picture as it is shown is written to.
    static QString exported(Fixture &f, const char *name)
    {
        const test::TempFolder folder;
        const QString path = QString::fromStdString(folder / name);
        QSignalSpy written(&f.window.exports(), &ExportController::written);
        const auto *view = f.window.findChild<GraphView *>();
        f.window.exports().writePicture(path, view->level(), view->unfoldedPaths());
        return QTest::qWaitFor([&] { return written.count() == 1; }, patience) ? QString::fromStdString(readFile(path.toStdString()))
                                                                               : QString();
    }
    static std::string readFile(const std::string &path)
    {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
};

RESIDUA_TEST_PART(WindowTest)
#include "tst_window.moc"
