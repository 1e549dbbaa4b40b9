#include "ui/window/full_maps.h"

#include "ui/views/detail_panel.h"
#include "ui/views/maps_grid.h"
#include "ui/views/maps_view.h"
#include "ui/window/actions.h"

#include <QKeyEvent>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTimer>

namespace residua::ui {

FullMaps::FullMaps(const Actions &actions, QWidget &strip, QSplitter &columns, DetailPanel &details)
    : QObject(&columns), m_actions(actions), m_strip(strip), m_columns(columns), m_details(details)
{
    connect(actions.fullMaps, &QAction::toggled, this, &FullMaps::set);
    connect(&details.maps(), &MapsView::fullRequested, this, &FullMaps::set);
    details.installEventFilter(this);
}

void FullMaps::set(bool full)
{
    if (full == m_full)
        return;
    m_full = full;
    const QSignalBlocker blocker(m_actions.fullMaps);
    m_actions.fullMaps->setChecked(full);
    if (full)
        m_sizes = m_columns.sizes();
    m_strip.setVisible(!full && m_actions.showStrip->isChecked());
    m_columns.widget(0)->setVisible(!full && m_actions.showForm->isChecked());
    m_columns.widget(1)->setVisible(!full);
    m_details.setVisible(full || m_actions.showDetails->isChecked());
    m_details.setMapsOnly(full);
    if (!full)
        return m_columns.setSizes(m_sizes);
    m_details.maps().grid().setFocus(Qt::OtherFocusReason);
    QTimer::singleShot(0, this, [this] { // once they have been given their place
        if (m_full)
            m_details.maps().fill();
    });
}

/// Keys come here when nothing inside has wanted them: Escape has other meanings in the maps first.
bool FullMaps::eventFilter(QObject *watched, QEvent *event)
{
    if (m_full && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        set(false);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace residua::ui
