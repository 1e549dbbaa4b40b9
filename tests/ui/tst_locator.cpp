// The command palette and the locator, by keys and clicks alone.
#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "tests/ui/window_settings.h"
#include "ui/graph/graph_view.h"
#include "ui/locator/locator.h"
#include "ui/window/main_window.h"

#include "core/arch/presets.h"
#include "tests/ui/fake_engine.h"

#include <QLineEdit>
#include <QListWidget>

using namespace residua;
using namespace residua::ui;

namespace {

struct Fixture {
    Fixture()
    {
        session.setDocument(documentOf(*preset("resnet50")));
        worker.start();
        window.resize(1400, 900);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
    }

    Locator &locator() { return *window.findChild<Locator *>(); }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, static_cast<Qt::Key>(key), modifiers);
    }
    /// Opens the locator and types.
    bool type(int key, Qt::KeyboardModifiers modifiers, const QString &text)
    {
        press(key, modifiers);
        if (!QTest::qWaitFor([this] { return locator().isVisible() && locator().edit().hasFocus(); }, 5000))
            return false;
        QTest::keyClicks(QApplication::focusWidget(), text);
        return true;
    }
    QString first() { return locator().list().count() ? locator().list().item(0)->text() : QString(); }

    Session session;
    Worker worker{session, [control = std::make_shared<test::FakeControl>()] { return test::makeFakeEngine(control); }};
    MainWindow window{session, worker};
};

constexpr auto ctrl = Qt::ControlModifier;
constexpr auto ctrlShift = Qt::ControlModifier | Qt::ShiftModifier;

} // namespace

class LocatorTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useEmptySettings("residua-locator-test"); }

    void wordsInAnyOrderAndBeginningsFirst()
    {
        const auto score = [](const char *text, const char *typed) {
            return matchScore({QString::fromUtf8(text), {}, {}, {}, true, {}}, QString::fromUtf8(typed));
        };
        QVERIFY(score("File ▸ Export ▸ Picture…", "pic exp") > 0);
        QCOMPARE(score("File ▸ Export ▸ Picture…", "picture layer"), 0);
        QVERIFY(score("layer3.5.conv2", "conv2") > score("layer3.5.subconv2x", "conv2"));
        QVERIFY(score("layer3", "layer3") > score("layer3.0.conv1", "layer3"));
        QVERIFY(score("Network ▸ Preset ▸ resnet50", "rsn50") > 0); // letters one after another
        QCOMPARE(score("Run ▸ Paste Image", "stage"), 0);
        QCOMPARE(score("Edit", "zzz"), 0);
    }

    void aCommandIsDoneByPartOfItsName()
    {
        Fixture f;
        QVERIFY(f.type(Qt::Key_P, ctrlShift, QStringLiteral("view operations")));
        QVERIFY2(f.first().contains(QStringLiteral("Operations")), qPrintable(f.first()));
        f.press(Qt::Key_Return);
        QVERIFY(f.locator().isHidden());
        QCOMPARE(f.window.graph().level(), Level::Operation);
        // What was done last comes first.
        QVERIFY(f.type(Qt::Key_P, ctrlShift, {}));
        QVERIFY2(f.first().contains(QStringLiteral("Operations")), qPrintable(f.first()));
        f.press(Qt::Key_Escape);
        QVERIFY(f.locator().isHidden());
    }

    void whatIsNotPossibleIsGreyAndNotDone()
    {
        Fixture f;
        QVERIFY(f.type(Qt::Key_P, ctrlShift, QStringLiteral("delete stage")));
        QVERIFY(f.first().contains(QStringLiteral("Delete Stage")));
        QVERIFY(!(f.locator().list().item(0)->flags() & Qt::ItemIsEnabled)); // no stage is selected
        f.press(Qt::Key_Return);
        QVERIFY(f.locator().isVisible());
        QCOMPARE(f.session.shown().spec().stages.size(), std::size_t{4});
    }

    void aLayerIsSelectedAndShown()
    {
        Fixture f;
        QTRY_VERIFY(f.window.graph().isSettled());
        QVERIFY(f.type(Qt::Key_K, ctrl, QStringLiteral("layer3.5.conv2")));
        QCOMPARE(f.first(), QStringLiteral("layer3.5.conv2"));
        f.press(Qt::Key_Return);
        QCOMPARE(f.session.shown().selection().path, std::string("layer3.5.conv2"));
        QTRY_VERIFY(f.window.graph().isSettled() && !f.window.graph().rectOf("layer3.5.conv2").isEmpty());
        QVERIFY(f.window.graph().rect().intersects(f.window.graph().rectOf("layer3.5.conv2").toRect()));
    }

    void aClickDoesTheSameAndArrowsMove()
    {
        Fixture f;
        QVERIFY(f.type(Qt::Key_K, ctrl, QStringLiteral("layer2")));
        QListWidget &list = f.locator().list();
        QVERIFY(list.count() > 3);
        f.press(Qt::Key_Down);
        QCOMPARE(list.currentRow(), 1);
        f.press(Qt::Key_Up);
        f.press(Qt::Key_Up);
        QCOMPARE(list.currentRow(), list.count() - 1);
        const QString text = list.item(2)->text();
        list.scrollToTop();
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualItemRect(list.item(2)).center());
        QVERIFY(f.locator().isHidden());
        QCOMPARE(f.session.shown().selection().path, text.toStdString());
    }

    void escapeGivesTheKeyboardBack()
    {
        Fixture f;
        f.window.graph().setFocus();
        QVERIFY(f.type(Qt::Key_K, ctrl, QStringLiteral("nothing is called this")));
        QVERIFY(f.locator().list().isHidden());
        f.press(Qt::Key_Escape);
        QVERIFY(f.locator().isHidden());
        QVERIFY(f.window.graph().hasFocus());
    }
};

RESIDUA_TEST_PART(LocatorTest)
#include "tst_locator.moc"
