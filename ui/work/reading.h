#pragma once

#include "ui/work/lane.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

namespace residua::ui {

/// Reads one kind of file in the background, one at a time, and only the newest that was asked for: nothing more is heard of those before.
/// It never waits for a file itself. Lives in the GUI thread.
class Reading : public QObject {
    Q_OBJECT

public:
    using Job = std::function<void(const std::stop_token &stop)>;
    using Done = std::function<void(const QString &error)>;

    /// Low: what the job computes for long leaves the processor to the window.
    explicit Reading(Lane::Priority priority = Lane::Priority::Normal);

    /// Does `job`, which may throw, in the background, and then `done` in the GUI thread; `error` is empty where all went well.
    /// `name` is the file's, for who is told that it takes long.
    void start(const QString &name, Job job, Done done);
    /// Nothing more is heard of what is being read.
    void abandon();
    bool isUnderWay() const { return m_underWay; }

Q_SIGNALS:
    void takesLong(const QString &name); ///< half a second after the start, once
    void ended();                        ///< read, refused or abandoned, before `done` is called

private:
    void end();

    QString m_name;
    QTimer m_patience;
    int m_number = 0; ///< of the newest; what comes of another one is dropped
    bool m_underWay = false;
    Lane m_lane; // last: its job posts to this object
};

} // namespace residua::ui
