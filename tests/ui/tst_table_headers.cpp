#include "tests/ui/model_helpers.h"
#include "ui/look/flat_style.h"
#include "ui/models/row_delegate.h"

#include "tests/ui/hands.h"
#include "tests/ui/part.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QRegularExpression>

using namespace residua;
using namespace residua::ui;

namespace {

/// The middle of a column's title.
QPoint titleOf(const QHeaderView &header, int column)
{
    return {header.sectionViewportPosition(column) + header.sectionSize(column) / 2, header.height() / 2};
}

void clickTitle(QTreeView &tree, int column)
{
    test::clickAt(*tree.header()->viewport(), titleOf(*tree.header(), column));
}

/// "head,stem"
QStringList words(const char *list)
{
    return QString::fromLatin1(list).split(QLatin1Char(','));
}

QStringList topRows(const QTreeView &tree)
{
    QStringList names;
    for (int row = 0; row < tree.model()->rowCount(); ++row)
        names << tree.model()->index(row, 0).data().toString();
    return names;
}

} // namespace

/// The headers of the tables under the mouse.
class TableHeadersTest : public QObject {
    Q_OBJECT

private:
    Session m_session;

    void show(QWidget &view, int width = 1100) const
    {
        view.resize(width, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }

private Q_SLOTS:
    void init()
    {
        QApplication::setStyle(new FlatStyle);
        m_session.setDocument(documentOf(tiny()));
        m_session.runs().setResult(m_session.shown().variant(), {});
    }

    void whatIsClickedIsCopiedByTheKey()
    {
        LayerView layers(m_session.shown());
        ModuleView modules(m_session.shown());
        for (RowTreeView *tree : {&layers.tree(), &modules.tree()}) {
            show(*tree->window());
            const QModelIndex row =
                tree->model()
                    ->match(tree->model()->index(0, 0), PathRole, QStringLiteral("layer1"), 1, Qt::MatchExactly | Qt::MatchRecursive)
                    .value(0);
            test::clickAt(*tree->viewport(), tree->visualRect(row).center());
            QGuiApplication::clipboard()->clear();
            QTest::keyClick(tree->window()->windowHandle(), Qt::Key_C, Qt::ControlModifier);
            const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
            QVERIFY2(lines.size() == 2, qPrintable(lines.join(QLatin1Char('|')))); // the titles, and what was clicked
            QCOMPARE(lines[1].section(QLatin1Char('\t'), 0, 0), row.data(PathRole).toString());
        }
    }

    void aClickSortsUpThenDownThenAsTheNetwork()
    {
        LayerView view(m_session.shown());
        show(view);
        QTreeView &tree = view.tree();
        const QHeaderView &header = *tree.header();
        const QStringList network = topRows(tree);
        QVERIFY(!header.isSortIndicatorShown());
        const QImage plain = tree.header()->grab().toImage();
        clickTitle(tree, LayerModel::Parameters);
        QCOMPARE(topRows(tree), words("input,head,stem,stage 1,stage 2"));
        QVERIFY(header.isSortIndicatorShown() && header.sortIndicatorOrder() == Qt::AscendingOrder);
        const QImage up = tree.header()->grab().toImage();
        QVERIFY(up != plain); // the arrow
        clickTitle(tree, LayerModel::Parameters);
        QCOMPARE(topRows(tree), words("stage 2,stage 1,stem,head,input"));
        QVERIFY(header.sortIndicatorOrder() == Qt::DescendingOrder);
        QVERIFY(tree.header()->grab().toImage() != up);
        clickTitle(tree, LayerModel::Parameters);
        QCOMPARE(topRows(tree), network);
        QVERIFY(!header.isSortIndicatorShown());
        clickTitle(tree, LayerModel::Layer);
        clickTitle(tree, LayerModel::Type);
        QCOMPARE(header.sortIndicatorSection(), int(LayerModel::Type));
    }

    void aSortedListBeginsAtItsTop()
    {
        m_session.setDocument(documentOf(*preset("resnet50")));
        LayerView view(m_session.shown());
        show(view);
        m_session.shown().select("layer4");
        clickTitle(view.tree(), LayerModel::Activation);
        clickTitle(view.tree(), LayerModel::Activation); // the largest first
        QAbstractButton *flat = nullptr;
        for (QAbstractButton *button : view.findChildren<QAbstractButton *>())
            flat = button->text() == QStringLiteral("Grouped") ? button : flat;
        QVERIFY(flat);
        test::click(*flat);
        QCOMPARE(view.tree().indexAt({4, 4}).row(), 0);
    }

    void titlesAndKernelsAreReadWhole()
    {
        m_session.setDocument(documentOf(*preset("resnext50_32x4d")));
        LayerView view(m_session.shown());
        show(view, 1600);
        view.setDetail(LayerView::Detail::Layers);
        RowTreeView &tree = view.tree();
        const QFontMetrics metrics = tree.fontMetrics();
        constexpr int mark = 12; // of sorting
        const int margins = columnWidth(metrics, 0, 0);
        for (int column = 0; column < LayerModel::Columns; ++column) {
            const QString title = tree.model()->headerData(column, Qt::Horizontal).toString();
            view.setColumnShown(static_cast<LayerModel::Column>(column), true);
            if (!tree.isColumnHidden(column))
                QVERIFY2(tree.columnWidth(column) > metrics.horizontalAdvance(title) + mark + margins, qPrintable(title));
        }
        forEachRow(*tree.model(), {}, [&](const QModelIndex &row) {
            const QString kernel = row.siblingAtColumn(LayerModel::Kernel).data().toString();
            QVERIFY2(tree.columnWidth(LayerModel::Kernel) >= metrics.horizontalAdvance(kernel) + margins, qPrintable(kernel));
        });
    }

    void aBorderIsDraggedAndStaysUnderThePointer()
    {
        LayerView view(m_session.shown());
        show(view, 1600);
        QHeaderView &header = *view.tree().header();
        for (const auto column : {LayerModel::Type, LayerModel::Parameters, LayerModel::Activation, LayerModel::Layer}) {
            for (const int by : {30, -30}) {
                const int before = header.sectionSize(column), left = header.sectionViewportPosition(column);
                const QPoint border(left + before - 1, header.height() / 2);
                test::drag(*header.viewport(), border, border + QPoint(by, 0));
                QVERIFY2(header.sectionSize(column) == before + by,
                         qPrintable(QStringLiteral("%1 by %2: %3 to %4").arg(column).arg(by).arg(before).arg(header.sectionSize(column))));
                QCOMPARE(header.sectionViewportPosition(column), left);
            }
        }
    }

    void aTitleIsDraggedToAnotherPlace()
    {
        LayerView view(m_session.shown());
        show(view);
        QHeaderView &header = *view.tree().header();
        const int from = header.visualIndex(LayerModel::Macs), to = header.visualIndex(LayerModel::Type);
        QVERIFY(from > to);
        test::drag(*header.viewport(), titleOf(header, LayerModel::Macs),
                   QPoint(header.sectionViewportPosition(LayerModel::Type) + 4, header.height() / 2));
        QCOMPARE(header.visualIndex(LayerModel::Macs), to);
        QVERIFY(!header.isSortIndicatorShown()); // a drag is no click
    }

    void widthsAndOrderAreKept()
    {
        LayerView first(m_session.shown());
        show(first);
        QHeaderView &header = *first.tree().header();
        test::drag(*header.viewport(), titleOf(header, LayerModel::Macs),
                   QPoint(header.sectionViewportPosition(LayerModel::Type) + 4, header.height() / 2));
        const QPoint border(header.sectionViewportPosition(LayerModel::Kernel) + header.sectionSize(LayerModel::Kernel) - 1, 8);
        test::drag(*header.viewport(), border, border + QPoint(30, 0));
        LayerView second(m_session.shown());
        QVERIFY(second.restoreState(first.saveState()));
        show(second);
        const QHeaderView &other = *second.tree().header();
        QCOMPARE(other.sectionSize(LayerModel::Kernel), header.sectionSize(LayerModel::Kernel));
        QCOMPARE(other.visualIndex(LayerModel::Macs), header.visualIndex(LayerModel::Macs));
    }

    /// 0.1 wrote into its settings that the titles cannot be clicked.
    void settingsOfBeforeDoNotMakeTheTitlesDeaf()
    {
        LayerView first(m_session.shown());
        first.tree().header()->setSectionsClickable(false);
        LayerView second(m_session.shown());
        QVERIFY(second.restoreState(first.saveState()));
        show(second);
        clickTitle(second.tree(), LayerModel::Parameters);
        QVERIFY(second.tree().header()->isSortIndicatorShown());
    }

    void theModuleTreesColumnsAreResizedMovedAndKept()
    {
        ModuleView first(m_session.shown());
        show(first, 700);
        QHeaderView &header = *first.tree().header();
        const int before = header.sectionSize(ModuleModel::Name);
        const QPoint border(header.sectionViewportPosition(ModuleModel::Name) + before - 1, 8);
        test::drag(*header.viewport(), border, border + QPoint(50, 0));
        QCOMPARE(header.sectionSize(ModuleModel::Name), before + 50);
        test::drag(*header.viewport(), titleOf(header, ModuleModel::Parameters),
                   QPoint(header.sectionViewportPosition(ModuleModel::Module) + 4, header.height() / 2));
        QCOMPARE(header.visualIndex(ModuleModel::Parameters), 1);
        ModuleView second(m_session.shown());
        second.restoreState(first.saveState());
        QCOMPARE(second.tree().header()->sectionSize(ModuleModel::Name), before + 50);
        QCOMPARE(second.tree().header()->visualIndex(ModuleModel::Parameters), 1);
        second.restoreState(QByteArray("garbage"));
        QCOMPARE(second.tree().header()->visualIndex(ModuleModel::Parameters), 1);
    }

    void aColumnWithoutRoomIsCheckedAndAClickShowsIt()
    {
        LayerView view(m_session.shown());
        show(view, 430);
        QTRY_VERIFY(view.tree().isColumnHidden(LayerModel::Field));
        QHeaderView *header = view.tree().header();
        bool shown = false;
        const auto openMenu = [header] { test::clickAt(*header->viewport(), titleOf(*header, LayerModel::Layer), Qt::RightButton); };
        shown = test::withMenu(openMenu, [](QMenu &menu) {
            for (QAction *entry : menu.actions()) {
                if (!entry->text().startsWith(QStringLiteral("field")))
                    continue;
                QVERIFY(entry->isChecked() && entry->text().contains(QStringLiteral("no room")));
                test::clickAction(menu, entry);
            }
        });
        QVERIFY(shown && !view.tree().isColumnHidden(LayerModel::Field));
        shown = test::withMenu(openMenu, [](QMenu &menu) {
            for (QAction *entry : menu.actions()) {
                if (entry->text() == QStringLiteral("field"))
                    test::clickAction(menu, entry);
            }
        });
        QVERIFY(shown && view.tree().isColumnHidden(LayerModel::Field));
    }

    void theSortMenuIsAChoiceOfOne()
    {
        LayerView view(m_session.shown());
        show(view);
        clickTitle(view.tree(), LayerModel::Macs);
        QVERIFY(test::withMenu(
            [&] {
                test::clickAt(*view.tree().viewport(), {20, 20}, Qt::RightButton);
            },
            [](QMenu &menu) {
                int choices = 0;
                for (const QAction *entry : menu.actions()) {
                    if (!entry->menu())
                        continue;
                    for (const QAction *one : entry->menu()->actions()) {
                        if (one->actionGroup() && one->actionGroup()->isExclusive()) {
                            ++choices;
                            QCOMPARE(one->isChecked(), one->text() == QStringLiteral("MACs"));
                        }
                    }
                }
                QVERIFY(choices > 5);
            }));
    }

    /// A table that is copied as shown for a paper says what the exported layer table says.
    void bothLatexTablesAgree()
    {
        LayerView view(m_session.shown());
        view.setDetail(LayerView::Detail::Layers);
        show(view, 430); // columns have no room
        const auto linesOf = [](const QString &latex) {
            QMap<QString, QStringList> lines;
            for (const QString &line : latex.split(QLatin1Char('\n'))) {
                QString plain = line;
                plain.remove(QRegularExpression(QStringLiteral(R"(\\hspace\{\d+em\}| \\\\$)")));
                const QStringList cells = plain.split(QStringLiteral(" & "));
                if (cells.size() > 1)
                    lines.insert(cells.front(), cells);
            }
            return lines;
        };
        const auto shown = linesOf(view.shownAs(CopyFormat::Latex));
        const auto written = linesOf(QString::fromStdString(
            writeTable(summaryTable({*m_session.shown().snapshot()->model}, Level::Operation), SummaryFormat::Latex)));
        QVERIFY(shown.contains(QStringLiteral("total")) && shown.contains(QStringLiteral("stage 1")));
        QCOMPARE(shown.keys(), written.keys());
        const QStringList own = shown[QStringLiteral("Layer")], others = written[QStringLiteral("Layer")];
        int compared = 0;
        for (qsizetype i = 0; i < own.size(); ++i) {
            const auto at = others.indexOf(own[i]);
            if (at < 0 || own[i] == QStringLiteral("Type"))
                continue; // the kernel; groups are described in other words
            ++compared;
            for (auto line = shown.begin(); line != shown.end(); ++line)
                QCOMPARE(line->at(i), written[line.key()].at(at));
        }
        QCOMPARE(compared, 6); // layer, output shape, parameters, MACs, bytes, field
        QVERIFY(own.contains(QStringLiteral("Field")) && view.tree().isColumnHidden(LayerModel::Field));
    }
};

RESIDUA_TEST_PART(TableHeadersTest)
#include "tst_table_headers.moc"
