// What a field does with a value that the network cannot have.
#include "tests/ui/form_window.h"
#include "tests/ui/part.h"

#include "ui/forms/link_button.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace residua;
using namespace residua::ui;

class FormRefusalsTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void tooLargeNumbersAreRefusedBesideTheirField();
    void refusedDigitsTakeBackWhatTheFirstOnesDid_data();
    void refusedDigitsTakeBackWhatTheFirstOnesDid();
    void nearestValueIsOneClickAway();
    void emptyFieldsSayNothingUntilEditingPauses();
    void whatCanBecomeNoNumberIsRefusedAtOnce();
    void escapePutsTheDocumentsValueBack();
    void refusalsStayWhenTheFieldIsLeft();
    void refusalsGoWhenTheDocumentChangesThatField();
    void anotherDocumentDropsWhatWasTyped();
    void undoingDropsWhatWasTyped();
    void problemsOfOtherFieldsAreNamed();
    void refusedChoicesKeepTheDocument();
    void whatStandsInTheWayOfAChoiceGoesWithIt_data();
    void whatStandsInTheWayOfAChoiceGoesWithIt();
    void wrongNumbersOfAnyKindAreRefused_data();
    void wrongNumbersOfAnyKindAreRefused();
};

void FormRefusalsTest::tooLargeNumbersAreRefusedBesideTheirField()
{
    FormWindow window;
    const std::string start = window.json();
    QWidget *field = window.editor(QStringLiteral("stages.2.depth"));
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    qobject_cast<NumberEdit *>(field)->findChild<QLineEdit *>()->insert(QStringLiteral("600"));
    Q_EMIT qobject_cast<NumberEdit *>(field)->edited();
    QCOMPARE(window.json(), start);
    ProblemLine *problem = window.problem(QStringLiteral("stages.2.depth"));
    QVERIFY(problem);
    QCOMPARE(problem->message(),
             QStringLiteral("Stage 3 depth is 600, must be a whole number from 1 to 512; the nearest valid value is 512."));
    QCOMPARE(window.shownText(QStringLiteral("stages.2.depth")), QStringLiteral("600"));
    QCOMPARE(window.steps(), 0);
    // Below its row, above the next one.
    const auto top = [&window](QWidget *widget) { return widget->mapTo(&window.form, QPoint(0, 0)).y(); };
    QTRY_VERIFY(top(problem) > top(field) && top(problem) < top(window.form.findChild<QWidget *>(QStringLiteral("stages.3.depth"))));
    // Corrected: the reason goes.
    window.type(QStringLiteral("stages.2.depth"), QStringLiteral("5"));
    QVERIFY(!window.problem(QStringLiteral("stages.2.depth")));
    QCOMPARE(window.session.shown().spec().stages[2].depth, 5);
}

void FormRefusalsTest::refusedDigitsTakeBackWhatTheFirstOnesDid_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("entered");
    QTest::addColumn<bool>("enter");
    QTest::newRow("a fraction, Enter") << QStringLiteral("stages.1.depth") << QStringLiteral("9.5") << true;
    QTest::newRow("a fraction, a pause") << QStringLiteral("stages.1.depth") << QStringLiteral("9.5") << false;
    QTest::newRow("too much for the whole network") << QStringLiteral("stages.3.depth") << QStringLiteral("512") << true;
}

void FormRefusalsTest::refusedDigitsTakeBackWhatTheFirstOnesDid()
{
    QFETCH(QString, key);
    QFETCH(QString, entered);
    QFETCH(bool, enter);
    ResNetSpec wide = *preset("resnet50");
    wide.stages[3].width = 4096;
    FormWindow window(wide);
    const std::string start = window.json();
    QWidget *field = window.editor(key);
    QTest::mouseClick(field, Qt::LeftButton);
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, entered);
    if (enter)
        QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(window.problem(key));
    QCOMPARE(window.json(), start);
    QCOMPARE(window.shownText(key), entered);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(window.json(), start);
}

void FormRefusalsTest::nearestValueIsOneClickAway()
{
    FormWindow window;
    window.type(QStringLiteral("input.height"), QStringLiteral("9000"));
    ProblemLine *problem = window.problem(QStringLiteral("input.height"));
    QVERIFY(problem);
    auto *use = problem->findChild<LinkButton *>();
    QCOMPARE(use->text(), QStringLiteral("use 8192"));
    use->click();
    QCOMPARE(window.session.shown().spec().input.height, 8192);
    QCOMPARE(window.shownText(QStringLiteral("input.height")), QStringLiteral("8192"));
    QVERIFY(!window.problem(QStringLiteral("input.height")));
}

