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
    bool measured = false;
    for (const Metric metric : allMetrics) {
        if (isMeasured(metric) != measured) {
            measured = true;
            menu.addSeparator();
            menu.addAction(MetricMenuWords::tr("Measured by a run:"))->setEnabled(false);
        }
        QAction *entry = group->addAction(metricName(metric, session.counting()));
        entry->setCheckable(true);
        entry->setToolTip(measured ? MetricMenuWords::tr("Color picture and strip by what the last run measured")
                                   : MetricMenuWords::tr("Color picture and strip by this"));
        entry->setStatusTip(entry->toolTip());
        QObject::connect(entry, &QAction::triggered, &session, [&session, metric] { session.setMetric(metric); });
        menu.addAction(entry);
        entries.append(entry);
    }
    const auto follow = [entries, &session] {
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const Metric metric = allMetrics[static_cast<std::size_t>(i)];
            entries.at(i)->setText(metricName(metric, session.counting()));
            entries.at(i)->setChecked(metric == session.metric());
        }
    };
    QObject::connect(&session, &Session::metricChanged, group, follow);
    QObject::connect(&session, &Session::countingChanged, group, follow);
    follow();
    return entries;
}

} // namespace residua::ui
