#include "ui/keep/keeper.h"

#include "ui/keep/crash_copies.h"
#include "ui/keep/owner.h"
#include "ui/keep/state_folder.h"
#include "ui/state/failure.h"
#include "ui/work/post_to.h"

#include "core/data/error.h"
#include "core/data/file.h"

#include <unistd.h>
#include <utility>

namespace residua::ui {

/// Made and used by the jobs, one after the other.
struct Keeper::Latest {
    std::string bytes;
};

std::chrono::milliseconds Keeper::interval()
{
    constexpr std::chrono::milliseconds usual{20'000};
    bool given = false;
    const int own = qEnvironmentVariableIntValue("RESIDUA_KEEP_INTERVAL", &given);
    return given && own > 0 ? std::chrono::milliseconds(own) : usual;
}

Keeper::Keeper(Session &session, QObject *parent)
    : QObject(parent), m_session(session), m_place(CrashCopies::enter()), m_latest(std::make_shared<Latest>()),
      m_jobs(std::make_unique<JobQueue>())
{
    constexpr std::chrono::milliseconds pause{50}; // of quick edits the last one counts
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::min(pause, interval() / 4));
    m_due.setSingleShot(true);
    m_due.setInterval(interval() * 3 / 4); // and then it has to be written
    connect(&m_soon, &QTimer::timeout, this, &Keeper::prepare);
    connect(&m_due, &QTimer::timeout, this, &Keeper::write);
    connect(&session.undoStack(), &QUndoStack::indexChanged, this, &Keeper::onChange);
    connect(&session, &Session::documentChanged, this, &Keeper::onChange);
    connect(&session, &Session::setupChanged, this, &Keeper::onChange);
}

Keeper::~Keeper()
{
    finish();
    CrashCopies::leave(m_place);
}

void Keeper::onChange()
{
    if (!m_jobs)
        return;
    if (!m_session.isModified()) {
        forget();
        return;
    }
    if (!m_soon.isActive())
        m_soon.start();
    if (!m_due.isActive())
        m_due.start();
}

std::string Keeper::newPath()
{
    static int number = 0;
    return stateFolder("recovery") + '/' + ownedName(thisProcess(), ++number, keptEnding);
}

void Keeper::prepare()
{
    Q_EMIT aboutToKeep();
    const QString failure = failureOf([this] {
        if (m_path.empty())
            m_path = newPath();
        const RunSetup &setup = m_session.setup();
        const KeptDocument kept{m_session.documentOnShow(),
                                m_session.origin(),
                                m_session.displayName(),
                                QDateTime::currentDateTime(),
                                setup.imagePath || !setup.image ? absolutePath(setup.imagePath) : setup.imageName,
                                setup.weights ? absolutePath(setup.weightsPath) : QString()};
        m_jobs->post([latest = m_latest, place = m_place, path = m_path, kept] {
            latest->bytes = keptBytes(kept);
            CrashCopies::set(place, path, latest->bytes);
        });
    });
    if (!failure.isEmpty() && !std::exchange(m_failing, true))
        Q_EMIT failed(failure);
}

void Keeper::write()
{
    if (m_soon.isActive()) {
        m_soon.stop();
        prepare();
    }
    if (m_path.empty()) { // there is no folder to write to; it may come
        m_due.start();
        return;
    }
    m_isKept = true;
    m_jobs->post([this, latest = m_latest, path = m_path] {
        const QString failure = failureOf([&] { saveFile(path, latest->bytes); });
        postTo(this, [this, failure] {
            if (failure.isEmpty()) {
                m_failing = false;
                Q_EMIT kept();
                return;
            }
            m_due.start(); // again
            if (!std::exchange(m_failing, true))
                Q_EMIT failed(failure);
        });
    });
}

void Keeper::forget()
{
    m_soon.stop();
    m_due.stop();
    if (m_path.empty())
        return;
    m_jobs->post([latest = m_latest, place = m_place, path = m_path, written = std::exchange(m_isKept, false)] {
        latest->bytes.clear();
        CrashCopies::set(place, {}, {});
        if (written)
            ::unlink(path.c_str());
    });
}

KeptDocument Keeper::recover(const std::string &path)
{
    KeptDocument kept = readKept(path);
    std::string own = newPath();
    if (!adopt(path, own))
        throw Error(ErrorKind::Input,
                    tr("%1 is not there any more: another window of the program has recovered it")
                        .arg(QString::fromStdString(inQuotes(path)))
                        .toStdString());
    forget(); // what was open before
    m_path = std::move(own);
    m_session.openUnsaved(std::move(kept.document), kept.origin);
    m_isKept = true;
    onChange();
    return kept;
}

} // namespace residua::ui
