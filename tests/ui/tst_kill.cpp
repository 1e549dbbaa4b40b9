// A program that is killed at any moment while somebody edits and saves: no file is damaged, and of the edits those of one interval are
// lost at most. RESIDUA_KILLS in the environment says how often (20 unless set); with it, once at the interval that users have, too.
// How the window looked is there again.
#include "ui/graph/graph_view.h"
#include "ui/keep/crash_copies.h"
#include "ui/keep/keeper.h"
#include "ui/keep/state_folder.h"
#include "ui/models/layer_view.h"
#include "ui/models/module_view.h"
#include "ui/models/row_roles.h"
#include "ui/window/settings.h"
#include "ui/window/settings_file.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "tests/ui/windows_fixture.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/data/file.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>

#include <csignal>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

using namespace residua;
using namespace residua::ui;

namespace {

const char documentName[] = "/net.residua.json", logName[] = "/log";

/// Of the machine: the same in all processes.
std::int64_t milliseconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

/// Edits one after the other, each of which leaves its number as the network's name, and saves now and then, until it is killed.
int editForever(const std::string &folder)
{
    CrashCopies::writeOnSignals();
    Session session;
    Keeper keeper(session);
    session.open(QString::fromStdString(folder + documentName));
    std::FILE *log = std::fopen((folder + logName).c_str(), "ab");
    int number = 0;
    QRandomGenerator random(QRandomGenerator::securelySeeded());
    QTimer hand;
    QObject::connect(&hand, &QTimer::timeout, &session, [&] {
        ResNetSpec next = session.shown().spec();
        next.name = std::to_string(++number);
        session.shown().propose(next, {QStringLiteral("Rename"), {}});
        std::fprintf(log, "%d %lld\n", number, static_cast<long long>(milliseconds()));
        std::fflush(log);
        if (random.bounded(40) == 0)
            session.saveAs(session.path());
        hand.setInterval(random.bounded(1, 12));
    });
    hand.start(5);
    return QApplication::exec();
}

QSplitter &columnsOf(const MainWindow &window)
{
    for (auto *each : window.findChildren<QSplitter *>()) {
        if (each->count() == 3)
            return *each;
    }
    qFatal("no columns");
}

RowTreeView &modulesOf(const MainWindow &window)
{
    return window.findChild<ModuleView *>()->tree();
}

/// The row of `path` in a tree that is seen.
QModelIndex rowOf(RowTreeView &tree, const QString &path)
{
    QModelIndex found;
    forEachRow(*tree.model(), {}, [&](const QModelIndex &index) {
        if (index.data(PathRole).toString() == path)
            found = index;
    });
    return found;
}

/// Presses the triangle beside a row.
void clickTriangle(RowTreeView &tree, const QString &path)
{
    const QRect row = tree.visualRect(rowOf(tree, path));
    test::clickAt(*tree.viewport(), {row.left() - tree.indentation() / 2, row.center().y()});
}

/// A window that somebody arranges and then leaves alone, until it is killed.
int arrange(const char *settings, const char *document)
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("residua"));
    QCoreApplication::setApplicationName(QString::fromLatin1(settings));
    const test::Program p({QString::fromLocal8Bit(document)});
    MainWindow &window = p.window;
    window.resize(1300, 820);
    if (!QTest::qWaitFor([&window] { return window.graph().isSettled(); }, patience))
        qFatal("no picture");
    clickTriangle(window.layers().tree(), QStringLiteral("layer2"));
    QTabBar &tabs = *window.findChild<QTabWidget *>()->tabBar();
    test::clickAt(tabs, tabs.tabRect(1).center());
    clickTriangle(modulesOf(window), QStringLiteral("layer1"));
    test::hands::press(window, p.actions().showTables);
    test::hands::press(window, p.actions().stages);
    const QPoint border = columnsOf(window).handle(1)->mapTo(&window, QPoint(0, 200));
    test::drag(window, border, border + QPoint(50, 0));
    if (!test::chooseCommand(window, "View/Color by/parameters"))
        qFatal("no such colors");
    if (!QTest::qWaitFor([&window] { return window.graph().isSettled(); }, patience))
        qFatal("no picture");
    test::clickAt(window.graph(), window.graph().rectOf("layer3").center().toPoint());
    test::hands::press(window, p.actions().zoomIn);
    std::printf("form %d zoom %.3f\n", columnsOf(window).sizes().first(), window.graph().zoom());
    std::fflush(stdout);
    return QApplication::exec();
}

