#include "ui/costs/cost_map.h"

#include "ui/costs/cost_plot.h"
#include "ui/look/theme.h"
#include "ui/views/elided_label.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace residua::ui {

namespace {

/// A box as wide as what is chosen, or where there is no room for that, as few letters.
class AxisBox : public QComboBox {
public:
    using QComboBox::QComboBox;

    QSize sizeHint() const override
    {
        const QString least(minimumContentsLength(), QLatin1Char('X'));
        const QFontMetrics metrics(font());
        const int more = metrics.horizontalAdvance(currentText()) - metrics.horizontalAdvance(least);
        return QComboBox::sizeHint() + QSize(std::max(more, 0), 0);
    }
};

QComboBox *axisBox(QWidget *parent, const QString &name, const char *object)
{
    auto *box = new AxisBox(parent);
    QObject::connect(box, &QComboBox::currentTextChanged, box, &QWidget::updateGeometry);
    box->setObjectName(QString::fromLatin1(object));
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(4);
    return box;
}

/// A sweep that carries a merit is shown by it.
std::optional<CostMetric> meritOf(const CostPoints &points)
{
    for (const CostMetric &metric : metricsOf(points)) {
        if (metric.unit == CostUnit::Number && metric.better == Better::More)
            return metric;
    }
    return std::nullopt;
}

/// Whether some of the lines have the number, or can be given it; see addFigures.
bool hasNumbers(const SweepFile &sweep, const std::string &key)
{
    if (key == "inference_peak_bytes" || key == "depth" || key == "receptive_field")
        return true;
    const SweepTable::Column *column = sweep.table.column(key);
    return column && std::any_of(column->values.begin(), column->values.end(), [](double value) { return !std::isnan(value); });
}

} // namespace

CostMap::CostMap(CostSource &source, QWidget *parent)
    : QWidget(parent), m_source(source), m_plot(new CostPlot(this)), m_x(axisBox(this, tr("What is drawn to the right"), "costX")),
      m_y(axisBox(this, tr("What is drawn upward"), "costY")), m_options(new QToolButton(this)), m_open(new QToolButton(this)),
      m_menu(new QMenu(this)), m_noteLabel(new ElidedLabel)
{
    auto *against = new QLabel(tr("against"), this);
    m_options->setText(tr("Show"));
    m_options->setObjectName(QStringLiteral("costOptions"));
    m_options->setToolTip(tr("Kinds of points, scales, and which direction is better"));
    m_options->setPopupMode(QToolButton::InstantPopup);
    m_options->setAutoRaise(true);
    m_options->setMenu(m_menu);
    m_open->setText(tr("Open Sweep…"));
    m_open->setToolTip(tr("The lines that residua-cli sweep prints, as points"));
    m_open->setAutoRaise(true);
    m_noteLabel->setQuiet(true);
    m_noteLabel->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(groupGap, insideGap, controlGap, insideGap);
    row->setSpacing(controlGap);
    row->addWidget(m_y);
    row->addWidget(against);
    row->addWidget(m_x);
    row->addWidget(m_noteLabel, 1);
    row->addWidget(m_open);
    row->addWidget(m_options);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_plot, 1);
    setFocusProxy(m_plot);

    connect(&source, &CostSource::changed, this, &CostMap::showPoints);
    connect(m_x, &QComboBox::activated, this, [this] { chooseAxis(true); });
    connect(m_y, &QComboBox::activated, this, [this] { chooseAxis(false); });
    connect(m_open, &QToolButton::clicked, this, &CostMap::sweepRequested);
    connect(m_menu, &QMenu::aboutToShow, this, &CostMap::fillMenu);
    connect(m_plot, &CostPlot::chosen, this, &CostMap::chosen);
    fillAxes(metricsOf(*source.points()));
}

void CostMap::setView(const CostView &view)
{
    m_view = view;
    const std::vector<CostMetric> metrics = metricsOf(*m_source.points());
    const auto there = [&metrics](const CostMetric &metric) {
        return std::any_of(metrics.begin(), metrics.end(), [&](const CostMetric &each) { return each.key == metric.key; });
    };
    if (!there(m_view.x)) // of a sweep that is closed
        m_view.x = CostView().x;
    if (!there(m_view.y))
        m_view.y = CostView().y;
    fillAxes(metrics);
    m_plot->setScene(makeCostScene(m_source.points(), m_view, &m_plot->scene()));
    showNote();
}

void CostMap::setNote(const QString &note)
{
    m_note = note;
    showNote();
}

