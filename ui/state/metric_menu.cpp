#include "ui/state/metric_menu.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace residua::ui {

namespace {

struct MetricMenuWords {
    Q_DECLARE_TR_FUNCTIONS(MetricMenu)
};

} // namespace

QList<QAction *> fillMetricMenu(QMenu &menu, Session &session)
{
    auto *group = new QActionGroup(&menu);
    QList<QAction *> entries;
    for (int i = 0; i < metricCount; ++i) {
        const auto metric = static_cast<Metric>(i);
        if (metric == Metric::Time) {
            menu.addSeparator();
            menu.addAction(MetricMenuWords::tr("Measured by a run:"))->setEnabled(false);
        }
        QAction *entry = group->addAction(metricName(metric, session.counting()));
        entry->setCheckable(true);
        entry->setToolTip(isMeasured(metric) ? MetricMenuWords::tr("Colour picture and strip by what the last run measured")
                                             : MetricMenuWords::tr("Colour picture and strip by this"));
        entry->setStatusTip(entry->toolTip());
        QObject::connect(entry, &QAction::triggered, &session, [&session, metric] { session.setMetric(metric); });
        menu.addAction(entry);
        entries.append(entry);
    }
    const auto follow = [entries, &session] {
        entries.at(static_cast<int>(session.metric()))->setChecked(true);
        entries.at(static_cast<int>(Metric::Macs))->setText(metricName(Metric::Macs, session.counting()));
    };
    QObject::connect(&session, &Session::metricChanged, group, follow);
    QObject::connect(&session, &Session::countingChanged, group, follow);
    follow();
    return entries;
}

} // namespace residua::ui
