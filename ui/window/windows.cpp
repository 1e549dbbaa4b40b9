#include "ui/window/windows.h"

#include "ui/keep/kept_document.h"
#include "ui/keep/state_folder.h"
#include "ui/look/file_dialog.h"
#include "ui/start/recovery_dialog.h"
#include "ui/state/failure.h"
#include "ui/window/checkpoint_opener.h"
#include "ui/window/class_chooser.h"
#include "ui/window/document_controller.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_controller.h"
#include "ui/window/settings.h"
#include "ui/window/settings_file.h"
#include "ui/window/start_controller.h"
#include "ui/window/weight_controller.h"
#include "ui/window/window_restore.h"

#include "core/arch/presets.h"
#include "core/data/error.h"
#include "core/data/image_decoder.h"

#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QIcon>
#include <QMimeDatabase>

#include <utility>

namespace residua::ui {

namespace {

/// Loads the plug-ins that the window needs, and starts the threads. While libtorch is being opened, the loader makes every other
/// library wait, and every thread that begins.
void loadPlugins()
{
    const QIcon icon(QStringLiteral(":/icons/residua.svg"));
    icon.pixmap(16, 16);
    QApplication::setWindowIcon(icon);
    QMimeDatabase().mimeTypeForName(QStringLiteral("application/json"));
    FileDialog::prepare();
    prepareSettings();
}

/// Whether `path` begins as our documents do; they are read and checked later, in the background.
bool looksLikeDocument(const QString &path)
{
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && file.peek(256).trimmed().startsWith('{');
}

/// Gathers what a window could not open of what it was told to, and says all of it together when the rest is there.
class Arrivals : public QObject {
public:
    Arrivals(MainWindow &window, QStringList refused) : QObject(&window), m_window(window), m_refused(std::move(refused))
    {
        const auto gather = [this](const QString &why) { m_refused << why; };
        const auto check = [this] { QMetaObject::invokeMethod(this, &Arrivals::sayWhenAllIsThere, Qt::QueuedConnection); };
        connect(&window.documents(), &DocumentController::refused, this, gather);
        connect(&window.runs(), &RunController::refused, this, gather);
        connect(&window.weights(), &WeightController::refused, this, gather);
        connect(&window.checkpoints(), &CheckpointOpener::refused, this, gather);
        connect(&window.classNames(), &ClassChooser::refused, this, gather);
        connect(&window.documents(), &DocumentController::readingEnded, this, check);
        connect(&window.runs(), &RunController::readingEnded, this, check);
        connect(&window.weights(), &WeightController::readingEnded, this, check);
        connect(&window.checkpoints(), &CheckpointOpener::readingEnded, this, check);
        connect(&window.classNames(), &ClassChooser::readingEnded, this, check);
        check();
    }

private:
    void sayWhenAllIsThere()
    {
        if (m_said || m_window.documents().isOpening() || m_window.runs().isReading() || m_window.weights().isReading()
            || m_window.checkpoints().isOpening() || m_window.classNames().isReading())
            return;
        m_said = true;
        deleteLater();
        if (m_refused.isEmpty())
            return;
        QString text = m_refused.join(QLatin1Char('\n'));
        if (m_refused.size() > 1)
            text.prepend(Windows::tr("%n of the files could not be opened; the others are.", nullptr, static_cast<int>(m_refused.size()))
                         + QLatin1Char('\n'));
        m_window.messages().clear(); // each for itself
        m_window.messages().show(MessageBar::Kind::Problem, text);
    }

