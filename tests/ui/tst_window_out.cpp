#include "ui/print/picture_painter.h"
#include "ui/state/live_state.h"
#include "ui/views/maps_grid.h"
#include "ui/window/message_bar.h"

#include "core/arch/fold.h"
#include "core/arch/presets.h"
#include "core/data/npy.h"
#include "core/layout/layout.h"

#include "tests/ui/hands_window.h"
#include "tests/ui/part.h"

#include <QCheckBox>
#include <QColorSpace>
#include <QContextMenuEvent>
#include <QDrag>
#include <QDropEvent>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QPrintDialog>
#include <QPrintPreviewDialog>
#include <QPrintPreviewWidget>
#include <QRegularExpression>
#include <QSettings>
#include <QToolButton>

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

/// Without what a file says of its color space.
QImage colorsOf(const QImage &image)
{
    QImage plain = image.convertToFormat(QImage::Format_RGB32);
    plain.setColorSpace({});
    return plain;
}

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
    hand.stop();
    if (!QTest::qWaitFor([&grid] { return !grid.findChild<QDrag *>(); }, patience)) // it is deleted later, and the next is another
        qFatal("the drag stays");
    return dragged;
}

/// Lets `act` open a dialog of this kind, does `hand` in it once and waits until it is closed. Hands with keys: while the window manager
/// still gives the dialog its place, a click can miss.
template <class Dialog>
bool inDialog(const std::function<void()> &act, const std::function<void(Dialog &)> &hand)
{
    const auto open = [] { return qobject_cast<Dialog *>(QApplication::activeModalWidget()); };
    bool seen = false;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &poll, [&] {
        if (auto *dialog = open(); dialog && dialog->isActiveWindow() && !std::exchange(seen, true))
            hand(*dialog);
    });
    poll.start(20);
    act();
    return QTest::qWaitFor([&] { return seen && !open(); }, patience);
}

