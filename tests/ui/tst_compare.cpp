// Two networks side by side: one camera, one aligned table, one selection.
#include "ui/compare/change_marks.h"
#include "ui/compare/compare_view.h"
#include "ui/look/flat_style.h"
#include "ui/models/row_roles.h"

#include "tests/ui/hands.h"
#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "tests/ui/variants_fixture.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>

using namespace residua;
using namespace residua::ui;

namespace {

/// ResNet-50 with one more block in stage 3 and a wider stage 4, against the preset.
struct Comparing {
    Session session;
    CompareView view{session.shown()};

    Comparing()
    {
        session.setDocument(documentOf(*preset("resnet50")));
        edit([](ResNetSpec &spec) { spec.stages[2].depth = 7; });
        edit([](ResNetSpec &spec) { spec.stages[3].width = 640; });
        view.resize(1400, 900);
        view.show();
    }
    template <class Change>
    void edit(const Change &change)
    {
        ResNetSpec next = session.shown().spec();
        change(next);
        session.shown().propose(next, {QStringLiteral("Edit"), {}});
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return view.pictures().isSettled() && view.pictures().picture(true).scene().picture; }, patience);
    }
    ComparePicture *side(bool b) { return view.findChild<ComparePicture *>(b ? QStringLiteral("pictureB") : QStringLiteral("pictureA")); }
    void press(const char *text)
    {
        for (QToolButton *button : view.findChildren<QToolButton *>()) {
            if (button->text() == QLatin1String(text))
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        qFatal("no button %s", text);
    }
    const CompareModel &rows() { return view.table().rows(); }
    int count(CompareRow::Kind kind, Change change)
    {
        int found = 0;
        forEachRow(rows(), {}, [&](const QModelIndex &index) {
            const CompareRow &row = rows().row(index);
            found += row.kind == kind && row.change == change;
        });
        return found;
    }
    QModelIndex row(const char *path)
    {
        return rows().find(
            [path](const CompareRow &row) { return row.path == QLatin1String(path) && row.kind != CompareRow::Kind::Network; });
    }
};

} // namespace

class CompareTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new FlatStyle); }
    void theTableIsTheComparisonThatDiffPrints()
    {
        Comparing c;
        const Comparison &comparison = *c.session.shown().comparison();
        std::size_t operations = 0;
        forEachRow(c.rows(), {}, [&](const QModelIndex &index) {
            const CompareRow &row = c.rows().row(index);
            if (row.kind != CompareRow::Kind::Operation)
                return;
            const OperationDifference &each = comparison.operations[row.first];
            QVERIFY(row.change == each.change && row.more == each.costs);
            QCOMPARE(row.a.has_value(), each.a >= 0);
            QCOMPARE(row.b.has_value(), each.b >= 0);
            ++operations;
        });
        QCOMPARE(operations, comparison.operations.size());
        const CompareRow &network = c.rows().row(c.rows().index(0, 0));
        QCOMPARE(network.more.parameters, comparison.totals.parameters);
        QCOMPARE(network.a->parameters, std::int64_t{25557032});
        const CompareRow &added = c.rows().row(c.row("layer3.6"));
        QVERIFY(added.change == Change::Added && !added.a);
        QCOMPARE(added.more.parameters, std::int64_t{1117184});
        const CompareRow &stage = c.rows().row(c.row("layer4"));
        QVERIFY(stage.change == Change::Changed);
        QCOMPARE(stage.b->parameters - stage.a->parameters, stage.more.parameters);
        QVERIFY(c.view.summary().startsWith(QStringLiteral("+")));
    }

    void theFilterLeavesWhatDiffers()
    {
        Comparing c;
        QVERIFY(c.count(CompareRow::Kind::Operation, Change::Same) > 0);
        const int changed = c.count(CompareRow::Kind::Operation, Change::Changed),
                  added = c.count(CompareRow::Kind::Operation, Change::Added);
        QVERIFY(changed > 0 && added > 0);
        c.press("Changed");
        QCOMPARE(c.count(CompareRow::Kind::Operation, Change::Same), 0);
        QCOMPARE(c.count(CompareRow::Kind::Group, Change::Same), 0);
        QCOMPARE(c.count(CompareRow::Kind::Operation, Change::Changed), changed);
        QCOMPARE(c.count(CompareRow::Kind::Operation, Change::Added), added);
        QVERIFY(!c.row("layer1").isValid() && c.row("layer3").isValid());
        c.session.undoStack().undo();
        c.session.undoStack().undo();
        QCOMPARE(c.rows().rowCount(), 1); // the whole network alone
        QCOMPARE(c.view.summary(), QStringLiteral("No operation differs."));
        c.press("All");
        QVERIFY(c.row("layer1").isValid());
    }

    void aClickOnATitleSortsUpThenDownThenAsTheNetworks()
    {
        Comparing c;
        CompareTable &table = c.view.table();
        QHeaderView &header = *table.header();
        const auto clickTitle = [&](int column) {
            const QPoint title(header.sectionViewportPosition(column) + header.sectionSize(column) / 2, header.height() / 2);
            test::clickAt(*header.viewport(), title);
        };
        const auto namesBelow = [&](const QModelIndex &parent) {
            QStringList names;
            for (int row = 0; row < table.model()->rowCount(parent); ++row)
                names << table.model()->index(row, 0, parent).data().toString();
            return names.join(QLatin1Char(','));
        };
        const QString network = namesBelow({}), blocks = namesBelow(c.row("layer3"));
        c.session.shown().select("layer3.6");
        const QImage plain = header.grab().toImage();
        clickTitle(CompareModel::ParametersB);
        QCOMPARE(namesBelow({}), QStringLiteral("whole network,input,stem,stage 1,stage 2,head,stage 3,stage 4"));
        QVERIFY(header.isSortIndicatorShown() && header.sortIndicatorOrder() == Qt::AscendingOrder);
        const QImage up = header.grab().toImage();
        QVERIFY(up != plain); // the arrow
        clickTitle(CompareModel::ParametersB);
        QCOMPARE(namesBelow({}), QStringLiteral("whole network,stage 4,stage 3,head,stage 2,stage 1,stem,input"));
        QVERIFY(namesBelow(c.row("layer3")).startsWith(QStringLiteral("layer3.0,layer3.1"))); // which has the projection; equal ones stay
        QVERIFY(header.grab().toImage() != up);
        QCOMPARE(c.session.shown().selection().path, std::string("layer3.6"));
        QCOMPARE(table.currentIndex().siblingAtColumn(0), c.row("layer3.6"));
        QVERIFY(table.isExpanded(c.row("layer3")));
        c.press("Changed"); // what stays is sorted
        QVERIFY(namesBelow({}).startsWith(QStringLiteral("whole network,stage 4,stage 3")));
        c.press("All");
        clickTitle(CompareModel::ParametersB);
        QCOMPARE(namesBelow({}), network);
        QCOMPARE(namesBelow(c.row("layer3")), blocks);
        QVERIFY(!header.isSortIndicatorShown());
        clickTitle(CompareModel::ParametersA); // a block that A does not have comes first
        QVERIFY(namesBelow(c.row("layer3")).startsWith(QStringLiteral("layer3.6")));
    }

    void bothPicturesHaveOneCamera()
    {
        Comparing c;
        QVERIFY(c.settle());
        const Camera before = c.view.pictures().camera();
        ComparePicture *a = c.side(false);
        const QPointF middle = a->rect().center();
        QWheelEvent wheel(middle, a->mapToGlobal(middle), {}, {0, 240}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(a, &wheel);
        const Camera after = c.view.pictures().camera();
        QVERIFY(after.zoom > before.zoom);
        const QRectF inA = a->rectOf("stem"), inB = c.side(true)->rectOf("stem");
        QVERIFY(!inA.isEmpty());
        QCOMPARE(inA, inB);
        c.view.pictures().fit();
        QVERIFY(c.settle());
        QVERIFY(c.view.pictures().camera().zoom < after.zoom);
    }

    void whatDiffersIsMarked()
    {
        Comparing c;
        QVERIFY(c.settle());
        const auto changeOf = [&](bool b, const char *path) {
            const ComparePicture *side = c.side(b);
            return side->changes()[static_cast<std::size_t>(side->scene().boxOf(path))];
        };
        c.press("Stages");
        QVERIFY(c.settle());
        QVERIFY(changeOf(true, "layer1") == Change::Same && changeOf(false, "layer1") == Change::Same);
        QVERIFY(changeOf(true, "layer3") == Change::Changed && changeOf(false, "layer3") == Change::Changed); // by one block more
        c.press("Operations");
        QVERIFY(c.settle());
        QVERIFY(changeOf(true, "layer3.6.conv1") == Change::Added);
        QVERIFY(changeOf(true, "layer3.5.conv1") == Change::Same);
        QVERIFY(changeOf(true, "layer4.0.conv2") == Change::Changed && changeOf(false, "layer4.0.conv2") == Change::Changed);
        QCOMPARE(changeLabel(Change::Added), QStringLiteral("+ added"));
        c.press("Blocks");
        QVERIFY(c.settle());
        // A run of equal blocks lacks one; the block beside it is the same.
        QVERIFY(changeOf(true, "layer3.1-6") == Change::Changed && changeOf(false, "layer3.1-5") == Change::Changed);
        QVERIFY(changeOf(true, "layer3.0") == Change::Same && changeOf(false, "layer3.0") == Change::Same);
        c.edit([](ResNetSpec &spec) { spec.block.attention = AttentionSpec{}; });
        QVERIFY(c.settle());
        for (const bool b : {false, true}) // which A has all of, and yet is another block
            QVERIFY(changeOf(b, "layer1.0") == Change::Changed);
    }

    /// Where it began is the same network: beside itself nothing is to be seen.
    void theOtherVariantIsComparedWithOneThatIsAsItBegan()
    {
        test::Variants variants({"plain", "deeper"}, 1);
        CompareView view(variants.session.shown());
        view.show();
        QCOMPARE(view.pair().nameOfA(), QStringLiteral("plain"));
        QVERIFY(view.pair().a() != view.pair().b());
    }

    void whatIsClickedIsCopiedByTheKey()
    {
        Comparing c;
        QVERIFY(c.settle());
        CompareTable &table = c.view.table();
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(c.row("layer1")).center());
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[1].startsWith(QStringLiteral("layer1\t")), qPrintable(lines[1]));
    }

    /// They are hidden where there is no room, and not by turns.
    void anEditLeavesTheColumnsAsTheyAre()
    {
        Comparing c;
        QVERIFY(c.settle());
        bool before = true;
        for (int width = 700; width <= 1800; width += 100) {
            c.view.resize(width, 700);
            QVERIFY(c.settle());
            const bool hidden = c.view.table().isColumnHidden(CompareModel::ActivationA);
            QVERIFY(!hidden || before); // once there is room they stay
            for (int i = 0; i < 3; ++i) {
                c.edit([](ResNetSpec &spec) { ++spec.stages[0].depth; });
                QVERIFY(c.settle());
                QCOMPARE(c.view.table().isColumnHidden(CompareModel::ActivationA), hidden);
            }
            before = hidden;
        }
        QVERIFY(!before);
    }

    /// Of what is not in the pictures nothing is said.
    void theMarksThatThereAreAreExplained()
    {
        Comparing c;
        QVERIFY(c.settle());
        c.press("Operations");
        QVERIFY(c.settle());
        QCOMPARE(c.side(false)->legend().simplified(), QStringLiteral("≠ changed + added"));
        const ResNetSpec began = c.view.pair().a()->model->spec;
        c.edit([&began](ResNetSpec &spec) { spec = began; });
        QVERIFY(c.settle());
        QCOMPARE(c.side(false)->legend(), QString());
    }

    void aClickSelectsOnBothSides()
    {
        Comparing c;
        QVERIFY(c.settle());
        ComparePicture *a = c.side(false), *b = c.side(true);
        QTest::mouseClick(a, Qt::LeftButton, {}, a->rectOf("stem").center().toPoint());
        QCOMPARE(c.session.shown().selection().path, std::string("stem"));
        QCOMPARE(a->marks().boxes, std::vector<int>{a->scene().boxOf("stem")});
        QCOMPARE(b->marks().boxes, std::vector<int>{b->scene().boxOf("stem")});
        QCOMPARE(c.view.table().currentIndex().siblingAtColumn(0), c.row("stem"));
        // In the table, a block that only B has.
        CompareTable &table = c.view.table();
        table.scrollTo(c.row("layer3.6"));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(c.row("layer3.6")).center());
        QCOMPARE(c.session.shown().selection().path, std::string("layer3.6"));
        QVERIFY(a->marks().empty() && !b->marks().empty());
        // What is selected elsewhere is selected here.
        c.session.shown().select("layer4.1.conv2");
        QCOMPARE(table.currentIndex().siblingAtColumn(0), c.row("layer4.1.conv2"));
        QVERIFY(!a->marks().empty() && !b->marks().empty());
    }

    void whatIsUnfoldedIsUnfoldedInBoth()
    {
        Comparing c;
        c.press("Stages");
        QVERIFY(c.settle());
        ComparePicture *b = c.side(true);
        QTest::mouseDClick(b, Qt::LeftButton, {}, b->rectOf("layer2").center().toPoint());
        QVERIFY(c.settle());
        QVERIFY(c.side(false)->scene().boxOf("layer2") < 0 && b->scene().boxOf("layer2") < 0);
    }

    void anotherVariantIsChosen()
    {
        Comparing c;
        QVERIFY(c.session.addVariant({"plain", "", *preset("resnet34")}, QStringLiteral("Add")).empty());
        c.session.setCurrent(0);
        const std::vector<ComparedPair::Choice> choices = c.view.pair().choices();
        QCOMPARE(choices.size(), std::size_t{2});
        QCOMPARE(choices[0].name, QStringLiteral("resnet50 (where it began)"));
        QCOMPARE(choices[1].name, QStringLiteral("plain"));
        auto *box = c.view.findChild<QComboBox *>(QStringLiteral("compareWith"));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(c.view.pair().nameOfA(), QStringLiteral("plain"));
        QCOMPARE(c.rows().row(c.rows().index(0, 0)).a->parameters, std::int64_t{21797672});
        QVERIFY(c.session.removeVariant(c.session.idAt(1)).empty());
        QCOMPARE(c.view.pair().nameOfA(), QStringLiteral("resnet50 (where it began)"));
        QCOMPARE(c.view.pair().nameOfB(), QStringLiteral("resnet50")); // told apart
        QCOMPARE(box->count(), 1);
    }

    /// The baseline is not the variant of the same name, whatever the one on show is called.
    void theHeadingsTellTheTwoApart()
    {
        Comparing c;
        const auto names = [&c] { return QStringList{c.view.pair().nameOfA(), c.view.pair().nameOfB()}; };
        QCOMPARE(names(), (QStringList{QStringLiteral("resnet50 (where it began)"), QStringLiteral("resnet50")}));
        QVERIFY(c.session.duplicateVariant(c.session.idAt(0)).empty());
        QCOMPARE(names(), (QStringList{QStringLiteral("resnet50 (where it began)"), QStringLiteral("resnet50 2")}));
        auto *box = c.view.findChild<QComboBox *>(QStringLiteral("compareWith"));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(names(), (QStringList{QStringLiteral("resnet50"), QStringLiteral("resnet50 2")}));
    }

    void hiddenItComparesNothing()
    {
        Comparing c;
        c.view.hide();
        const Comparison *before = c.view.pair().comparison().get();
        c.edit([](ResNetSpec &spec) { spec.stages[0].depth = 4; });
        QCOMPARE(c.view.pair().comparison().get(), before);
        c.view.show();
        QVERIFY(c.view.pair().comparison().get() != before);
    }
};

RESIDUA_TEST_PART(CompareTest)
#include "tst_compare.moc"
