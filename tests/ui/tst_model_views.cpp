#include "tests/ui/model_helpers.h"

#include "tests/ui/hands.h"
#include "tests/ui/part.h"
#include "tests/ui/patience.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace residua;
using namespace residua::ui;

class TestModelViews : public TinyTest {
    Q_OBJECT

private Q_SLOTS:
    void editingDepthKeepsExpansionAndSelection()
    {
        m_session.setDocument(documentOf(*preset("resnet50")));
        LayerView view(m_session.shown());
        ModuleView modules(m_session.shown());
        view.setDetail(LayerView::Detail::Stages);
        m_session.shown().select("layer3.2.conv2");
        QCOMPARE(expanded(view.tree()), QStringList({QStringLiteral("layer3"), QStringLiteral("layer3.2")}));
        QCOMPARE(selected(view.tree()), QStringList({QStringLiteral("layer3.2.conv2")}));
        const QStringList openModules = expanded(modules.tree());
        QVERIFY(openModules.contains(QStringLiteral("layer3.2")));
        QSignalSpy selections(&m_session.shown(), &NetworkState::selectionChanged);
        for (const int depth : {9, 4, 6, 1, 6}) {
            ResNetSpec next = m_session.shown().spec();
            next.stages[2].depth = depth;
            QVERIFY(m_session.shown().propose(next, {QStringLiteral("depth"), {}}).empty());
            if (depth != 1) {
                QVERIFY(expanded(view.tree()).contains(QStringLiteral("layer3")));
                continue;
            }
            QCOMPARE(m_session.shown().selection().path, std::string("layer3"));
            QCOMPARE(selected(view.tree()), QStringList({QStringLiteral("layer3")}));
            QCOMPARE(selected(modules.tree()), QStringList({QStringLiteral("layer3")}));
        }
        QCOMPARE(selections.count(), 1); // from the operation that went away to its stage, told by nobody else
        QVERIFY(expanded(modules.tree()).contains(QStringLiteral("layer3")));
    }

    void theSelectionOutlivesEditsElsewhere()
    {
        LayerView view(m_session.shown());
        m_session.shown().select("layer2.0.conv1");
        QSignalSpy selections(&m_session.shown(), &NetworkState::selectionChanged);
        for (const int depth : {3, 2, 5}) {
            ResNetSpec next = m_session.shown().spec();
            next.stages[0].depth = depth;
            QVERIFY(m_session.shown().propose(next, {QStringLiteral("depth"), {}}).empty());
            QCOMPARE(selected(view.tree()), QStringList({QStringLiteral("layer2.0.conv1")}));
            QCOMPARE(view.tree().currentIndex().data(PathRole).toString(), QStringLiteral("layer2.0.conv1"));
        }
        QCOMPARE(selections.count(), 0);
    }

    void aStyleChangeKeepsTheStagesOpen()
    {
        LayerView view(m_session.shown());
        view.setDetail(LayerView::Detail::Stages);
        view.tree().expand(find(*view.tree().model(), QStringLiteral("layer2")));
        ModuleView modules(m_session.shown());
        modules.styleBox().setCurrentIndex(2);
        Q_EMIT modules.styleBox().activated(2);
        QCOMPARE(m_session.shown().spec().style, Style::Sequential);
        QCOMPARE(m_session.undoStack().undoText(), QStringLiteral("Set style to sequential"));
        QCOMPARE(expanded(view.tree()).size(), 1);
        QCOMPARE(view.tree().model()->index(3, 0).data().toString(), QStringLiteral("stage 2"));
        QVERIFY(view.tree().isExpanded(view.tree().model()->index(3, 0)));
        m_session.undoStack().undo();
        QCOMPARE(modules.styleBox().currentIndex(), 0);
    }

