#include "ui/keep/file_watch.h"

#include "core/data/error.h"
#include "core/data/file.h"

#include <QFileInfo>
#include <QFileSystemWatcher>

#include <sys/stat.h>

namespace residua::ui {

FileWatch::FileWatch(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    constexpr int pause = 100; // milliseconds; who writes a file in several steps is waited for
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &FileWatch::look);
    connect(&session, &Session::documentChanged, this, &FileWatch::follow);
    follow();
}

FileWatch::~FileWatch() = default;

FileWatch::Stamp FileWatch::stampOf(const std::string &path)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return {};
    return {status.st_size, qint64{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec, static_cast<qint64>(status.st_ino)};
}

/// Another file is the document's, or it was saved.
void FileWatch::follow()
{
    const QString path = m_session.path();
    if (path == m_path && m_session.fileNumber() == m_fileNumber)
        return;
    m_path = path;
    m_fileNumber = m_session.fileNumber();
    m_reading.abandon();
    if (m_watcher && !(m_watcher->files() + m_watcher->directories()).isEmpty())
        m_watcher->removePaths(m_watcher->files() + m_watcher->directories());
    if (path.isEmpty())
        return;
    m_stamp = stampOf(posixPath(path));
    if (!m_watcher) {
        m_watcher = std::make_unique<QFileSystemWatcher>();
        const auto soon = [this] { m_soon.start(); };
        connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this, soon);
        connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, soon);
    }
    // The folder too: most programs put another file in the place of the old one.
    if (QFileInfo::exists(path))
        m_watcher->addPaths({path, QFileInfo(path).absolutePath()});
}

void FileWatch::look()
{
    if (m_path.isEmpty())
        return;
    const std::string path = posixPath(m_path);
    const Stamp stamp = stampOf(path);
    if (stamp == m_stamp)
        return;
    m_stamp = stamp;
    if (stamp == Stamp{}) {
        Q_EMIT goneFromDisk();
        return;
    }
    if (m_watcher && !m_watcher->files().contains(m_path))
        m_watcher->addPath(m_path);
    const auto bytes = std::make_shared<std::string>();
    m_reading.start(
        QFileInfo(m_path).fileName(), [bytes, path](const std::stop_token &) { *bytes = readFile(path, documentLimit, "file"); },
        [this, bytes](const QString &error) {
            if (!error.isEmpty() || *bytes != m_session.bytesOnDisk())
                Q_EMIT changedOnDisk();
        });
}

} // namespace residua::ui
