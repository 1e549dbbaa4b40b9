#include "ui/strip/stage_strip.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_controller.h"
#include "ui/window/settings.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/document_hands.h"
#include "tests/ui/hands_window.h"
#include "tests/ui/part.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QPushButton>
#include <QSettings>
#include <QTimer>
#include <QToolButton>

#include <ctime>

using namespace residua;
using namespace residua::ui;
using test::Hands;

/// Messages over the content.
class WindowToastsTest : public QObject {
    Q_OBJECT

public:
    /// In place of the desktop's programs.
    Q_INVOKABLE void openedBy(const QUrl &url) { m_opened << url; }

private:
    QList<QUrl> m_opened;

    static QList<Toast *> toasts(Hands &h)
    {
        QList<Toast *> seen;
        for (Toast *toast : h.window.messages().findChildren<Toast *>(QStringLiteral("toast"), Qt::FindDirectChildrenOnly))
            seen << toast;
        return seen;
    }
    static void press(Toast &toast, const char *button) { test::click(*toast.findChild<QAbstractButton *>(QString::fromLatin1(button))); }

private Q_SLOTS:
    void initTestCase() { test::beginHands("residua-toasts-test"); }
    void init()
    {
        QSettings().clear();
        m_opened.clear();
        QApplication::clipboard()->clear();
    }

    void aMessageMovesNothing()
    {
        Hands h(false);
        const QRect strip = h.window.strip().geometry(), graph = h.window.graph().geometry();
        QVERIFY(test::chooseCommand(h.window, "Help/Copy Diagnostics"));
        QTRY_COMPARE(toasts(h).size(), 1);
        QVERIFY(h.window.messages().isVisible());
        QCOMPARE(h.window.strip().geometry(), strip);
        QCOMPARE(h.window.graph().geometry(), graph);
        QVERIFY(h.window.centralWidget()->rect().contains(h.window.messages().geometry()));
        // What is on top gets the click.
        Toast &toast = *toasts(h).front();
        const QPoint at = toast.findChild<QWidget *>(QStringLiteral("dismiss"))->mapTo(&h.window, QPoint(4, 4));
        QVERIFY(toast.isAncestorOf(h.window.childAt(at)));
        press(toast, "dismiss");
        QTRY_VERIFY(!h.window.messages().isVisible());
    }

    void aProblemHasItsSignAndStays()
    {
        Hands h(false);
        const test::TempFolder folder;
        h.drop(QString::fromStdString(folder / "none.residua.json"));
        QTRY_COMPARE(toasts(h).size(), 1);
        Toast &problem = *toasts(h).front();
        QCOMPARE(problem.kind(), Toast::Kind::Problem);
        const QImage sign = problem.grab(QRect(8, 0, 20, problem.height())).toImage();
        const QColor wrong = Theme(problem.palette()).wrong;
        int red = 0;
        for (int y = 0; y < sign.height(); ++y)
            for (int x = 0; x < sign.width(); ++x)
                red += sign.pixelColor(x, y) == wrong;
        QVERIFY2(red > 80, qPrintable(QString::number(red)));
        // A note does not take its place.
        QVERIFY(test::chooseCommand(h.window, "Help/Copy Diagnostics"));
        QTRY_COMPARE(toasts(h).size(), 2);
        for (const Toast *toast : toasts(h)) // side by side, not over each other
            for (const Toast *other : toasts(h))
                QVERIFY(toast == other || !toast->geometry().intersects(other->geometry()));
        problem.setFocus(Qt::MouseFocusReason);
        h.press(Qt::Key_Escape);
        QTRY_COMPARE(toasts(h).size(), 1);
    }

    void aFileThatWasWrittenIsOpenedFromThere()
    {
        Hands h(false);
        const test::TempFolder folder;
        const QString file = QString::fromStdString(folder / "network.svg");
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "openedBy");
        QVERIFY(test::chooseFile([&] { h.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier); }, file));
        QTRY_COMPARE(toasts(h).size(), 1);
        QVERIFY(QFileInfo::exists(file));
        QVERIFY(h.window.messages().text().contains(QStringLiteral("network.svg")));
        QVERIFY(h.session.path().isEmpty() && !h.window.isWindowModified()); // an export is no saving
        press(*toasts(h).front(), "action2");
        QTRY_COMPARE(m_opened, QList{QUrl::fromLocalFile(QFileInfo(file).absolutePath())});
        QTRY_VERIFY(toasts(h).isEmpty());
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    }

    void whatWasDoneIsSaidOnceAndGoesByItself()
    {
        Hands h(false);
        const test::TempFolder folder;
        for (const char *name : {"one.svg", "two.svg"}) {
            test::hands::bringToFront(h.window); // the dialog that has closed has left its list of names there
            QVERIFY(test::chooseFile([&] { h.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier); },
                                     QString::fromStdString(folder / name)));
            QTRY_VERIFY(h.window.messages().text().contains(QString::fromLatin1(name)));
        }
        QCOMPARE(toasts(h).size(), 1);
        const auto *end = toasts(h).front()->findChild<QTimer *>();
        QVERIFY(end && end->isActive() && end->interval() <= 20000);
    }

    void whatStandsThereCostsNothing()
    {
        Hands h(false);
        const test::TempFolder folder;
        h.drop(QString::fromStdString(folder / "gone.residua.json"));
        QTRY_COMPARE(toasts(h).size(), 1);
        constexpr int settling = 500, idle = 2000;
        QTest::qWait(settling);
        const std::clock_t before = std::clock();
        QTest::qWait(idle);
        const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < 0.2, qPrintable(QString::number(seconds)));
        QCOMPARE(toasts(h).size(), 1);
    }

    void itKeepsInsideASmallWindow()
    {
        Hands h(false);
        h.window.resize(900, 560);
        QTRY_COMPARE(h.window.width(), 900);
        const test::TempFolder folder;
        for (const char *name : {"one.residua.json", "two.residua.json", "three.residua.json", "four.residua.json"}) {
            h.drop(QString::fromStdString(folder / name));
            QTRY_VERIFY(h.window.messages().text().contains(QString::fromLatin1(name)));
        }
        QCOMPARE(toasts(h).size(), 3);
        QVERIFY(h.window.centralWidget()->rect().contains(h.window.messages().geometry()));
    }
};

RESIDUA_TEST_PART(WindowToastsTest)
#include "tst_window_toasts.moc"
