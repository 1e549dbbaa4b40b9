#include "ui/forms/architecture_form.h"
#include "ui/forms/form_edits.h"
#include "ui/forms/link_button.h"
#include "ui/forms/number_edit.h"
#include "ui/forms/preset_chooser.h"
#include "ui/forms/problem_line.h"
#include "ui/forms/row_menu.h"
#include "ui/forms/segments.h"
#include "ui/forms/section.h"
#include "ui/forms/stage_row.h"
#include "ui/look/theme.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

#include <random>

using namespace residua;
using namespace residua::ui;

using Edits = std::vector<std::pair<std::string, std::string>>;

namespace {

/// `spec` with edits as the command line makes them.
ResNetSpec made(const ResNetSpec &spec, const Edits &edits)
{
    const auto result = parseSpec(toJson(spec), edits);
    if (const auto *problems = std::get_if<std::vector<Problem>>(&result))
        qFatal("%s: %s", problems->front().field.c_str(), problems->front().message.c_str());
    return std::get<ResNetSpec>(result);
}

ResNetSpec made(const std::string &name, const Edits &edits) { return made(*preset(name), edits); }

/// A form on a session, driven as a person drives it.
struct Window {
    Session session;
    ArchitectureForm form{session};

    explicit Window(const ResNetSpec &spec = *preset("resnet50"))
    {
        session.setDocument(documentOf(spec));
        form.resize(280, 800);
        form.show();
        form.activateWindow();
        if (!QTest::qWaitForWindowActive(&form))
            qFatal("the window does not become active");
    }

    QWidget *editor(const QString &key)
    {
        form.showField(key);
        auto *widget = form.findChild<QWidget *>(key);
        if (!widget)
            qFatal("no field %s", qPrintable(key));
        return widget;
    }

    /// Types `text` in place of what is there.
    QWidget *type(const QString &key, const QString &text, bool enter = true)
    {
        QWidget *widget = editor(key);
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
        if (text.isEmpty())
            QTest::keyClick(widget, Qt::Key_Backspace);
        else
            QTest::keyClicks(widget, text);
        if (enter)
            QTest::keyClick(widget, Qt::Key_Return);
        return widget;
    }

    void choose(const QString &key, const QString &text)
    {
        auto *combo = qobject_cast<QComboBox *>(editor(key));
        const int index = combo->findText(text);
        if (index < 0)
            qFatal("no choice %s", qPrintable(text));
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
    }

    /// Enters `value` in whatever the field is.
    void enter(const QString &key, const QString &value)
    {
        QWidget *widget = editor(key);
        if (auto *segments = qobject_cast<Segments *>(widget)) {
            for (int i = 0; segments->button(i); ++i)
                if (segments->textOf(i) == value)
                    segments->button(i)->click();
        } else if (auto *button = qobject_cast<QAbstractButton *>(widget)) {
            button->click();
        } else if (qobject_cast<QComboBox *>(widget)) {
            choose(key, value);
        } else {
            type(key, value);
        }
    }

    QString shownText(const QString &key)
    {
        QWidget *widget = editor(key);
        if (auto *number = qobject_cast<NumberEdit *>(widget))
            return number->text();
        if (auto *combo = qobject_cast<QComboBox *>(widget))
            return combo->currentText();
        return qobject_cast<QLineEdit *>(widget)->text();
    }

    ProblemLine *problem(const QString &key)
    {
        auto *line = form.findChild<ProblemLine *>(key + QStringLiteral(".problem"));
        return line && line->isVisible() ? line : nullptr;
    }

    std::string json() const { return toJson(session.spec()); }
    int steps() { return session.undoStack().index(); }

    RowMenu *menu(int stage) { return form.findChild<RowMenu *>(QStringLiteral("stages.%1.menu").arg(stage)); }
};

/// As the window system says it: to the window, which finds the widget.
void turnWheel(QWidget *widget, int notches, Qt::KeyboardModifiers modifiers = {})
{
    for (int i = 0; i < std::abs(notches); ++i) {
        const QPointF at = widget->mapTo(widget->window(), widget->rect().center());
        QWheelEvent event(at, widget->window()->mapToGlobal(at), {}, {0, notches > 0 ? 120 : -120}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QSpontaneKeyEvent::setSpontaneous(&event);
        QApplication::sendEvent(widget->window()->windowHandle(), &event);
    }
}

} // namespace

class FormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support (propagateSizeHints|raise)\\(\\))")));
    }

    void everyFieldEditsExactlyItsKey_data();
    void everyFieldEditsExactlyItsKey();
    void undoRestoresEveryField();

    void tooLargeNumbersAreRefusedBesideTheirField();
    void nearestValueIsOneClickAway();
    void emptyFieldsSayNothingUntilEditingPauses();
    void escapePutsTheDocumentsValueBack();
    void refusalsStayWhenTheFieldIsLeft();
    void refusalsGoWhenTheDocumentChangesThatField();
    void anotherDocumentDropsWhatWasTyped();
    void problemsOfOtherFieldsAreNamed();
    void refusedChoicesKeepTheDocument();
    void wrongNumbersOfAnyKindAreRefused_data();
    void wrongNumbersOfAnyKindAreRefused();

    void typingIsOneStep();
    void aTurnedWheelIsOneStep();
    void aPauseBeginsANewStep();
    void wheelOverAnUnfocusedFieldChangesNothing();
    void stepsStayInsideTheRange();
    void stepsSkipWhatDoesNotFit();
    void fineStepsGoByOne();
    void stagesAreInsertedDuplicatedMovedAndDeleted();
    void stageCommandsWorkByKeyboard();
    void impossibleStageCommandsSayWhy();
    void newStagesAlwaysFit();
    void stageRowsFollowAndSetTheSelection();
    void editingDepthKeepsSelectionAndCursor();
    void overridesAreAsTheNetworkByDefault();
    void customConvolutionsAreEditedAsAList();
    void aBottleneckMadeCustomComputesTheSame();
    void groupNormStartsWithGroupsThatDivide();
    void everyPresetCanBeChosen();
    void customNetworksSayWhereTheyComeFrom();
    void randomEditsAreUndoneToTheSameBytes();
    void fieldsThatDoNotApplyAreHidden();
    void sectionsOpenByKeyboard();
    void closedFormFitsInTheWindow();
    void tabVisitsTheFieldsInVisualOrder();
    void everyControlHasANameAndAToolTip();
    void mnemonicsAreUniqueAndLeaveTheMenuBarAlone();
};

void FormTest::everyFieldEditsExactlyItsKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("entered");
    QTest::addColumn<QString>("value"); ///< as the file writes it
    QTest::addColumn<QString>("before");
    const auto row = [](const char *key, const char *entered, const char *value = nullptr, const char *before = "") {
        QTest::newRow(key) << QString::fromUtf8(key) << QString::fromUtf8(entered) << QString::fromUtf8(value ? value : entered) << QString::fromUtf8(before);
    };
    const char *const custom = R"(block.type=custom)";
    const char *const own = R"(stages.1.block={"type":"custom"})";
    row("name", "My net");
    row("style", "small image", "small_image");
    row("input.channels", "1");
    row("input.height", "96");
    row("input.width", "160");
    row("stem.channels", "48");
    row("stem.convs", "three (deep)", "3");
    row("stem.kernel", "5");
    row("stem.stride", "1");
    row("stem.activation", "GELU", "gelu");
    row("stem.pool", "none", "null");
    row("stem.pool.kernel", "2");
    row("stem.pool.stride", "1");
    row("stages.0.depth", "5");
    row("stages.2.depth", "8");
    row("stages.3.width", "640");
    row("stages.1.stride", "1");
    row("stages.3.dilation", "2");
    row("stages.1.block.type", "Basic", "basic");
    row("stages.1.block.expansion", "2");
    row("stages.1.block.groups", "32");
    row("stages.1.block.base_width", "128");
    row("stages.1.block.attention", "squeeze-excitation", R"({"type":"se","reduction":16})");
    row("stages.1.block.attention.reduction", "8", "8", R"(stages.1.block={"attention":{"type":"se"}})");
    row("stages.1.block.stride_at", "1×1", "conv1");
    row("stages.1.block.shortcut", "average pool", "average_pool");
    row("stages.1.block.activation", "SiLU", "silu");
    row("stages.1.block.name", "Special", "Special", own);
    row("stages.1.block.convs.0.kernel", "5", "5", own);
    row("stages.1.block.convs.1.width", "2.5", "2.5", own);
    row("stages.1.block.convs.1.groups", "4", "4", own);
    row("block.type", "Basic", "basic");
    row("block.expansion", "2");
    row("block.groups", "32");
    row("block.base_width", "4");
    row("block.attention", "squeeze-excitation", R"({"type":"se","reduction":16})");
    row("block.attention.reduction", "4", "4", R"(block.attention={"type":"se"})");
    row("block.order", "pre-activation", "pre_activation");
    row("block.stride_at", "1×1", "conv1");
    row("block.shortcut", "average pool", "average_pool");
    row("block.activation", "hardswish", "hardswish");
    row("block.name", "Mine", "Mine", custom);
    row("block.convs.0.kernel", "7", "7", custom);
    row("block.convs.1.width", "0.5", "0.5", custom);
    row("block.convs.0.groups", "2", "2", custom);
    row("block.convs.1.groups.depthwise", "", "depthwise", custom);
    row("norm.type", "group norm", "group");
    row("norm.groups", "16", "16", R"(norm={"type":"group"})");
    row("conv_bias", "", "true");
    row("shortcut_norm", "", "false");
    row("head.type", "two layers (MLP)", "mlp");
    row("head.hidden", "512", "512", R"(head={"type":"mlp"})");
    row("head.dropout", "0.25", "0.25", R"(head={"type":"mlp"})");
    row("head.classes", "10");
    row("init.scheme", "PyTorch's default", "torch_default");
    row("init.zero_init_residual", "", "true");
}

