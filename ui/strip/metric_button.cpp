#include "ui/strip/metric_button.h"

#include <QActionGroup>
#include <QMenu>

namespace residua::ui {

MetricButton::MetricButton(Session &session, QWidget *parent) : QToolButton(parent), m_session(session), m_choices(new QActionGroup(this))
{
    setAutoRaise(true);
    setPopupMode(InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(this);
    for (int i = 0; i <= static_cast<int>(Metric::Zeros); ++i) {
        const auto metric = static_cast<Metric>(i);
        if (metric == Metric::Time) {
            menu->addSeparator();
            menu->addAction(tr("Measured by a run:"))->setEnabled(false);
        }
        QAction *action = menu->addAction(metricName(metric, session.counting()));
        action->setCheckable(true);
        action->setData(i);
        m_choices->addAction(action);
        connect(action, &QAction::triggered, this, [this, metric] { m_session.setMetric(metric); });
    }
    setMenu(menu);
    connect(&session, &Session::metricChanged, this, &MetricButton::refresh);
    connect(&session, &Session::snapshotChanged, this, &MetricButton::refresh);
    connect(&session, &Session::runResultChanged, this, &MetricButton::refresh);
    refresh();
}

void MetricButton::refresh()
{
    const Metric metric = m_session.metric();
    const bool missing = isMeasured(metric) && !m_session.runIsCurrent();
    const QString words = (missing ? tr("run to colour by %1") : tr("coloured by: %1")).arg(metricName(metric, m_session.counting()));
    if (words == text())
        return;
    setText(words);
    m_choices->actions().at(static_cast<int>(Metric::Macs))->setText(metricName(Metric::Macs, m_session.counting()));
    setToolTip(missing ? tr("The colours need a run of this network. Choose another measure here.") : tr("Choose what colours the strip and the picture"));
    setAccessibleName(words);
    m_choices->actions().at(static_cast<int>(metric))->setChecked(true);
    updateGeometry();
    adjustSize();
    if (parentWidget())
        parentWidget()->updateGeometry();
}

} // namespace residua::ui
