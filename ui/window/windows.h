#pragma once

#include "ui/keep/last_session.h"
#include "ui/window/document_guard.h"
#include "ui/window/main_window.h"

#include "ui/work/lane.h"

#include <chrono>
#include <memory>
#include <vector>

namespace residua::ui {

/// A document, what works for it, and the window that shows it.
struct OpenWindow {
    explicit OpenWindow(const Worker::EngineOpener &opener) : worker(session, opener) {}

    Session session;
    Worker worker;
    MainWindow window{session, worker};
    DocumentGuard guard{session, window};
};

/// The windows of the program.
class Windows : public QObject {
    Q_OBJECT

public:
    explicit Windows(Worker::EngineOpener opener = openEngine, QObject *parent = nullptr);
    ~Windows() override;

    /// What the program begins with: what the command line names, or what was open last where the user wants that, or the start page.
    /// What was not saved when a program was ended is offered once the first window is seen.
    void begin(const QStringList &files, bool mayRestore);
    /// Opens what the command line names: each document has a window of its own, images and weights go to the first. What cannot be
    /// opened is said in the first window once the others are there, and takes nothing with it.
    void open(const QStringList &files);
    /// Shows all of them. What the windows need is loaded after the first paint.
    void show();
    /// Another window, which is not shown yet.
    OpenWindow &add();
    OpenWindow &front() { return *m_windows.front(); }
    std::size_t count() const { return m_windows.size(); }
    /// To be called last; see Worker::end.
    bool end(std::chrono::milliseconds patience);

private:
    void show(OpenWindow &each);
    /// Another window, shown where the others are.
    OpenWindow &another();
    /// A window whose document nobody has touched: the first one, or another.
    OpenWindow &unused();
    void restoreLast();
    void offerRecovery();
    void recover(const std::string &path);
    void note(OpenWindow &closing);
    void keepSession();

    Worker::EngineOpener m_opener;
    std::vector<std::unique_ptr<OpenWindow>> m_windows; ///< at least one
    std::vector<LastWindow> m_last;                     ///< what was open when the program was left before
    std::vector<LastWindow> m_left;                     ///< windows that have closed
    bool m_quitting = false, m_shown = false;
    Lane m_keeping{Lane::Priority::Low}; ///< writes what is open
};

} // namespace residua::ui
