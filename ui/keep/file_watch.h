#pragma once

#include "ui/state/session.h"
#include "ui/work/reading.h"

#include <QTimer>

#include <memory>

class QFileSystemWatcher;

namespace residua::ui {

/// Looks after the file of a session's document: says when it is no longer as it was read or saved here. Lives in the GUI thread; reads
/// in the background.
class FileWatch : public QObject {
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit FileWatch(Session &session, QObject *parent = nullptr);
    ~FileWatch() override;

    /// Looks now; not every file system tells of changes.
    void look();

Q_SIGNALS:
    void changedOnDisk(); ///< once for each change
    void goneFromDisk();

private:
    /// What changes when a file does.
    struct Stamp {
        qint64 bytes = -1, nanoseconds = 0, number = 0;
        bool operator==(const Stamp &) const = default;
    };
    static Stamp stampOf(const std::string &path);

    void follow();

    Session &m_session;
    QString m_path;
    int m_fileNumber = -1;
    Stamp m_stamp;
    std::unique_ptr<QFileSystemWatcher> m_watcher; ///< made for the first file
    QTimer m_soon;
    Reading m_reading;
};

} // namespace residua::ui
