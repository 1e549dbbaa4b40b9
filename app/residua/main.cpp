#include "app/residua/start_report.h"

#include "ui/look/file_dialog.h"
#include "ui/look/flat_style.h"
#include "ui/window/main_window.h"
#include "ui/window/run_controller.h"
#include "ui/window/settings.h"

#include "core/data/error.h"
#include "core/data/image_decoder.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QMimeDatabase>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

namespace {

using namespace residua;

/// One window and what it shows.
struct OpenWindow {
    ui::Session session;
    ui::Worker worker{session};
    ui::MainWindow window{session, worker};
};

/// What Qt cannot go on from, above all a display that is not there, is a sentence and status 1, not a core dump.
void report(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    std::fprintf(stderr, "residua: %s\n", qPrintable(text));
    if (type == QtFatalMsg)
        std::_Exit(1);
}

/// Loads the plug-ins that the window needs, and starts the threads. While libtorch is being opened, the loader makes every other
/// library wait, and every thread that begins.
void loadPlugins()
{
    const QIcon icon(QStringLiteral(":/icons/residua.svg"));
    icon.pixmap(16, 16);
    QApplication::setWindowIcon(icon);
    QMimeDatabase().mimeTypeForName(QStringLiteral("application/json"));
    ui::FileDialog::prepare();
}

void show(OpenWindow &each)
{
    QObject::connect(&each.window, &ui::MainWindow::painted, &each.window, [&each] {
        loadPlugins();
        each.worker.start();
    });
    // Beside the engine's start it would be waited for.
    QObject::connect(&each.session, &ui::Session::engineInfoChanged, &each.window, [] {
        try {
            prepareImageDecoder();
        } catch (const Error &) { // said when an image is opened
        }
    });
    each.window.restoreLayout();
    each.window.show();
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
            "Presets (resnet50), architectures (.residua.json), workspaces (.residua), images or weights (.safetensors, .pth, ...)"),
        QStringLiteral("[FILE...]"));
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
    QGuiApplication::setDesktopFileName(QStringLiteral("residua"));

    QApplication::setStyle(new ui::FlatStyle);
    const QPalette desktop = ui::paletteFor(ui::Appearance::System);
    const ui::Appearance appearance = ui::Settings::appearance();
    QApplication::setPalette(appearance == ui::Appearance::System ? desktop : ui::paletteFor(appearance));

    // Each document has a window of its own; images and sweeps go to the first, and weights behind an architecture are for that.
    std::vector<std::unique_ptr<OpenWindow>> windows;
    windows.push_back(std::make_unique<OpenWindow>());
    bool taken = false, architecture = false;
    for (const QString &file : parser.positionalArguments()) {
        const bool weights = ui::RunController::isWeightName(file);
        if (ui::MainWindow::isInput(file)) {
            windows.front()->window.openAny(file);
        } else if (weights && std::exchange(architecture, false)) {
            windows.back()->window.loadWeights(file);
        } else {
            if (std::exchange(taken, true))
                windows.push_back(std::make_unique<OpenWindow>());
            architecture = !weights;
            windows.back()->window.openAny(file);
        }
    }
    std::unique_ptr<StartReport> start;
    if (parser.isSet(reportStart()))
        start = std::make_unique<StartReport>(windows.front()->window, windows.front()->session, parser.value(reportStart()).toLongLong());
    for (const auto &window : windows)
        show(*window);
    const int status = QApplication::exec();
    constexpr std::chrono::milliseconds patience{200};
    bool ended = true;
    for (const auto &window : windows)
        ended = window->worker.end(patience) && ended;
    if (!ended)
        std::_Exit(status); // nobody waits for an operation of libtorch whose result nobody sees
    return status;
}