/// Lets `act` ask for a printer, and takes a file.
bool printTo(const QString &path, const std::function<void()> &act)
{
    return inDialog<QPrintDialog>(act, [&path](QPrintDialog &dialog) {
        auto *file = dialog.findChild<QLineEdit *>(QStringLiteral("filename"));
        QTest::keyClick(file, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(file, path);
        QTest::keyClick(file, Qt::Key_Return);
    });
}

void pressPrint(QPrintPreviewDialog &dialog)
{
    for (QToolButton *button : dialog.findChildren<QToolButton *>()) {
        if (button->defaultAction() && button->defaultAction()->text() == QStringLiteral("Print"))
            QTest::keyClick(button, Qt::Key_Space);
    }
}

int pagesOf(const QByteArray &pdf)
{
    return static_cast<int>(QString::fromLatin1(pdf).count(QRegularExpression(QStringLiteral(R"(/Type\s*/Page\b)"))));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What leaves the window by other ways than a file that is asked for. Only a real display has drags.
class WindowOutTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::beginHands("residua-out-test");
        qputenv("CUPS_SERVER", "/nowhere"); // no printer, whoever runs this has one: to files only
    }
    void init()
    {
        QuietTest::init();
        QSettings().clear();
    }

    /// From the menu, with the name typed in the dialog.
    void everyExportWritesItsFile()
    {
        const test::TempFolder folder;
        Hands h;
        h.showMaps("layer1.0.conv1");
        auto &grid = h.find<MapsGrid>();
        test::clickAt(*grid.viewport(), grid.cellRect(1).center());
        const struct {
            const char *command, *name;
            QByteArray begins;
        } exports[] = {{"File/Export/Layer Table…", "table.csv", "kind,"},
                       {"File/Export/Layer Table as Shown…", "shown.csv", "layer,"},
                       {"File/Export/Picture…", "picture.pdf", "%PDF"},
                       {"File/Export/PyTorch Code…", "net.py", "\"\"\""},
                       {"File/Export/Cost Map…", "costs.csv", "kind,name,"},
                       {"File/Export/Weights…", "weights.safetensors", {}},
                       {"File/Feature Maps/All Maps…", "all.png", "\x89PNG"},
                       {"File/Feature Maps/Current Map…", "map.png", "\x89PNG"},
                       {"File/Feature Maps/Current Map Enlarged…", "large.png", "\x89PNG"},
                       {"File/Feature Maps/Layer as NumPy Array…", "maps.npy", "\x93NUMPY"}};
        for (const auto &each : exports) {
            const QString file = QString::fromStdString(folder / each.name);
            bool chosen = false;
            QVERIFY2(test::chooseFile([&] { chosen = test::chooseCommand(h.window, each.command); }, file) && chosen, each.command);
            QTRY_VERIFY2(QFileInfo(file).size() > 0, each.command);
            QFile written(file);
            QVERIFY(written.open(QIODevice::ReadOnly));
            const QByteArray bytes = written.readAll();
            QVERIFY2(bytes.startsWith(each.begins), each.command + bytes.first(10));
        }
    }

    void theMenuOfAMapSavesIt()
    {
        const test::TempFolder folder;
        Hands h;
        h.showMaps("layer1.0.conv1");
        auto &grid = h.find<MapsGrid>();
        const QPoint map = grid.cellRect(2).center();
        test::clickAt(*grid.viewport(), map);
        const auto saved = [&](const char *entry, const char *name) {
            const QString file = QString::fromStdString(folder / name);
            const auto choose = [&] {
                const auto open = [&] {
                    QContextMenuEvent event(QContextMenuEvent::Mouse, map, grid.viewport()->mapToGlobal(map));
                    QApplication::sendEvent(grid.viewport(), &event);
                };
                test::withMenu(open, [entry](QMenu &menu) { test::clickEntry(menu, QString::fromUtf8(entry)); });
            };
            const auto isThere = [&file] { return QFileInfo(file).size() > 0; };
            return test::chooseFile(choose, file) && QTest::qWaitFor(isThere, patience) ? file : QString();
        };
        const Tensor &tensor = h.session.shown().maps()->maps->tensor;
        const Tensor array = readNpy(saved("Save Layer as .npy…", "layer.npy").toStdString());
        QVERIFY(array.shape == tensor.shape && array.values == tensor.values);
        const QImage one(saved("Save Map…", "map.png")), large(saved("Save Map Enlarged…", "large.png")),
            all(saved("Save All Maps as Picture…", "all.png"));
        QCOMPARE(one.size(), QSize(static_cast<int>(tensor.shape[3]), static_cast<int>(tensor.shape[2])));
        QVERIFY(large.width() > one.width() && large.width() % one.width() == 0);
        QVERIFY(all.width() > one.width());
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
            QCOMPARE(colorsOf(QImage(file)), colorsOf(map));
            QCOMPARE(colorsOf(tray.picture), colorsOf(map));
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

    void thePictureIsPrintedOnOnePageOrSeveral()
    {
        Hands h;
        h.press(Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(h.window.graph().level(), Level::Operation);
        const QString one = QString::fromStdString(h.folder / "one.pdf"), several = QString::fromStdString(h.folder / "several.pdf");
        QVERIFY(printTo(one, [&] { h.press(Qt::Key_P, Qt::ControlModifier); }));
        QTRY_VERIFY(h.window.messages().isVisible());
        const QByteArray page = bytesOf(one);
        QCOMPARE(pagesOf(page), 1);
        QVERIFY(page.contains("/FontFile") && !page.contains("/Subtype /Image")); // letters and lines
        const QRegularExpressionMatch paper =
            QRegularExpression(QStringLiteral(R"(/MediaBox \[\S+ \S+ (\S+) (\S+)\])")).match(QString::fromLatin1(page));
        QVERIFY2(paper.captured(1).toDouble() > paper.captured(2).toDouble(), qPrintable(paper.captured(0))); // as the picture is wide
        // What is large, on several pages, which are seen before.
        QTRY_VERIFY(h.window.isActiveWindow());
        QVERIFY(test::chooseCommand(h.window, "Network/Preset/resnet50"));
        QTRY_COMPARE(h.session.shown().spec().name, std::string("resnet50"));
        int pages = 0;
        const auto look = [&](QPrintPreviewDialog &dialog) {
            auto *shown = dialog.findChild<QPrintPreviewWidget *>();
            QCOMPARE(shown->pageCount(), 1);
            auto *fit = dialog.findChild<QCheckBox *>(QStringLiteral("fitToOnePage"));
            QTest::keyClick(fit, Qt::Key_Space);
            QVERIFY(!fit->isChecked());
            pages = shown->pageCount();
            QVERIFY(printTo(several, [&] { pressPrint(dialog); }));
        };
        QVERIFY(inDialog<QPrintPreviewDialog>([&] { test::chooseCommand(h.window, "File/Print Preview…"); }, look));
        QVERIFY2(pages > 1, qPrintable(QString::number(pages)));
        QCOMPARE(pagesOf(bytesOf(several)), pages);
    }

    void paperShowsWhatTheExportShows()
    {
        const ModelPtr model = makeModel(*preset("resnet50"));
        const FoldedGraph folded = foldForPicture(*model, Level::Block, {"layer2.0"});
        const LayoutRequest request{*model, folded};
        const Picture picture = paint(request, layout(request));
        const QImage expected = QImage::fromData(QByteArray::fromStdString(writePicture(picture, PictureFormat::Png)));
        QImage drawn(expected.size(), QImage::Format_RGB32);
        drawn.fill(Qt::white);
        QPainter painter(&drawn);
        painter.scale(drawn.width() / picture.width, drawn.height() / picture.height);
        drawPicture(painter, picture, QRectF(0, 0, picture.width, picture.height));
        painter.end();
        qint64 other = 0; // the edges of letters are the business of whoever draws them
        for (int y = 0; y < drawn.height(); ++y) {
            for (int x = 0; x < drawn.width(); ++x)
                other += std::abs(qGray(drawn.pixel(x, y)) - qGray(expected.pixel(x, y))) > 48;
        }
        const double share = static_cast<double>(other) / (drawn.width() * drawn.height());
        QVERIFY2(share < 0.02, qPrintable(QString::number(share)));
    }
};

RESIDUA_TEST_PART(WindowOutTest)
#include "tst_window_out.moc"