void FormTest::everyFieldEditsExactlyItsKey()
{
    QFETCH(QString, key);
    QFETCH(QString, entered);
    QFETCH(QString, value);
    QFETCH(QString, before);
    Edits setup;
    if (!before.isEmpty())
        setup.emplace_back(before.section(u'=', 0, 0).toStdString(), before.section(u'=', 1).toStdString());
    const ResNetSpec base = made("resnet50", setup);
    Window window(base);
    QString path = key;
    path.remove(QStringLiteral(".depthwise"));
    const std::string start = window.json();
    const std::string expected = toJson(made(base, {{path.toStdString(), value.toStdString()}}));

    window.enter(key, entered);
    QCOMPARE(window.json(), expected);
    QVERIFY(expected != start);
    QCOMPARE(window.steps(), 1);
    QVERIFY(window.session.undoStack().undoText().startsWith(QStringLiteral("Set ")));

    window.session.undoStack().undo();
    QCOMPARE(window.json(), start);
}

void FormTest::undoRestoresEveryField()
{
    Window window;
    const QStringList keys{QStringLiteral("stages.2.depth"), QStringLiteral("block.expansion"), QStringLiteral("head.classes"), QStringLiteral("name")};
    QStringList before;
    for (const QString &key : keys)
        before << window.shownText(key);
    window.type(keys[0], QStringLiteral("9"));
    window.type(keys[1], QStringLiteral("2"));
    window.type(keys[2], QStringLiteral("77"));
    window.type(keys[3], QStringLiteral("other"));
    while (window.session.undoStack().canUndo())
        window.session.undoStack().undo();
    for (int i = 0; i < keys.size(); ++i)
        QCOMPARE(window.shownText(keys[i]), before[i]);
}

void FormTest::tooLargeNumbersAreRefusedBesideTheirField()
{
    Window window;
    const std::string start = window.json();
    QWidget *field = window.editor(QStringLiteral("stages.2.depth"));
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    qobject_cast<NumberEdit *>(field)->findChild<QLineEdit *>()->insert(QStringLiteral("600"));
    Q_EMIT qobject_cast<NumberEdit *>(field)->edited();
    QCOMPARE(window.json(), start);
    ProblemLine *problem = window.problem(QStringLiteral("stages.2.depth"));
    QVERIFY(problem);
    QCOMPARE(problem->message(), QStringLiteral("Stage 3 depth is 600, must be a whole number from 1 to 512; the nearest valid value is 512."));
    QCOMPARE(window.shownText(QStringLiteral("stages.2.depth")), QStringLiteral("600"));
    QCOMPARE(window.steps(), 0);
    // Below its row, above the next one.
    const auto top = [&window](QWidget *widget) { return widget->mapTo(&window.form, QPoint(0, 0)).y(); };
    QTRY_VERIFY(top(problem) > top(field) && top(problem) < top(window.form.findChild<QWidget *>(QStringLiteral("stages.3.depth"))));
    // Corrected: the reason goes.
    window.type(QStringLiteral("stages.2.depth"), QStringLiteral("5"));
    QVERIFY(!window.problem(QStringLiteral("stages.2.depth")));
    QCOMPARE(window.session.spec().stages[2].depth, 5);
}

void FormTest::nearestValueIsOneClickAway()
{
    Window window;
    window.type(QStringLiteral("input.height"), QStringLiteral("9000"));
    ProblemLine *problem = window.problem(QStringLiteral("input.height"));
    QVERIFY(problem);
    auto *use = problem->findChild<LinkButton *>();
    QCOMPARE(use->text(), QStringLiteral("use 8192"));
    use->click();
    QCOMPARE(window.session.spec().input.height, 8192);
    QCOMPARE(window.shownText(QStringLiteral("input.height")), QStringLiteral("8192"));
    QVERIFY(!window.problem(QStringLiteral("input.height")));
}

void FormTest::emptyFieldsSayNothingUntilEditingPauses()
{
    Window window;
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
    QCOMPARE(window.session.spec().stages[1].width, 96);
}

void FormTest::escapePutsTheDocumentsValueBack()
{
    Window window;
    const QString key = QStringLiteral("stages.1.depth");
    QWidget *field = window.type(key, QStringLiteral("0"));
    QVERIFY(window.problem(key));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!window.problem(key));
    QCOMPARE(window.shownText(key), QStringLiteral("4"));
    QCOMPARE(window.steps(), 0);
}

