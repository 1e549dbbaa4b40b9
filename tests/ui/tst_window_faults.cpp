#include "ui/models/layer_view.h"
#include "ui/models/module_view.h"
#include "ui/trained/weights_report.h"
#include "ui/views/detail_panel.h"
#include "ui/views/elided_label.h"
#include "ui/views/maps_view.h"
#include "ui/views/status_line.h"
#include "ui/window/message_bar.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/hands_window.h"
#include "tests/ui/part.h"

#include "core/arch/presets.h"
#include "core/report/class_lists.h"
#include "core/weights/parameters.h"

#include <QActionGroup>
#include <QHeaderView>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>
#include <QTranslator>
#include <QUndoStack>

using namespace residua;
using namespace residua::ui;
using test::Hands;

namespace {

/// A file with parameters for `name`.
QString weightsOf(const std::string &name, const test::TempFolder &folder)
{
    const ModelPtr model = makeModel(*preset(name));
    const std::shared_ptr<Engine> engine = test::makeFakeEngine(std::make_shared<test::FakeControl>());
    const std::string path = folder / (name + ".safetensors");
    saveWeights(path, *model, *engine->build(model));
    return QString::fromStdString(path);
}

/// Whether `widget` shows something red.
bool showsRed(QWidget &widget)
{
    const QImage image = widget.grab().toImage();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (const QColor c = image.pixelColor(x, y); c.red() > 150 && c.green() < 90 && c.blue() < 90)
                return true;
    return false;
}

void checkMnemonics(const QMenu &menu, const QString &where)
{
    QMap<QChar, QString> seen;
    for (const QAction *action : menu.actions()) {
        const auto at = action->text().indexOf(QRegularExpression(QStringLiteral("(?<!&)&[^&]")));
        if (action->isVisible() && at >= 0) {
            const QChar letter = action->text().at(at + 1).toLower();
            QVERIFY2(!seen.contains(letter),
                     qPrintable(where + QStringLiteral(": ") + action->text() + QStringLiteral(" and ") + seen.value(letter)));
            seen.insert(letter, action->text());
        }
        if (action->menu())
            checkMnemonics(*action->menu(), where + QStringLiteral(" ▸ ") + action->text());
    }
}

} // namespace

