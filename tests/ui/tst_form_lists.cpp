#include "tests/ui/form_window.h"

#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "ui/forms/form_edits.h"
#include "ui/forms/link_button.h"
#include "ui/forms/preset_chooser.h"
#include "ui/forms/section.h"
#include "ui/forms/stage_row.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QMenu>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace residua;
using namespace residua::ui;

class FormListsTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void stagesAreInsertedDuplicatedMovedAndDeleted();
    void stageCommandsWorkByKeyboard();
    void impossibleStageCommandsSayWhy();
    void aMenuMayOutliveItsRow();
    void newStagesAlwaysFit();
    void stageRowsFollowAndSetTheSelection();
    void overridesAreAsTheNetworkByDefault();
    void customConvolutionsAreEditedAsAList();
    void aBottleneckMadeCustomComputesTheSame();
    void groupNormStartsWithGroupsThatDivide();
    void everyPresetCanBeChosen();
    void customNetworksSayWhereTheyComeFrom();
    void fieldsThatDoNotApplyAreHidden();
    void fieldsOfLaterKeysAreShownWhereTheyApply_data();
    void fieldsOfLaterKeysAreShownWhereTheyApply();
    void sectionsOpenByKeyboard();
    void closedFormFitsInTheWindow();
    void tabVisitsTheFieldsInVisualOrder();
    void everyControlHasANameAndAToolTip();
    void mnemonicsAreUniqueAndLeaveTheMenuBarAlone();
};

