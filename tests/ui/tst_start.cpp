// Where one begins: the start page, and what was open before; by mouse and keyboard alone.
#include "ui/graph/graph_view.h"
#include "ui/models/layer_view.h"
#include "ui/models/row_roles.h"
#include "ui/start/start_card.h"
#include "ui/start/start_page.h"
#include "ui/window/settings.h"
#include "ui/window/start_controller.h"

#include "tests/ui/hands.h"
#include "tests/ui/part.h"
#include "tests/ui/weight_file_maker.h"
#include "tests/ui/windows_fixture.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QToolBar>
#include <QToolButton>

using namespace residua;
using namespace residua::ui;
using namespace residua::test;

namespace {

StartPage *pageOf(const Program &program)
{
    auto *page = program.window.findChild<StartPage *>();
    return page && page->isVisible() ? page : nullptr;
}

StartCard *cardOf(const Program &program, const QString &name)
{
    for (StartCard *card : pageOf(program)->findChildren<StartCard *>()) {
        if (card->text() == name && card->isVisible())
            return card;
    }
    return nullptr;
}

void type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void press(Qt::Key key)
{
    QTest::keyClick(QApplication::focusWidget(), key);
}

} // namespace

class StartTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void withNothingToOpenThePageIsThere()
    {
        const Home home;
        Program p;
        QVERIFY(pageOf(p));
        QTRY_VERIFY(cardOf(p, QStringLiteral("senet154"))->line().contains(QStringLiteral("M")));
        type(QStringLiteral("resnet50 m"));
        QVERIFY(cardOf(p, QStringLiteral("resnet50")));
        QVERIFY(!cardOf(p, QStringLiteral("resnet18")));
        press(Qt::Key_Return);
        QVERIFY(!pageOf(p));
        QCOMPARE(p.session.shown().spec().name, std::string("resnet50"));
        QVERIFY(p.window.graph().hasFocus());
    }

    void whatIsNamedIsShownAtOnce()
    {
        const Home home;
        Program p({QStringLiteral("resnet34")});
        QVERIFY(!pageOf(p));
        QCOMPARE(p.session.shown().spec().name, std::string("resnet34"));
    }

    void arrowsGoFromCardToCard()
    {
        const Home home;
        Program p;
        press(Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), cardOf(p, QStringLiteral("Trained digits")));
        press(Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), cardOf(p, QStringLiteral("From a checkpoint…")));
        press(Qt::Key_Left);
        press(Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), cardOf(p, QStringLiteral("resnet18")));
        press(Qt::Key_Right);
        press(Qt::Key_Up);
        QCOMPARE(QApplication::focusWidget(), cardOf(p, QStringLiteral("From a checkpoint…")));
        press(Qt::Key_Up);
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        press(Qt::Key_Escape);
        QVERIFY(!pageOf(p));
        QCOMPARE(p.session.shown().spec().name, std::string("resnet18"));
    }

    void newAsksWhatToBeginWith()
    {
        const Home home;
        Program p({QStringLiteral("resnet34")});
        p.edit("5");
        hands::press(p.window, p.actions().newDocument);
        QVERIFY(pageOf(p));
        press(Qt::Key_Escape); // thought better of it
        QVERIFY(!pageOf(p));
        QCOMPARE(p.session.shown().spec().stages[0].depth, 5);
        hands::chooseInMenu(p.window, {QStringLiteral("File"), QStringLiteral("New…")});
        test::answerQuestion(p.window, QStringLiteral("Cancel"));
        QTest::mouseClick(cardOf(p, QStringLiteral("resnet50")), Qt::LeftButton);
        QVERIFY(pageOf(p));
        QCOMPARE(p.session.shown().spec().stages[0].depth, 5);
        test::answerQuestion(p.window, QStringLiteral("Discard"));
        QTest::mouseClick(cardOf(p, QStringLiteral("resnet50")), Qt::LeftButton);
        QVERIFY(!pageOf(p));
        QCOMPARE(p.session.shown().spec(), *preset("resnet50"));
        QVERIFY(!p.session.isModified() && p.session.isUntitled());
        hands::press(p.window, p.actions().newDocument);
        hands::press(p.window, p.actions().duplicateVariant); // an edit is seen
        QVERIFY(!pageOf(p));
        // What was looked for is not looked for again.
        hands::press(p.window, p.actions().newDocument);
        type(QStringLiteral("zzz"));
        const auto says = [&p](const QString &words) {
            const QList<QLabel *> labels = pageOf(p)->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel *label) { return label->isVisible() && label->text() == words; });
        };
        QVERIFY(says(QStringLiteral("Nothing here is called so.")));
        press(Qt::Key_Escape);
        if (pageOf(p)) // the first may clear the field
            press(Qt::Key_Escape);
        hands::press(p.window, p.actions().newDocument);
        QVERIFY(!says(QStringLiteral("Nothing here is called so.")) && says(QStringLiteral("Begin with")));
    }

    void recentFilesHaveTheirPicture()
    {
        const Home home;
        const QString file = home.file("mine.residua.json", toJson(*preset("cifar_resnet20")));
        Settings::addRecentFile(home.path("gone.residua.json"));
        Settings::addRecentFile(home.file("broken.residua.json", "{"));
        Settings::addRecentFile(file);
        Program p;
        QVERIFY(!cardOf(p, QStringLiteral("gone")));
        StartCard *card = cardOf(p, QStringLiteral("mine"));
        QTRY_VERIFY(card->toolTip().contains(QStringLiteral("parameters")));
        QTest::mouseClick(cardOf(p, QStringLiteral("broken")), Qt::LeftButton);
        QTRY_VERIFY(p.window.messages().text().contains(QStringLiteral("broken")));
        QVERIFY(p.window.messages().isVisible() && pageOf(p)); // seen above the page
        QTest::mouseClick(card, Qt::LeftButton);
        QTRY_COMPARE(p.session.path(), file);
        QVERIFY(!pageOf(p));
    }

    void aRecentWeightFileHasThePictureOfItsNetwork()
    {
        const Home home;
        const TempFolder folder;
        Settings::addRecentFile(weightsOf(folder, *preset("cifar_resnet20"), "net.safetensors"));
        WeightMap other{{"a.weight", {{2}, "F32", {1, 2}, {}}}};
        saveSafetensors(folder / "other.safetensors", other, {"a.weight"});
        Settings::addRecentFile(QString::fromStdString(folder / "other.safetensors"));
        Program p;
        StartCard *net = cardOf(p, QStringLiteral("net.safetensors"));
        QVERIFY(net);
        QTRY_VERIFY(net->picture() == StartCard::Picture::Network);
        QVERIFY2(net->toolTip().contains(QStringLiteral("parameters")), qPrintable(net->toolTip()));
        QTRY_VERIFY(cardOf(p, QStringLiteral("other.safetensors"))->picture() == StartCard::Picture::Sign);
    }

    void aSampleImageBringsANetworkThatKnowsIt()
    {
        const Home home;
        Program p;
        type(QStringLiteral("3-a"));
        press(Qt::Key_Return);
        QCOMPARE(p.session.shown().spec().name, std::string("digits"));
        QTRY_VERIFY(p.session.setup().image);
        hands::press(p.window, p.actions().newDocument);
        type(QStringLiteral("coffee"));
        press(Qt::Key_Return);
        QCOMPARE(p.session.shown().spec().name, std::string("resnet18"));
        QTRY_COMPARE(p.session.setup().imageName, QStringLiteral("coffee.jpg"));
        QVERIFY(!pageOf(p));
    }

    /// Filter and sorting, with the rest of how the document was looked at; the filter is seen in its field.
    void whatTheTableWasAskedForIsThereAgain()
    {
        const Home home;
        const QString file = home.file("mine.residua.json", toJson(*preset("resnet50")));
        const auto filterOf = [](const Program &p) {
            const QList<QLineEdit *> lines = p.window.findChildren<QLineEdit *>();
            return *std::find_if(lines.begin(), lines.end(), [](const QLineEdit *line) {
                return line->accessibleName() == QStringLiteral("Filter of the layer table");
            });
        };
        const auto rowsOf = [](const Program &p) {
            QStringList rows;
            forEachRow(*p.window.layers().tree().model(), {}, [&rows](const QModelIndex &row) { rows << row.data(PathRole).toString(); });
            return rows;
        };
        const auto clickHeader = [](const Program &p) {
            QHeaderView &header = *p.window.layers().tree().header();
            test::clickAt(*header.viewport(), {header.sectionViewportPosition(LayerModel::Parameters) + 20, header.height() / 2});
        };
        QStringList rows;
        Settings::setBeginning(Settings::Beginning::LastSession);
        {
            Program p({file});
            test::click(*filterOf(p));
            type(QStringLiteral("conv 3x3"));
            clickHeader(p);
            clickHeader(p); // the largest first
            rows = rowsOf(p);
            QVERIFY(rows.size() > 4);
            hands::press(p.window, p.actions().quit);
        }
        Program p;
        QTRY_COMPARE(p.session.path(), file);
        QTRY_COMPARE(filterOf(p)->text(), QStringLiteral("conv 3x3"));
        QVERIFY(filterOf(p)->isVisible());
        QCOMPARE(rowsOf(p), rows);
        const QHeaderView &header = *p.window.layers().tree().header();
        QVERIFY(header.isSortIndicatorShown());
        QCOMPARE(header.sortIndicatorSection(), int{LayerModel::Parameters});
        QCOMPARE(header.sortIndicatorOrder(), Qt::DescendingOrder);
        QVERIFY(!p.session.isModified());
        p.window.openAny(QStringLiteral("resnet34")); // and is not asked of another network
        QCOMPARE(filterOf(p)->text(), QString());
    }

    /// What works on a document has nothing to work on while the page is all there is.
    void nothingIsDoneBehindThePage()
    {
        const Home home;
        Program p;
        QVERIFY(pageOf(p));
        QVERIFY2(!p.window.windowTitle().contains(QStringLiteral("resnet")), qPrintable(p.window.windowTitle()));
        QStringList live;
        for (const QToolButton *button : p.window.findChild<QToolBar *>()->findChildren<QToolButton *>()) {
            if (button->isVisible() && button->isEnabled())
                live << button->text();
        }
        for (const char *dead : {"Save", "Stages", "Blocks", "Operations", "Fit", "Undo"})
            QVERIFY2(!live.contains(QString::fromLatin1(dead)), dead);
        QVERIFY(live.contains(QStringLiteral("Open")) && live.contains(QStringLiteral("New")));
        QVERIFY(!p.actions().filter->isEnabled() && !p.actions().showForm->isEnabled() && !p.actions().run->isEnabled());
        QTest::keyClick(&p.window, Qt::Key_S, Qt::ControlModifier); // asks nothing
        QVERIFY(!QApplication::activeModalWidget());
        QTest::mouseClick(cardOf(p, QStringLiteral("resnet50")), Qt::LeftButton);
        QVERIFY(!pageOf(p));
        QVERIFY(p.window.windowTitle().contains(QStringLiteral("resnet50")));
        for (const QAction *action : {p.actions().save, p.actions().stages, p.actions().filter, p.actions().showForm, p.actions().run})
            QVERIFY2(action->isEnabled(), qPrintable(action->text()));
        p.edit("5");
        hands::press(p.window, p.actions().newDocument); // what is behind it now was made
        QVERIFY(pageOf(p) && p.window.windowTitle().contains(QStringLiteral("resnet50")));
        QVERIFY(p.actions().save->isEnabled() && !p.actions().stages->isEnabled());
    }

    void whatWasOpenIsThereAgain_data() { test::eitherWay("always", "where wanted", "by its card"); }
    void whatWasOpenIsThereAgain()
    {
        QFETCH(bool, always);
        const Home home;
        const QString file = home.file("mine.residua.json", toJson(*preset("resnet50")));
        Level level = Level::Stage;
        std::string selected;
        {
            Program p({file});
            if (always)
                hands::chooseInMenu(p.window, {QStringLiteral("File"), QStringLiteral("Reopen Last Session")});
            hands::press(p.window, p.actions().operations);
            hands::chooseInMenu(p.window, {QStringLiteral("Run"), QStringLiteral("Sample Images"), QStringLiteral("coffee.jpg")});
            QTRY_VERIFY2(p.session.setup().image || !p.window.messages().text().isEmpty(), "nothing was chosen");
            QVERIFY2(p.session.setup().image, qPrintable(p.window.messages().text()));
            for (int i = 0; i < 9; ++i)
                QTest::keyClick(&p.window.graph(), Qt::Key_Right);
            selected = p.session.shown().selection().path;
            QVERIFY(!selected.empty());
            level = p.window.graph().level();
            hands::press(p.window, p.actions().quit);
            QVERIFY(!p.window.isVisible());
        }
        Program p;
        QCOMPARE(pageOf(p) == nullptr, always);
        if (!always)
            QTest::mouseClick(cardOf(p, QStringLiteral("Last session")), Qt::LeftButton);
        QTRY_COMPARE(p.session.path(), file);
        QCOMPARE(p.windows.count(), std::size_t{1});
        QCOMPARE(p.window.graph().level(), level);
        QCOMPARE(p.session.shown().selection().path, selected);
        QTRY_COMPARE(p.session.setup().imageName, QStringLiteral("coffee.jpg"));
        QVERIFY(!p.session.isModified());
        QVERIFY(!pageOf(p));
    }
};

RESIDUA_TEST_PART(StartTest)
#include "tst_start.moc"