/// What was seen when the program was tried as a new user would: each by what hands do.
class WindowFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::beginHands("residua-window-faults-test"); }
    void init() { QSettings().clear(); }

    void weightsThatFitTheNextNetworkAreThere()
    {
        const test::TempFolder folder;
        const QString file = weightsOf("resnet18", folder);
        Hands h;
        QVERIFY(test::chooseCommand(h.window, "Network/Preset/resnet34"));
        QTimer answering;
        connect(&answering, &QTimer::timeout, &h.window, [&answering] {
            auto *report = qobject_cast<WeightsReport *>(QApplication::activeModalWidget());
            if (!report)
                return;
            answering.stop(); // a click lets events pass
            test::click(*report->findChild<QPushButton *>(QStringLiteral("loadWhatFits")));
        });
        answering.start(20);
        test::chooseFile([&h] { QVERIFY(test::chooseCommand(h.window, "Run/Weights/From File…")); }, file);
        QTRY_VERIFY2(h.session.shown().weightMarks() && h.session.shown().weightMarks()->hasNew(), qPrintable(h.window.messages().text()));
        QVERIFY(test::chooseCommand(h.window, "Network/Preset/resnet18"));
        QVERIFY(!h.session.shown().weightMarks()->hasNew());
    }

    void aFailureIsOfItsNetworkOnly()
    {
        Hands h;
        h.control->failing = test::FakeControl::Call::Run;
        h.press(Qt::Key_F5);
        QTRY_COMPARE(h.session.shown().runState().state, RunState::State::Failed);
        QVERIFY(h.find<StatusLine>().runWords().contains(QStringLiteral("failed")));
        QVERIFY(showsRed(h.find<StatusLine>())); // and a sign, below
        h.control->failing = test::FakeControl::Call::None;
        bool sign = false;
        for (const ElidedLabel *label : h.window.findChildren<ElidedLabel *>())
            sign = sign || label->text().startsWith(QStringLiteral("⚠ run failed"));
        QVERIFY(sign);
        QVERIFY(test::chooseCommand(h.window, "Network/Preset/resnet34"));
        QTRY_COMPARE(h.session.shown().runState().state, RunState::State::Idle);
        QVERIFY(h.find<StatusLine>().runWords().isEmpty());
    }

    void hiddenPanelsStayHidden()
    {
        {
            Hands h(false);
            QVERIFY(h.find<QTabWidget>().isVisible());
            h.press(Qt::Key_F9);
            h.press(Qt::Key_F6);
            QVERIFY(!h.find<QTabWidget>().isVisible());
            QVERIFY(h.window.close());
        }
        Hands h(false);
        QVERIFY(!h.find<QTabWidget>().isVisible() && !h.window.actions().showTables->isChecked());
        QVERIFY(!h.window.actions().showStrip->isChecked() && h.window.actions().showForm->isChecked());
        h.press(Qt::Key_F9);
        QVERIFY(h.find<QTabWidget>().isVisible());
    }

    void aTooltipGoesWithItsNumbers()
    {
        Hands h(false);
        RowTreeView &table = h.window.layers().tree();
        h.type("stages.0.depth", QStringLiteral("5"));
        const QModelIndex row = table.model()->index(2, LayerModel::Parameters);
        const QPoint at = table.visualRect(row).center();
        QTest::mouseMove(h.window.windowHandle(), test::inWindow(*table.viewport(), at - QPoint(3, 0)));
        QTest::mouseMove(h.window.windowHandle(), test::inWindow(*table.viewport(), at));
        QTRY_VERIFY(QToolTip::isVisible());
        const QString before = QToolTip::text();
        h.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(h.session.shown().spec().stages[0].depth, 2);
        QTRY_VERIFY(!QToolTip::isVisible() || QToolTip::text() != before);
    }

    void theStatusSaysThatAFieldIsNotValid()
    {
        Hands h;
        const auto &status = h.find<StatusLine>();
        const QString confirmed = status.confirmationWords();
        QVERIFY(confirmed.contains(QStringLiteral("confirmed")));
        h.type("stages.0.depth", QStringLiteral("0"));
        QVERIFY2(status.confirmationWords().contains(QStringLiteral("not valid")), qPrintable(status.confirmationWords()));
        QVERIFY(showsRed(h.find<StatusLine>()));
        // A click on it leads to the field.
        test::click(h.window.layers().tree());
        ElidedLabel *words = nullptr;
        for (ElidedLabel *label : h.find<StatusLine>().findChildren<ElidedLabel *>())
            words = label->fullText() == status.confirmationWords() ? label : words;
        QVERIFY(words);
        test::clickAt(*words, {10, words->height() / 2});
        auto &field = h.find<QWidget>("stages.0.depth");
        QTRY_VERIFY(field.hasFocus() || field.isAncestorOf(QApplication::focusWidget()));
        h.press(Qt::Key_Escape);
        QVERIFY(status.confirmationWords().contains(QStringLiteral("confirmed")));
        QVERIFY(!showsRed(h.find<StatusLine>()));
    }

    /// The frame of what is selected is whole: no button stands on it.
    void noButtonOfTheStripStandsOnAPart()
    {
        Hands h(false);
        StageStrip &strip = h.window.strip();
        for (const StripCell &cell : strip.geometryOfStrip().cells) {
            test::clickAt(strip, cell.slabs.center().toPoint());
            QTRY_VERIFY(!h.session.shown().selection().path.empty());
            for (const QWidget *child : strip.findChildren<QWidget *>()) {
                const QRectF at(child->mapTo(&strip, QPoint()), child->size());
                QVERIFY2(!child->isVisible() || !at.intersects(cell.frame), qPrintable(cell.title));
            }
        }
    }

    void aNetworkKeepsAName()
    {
        Hands h(false);
        const std::string name = h.session.shown().spec().name;
        h.type("name", {});
        QCOMPARE(h.session.shown().spec().name, name);
        QCOMPARE(h.session.undoStack().count(), 0);
        QVERIFY(h.find<QWidget>("name.problem").isVisible());
        h.type("name", QStringLiteral("mine"));
        QCOMPARE(h.session.shown().spec().name, std::string("mine"));
        QVERIFY(!h.find<QWidget>("name.problem").isVisible());
    }

    /// The keys of Undo in a field whose entry is refused put its own value back, and nothing else.
    void undoInARefusedFieldIsOfThatField()
    {
        Hands h(false);
        const auto depth = [&h](std::size_t stage) { return h.session.shown().spec().stages[stage].depth; };
        const std::int64_t first = depth(0), second = depth(1);
        h.type("stages.0.depth", QString::number(first + 3));
        QCOMPARE(h.session.undoStack().count(), 1);
        const auto empty = [&h](const char *key) {
            test::click(h.find<QWidget>(key));
            h.press(Qt::Key_A, Qt::ControlModifier);
            h.press(Qt::Key_Delete);
        };
        const auto shown = [&h](const char *key) { return h.find<QWidget>(key).property("text").toString(); };
        const auto complains = [&h](const char *key) {
            const auto *line = h.window.findChild<QWidget *>(QLatin1String(key) + QStringLiteral(".problem"));
            return line && line->isVisible();
        };
        for (const bool paused : {false, true})
            for (const char *key : {"stages.1.depth", "name"}) {
                const QString before = shown(key);
                empty(key);
                QCOMPARE(shown(key), QString());
                if (paused)
                    QTRY_VERIFY(complains(key));
                h.press(Qt::Key_Z, Qt::ControlModifier);
                QCOMPARE(shown(key), before);
                QVERIFY(!complains(key));
                QCOMPARE(depth(0), first + 3);
            }
        empty("stages.1.depth"); // a digit that was right by itself goes with it
        h.press(Qt::Key_9);
        h.press(Qt::Key_Backspace);
        h.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown("stages.1.depth"), QString::number(second));
        QCOMPARE(depth(1), second);
        h.press(Qt::Key_Z, Qt::ControlModifier); // nothing is refused any more: the document's
        QTRY_COMPARE(depth(0), first);
    }

    void aChoiceOfOneHasRoundMarks()
    {
        Hands h(false);
        const auto lookAt = [&h](int checked) {
            const QMenuBar &bar = *h.window.menuBar();
            QAction *run = nullptr;
            for (QAction *top : bar.actions())
                run = top->menu()->actions().contains(h.window.actions().classMenu->menuAction()) ? top : run;
            QVERIFY(run);
            int choices = 0;
            QVERIFY(test::withMenu([&] { test::clickAt(*h.window.menuBar(), bar.actionGeometry(run).center()); },
                                   [&](QMenu &menu) {
                                       QMenu &classes = *h.window.actions().classMenu;
                                       QVERIFY(test::clickEntry(menu, QStringLiteral("Class Names")));
                                       QTRY_VERIFY(classes.isVisible());
                                       for (const QAction *entry : classes.actions()) {
                                           if (!entry->isCheckable())
                                               continue;
                                           QVERIFY(entry->actionGroup() && entry->actionGroup()->isExclusive());
                                           QCOMPARE(entry->isChecked(), choices++ == checked);
                                       }
                                   }));
            QVERIFY(choices >= 3);
        };
        lookAt(0);
        QVERIFY(test::chooseCommand(h.window, "Network/Preset/cifar_resnet20"));
        QVERIFY(test::chooseCommand(h.window, "Run/Class Names/CIFAR-10 (10 classes)"));
        QVERIFY(h.session.setup().classes);
        int place = 1; // behind the usual one
        for (const ClassList &list : classLists()) {
            if (QString::fromStdString(list.name) == h.session.setup().classes->name)
                lookAt(place);
            ++place;
        }
    }

    void theInferencePeakNamesItsLayer()
    {
        Hands h(false);
        QVERIFY(test::chooseCommand(h.window, "Network/Preset/resnet50"));
        const auto link = [&h]() -> ElidedLabel * {
            for (ElidedLabel *label : h.find<DetailPanel>().findChildren<ElidedLabel *>())
                if (label->isVisible() && label->isLink() && label->fullText() == QStringLiteral("layer1.0.downsample.1"))
                    return label;
            return nullptr;
        };
        QVERIFY(link());
        QVERIFY(h.find<DetailPanel>().asText().contains(QStringLiteral("inference peak\t9.63 MB\nreached in\tlayer1.0.downsample.1\n")));
        test::clickAt(*link(), {link()->width() - 6, link()->height() / 2});
        QCOMPARE(h.session.shown().selection().path, std::string("layer1.0.downsample.1"));
        QVERIFY(!link());
        h.window.graph().setFocus();
        h.press(Qt::Key_Escape);
        QTRY_VERIFY(link());
        link()->setFocus(Qt::TabFocusReason);
        h.press(Qt::Key_Return);
        QCOMPARE(h.session.shown().selection().path, std::string("layer1.0.downsample.1"));
    }

    void mnemonicsAreDistinctInEveryMenu_data() { test::eitherWay("inGerman", "German", "English"); }
    void mnemonicsAreDistinctInEveryMenu()
    {
        QFETCH(bool, inGerman);
        QTranslator german;
        QVERIFY(german.load(QStringLiteral(":/translations/residua_de.qm")));
        if (inGerman)
            QCoreApplication::installTranslator(&german);
        Hands h;
        h.showMaps("layer1.0.conv1");
        QTRY_VERIFY(h.find<GraphView>().isSettled());
        int menus = 0;
        const auto visit = [&menus](const QString &where, const std::function<void()> &open) {
            menus += test::withMenu(open, [&where](QMenu &menu) { checkMnemonics(menu, where); });
        };
        const auto rightClick = [&](QWidget &widget, const QPoint &at, const char *where) {
            visit(QString::fromLatin1(where), [&] { test::clickAt(widget, at, Qt::RightButton); });
        };
        LayerView &layers = h.window.layers();
        rightClick(*layers.tree().viewport(), {60, 60}, "layer table");
        rightClick(*layers.tree().header()->viewport(), {60, 10}, "header of the layer table");
        rightClick(h.window.graph(), h.window.graph().rect().center(), "picture");
        rightClick(h.window.graph(), {8, 8}, "picture, beside the network");
        rightClick(h.window.strip(), h.window.strip().rect().center(), "strip");
        QTRY_VERIFY(h.find<MapsView>().showsMaps());
        rightClick(h.find<MapsView>(), h.find<MapsView>().rect().center(), "feature maps");
        for (QToolButton *button : h.window.findChildren<QToolButton *>()) {
            if (button->isVisible() && button->menu())
                visit(button->accessibleName(), [button] { test::click(*button); });
        }
        auto &tabs = h.find<QTabWidget>();
        test::clickAt(*tabs.tabBar(), tabs.tabBar()->tabRect(1).center());
        auto &modules = h.find<ModuleView>();
        QTRY_VERIFY(modules.isVisible());
        rightClick(*modules.tree().viewport(), {60, 60}, "module tree");
        QVERIFY2(menus >= 10, qPrintable(QString::number(menus)));
        for (QAction *top : h.window.menuBar()->actions()) {
            Q_EMIT top->menu()->aboutToShow(); // lists that are filled then
            checkMnemonics(*top->menu(), top->text());
        }
    }
};

RESIDUA_TEST_PART(WindowFaultsTest)
#include "tst_window_faults.moc"