    void movingTheCurrentRowSelectsInTheSession()
    {
        LayerView view(m_session.shown());
        view.show();
        QSignalSpy selections(&m_session.shown(), &NetworkState::selectionChanged);
        view.tree().setCurrentIndex(find(*view.tree().model(), QStringLiteral("layer1")));
        QCOMPARE(m_session.shown().selection().path, std::string("layer1"));
        QTest::keyClick(&view.tree(), Qt::Key_Down);
        QCOMPARE(m_session.shown().selection().path, std::string("layer1.0"));
        QTest::keyClick(&view.tree(), Qt::Key_Right);
        QTest::keyClick(&view.tree(), Qt::Key_Down);
        QCOMPARE(m_session.shown().selection().path, std::string("layer1.0.conv1"));
        QCOMPARE(selections.count(), 3);
        QTest::keyClick(&view.tree(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_session.shown().selection().path, std::string("layer1.0.bn1"));
        QCOMPARE(selected(view.tree()), QStringList({QStringLiteral("layer1.0.conv1"), QStringLiteral("layer1.0.bn1")}));
    }

    void whatTheKeysReachIsInSight()
    {
        m_session.setDocument(documentOf(*preset("resnet50")));
        LayerView view(m_session.shown());
        view.setDetail(LayerView::Detail::Layers);
        view.resize(500, 300); // narrower than the columns too
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTreeView &tree = view.tree();
        test::clickAt(*tree.viewport(), tree.visualRect(tree.model()->index(0, 0)).center());
        const auto inSight = [&tree] { return tree.viewport()->rect().contains(tree.visualRect(tree.currentIndex()).center()); };
        for (const Qt::Key key : {Qt::Key_End, Qt::Key_Up, Qt::Key_Home, Qt::Key_PageDown, Qt::Key_PageDown, Qt::Key_Down}) {
            QTest::keyClick(tree.window()->windowHandle(), key);
            QTRY_VERIFY2(inSight(), qPrintable(QString::number(key)));
            QCOMPARE(tree.horizontalScrollBar()->value(), 0);
        }
    }

    void aRunOfBlocksSelectsItsRows()
    {
        m_session.setDocument(documentOf(*preset("resnet50")));
        LayerView view(m_session.shown());
        ModuleView modules(m_session.shown());
        m_session.shown().select("layer3.1-3");
        const QStringList blocks{QStringLiteral("layer3.1"), QStringLiteral("layer3.2"), QStringLiteral("layer3.3")};
        QCOMPARE(selected(view.tree()), blocks);
        QCOMPARE(selected(modules.tree()), blocks);
        m_session.shown().select("stem");
        QCOMPARE(selected(view.tree()), QStringList({QStringLiteral("stem")}));
        QCOMPARE(selected(modules.tree()).size(), 4);
        m_session.shown().select("layer3.1.relu_2"); // a further call of a shared module
        QCOMPARE(selected(modules.tree()), QStringList({QStringLiteral("layer3.1.relu")}));
        m_session.shown().select("layer3.1.add"); // a function call
        QCOMPARE(selected(modules.tree()), QStringList({QStringLiteral("layer3.1")}));
        m_session.shown().select("layer3.0.downsample"); // a module that is no row of the table
        QCOMPARE(selected(view.tree()), QStringList({QStringLiteral("layer3.0.downsample.0"), QStringLiteral("layer3.0.downsample.1")}));
        QCOMPARE(selected(modules.tree()), QStringList({QStringLiteral("layer3.0.downsample")}));
        m_session.shown().select({});
        QCOMPARE(selected(view.tree()), QStringList());
    }

    void copiedRowsAreExactAndSafe()
    {
        ResNetSpec spec = tiny();
        m_session.setDocument(documentOf(spec));
        LayerView view(m_session.shown());
        QCOMPARE(view.selectionAs(CopyFormat::Tsv), QString());
        m_session.runs().setResult(m_session.shown().variant(), madeUpRun(m_session.shown().snapshot()));
        for (const auto column : {LayerModel::Activation, LayerModel::Field, LayerModel::Milliseconds})
            view.setColumnShown(column, false);
        view.setColumnShown(LayerModel::Mean, true);
        view.tree().header()->moveSection(LayerModel::Parameters, LayerModel::Type);
        const auto select = [&](const char *path, bool add) {
            view.tree().selectionModel()->setCurrentIndex(find(*view.tree().model(), QString::fromLatin1(path)),
                                                          (add ? QItemSelectionModel::Select : QItemSelectionModel::ClearAndSelect)
                                                              | QItemSelectionModel::Rows);
        };
        select("layer1.0.conv1", false);
        select("stem", true);
        QCOMPARE(view.selectionAs(CopyFormat::Tsv),
                 QStringLiteral("layer\tparameters\ttype\tkernel\toutput\tMACs\tmean\n"
                                "stem\t9536\t4 operations\t\t64x8x8\t2408448\t-0.5\n"
                                "layer1.0.conv1\t36864\tConv2d\t3×3\t64x8x8\t2359296\t-0.5\n"));
        QCOMPARE(view.selectionAs(CopyFormat::Csv).section(QLatin1Char('\n'), 2, 2),
                 QStringLiteral("layer1.0.conv1,36864,Conv2d,3×3,64x8x8,2359296,-0.5"));
        QCOMPARE(
            view.selectionAs(CopyFormat::Markdown).section(QLatin1Char('\n'), 1, 2),
            QStringLiteral("| --- | ---: | --- | --- | --- | ---: | ---: |\n| stem | 9536 | 4 operations |  | 64x8x8 | 2408448 | -0.5 |"));
    }

    void theTableIsCopiedAsItIsShown()
    {
        LayerView view(m_session.shown());
        view.setDetail(LayerView::Detail::Stages);
        for (const auto column : {LayerModel::Activation, LayerModel::Field, LayerModel::Kernel})
            view.setColumnShown(column, false);
        QCOMPARE(
            view.shownAs(CopyFormat::Tsv),
            QStringLiteral("layer\ttype\toutput\tparameters\tMACs\ninput\tInput\t3x32x32\t0\t0\nstem\t4 operations\t64x8x8\t9536\t2408448\n"
                           "layer1\t1 × BasicBlock\t64x8x8\t73984\t4718592\nlayer2\t1 × BasicBlock\t128x4x4\t230144\t3670016\nhead\t3 "
                           "operations\t10\t1290\t1280\n"));
        view.tree().header()->moveSection(view.tree().header()->visualIndex(LayerModel::Macs), 1);
        view.setFilter(QStringLiteral(".conv2"));
        view.sortBy(LayerModel::Macs, Qt::DescendingOrder);
        QCOMPARE(view.shownAs(CopyFormat::Csv).section(QLatin1Char('\n'), 0, 3),
                 QStringLiteral("layer,MACs,type,output,parameters\nlayer1,4718592,1 × "
                                "BasicBlock,64x8x8,73984\nlayer1.0,4718592,\"BasicBlock, identity\",64x8x8,73984\n"
                                "layer1.0.conv2,2359296,Conv2d,64x8x8,36864"));
        view.tree().collapse(find(*view.tree().model(), QStringLiteral("layer1")));
        QCOMPARE(view.shownAs(CopyFormat::Latex).section(QLatin1Char('\n'), 0, 5),
                 QStringLiteral("% \\usepackage{booktabs}\n\\begin{tabular}{lrllr}\n\\toprule\nLayer & MACs & Type & Output shape & "
                                "Parameters \\\\\n\\midrule\n"
                                "stage 1 & 4,718,592 & 1 $\\times$ BasicBlock & {[}1, 64, 8, 8] & 73,984 \\\\"));
        QVERIFY(!view.shownAs(CopyFormat::Latex).contains(QStringLiteral("layer1.0")));
        const QJsonArray rows = QJsonDocument::fromJson(view.shownAs(CopyFormat::Json).toUtf8()).array();
        QCOMPARE(rows.size(), 4); // stage 1, stage 2 with its block and its convolution
        QCOMPARE(rows[0].toObject()[QStringLiteral("parameters")].toInteger(), 73984);
        QCOMPARE(rows[3].toObject()[QStringLiteral("layer")].toString(), QStringLiteral("layer2.0.conv2"));
        view.setFilter(QStringLiteral("nothing like it"));
        QCOMPARE(view.shownAs(CopyFormat::Json), QStringLiteral("[]\n"));
    }

    void copyCommandsAreInBothMenus()
    {
        LayerView layers(m_session.shown());
        ModuleView modules(m_session.shown());
        m_session.shown().select("layer1.0.conv1");
        for (RowTreeView *tree : {&layers.tree(), &modules.tree()}) {
            QMenu menu;
            addCopyCommands(menu, *tree);
            QCOMPARE(menu.actions().size(), 4);
            QMenu *whole = menu.actions().at(2)->menu();
            QVERIFY(whole && whole->actions().size() == 5);
            whole->actions().at(4)->trigger();
            QVERIFY(QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).array().size() > 4);
            menu.actions().at(1)->menu()->actions().at(1)->trigger();
            QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("\nlayer1.0.conv1,"))
                    || QGuiApplication::clipboard()->text().contains(QStringLiteral("\nconv1,")));
        }
    }

    void aNarrowTableLeavesOutColumnsAndNeverScrollsSideways()
    {
        LayerView view(m_session.shown());
        const auto sizes = [&] {
            QList<int> all;
            for (int column = 0; column < LayerModel::Columns; ++column)
                all << view.tree().header()->sectionSize(column);
            return all;
        };
        QList<int> wide;
        for (const int width : {1400, 850, 600, 430, 300, 240, 1000, 260, 1400, 430}) {
            view.resize(width, 300);
            view.show();
            QVERIFY(QTest::qWaitForWindowExposed(&view));
            QTRY_COMPARE(view.tree().horizontalScrollBar()->maximum(), 0);
            QVERIFY(view.tree().barWidth() >= 32);
            if (width == 1400 && wide.isEmpty())
                wide = sizes();
            else if (width == 1400)
                QCOMPARE(sizes(), wide);
        }
        QVERIFY(!view.tree().isColumnHidden(LayerModel::Parameters) && !view.tree().isColumnHidden(LayerModel::Macs));
        QVERIFY(view.tree().isColumnHidden(LayerModel::Field));
        view.setColumnShown(LayerModel::Field, true); // asked for: shown though there is no room
        QVERIFY(!view.tree().isColumnHidden(LayerModel::Field));
        view.resize(1400, 300);
        QTRY_VERIFY(!view.tree().isColumnHidden(LayerModel::Kernel));
        QVERIFY(view.tree().barWidth() > 32);
    }

    void theColumnsButtonChoosesColumns()
    {
        LayerView view(m_session.shown());
        view.resize(1200, 300);
        view.show();
        QToolButton *button = nullptr;
        for (QToolButton *each : view.findChildren<QToolButton *>())
            button = each->text() == QStringLiteral("Columns") ? each : button;
        QVERIFY(button && button->isVisible());
        Q_EMIT button->menu()->aboutToShow();
        QAction *stride = nullptr;
        for (QAction *action : button->menu()->actions())
            stride = action->text() == QStringLiteral("stride") ? action : stride;
        QVERIFY(stride && !stride->isChecked());
        stride->trigger();
        QVERIFY(!view.tree().isColumnHidden(LayerModel::Stride));
    }

    void theTableFollowsTheCounting()
    {
        LayerView view(m_session.shown());
        QSignalSpy headers(&view.model(), &QAbstractItemModel::headerDataChanged);
        m_session.setCounting({Counting::Unit::Flops, Counting::Scope::ConvolutionAndLinear});
        const QModelIndex cell = view.model().indexOf("conv1").siblingAtColumn(LayerModel::Macs);
        QCOMPARE(cell.data(ExactRole).toLongLong(), 2 * 2408448);
        QCOMPARE(view.model().headerData(LayerModel::Macs, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("FLOPs"));
        QCOMPARE(headers.count(), 1);
        QCOMPARE(view.model().headerData(LayerModel::MoreMacs, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("+/- FLOPs"));
        QVERIFY(!m_session.isModified() && m_session.undoStack().count() == 0);
        m_session.setCounting({});
        QCOMPARE(view.model().indexOf("conv1").siblingAtColumn(LayerModel::Macs).data(ExactRole).toLongLong(), 2408448);
    }

    void textThatLooksLikeAFormulaIsMadeSafe()
    {
        QStandardItemModel model(0, 2);
        for (const char *text : {"=cmd()", "+1", "-1", "@x", "a\tb\nc", "say \"a, b\""}) {
            auto *cell = new QStandardItem;
            cell->setData(QString::fromLatin1(text), ExactRole);
            cell->setData(true, TextRole);
            auto *value = new QStandardItem;
            value->setData(QStringLiteral("-1"), ExactRole);
            model.appendRow({cell, value});
        }
        model.setHorizontalHeaderLabels({QStringLiteral("=text"), QStringLiteral("number")});
        QTreeView view;
        view.setModel(&model);
        view.selectionModel()->select(QItemSelection(model.index(0, 0), model.index(5, 1)), QItemSelectionModel::Select);
        QCOMPARE(selectedRowsAs(view, CopyFormat::Tsv),
                 QStringLiteral("'=text\tnumber\n'=cmd()\t-1\n'+1\t-1\n'-1\t-1\n'@x\t-1\na b c\t-1\nsay \"a, b\"\t-1\n"));
        QCOMPARE(selectedRowsAs(view, CopyFormat::Csv),
                 QStringLiteral("'=text,number\n'=cmd(),-1\n'+1,-1\n'-1,-1\n'@x,-1\n\"a\tb\nc\",-1\n\"say \"\"a, b\"\"\",-1\n"));
    }

    void sortingStaysInTheGroupsUntilTheyAreOff()
    {
        LayerView view(m_session.shown());
        QHeaderView *header = view.tree().header();
        const auto layers = [&](const char *below) {
            QStringList names;
            const QAbstractItemModel &model = *view.tree().model();
            const QModelIndex parent = below ? find(model, QString::fromLatin1(below)) : QModelIndex();
            for (int row = 0; row < model.rowCount(parent); ++row)
                names.append(model.index(row, 0, parent).data().toString());
            return names.join(QLatin1Char(' '));
        };
        Q_EMIT header->sectionClicked(LayerModel::Parameters);
        QCOMPARE(layers("layer1.0"), QStringLiteral("relu add relu_1 bn1 bn2 conv1 conv2"));
        Q_EMIT header->sectionClicked(LayerModel::Parameters);
        QCOMPARE(layers("layer1.0"), QStringLiteral("conv1 conv2 bn1 bn2 relu add relu_1"));
        QCOMPARE(layers(nullptr), QStringLiteral("stage 2 stage 1 stem head input"));
        view.setGrouped(false);
        QCOMPARE(layers(nullptr).section(QLatin1Char(' '), 0, 1), QStringLiteral("layer2.0.conv2 layer2.0.conv1"));
        Q_EMIT header->sectionClicked(LayerModel::Parameters);
        QCOMPARE(layers(nullptr).section(QLatin1Char(' '), 0, 1), QStringLiteral("input conv1"));
        view.setGrouped(true);
        QCOMPARE(layers(nullptr), QStringLiteral("input stem stage 1 stage 2 head"));
    }

    void aFilterShowsWhatItFindsAndGivesBackWhatWasOpen()
    {
        LayerView view(m_session.shown());
        view.setDetail(LayerView::Detail::Stages);
        m_session.shown().select("layer1.0.bn1");
        const QStringList open = expanded(view.tree());
        view.setFilter(QStringLiteral("conv 3x3 stage 2"));
        QCOMPARE(printed(*view.tree().model(), {0}), QStringLiteral("stage 2\n  layer2.0\n    conv1\n    conv2\n"));
        QCOMPARE(expanded(view.tree()).size(), 2);
        view.tree().selectionModel()->setCurrentIndex(view.tree().model()->index(0, 0), QItemSelectionModel::NoUpdate); // as the focus does
        QCOMPARE(m_session.shown().selection().path, std::string("layer1.0.bn1")); // hidden, not forgotten
        ResNetSpec next = m_session.shown().spec();
        next.stages[1].depth = 2;
        QVERIFY(m_session.shown().propose(next, {QStringLiteral("depth"), {}}).empty());
        QCOMPARE(printed(*view.tree().model(), {0}),
                 QStringLiteral("stage 2\n  layer2.0\n    conv1\n    conv2\n  layer2.1\n    conv1\n    conv2\n"));
        view.setFilter(QStringLiteral("nothing like it"));
        QCOMPARE(view.tree().model()->rowCount(), 0);
        view.setFilter({});
        QCOMPARE(expanded(view.tree()), open);
        QCOMPARE(selected(view.tree()), QStringList({QStringLiteral("layer1.0.bn1")}));
    }

    void theStateOfTheViewComesBack()
    {
        LayerView first(m_session.shown()), second(m_session.shown());
        first.setGrouped(false);
        first.setColumnShown(LayerModel::Kernel, false);
        first.setColumnShown(LayerModel::Stride, true);
        first.tree().header()->moveSection(LayerModel::Macs, 1);
        first.setDetail(LayerView::Detail::Layers);
        QVERIFY(second.restoreState(first.saveState()));
        QVERIFY(!second.isGrouped());
        QVERIFY(second.tree().isColumnHidden(LayerModel::Kernel));
        QVERIFY(!second.tree().isColumnHidden(LayerModel::Stride));
        QCOMPARE(second.tree().header()->visualIndex(LayerModel::Macs), 1);
        QCOMPARE(second.detail(), LayerView::Detail::Layers);
        QCOMPARE(second.saveState(), first.saveState());
        for (const QByteArray &broken : {QByteArray(), QByteArray("x"), first.saveState().left(20), QByteArray(1000, '\xff')})
            QVERIFY(!second.restoreState(broken));
        QCOMPARE(second.saveState(), first.saveState());
    }

    void everyControlSaysWhatItIs()
    {
        LayerView layers(m_session.shown());
        ModuleView modules(m_session.shown());
        for (QWidget *view : {static_cast<QWidget *>(&layers), static_cast<QWidget *>(&modules)}) {
            for (QWidget *control : view->findChildren<QWidget *>()) {
                if (!qobject_cast<QAbstractButton *>(control) && !qobject_cast<QLineEdit *>(control) && !qobject_cast<QComboBox *>(control)
                    && !qobject_cast<QTreeView *>(control))
                    continue;
                if (control->parentWidget() == layers.findChild<QLineEdit *>())
                    continue; // Qt's own button that empties the line
                QVERIFY2(!control->accessibleName().isEmpty(), control->metaObject()->className());
                QVERIFY2(!control->toolTip().isEmpty() || qobject_cast<QTreeView *>(control), control->metaObject()->className());
            }
        }
    }

    void measuredColumnsAppearWithARunAndGreyWithAnEdit()
    {
        LayerView view(m_session.shown());
        QVERIFY(view.tree().isColumnHidden(LayerModel::Milliseconds));
        m_session.runs().setResult(m_session.shown().variant(), madeUpRun(m_session.shown().snapshot()));
        QVERIFY(!view.tree().isColumnHidden(LayerModel::Milliseconds));
        QVERIFY(view.tree().isColumnHidden(LayerModel::Mean));
        const auto cell = [&](const char *path, int column) { return view.model().indexOf(path).siblingAtColumn(column); };
        QCOMPARE(cell("conv1", LayerModel::Milliseconds).data().toString(), QStringLiteral("0.010"));
        QCOMPARE(cell("conv1", LayerModel::Mean).data().toString(), QStringLiteral("−0.5"));
        QCOMPARE(cell("conv1", LayerModel::Mean).data(ExactRole).toString(), QStringLiteral("-0.5"));
        QCOMPARE(cell("conv1", LayerModel::Zeros).data().toString(), QStringLiteral("25.0 %"));
        QVERIFY(!cell("conv1", LayerModel::Milliseconds).data(StaleRole).toBool());
        ResNetSpec next = m_session.shown().spec();
        next.stages[0].depth = 2;
        QVERIFY(m_session.shown().propose(next, {QStringLiteral("depth"), {}}).empty());
        QVERIFY(cell("conv1", LayerModel::Milliseconds).data(StaleRole).toBool());
        QVERIFY(!cell("conv1", LayerModel::Parameters).data(StaleRole).toBool());
        // What is taken away says so in words; what is another layer now has no time at all.
        QVERIFY(view.shownAs(CopyFormat::Csv).section(u'\n', 0, 0).contains(QStringLiteral("ms before the last edit")));
        QCOMPARE(cell("layer1", LayerModel::Milliseconds).data().toString(), QString());
        QCOMPARE(cell("layer1.1.conv1", LayerModel::Milliseconds).data().toString(), QString());
        m_session.undoStack().undo();
        QVERIFY(!cell("conv1", LayerModel::Milliseconds).data(StaleRole).toBool());
    }
};

RESIDUA_TEST_PART(TestModelViews)
#include "tst_model_views.moc"
