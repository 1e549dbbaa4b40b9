#include "app/residua/start_report.h"

#include "ui/keep/crash_copies.h"
#include "ui/look/flat_style.h"
#include "ui/window/language.h"
#include "ui/window/settings.h"
#include "ui/window/settings_file.h"
#include "ui/window/windows.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace {

using namespace residua;

/// What Qt cannot go on from, above all a display that is not there, is a sentence and status 1, not a core dump.
void report(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    std::fprintf(stderr, "residua: %s\n", qPrintable(text));
    if (type == QtFatalMsg) {
        ui::CrashCopies::write();
        std::_Exit(1);
    }
}

QCommandLineOption noSession()
{
    return {QStringLiteral("no-session"), QStringLiteral("Do not open what was open when the program was last left")};
}

QCommandLineOption reportStart()
{
    QCommandLineOption option(QStringLiteral("report-start"), QStringLiteral("For benchmarks"), QStringLiteral("nanoseconds"));
    option.setFlags(QCommandLineOption::HiddenFromHelp);
    return option;
}

/// Reads the command line; ends the program where it asks for help or the version, or is wrong.
void read(QCommandLineParser &parser, const QCoreApplication &app)
{
    QCoreApplication::setApplicationName(QStringLiteral("residua"));
    QCoreApplication::setOrganizationName(QStringLiteral("residua"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RESIDUA_VERSION));
    parser.setApplicationDescription(
        QStringLiteral("Design residual networks on a live libtorch model.\nresidua-cli does the same without a window."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("files"),
        QStringLiteral(
            "Presets (resnet50), architectures (.residua.json), workspaces (.residua), images, class names (.txt) or weights (.pth, ...)"),
        QStringLiteral("[FILE...]"));
    parser.addOption(noSession());
    parser.addOption(reportStart());
    parser.process(app);
}

} // namespace

int main(int argc, char **argv)
{
    qInstallMessageHandler(report);
    QCommandLineParser parser;
    const auto given = [](const char *name) { return !qEnvironmentVariableIsEmpty(name); };
    if (!given("DISPLAY") && !given("WAYLAND_DISPLAY") && !given("QT_QPA_PLATFORM")) {
        const QCoreApplication app(argc, argv);
        read(parser, app); // help and version need no display
        std::fprintf(stderr, "residua: there is no display to open a window on; residua-cli does the same without one\n");
        return 1;
    }
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication app(argc, argv);
    read(parser, app);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Residua"));
    ui::speak(ui::chosenLanguage(ui::Settings::language(), QLocale::system().uiLanguages()));
    QGuiApplication::setDesktopFileName(QStringLiteral("residua"));

    QApplication::setStyle(new ui::FlatStyle);
    const QPalette desktop = ui::paletteFor(ui::Appearance::System);
    const ui::Appearance appearance = ui::Settings::appearance();
    QApplication::setPalette(appearance == ui::Appearance::System ? desktop : ui::paletteFor(appearance));

    ui::CrashCopies::writeOnSignals();
    std::atexit(ui::CrashCopies::write); // a display that goes away ends the program by exit()
    ui::Windows windows;
    windows.begin(parser.positionalArguments(), !parser.isSet(noSession()));
    std::unique_ptr<StartReport> start;
    if (parser.isSet(reportStart()))
        start = std::make_unique<StartReport>(windows.front().window, windows.front().session, parser.value(reportStart()).toLongLong());
    windows.show();
    const int status = QApplication::exec();
    constexpr std::chrono::milliseconds patience{200};
    const bool ended = windows.end(patience);
    ui::saveSettings();
    if (!ended)
        std::_Exit(status); // nobody waits for an operation of libtorch whose result nobody sees
    return status;
}
