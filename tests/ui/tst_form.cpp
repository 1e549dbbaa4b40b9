#include "tests/ui/form_window.h"

#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "ui/forms/section.h"

#include <QCheckBox>
#include <QRadioButton>
#include <QScrollArea>

#include <random>

using namespace residua;
using namespace residua::ui;

class FormTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldEditsExactlyItsKey_data();
    void everyFieldEditsExactlyItsKey();
    void undoRestoresEveryField();
    void anOpenedSectionIsScrolledTo();
    void typingIsOneStep();
    void aTurnedWheelIsOneStep();
    void aPauseBeginsANewStep();
    void wheelOverAnUnfocusedFieldChangesNothing();
    void stepsStayInsideTheRange();
    void stepsSkipWhatDoesNotFit();
    void fineStepsGoByOne();
    void anotherHeadBringsItsDropout();
    void aSmallerWindowDropsPaddingThatDoesNotFit();
    void editingDepthKeepsSelectionAndCursor();
    void randomEditsAreUndoneToTheSameBytes();
};

void FormTest::everyFieldEditsExactlyItsKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("entered");
    QTest::addColumn<QString>("value"); ///< as the file writes it
    QTest::addColumn<QString>("before");
    const auto row = [](const char *key, const char *entered, const char *value = nullptr, const char *before = "") {
        QTest::newRow(key) << QString::fromUtf8(key) << QString::fromUtf8(entered) << QString::fromUtf8(value ? value : entered)
                           << QString::fromUtf8(before);
    };
    const char *const custom = R"(block.type=custom)";
    const char *const pre = "block.order=pre_activation";
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
    row("stem.pool.padding", "0");
    row("stem.pool.ceil", "", "true");
    row("stem.widths.0", "24", "[24,32]", "stem.convs=3");
    row("stem.widths.1", "48", "[32,48]", "stem.convs=3");
    row("stem.norm", "", "true", pre);
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
    row("stages.1.block.antialias", "average pool", "average");
    row("stages.1.block.attention.divisor", "8", "8", R"(stages.1.block={"attention":{"type":"se"}})");
    row("stages.1.block.reduce_first", "2");
    row("stages.1.block.shortcut_kernel", "3×3 if strided", "3");
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
    row("block.antialias", "blur pool", "blur");
    row("block.attention.divisor", "8", "8", R"(block.attention={"type":"se"})");
    row("block.reduce_first", "2");
    row("block.shortcut_kernel", "3×3 if strided", "3");
    row("block.shortcut_input", "block's input", "block", pre);
    row("block.name", "Mine", "Mine", custom);
    row("block.convs.0.kernel", "7", "7", custom);
    row("block.convs.1.width", "0.5", "0.5", custom);
    row("block.convs.0.groups", "2", "2", custom);
    row("block.convs.1.groups.depthwise", "", "depthwise", custom);
    row("norm.type", "group norm", "group");
    row("norm.groups", "16", "16", R"(norm={"type":"group"})");
    row("norm.eps", "0.001");
    row("final_norm", "", "false", pre);
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
    FormWindow window(base);
    QString path = key;
    path.remove(QStringLiteral(".depthwise"));
    path.remove(QRegularExpression(QStringLiteral("(?<=widths)\\.\\d$"))); // the file has both in one list
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
    FormWindow window;
    const QStringList keys{QStringLiteral("stages.2.depth"), QStringLiteral("block.expansion"), QStringLiteral("head.classes"),
                           QStringLiteral("name")};
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

void FormTest::anOpenedSectionIsScrolledTo()
{
    FormWindow window;
    window.form.resize(window.form.width(), 400);
    auto *scroll = window.form.findChild<QScrollArea *>();
    const auto sections = window.form.findChildren<Section *>();
    Section *last = sections.back();
    scroll->ensureWidgetVisible(last->header(), 0, 0);
    last->header()->click();
    const auto inView = [&] {
        return scroll->viewport()->rect().contains(QRect(last->mapTo(scroll->viewport(), QPoint(0, 0)), last->size()));
    };
    QTRY_VERIFY(last->height() > last->header()->height() && inView());
}

