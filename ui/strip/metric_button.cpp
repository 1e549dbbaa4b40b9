#include "ui/strip/metric_button.h"

#include "ui/state/metric_menu.h"

#include <QMenu>

namespace residua::ui {

MetricButton::MetricButton(NetworkState &network, QWidget *parent) : QToolButton(parent), m_network(network)
{
    setAutoRaise(true);
    setPopupMode(InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(this);
    fillMetricMenu(*menu, network.session());
    setMenu(menu);
    connect(&network.session(), &Session::metricChanged, this, &MetricButton::refresh);
    connect(&network, &NetworkState::snapshotChanged, this, &MetricButton::refresh);
    connect(&network, &NetworkState::runResultChanged, this, &MetricButton::refresh);
    refresh();
}

void MetricButton::refresh()
{
    const Metric metric = m_network.session().metric();
    const bool missing = isMeasured(metric) && !m_network.runIsCurrent();
    const QString words =
        (missing ? tr("run to color by %1") : tr("colored by: %1")).arg(metricName(metric, m_network.session().counting()));
    if (words == text())
        return;
    setText(words);
    setToolTip(missing ? tr("The colors need a run of this network. Choose another measure here.")
                       : tr("Choose what colors the strip and the picture"));
    setAccessibleName(words);
    updateGeometry();
    adjustSize();
    if (parentWidget())
        parentWidget()->updateGeometry();
}

} // namespace residua::ui
