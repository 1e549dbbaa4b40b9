#include "ui/graph/graph_view.h"
#include "ui/look/flat_style.h"
#include "ui/window/document_controller.h"
#include "ui/window/export_controller.h"
#include "ui/window/main_window.h"
#include "ui/window/run_controller.h"
#include "ui/window/settings.h"
#include "ui/words.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/fake_engine.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/layout/picture.h"
#include "tests/ui/patience.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace residua;
using namespace residua::ui;

namespace {

struct Fixture {
    std::shared_ptr<test::FakeControl> control = std::make_shared<test::FakeControl>();
    Session session;
    Worker worker{session, [control = control] { return test::makeFakeEngine(control); }};
    MainWindow window{session, worker};

    void edit()
    {
        ResNetSpec next = session.spec();
        ++next.stages[0].depth;
        session.propose(next, {QStringLiteral("Set stage 1 depth"), {}});
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

void visitMenus(const QMenu &menu, const std::function<void(const QMenu &)> &visit)
{
    visit(menu);
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            visitMenus(*action->menu(), visit);
    }
}

} // namespace

class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("residua"));
        QCoreApplication::setApplicationName(QStringLiteral("residua-window-test"));
        QApplication::setStyle(new FlatStyle);
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
        QSettings().clear();
    }

    void everyCommandIsInTheMenusAndItsKeysAreItsOwn()
    {
        Fixture f;
        QSet<const QAction *> inMenus;
        for (const QAction *top : f.window.menuBar()->actions())
            visitMenus(*top->menu(), [&](const QMenu &menu) { for (const QAction *action : menu.actions()) inMenus.insert(action); });
        QMap<QString, QString> keys;
        for (const QAction *action : f.window.actions().all) {
            QVERIFY2(inMenus.contains(action), qPrintable(action->text()));
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
            for (const QKeySequence &key : action->shortcuts()) {
                const QString text = key.toString();
                QVERIFY2(!text.contains(QStringLiteral("Meta")), qPrintable(text));
                QVERIFY2(!keys.contains(text), qPrintable(text + QStringLiteral(": ") + action->text() + QStringLiteral(" and ") + keys.value(text)));
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
                QVERIFY2(!seen.contains(letter), qPrintable(where + QStringLiteral(": ") + action->text() + QStringLiteral(" and ") + seen.value(letter)));
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
        QCOMPARE(toJson(std::get<ResNetSpec>(parseSpec(readFile(folder / "a.residua.json")))), toJson(f.session.spec()));
    }

    void discardingLosesOnlyWhatWasAskedFor()
    {
        Fixture f;
        f.window.show();
        f.edit();
        f.answer(QMessageBox::Discard);
        f.window.documents().newDocument();
        QCOMPARE(toJson(f.session.spec()), toJson(*preset("resnet18")));
        QVERIFY(!f.session.isModified());
    }

    void recentFilesAreKeptAndMissingOnesSaySo()
    {
        const test::TempFolder folder;
        Fixture f;
        const QString first = QString::fromStdString(folder / "first.residua.json"), second = QString::fromStdString(folder / "second.residua");
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
        menu.actions().last()->trigger();
        QVERIFY(Settings::recentFiles().isEmpty());
    }

    void aPastedImageIsRunOn()
    {
        Fixture f;
        f.worker.start();
        QTRY_COMPARE(f.session.confirmation().state, Confirmation::State::Confirmed);
        QApplication::clipboard()->clear();
        f.window.runs().pasteImage();
        QVERIFY(!f.session.setup().image);
        QImage image(30, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        QApplication::clipboard()->setImage(image);
        f.window.runs().pasteImage();
        QVERIFY(f.session.setup().image && f.session.setup().image->width == 30);
        QTRY_COMPARE(f.session.runState().state, RunState::State::Done);
        QCOMPARE(f.session.runResult()->input, QStringLiteral("pasted image"));
    }

    void everySampleImageOpens()
    {
        Fixture f;
        QMenu menu;
        f.window.runs().fillSampleMenu(menu);
        QVERIFY(!menu.actions().isEmpty());
        for (QAction *action : menu.actions()) {
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
            f.session.select("layer2.0.conv1");
            QVERIFY(f.window.documents().saveTo(path));
        }
        Fixture f;
        f.window.openAny(path);
        QCOMPARE(f.session.selection().path, std::string("layer2.0.conv1"));
        QVERIFY(f.window.actions().operations->isChecked());
    }

    void anExportedPictureIsWhatIsSeen_data()
    {
        QTest::addColumn<Metric>("metric");
        QTest::addColumn<bool>("flops");
        for (int i = 0; i < metricCount; ++i)
            for (const bool flops : {false, true})
                QTest::addRow("%s%s", qPrintable(metricName(static_cast<Metric>(i))), flops ? ", FLOPs" : "") << static_cast<Metric>(i) << flops;
    }
    void anExportedPictureIsWhatIsSeen()
    {
        QFETCH(Metric, metric);
        QFETCH(bool, flops);
        Fixture f;
        f.worker.start();
        f.worker.run();
        QTRY_VERIFY_WITH_TIMEOUT(f.session.runIsCurrent(), patience);
        f.window.show();
        f.session.setMetric(metric);
        if (flops)
            f.session.setCounting({Counting::Unit::Flops, Counting::Scope::AllOperations});
        f.window.actions().operations->trigger();
        auto *view = f.window.findChild<GraphView *>();
        QTRY_VERIFY_WITH_TIMEOUT(view->isSettled() && view->level() == Level::Operation && view->scene().picture->snapshot == f.session.snapshot(), patience);
        const QString svg = exported(f, "a.svg");
        const Scene &scene = view->scene();
        if (metric == Metric::Macs && !flops) {
            QCOMPARE(svg, QString::fromStdString(drawGraph(f.session.spec(), Level::Operation, {}, PictureFormat::Svg).bytes));
            return;
        }
        QVERIFY(svg.contains(QLatin1Char('>') + view->legend().name + QLatin1Char('<')));
        QVERIFY(svg.contains(QLatin1Char('>') + view->legend().low + QLatin1Char('<')));
        QVERIFY(svg.contains(view->legend().high));
        QVERIFY(svg.contains(countText(f.session.snapshot()->profile.totals.macs, f.session.counting())));
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
        QCOMPARE(exported(f, "a.dot"), QString::fromStdString(drawGraph(f.session.spec(), Level::Block, {}, PictureFormat::Dot).bytes));
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

private:
    /// The file that the picture as it is shown is written to.
    static QString exported(Fixture &f, const char *name)
    {
        const test::TempFolder folder;
        const QString path = QString::fromStdString(folder / name);
        QSignalSpy written(&f.window.exports(), &ExportController::written);
        const auto *view = f.window.findChild<GraphView *>();
        f.window.exports().writePicture(path, view->level(), view->unfoldedPaths());
        return QTest::qWaitFor([&] { return written.count() == 1; }, patience) ? QString::fromStdString(readFile(path.toStdString())) : QString();
    }
    static std::string readFile(const std::string &path)
    {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
};

QTEST_MAIN(WindowTest)
#include "tst_window.moc"