void FormTest::typingIsOneStep()
{
    FormWindow window;
    window.type(QStringLiteral("stages.3.width"), QStringLiteral("1024"), false);
    QCOMPARE(window.session.shown().spec().stages[3].width, 1024);
    QCOMPARE(window.steps(), 1);
    QCOMPARE(window.session.undoStack().undoText(), QStringLiteral("Set stage 4 width to 1024"));
    window.session.undoStack().undo();
    QCOMPARE(window.shownText(QStringLiteral("stages.3.width")), QStringLiteral("512"));
}

void FormTest::aTurnedWheelIsOneStep()
{
    FormWindow window;
    QWidget *field = window.editor(QStringLiteral("stages.2.depth"));
    turnWheel(field, 5);
    QCOMPARE(window.session.shown().spec().stages[2].depth, 11);
    QCOMPARE(window.steps(), 1);
    window.session.undoStack().undo();
    QCOMPARE(window.session.shown().spec().stages[2].depth, 6);
    QCOMPARE(window.shownText(QStringLiteral("stages.2.depth")), QStringLiteral("6"));
}

void FormTest::aPauseBeginsANewStep()
{
    FormWindow window;
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
    FormWindow window;
    window.editor(QStringLiteral("name"));
    for (const char *key : {"stages.2.depth", "style", "preset", "block.shortcut"})
        QVERIFY(!turnWheel(window.form.findChild<QWidget *>(QString::fromLatin1(key)), -1));
    QCOMPARE(window.steps(), 0);
    QVERIFY(turnWheel(window.editor(QStringLiteral("stages.2.depth")), -1));
    QCOMPARE(window.steps(), 1);
}

void FormTest::stepsStayInsideTheRange()
{
    FormWindow window;
    QWidget *stride = window.editor(QStringLiteral("stages.1.stride"));
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(stride, Qt::Key_Up);
    QCOMPARE(window.session.shown().spec().stages[1].stride, 4);
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(stride, Qt::Key_Down);
    QCOMPARE(window.session.shown().spec().stages[1].stride, 1);
    QVERIFY(!window.problem(QStringLiteral("stages.1.stride")));
    // From outside the range the first step leads to its edge.
    QWidget *depth = window.type(QStringLiteral("stages.0.depth"), QStringLiteral("0"));
    QTest::keyClick(depth, Qt::Key_Up);
    QCOMPARE(window.session.shown().spec().stages[0].depth, 1);
    QVERIFY(!window.problem(QStringLiteral("stages.0.depth")));
}

void FormTest::stepsSkipWhatDoesNotFit()
{
    FormWindow window(made("resnet18", {{"norm", R"({"type":"group","groups":32})"}}));
    QWidget *width = window.editor(QStringLiteral("stages.1.width"));
    QTest::keyClick(width, Qt::Key_Up); // 136, 144 and 152 are not divisible by 32
    QCOMPARE(window.session.shown().spec().stages[1].width, 160);
    QVERIFY(!window.problem(QStringLiteral("stages.1.width")));
}