void FormTest::refusalsStayWhenTheFieldIsLeft()
{
    Window window;
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

void FormTest::refusalsGoWhenTheDocumentChangesThatField()
{
    Window window;
    const QString key = QStringLiteral("stages.1.depth");
    window.type(key, QStringLiteral("0"));
    ResNetSpec next = window.session.spec();
    next.stages[1].depth = 7;
    QVERIFY(window.session.propose(next, {QStringLiteral("elsewhere"), {}}).empty());
    QVERIFY(!window.problem(key));
    QCOMPARE(window.shownText(key), QStringLiteral("7"));
}

void FormTest::anotherDocumentDropsWhatWasTyped()
{
    Window window;
    const QString key = QStringLiteral("stages.1.depth");
    window.type(key, QStringLiteral("0"));
    QVERIFY(window.problem(key));
    window.session.setDocument(documentOf(window.session.spec()));
    QVERIFY(!window.problem(key));
    QCOMPARE(window.shownText(key), QStringLiteral("4"));
}

void FormTest::problemsOfOtherFieldsAreNamed()
{
    Window window(made("resnet18", {{"norm", R"({"type":"group","groups":32})"}}));
    const QString key = QStringLiteral("stages.1.width");
    window.type(key, QStringLiteral("100"));
    ProblemLine *problem = window.problem(key);
    QVERIFY(problem);
    QVERIFY2(problem->message().startsWith(QStringLiteral("Group count of the normalisation is 32, must divide the 100 channels that stage 2 width leads to")),
             qPrintable(problem->message()));
    // The way out changes both at once.
    auto *wayOut = problem->findChild<LinkButton *>();
    QCOMPARE(wayOut->text(), QStringLiteral("set group count of the normalisation to 4")); // 25 would divide 100, but not 64
    wayOut->click();
    QVERIFY(!window.problem(key));
    QCOMPARE(window.session.spec().stages[1].width, 100);
    QCOMPARE(window.session.spec().norm.groups, 4);
    QCOMPARE(window.shownText(key), QStringLiteral("100"));
}

void FormTest::refusedChoicesKeepTheDocument()
{
    Window window(made("resnet18", {{"stages.1.width", "32"}}));
    const std::string start = window.json();
    const QString key = QStringLiteral("block.shortcut");
    window.choose(key, QStringLiteral("zero padding"));
    QCOMPARE(window.json(), start);
    ProblemLine *problem = window.problem(key);
    QVERIFY(problem);
    QVERIFY2(problem->message().startsWith(QStringLiteral("Stage 2 width narrows the network from 64 to 32 channels")), qPrintable(problem->message()));
    QCOMPARE(window.shownText(key), QStringLiteral("zero padding"));
    QTest::keyClick(window.editor(key), Qt::Key_Escape);
    QCOMPARE(window.shownText(key), QStringLiteral("projection"));
    QVERIFY(!window.problem(key));
}

void FormTest::wrongNumbersOfAnyKindAreRefused_data()
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
}

