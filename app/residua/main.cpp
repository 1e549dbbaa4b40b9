#include "app/residua/start_report.h"

#include "ui/look/file_dialog.h"
#include "ui/look/flat_style.h"
#include "ui/window/main_window.h"
#include "ui/window/settings.h"

#include <QApplication>
#include <QBuffer>
#include <QCommandLineParser>
#include <QIcon>
#include <QImage>
#include <QImageReader>
#include <QMimeDatabase>
#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

namespace {

using namespace residua;

/// One window and what it shows.
struct Window {
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
    for (const QByteArray &format : QImageReader::supportedImageFormats()) {
        QBuffer nothing;
        QImageReader(&nothing, format).supportsOption(QImageIOHandler::Size); // a plug-in is loaded with its first reader
    }
    QIcon(QStringLiteral(":/icons/residua.svg")).pixmap(16, 16);
    QMimeDatabase().mimeTypeForName(QStringLiteral("application/json"));
    QImage(QStringLiteral(":/images/coffee.jpg")); // Qt's own threads, which convert its pixels
    ui::FileDialog::prepare();
}

void show(Window &each)
{
    QObject::connect(&each.window, &ui::MainWindow::painted, &each.window, [&each] {
        loadPlugins();
        each.worker.start();
    });
    each.window.restoreLayout();
    each.window.show();
}

} // namespace

int main(int argc, char **argv)
{
    qInstallMessageHandler(report);
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("residua"));
    QCoreApplication::setOrganizationName(QStringLiteral("residua"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RESIDUA_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Residua"));
    QGuiApplication::setDesktopFileName(QStringLiteral("residua"));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Design residual networks on a live libtorch model.\nresidua-cli does the same without a window."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("files"), QStringLiteral("Presets (resnet50), architectures (.residua.json), workspaces (.residua), images or weights (.safetensors)"),
                                 QStringLiteral("[FILE...]"));
    QCommandLineOption reportStart(QStringLiteral("report-start"), QStringLiteral("For benchmarks"), QStringLiteral("nanoseconds"));
    reportStart.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(reportStart);
    parser.process(app);

    QApplication::setStyle(new ui::FlatStyle);
    const QPalette desktop = ui::paletteFor(ui::Appearance::System);
    const ui::Appearance appearance = ui::Settings::appearance();
    QApplication::setPalette(appearance == ui::Appearance::System ? desktop : ui::paletteFor(appearance));

    // Each document has a window of its own; images and weights go to the first.
    std::vector<std::unique_ptr<Window>> windows;
    windows.push_back(std::make_unique<Window>());
    bool taken = false;
    for (const QString &file : parser.positionalArguments()) {
        const bool document = !ui::MainWindow::isInput(file);
        if (document && taken)
            windows.push_back(std::make_unique<Window>());
        taken = taken || document;
        (document ? windows.back() : windows.front())->window.openAny(file);
    }
    std::unique_ptr<StartReport> start;
    if (parser.isSet(reportStart))
        start = std::make_unique<StartReport>(windows.front()->window, windows.front()->session, parser.value(reportStart).toLongLong());
    for (const auto &window : windows)
        show(*window);
    return QApplication::exec();
}
