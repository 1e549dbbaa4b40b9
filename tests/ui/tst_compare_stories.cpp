// Variants weighed by mouse and keyboard alone: the real window, the real engine.
#include "ui/compare/compare_view.h"
#include "ui/models/layer_view.h"
#include "ui/views/status_line.h"
#include "ui/window/variant_tabs.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/part.h"
#include "tests/ui/story_hands.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/data/file.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QToolButton>

using namespace residua;
using namespace residua::ui;
using test::choose;
using test::Story;

namespace {

VariantTabs *tabsOf(Story &s)
{
    return s.find<VariantTabs>();
}

QString tabWords(Story &s)
{
    QStringList all;
    for (int tab = 0; tab < tabsOf(s)->count(); ++tab)
        all << tabsOf(s)->tabText(tab) + (tab == tabsOf(s)->currentIndex() ? QStringLiteral("*") : QString());
    return all.join(QLatin1Char('|'));
}

void clickTab(Story &s, int tab)
{
    QTest::mouseClick(tabsOf(s), Qt::LeftButton, {}, tabsOf(s)->tabRect(tab).center());
}

/// Asks for the menu of a tab and clicks an entry.
void chooseInTab(Story &s, int tab, const QString &text)
{
    const QPoint at = tabsOf(s)->tabRect(tab).center();
    test::inMenu(s, [text](QMenu *menu) { test::clickEntry(*menu, text); });
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, tabsOf(s)->mapToGlobal(at));
    QApplication::sendEvent(tabsOf(s), &event);
}

CompareView *compareView(Story &s)
{
    return s.find<CompareView>();
}

bool picturesSettle(Story &s)
{
    return QTest::qWaitFor(
        [&] { return compareView(s)->pictures().isSettled() && compareView(s)->pictures().picture(true).scene().picture; }, patience);
}

QToolButton *buttonOf(QWidget *parent, const QString &text)
{
    for (QToolButton *button : parent->findChildren<QToolButton *>()) {
        if (button->text() == text)
            return button;
    }
    qFatal("no button %s", qPrintable(text));
}

} // namespace

class CompareStoryTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::beginStories("residua-compare-stories"); }
    /// "What does a ResNet-50 with a stage 3 twice as wide and SE in the last two stages cost more than the plain one?"
    void whatTheWiderOneCosts()
    {
        Story s("resnet50");
        const auto *status = s.find<StatusLine>();
        s.type("stages.2.width", QStringLiteral("512"));                            // 1
        QTest::mouseClick(s.find<QWidget>("stageDetails"), Qt::LeftButton);         // 2
        s.choose("stages.2.block.attention", QStringLiteral("squeeze-excitation")); // 3
        QTest::mouseClick(s.find<QWidget>("stages.3.depth"), Qt::LeftButton);       // 4
        s.choose("stages.3.block.attention", QStringLiteral("squeeze-excitation")); // 5
        QVERIFY(s.confirmed());
        QVERIFY2(status->totalsWords().contains(QStringLiteral("against resnet50")), qPrintable(status->totalsWords()));
        // As `diff` says it.
        ResNetSpec wide = *preset("resnet50");
        wide.stages[2].width = 512;
        for (const std::size_t stage : {2, 3})
            wide.stages[stage].block.attention.emplace(AttentionSpec{.type = AttentionType::Se});
        QCOMPARE(s.session.shown().spec(), canonical(wide));
        s.shot("c-question");
        QTest::mouseClick(s.find<QToolButton>("compare"), Qt::LeftButton); // 6: where it lies
        QTRY_VERIFY(compareView(s) && compareView(s)->isVisible());
        QVERIFY(picturesSettle(s));
        QVERIFY2(compareView(s)->summary().startsWith(QLatin1Char('+')), qPrintable(compareView(s)->summary()));
        s.shotOfScreen("c-question-compare");
    }

    void tabsAreCopiedNamedMovedClosedAndUndone()
    {
        Story s("resnet18");
        QCOMPARE(tabWords(s), QStringLiteral("resnet18*"));
        s.press(s.window.actions().duplicateVariant);
        QCOMPARE(tabWords(s), QStringLiteral("resnet18|resnet18 2*"));
        QTest::mouseDClick(tabsOf(s), Qt::LeftButton, {}, tabsOf(s)->tabRect(1).center());
        QTest::keyClicks(s.find<QLineEdit>("variantName"), QStringLiteral("deep"));
        QTest::keyClick(s.find<QLineEdit>("variantName"), Qt::Key_Return);
        s.type("stages.2.depth", QStringLiteral("9"));
        // From the button beside the tabs.
        test::inMenu(s, [](QMenu *menu) {
            QAction *presets = test::entryOf(*menu, QStringLiteral("Add Preset"));
            test::clickEntry(*menu, QStringLiteral("Add Preset"));
            QTRY_VERIFY(presets->menu()->isVisible());
            test::clickEntry(*presets->menu(), QStringLiteral("resnet34"));
        });
        QTest::mouseClick(s.find<QToolButton>("addVariant"), Qt::LeftButton);
        QTRY_COMPARE(tabWords(s), QStringLiteral("resnet18|deep|resnet34*"));
        chooseInTab(s, 0, QStringLiteral("Baseline"));
        QCOMPARE(tabWords(s), QStringLiteral("resnet18 (baseline)*|deep|resnet34"));
        clickTab(s, 1);
        QVERIFY(s.find<StatusLine>()->totalsWords().contains(QStringLiteral("against resnet18)")));
        s.shot("c-tabs");
        const QPoint from = tabsOf(s)->tabRect(1).center(), to(tabsOf(s)->tabRect(2).right() - 2, from.y());
        QTest::mousePress(tabsOf(s), Qt::LeftButton, {}, from);
        for (QPoint at = from; at.x() < to.x(); at += QPoint(5, 0))
            QTest::mouseMove(tabsOf(s), at);
        QTest::mouseRelease(tabsOf(s), Qt::LeftButton, {}, to);
        QCOMPARE(tabWords(s), QStringLiteral("resnet18 (baseline)|resnet34|deep*"));
        QTest::mouseClick(s.find<QToolButton>("closeVariant"), Qt::LeftButton);
        QCOMPARE(tabWords(s), QStringLiteral("resnet18 (baseline)|resnet34*"));
        s.press(s.window.actions().undo);
        QCOMPARE(tabWords(s), QStringLiteral("resnet18 (baseline)|resnet34|deep*"));
        QCOMPARE(s.session.shown().spec().stages[2].depth, 9);
        for (int i = 0; i < 6; ++i)
            s.press(s.window.actions().undo);
        QCOMPARE(tabWords(s), QStringLiteral("resnet18*"));
        QVERIFY(!s.window.isWindowModified());
    }

    void aFileIsAddedAsAVariant()
    {
        const test::TempFolder folder;
        saveFile(folder / "other.residua.json", toJson(*preset("resnet34")));
        Story s("resnet18");
        const QString file = QString::fromStdString(folder / "other.residua.json");
        const auto add = [&s] { choose(s, {QStringLiteral("Network"), QStringLiteral("Variant"), QStringLiteral("Add File…")}); };
        QVERIFY(test::chooseFile(add, file));
        QTRY_COMPARE(tabWords(s), QStringLiteral("resnet18|resnet34*"));
    }

    void twoStandSideBySide()
    {
        Story s("resnet50");
        s.press(s.window.actions().duplicateVariant);
        chooseInTab(s, 0, QStringLiteral("Baseline"));
        clickTab(s, 1);
        s.type("stages.2.depth", QStringLiteral("8"));
        s.type("stages.3.width", QStringLiteral("640"));
        QTest::mouseClick(s.find<QToolButton>("compare"), Qt::LeftButton);
        QVERIFY(picturesSettle(s));
        s.shotOfScreen("c-compare");
        CompareView *view = compareView(s);
        const CompareModel &rows = view->table().rows();
        const auto count = [&rows] {
            int all = 0;
            forEachRow(rows, {}, [&all](const QModelIndex &) { ++all; });
            return all;
        };
        const int everything = count();
        QTest::mouseClick(buttonOf(view, QStringLiteral("Changed")), Qt::LeftButton);
        QVERIFY(count() < everything);
        QTest::mouseClick(buttonOf(view, QStringLiteral("Operations")), Qt::LeftButton);
        QVERIFY(picturesSettle(s));
        s.shotOfScreen("c-compare-readable");
        s.press(s.window.actions().fit); // all of it, for its end
        QVERIFY(picturesSettle(s));
        const auto *a = view->findChild<ComparePicture *>(QStringLiteral("pictureA"));
        auto *b = view->findChild<ComparePicture *>(QStringLiteral("pictureB"));
        QTest::mouseClick(b, Qt::LeftButton, {}, b->rectOf("layer4.0.conv2").center().toPoint());
        QCOMPARE(s.session.shown().selection().path, std::string("layer4.0.conv2"));
        QVERIFY(!a->marks().empty() && !b->marks().empty());
        QCOMPARE(rows.row(view->table().currentIndex()).path, QStringLiteral("layer4.0.conv2"));
        s.shotOfScreen("c-compare-operations");
        s.window.resize(1024, 700);
        QVERIFY(picturesSettle(s));
        QApplication::setPalette(paletteFor(Appearance::Dark));
        QTest::mouseClick(buttonOf(view, QStringLiteral("Blocks")), Qt::LeftButton);
        QVERIFY(picturesSettle(s));
        s.shotOfScreen("c-compare-dark");
        QApplication::setPalette(paletteFor(Appearance::Light));
        QTest::keyClick(&view->table(), Qt::Key_Escape);
        QTRY_VERIFY(!view->isVisible());
        QVERIFY(!s.window.actions().compare->isChecked());
    }

    void theColumnsOfTheDifferenceAreInTheHeadersMenu()
    {
        Story s("resnet50");
        s.type("stages.2.width", QStringLiteral("512"));
        LayerView &layers = s.window.layers();
        QVERIFY(layers.tree().isColumnHidden(LayerModel::MoreParameters));
        QWidget *header = layers.tree().header()->viewport();
        test::inMenu(s, [&s](QMenu *menu) {
            s.shotOfScreen("c-columns");
            test::clickEntry(*menu, QStringLiteral("+/- parameters"));
        });
        QContextMenuEvent event(QContextMenuEvent::Mouse, {200, 8}, header->mapToGlobal(QPoint(200, 8)));
        QApplication::sendEvent(header, &event);
        QVERIFY(!layers.tree().isColumnHidden(LayerModel::MoreParameters));
        QCOMPARE(layers.model().indexOf("layer3").siblingAtColumn(LayerModel::MoreParameters).data().toString().front(), QLatin1Char('+'));
        QCOMPARE(layers.model().indexOf("layer1").siblingAtColumn(LayerModel::MoreParameters).data().toString(), QStringLiteral("–"));
        s.shot("c-table");
    }
};

RESIDUA_TEST_PART(CompareStoryTest)
#include "tst_compare_stories.moc"
