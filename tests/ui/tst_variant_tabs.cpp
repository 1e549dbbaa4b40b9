// The tabs of the variants, by real mouse and key events.
#include "ui/look/flat_style.h"
#include "ui/window/variant_tabs.h"

#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "tests/ui/variants_fixture.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace residua;
using namespace residua::ui;
using test::Variants;

namespace {

struct Tabs : Variants {
    VariantTabs bar{session};

    explicit Tabs(const std::vector<std::string> &names, std::size_t current = 0) : Variants(names, current)
    {
        bar.resize(700, bar.sizeHint().height());
        bar.show();
    }
    QPoint at(int tab) const { return bar.tabRect(tab).center(); }
    QString texts() const
    {
        QStringList all;
        for (int tab = 0; tab < bar.count(); ++tab)
            all << bar.tabText(tab) + (tab == bar.currentIndex() ? QStringLiteral("*") : QString());
        return all.join(QLatin1Char('|'));
    }
    QToolButton *cross() const { return qobject_cast<QToolButton *>(bar.tabButton(bar.currentIndex(), QTabBar::RightSide)); }
};

} // namespace

class VariantTabsTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new FlatStyle); }
    void aClickShowsAVariant()
    {
        Tabs t({"a", "b", "c"});
        QCOMPARE(t.texts(), QStringLiteral("a*|b|c"));
        QTest::mouseClick(&t.bar, Qt::LeftButton, {}, t.at(2));
        QCOMPARE(t.words(), QStringLiteral("a b c*"));
        QCOMPARE(t.session.undoStack().count(), 0);
        t.session.setCurrent(1);
        QCOMPARE(t.texts(), QStringLiteral("a|b*|c"));
    }

    void theOnlyOneHasRoomForAName()
    {
        Tabs t({"resnet18"});
        t.bar.resize(t.bar.sizeHint());
        t.bar.editName();
        t.bar.resize(t.bar.sizeHint()); // as a layout does
        QLineEdit *edit = t.bar.nameEdit();
        QVERIFY(t.bar.rect().contains(edit->geometry()));
        QVERIFY(edit->width() > edit->fontMetrics().horizontalAdvance(edit->text()) + 20);
        const int room = t.bar.tabRect(0).width();
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!t.bar.nameEdit() && t.bar.tabRect(0).width() < room);
    }

    void aDraggedTabIsOneStep()
    {
        Tabs t({"a", "b", "c"});
        QTest::mousePress(&t.bar, Qt::LeftButton, {}, t.at(0));
        const QPoint end(t.bar.tabRect(2).right() - 2, t.at(2).y());
        for (QPoint at = t.at(0); at.x() < end.x(); at += QPoint(6, 0))
            QTest::mouseMove(&t.bar, at);
        QCOMPARE(t.words(), QStringLiteral("a* b c")); // not before it is let go
        QTest::mouseRelease(&t.bar, Qt::LeftButton, {}, end);
        QCOMPARE(t.words(), QStringLiteral("b c a*"));
        QCOMPARE(t.session.undoStack().count(), 1);
        t.undo();
        QCOMPARE(t.words(), QStringLiteral("a* b c"));
        QCOMPARE(t.texts(), QStringLiteral("a*|b|c"));
    }

    void aNameIsTypedInItsTab()
    {
        Tabs t({"a", "b"});
        QTest::mouseClick(&t.bar, Qt::LeftButton, {}, t.at(1));
        QTest::mouseDClick(&t.bar, Qt::LeftButton, {}, t.at(1));
        QVERIFY(t.bar.nameEdit());
        QTest::keyClicks(t.bar.nameEdit(), QStringLiteral("a")); // in place of what is selected
        QVERIFY(t.bar.nameEdit()->property("invalid").toBool());
        QTest::keyClick(t.bar.nameEdit(), Qt::Key_Return);
        QVERIFY(t.bar.nameEdit()); // not taken
        QTest::keyClicks(t.bar.nameEdit(), QStringLiteral("nother & more"));
        QTest::keyClick(t.bar.nameEdit(), Qt::Key_Return);
        QVERIFY(!t.bar.nameEdit());
        QCOMPARE(t.words(), QStringLiteral("a another & more*"));
        QCOMPARE(t.bar.tabText(1), QStringLiteral("another && more"));
        t.bar.editName();
        QTest::keyClicks(t.bar.nameEdit(), QStringLiteral("x"));
        QTest::keyClick(t.bar.nameEdit(), Qt::Key_Escape);
        QCOMPARE(t.words(), QStringLiteral("a another & more*"));
        QCOMPARE(t.session.undoStack().count(), 1);
    }

    void whatIsTypedIsOfTheTabThatItWasTypedIn()
    {
        Tabs t({"a", "b"});
        t.bar.editName();
        QTest::keyClicks(t.bar.nameEdit(), QStringLiteral("first"));
        QTest::mouseClick(&t.bar, Qt::LeftButton, {}, t.at(1));
        QVERIFY(!t.bar.nameEdit());
        QCOMPARE(t.words(), QStringLiteral("first b*"));
    }

    void theShownOneIsClosedByItsCrossAndAnyByTheMiddleButton()
    {
        Tabs t({"a", "b", "c"}, 1);
        QVERIFY(t.cross());
        QTest::mouseClick(t.cross(), Qt::LeftButton);
        QCOMPARE(t.words(), QStringLiteral("a c*"));
        QTest::mouseClick(&t.bar, Qt::MiddleButton, {}, t.at(0));
        QCOMPARE(t.words(), QStringLiteral("c*"));
        QVERIFY(!t.cross()); // the last one stays
        QTest::mouseClick(&t.bar, Qt::MiddleButton, {}, t.at(0));
        QCOMPARE(t.words(), QStringLiteral("c*"));
        t.undo();
        t.undo();
        QCOMPARE(t.texts(), QStringLiteral("a|b*|c"));
    }

    void theBaselineAndNotesAreSaid()
    {
        Tabs t({"a", "b"});
        t.session.setBaseline(t.id(1));
        QCOMPARE(t.texts(), QStringLiteral("a*|b (baseline)"));
        QVERIFY(t.session.setNote(t.id(1), "as in <the paper>").empty());
        QVERIFY(t.bar.tabToolTip(1).contains(QStringLiteral("as in &lt;the paper&gt;")));
        QVERIFY(t.session.renameVariant(t.id(0), std::string(100, 'n')).empty());
        QVERIFY(t.bar.tabRect(0).width() < 400);
    }

    void aMenuIsForTheTabThatItWasAskedOn()
    {
        Tabs t({"a", "b"});
        QSignalSpy asked(&t.bar, &VariantTabs::menuRequested);
        QContextMenuEvent event(QContextMenuEvent::Mouse, t.at(1), t.bar.mapToGlobal(t.at(1)));
        QApplication::sendEvent(&t.bar, &event);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(t.words(), QStringLiteral("a b*"));
    }
};

RESIDUA_TEST_PART(VariantTabsTest)
#include "tst_variant_tabs.moc"
