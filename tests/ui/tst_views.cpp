#include "core/arch/presets.h"
#include "tests/ui/part.h"
#include "tests/ui/views_fixture.h"
#include "ui/views/detail_panel.h"
#include "ui/views/details.h"
#include "ui/views/elided_label.h"
#include "ui/views/reconcile_dialog.h"
#include "ui/views/status_line.h"
#include "ui/views/status_text.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace residua;
using namespace residua::ui;
using test::deepen;
using test::runOf;

namespace {

QString lines(const std::vector<DetailRow> &rows)
{
    QStringList texts;
    for (const DetailRow &row : rows)
        texts << row.label + QStringLiteral(": ") + row.value + (row.share ? u' ' + percentWords(*row.share) : QString());
    return texts.join(u'\n');
}

Details detailsOf(const Session &session, const char *path, const RunResult *run = nullptr)
{
    return detailRows(*session.shown().snapshot(), resolve(*session.shown().snapshot(), path), run);
}

/// As high as said, with what is selected in it.
void showPanel(DetailPanel &panel, Session &session, int height, const char *path)
{
    panel.resize(304, height);
    panel.show();
    session.shown().select(path);
}

} // namespace

class ViewsTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useLightLook(); }
    void detailsOfAConvolutionAreExact()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        const Details details = detailsOf(session, "layer3.0.conv2");
        QCOMPARE(details.title, QStringLiteral("layer3.0.conv2"));
        QCOMPARE(details.description, QStringLiteral("Conv2d 3×3, stride 2, padding 1 · stage 3, block 1"));
        QCOMPARE(lines(details.rows),
                 QStringLiteral("input: 256 × 28 × 28\noutput: 256 × 14 × 14\nparameters: 589,824 2.3 %\nMACs: 115,605,504 2.8 %\n"
                                "receptive field: 107 × 107 of 224\nstride: 16\nactivation: 201 KB"));
        QVERIFY(details.run.isEmpty());
    }

    void detailsExplainTheirNumbers()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        const DetailExplanation conv = detailsOf(session, "layer3.0.conv2").explanation;
        QStringList formulas;
        for (const DetailFormula &formula : conv.formulas)
            formulas << formula.label + QStringLiteral(": ") + formula.text;
        QCOMPARE(formulas.join(u'\n'),
                 QStringLiteral(
                     "side: ⌊(28 + 2 · 1 − 3) / 2⌋ + 1 = 14\nparams: 256 · 256 · 3 · 3 = 589,824\nMACs: 589,824 · 14 · 14 = 115,605,504\n"
                     "memory: 256 · 14 · 14 · 4 B = 200,704 B\nfield: 91 + (3 − 1) · 8 = 107\nstride: 8 · 2 = 16"));
        QCOMPARE(conv.tensors.size(), 1U);
        QCOMPARE(conv.tensors[0].name, QStringLiteral("weight"));
        QCOMPARE(conv.tensors[0].fullName, QStringLiteral("layer3.0.conv2.weight"));
        QCOMPARE(lines(detailsOf(session, "layer2").explanation.levels), QStringLiteral("C3: 512 channels, stride 8, 28 × 28"));
        QCOMPARE(detailsOf(session, "").explanation.levels.size(), 4U);
        QVERIFY(detailsOf(session, "layer3").explanation.tensors.empty() && detailsOf(session, "layer3").explanation.tensorCount > 60);
    }

    void thePanelFollowsTheCountingAndOpensThePage()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        DetailPanel panel(session.shown());
        showPanel(panel, session, 700, "layer3.0.conv2");
        session.setCounting({Counting::Unit::Flops, Counting::Scope::ConvolutionAndLinear});
        QVERIFY(panel.asText().contains(QStringLiteral("FLOPs\t231,211,008")));
        QVERIFY(panel.asText().contains(QStringLiteral("FLOPs\t2 · 589,824 · 14 · 14 = 231,211,008")));
        QCOMPARE(totalTexts(session.shown())[1].text, QStringLiteral("8.18 GFLOP"));
        ElidedLabel *link = nullptr;
        for (ElidedLabel *label : panel.findChildren<ElidedLabel *>())
            link = label->fullText() == QStringLiteral("Other ways to count…") ? label : link;
        QVERIFY(link && link->isVisible());
        QCoreApplication::processEvents(); // the layout after the selection
        QTest::mouseClick(link, Qt::LeftButton);
        auto *page = panel.findChild<ReconcileDialog *>();
        QVERIFY(page && page->isVisible());
        QVERIFY(page->asText().contains(QStringLiteral("total\t4089184256\t3857973248\t4089238376\t4111512576\t4127444456")));
        QVERIFY(page->asText().contains(QStringLiteral("published\t4.09 G, torchvision\t3.8 G, He et al. 2016")));
        // The page chooses the counting of the window.
        auto *unit = page->findChild<QComboBox *>();
        QTest::keyClick(unit, Qt::Key_Up);
        QCOMPARE(session.counting(), Counting());
        deepen(session, 7);
        QTRY_VERIFY(!page->asText().contains(QStringLiteral("4089184256")));
    }

    void longListsOfTensorsOpenOnDemand()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        DetailPanel panel(session.shown());
        showPanel(panel, session, 900, "layer3");
        auto *names = panel.findChild<QLabel *>(QStringLiteral("tensors"));
        QVERIFY(!names->isVisible());
        QToolButton *button = nullptr;
        for (QToolButton *each : panel.findChildren<QToolButton *>())
            button = each->text().endsWith(QStringLiteral("tensors by name")) ? each : button;
        QVERIFY(button && button->isVisible());
        QCoreApplication::processEvents(); // the layout after the selection
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(names->isVisible());
        QVERIFY(names->accessibleName().startsWith(QStringLiteral("layer3.0.conv1.weight [256, 512, 1, 1]\n")));
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(!names->isVisible());
    }

    void detailsOfGroupsAreSums()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        const Details stage = detailsOf(session, "layer3");
        QCOMPARE(stage.description, QStringLiteral("stage 3 · 6 × Bottleneck · 62 operations"));
        QVERIFY(lines(stage.rows).startsWith(QStringLiteral("input: 512 × 28 × 28\noutput: 1024 × 14 × 14\nparameters: 7,098,368 28 %\n")));
        QCOMPARE(detailsOf(session, "layer3.0").description, QStringLiteral("Bottleneck · stage 3, block 1 · 12 operations"));
        const Details run = detailsOf(session, "layer3.1-5");
        QCOMPARE(run.title, QStringLiteral("layer3.1-5"));
        QCOMPARE(run.description, QStringLiteral("5 × Bottleneck · stage 3, blocks 2 to 6 · 50 operations"));
        QCOMPARE(run.rows[2].value, QStringLiteral("5,585,920"));
        QCOMPARE(detailsOf(session, "stem").description, QStringLiteral("Stem · 4 operations"));
        QCOMPARE(detailsOf(session, "layer3.0.downsample").description, QStringLiteral("Sequential · 2 operations"));
    }

    void additionsSayThatBothInputsAreEqual()
    {
        Session session;
        const Details details = detailsOf(session, "layer1.0.add");
        QCOMPARE(details.description, QStringLiteral("Add · stage 1, block 1"));
        QCOMPARE(details.rows.front().value, QStringLiteral("64 × 56 × 56, twice"));
        QCOMPARE(details.rows[2].share, std::nullopt); // it has no parameters
    }

    void nothingSelectedIsTheWholeNetwork()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        QCOMPARE(lines(detailsOf(session, "").rows),
                 QStringLiteral("input: 3 × 224 × 224\noutput: 1000\noperations: 176\nparameters: 25,557,032\nMACs: 4,089,184,256\n"
                                "parameter memory: 102 MB\nactivations: 150 MB\ninference peak: 9.63 MB\n"
                                "reached in: layer1.0.downsample.1"));
    }

    void aRunAddsTimesStatisticsAndClasses()
    {
        Session session;
        const auto run = runOf(session);
        const Details layer = detailsOf(session, "conv1", run.get());
        QCOMPARE(layer.run, QStringLiteral("Run on cat.png"));
        QCOMPARE(layer.runTime, QStringLiteral("0.50 ms · 1.4 %"));
        QCOMPARE(lines(layer.runRows), QStringLiteral("mean: 0.1\nstd: 1\nmin: -1\nmax: 2\nzeros: 25 %"));
        QVERIFY(layer.classes.empty());
        const Details network = detailsOf(session, "", run.get());
        QCOMPARE(lines(network.classes),
                 QStringLiteral("lynx, catamount: 41 % 41 %\ntabby, tabby cat: 33 % 33 %\nclass 285: < 0.01 % < 0.01 %"));
        QVERIFY(network.note.contains(QStringLiteral("Random weights")));
        QVERIFY(detailsOf(session, "", runOf(session, true).get()).note.isEmpty());
    }

    void longTimesAreSaidInSecondsAndMinutes()
    {
        Session session;
        const auto run = runOf(session);
        run->trace.milliseconds = 28'014;
        QCOMPARE(detailsOf(session, "", run.get()).runTime, QStringLiteral("28.0 s"));
        run->facts.top.clear();
        RunState done;
        done.state = RunState::State::Done;
        const QString words = runText(done, run.get(), true);
        QVERIFY2(words.endsWith(QStringLiteral("cat.png: 28.0 s")), qPrintable(words));
        QCOMPARE(metricWords(Metric::Time, 192'300), QStringLiteral("3 min 12 s"));
    }

    void aRunOfAnotherNetworkIsSearchedForTheSamePath()
    {
        Session session;
        const auto run = runOf(session);
        deepen(session, 3);
        QVERIFY(!detailsOf(session, "layer3.1.conv1", run.get()).run.isEmpty());
        QVERIFY(detailsOf(session, "layer3.2.conv1", run.get()).run.isEmpty()); // is not in the run
    }

    void panelShowsWhatIsSelectedAndCopiesIt()
    {
        Session session;
        DetailPanel panel(session.shown());
        session.shown().select("layer2.0.conv1");
        QVERIFY2(panel.asText().startsWith(
                     QStringLiteral("layer2.0.conv1\nConv2d 3×3, stride 2, padding 1 · stage 2, block 1\ninput\t64 × 56 × 56\n")),
                 qPrintable(panel.asText()));
        panel.show();
        panel.setFocus();
        QTest::keyClick(&panel, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), panel.asText());
        for (const QLabel *label : panel.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void statusSaysEveryStateInWords()
    {
        using State = Confirmation::State;
        QCOMPARE(confirmationText({State::Waiting, 0, {}}), QStringLiteral("opening libtorch…"));
        QCOMPARE(confirmationText({State::Confirmed, 1.72, {}}), QStringLiteral("live · confirmed by libtorch in 1.7 ms"));
        QCOMPARE(confirmationText({State::Confirmed, 3210, {}}), QStringLiteral("live · confirmed by libtorch in 3.2 s"));
        QCOMPARE(confirmationText({State::Refused, 0, QStringLiteral("conv1 differs\nmore")}),
                 QStringLiteral("libtorch objects: conv1 differs"));
        QCOMPARE(confirmationText({State::Missing, 0, QStringLiteral("not found")}),
                 QStringLiteral("libtorch is missing: numbers are arithmetic only"));
    }

    void statusKeepsItsWordsWhileAQuickCheckRuns()
    {
        Session session;
        session.setEngineInfo({});
        StatusLine line(session.shown());
        session.shown().setConfirmation(session.shown().snapshot()->generation, {Confirmation::State::Confirmed, 2, {}});
        const QString confirmed = QStringLiteral("live · confirmed by libtorch in 2.0 ms");
        QCOMPARE(line.confirmationWords(), confirmed);
        deepen(session, 3);
        QCOMPARE(session.shown().confirmation().state, Confirmation::State::Checking);
        QCOMPARE(line.confirmationWords(), confirmed);
        QTRY_COMPARE(line.confirmationWords(), QStringLiteral("checking…"));
        session.shown().setConfirmation(session.shown().snapshot()->generation, {Confirmation::State::Confirmed, 2, {}});
        QCOMPARE(line.confirmationWords(), confirmed);
    }

    void statusOffersDetailsAndAnotherTry()
    {
        Session session;
        StatusLine line(session.shown());
        line.resize(1024, line.sizeHint().height());
        line.show();
        session.shown().setConfirmation(session.shown().snapshot()->generation,
                                        {Confirmation::State::Missing, 0, QStringLiteral("libtorch.so <b>is</b> gone")});
        QSignalSpy details(&line, &StatusLine::detailsRequested), retry(&line, &StatusLine::retryRequested);
        QList<ElidedLabel *> links = line.findChildren<ElidedLabel *>();
        links.removeIf([](const ElidedLabel *label) { return !label->isLink() || label->isHidden(); });
        QCOMPARE(links.size(), 2);
        QTest::mouseClick(links[0], Qt::LeftButton);
        QCOMPARE(details.size(), 1);
        QCOMPARE(details[0][0].toString(), QStringLiteral("libtorch.so <b>is</b> gone"));
        QVERIFY(links[0]->toolTip().contains(QStringLiteral("&lt;b&gt;"))); // shown as it is, not as HTML
        QTest::keyClick(links[1], Qt::Key_Return);
        QCOMPARE(retry.size(), 1);
    }

    void totalsSayWhatTheyAreMoreThanTheBaseline()
    {
        const QString plain = QStringLiteral("25.6 M parameters · 4.09 GMAC · activations 150 MB · inference peak 9.63 MB");
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        StatusLine line(session.shown());
        QCOMPARE(line.totalsWords(), plain);
        deepen(session, 9);
        deepen(session, 8); // not to the last edit: to the preset that it came from
        const QString deeper = QStringLiteral("27.8 M parameters (+2.23 M against resnet50) · 4.53 GMAC (+437 MMAC) · activations 159 MB "
                                              "(+8.83 MB) · inference peak 9.63 MB");
        QCOMPARE(line.totalsWords(), deeper);
        const std::vector<TotalText> texts = totalTexts(session.shown());
        QCOMPARE(texts[0].toolTip,
                 QStringLiteral("parameters: 27,791,400\nresnet50: 25,557,032, difference +2,234,368 (+8.7 %)\n"
                                "the last edit: −1,117,184 (−3.9 %)"));
        QVERIFY(session.duplicateVariant(session.idAt(0)).empty());
        QCOMPARE(line.totalsWords(), deeper); // a copy came from the same
        session.setBaseline(session.idAt(0));
        QCOMPARE(line.totalsWords(), QStringLiteral("27.8 M parameters · 4.53 GMAC · activations 159 MB · inference peak 9.63 MB"));
        QVERIFY(session.renameVariant(session.idAt(0), "deep").empty());
        deepen(session, 6);
        QVERIFY2(line.totalsWords().startsWith(QStringLiteral("25.6 M parameters (−2.23 M against deep) · 4.09 GMAC (−437 MMAC)")),
                 qPrintable(line.totalsWords()));
        session.setBaseline(std::nullopt);
        QCOMPARE(line.totalsWords(), plain);
    }

    void detailsSayWhatASelectionHasMoreThanTheBaseline()
    {
        Session session;
        session.setDocument(documentOf(*preset("resnet50")));
        DetailPanel panel(session.shown());
        QVERIFY2(panel.asText().contains(QStringLiteral("Against resnet50\tno difference\n")), qPrintable(panel.asText()));
        ResNetSpec next = session.shown().spec();
        next.stages[2].width = 512;
        QVERIFY(session.shown().propose(next, {QStringLiteral("Widen"), {}}).empty());
        QVERIFY2(panel.asText().contains(QStringLiteral("Against resnet50\tchanged\nparameters\t+22,564,864 (+88.3 %)\n")),
                 qPrintable(panel.asText()));
        session.shown().select("layer3.1.conv2");
        QVERIFY2(panel.asText().contains(QStringLiteral("Against resnet50\tchanged\nparameters\t+1,769,472 (+300.0 %)\n"
                                                        "MACs\t+346,816,512 (+300.0 %)\nactivations\t+201 KB (+100.0 %)\n"
                                                        "output shape\t256 × 14 × 14 → 512 × 14 × 14\n")),
                 qPrintable(panel.asText()));
        session.shown().select("layer2");
        QVERIFY(panel.asText().contains(QStringLiteral("Against resnet50\tno difference\n")));
        session.setBaseline(session.idAt(0));
        QVERIFY(!panel.asText().contains(QStringLiteral("Against")));
    }

    void statusFollowsTheRun()
    {
        using State = RunState::State;
        Session session;
        StatusLine line(session.shown());
        line.resize(1400, line.sizeHint().height());
        line.show();
        auto *progress = line.findChild<QProgressBar *>();
        auto *cancel = line.findChild<QToolButton *>();
        QVERIFY(!progress->isVisible() && !cancel->isVisible());
        session.runs().setState(session.shown().variant(), {State::Running, 3, 70, {}});
        QVERIFY(progress->isVisible() && cancel->isVisible());
        QCOMPARE(progress->value(), 3);
        QSignalSpy cancelled(&line, &StatusLine::cancelRequested);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
        session.runs().setState(session.shown().variant(), {State::Stopping, 5, 70, {}});
        QCOMPARE(line.runWords(), QStringLiteral("stopping…"));
        session.runs().setState(session.shown().variant(), {State::Stopping, 5, 70, QStringLiteral("layer1.0.conv1")});
        QCOMPARE(line.runWords(), QStringLiteral("stopping: waits for layer1.0.conv1; the window can be closed"));
        QVERIFY(!cancel->isVisible());
        session.runs().setState(session.shown().variant(), {State::Stopped, 5, 70, {}});
        QCOMPARE(line.runWords(), QStringLiteral("run stopped"));
        session.runs().setState(session.shown().variant(),
                                {State::Failed, 5, 70, QStringLiteral("not enough memory\nUse a smaller input.")});
        QCOMPARE(line.runWords(), QStringLiteral("run failed: not enough memory"));
        session.runs().setResult(session.shown().variant(), runOf(session));
        session.runs().setState(session.shown().variant(), {State::Done, 70, 70, {}});
        QCOMPARE(line.runWords(), QStringLiteral("random weights: lynx 41 %, tabby 33 %"));
        session.runs().setResult(session.shown().variant(), runOf(session, true));
        QCOMPARE(line.runWords(), QStringLiteral("lynx 41 %, tabby 33 %"));
        deepen(session, 3);
        QCOMPARE(line.runWords(), QStringLiteral("before the last edit: lynx 41 %, tabby 33 %"));
    }

    void theRightPartOfTheStatusGivesWayFirst()
    {
        Session session;
        StatusLine line(session.shown());
        session.runs().setResult(session.shown().variant(), runOf(session));
        line.show();
        QList<QLabel *> labels = line.findChildren<QLabel *>();
        labels.removeIf([](const QLabel *label) { return label->isHidden(); });
        QLabel *run = labels.back(), *totals = labels[labels.size() - 2];
        line.resize(1400, 24);
        QVERIFY(run->width() >= run->sizeHint().width());
        const int whole = totals->width();
        line.resize(whole + 340, 24);
        QCOMPARE(totals->width(), whole);
        QVERIFY(run->width() < run->sizeHint().width());
        line.resize(500, 24);
        QCOMPARE(run->width(), 0);
        QVERIFY(totals->width() < whole);
    }
};

RESIDUA_TEST_PART(ViewsTest)
#include "tst_views.moc"