void FormRefusalsTest::emptyFieldsSayNothingUntilEditingPauses()
{
    FormWindow window;
    const QString key = QStringLiteral("stages.1.width");
    window.type(key, {}, false);
    QVERIFY(!window.problem(key));
    QCOMPARE(window.steps(), 0);
    QTRY_VERIFY(window.problem(key));
    QCOMPARE(window.problem(key)->message(),
             QStringLiteral("Stage 2 width is empty, must be a whole number from 1 to 8192; the nearest valid value is 128."));
    QCOMPARE(window.steps(), 0);
    QTest::keyClicks(window.editor(key), QStringLiteral("96"));
    QVERIFY(!window.problem(key));
    QCOMPARE(window.session.shown().spec().stages[1].width, 96);
}

void FormRefusalsTest::whatCanBecomeNoNumberIsRefusedAtOnce()
{
    FormWindow window;
    const QString key = QStringLiteral("stages.1.width");
    QWidget *field = window.editor(key);
    for (const auto &[pasted, refused] : {std::pair(QStringLiteral("layer2.0\t256\t224"), true), std::pair(QStringLiteral("1e"), false),
                                          std::pair(QStringLiteral("-"), false)}) {
        QGuiApplication::clipboard()->setText(pasted);
        QTest::mouseClick(field, Qt::LeftButton);
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(window.problem(key) != nullptr, refused);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!window.problem(key));
    }
    QCOMPARE(window.steps(), 0);
}

void FormRefusalsTest::escapePutsTheDocumentsValueBack()
{
    FormWindow window;
    const QString key = QStringLiteral("stages.1.depth");
    QWidget *field = window.type(key, QStringLiteral("0"));
    QVERIFY(window.problem(key));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!window.problem(key));
    QCOMPARE(window.shownText(key), QStringLiteral("4"));
    QCOMPARE(window.steps(), 0);
}

void FormRefusalsTest::refusalsStayWhenTheFieldIsLeft()
{
    FormWindow window;
    const QString key = QStringLiteral("stages.1.depth");
    window.type(key, QStringLiteral("0"), false);
    QVERIFY(!window.problem(key)); // could become 04
    QTest::keyClick(window.form.focusWidget(), Qt::Key_Tab);
    QVERIFY(window.problem(key));
    QCOMPARE(window.shownText(key), QStringLiteral("0"));
    // Another field's edit leaves it alone.
    window.type(QStringLiteral("stages.0.depth"), QStringLiteral("9"));
    QVERIFY(window.problem(key));
}

void FormRefusalsTest::refusalsGoWhenTheDocumentChangesThatField()
{
    FormWindow window;
    const QString key = QStringLiteral("stages.1.depth");
    window.type(key, QStringLiteral("0"));
    ResNetSpec next = window.session.shown().spec();
    next.stages[1].depth = 7;
    QVERIFY(window.session.shown().propose(next, {QStringLiteral("elsewhere"), {}}).empty());
    QVERIFY(!window.problem(key));
    QCOMPARE(window.shownText(key), QStringLiteral("7"));
}

void FormRefusalsTest::anotherDocumentDropsWhatWasTyped()
{
    FormWindow window;
    const QString key = QStringLiteral("stages.1.depth");
    window.type(key, QStringLiteral("0"));
    QVERIFY(window.problem(key));
    window.session.setDocument(documentOf(window.session.shown().spec()));
    QVERIFY(!window.problem(key));
    QCOMPARE(window.shownText(key), QStringLiteral("4"));
}

void FormRefusalsTest::undoingDropsWhatWasTyped()
{
    FormWindow window;
    window.type(QStringLiteral("stages.1.depth"), QStringLiteral("7"));
    window.type(QStringLiteral("stages.2.width"), QStringLiteral("0"));
    QVERIFY(window.problem(QStringLiteral("stages.2.width")));
    window.session.undoStack().undo();
    QVERIFY(!window.problem(QStringLiteral("stages.2.width")));
    QCOMPARE(window.shownText(QStringLiteral("stages.2.width")), QString::number(window.session.shown().spec().stages[2].width));
}

void FormRefusalsTest::problemsOfOtherFieldsAreNamed()
{
    FormWindow window(made("resnet18", {{"norm", R"({"type":"group","groups":32})"}}));
    const QString key = QStringLiteral("stages.1.width");
    window.type(key, QStringLiteral("100"));
    ProblemLine *problem = window.problem(key);
    QVERIFY(problem);
    QVERIFY2(problem->message().startsWith(
                 QStringLiteral("Group count of the normalization is 32, must divide the 100 channels that stage 2 width leads to")),
             qPrintable(problem->message()));
    // The way out changes both at once.
    auto *wayOut = problem->findChild<LinkButton *>();
    QCOMPARE(wayOut->text(), QStringLiteral("set group count of the normalization to 4")); // 25 would divide 100, but not 64
    wayOut->click();
    QVERIFY(!window.problem(key));
    QCOMPARE(window.session.shown().spec().stages[1].width, 100);
    QCOMPARE(window.session.shown().spec().norm.groups, 4);
    QCOMPARE(window.shownText(key), QStringLiteral("100"));
}

