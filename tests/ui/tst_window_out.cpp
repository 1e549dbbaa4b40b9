#include "ui/views/maps_grid.h"

#include "tests/ui/hands_window.h"
#include "tests/ui/part.h"

#include <QDrag>
#include <QDropEvent>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QSettings>

using namespace residua;
using namespace residua::ui;
using test::Hands;

namespace {

/// Another program's window: takes files, and reads them after the drop.
class Tray : public QWidget {
public:
    Tray() { setAcceptDrops(true); }
    QString file;
    QImage picture;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override { event->acceptProposedAction(); }
    void dropEvent(QDropEvent *event) override
    {
        event->acceptProposedAction();
        file = event->mimeData()->urls().value(0).toLocalFile();
        picture = event->mimeData()->imageData().value<QImage>();
    }
};

/// Counts how often a window is asked whether it takes what is over it.
class Asked : public QObject {
public:
    explicit Asked(QWidget &window) { window.windowHandle()->installEventFilter(this); }
    int moves() const { return m_moves; }

private:
    int m_moves = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_moves += event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
        return false;
    }
};

struct Dragged {
    QPixmap preview; ///< null: nothing was dragged
    bool welcome = false;
};

/// Presses on `map`, takes it to the middle of `target` and lets go there when the window below has been asked.
Dragged dragTo(QWidget &target, MapsGrid &grid, int map)
{
    Dragged dragged;
    QWindow *window = grid.window()->windowHandle(), *below = target.window()->windowHandle();
    const QPoint from = test::inWindow(*grid.viewport(), grid.cellRect(map).center()), to = test::inWindow(target, target.rect().center());
    const Asked asked(*target.window());
    QTimer hand; // a drag is a loop of events of its own
    int turns = 0;
    QObject::connect(&hand, &QTimer::timeout, &hand, [&] {
        const auto *drag = grid.findChild<QDrag *>();
        if (!drag)
            return;
        if (dragged.preview.isNull()) {
            dragged.preview = drag->pixmap();
            QObject::connect(drag, &QDrag::actionChanged, &hand,
                             [&dragged](Qt::DropAction action) { dragged.welcome |= action == Qt::CopyAction; });
        }
        QTest::mouseMove(below, to + QPoint(++turns % 4, 0));
        if (asked.moves() > 2)
            QTest::mouseRelease(below, Qt::LeftButton, {}, to);
    });
    hand.start(10);
    QTest::mousePress(window, Qt::LeftButton, {}, from);
    for (int step = 1; dragged.preview.isNull() && step <= 8; ++step)
        QTest::mouseMove(window, from + QPoint(4 * step, 0));
    if (dragged.preview.isNull())
        QTest::mouseRelease(window, Qt::LeftButton, {}, from + QPoint(32, 0));
    return dragged;
}

} // namespace

/// What leaves the window by other ways than a file that is asked for. Only a real display has drags.
class WindowOutTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::beginHands("residua-out-test"); }
    void init()
    {
        QuietTest::init();
        QSettings().clear();
    }

    void aMapIsDraggedOutAsPng()
    {
        QString file;
        {
            Hands h;
            h.showMaps("layer1.0.conv1");
            Tray tray;
            tray.setGeometry(1550, 100, 200, 200);
            tray.show();
            QVERIFY(QTest::qWaitForWindowExposed(&tray));
            auto &grid = h.find<MapsGrid>();
            const QImage map = grid.maps().image(2);
            const Dragged out = dragTo(tray, grid, 2);
            QVERIFY(!out.preview.isNull() && out.welcome);
            QCOMPARE(grid.current(), 2);
            file = tray.file;
            QCOMPARE(QFileInfo(file).fileName(), QStringLiteral("layer1.0.conv1.2.png"));
            QCOMPARE(QImage(file).convertToFormat(QImage::Format_RGB32), map.convertToFormat(QImage::Format_RGB32));
            QCOMPARE(tray.picture.convertToFormat(QImage::Format_RGB32), map.convertToFormat(QImage::Format_RGB32));
            // It is no image for a run of the program that it comes from.
            const Dragged within = dragTo(h.window.graph(), grid, 1);
            QVERIFY(!within.preview.isNull() && !within.welcome);
            QCOMPARE(tray.file, file);
            // As ever, a click makes a map current and two show it alone: nothing is dragged by them.
            test::clickAt(*grid.viewport(), grid.cellRect(3).center());
            QCOMPARE(grid.current(), 3);
            QTest::mouseDClick(grid.window()->windowHandle(), Qt::LeftButton, {},
                               test::inWindow(*grid.viewport(), grid.cellRect(3).center()));
            QVERIFY(grid.isAlone() && !grid.findChild<QDrag *>());
        }
        QVERIFY(!QFileInfo::exists(file));
    }
};

RESIDUA_TEST_PART(WindowOutTest)
#include "tst_window_out.moc"
