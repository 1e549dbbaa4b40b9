#pragma once

#include "ui/keep/kept_document.h"
#include "ui/state/session.h"
#include "ui/work/job_queue.h"

#include <QTimer>

#include <chrono>
#include <memory>
#include <string>

namespace residua::ui {

/// Keeps a session's document while it has changes: in the state folder within an interval of each, and in memory at once, for
/// a program that dies of a signal (crash_copies.h). What is saved, undone or given up is kept no longer. Never touches the
/// document's own file. Lives in the GUI thread; writes in the background.
class Keeper : public QObject {
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit Keeper(Session &session, QObject *parent = nullptr);
    /// What is kept stays: a window that closes in peace calls `forget` before.
    ~Keeper() override;

    /// At most so much work is lost: 20 seconds, or the milliseconds that RESIDUA_KEEP_INTERVAL in the environment says, for tests.
    static std::chrono::milliseconds interval();

    /// Nothing of this document is kept any more, until it changes again.
    void forget();
    /// Waits until what is to be written or removed is. To be called last.
    void finish() { m_jobs.reset(); }
    /// Opens the kept document `path`, which becomes this window's own: as a document without a file, with changes. Returns it without
    /// the document: what it was shown with is for the window to open.
    /// Throws Error where it cannot be read or another program was faster.
    KeptDocument recover(const std::string &path);

Q_SIGNALS:
    void aboutToKeep();              ///< the window writes its state into the session now
    void kept();                     ///< written
    void failed(const QString &why); ///< it could not be; said once until it succeeds again

private:
    struct Latest; ///< the newest copy, as bytes; in the background only

    void onChange();
    void prepare();
    void write();
    static std::string newPath();

    Session &m_session;
    QTimer m_soon, m_due;
    std::string m_path; ///< of the kept file; empty before the first
    int m_place;        ///< among the crash copies
    bool m_isKept = false, m_failing = false;
    std::shared_ptr<Latest> m_latest;
    std::unique_ptr<JobQueue> m_jobs; // last: its jobs post to this object
};

} // namespace residua::ui