void FormListsTest::stagesAreInsertedDuplicatedMovedAndDeleted()
{
    FormWindow window;
    const auto depths = [&window] {
        std::vector<std::int64_t> list;
        for (const StageSpec &stage : window.session.shown().spec().stages)
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
    QCOMPARE(window.session.shown().spec().stages.size(), std::size_t(6));
    QVERIFY(window.form.findChild<StageRow *>() && window.menu(5)->isVisible());
    QVERIFY(qobject_cast<QWidget *>(window.form.findChild<QWidget *>(QStringLiteral("stages.5.depth")))->hasFocus());
    while (window.session.undoStack().canUndo())
        window.session.undoStack().undo();
    QCOMPARE(window.json(), start);
    QVERIFY(!window.menu(4)->isVisible());
}

void FormListsTest::stageCommandsWorkByKeyboard()
{
    FormWindow window;
    QWidget *field = window.editor(QStringLiteral("stages.1.depth"));
    QTest::keyClick(field, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(window.session.shown().spec().stages[2].depth, 4);
    QVERIFY(window.form.findChild<QWidget *>(QStringLiteral("stages.2.depth"))->hasFocus());
    QTest::keyClick(window.form.focusWidget(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(window.session.shown().spec().stages[1].depth, 4);
    QTest::keyClick(window.form.focusWidget(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(window.session.shown().spec().stages.size(), std::size_t(5));
    QTest::keyClick(window.form.focusWidget(), Qt::Key_Delete, Qt::AltModifier);
    QTest::keyClick(window.form.focusWidget(), Qt::Key_Insert, Qt::AltModifier);
    QCOMPARE(window.session.shown().spec().stages.size(), std::size_t(5));
    // Delete and Up alone belong to the number.
    const std::size_t count = window.session.shown().spec().stages.size();
    QTest::keyClick(window.form.focusWidget(), Qt::Key_Delete);
    QCOMPARE(window.session.shown().spec().stages.size(), count);
}

void FormListsTest::impossibleStageCommandsSayWhy()
{
    FormWindow window(made("resnet18", {{"stages", R"([{"depth":2,"width":64}])"}}));
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
    QCOMPARE(window.session.shown().spec().stages.size(), std::size_t(8));
    QVERIFY(!add->isEnabled());
    QCOMPARE(add->toolTip(), QStringLiteral("A network has at most 8 stages"));
    QVERIFY(!window.menu(7)->whyNot(RowCommand::Duplicate).isEmpty());
}

void FormListsTest::aMenuMayOutliveItsRow()
{
    FormWindow window(*preset("resnet18"));
    RowMenu *last = window.menu(3);
    Q_EMIT last->chosen(RowCommand::Duplicate);
    RowMenu *gone = window.menu(4);
    const std::unique_ptr<QMenu> menu(gone->makeMenu());
    window.session.undoStack().undo();
    const ResNetSpec before = window.session.shown().spec();
    for (QAction *action : menu->actions()) {
        if (!action->isSeparator())
            action->trigger();
    }
    Q_EMIT gone->chosen(RowCommand::MoveUp);
    Q_EMIT gone->chosen(RowCommand::Remove);
    QCOMPARE(window.session.shown().spec(), before);
}

void FormListsTest::newStagesAlwaysFit()
{
    for (const std::string &name : presetNames()) {
        ResNetSpec spec = *preset(name);
        while (spec.stages.size() < 8) {
            spec = withStageInserted(spec, spec.stages.size());
            QVERIFY2(validate(spec).empty(), name.c_str());
        }
    }
}

void FormListsTest::stageRowsFollowAndSetTheSelection()
{
    FormWindow window;
    const auto rows = window.form.findChildren<StageRow *>();
    QCOMPARE(rows.size(), 4);
    window.session.shown().select("layer3.0.conv2");
    QVERIFY(rows[2]->isSelected());
    QVERIFY(!rows[1]->isSelected());
    window.form.findChild<QWidget *>(QStringLiteral("stages.2.width"))->setFocus();
    QCOMPARE(window.session.shown().selection().path, std::string("layer3.0.conv2")); // it is in this stage
    window.form.findChild<QWidget *>(QStringLiteral("stages.1.width"))->setFocus();
    QCOMPARE(window.session.shown().selection().path, std::string("layer2"));
    QTest::mouseClick(rows[3], Qt::LeftButton, {}, {5, 5});
    QCOMPARE(window.session.shown().selection().path, std::string("layer4"));
    QVERIFY(rows[3]->isSelected());
    window.session.shown().select({});
    QVERIFY(!rows[3]->isSelected());
}

void FormListsTest::overridesAreAsTheNetworkByDefault()
{
    FormWindow window;
    const QString key = QStringLiteral("stages.1.block.groups");
    QCOMPARE(window.shownText(QStringLiteral("stages.1.block.type")), QStringLiteral("as the network"));
    QCOMPARE(window.shownText(key), QString());
    QWidget *field = window.editor(key);
    QTest::keyClick(field, Qt::Key_Up); // from the network's 1
    QCOMPARE(window.session.shown().spec().stages[1].block.groups, std::optional<std::int64_t>(2));
    window.type(key, {});
    QVERIFY(window.session.shown().spec().stages[1].block == BlockOverride{});
    QVERIFY(!window.problem(key));
    // What equals the network's is the network's.
    window.choose(QStringLiteral("stages.1.block.activation"), QStringLiteral("ReLU"));
    QCOMPARE(window.shownText(QStringLiteral("stages.1.block.activation")), QStringLiteral("as the network"));
    // The fields show another stage as soon as it is selected.
    window.choose(QStringLiteral("stages.1.block.activation"), QStringLiteral("GELU"));
    window.session.shown().select("layer3");
    QCOMPARE(window.shownText(QStringLiteral("stages.2.block.activation")), QStringLiteral("as the network"));
    window.session.shown().select("layer2");
    QCOMPARE(window.shownText(QStringLiteral("stages.1.block.activation")), QStringLiteral("GELU"));
}

void FormListsTest::customConvolutionsAreEditedAsAList()
{
    FormWindow window(made("resnet18", {{"block.type", "custom"}}));
    const auto convs = [&window]() -> const Convs & { return window.session.shown().spec().block.convs; };
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

void FormListsTest::aBottleneckMadeCustomComputesTheSame()
{
    FormWindow window(*preset("resnext50_32x4d"));
    const Totals before = window.session.shown().snapshot()->model->profile.totals;
    window.enter(QStringLiteral("block.type"), QStringLiteral("Custom"));
    QCOMPARE(window.session.shown().spec().block.type, BlockType::Custom);
    const Totals after = window.session.shown().snapshot()->model->profile.totals;
    QCOMPARE(after.parameters, before.parameters);
    QCOMPARE(after.macs, before.macs);
}

void FormListsTest::groupNormStartsWithGroupsThatDivide()
{
    FormWindow window(*preset("cifar_resnet20")); // 16 channels
    window.choose(QStringLiteral("norm.type"), QStringLiteral("group norm"));
    QCOMPARE(window.session.shown().spec().norm.type, NormType::Group);
    QCOMPARE(window.session.shown().spec().norm.groups, 16);
}

void FormListsTest::everyPresetCanBeChosen()
{
    FormWindow window;
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

void FormListsTest::customNetworksSayWhereTheyComeFrom()
{
    FormWindow window;
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

void FormListsTest::fieldsThatDoNotApplyAreHidden()
{
    FormWindow window(*preset("resnet18"));
    const auto shown = [&window](const char *key) { return window.form.findChild<QWidget *>(QString::fromLatin1(key))->isVisible(); };
    QVERIFY(!shown("block.groups") && !shown("block.stride_at") && !shown("block.name") && !shown("block.attention.reduction"));
    window.enter(QStringLiteral("block.type"), QStringLiteral("Bottleneck"));
    QVERIFY(shown("block.groups") && shown("block.stride_at") && shown("block.expansion") && !shown("block.name"));
    window.enter(QStringLiteral("block.type"), QStringLiteral("Custom"));
    QVERIFY(!shown("block.groups") && shown("block.name") && shown("block.convs.2.kernel"));
    QVERIFY(!window.form.showField(QStringLiteral("head.hidden")));
    window.choose(QStringLiteral("head.type"), QStringLiteral("two layers (MLP)"));
    QVERIFY(window.form.showField(QStringLiteral("head.hidden")));
    QVERIFY(window.form.showField(QStringLiteral("head.dropout")));
    window.choose(QStringLiteral("head.type"), QStringLiteral("average pool only"));
    QVERIFY(!window.form.showField(QStringLiteral("head.dropout")));
}

void FormListsTest::fieldsOfLaterKeysAreShownWhereTheyApply_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("where"); ///< an edit of resnet50 that makes them apply; without it they do not
    const auto row = [](const char *keys, const char *where) {
        QTest::newRow(keys) << QString::fromUtf8(keys) << QString::fromUtf8(where);
    };
    row("stem.widths.0 stem.widths.1", "stem.convs=3");
    row("stem.norm final_norm block.shortcut_input", "block.order=pre_activation");
    row("block.attention.divisor", R"(block.attention={"type":"se"})");
    row("stages.1.block.attention.divisor", R"(stages.1.block={"attention":{"type":"se"}})");
}

void FormListsTest::fieldsOfLaterKeysAreShownWhereTheyApply()
{
    QFETCH(QString, keys);
    QFETCH(QString, where);
    FormWindow window;
    for (const QString &key : keys.split(u' '))
        QVERIFY2(!window.form.showField(key), qPrintable(key));
    const ResNetSpec applying = made("resnet50", {{where.section(u'=', 0, 0).toStdString(), where.section(u'=', 1).toStdString()}});
    QVERIFY(window.session.shown().propose(applying, {QStringLiteral("elsewhere"), {}}).empty());
    for (const QString &key : keys.split(u' ')) {
        QVERIFY2(window.form.showField(key), qPrintable(key));
        QVERIFY(!window.form.findChild<QWidget *>(key)->accessibleName().isEmpty());
    }
    window.session.undoStack().undo();
    // What applies to a plain bottleneck network goes where it does not any more.
    for (const QString &key : QStringLiteral("block.reduce_first block.shortcut_kernel stem.pool.padding stem.pool.ceil").split(u' '))
        QVERIFY2(window.form.showField(key), qPrintable(key));
    QVERIFY(window.form.showField(QStringLiteral("block.antialias")));
    window.choose(QStringLiteral("stem.pool"), QStringLiteral("max, then blur"));
    window.choose(QStringLiteral("block.shortcut"), QStringLiteral("zero padding around"));
    window.enter(QStringLiteral("block.type"), QStringLiteral("Basic"));
    window.choose(QStringLiteral("block.order"), QStringLiteral("pre-activation"));
    QCOMPARE(window.session.shown().spec().stem.pool->type, PoolType::MaxBlur);
    for (const QString &key :
         QStringLiteral("block.reduce_first block.shortcut_kernel stem.pool.padding stem.pool.ceil block.antialias").split(u' '))
        QVERIFY2(!window.form.showField(key), qPrintable(key));
}

void FormListsTest::sectionsOpenByKeyboard()
{
    FormWindow window;
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

void FormListsTest::closedFormFitsInTheWindow()
{
    FormWindow window(*preset("se_resnet50"));
    auto *bar = window.form.findChild<QScrollArea *>()->verticalScrollBar();
    QTRY_COMPARE(bar->maximum(), 0);
    window.form.resize(260, 800);
    auto *content = window.form.findChild<QScrollArea *>()->widget();
    QTRY_VERIFY(content->width() <= 260);
    QVERIFY(content->minimumSizeHint().width() <= 260);
}

void FormListsTest::tabVisitsTheFieldsInVisualOrder()
{
    FormWindow window;
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
        QVERIFY2(sameLine ? place.center().x() > last.x() : place.center().y() > last.y(),
                 qPrintable(now->objectName() + now->accessibleName()));
        last = place.center();
        QTest::keyClick(now, Qt::Key_Tab);
        now = window.form.focusWidget();
        if (now == first || !now)
            break;
    }
    QVERIFY2(visited > 45, qPrintable(QString::number(visited)));
}

void FormListsTest::everyControlHasANameAndAToolTip()
{
    FormWindow window(made("resnet50", {{"block.type", "custom"}}));
    for (auto *widget : window.form.findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->parentWidget() == nullptr
            || qobject_cast<NumberEdit *>(widget->parentWidget()))
            continue;
        if (qobject_cast<ProblemLine *>(widget->parentWidget()) || qobject_cast<QAbstractItemView *>(widget))
            continue;
        const QString what = widget->objectName() + u' ' + QString::fromLatin1(widget->metaObject()->className());
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()), qPrintable(what));
        QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(what));
    }
}

void FormListsTest::mnemonicsAreUniqueAndLeaveTheMenuBarAlone()
{
    FormWindow window;
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

RESIDUA_TEST_PART(FormListsTest)
#include "tst_form_lists.moc"
