#pragma once

#include "ui/costs/cost_points.h"
#include "ui/work/lane.h"

#include <QTimer>

#include <map>

namespace residua::ui {

/// Keeps the networks of the map: follows the document while it is looked at, and computes in the background. Lives in the GUI thread.
class CostSource : public QObject {
    Q_OBJECT

public:
    explicit CostSource(Session &session, QObject *parent = nullptr);

    Session &session() const { return m_session; }
    /// Never null.
    const CostPointsPtr &points() const { return m_points; }
    /// Only while it is looked at does anything follow the document.
    void setWatched(bool watched);
    /// The points of a sweep beside the others; null: none.
    void setSweep(SweepPtr sweep, const QString &name);
    /// The lines that are there, with more numbers.
    void completeSweep(SweepPtr sweep);
    /// Rises with each sweep that is set.
    int sweepNumber() const { return m_sweepNumber; }

Q_SIGNALS:
    void changed();

private:
    using Known = std::map<std::string, CostFigures>; ///< by architecture file

    void refresh();
    void take(int number, const CostPointsPtr &points);
    void replaceSweep(SweepPtr sweep, const QString &name);

    Session &m_session;
    CostPointsPtr m_points;
    bool m_watched = false, m_stale = true;
    int m_sweepNumber = 0;
    int m_number = 0;                 ///< of the newest request
    QTimer m_later;                   ///< an edit a frame is not a map a frame
    std::shared_ptr<Known> m_seen;    ///< the lane's own
    Lane m_lane{Lane::Priority::Low}; ///< last: its jobs post to this object
};

} // namespace residua::ui
