// What the program keeps of its work: files, owners, what comes back after a program has died.
#include "ui/keep/crash_copies.h"
#include "ui/keep/keeper.h"
#include "ui/keep/last_session.h"
#include "ui/keep/open_file.h"
#include "ui/keep/owner.h"
#include "ui/keep/state_folder.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/part.h"
#include "tests/ui/patience.h"

#include "core/arch/presets.h"
#include "core/data/error.h"
#include "core/data/file.h"

#include <QSignalSpy>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace residua;
using namespace residua::ui;

namespace {

/// A state folder of its own for one test.
struct State {
    test::TempFolder folder;

    State()
    {
        qputenv("XDG_STATE_HOME", QByteArray::fromStdString(folder.path()));
        qputenv("RESIDUA_KEEP_INTERVAL", "40");
    }
    std::string recovery() const { return folder / "residua/recovery"; }
    std::vector<std::string> kept() const
    {
        std::vector<std::string> paths;
        std::error_code error;
        for (std::filesystem::directory_iterator each(recovery(), error), end; !error && each != end; ++each)
            paths.push_back(each->path().string());
        return paths;
    }
};

void deepen(Session &session)
{
    ResNetSpec next = session.shown().spec();
    ++next.stages[0].depth;
    session.shown().propose(next, {QStringLiteral("Set stage 1 depth"), {}});
}

/// A process that has ended and been waited for.
Owner deadProcess()
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(0);
    ::waitpid(child, nullptr, 0);
    return {child, 1};
}

/// Makes the only kept file look as if its program had died.
std::string orphanOf(const State &state)
{
    const std::string from = state.kept().at(0), to = state.recovery() + '/' + ownedName(deadProcess(), 1, keptEnding);
    std::filesystem::rename(from, to);
    return to;
}

} // namespace

class KeepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ownersAreKnownByNumberAndStart()
    {
        const Owner own = thisProcess();
        QVERIFY(own.started > 0);
        QVERIFY(isAlive(own));
        QVERIFY(!isAlive({own.process, own.started + 1})); // another one that was given the number
        QVERIFY(!isAlive(deadProcess()));
        const std::string name = ownedName(own, 7, keptEnding);
        QVERIFY(ownerOf(name, keptEnding) == own);
        for (const char *other : {"", ".kept", "1-2.kept", "1-2-x.kept", "1-2-3.open", "-1-2-3.kept", "1-2-3.kept-crash", "0-2-3.kept"})
            QVERIFY2(!ownerOf(other, keptEnding), other);
    }

    /// One that is killed stays known to the system until its parent has asked for its end.
    void aProgramThatNobodyHasWaitedForIsDead()
    {
        int pipe[2];
        QCOMPARE(::pipe(pipe), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const Owner own = ownerOfProcess(::getpid());
            if (::write(pipe[1], &own, sizeof own) != static_cast<ssize_t>(sizeof own))
                ::_exit(1);
            ::pause();
            ::_exit(0);
        }
        Owner owner;
        QCOMPARE(::read(pipe[0], &owner, sizeof owner), static_cast<ssize_t>(sizeof owner));
        QVERIFY(owner.started > 0 && isAlive(owner));
        ::kill(child, SIGKILL);
        siginfo_t ended{};
        QCOMPARE(::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT), 0); // and leaves it there
        QVERIFY(!isAlive(owner));
        ::waitpid(child, nullptr, 0);
        for (const int end : pipe)
            ::close(end);
    }

    void keptDocumentsAreReadBackEqual()
    {
        const State state;
        KeptDocument kept{documentOf(*preset("cifar_resnet20")), QStringLiteral("/tmp/ä\"\n.residua.json"), QStringLiteral("Name"),
                          QDateTime::fromMSecsSinceEpoch(1'700'000'000'123)};
        kept.document.workspace.variants.front().note = "a note";
        const std::string path = state.folder.file("1-1-1.kept", keptBytes(kept));
        const KeptDocument back = readKept(path);
        QVERIFY(back.document == kept.document);
        QCOMPARE(back.origin, kept.origin);
        QCOMPARE(back.time.toMSecsSinceEpoch(), kept.time.toMSecsSinceEpoch());
        for (const std::string &bytes : {std::string(), std::string("{}\n{}"), keptBytes(kept).substr(0, 400), std::string("\n\n")})
            QVERIFY_THROWS_EXCEPTION(Error, readKept(state.folder.file("bad.kept", bytes)));
    }

    void changesAreKeptUntilTheyAreSavedOrUndone()
    {
        const State state;
        Session session;
        Keeper keeper(session);
        QSignalSpy kept(&keeper, &Keeper::kept);
        deepen(session);
        QTRY_COMPARE(kept.count(), 1);
        QCOMPARE(state.kept().size(), std::size_t{1});
        QVERIFY(readKept(state.kept()[0]).document == session.document());
        QVERIFY(orphans(state.recovery()).empty()); // this process lives
        deepen(session);
        QTRY_COMPARE(kept.count(), 2);
        QVERIFY(readKept(state.kept()[0]).document == session.document());
        const std::string file = state.folder / "net.residua.json";
        session.saveAs(QString::fromStdString(file));
        QTRY_VERIFY(state.kept().empty());
        const std::string saved = readFile(file, documentLimit, "file");
        deepen(session);
        QTRY_COMPARE(kept.count(), 3);
        QCOMPARE(readFile(file, documentLimit, "file"), saved); // never the original
        session.undoStack().undo();
        QTRY_VERIFY(state.kept().empty());
    }

    void whatADeadProgramKeptIsRecoveredWithoutAFile()
    {
        const State state;
        const std::string file = state.folder / "net.residua.json";
        {
            Session session;
            Keeper keeper(session);
            session.saveAs(QString::fromStdString(file));
            QSignalSpy kept(&keeper, &Keeper::kept);
            deepen(session);
            QTRY_COMPARE(kept.count(), 1);
        }
        const std::string path = orphanOf(state);
        QCOMPARE(orphans(state.recovery()), std::vector<std::string>{path});
        const std::string original = readFile(file, documentLimit, "file");
        Session session;
        Keeper keeper(session);
        keeper.recover(path);
        QCOMPARE(session.shown().spec().stages[0].depth, 3);
        QVERIFY(session.isModified() && session.isUntitled());
        QCOMPARE(session.origin(), QString::fromStdString(file));
        QVERIFY(orphans(state.recovery()).empty());
        QCOMPARE(state.kept().size(), std::size_t{1}); // still there, as this one's
        QVERIFY_THROWS_EXCEPTION(Error, keeper.recover(path));
        QCOMPARE(readFile(file, documentLimit, "file"), original);
        keeper.forget();
        QTRY_VERIFY(state.kept().empty());
    }

    void aFolderThatCannotBeWrittenIsSaidOnce()
    {
        const test::TempFolder folder;
        qputenv("XDG_STATE_HOME", QByteArray::fromStdString(folder.file("in-the-way", "")));
        qputenv("RESIDUA_KEEP_INTERVAL", "40");
        Session session;
        Keeper keeper(session);
        QSignalSpy failed(&keeper, &Keeper::failed), kept(&keeper, &Keeper::kept);
        deepen(session);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("in-the-way")));
        deepen(session);
        QTest::qWait(150);
        QCOMPARE(failed.count(), 1);
        std::filesystem::remove(folder / "in-the-way"); // mended: it goes on by itself
        deepen(session);
        QTRY_VERIFY(kept.count() > 0);
    }

    void aFullDiskLeavesWhatWasKept()
    {
        const State state;
        Session session;
        Keeper keeper(session);
        QSignalSpy failed(&keeper, &Keeper::failed), kept(&keeper, &Keeper::kept);
        deepen(session);
        QTRY_COMPARE(kept.count(), 1);
        const std::string before = readFile(state.kept()[0], documentLimit, "file");
        struct rlimit old {
        }, small{};
        ::getrlimit(RLIMIT_FSIZE, &old);
        small = {100, old.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        deepen(session);
        QTRY_COMPARE(failed.count(), 1);
        ::setrlimit(RLIMIT_FSIZE, &old);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("ulimit -f")));
        QCOMPARE(readFile(state.kept()[0], documentLimit, "file"), before);
        QTRY_VERIFY(kept.count() > 1); // there is room again
    }

    void aSignalWritesTheCopies_data()
    {
        QTest::addColumn<int>("number");
        for (const auto &[name, number] : {std::pair("SEGV", SIGSEGV), std::pair("ABRT", SIGABRT), std::pair("TERM", SIGTERM),
                                           std::pair("BUS", SIGBUS), std::pair("FPE", SIGFPE), std::pair("HUP", SIGHUP)})
            QTest::newRow(name) << number;
    }
    void aSignalWritesTheCopies()
    {
        QFETCH(int, number);
        const test::TempFolder folder;
        const std::string path = folder.file("a.kept", "what was kept before");
        const pid_t child = ::fork();
        if (child == 0) {
            const struct rlimit none {};
            ::setrlimit(RLIMIT_CORE, &none);
            for (const int each : {SIGSEGV, SIGABRT, SIGTERM, SIGBUS, SIGFPE, SIGHUP}) // not Qt Test's
                ::signal(each, SIG_DFL);
            CrashCopies::writeOnSignals();
            const int first = CrashCopies::enter(), second = CrashCopies::enter();
            CrashCopies::set(first, path, "older");
            CrashCopies::set(first, path, std::string(100'000, 'x'));
            CrashCopies::set(second, path + "2", "y");
            CrashCopies::set(second, {}, {}); // saved meanwhile
            ::raise(number);
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), number); // it ended as it would have
        QCOMPARE(readFile(path, documentLimit, "file"), std::string(100'000, 'x'));
        QCOMPARE(folder.entries(), std::size_t{1});
    }

    void theSecondWhoOpensAFileKnows()
    {
        const State state;
        const std::string path = state.folder.file("net.residua.json", "{}");
        std::filesystem::create_symlink(path, state.folder / "link");
        const OpenFile first(path);
        {
            const OpenFile second(state.folder / "link"), other(state.folder / "other");
            QVERIFY(!first.isOpenElsewhere());
            QVERIFY(second.isOpenElsewhere());
            QVERIFY(!other.isOpenElsewhere());
        }
        QVERIFY(!first.isOpenElsewhere());
        // What a program that was killed said counts no more.
        std::ofstream(state.folder / ("residua/open/" + ownedName(deadProcess(), 1, ".open"))) << "1 " << path;
        QVERIFY(!first.isOpenElsewhere());
    }

    void theLastSessionIsReadBackEqual()
    {
        const State state;
        QVERIFY(readLastSession().empty());
        const std::vector<LastWindow> windows{{QStringLiteral("/tmp/a.residua"), "", QStringLiteral("a"), "{\"level\":\"stage\"}", 2,
                                               QStringLiteral("cat.png"), QStringLiteral("/tmp/w.pth")},
                                              {{}, "{}", QStringLiteral("resnet50"), "{}", 0, {}, {}}};
        saveLastSession(windows);
        QVERIFY(readLastSession() == windows);
        state.folder.file("residua/session/last.json", "{\"format\": 3");
        QVERIFY(readLastSession().empty());
    }
};

RESIDUA_TEST_PART(KeepTest)
#include "tst_keep.moc"