void FormTest::wrongNumbersOfAnyKindAreRefused()
{
    QFETCH(QString, key);
    QFETCH(QString, entered);
    QFETCH(QString, nearest);
    Window window;
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

void FormTest::typingIsOneStep()
{
    Window window;
    window.type(QStringLiteral("stages.3.width"), QStringLiteral("1024"), false);
    QCOMPARE(window.session.spec().stages[3].width, 1024);
    QCOMPARE(window.steps(), 1);
    QCOMPARE(window.session.undoStack().undoText(), QStringLiteral("Set stage 4 width to 1024"));
    window.session.undoStack().undo();
    QCOMPARE(window.shownText(QStringLiteral("stages.3.width")), QStringLiteral("512"));
}

void FormTest::aTurnedWheelIsOneStep()
{
    Window window;
    QWidget *field = window.editor(QStringLiteral("stages.2.depth"));
    turnWheel(field, 5);
    QCOMPARE(window.session.spec().stages[2].depth, 11);
    QCOMPARE(window.steps(), 1);
    window.session.undoStack().undo();
    QCOMPARE(window.session.spec().stages[2].depth, 6);
    QCOMPARE(window.shownText(QStringLiteral("stages.2.depth")), QStringLiteral("6"));
}

void FormTest::aPauseBeginsANewStep()
{
    Window window;
    QWidget *field = window.editor(QStringLiteral("stages.2.depth"));
    QTest::keyClick(field, Qt::Key_Up);
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(window.steps(), 1);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(window.steps(), 2);
    QTest::qWait(1000); // longer than the pause that ends a gesture
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(window.steps(), 3);
}

void FormTest::wheelOverAnUnfocusedFieldChangesNothing()
{
    Window window;
    window.form.resize(280, 300);
    auto *field = window.form.findChild<QWidget *>(QStringLiteral("stages.2.depth"));
    auto *combo = window.form.findChild<QWidget *>(QStringLiteral("style"));
    window.editor(QStringLiteral("name"));
    auto *bar = window.form.findChild<QScrollArea *>()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    const int before = bar->value();
    turnWheel(field, -1);
    turnWheel(combo, -1);
    QCOMPARE(window.steps(), 0);
    QVERIFY(bar->value() > before);
}

void FormTest::stepsStayInsideTheRange()
{
    Window window;
    QWidget *stride = window.editor(QStringLiteral("stages.1.stride"));
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(stride, Qt::Key_Up);
    QCOMPARE(window.session.spec().stages[1].stride, 4);
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(stride, Qt::Key_Down);
    QCOMPARE(window.session.spec().stages[1].stride, 1);
    QVERIFY(!window.problem(QStringLiteral("stages.1.stride")));
    // From outside the range the first step leads to its edge.
    QWidget *depth = window.type(QStringLiteral("stages.0.depth"), QStringLiteral("0"));
    QTest::keyClick(depth, Qt::Key_Up);
    QCOMPARE(window.session.spec().stages[0].depth, 1);
    QVERIFY(!window.problem(QStringLiteral("stages.0.depth")));
}

void FormTest::stepsSkipWhatDoesNotFit()
{
    Window window(made("resnet18", {{"norm", R"({"type":"group","groups":32})"}}));
    QWidget *width = window.editor(QStringLiteral("stages.1.width"));
    QTest::keyClick(width, Qt::Key_Up); // 136, 144 and 152 are not divisible by 32
    QCOMPARE(window.session.spec().stages[1].width, 160);
    QVERIFY(!window.problem(QStringLiteral("stages.1.width")));
}

void FormTest::fineStepsGoByOne()
{
    Window window;
    QWidget *width = window.editor(QStringLiteral("stages.1.width"));
    QTest::keyClick(width, Qt::Key_Up);
    QCOMPARE(window.session.spec().stages[1].width, 136);
    QTest::keyClick(width, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(window.session.spec().stages[1].width, 137);
    turnWheel(width, 1);
    QCOMPARE(window.session.spec().stages[1].width, 144);
    turnWheel(width, -2, Qt::ControlModifier);
    QCOMPARE(window.session.spec().stages[1].width, 142);
    QWidget *groups = window.editor(QStringLiteral("block.groups"));
    QTest::keyClick(groups, Qt::Key_Up);
    QTest::keyClick(groups, Qt::Key_Up);
    QCOMPARE(window.session.spec().block.groups, 4);
    QWidget *height = window.editor(QStringLiteral("input.height"));
    QTest::keyClick(height, Qt::Key_Up);
    QCOMPARE(window.session.spec().input.height, 256);
}

void FormTest::stagesAreInsertedDuplicatedMovedAndDeleted()
{
    Window window;
    const auto depths = [&window] {
        std::vector<std::int64_t> list;
        for (const StageSpec &stage : window.session.spec().stages)
            list.push_back(stage.depth);
        return list;
    };
    using List = std::vector<std::int64_t>;
    const std::string start = window.json();
    Q_EMIT window.menu(0)->chosen(RowCommand::MoveDown);
    QCOMPARE(depths(), (List{4, 3, 6, 3}));
    Q_EMIT window.menu(2)->chosen(RowCommand::Duplicate);
    QCOMPARE(depths(), (List{4, 3, 6, 6, 3}));
    Q_EMIT window.menu(4)->chosen(RowCommand::MoveUp);
    QCOMPARE(depths(), (List{4, 3, 6, 3, 6}));
    Q_EMIT window.menu(1)->chosen(RowCommand::Remove);
    QCOMPARE(depths(), (List{4, 6, 3, 6}));
    Q_EMIT window.menu(1)->chosen(RowCommand::InsertBefore);
    QCOMPARE(depths(), (List{4, 4, 6, 3, 6}));
    QCOMPARE(window.steps(), 5);
    QCOMPARE(window.session.undoStack().undoText(), QStringLiteral("Insert stage 2"));
    window.form.findChild<LinkButton *>(QStringLiteral("stages.add"))->click();
    QCOMPARE(window.session.spec().stages.size(), std::size_t(6));
    QVERIFY(window.form.findChild<StageRow *>() && window.menu(5)->isVisible());
    QVERIFY(qobject_cast<QWidget *>(window.form.findChild<QWidget *>(QStringLiteral("stages.5.depth")))->hasFocus());
    while (window.session.undoStack().canUndo())
        window.session.undoStack().undo();
    QCOMPARE(window.json(), start);
    QVERIFY(!window.menu(4)->isVisible());
}

void FormTest::stageCommandsWorkByKeyboard()
{
    Window window;
    QWidget *field = window.editor(QStringLiteral("stages.1.depth"));
    QTest::keyClick(field, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(window.session.spec().stages[2].depth, 4);
    QVERIFY(window.form.findChild<QWidget *>(QStringLiteral("stages.2.depth"))->hasFocus());
    QTest::keyClick(window.form.focusWidget(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(window.session.spec().stages[1].depth, 4);
    QTest::keyClick(window.form.focusWidget(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(window.session.spec().stages.size(), std::size_t(5));
    QTest::keyClick(window.form.focusWidget(), Qt::Key_Delete, Qt::AltModifier);
    QTest::keyClick(window.form.focusWidget(), Qt::Key_Insert, Qt::AltModifier);
    QCOMPARE(window.session.spec().stages.size(), std::size_t(5));
    // Delete and Up alone belong to the number.
    const std::size_t count = window.session.spec().stages.size();
    QTest::keyClick(window.form.focusWidget(), Qt::Key_Delete);
    QCOMPARE(window.session.spec().stages.size(), count);
}

void FormTest::impossibleStageCommandsSayWhy()
{
    Window window(made("resnet18", {{"stages", R"([{"depth":2,"width":64}])"}}));
    QVERIFY(!window.menu(0)->whyNot(RowCommand::Remove).isEmpty());
    QVERIFY(!window.menu(0)->whyNot(RowCommand::MoveUp).isEmpty());
    const std::unique_ptr<QMenu> menu(window.menu(0)->makeMenu());
    int disabled = 0;
    for (QAction *action : menu->actions())
        if (!action->isSeparator() && !action->isEnabled()) {
            ++disabled;
            QVERIFY(action->toolTip() != action->text());
        }
    QCOMPARE(disabled, 3);
    auto *add = window.form.findChild<LinkButton *>(QStringLiteral("stages.add"));
    for (int i = 1; i < 8; ++i)
        add->click();
    QCOMPARE(window.session.spec().stages.size(), std::size_t(8));
    QVERIFY(!add->isEnabled());
    QCOMPARE(add->toolTip(), QStringLiteral("A network has at most 8 stages"));
    QVERIFY(!window.menu(7)->whyNot(RowCommand::Duplicate).isEmpty());
}

void FormTest::newStagesAlwaysFit()
{
    for (const std::string &name : presetNames()) {
        ResNetSpec spec = *preset(name);
        while (spec.stages.size() < 8) {
            spec = withStageInserted(spec, spec.stages.size());
            QVERIFY2(validate(spec).empty(), name.c_str());
        }
    }
}

void FormTest::stageRowsFollowAndSetTheSelection()
{
    Window window;
    const auto rows = window.form.findChildren<StageRow *>();
    QCOMPARE(rows.size(), 4);
    window.session.select("layer3.0.conv2");
    QVERIFY(rows[2]->isSelected());
    QVERIFY(!rows[1]->isSelected());
    window.form.findChild<QWidget *>(QStringLiteral("stages.2.width"))->setFocus();
    QCOMPARE(window.session.selection().path, std::string("layer3.0.conv2")); // it is in this stage
    window.form.findChild<QWidget *>(QStringLiteral("stages.1.width"))->setFocus();
    QCOMPARE(window.session.selection().path, std::string("layer2"));
    QTest::mouseClick(rows[3], Qt::LeftButton, {}, {5, 5});
    QCOMPARE(window.session.selection().path, std::string("layer4"));
    QVERIFY(rows[3]->isSelected());
    window.session.select({});
    QVERIFY(!rows[3]->isSelected());
}

void FormTest::editingDepthKeepsSelectionAndCursor()
{
    Window window;
    auto *number = qobject_cast<NumberEdit *>(window.editor(QStringLiteral("stages.3.width")));
    auto *line = number->findChild<QLineEdit *>();
    line->setCursorPosition(1);
    const std::string selected = window.session.selection().path;
    ResNetSpec next = window.session.spec();
    next.stages[0].depth = 5;
    QVERIFY(window.session.propose(next, {QStringLiteral("elsewhere"), {}}).empty());
    QVERIFY(number->hasFocus());
    QCOMPARE(line->cursorPosition(), 1);
    QTest::keyClicks(number, QStringLiteral("0"));
    QCOMPARE(window.session.spec().stages[3].width, 5012);
    QCOMPARE(line->cursorPosition(), 2);
    QCOMPARE(window.session.selection().path, selected);
}

void FormTest::overridesAreAsTheNetworkByDefault()
{
    Window window;
    const QString key = QStringLiteral("stages.1.block.groups");
    QCOMPARE(window.shownText(QStringLiteral("stages.1.block.type")), QStringLiteral("as the network"));
    QCOMPARE(window.shownText(key), QString());
    QWidget *field = window.editor(key);
    QTest::keyClick(field, Qt::Key_Up); // from the network's 1
    QCOMPARE(window.session.spec().stages[1].block.groups, std::optional<std::int64_t>(2));
    window.type(key, {});
    QVERIFY(window.session.spec().stages[1].block == BlockOverride{});
    QVERIFY(!window.problem(key));
    // What equals the network's is the network's.
    window.choose(QStringLiteral("stages.1.block.activation"), QStringLiteral("ReLU"));
    QCOMPARE(window.shownText(QStringLiteral("stages.1.block.activation")), QStringLiteral("as the network"));
    // The fields show another stage as soon as it is selected.
    window.choose(QStringLiteral("stages.1.block.activation"), QStringLiteral("GELU"));
    window.session.select("layer3");
    QCOMPARE(window.shownText(QStringLiteral("stages.2.block.activation")), QStringLiteral("as the network"));
    window.session.select("layer2");
    QCOMPARE(window.shownText(QStringLiteral("stages.1.block.activation")), QStringLiteral("GELU"));
}

void FormTest::customConvolutionsAreEditedAsAList()
{
    Window window(made("resnet18", {{"block.type", "custom"}}));
    const auto convs = [&window]() -> const Convs & { return window.session.spec().block.convs; };
    auto *add = window.form.findChild<LinkButton *>(QStringLiteral("block.convs.add"));
    add->click();
    QCOMPARE(convs().size(), std::size_t(3));
    QTest::keyClick(window.form.focusWidget(), Qt::Key_Up);
    QCOMPARE(convs()[2].kernel, 5);
    auto *stride = qobject_cast<QRadioButton *>(window.editor(QStringLiteral("block.convs.1.stride")));
    stride->click();
    QVERIFY(!convs()[0].stride && convs()[1].stride);
    stride->click(); // it stays where it is
    QVERIFY(stride->isChecked() && convs()[1].stride);
    QTest::keyClick(window.editor(QStringLiteral("block.convs.1.kernel")), Qt::Key_Up, Qt::AltModifier);
    QVERIFY(convs()[0].stride);
    QTest::keyClick(window.editor(QStringLiteral("block.convs.0.kernel")), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(convs().size(), std::size_t(4));
    QVERIFY(convs()[0].stride && !convs()[1].stride);
    QTest::keyClick(window.editor(QStringLiteral("block.convs.0.kernel")), Qt::Key_Delete, Qt::AltModifier);
    QCOMPARE(convs().size(), std::size_t(3));
    QVERIFY(convs()[0].stride); // exactly one carries it
    // Depthwise in the first stage's first block only where the channels agree.
    window.type(QStringLiteral("block.convs.1.width"), QStringLiteral("17"));
    QVERIFY(window.problem(QStringLiteral("block.convs.1.width")));
    while (convs().size() < 8)
        add->click();
    QVERIFY(!add->isEnabled());
}

void FormTest::aBottleneckMadeCustomComputesTheSame()
{
    Window window(*preset("resnext50_32x4d"));
    const Totals before = window.session.snapshot()->profile.totals;
    window.enter(QStringLiteral("block.type"), QStringLiteral("Custom"));
    QCOMPARE(window.session.spec().block.type, BlockType::Custom);
    const Totals after = window.session.snapshot()->profile.totals;
    QCOMPARE(after.parameters, before.parameters);
    QCOMPARE(after.macs, before.macs);
}

void FormTest::groupNormStartsWithGroupsThatDivide()
{
    Window window(*preset("cifar_resnet20")); // 16 channels
    window.choose(QStringLiteral("norm.type"), QStringLiteral("group norm"));
    QCOMPARE(window.session.spec().norm.type, NormType::Group);
    QCOMPARE(window.session.spec().norm.groups, 16);
}

void FormTest::everyPresetCanBeChosen()
{
    Window window;
    auto *chooser = window.form.findChild<PresetChooser *>();
    for (const std::string &name : presetNames()) {
        const QString text = QString::fromStdString(name);
        const int before = window.steps();
        window.choose(QStringLiteral("preset"), text);
        QCOMPARE(window.json(), toJson(*preset(name)));
        QCOMPARE(chooser->shown(), text);
        if (name != "resnet50" || before > 0) {
            QCOMPARE(window.steps(), before + 1);
            QCOMPARE(window.session.undoStack().undoText(), QStringLiteral("Use preset ") + text);
        }
        // The fields show it.
        QCOMPARE(window.form.findChild<NumberEdit *>(QStringLiteral("stages.0.width"))->text().toLongLong(),
                 static_cast<long long>(preset(name)->stages[0].width));
    }
}

void FormTest::customNetworksSayWhereTheyComeFrom()
{
    Window window;
    auto *chooser = window.form.findChild<PresetChooser *>();
    QCOMPARE(chooser->shown(), QStringLiteral("resnet50"));
    window.type(QStringLiteral("stages.0.depth"), QStringLiteral("7"));
    QCOMPARE(chooser->shown(), QStringLiteral("custom, from resnet50"));
    window.session.undoStack().undo();
    QCOMPARE(chooser->shown(), QStringLiteral("resnet50"));
    window.type(QStringLiteral("name"), QStringLiteral("mine")); // a name makes no other network
    QCOMPARE(chooser->shown(), QStringLiteral("resnet50"));
    ResNetSpec other = made("resnet18", {{"name", "thing"}, {"stages.0.depth", "5"}});
    window.session.setDocument(documentOf(other));
    QCOMPARE(chooser->shown(), QStringLiteral("Custom"));
}

void FormTest::randomEditsAreUndoneToTheSameBytes()
{
    Window window;
    for (auto *section : window.form.findChildren<Section *>())
        section->setOpen(true);
    const std::string start = window.json();
    std::mt19937 random(1);
    const auto below = [&random](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    const QStringList entries{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("8"), QStringLiteral("32"), QStringLiteral("64"),
                              QStringLiteral("0"), QStringLiteral("9999"), QStringLiteral("x"), QString()};
    for (int i = 0; i < 300; ++i) {
        QWidgetList editors;
        for (auto *widget : window.form.findChildren<QWidget *>())
            if (widget->isVisible() && !widget->objectName().isEmpty()
                && (qobject_cast<NumberEdit *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<Segments *>(widget)
                    || qobject_cast<QCheckBox *>(widget) || qobject_cast<QRadioButton *>(widget)))
                editors << widget;
        QWidget *editor = editors[below(static_cast<int>(editors.size()))];
        const QString key = editor->objectName();
        if (auto *menu = window.menu(below(static_cast<int>(window.session.spec().stages.size()))); below(6) == 0) {
            const auto command = static_cast<RowCommand>(below(6));
            if (menu->whyNot(command).isEmpty())
                Q_EMIT menu->chosen(command);
        } else if (qobject_cast<NumberEdit *>(editor)) {
            editor->setFocus();
            if (below(2) == 0)
                QTest::keyClick(editor, below(2) == 0 ? Qt::Key_Up : Qt::Key_Down);
            else
                window.type(key, entries[below(static_cast<int>(entries.size()))]);
        } else if (auto *combo = qobject_cast<QComboBox *>(editor)) {
            const int index = below(combo->count());
            if (combo->model()->flags(combo->model()->index(index, 0)) & Qt::ItemIsEnabled) {
                combo->setCurrentIndex(index);
                Q_EMIT combo->activated(index);
            }
        } else if (auto *segments = qobject_cast<Segments *>(editor)) {
            segments->button(below(2))->click();
        } else {
            qobject_cast<QAbstractButton *>(editor)->click();
        }
        QVERIFY(validate(window.session.spec()).empty());
    }
    QVERIFY(window.steps() > 50);
    const std::string end = window.json();
    while (window.session.undoStack().canUndo())
        window.session.undoStack().undo();
    QCOMPARE(window.json(), start);
    while (window.session.undoStack().canRedo())
        window.session.undoStack().redo();
    QCOMPARE(window.json(), end);
}

void FormTest::fieldsThatDoNotApplyAreHidden()
{
    Window window(*preset("resnet18"));
    const auto shown = [&window](const char *key) { return window.form.findChild<QWidget *>(QString::fromLatin1(key))->isVisible(); };
    QVERIFY(!shown("block.groups") && !shown("block.stride_at") && !shown("block.name") && !shown("block.attention.reduction"));
    window.enter(QStringLiteral("block.type"), QStringLiteral("Bottleneck"));
    QVERIFY(shown("block.groups") && shown("block.stride_at") && shown("block.expansion") && !shown("block.name"));
    window.enter(QStringLiteral("block.type"), QStringLiteral("Custom"));
    QVERIFY(!shown("block.groups") && shown("block.name") && shown("block.convs.2.kernel"));
    QVERIFY(!window.form.showField(QStringLiteral("head.dropout")));
    window.choose(QStringLiteral("head.type"), QStringLiteral("two layers (MLP)"));
    QVERIFY(window.form.showField(QStringLiteral("head.dropout")));
}

void FormTest::sectionsOpenByKeyboard()
{
    Window window;
    auto *field = window.form.findChild<QWidget *>(QStringLiteral("input.height"));
    auto *section = qobject_cast<Section *>(field->parentWidget()->parentWidget()->parentWidget());
    QVERIFY(section && !section->isOpen() && !field->isVisible());
    section->header()->setFocus();
    QTest::keyClick(section->header(), Qt::Key_Space);
    QVERIFY(section->isOpen() && field->isVisible());
    QTest::keyClick(section->header(), Qt::Key_Left);
    QVERIFY(!section->isOpen());
    QTest::keyClick(section->header(), Qt::Key_Return);
    QVERIFY(section->isOpen());
}

void FormTest::closedFormFitsInTheWindow()
{
    Window window(*preset("se_resnet50"));
    auto *bar = window.form.findChild<QScrollArea *>()->verticalScrollBar();
    QTRY_COMPARE(bar->maximum(), 0);
    window.form.resize(260, 800);
    auto *content = window.form.findChild<QScrollArea *>()->widget();
    QTRY_VERIFY(content->width() <= 260);
    QVERIFY(content->minimumSizeHint().width() <= 260);
}

void FormTest::tabVisitsTheFieldsInVisualOrder()
{
    Window window;
    window.form.findChild<LinkButton *>(QStringLiteral("stages.add"))->click(); // a row that was not there at first
    window.form.resize(280, 2000);
    for (auto *section : window.form.findChildren<Section *>())
        section->setOpen(true);
    QTest::qWait(50);
    QWidget *first = window.form.findChild<QWidget *>(QStringLiteral("preset"));
    first->setFocus();
    QPoint last(-1, -1);
    int visited = 0;
    for (QWidget *now = first; visited < 200; ++visited) {
        const QRect place(now->mapTo(&window.form, QPoint(0, 0)), now->size());
        const bool sameLine = last.y() >= place.top() && last.y() <= place.bottom();
        QVERIFY2(sameLine ? place.center().x() > last.x() : place.center().y() > last.y(), qPrintable(now->objectName() + now->accessibleName()));
        last = place.center();
        QTest::keyClick(now, Qt::Key_Tab);
        now = window.form.focusWidget();
        if (now == first || !now)
            break;
    }
    QVERIFY2(visited > 45, qPrintable(QString::number(visited)));
}

void FormTest::everyControlHasANameAndAToolTip()
{
    Window window(made("resnet50", {{"block.type", "custom"}}));
    for (auto *widget : window.form.findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->parentWidget() == nullptr || qobject_cast<NumberEdit *>(widget->parentWidget()))
            continue;
        if (qobject_cast<ProblemLine *>(widget->parentWidget()) || qobject_cast<QAbstractItemView *>(widget))
            continue;
        const QString what = widget->objectName() + u' ' + QString::fromLatin1(widget->metaObject()->className());
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()), qPrintable(what));
        QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(what));
    }
}

void FormTest::mnemonicsAreUniqueAndLeaveTheMenuBarAlone()
{
    Window window;
    QString seen = QStringLiteral("FEVNRWH");
    const auto check = [&seen](const QString &text) {
        const QKeySequence keys = QKeySequence::mnemonic(text);
        if (keys.isEmpty())
            return;
        const QChar letter = keys.toString().back();
        QVERIFY2(!seen.contains(letter), qPrintable(text));
        seen += letter;
    };
    for (auto *label : window.form.findChildren<QLabel *>())
        check(label->text());
    for (auto *button : window.form.findChildren<QAbstractButton *>())
        check(button->text());
    QVERIFY(seen.size() > 15);
}

QTEST_MAIN(FormTest)
#include "tst_form.moc"