    MainWindow &m_window;
    QStringList m_refused;
    bool m_said = false;
};

/// What was given up does not, and what is offered for recovery comes from there.
bool isToComeBack(OpenWindow &window)
{
    return !(window.session.isModified() && window.session.isUntitled()) && !window.window.start().isShown();
}

QStringList namesOf(const std::vector<LastWindow> &windows)
{
    QStringList names;
    for (const LastWindow &window : windows)
        names << window.name;
    return names;
}

} // namespace

Windows::Windows(Worker::EngineOpener opener, QObject *parent) : QObject(parent), m_opener(std::move(opener)), m_last(readLastSession())
{
    add();
    connect(&front().window, &MainWindow::painted, this, &Windows::offerRecovery);
}

Windows::~Windows() = default;

OpenWindow &Windows::add()
{
    OpenWindow &each = *m_windows.emplace_back(std::make_unique<OpenWindow>(m_opener));
    if (const std::string name = Settings::preset().toStdString(); name != each.session.shown().spec().name)
        each.session.setDocument(documentOf(*preset(name)));
    each.session.setCounting(Settings::counting());
    connect(&each.window, &MainWindow::closing, this, [this, &each] { note(each); });
    connect(&each.window, &MainWindow::quitting, this, [this](bool underWay) {
        m_quitting = underWay;
        m_left.clear();
    });
    connect(&each.window, &MainWindow::rested, this, &Windows::keepSession);
    connect(&each.window.start(), &StartController::lastRequested, this, &Windows::restoreLast);
    each.window.start().setLast(namesOf(m_last));
    return each;
}

void Windows::begin(const QStringList &files, bool mayRestore)
{
    open(files);
    if (!files.isEmpty())
        return;
    const Settings::Beginning wanted = Settings::beginning();
    if (wanted == Settings::Beginning::LastSession && mayRestore && !m_last.empty())
        restoreLast();
    else if (wanted != Settings::Beginning::Preset)
        front().window.start().show();
}

void Windows::open(const QStringList &files)
{
    QStringList refused, labels;
    bool taken = false;
    MainWindow *architecture = nullptr; // that was named last, for weights behind it
    for (const QString &file : files) {
        if (ClassChooser::isLabelFile(file)) { // of the classes of what comes with it, in whatever order
            labels << file;
            continue;
        }
        const bool weights = RunController::isWeightName(file);
        if (QFileInfo::exists(file) && MainWindow::isInput(file)) {
            front().window.openAny(file);
            continue;
        }
        if (weights && architecture) {
            std::exchange(architecture, nullptr)->loadWeights(file);
            continue;
        }
        const bool known = weights || preset(file.toStdString()) || looksLikeDocument(file);
        if (const QString why = known ? QString() : failureOf([&] { readDocument(file); }); !why.isEmpty()) {
            refused << why;
            continue;
        }
        MainWindow &window = (std::exchange(taken, true) ? add() : front()).window;
        architecture = weights ? nullptr : &window;
        window.openAny(file);
    }
    for (const QString &file : labels)
        front().window.openAny(file);
    if (!files.isEmpty())
        new Arrivals(front().window, refused);
}

void Windows::show()
{
    m_shown = true;
    for (const auto &each : m_windows)
        show(*each);
}

void Windows::show(OpenWindow &each)
{
    connect(&each.window, &MainWindow::painted, &each.window, [&each] {
        loadPlugins();
        each.worker.start();
    });
    // Beside the engine's start it would be waited for.
    connect(&each.session, &Session::engineInfoChanged, &each.window, [] {
        try {
            prepareImageDecoder();
        } catch (const Error &) { // said when an image is opened
        }
    });
    each.window.restoreLayout();
    each.window.show();
}

OpenWindow &Windows::another()
{
    OpenWindow &next = add();
    if (m_shown)
        show(next);
    return next;
}

OpenWindow &Windows::unused()
{
    OpenWindow &first = front();
    const bool closed = m_shown && !first.window.isVisible();
    if (!closed && first.session.isUntitled() && !first.session.isModified() && !first.window.documents().isOpening())
        return first;
    return another();
}

void Windows::restoreLast()
{
    OpenWindow *window = &unused();
    for (const LastWindow &last : std::exchange(m_last, {})) {
        window = window ? window : &another();
        window->window.start().setLast({});
        restore(*std::exchange(window, nullptr), last);
    }
}

/// The windows that are closed when the program is left are what is restored: all of them at once, or the last one.
void Windows::note(OpenWindow &closing)
{
    if (!m_quitting)
        m_left.clear();
    if (isToComeBack(closing))
        m_left.push_back(lastWindowOf(closing)());
    m_keeping.end(std::chrono::seconds(1));         // what it would write is older
    failureOf([this] { saveLastSession(m_left); }); // where it cannot be written, nothing is restored
}

/// What is open, for a program that is killed. Where nothing is, what was open last stays so.
void Windows::keepSession()
{
    std::vector<std::function<LastWindow()>> open;
    for (const auto &each : m_windows) {
        if (each->window.isVisible() && isToComeBack(*each))
            open.push_back(lastWindowOf(*each));
    }
    if (open.empty() || m_quitting)
        return;
    m_keeping.post([open = std::move(open)](const std::stop_token &stop) {
        std::vector<LastWindow> last;
        for (const auto &each : open)
            last.push_back(each());
        if (!stop.stop_requested())
            saveLastSession(last); // where it cannot be written, nothing is restored
    });
}

void Windows::offerRecovery()
{
    const std::vector<std::string> files = orphans(stateFolder() + "/recovery");
    if (files.empty())
        return;
    auto *dialog = new RecoveryDialog(files, &front().window);
    connect(dialog, &RecoveryDialog::openRequested, this, &Windows::recover);
    dialog->show();
}

void Windows::recover(const std::string &path)
{
    OpenWindow &window = unused();
    KeptDocument kept;
    if (window.window.documents().bring([&] { kept = window.guard.keeper().recover(path); }))
        showWith(window, kept.image, kept.weights);
}

bool Windows::end(std::chrono::milliseconds patience)
{
    bool ended = true;
    for (const auto &each : m_windows)
        ended = each->worker.end(patience) && ended;
    for (const auto &each : m_windows)
        each->guard.keeper().finish();
    return ended;
}

} // namespace residua::ui
