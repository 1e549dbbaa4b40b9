// Advice: found beside the window after each edit, fixed and dismissed in one step each, and gone where there is nothing to say.
#include "ui/advice/advice_card.h"
#include "ui/advice/advice_panel.h"
#include "ui/advice/advice_words.h"
#include "ui/views/elided_label.h"
#include "ui/views/empty_page.h"

#include "tests/ui/part.h"
#include "tests/ui/views_fixture.h"

#include "core/arch/presets.h"

using namespace residua;
using namespace residua::ui;

namespace {

/// ResNet-18 on 32×32: three findings.
ResNetSpec smallInput()
{
    ResNetSpec spec = *preset("resnet18");
    spec.input.height = spec.input.width = 32;
    return spec;
}

struct AdviceBench {
    Session session;
    Advice advice{session};
    AdvicePanel panel{advice};

    explicit AdviceBench(const ResNetSpec &spec, bool workspace = true)
    {
        Document document = documentOf(spec);
        document.architectureFile = !workspace;
        session.setDocument(document);
        advice.start();
        panel.resize(900, 400);
        panel.show();
    }
    bool isCurrent() const
    {
        return QTest::qWaitFor([this] { return advice.isCurrent(); }, patience);
    }
    std::vector<std::string> codes() const
    {
        std::vector<std::string> all;
        for (const Finding &finding : advice.findings())
            all.push_back(finding.code);
        return all;
    }
    QList<AdviceCard *> cards() const
    {
        QList<AdviceCard *> seen;
        for (AdviceCard *card : panel.findChildren<AdviceCard *>()) {
            if (card->isVisible())
                seen << card;
        }
        return seen;
    }
    void click(QWidget *parent, const char *name)
    {
        auto *link = parent->findChild<ElidedLabel *>(QString::fromLatin1(name));
        QVERIFY(link && link->isVisible());
        QTest::mouseClick(link, Qt::LeftButton);
    }
};

} // namespace

class AdviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useLightLook(); }

    void aStandardNetworkNeedsNone()
    {
        AdviceBench w(*preset("resnet50"));
        QVERIFY(w.isCurrent());
        QVERIFY(w.advice.findings().empty() && w.cards().isEmpty());
        QVERIFY(w.panel.findChild<EmptyPage *>()->isVisible());
    }

    void theFindingsAreThoseOfTheCommandLine()
    {
        AdviceBench w(smallInput());
        QVERIFY(w.isCurrent());
        const std::vector<Finding> expected = advise(*w.session.shown().snapshot()->model);
        QVERIFY(!expected.empty());
        QCOMPARE(w.advice.findings(), expected);
        QCOMPARE(w.cards().size(), std::ssize(expected));
    }

    void theyFollowEachEdit()
    {
        AdviceBench w(*preset("resnet18"));
        QVERIFY(w.isCurrent());
        QVERIFY(w.session.shown().propose(smallInput(), {QStringLiteral("Set the input"), {}}).empty());
        QVERIFY(w.isCurrent());
        QVERIFY(!w.advice.findings().empty());
        w.session.undoStack().undo();
        QVERIFY(w.isCurrent());
        QVERIFY(w.advice.findings().empty());
    }

    void aClickSelectsTheLayer()
    {
        AdviceBench w(smallInput());
        QVERIFY(w.isCurrent());
        AdviceCard *card = w.cards().front();
        QTest::mouseClick(card, Qt::LeftButton, {}, QPoint(card->width() - 40, 12));
        QCOMPARE(w.session.shown().selection().path, w.advice.findings().front().path);
    }

    void aFixIsOneStepAfterWhichTheFindingIsGone()
    {
        AdviceBench w(smallInput());
        QVERIFY(w.isCurrent());
        const ResNetSpec before = w.session.shown().spec();
        const Finding first = w.advice.findings().front();
        w.click(w.cards().front(), "fix");
        QCOMPARE(w.session.undoStack().count(), 1);
        QCOMPARE(w.session.undoStack().undoText(), fixText(first.fix));
        QVERIFY(w.isCurrent());
        const std::vector<std::string> left = w.codes();
        QVERIFY(std::find(left.begin(), left.end(), first.code) == left.end());
        w.session.undoStack().undo();
        QVERIFY(w.session.shown().spec() == before);
    }

    void dismissingIsKeptWithTheDocumentAndUndone()
    {
        AdviceBench w(smallInput());
        QVERIFY(w.isCurrent());
        const std::vector<Finding> all = w.advice.findings();
        w.click(w.cards().front(), "dismiss");
        QCOMPARE(w.advice.findings().size() + w.advice.dismissed().size(), all.size());
        QCOMPARE(w.session.document().workspace.dismissed, std::vector<std::string>{all.front().code});
        QVERIFY(w.session.isModified());
        QVERIFY(w.session.shown().selection().path.empty()); // the click was the link's alone
        w.session.undoStack().undo();
        QCOMPARE(w.advice.findings(), all);
        w.session.undoStack().redo();
        w.click(&w.panel, "restore");
        QCOMPARE(w.advice.findings(), all);
        QCOMPARE(w.session.undoStack().count(), 2);
    }

    void whatWasDismissedStaysSoInAReopenedDocument()
    {
        AdviceBench w(smallInput());
        QVERIFY(w.isCurrent());
        const std::vector<std::string> codes = w.codes();
        Document document = w.session.document();
        document.workspace.dismissed = codes;
        w.session.setDocument(document);
        QVERIFY(w.isCurrent());
        QVERIFY(w.advice.findings().empty());
        QVERIFY(w.panel.findChild<EmptyPage *>()->isVisible());
        w.session.setDocument(documentOf(smallInput()));
        QVERIFY(w.isCurrent());
        QCOMPARE(w.codes(), codes);
    }

    void aFixIsSaidInWords()
    {
        QCOMPARE(fixText({{"stages.2.depth", "8"}}), QStringLiteral("Set stage 3 depth to 8"));
        QCOMPARE(fixText({{"stem.stride", "1"}, {"stem.pool", "null"}}), QStringLiteral("Set stem stride to 1 and stem pool to none"));
        QCOMPARE(fixText({{"stem.convs", "1"}, {"stem.kernel", "3"}, {"stages.0.block.base_width", "64"}}),
                 QStringLiteral("Set stem convs to 1, stem kernel to 3 and stage 1 block base width to 64"));
        QCOMPARE(fixText({{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}}), QStringLiteral("Set a to 1, b to 2 and 2 keys more"));
    }
};

RESIDUA_TEST_PART(AdviceTest)
#include "tst_advice.moc"