void FormTest::fineStepsGoByOne()
{
    FormWindow window;
    QWidget *width = window.editor(QStringLiteral("stages.1.width"));
    QTest::keyClick(width, Qt::Key_Up);
    QCOMPARE(window.session.shown().spec().stages[1].width, 136);
    QTest::keyClick(width, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(window.session.shown().spec().stages[1].width, 137);
    turnWheel(width, 1);
    QCOMPARE(window.session.shown().spec().stages[1].width, 144);
    turnWheel(width, -2, Qt::ControlModifier);
    QCOMPARE(window.session.shown().spec().stages[1].width, 142);
    QWidget *groups = window.editor(QStringLiteral("block.groups"));
    QTest::keyClick(groups, Qt::Key_Up);
    QTest::keyClick(groups, Qt::Key_Up);
    QCOMPARE(window.session.shown().spec().block.groups, 4);
    QWidget *height = window.editor(QStringLiteral("input.height"));
    QTest::keyClick(height, Qt::Key_Up);
    QCOMPARE(window.session.shown().spec().input.height, 256);
    QWidget *eps = window.editor(QStringLiteral("norm.eps"));
    for (const double expected : {1e-4, 1e-3, 1e-2}) {
        QTest::keyClick(eps, Qt::Key_Up);
        QCOMPARE(window.session.shown().spec().norm.eps, expected);
    }
    turnWheel(eps, -6);
    QCOMPARE(window.session.shown().spec().norm.eps, 1e-8);
}

void FormTest::anotherHeadBringsItsDropout()
{
    FormWindow window;
    const QString type = QStringLiteral("head.type"), dropout = QStringLiteral("head.dropout");
    const QString linear = QStringLiteral("linear"), mlp = QStringLiteral("two layers (MLP)");
    QCOMPARE(window.shownText(dropout), QStringLiteral("0"));
    window.choose(type, mlp);
    QCOMPARE(window.session.shown().spec().head.dropout, 0.5);
    QCOMPARE(window.shownText(dropout), QStringLiteral("0.5"));
    window.choose(type, linear);
    QCOMPARE(window.session.shown().spec().head.dropout, 0.0);
    window.type(dropout, QStringLiteral("0.2"));
    window.choose(type, mlp); // what was set stays
    QCOMPARE(window.session.shown().spec().head.dropout, 0.2);
    window.choose(type, linear);
    QCOMPARE(window.session.shown().spec().head.dropout, 0.2);
}

void FormTest::aSmallerWindowDropsPaddingThatDoesNotFit()
{
    FormWindow window(made("resnet50", {{"stem.pool", R"({"kernel":7,"padding":2})"}}));
    const QString kernel = QStringLiteral("stem.pool.kernel"), padding = QStringLiteral("stem.pool.padding");
    QCOMPARE(window.shownText(padding), QStringLiteral("2"));
    window.type(kernel, QStringLiteral("6"));
    QCOMPARE(window.shownText(padding), QStringLiteral("2"));
    window.type(kernel, QStringLiteral("3"));
    QCOMPARE(window.shownText(padding), QStringLiteral("1"));
    QVERIFY(!window.session.shown().spec().stem.pool->padding);
}

void FormTest::editingDepthKeepsSelectionAndCursor()
{
    FormWindow window;
    auto *number = qobject_cast<NumberEdit *>(window.editor(QStringLiteral("stages.3.width")));
    auto *line = number->findChild<QLineEdit *>();
    line->setCursorPosition(1);
    const std::string selected = window.session.shown().selection().path;
    ResNetSpec next = window.session.shown().spec();
    next.stages[0].depth = 5;
    QVERIFY(window.session.shown().propose(next, {QStringLiteral("elsewhere"), {}}).empty());
    QVERIFY(number->hasFocus());
    QCOMPARE(line->cursorPosition(), 1);
    QTest::keyClicks(number, QStringLiteral("0"));
    QCOMPARE(window.session.shown().spec().stages[3].width, 5012);
    QCOMPARE(line->cursorPosition(), 2);
    QCOMPARE(window.session.shown().selection().path, selected);
}

void FormTest::randomEditsAreUndoneToTheSameBytes()
{
    FormWindow window;
    for (auto *section : window.form.findChildren<Section *>())
        section->setOpen(true);
    const std::string start = window.json();
    std::mt19937 random(1);
    const auto below = [&random](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    const QStringList entries{QStringLiteral("1"),  QStringLiteral("2"), QStringLiteral("3"),    QStringLiteral("8"), QStringLiteral("32"),
                              QStringLiteral("64"), QStringLiteral("0"), QStringLiteral("9999"), QStringLiteral("x"), QString()};
    for (int i = 0; i < 300; ++i) {
        QWidgetList editors;
        for (auto *widget : window.form.findChildren<QWidget *>())
            if (widget->isVisible() && !widget->objectName().isEmpty()
                && (qobject_cast<NumberEdit *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<Segments *>(widget)
                    || qobject_cast<QCheckBox *>(widget) || qobject_cast<QRadioButton *>(widget)))
                editors << widget;
        QWidget *editor = editors[below(static_cast<int>(editors.size()))];
        const QString key = editor->objectName();
        if (auto *menu = window.menu(below(static_cast<int>(window.session.shown().spec().stages.size()))); below(6) == 0) {
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
        QVERIFY(validate(window.session.shown().spec()).empty());
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

RESIDUA_TEST_PART(FormTest)
#include "tst_form.moc"
