// Choosing among networks by mouse and keyboard alone: history clicked back, a budget, advice, and a sweep's best made the document.
#include "ui/advice/advice_card.h"
#include "ui/costs/cost_plot.h"
#include "ui/costs/fit_dialog.h"
#include "ui/views/elided_label.h"
#include "ui/views/status_line.h"
#include "ui/window/message_bar.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/hands.h"
#include "tests/ui/part.h"
#include "tests/ui/story_hands.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/compare/fit.h"
#include "core/data/file.h"

#include <QLineEdit>
#include <QPushButton>

using namespace residua;
using namespace residua::ui;
using test::Story;

namespace {

CostPlot &plotOf(Story &s)
{
    return *s.find<CostPlot>("costPlot");
}

/// The point that is called so; nothing where there is none.
std::optional<std::size_t> pointNamed(Story &s, PointKind kind, const QString &name)
{
    const CostScene &scene = plotOf(s).scene();
    for (std::size_t i = 0; i < scene.xs.size(); ++i) {
        if (scene.points->kind(i) == kind && scene.points->name(i) == name)
            return i;
    }
    return std::nullopt;
}

/// Moves the mouse to a point of the map and clicks it.
void clickPoint(Story &s, std::size_t point)
{
    CostPlot &plot = plotOf(s);
    QVERIFY(plot.placeOf(point));
    const QPoint at = plot.placeOf(point)->toPoint();
    QTest::mouseMove(&plot, at);
    QTRY_COMPARE(plot.hovered(), std::optional(point));
    s.shot("c-hovered");
    QTest::mouseClick(&plot, Qt::LeftButton, {}, at);
}

} // namespace

class ChoiceStoryTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::beginStories("residua-choice-stories"); }

    void theHistoryIsClickedBack()
    {
        Story s("resnet50");
        s.type("stages.2.depth", QStringLiteral("14"));
        s.type("stages.2.depth", QStringLiteral("23"));
        QVERIFY(test::chooseCommand(s.window, "Network/Cost Map"));
        const QString wanted = QStringLiteral("Set stage 3 depth to 14");
        QTRY_VERIFY(pointNamed(s, PointKind::History, wanted));
        s.shot("c-history");
        const int before = s.session.undoStack().count();
        clickPoint(s, *pointNamed(s, PointKind::History, wanted));
        QCOMPARE(s.session.shown().spec().stages[2].depth, 14);
        QCOMPARE(s.session.undoStack().count(), before + 1);
        QCOMPARE(s.session.undoStack().undoText(), QStringLiteral("Return to “%1”").arg(wanted));
        QVERIFY(s.confirmed());
        s.press(s.window.actions().undo);
        QCOMPARE(s.session.shown().spec().stages[2].depth, 23);
        QApplication::setPalette(paletteFor(Appearance::Dark));
        s.shot("c-history-dark");
        QApplication::setPalette(paletteFor(Appearance::Light));
        s.window.resize(1024, 700);
        s.shot("c-history-small");
    }

    void aBudgetIsSeenAppliedAndUndone()
    {
        Story s("resnet50");
        QString said;
        inDialog(s, [&](QWidget *found) {
            auto *fit = qobject_cast<FitDialog *>(found);
            QVERIFY(fit);
            QTest::keyClicks(fit->findChild<QLineEdit *>(QStringLiteral("limit")), QStringLiteral("15M")); // in place of what is selected
            QTRY_VERIFY(fit->fit() && fit->fit()->total > 14'000'000);
            s.shotOfScreen("c-fit");
            QApplication::setPalette(paletteFor(Appearance::Dark));
            s.shotOfScreen("c-fit-dark");
            QApplication::setPalette(paletteFor(Appearance::Light));
            said = fit->message();
            for (QPushButton *button : fit->findChildren<QPushButton *>()) {
                if (button->text() == QStringLiteral("&Apply"))
                    QTest::mouseClick(button, Qt::LeftButton);
            }
        });
        QVERIFY(test::chooseCommand(s.window, "Network/Fit to Budget…"));
        QVERIFY2(said.contains(QStringLiteral("15.0 M parameters")), qPrintable(said));
        QVERIFY(s.session.shown().spec() == fitToBudget(*preset("resnet50"), {.limit = 15'000'000})->spec);
        test::hands::bringToFront(s.window);
        s.press(s.window.actions().undo);
        QVERIFY(s.session.shown().spec() == *preset("resnet50"));
        QVERIFY(!s.window.isWindowModified());
    }

    void adviceIsFixedByItsLink()
    {
        const test::TempFolder folder;
        ResNetSpec small = *preset("resnet18");
        small.input.height = small.input.width = 32;
        saveFile(folder / "small.residua.json", toJson(small));
        Story s("resnet34");
        s.drop(QString::fromStdString(folder / "small.residua.json"));
        auto *word = s.find<StatusLine>()->findChild<ElidedLabel *>(QStringLiteral("advice"));
        QTRY_VERIFY(word->isVisible());
        s.shot("c-advice-quiet");
        QTest::mouseClick(word, Qt::LeftButton);
        AdviceCard *card = nullptr;
        QTRY_VERIFY((card = s.find<AdviceCard>()) && card->isVisible());
        QTest::mouseClick(card, Qt::LeftButton, {}, QPoint(60, 12));
        QVERIFY(!s.session.shown().selection().path.empty());
        s.shot("c-advice");
        QApplication::setPalette(paletteFor(Appearance::Dark));
        s.shot("c-advice-dark");
        QApplication::setPalette(paletteFor(Appearance::Light));
        s.window.resize(1024, 700);
        s.shot("c-advice-small");
        s.window.resize(1600, 1000);
        const QString was = word->fullText();
        auto *fix = card->findChild<ElidedLabel *>(QStringLiteral("fix"));
        QTest::mouseClick(fix, Qt::LeftButton);
        QCOMPARE(s.session.undoStack().count(), 1);
        QTRY_VERIFY(word->fullText() != was || !word->isVisible());
        s.press(s.window.actions().undo);
        QVERIFY(s.session.shown().spec() == small);
        QTRY_COMPARE(word->fullText(), was);
    }

    void aSweepsBestIsMadeTheDocument()
    {
        const test::TempFolder folder;
        const QList<QByteArray> lines = test::cli({QStringLiteral("sweep"), QStringLiteral("resnet50"), QStringLiteral("--arithmetic"),
                                                   QStringLiteral("--over"), QStringLiteral("stages.2.depth=2,4,6,8,10,12,16,20"),
                                                   QStringLiteral("--over"), QStringLiteral("stages.2.width=128,192,256,320,384")})
                                            .split('\n');
        QCOMPARE(lines.size(), 41);
        std::string text; // as if somebody had trained each
        for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
            QByteArray line = lines[i];
            line.chop(1);
            text += (line + ", \"accuracy\": " + QByteArray::number(0.7 + 0.002 * static_cast<double>((i * 17) % 40), 'f', 4) + "}\n")
                        .toStdString();
        }
        saveFile(folder / "trained.jsonl", text);

        Story s("resnet18");
        QVERIFY(test::chooseFile([&s] { QVERIFY(test::chooseCommand(s.window, "Network/Open Sweep…")); },
                                 QString::fromStdString(folder / "trained.jsonl")));
        QTRY_VERIFY(plotOf(s).isVisible() && plotOf(s).scene().points->sweep);
        QTRY_VERIFY(!plotOf(s).scene().points->known.empty());
        test::hands::bringToFront(s.window);
        s.shot("c-sweep");
        QVERIFY(plotOf(s).scene().front.size() > 1);
        const std::size_t best = plotOf(s).scene().front.back();
        const QString settings = plotOf(s).scene().points->name(best);
        bool offered = false;
        QVERIFY(test::withMenu([&] { clickPoint(s, best); },
                               [&](QMenu &menu) {
                                   s.shotOfScreen("c-sweep-menu");
                                   offered = test::clickEntry(menu, QStringLiteral("Show in Place of “resnet18”"));
                               }));
        QVERIFY(offered);
        const ResNetSpec spec = s.session.shown().spec();
        QCOMPARE(QStringLiteral("stages.2.depth=%1 stages.2.width=%2").arg(spec.stages[2].depth).arg(spec.stages[2].width), settings);
        QCOMPARE(spec.block.type, preset("resnet50")->block.type);
        QVERIFY(s.confirmed());
        QVERIFY(s.window.isWindowModified());
        s.shot("c-sweep-shown");
        test::hands::bringToFront(s.window);
        s.press(s.window.actions().undo);
        QVERIFY(s.session.shown().spec() == *preset("resnet18"));
    }
};

RESIDUA_TEST_PART(ChoiceStoryTest)
#include "tst_choice_stories.moc"
