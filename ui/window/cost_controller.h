#pragma once

#include "ui/costs/cost_points.h"
#include "ui/state/session.h"
#include "ui/window/message_bar.h"
#include "ui/work/reading.h"

#include "core/compare/sweep_table.h"

#include <QPoint>

namespace residua::ui {

class CostMap;
class CostSource;
class ExportController;

/// What happens on the cost map: a point that is chosen is shown, a sweep is opened, the map is exported.
class CostController : public QObject {
    Q_OBJECT

public:
    CostController(Session &session, ExportController &exports, MessageBar &messages, QWidget &window);

    CostMap &map() { return *m_map; }
    /// Asks for a file and reads it beside the window.
    void openSweep();
    void readSweep(const QString &path);
    /// Asks for a file; its ending decides the format.
    void exportMap();
    /// True for what is read as a sweep.
    static bool isSweepName(const QString &path);

Q_SIGNALS:
    void shown(); ///< there is something to see on the map

private:
    void choose(std::size_t point, QPoint at);
    void returnTo(std::size_t point);
    void offer(const ResNetSpec &spec, const QString &name, const QString &what, QPoint at);
    void takeSweep(const QString &path, std::shared_ptr<SweepFile> file);
    void addFigures(SweepPtr file);

    Session &m_session;
    ExportController &m_exports;
    MessageBar &m_messages;
    QWidget &m_window;
    CostSource *m_source;
    CostMap *m_map;
    Reading m_reading;
    Lane m_figures{Lane::Priority::Low}; ///< last: its jobs post to this object
};

} // namespace residua::ui