void FormRefusalsTest::refusedChoicesKeepTheDocument()
{
    FormWindow window(made("resnet18", {{"stages.1.width", "32"}}));
    const std::string start = window.json();
    const QString key = QStringLiteral("block.shortcut");
    window.choose(key, QStringLiteral("zero padding"));
    QCOMPARE(window.json(), start);
    ProblemLine *problem = window.problem(key);
    QVERIFY(problem);
    QVERIFY2(problem->message().startsWith(QStringLiteral("Stage 2 width narrows the network from 64 to 32 channels")),
             qPrintable(problem->message()));
    QCOMPARE(window.shownText(key), QStringLiteral("zero padding"));
    QTest::keyClick(window.editor(key), Qt::Key_Escape);
    QCOMPARE(window.shownText(key), QStringLiteral("projection"));
    QVERIFY(!window.problem(key));
}

void FormRefusalsTest::whatStandsInTheWayOfAChoiceGoesWithIt_data()
{
    QTest::addColumn<QString>("before"); ///< an edit of resnet50
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QString>("wayOut");
    QTest::addColumn<QString>("after"); ///< the key and value that went with it
    const auto row = [](const char *before, const char *key, const char *chosen, const char *wayOut, const char *after) {
        QTest::newRow(wayOut) << QString::fromUtf8(before) << QString::fromUtf8(key) << QString::fromUtf8(chosen)
                              << QString::fromUtf8(wayOut) << QString::fromUtf8(after);
    };
    row("block.antialias=blur", "block.order", "pre-activation", "set anti-aliasing to none", "block.antialias=null");
    row("stages.1.stride=4", "block.antialias", "blur pool", "set stage 2 stride to 2", "stages.1.stride=2");
    row(R"(input={"height":240,"width":228})", "block.antialias", "average pool", "set input height to 253, input width to 224",
        R"(input={"height":253,"width":224})");
    row("block.reduce_first=3", "block.groups", "4", "set reduction of the first 1×1 to 2", "block.reduce_first=2");
}

void FormRefusalsTest::whatStandsInTheWayOfAChoiceGoesWithIt()
{
    QFETCH(QString, before);
    QFETCH(QString, key);
    QFETCH(QString, chosen);
    QFETCH(QString, wayOut);
    QFETCH(QString, after);
    const auto edit = [](const QString &text) {
        return std::pair(text.section(u'=', 0, 0).toStdString(), text.section(u'=', 1).toStdString());
    };
    FormWindow window(made("resnet50", {edit(before)}));
    const std::string start = window.json();
    window.enter(key, chosen);
    QCOMPARE(window.json(), start);
    ProblemLine *problem = window.problem(key);
    QVERIFY(problem);
    QCOMPARE(problem->findChild<LinkButton *>()->text(), wayOut);
    problem->findChild<LinkButton *>()->click();
    QVERIFY(!window.problem(key));
    QVERIFY(window.json() != start);
    const std::string end = window.json();
    QCOMPARE(toJson(made(window.session.shown().spec(), {edit(after)})), end);
    window.session.undoStack().undo();
    QCOMPARE(window.json(), start);
}

void FormRefusalsTest::wrongNumbersOfAnyKindAreRefused_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("entered");
    QTest::addColumn<QString>("nearest");
    const auto row = [](const char *key, const char *entered, const char *nearest) {
        QTest::addRow("%s %s", key, entered) << QString::fromUtf8(key) << QString::fromUtf8(entered) << QString::fromUtf8(nearest);
    };
    row("stages.2.depth", "-3", "1");
    row("stages.2.depth", "2.6", "3");
    row("stages.2.depth", "abc", "6");
    row("stages.2.depth", "nan", "6");
    row("stages.2.depth", "1e99", "512");
    row("stages.2.depth", "99999999999999999999999999", "512");
    row("stem.kernel", "8", "9");
    row("stem.kernel", "16", "15");
    row("head.classes", "0", "1");
    row("input.width", "99999", "8192");
    row("norm.eps", "0", "1e-08");
    row("norm.eps", "2", "1");
    row("stem.pool.padding", "2", "1");
    row("block.reduce_first", "17", "16");
    row("head.dropout", "1", "0.99");
}

void FormRefusalsTest::wrongNumbersOfAnyKindAreRefused()
{
    QFETCH(QString, key);
    QFETCH(QString, entered);
    QFETCH(QString, nearest);
    FormWindow window;
    window.editor(key);
    auto *line = window.form.findChild<QWidget *>(key)->findChild<QLineEdit *>();
    line->setText(entered); // pasted whole
    Q_EMIT qobject_cast<NumberEdit *>(window.editor(key))->edited();
    QTest::keyClick(window.editor(key), Qt::Key_Return);
    QCOMPARE(window.steps(), 0);
    QVERIFY(window.problem(key));
    QCOMPARE(window.problem(key)->findChild<LinkButton *>()->text(), QStringLiteral("use ") + nearest);
    QCOMPARE(window.shownText(key), entered);
}

RESIDUA_TEST_PART(FormRefusalsTest)
#include "tst_form_refusals.moc"