void CostMap::showPoints()
{
    const SweepPtr &sweep = m_source.points()->sweep;
    CostView next = m_view;
    if (std::exchange(m_sweepNumber, m_source.sweepNumber()) != m_source.sweepNumber()) {
        // A sweep is looked at among its own: a small standard network of another task would be the front. The menu brings them back.
        const unsigned presets = 1U << static_cast<unsigned>(PointKind::Preset);
        next.shown = sweep ? next.shown & ~presets : next.shown | presets;
        for (CostMetric *axis : {&next.x, &next.y}) {
            if (sweep && !hasNumbers(*sweep, axis->key)) // of another sweep
                *axis = axis == &next.x ? CostView().x : CostView().y;
        }
        if (const std::optional<CostMetric> merit = sweep ? meritOf(*m_source.points()) : std::nullopt) {
            next.y = *merit;
            next.logY = false;
        }
    }
    setView(next);
}

void CostMap::fillAxes(const std::vector<CostMetric> &metrics)
{
    for (const auto &[box, chosen] : {std::pair(m_x, &m_view.x), std::pair(m_y, &m_view.y)}) {
        if (box->count() != std::ssize(metrics) || box->itemData(box->count() - 1).toString().toStdString() != metrics.back().key) {
            box->clear();
            for (const CostMetric &metric : metrics)
                box->addItem(metric.title, QString::fromStdString(metric.key));
            constexpr int frame = 40;                                                // and a scroll bar
            box->view()->setMinimumWidth(box->view()->sizeHintForColumn(0) + frame); // whole, however narrow the box is
        }
        box->setCurrentIndex(box->findData(QString::fromStdString(chosen->key)));
    }
}

void CostMap::chooseAxis(bool horizontal)
{
    const CostMetric metric = metricOfKey((horizontal ? m_x : m_y)->currentData().toString().toStdString());
    CostView next = m_view;
    (horizontal ? next.x : next.y) = metric;
    // Costs differ by factors, what somebody has measured by percent.
    (horizontal ? next.logX : next.logY) = metric.unit != CostUnit::Number && metric.unit != CostUnit::Whole;
    setView(next);
    Q_EMIT viewChosen();
}

void CostMap::fillMenu()
{
    m_menu->clear();
    const auto toggle = [this](const QString &text, bool on, const auto &change) {
        QAction *entry = m_menu->addAction(text);
        entry->setCheckable(true);
        entry->setChecked(on);
        connect(entry, &QAction::triggered, this, [this, change](bool checked) {
            CostView next = m_view;
            change(next, checked);
            setView(next);
            Q_EMIT viewChosen();
        });
    };
    const std::pair<PointKind, QString> kinds[] = {{PointKind::Variant, tr("&Variants")},
                                                   {PointKind::History, tr("&History")},
                                                   {PointKind::Preset, tr("&Standard Networks")},
                                                   {PointKind::Sweep, tr("S&weep")}};
    for (const auto &[kind, text] : kinds) {
        if (kind == PointKind::Sweep && !m_source.points()->sweep)
            continue;
        const unsigned bit = 1U << static_cast<unsigned>(kind);
        toggle(text, m_view.shows(kind), [bit](CostView &view, bool on) { view.shown = on ? view.shown | bit : view.shown & ~bit; });
    }
    m_menu->addSeparator();
    const QString x = m_view.x.title, y = m_view.y.title;
    toggle(tr("Logarithmic &to the Right: %1").arg(x), m_view.logX, [](CostView &view, bool on) { view.logX = on; });
    toggle(tr("Logarithmic &Upward: %1").arg(y), m_view.logY, [](CostView &view, bool on) { view.logY = on; });
    m_menu->addSeparator();
    const auto better = [](bool more) { return more ? Better::More : Better::Less; };
    toggle(tr("&More Is Better: %1").arg(x), m_view.x.better == Better::More,
           [better](CostView &view, bool on) { view.x.better = better(on); });
    toggle(tr("M&ore Is Better: %1").arg(y), m_view.y.better == Better::More,
           [better](CostView &view, bool on) { view.y.better = better(on); });
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Show &All Points")), &QAction::triggered, m_plot, &CostPlot::fit);
    if (m_source.points()->sweep)
        connect(m_menu->addAction(tr("&Close Sweep")), &QAction::triggered, this, [this] {
            m_note.clear();
            m_source.setSweep(nullptr, {});
        });
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&Export…")), &QAction::triggered, this, &CostMap::exportRequested);
}

void CostMap::showNote()
{
    const CostPoints &points = *m_source.points();
    QStringList notes;
    if (points.sweep)
        notes << points.sweepName;
    if (!m_note.isEmpty())
        notes << m_note;
    const std::size_t without = m_plot->scene().sweep ? m_plot->scene().sweep->without : 0;
    if (without > 0)
        notes << tr("%1 lines have no such numbers").arg(costText(CostUnit::Count, static_cast<double>(without)));
    m_noteLabel->setFullText(notes.join(QStringLiteral(" · ")));
}

void CostMap::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_source.setWatched(true);
}

void CostMap::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_source.setWatched(false);
}

} // namespace residua::ui
