// A document of several variants by mouse and keyboard alone: the real window, the real engine, menus that are opened.
#include "ui/views/status_line.h"
#include "ui/window/document_controller.h"
#include "ui/window/message_bar.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/part.h"
#include "tests/ui/story_hands.h"

#include "core/arch/json.h"

#include <QLineEdit>
#include <QPushButton>

using namespace residua;
using namespace residua::ui;
using test::choose;
using test::inDialog;
using test::Story;

class VariantStoryTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::beginStories("residua-variant-stories"); }
    void aCopyIsChangedAndBothAreSteppedThroughWithoutLoss()
    {
        Story s("resnet50");
        const Actions &a = s.window.actions();
        const NetworkState &shown = s.session.shown();
        const auto *status = s.find<StatusLine>();
        QVERIFY(status->variantWords().isEmpty());
        s.press(a.run);
        QVERIFY(s.reaches(RunState::State::Done));
        const RunResultPtr first = shown.runResult();

        s.press(a.duplicateVariant);
        QCOMPARE(status->variantWords(), QStringLiteral("resnet50 2 (2 of 2)"));
        QVERIFY(s.window.windowTitle().contains(QStringLiteral("resnet50 2 (2 of 2)")));
        s.type("stages.2.depth", QStringLiteral("8"));
        s.press(a.run);
        QTRY_VERIFY(shown.runIsCurrent() && shown.runState().state == RunState::State::Done);
        const RunResultPtr second = shown.runResult();
        s.shot("v-second");

        s.press(a.previousVariant); // with the keyboard still in the field
        QCOMPARE(shown.spec().stages[2].depth, 6);
        QCOMPARE(s.find<QWidget>("stages.2.depth")->property("text").toString(), QStringLiteral("6"));
        QCOMPARE(shown.runResult(), first);
        QVERIFY(shown.runIsCurrent() && s.confirmed());
        s.shot("v-first");
        s.press(a.nextVariant);
        QCOMPARE(shown.spec().stages[2].depth, 8);
        QCOMPARE(shown.runResult(), second);

        choose(s, {QStringLiteral("Network"), QStringLiteral("Variant"), QStringLiteral("resnet50")});
        QCOMPARE(shown.spec().stages[2].depth, 6);
        s.press(a.undo); // of the other one: it is seen
        QCOMPARE(status->variantWords(), QStringLiteral("resnet50 2 (2 of 2)"));
        QCOMPARE(shown.spec().stages[2].depth, 6);
        s.press(a.redo);
        QCOMPARE(shown.spec().stages[2].depth, 8);
    }

    void theListIsEditedByTheMenu()
    {
        Story s("resnet18");
        const auto *status = s.find<StatusLine>();
        choose(s, {QStringLiteral("Network"), QStringLiteral("Variant"), QStringLiteral("Add Preset"), QStringLiteral("resnet34")});
        QCOMPARE(status->variantWords(), QStringLiteral("resnet34 (2 of 2)"));
        choose(s, {QStringLiteral("Network"), QStringLiteral("Variant"), QStringLiteral("Rename")});
        auto *name = s.find<QLineEdit>("variantName");
        QVERIFY(name && name->hasFocus());
        QTest::keyClicks(name, QStringLiteral("resnet18")); // in place of what is selected
        QVERIFY(name->property("invalid").toBool());
        s.shotOfScreen("v-rename");
        QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(name, QStringLiteral("deeper"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(status->variantWords(), QStringLiteral("deeper (2 of 2)"));
        choose(s, {QStringLiteral("Network"), QStringLiteral("Variant"), QStringLiteral("Move Left")});
        QCOMPARE(status->variantWords(), QStringLiteral("deeper (1 of 2)"));
        choose(s, {QStringLiteral("Network"), QStringLiteral("Variant"), QStringLiteral("Baseline")});
        QVERIFY(s.session.baseline() == std::size_t{0});
        choose(s, {QStringLiteral("Network"), QStringLiteral("Variant"), QStringLiteral("Close")});
        QVERIFY(status->variantWords().isEmpty());
        QVERIFY(!s.window.actions().removeVariant->isEnabled());
        for (int i = 0; i < 5; ++i)
            s.press(s.window.actions().undo);
        QVERIFY(!s.window.isWindowModified());
        QVERIFY(status->variantWords().isEmpty());
    }

    void anArchitectureFileSaysThatItHoldsOne()
    {
        const test::TempFolder folder;
        Story s("resnet18");
        const QString file = QString::fromStdString(folder / "net.residua.json");
        QVERIFY(s.window.documents().saveTo(file));
        s.press(s.window.actions().duplicateVariant);
        s.press(s.window.actions().save);
        QVERIFY(s.window.messages().text().contains(QStringLiteral(".residua")));
        QVERIFY(s.window.isWindowModified());
        s.shot("v-refused");
        QString suggested;
        inDialog(s, [&](QWidget *dialog) {
            suggested = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->text();
            QTest::keyClick(dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit")), Qt::Key_Return);
        });
        auto *button = s.window.messages().findChild<QPushButton *>(QStringLiteral("action"));
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY2(suggested.endsWith(QStringLiteral("net.residua")), qPrintable(suggested));
        QVERIFY(!s.window.isWindowModified());
        Session other;
        other.open(QString::fromStdString(folder / "net.residua"));
        QCOMPARE(other.variants().size(), std::size_t{2});
    }
};

RESIDUA_TEST_PART(VariantStoryTest)
#include "tst_variant_stories.moc"
