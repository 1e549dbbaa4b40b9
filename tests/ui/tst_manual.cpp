// The manual and "What's This?", by keys and clicks in the window.
#include "tests/ui/fake_engine.h"
#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "tests/ui/window_settings.h"
#include "ui/graph/graph_view.h"
#include "ui/manual/manual_pages.h"
#include "ui/manual/manual_window.h"
#include "ui/models/layer_view.h"
#include "ui/strip/stage_strip.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>
#include <QTranslator>

using namespace residua;
using namespace residua::ui;

namespace {

struct Fixture {
    Fixture()
    {
        window.resize(1400, 900);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
    }

    ManualWindow *manual() { return window.findChild<ManualWindow *>(); }
    /// The title of the page that F1 opens from `widget`.
    QString pageFrom(QWidget &widget)
    {
        widget.setFocus();
        QTest::keyClick(&widget, Qt::Key_F1);
        if (!manual() || !manual()->isVisible())
            return {};
        const QString title = manual()->text().document()->begin().text();
        manual()->close();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        return title;
    }

    Session session;
    Worker worker{session, [control = std::make_shared<test::FakeControl>()] { return test::makeFakeEngine(control); }};
    MainWindow window{session, worker};
};

} // namespace

class ManualTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useEmptySettings("residua-manual-test"); }

    void everyLinkLeadsToAPage()
    {
        QStringList names;
        for (const ManualPage &page : manualPages())
            names << page.name;
        QCOMPARE(names.size(), 11);
        static const QRegularExpression link(QStringLiteral(R"(\]\(([^)]*)\))"));
        for (const ManualPage &page : manualPages())
            for (auto each = link.globalMatch(page.text); each.hasNext();) {
                const QString target = each.next().captured(1);
                QVERIFY2(names.contains(target), qPrintable(page.name + QStringLiteral(": ") + target));
            }
    }

    void f1OpensThePageOfTheView()
    {
        Fixture f;
        QCOMPARE(f.pageFrom(f.window.graph()), QStringLiteral("The picture"));
        QCOMPARE(f.pageFrom(f.window.strip()), QStringLiteral("The strip"));
        QCOMPARE(f.pageFrom(*f.window.layers().findChild<QLineEdit *>()), QStringLiteral("The tables"));
    }

    void theManualIsSearched()
    {
        Fixture f;
        f.window.graph().setFocus();
        QTest::keyClick(&f.window.graph(), Qt::Key_F1);
        QTest::keyClicks(&f.manual()->search(), QStringLiteral("receptive drawn"));
        QListWidget &list = f.manual()->list();
        QCOMPARE(list.count(), 1);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualItemRect(list.item(0)).center());
        QCOMPARE(f.manual()->text().document()->begin().text(), QStringLiteral("Feature maps"));
        QVERIFY(!f.manual()->text().extraSelections().isEmpty()); // the words are marked
        f.manual()->search().clear();
        QTest::keyClicks(&f.manual()->search(), QStringLiteral("xyzzy"));
        QVERIFY(!(list.item(0)->flags() & Qt::ItemIsEnabled));
        f.manual()->search().clear();
        QCOMPARE(list.count(), 11);
        for (auto *each : f.manual()->findChildren<QToolButton *>())
            if (each->accessibleName() == QStringLiteral("Back"))
                QTest::mouseClick(each, Qt::LeftButton);
        QCOMPARE(f.manual()->text().document()->begin().text(), QStringLiteral("The picture"));
    }

    void itIsInTheWindowsLanguage()
    {
        QTranslator german;
        if (!german.load(QStringLiteral(":/translations/residua_de.qm")))
            QSKIP("built without Qt's LinguistTools: there is no German");
        QVERIFY(QCoreApplication::installTranslator(&german));
        Fixture f;
        QCOMPARE(f.pageFrom(f.window.graph()), QStringLiteral("Die Grafik"));
        QCOMPARE(manualPages().size(), std::size_t{11});
        QTest::keyClick(&f.window.graph(), Qt::Key_F1);
        QTest::keyClicks(&f.manual()->search(), QStringLiteral("rezeptives gezeichnet"));
        QListWidget &list = f.manual()->list();
        QCOMPARE(list.count(), 1);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualItemRect(list.item(0)).center());
        QCOMPARE(f.manual()->text().document()->begin().text(), QStringLiteral("Merkmalskarten"));
        QCoreApplication::removeTranslator(&german);
        QCOMPARE(manualPages().front().title, QStringLiteral("The window"));
    }

    void aClickAsksWhatsThis()
    {
        Fixture f;
        QTest::keyClick(&f.window.graph(), Qt::Key_F1, Qt::ShiftModifier);
        QTest::mouseClick(f.window.layers().findChild<QLineEdit *>(), Qt::LeftButton);
        QWidget *answer = nullptr;
        for (QWidget *top : QApplication::topLevelWidgets())
            if (top->isVisible() && top->inherits("QWhatsThat"))
                answer = top;
        QVERIFY(answer);
        QTest::keyClick(answer, Qt::Key_Escape);
    }
};

RESIDUA_TEST_PART(ManualTest)
#include "tst_manual.moc"
