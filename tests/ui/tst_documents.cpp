// What becomes of files, by mouse and keyboard alone: nothing is replaced that nobody named.
#include "ui/look/file_dialog.h"
#include "ui/window/class_chooser.h"
#include "ui/window/document_controller.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_controller.h"
#include "ui/window/windows.h"

#include "tests/ui/document_hands.h"
#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "tests/ui/weight_file_maker.h"
#include "tests/ui/window_fixture.h"
#include "tests/ui/window_settings.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/data/file.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QImage>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

using namespace residua;
using namespace residua::ui;
namespace hands = residua::test::hands;

namespace {

struct Fixture : test::WindowFixture {
    Fixture() { show(); }
    const Actions &actions() const { return window.actions(); }
    QString path(const char *name) const { return QString::fromStdString(folder / name); }
    /// By File > Open.
    void open(const QString &file)
    {
        hands::inFileDialog(window, file);
        hands::press(window, actions().open);
        QTRY_VERIFY(session.path() == file || session.setup().imagePath == posixPath(file));
    }
    std::string bytes(const char *name) const { return readFile(folder / name, documentLimit, "file"); }
};

std::string cifar()
{
    return toJson(*preset("cifar_resnet20"));
}

} // namespace

class DocumentsTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useEmptySettings("residua-documents-test"); }
    void init()
    {
        QuietTest::init();
        QSettings().clear();
    }

    void aPresetReplacesNoFile_data() { test::eitherWay("byMenu", "menu", "chooser"); }
    void aPresetReplacesNoFile()
    {
        QFETCH(bool, byMenu);
        Fixture f;
        const QString file = QString::fromStdString(f.folder.file("mine.residua.json", cifar()));
        f.open(file);
        if (byMenu)
            hands::chooseInMenu(f.window, {QStringLiteral("Network"), QStringLiteral("Preset"), QStringLiteral("resnet50")});
        else
            hands::chooseInBox(f.window.findChild<QComboBox *>(QStringLiteral("preset")), QStringLiteral("resnet50"));
        QCOMPARE(f.session.shown().spec().name, std::string("resnet50"));
        QVERIFY(f.window.messages().text().contains(QStringLiteral("mine.residua.json")));
        QVERIFY(!f.window.windowTitle().contains(QStringLiteral("mine")));
        QString suggested;
        hands::inFileDialog(f.window, f.path("other.residua.json"), &suggested);
        hands::press(f.window, f.actions().save); // asks for a name
        QCOMPARE(suggested, QStringLiteral("resnet50.residua.json"));
        QCOMPARE(f.bytes("mine.residua.json"), cifar());
        QCOMPARE(f.bytes("other.residua.json"), toJson(*preset("resnet50")));
        QCOMPARE(f.session.path(), f.path("other.residua.json"));
        hands::inFileDialog(f.window, {}, &suggested);
        hands::chooseInMenu(f.window,
                            {QStringLiteral("File"), QStringLiteral("Export"), QStringLiteral("PyTorch Code…")}); // called as its file
        QCOMPARE(suggested, QStringLiteral("other.py"));
        // Undone, it is an edit of the file that it was saved as; the first one is left alone for good.
        hands::press(f.window, f.actions().undo);
        QCOMPARE(f.session.path(), f.path("other.residua.json"));
        QCOMPARE(f.bytes("mine.residua.json"), cifar());
    }

    void undoingAPresetReturnsToTheFile()
    {
        Fixture f;
        const QString file = QString::fromStdString(f.folder.file("mine.residua.json", cifar()));
        f.open(file);
        hands::chooseInMenu(f.window, {QStringLiteral("Network"), QStringLiteral("Preset"), QStringLiteral("resnet50")});
        QVERIFY(f.session.path().isEmpty());
        hands::press(f.window, f.actions().undo);
        QCOMPARE(f.session.path(), file);
        QVERIFY(!f.window.isWindowModified());
        QVERIFY(f.window.messages().text().isEmpty());
        hands::press(f.window, f.actions().redo);
        QVERIFY(f.session.path().isEmpty());
        hands::inFileDialog(f.window, {});
        hands::press(f.window, f.actions().save);
        QCOMPARE(f.bytes("mine.residua.json"), cifar());
    }

    void oneBadFileTakesNothingWithIt_data() { test::eitherWay("badFirst", "first", "last"); }
    void oneBadFileTakesNothingWithIt()
    {
        QFETCH(bool, badFirst);
        const test::TempFolder folder;
        const QString image = QString::fromStdString(folder / "photo.png");
        QImage picture(40, 30, QImage::Format_RGB888);
        picture.fill(Qt::green);
        QVERIFY(picture.save(image));
        const QString weights = QStringLiteral(RESIDUA_SOURCE_FOLDER "/resources/networks/digits.safetensors");
        const QString labels = QString::fromStdString(folder.file("labels.txt", "airplane\nautomobile\n"));
        const QString missing = QString::fromStdString(folder / "missing.png");
        Windows windows([] { return test::makeFakeEngine(std::make_shared<test::FakeControl>()); });
        QStringList files{QStringLiteral("digits"), weights, image};
        files = badFirst ? QStringList{labels} + files : files + QStringList{labels, missing};
        windows.open(files);
        windows.show();
        const auto &f = windows.front();
        QCOMPARE(windows.count(), std::size_t{1});
        QTRY_VERIFY(f.session.setup().weights && f.session.setup().image);
        QCOMPARE(f.session.shown().spec().name, std::string("digits"));
        QTRY_VERIFY(windows.front().window.messages().text().contains(QStringLiteral("labels.txt")));
        if (!badFirst)
            QVERIFY(windows.front().window.messages().text().contains(QStringLiteral("missing.png")));
        QVERIFY(windows.end(std::chrono::seconds(10)));
    }

    /// Another network's weights, an image and class names in one line: what does not belong together is said, and stays said.
    void aLargerNetworksWeightsAreNeverTakenSilently()
    {
        const test::TempFolder folder;
        const QString image = QString::fromStdString(folder / "photo.png");
        QImage picture(40, 30, QImage::Format_RGB888);
        picture.fill(Qt::green);
        QVERIFY(picture.save(image));
        const QString labels = QString::fromStdString(folder.file("labels.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nlast\n"));
        const QString weights = test::weightsOf(folder, *preset("cifar_resnet56"), "ResNet-56.safetensors");
        Windows windows([] { return test::makeFakeEngine(std::make_shared<test::FakeControl>()); });
        windows.open({labels, QStringLiteral("cifar_resnet20"), weights, image});
        windows.show();
        const auto &f = windows.front();
        QTRY_VERIFY(f.session.setup().weights && f.session.setup().image && f.session.setup().classes);
        QCOMPARE(f.session.setup().classes->labels.back(), std::string("last"));
        MessageBar &messages = windows.front().window.messages();
        const QString said = QStringLiteral("“ResNet-56.safetensors” holds a larger network: 180 of its 277 tensors are not used.\n");
        QVERIFY2(messages.text().startsWith(said), qPrintable(messages.text()));
        messages.clear(); // whatever else goes well
        QVERIFY(messages.text().startsWith(said));
        QVERIFY(!messages.text().contains(QStringLiteral("zero_pad")));
        auto *open = messages.findChild<QPushButton *>(QStringLiteral("action"));
        QVERIFY(open && open->text() == QStringLiteral("Open as Its Own Network"));
        QTest::mouseClick(open, Qt::LeftButton);
        QTRY_COMPARE(f.session.shown().spec().stages.front().depth, std::int64_t{9});
        QVERIFY(f.session.setup().weights->unused == 0);
        QVERIFY2(!messages.text().contains(QStringLiteral("larger")), qPrintable(messages.text()));
        QVERIFY(windows.end(std::chrono::seconds(10)));
    }

    void whatCameWithARefusedFileIsForgotten()
    {
        Fixture f;
        const QString bad = QString::fromStdString(f.folder.file("bad.residua.json", "{"));
        const QString labels = QString::fromStdString(f.folder.file("ten.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n"));
        f.window.openAny(bad);
        f.window.openAny(labels);
        QTRY_VERIFY(f.window.messages().text().contains(QStringLiteral("bad.residua.json")));
        f.open(QString::fromStdString(f.folder.file("mine.residua.json", cifar())));
        QTRY_VERIFY(!f.window.classNames().isReading());
        QVERIFY(!f.session.setup().classes);
    }

    void theFirstFileIsLookedForAtHome()
    {
        Fixture f;
        QString folder;
        hands::inDialog(f.window, [&folder](QWidget *dialog) {
            folder = qobject_cast<QFileDialog *>(dialog)->directory().absolutePath();
            QTest::keyClick(dialog, Qt::Key_Escape);
        });
        hands::press(f.window, f.actions().open);
        QCOMPARE(folder, QDir::homePath());
    }

    /// What File > Open takes is opened by mouse, too, though the list of the dialog shows files of another kind.
    void aFileOfAnotherKindThanTheListShowsIsOpenedByTheButton()
    {
        Fixture f;
        f.open(QString::fromStdString(f.folder.file("mine.residua.json", cifar())));
        const QString labels = QString::fromStdString(f.folder.file("ten.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nlast\n"));
        bool before = true, then = false;
        hands::inDialog(f.window, [&](QWidget *dialog) {
            auto *line = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
            const QPushButton *open = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open);
            QTest::keyClicks(line, labels.chopped(1)); // no such file
            before = open->isEnabled();
            QTest::keyClicks(line, labels.last(1));
            then = QTest::qWaitFor([open] { return open->isEnabled(); }, 2000);
            QTest::mouseClick(const_cast<QPushButton *>(open), Qt::LeftButton);
            if (dialog->isVisible())
                QTest::keyClick(dialog, Qt::Key_Escape);
        });
        hands::press(f.window, f.actions().open);
        QVERIFY(!before && then);
        QTRY_VERIFY(f.session.setup().classes);
        QCOMPARE(f.session.setup().classes->labels.back(), std::string("last"));
    }

    void whatIsSavedNamesTheImageOnShow()
    {
        Fixture f;
        const QString image = f.path("photo.png");
        QImage picture(40, 30, QImage::Format_RGB888);
        picture.fill(Qt::green);
        QVERIFY(picture.save(image));
        const QString file = QString::fromStdString(f.folder.file("mine.residua.json", cifar()));
        f.open(image);
        QTRY_VERIFY(f.session.setup().image);
        f.open(file); // the image stays on show
        QVERIFY(f.session.setup().image);
        hands::inFileDialog(f.window, f.path("all.residua"));
        hands::press(f.window, f.actions().saveAs);
        const std::string saved = f.bytes("all.residua");
        QVERIFY2(saved.find("\"image\": \"" + posixPath(image) + '"') != std::string::npos, saved.c_str());
        hands::chooseInMenu(f.window, {QStringLiteral("Run"), QStringLiteral("No Image (Noise)")});
        hands::press(f.window, f.actions().save);
        QVERIFY(f.bytes("all.residua").find("\"image\": null") != std::string::npos);
    }
};

RESIDUA_TEST_PART(DocumentsTest)
#include "tst_documents.moc"
