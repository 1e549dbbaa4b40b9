// Work is never lost: recovery, two windows on one file, a file that others change, a full disk; by mouse and keyboard alone.
#include "ui/keep/kept_document.h"
#include "ui/keep/owner.h"
#include "ui/keep/state_folder.h"
#include "ui/start/recovery_dialog.h"
#include "ui/views/elided_label.h"

#include "tests/ui/part.h"
#include "tests/ui/windows_fixture.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"

#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QRegularExpression>
#include <QStandardPaths>

#include <filesystem>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace residua;
using namespace residua::ui;
using namespace residua::test;

namespace {

std::string cifar()
{
    return toJson(*preset("cifar_resnet20"));
}

/// As a program left it that was killed: a process of that number has never run so early.
std::string leaveKept(const Document &document, const QString &origin, const QString &name, int number = 1)
{
    const std::string path = stateFolder("recovery") + '/' + ownedName({1, 1}, number, keptEnding);
    saveFile(path, keptBytes({document, origin, name, QDateTime::currentDateTime()}));
    return path;
}

RecoveryDialog *recoveryOf(const Program &program)
{
    auto *dialog = program.window.findChild<RecoveryDialog *>();
    return dialog && dialog->isVisible() ? dialog : nullptr;
}

QPushButton *buttonOf(const QWidget &dialog, const QString &accessible)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->isVisible() && (button->accessibleName() == accessible || button->text().remove(QLatin1Char('&')) == accessible))
            return button;
    }
    qFatal("no button %s", qPrintable(accessible));
}

/// A small file system in memory; empty where none can be mounted.
class SmallDisk {
public:
    explicit SmallDisk(const std::string &folder) : m_folder(folder)
    {
        std::filesystem::create_directory(folder);
        m_mounted = ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=64k") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_folder.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    bool isMounted() const { return m_mounted; }

private:
    std::string m_folder;
    bool m_mounted = false;
};

} // namespace

class SafetyTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void theFirstFileIsProposedAmongTheDocuments()
    {
        const Home home;
        const QByteArray before = qgetenv("HOME");
        qputenv("HOME", QByteArray::fromStdString(home.folder.path()));
        const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        QDir().mkpath(documents);
        Program p({QStringLiteral("resnet18")});
        QString folder;
        hands::inDialog(p.window, [&folder](QWidget *dialog) {
            folder = qobject_cast<QFileDialog *>(dialog)->directory().path();
            QTest::keyClick(dialog, Qt::Key_Escape);
        });
        hands::press(p.window, p.actions().save);
        qputenv("HOME", before);
        QCOMPARE(folder, documents);
    }

    void whatWasNotSavedIsOfferedAndNeverWrittenOverItsFile()
    {
        const Home home;
        const QString file = home.file("mine.residua.json", cifar());
        ResNetSpec changed = *preset("cifar_resnet20");
        changed.stages[0].depth = 7;
        const std::string kept = leaveKept(documentOf(changed), file, QStringLiteral("mine.residua.json"));
        Program p;
        QTRY_VERIFY(recoveryOf(p));
        QTest::mouseClick(buttonOf(*recoveryOf(p), QStringLiteral("Open mine.residua.json")), Qt::LeftButton);
        QVERIFY(!recoveryOf(p));
        QCOMPARE(p.session.shown().spec(), changed);
        QVERIFY(p.window.isWindowModified());
        QString suggested;
        hands::inFileDialog(p.window, {}, &suggested);
        hands::press(p.window, p.actions().save); // it has no file: asks
        QCOMPARE(home.bytes("mine.residua.json"), cifar());
        QVERIFY(!std::filesystem::exists(kept)); // it is this program's now
        QVERIFY(!std::filesystem::is_empty(stateFolder("recovery")));
        hands::inFileDialog(p.window, home.path("rescued.residua.json"));
        hands::press(p.window, p.actions().save);
        QCOMPARE(home.bytes("rescued.residua.json"), toJson(changed));
        QCOMPARE(home.bytes("mine.residua.json"), cifar());
        QTRY_VERIFY(std::filesystem::is_empty(stateFolder("recovery")));
    }

    /// The same file, twice changed within a minute.
    void copiesOfOneDocumentAreToldApart()
    {
        const Home home;
        ResNetSpec changed = *preset("cifar_resnet20");
        leaveKept(documentOf(changed), home.path("mine.residua.json"), QStringLiteral("mine.residua.json"), 1);
        changed.stages[0].depth = 7;
        Document second = documentOf(changed);
        second.workspace.variants.push_back({"other", "", changed});
        leaveKept(second, home.path("mine.residua.json"), QStringLiteral("mine.residua.json"), 2);
        Program p;
        QTRY_VERIFY(recoveryOf(p));
        QStringList said;
        for (const ElidedLabel *label : recoveryOf(p)->findChildren<ElidedLabel *>())
            said << label->fullText();
        const QString all = said.join(QLatin1Char('\n'));
        const auto isSaid = [&all](const char *words) { return QRegularExpression(QString::fromUtf8(words)).match(all).hasMatch(); };
        QVERIFY2(isSaid("Kept today, [0-9]{2}:[0-9]{2}:[0-9]{2} · 270 K · 40.6 MMAC\n"), qPrintable(all));
        QVERIFY2(isSaid("Kept today, [0-9]{2}:[0-9]{2}:[0-9]{2} · 288 K · 59.4 MMAC · 2 variants\n"), qPrintable(all));
    }

    /// The image that was on show comes back with the document, and without a question: it was this user's, in this program.
    void whatIsRecoveredHasItsImage()
    {
        const Home home;
        const QString image = home.path("photo.png");
        QImage picture(40, 30, QImage::Format_RGB888);
        picture.fill(Qt::green);
        QVERIFY(picture.save(image));
        std::string copy;
        {
            Program p({home.file("mine.residua.json", cifar())});
            p.edit("5");
            QTRY_VERIFY(!std::filesystem::is_empty(stateFolder("recovery")));
            p.window.openAny(image); // after the last edit
            QTRY_VERIFY(p.session.setup().image);
            const auto keep = [&copy] {
                const std::filesystem::directory_iterator first(stateFolder("recovery"));
                copy = first == std::filesystem::directory_iterator() ? std::string() : readFile(first->path().string(), 100'000, "file");
                return copy.find("photo.png") != std::string::npos;
            };
            QTRY_VERIFY(keep());
            test::answerQuestion(p.window, QStringLiteral("Discard"));
            hands::press(p.window, p.actions().close);
        }
        saveFile(stateFolder("recovery") + '/' + ownedName({1, 1}, 1, keptEnding), copy); // it was killed instead
        Program p;
        QTRY_VERIFY(recoveryOf(p));
        QTest::mouseClick(buttonOf(*recoveryOf(p), QStringLiteral("Open mine.residua.json")), Qt::LeftButton);
        QTRY_VERIFY2(p.session.setup().image, qPrintable(p.window.messages().text()));
        QCOMPARE(p.session.setup().imageName, QStringLiteral("photo.png"));
        QVERIFY2(!p.window.messages().text().contains(QStringLiteral("photo.png")), qPrintable(p.window.messages().text()));
    }

    void nothingHasToBeDecidedAtOnce()
    {
        const Home home;
        const std::string first = leaveKept(documentOf(*preset("resnet50")), {}, QStringLiteral("resnet50"), 1),
                          second = leaveKept(documentOf(*preset("resnet34")), {}, QStringLiteral("resnet34"), 2);
        saveFile(stateFolder("recovery") + '/' + ownedName(thisProcess(), 99, keptEnding), "another window that runs");
        Program p({QStringLiteral("resnet18")});
        QTRY_VERIFY(recoveryOf(p));
        QCOMPARE(recoveryOf(p)->findChildren<QPushButton *>(QStringLiteral("recover")).size(), 2);
        QTest::mouseClick(buttonOf(*recoveryOf(p), QStringLiteral("Discard resnet50")), Qt::LeftButton);
        QVERIFY(std::filesystem::exists(first)); // it can be taken back until the dialog closes
        QTest::mouseClick(buttonOf(*recoveryOf(p), QStringLiteral("Later")), Qt::LeftButton);
        QVERIFY(!std::filesystem::exists(first));
        QVERIFY(std::filesystem::exists(second));
        QCOMPARE(p.session.shown().spec().name, std::string("resnet18"));
    }

    void closingInPeaceLeavesNothingToRecover()
    {
        const Home home;
        {
            Program p({home.file("mine.residua.json", cifar())});
            p.edit("5");
            QTRY_VERIFY(!std::filesystem::is_empty(stateFolder("recovery")));
            test::answerQuestion(p.window, QStringLiteral("Discard"));
            hands::press(p.window, p.actions().close);
            QVERIFY(!p.window.isVisible());
        }
        QVERIFY(std::filesystem::is_empty(stateFolder("recovery")));
        QCOMPARE(home.bytes("mine.residua.json"), cifar());
    }

    void twoWindowsOnOneFileKnowOfEachOther()
    {
        const Home home;
        const QString file = home.file("mine.residua.json", cifar());
        Program first({file});
        Program second({file});
        QVERIFY(first.window.messages().text().isEmpty());
        QVERIFY(second.window.messages().text().contains(QStringLiteral("another window")));
        second.edit("5");
        QString asked;
        test::answerQuestion(second.window, QStringLiteral("Cancel"), &asked);
        hands::press(second.window, second.actions().save);
        QVERIFY2(asked.contains(QStringLiteral("another window")), qPrintable(asked));
        QCOMPARE(home.bytes("mine.residua.json"), cifar());
        QVERIFY(second.window.isWindowModified());
        test::answerQuestion(second.window, QStringLiteral("Replace"));
        hands::press(second.window, second.actions().save);
        QVERIFY(home.bytes("mine.residua.json") != cifar());
        QTRY_VERIFY(first.window.messages().text().contains(QStringLiteral("changed by another program")));
        first.clickMessageButton(); // Reload
        QTRY_COMPARE(first.session.shown().spec().stages[0].depth, 5);
    }

    void whatOthersWriteIsReplacedByNobodyWhoWasNotAsked()
    {
        const Home home;
        const QString file = home.file("mine.residua.json", cifar());
        Program p({file});
        p.edit("5");
        const std::string theirs = toJson(*preset("resnet34"));
        home.file("mine.residua.json", theirs);
        QTRY_VERIFY(p.window.messages().text().contains(QStringLiteral("and here")));
        test::answerQuestion(p.window, QStringLiteral("Cancel"));
        hands::press(p.window, p.actions().save);
        QCOMPARE(home.bytes("mine.residua.json"), theirs);
        test::answerQuestion(p.window, QStringLiteral("Cancel")); // of the reload: it would lose what was changed here
        p.clickMessageButton();
        QCOMPARE(p.session.shown().spec().stages[0].depth, 5);
        std::filesystem::remove(home.folder / "mine.residua.json");
        QTRY_VERIFY(p.window.messages().text().contains(QStringLiteral("gone")));
        hands::press(p.window, p.actions().save);
        QVERIFY(home.bytes("mine.residua.json").find("\"depth\": 5") != std::string::npos);
        QVERIFY(!p.window.isWindowModified());
    }

    void aFullDiskIsSaidAndTheOldFileStays()
    {
        const Home home;
        const SmallDisk disk(home.folder / "disk");
        if (!disk.isMounted())
            QSKIP("a small file system cannot be mounted here: it needs root");
        const QString file = home.file("disk/mine.residua.json", cifar());
        Program p({file});
        p.edit("5");
        home.file("disk/filler", std::string(200'000, 'x')); // as much as there is room for
        hands::press(p.window, p.actions().save);
        const QString said = p.window.messages().text();
        QVERIFY2(said.contains(QStringLiteral("free some space")), qPrintable(said));
        QCOMPARE(home.bytes("disk/mine.residua.json"), cifar());
        QVERIFY(p.window.isWindowModified());
        hands::inFileDialog(p.window, home.path("elsewhere.residua.json"));
        p.clickMessageButton(); // Save As…
        QVERIFY(!p.window.isWindowModified());
        QVERIFY(home.bytes("elsewhere.residua.json").find("\"depth\": 5") != std::string::npos);
    }

    void aReadOnlyFolderIsSaid()
    {
        const Home home;
        const SmallDisk disk(home.folder / "disk");
        const QString file = home.file("disk/mine.residua.json", cifar());
        if (!disk.isMounted() || ::mount("", (home.folder / "disk").c_str(), "", MS_REMOUNT | MS_RDONLY, "") != 0)
            QSKIP("a file system cannot be made read-only here: it needs root");
        Program p({file});
        p.edit("5");
        hands::press(p.window, p.actions().save);
        const QString said = p.window.messages().text();
        QVERIFY2(said.contains(QStringLiteral("check the permissions")), qPrintable(said));
        QCOMPARE(home.bytes("disk/mine.residua.json"), cifar());
        QVERIFY(p.window.isWindowModified());
    }

    void whatCannotBeKeptIsSaid()
    {
        const Home home;
        qputenv("XDG_STATE_HOME", QByteArray::fromStdString(home.folder.file("no-folder", "")));
        Program p({home.file("mine.residua.json", cifar())});
        p.edit("5");
        QTRY_VERIFY(p.window.messages().text().contains(QStringLiteral("cannot be kept for recovery")));
        QVERIFY(p.window.messages().text().contains(QStringLiteral("no-folder")));
        hands::press(p.window, p.actions().save); // which works all the same
        QVERIFY(!p.window.isWindowModified());
    }
};

RESIDUA_TEST_PART(SafetyTest)
#include "tst_safety.moc"