int numberIn(const ResNetSpec &spec)
{
    return std::stoi(spec.name);
}

/// When each edit was made, by its number.
std::map<int, std::int64_t> editsIn(const std::string &folder)
{
    std::map<int, std::int64_t> edits;
    std::ifstream log(folder + logName);
    for (std::int64_t number = 0, time = 0; log >> number >> time;)
        edits[static_cast<int>(number)] = time;
    return edits;
}

/// In memory where that is possible: how long a drive takes is not what is tested.
std::filesystem::path scratch()
{
    return std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : std::filesystem::temp_directory_path();
}

/// How long before its end the program made the first edit that is lost, in milliseconds; 0: none is. Fails where a file is damaged.
std::int64_t lossOfOneKill(int signal, int interval, int leastLife, int mostLife)
{
    const test::TempFolder folder(scratch());
    qputenv("XDG_STATE_HOME", QByteArray::fromStdString(folder.path()));
    ResNetSpec first = *preset("cifar_resnet20");
    first.name = "0";
    saveFile(folder.path() + documentName, documentBytes(documentOf(first)));
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("RESIDUA_KEEP_INTERVAL"), QString::number(interval));
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("kill"), QStringLiteral("--child"), QString::fromStdString(folder.path())});
    if (!QTest::qWaitFor([&] { return !editsIn(folder.path()).empty(); }, patience))
        qFatal("the program does not begin");
    QTest::qWait(leastLife + QRandomGenerator::global()->bounded(mostLife - leastLife));
    const std::int64_t end = milliseconds();
    ::kill(static_cast<pid_t>(program.processId()), signal);
    program.waitForFinished(patience);

    const auto edits = editsIn(folder.path());
    int there = numberIn(readDocument(QString::fromStdString(folder.path() + documentName)).document.workspace.variants[0].architecture);
    for (const std::string &kept : orphans(stateFolder() + "/recovery"))
        there = std::max(there, numberIn(readKept(kept).document.workspace.variants[0].architecture));
    const auto lost = edits.upper_bound(there);
    return lost == edits.end() ? 0 : std::max<std::int64_t>(0, end - lost->second);
}

} // namespace

class KillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIntervalOfEditsIsLostAtMost()
    {
        constexpr int interval = 200, usual = 20, slack = 5; // a busy machine is late, not wrong
        bool given = false;
        const int asked = qEnvironmentVariableIntValue("RESIDUA_KILLS", &given), kills = given ? asked : usual;
        std::int64_t worst = 0;
        int whole = 0;
        for (int i = 0; i < kills; ++i) {
            const std::int64_t loss = lossOfOneKill(SIGKILL, interval, 0, 500);
            QVERIFY2(loss <= interval * slack, qPrintable(QStringLiteral("edits of %1 ms are lost").arg(loss)));
            worst = std::max(worst, loss);
            whole += loss == 0;
        }
        std::printf("%d kills, interval %d ms: at most the edits of %lld ms lost, none in %d\n", kills, interval,
                    static_cast<long long>(worst), whole);
    }

    void aProgramThatDiesOfAnErrorWritesBeforeItDoes_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SEGV") << SIGSEGV;
        QTest::newRow("ABRT") << SIGABRT;
        QTest::newRow("TERM") << SIGTERM;
    }
    void aProgramThatDiesOfAnErrorWritesBeforeItDoes()
    {
        QFETCH(int, signal);
        constexpr int interval = 20'000, most = 1000; // nothing is kept on disk so early
        const std::int64_t loss = lossOfOneKill(signal, interval, 200, 400);
        QVERIFY2(loss <= most, qPrintable(QStringLiteral("edits of %1 ms are lost").arg(loss)));
    }

    void theWindowIsAsItWas()
    {
        const test::Home home;
        Settings::setBeginning(Settings::Beginning::LastSession);
        saveSettings();
        const QString file = home.file("net.residua.json", toJson(*preset("resnet34")));
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("kill"), QStringLiteral("--arrange"), QCoreApplication::applicationName(), file});
        QByteArray said;
        const auto hasSaid = [&] {
            return (said += program.readAllStandardOutput()).contains('\n') || program.state() == QProcess::NotRunning;
        };
        QVERIFY(QTest::qWaitFor(hasSaid, patience));
        QVERIFY2(said.contains('\n'), program.readAllStandardError().constData());
        const auto isKept = [] {
            const std::vector<LastWindow> last = readLastSession();
            return last.size() == 1 && last[0].view.find("layer3") != std::string::npos && last[0].view.find("zoom") != std::string::npos
                && Settings::state(QStringLiteral("panels")) == "1110";
        };
        QTRY_VERIFY_WITH_TIMEOUT(isKept(), 10'000);
        ::kill(static_cast<pid_t>(program.processId()), SIGKILL);
        ::kill(static_cast<pid_t>(program.processId()), SIGKILL);
        program.waitForFinished(patience);

        const test::Program p;
        QTRY_COMPARE(p.session.path(), file);
        QCOMPARE(p.window.size(), QSize(1300, 820));
        QVERIFY(!p.window.layers().isVisible() && !p.actions().showTables->isChecked());
        QTRY_COMPARE(p.window.graph().level(), Level::Stage);
        QTRY_VERIFY(p.window.graph().isSettled());
        test::hands::press(p.window, p.actions().showTables);
        RowTreeView &layers = p.window.layers().tree(), &modules = modulesOf(p.window);
        QVERIFY(modules.isVisible());
        QVERIFY(modules.isExpanded(rowOf(modules, QStringLiteral("layer1")))
                && !modules.isExpanded(rowOf(modules, QStringLiteral("layer2"))));
        QVERIFY(layers.isExpanded(rowOf(layers, QStringLiteral("layer1"))) && !layers.isExpanded(rowOf(layers, QStringLiteral("layer2"))));
        QCOMPARE(p.session.metric(), Metric::Parameters);
        QCOMPARE(p.session.shown().selection().path, std::string("layer3"));
        QCOMPARE("form " + QByteArray::number(columnsOf(p.window).sizes().first()) + " zoom "
                     + QByteArray::number(p.window.graph().zoom(), 'f', 3),
                 said.trimmed());
        QVERIFY(!p.window.graph().isFitting());
    }

    void theIntervalOfUsersHolds()
    {
        if (!qEnvironmentVariableIsSet("RESIDUA_KILLS"))
            QSKIP("half a minute: where RESIDUA_KILLS is set");
        constexpr int interval = 20'000;
        const std::int64_t loss = lossOfOneKill(SIGKILL, interval, 24'000, 39'000);
        QVERIFY2(loss <= interval, qPrintable(QStringLiteral("edits of %1 ms are lost").arg(loss)));
        std::printf("interval %d ms: edits of %lld ms lost\n", interval, static_cast<long long>(loss));
    }
};

namespace {

int runKills(int argc, char **argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--child")
        return editForever(argv[2]);
    if (argc == 4 && std::string_view(argv[1]) == "--arrange")
        return arrange(argv[2], argv[3]);
    KillTest test;
    return QTest::qExec(&test, argc, argv);
}

const test::Part thisPart(__FILE__, &runKills);

} // namespace

#include "tst_kill.moc"
