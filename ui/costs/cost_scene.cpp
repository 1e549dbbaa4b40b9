#include "ui/costs/cost_scene.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace residua::ui {

namespace {

/// The axis round all places of points that have both.
CostAxis axisOf(const std::vector<double> &places, bool logarithmic)
{
    double least = std::numeric_limits<double>::infinity(), most = -least;
    for (const double place : places) {
        if (std::isfinite(place)) {
            least = std::min(least, place);
            most = std::max(most, place);
        }
    }
    return least <= most ? axisRound(logarithmic, least, most) : CostAxis{logarithmic, 0, 1};
}

struct Placed {
    double x, y;
};

/// Where a point of such values lies; not a number where it is not shown.
Placed placed(const CostView &view, PointKind kind, double x, double y)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const auto place = [](bool logarithmic, double value) { return !logarithmic ? value : value > 0 ? std::log10(value) : none; };
    const Placed at{place(view.logX, x), place(view.logY, y)};
    return view.shows(kind) && std::isfinite(at.x) && std::isfinite(at.y) ? at : Placed{none, none};
}

std::shared_ptr<const SweepPlaces> placesOf(const SweepPtr &sweep, const CostView &view)
{
    auto places = std::make_shared<SweepPlaces>(SweepPlaces{sweep, view, {}, {}, {}, 0});
    const SweepTable &table = sweep->table;
    const SweepTable::Column *x = table.column(view.x.key), *y = table.column(view.y.key);
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    places->xs.reserve(table.size());
    places->ys.reserve(table.size());
    for (std::size_t row = 0; row < table.size(); ++row) {
        const Placed at = placed(view, PointKind::Sweep, x ? x->values[row] : none, y ? y->values[row] : none);
        places->xs.push_back(at.x);
        places->ys.push_back(at.y);
        places->without += std::isnan(at.x) && view.shows(PointKind::Sweep);
    }
    places->front = paretoFront(places->xs, places->ys, view.x.better, view.y.better);
    return places;
}

/// A name as lines that are not too long, broken between its words; six at most.
QStringList wrappedName(const QString &name)
{
    constexpr qsizetype longest = 56, most = 6;
    QStringList lines;
    for (const QString &word : name.split(QLatin1Char(' '))) {
        if (lines.isEmpty() || lines.back().size() + 1 + word.size() > longest)
            lines << word;
        else
            lines.back() += QLatin1Char(' ') + word;
    }
    if (lines.size() > most) {
        lines.resize(most);
        lines.back() += QStringLiteral(" …");
    }
    return lines;
}

QString clickText(PointKind kind)
{
    switch (kind) {
    case PointKind::Variant: return QCoreApplication::translate("Costs", "a click shows it");
    case PointKind::History: return QCoreApplication::translate("Costs", "a click returns to it");
    case PointKind::Preset:
    case PointKind::Sweep: break;
    }
    return QCoreApplication::translate("Costs", "a click offers it");
}

} // namespace

bool CostScene::has(std::size_t point) const
{
    return point < xs.size() && std::isfinite(xs[point]);
}

CostScene makeCostScene(CostPointsPtr points, const CostView &view, const CostScene *before)
{
    CostScene scene{.points = std::move(points), .view = view};
    const SweepPtr &sweep = scene.points->sweep;
    const bool same = before && before->sweep && before->sweep->of == sweep && before->view == view;
    if (sweep)
        scene.sweep = same ? before->sweep : placesOf(sweep, view);
    const std::size_t known = scene.points->known.size();
    std::vector<std::size_t> candidates; // whose best are the best of all
    std::vector<double> xs, ys;          // theirs
    for (std::size_t i = 0; i < known; ++i) {
        const KnownNetwork &network = scene.points->known[i];
        const Placed at = placed(view, network.kind, figureOf(network, view.x.key), figureOf(network, view.y.key));
        scene.xs.push_back(at.x);
        scene.ys.push_back(at.y);
        candidates.push_back(i);
    }
    xs = scene.xs;
    ys = scene.ys;
    if (scene.sweep) {
        scene.xs.insert(scene.xs.end(), scene.sweep->xs.begin(), scene.sweep->xs.end());
        scene.ys.insert(scene.ys.end(), scene.sweep->ys.begin(), scene.sweep->ys.end());
        for (const std::size_t row : scene.sweep->front) {
            candidates.push_back(known + row);
            xs.push_back(scene.sweep->xs[row]);
            ys.push_back(scene.sweep->ys[row]);
        }
    }
    for (const std::size_t best : paretoFront(xs, ys, view.x.better, view.y.better))
        scene.front.push_back(candidates[best]);
    scene.x = axisOf(scene.xs, view.logX);
    scene.y = axisOf(scene.ys, view.logY);
    return scene;
}

QByteArray savedView(const CostView &view)
{
    const auto axis = [](const CostMetric &metric, bool logarithmic) {
        return QByteArray::fromStdString(metric.key) + (logarithmic ? " log" : " linear")
            + (metric.better == Better::More ? " more" : " less");
    };
    return axis(view.x, view.logX) + '\n' + axis(view.y, view.logY) + '\n' + QByteArray::number(view.shown);
}

CostView restoredView(const QByteArray &saved)
{
    CostView view;
    const QList<QByteArray> lines = saved.split('\n');
    const auto axis = [](const QByteArray &line, CostMetric &metric, bool &logarithmic) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() != 3)
            return;
        metric = metricOfKey(words[0].toStdString());
        logarithmic = words[1] == "log";
        metric.better = words[2] == "more" ? Better::More : Better::Less;
    };
    if (lines.size() != 3)
        return view;
    axis(lines[0], view.x, view.logX);
    axis(lines[1], view.y, view.logY);
    bool isNumber = false;
    const unsigned shown = lines[2].toUInt(&isNumber);
    view.shown = isNumber ? shown : view.shown;
    return view;
}

std::vector<QPointF> frontLine(const CostScene &scene, const CostFrame &frame)
{
    std::vector<QPointF> line;
    for (const std::size_t point : scene.front) {
        const QPointF at = frame.at(scene.xs[point], scene.ys[point]);
        if (!line.empty()) {
            const QPointF before = line.back();
            line.push_back(scene.view.x.better == Better::Less ? QPointF(at.x(), before.y()) : QPointF(before.x(), at.y()));
        }
        line.push_back(at);
    }
    return line;
}

std::array<std::size_t, 4> countsOf(const CostScene &scene)
{
    std::array<std::size_t, 4> counts{};
    for (std::size_t i = 0; i < scene.xs.size(); ++i)
        counts[static_cast<std::size_t>(scene.points->kind(i))] += scene.has(i);
    return counts;
}

QString legendText(PointKind kind, std::size_t count)
{
    switch (kind) {
    case PointKind::Variant: return QCoreApplication::translate("Costs", "variants");
    case PointKind::History: return QCoreApplication::translate("Costs", "history");
    case PointKind::Preset: return QCoreApplication::translate("Costs", "standard networks");
    case PointKind::Sweep: break;
    }
    return QCoreApplication::translate("Costs", "sweep (%1)").arg(costText(CostUnit::Count, static_cast<double>(count)));
}

QString axisTitle(const CostMetric &metric)
{
    return QCoreApplication::translate("Costs", "%1 · %2").arg(metric.title, betterText(metric.better));
}

QStringList pointWords(const CostScene &scene, std::size_t point)
{
    const CostPoints &points = *scene.points;
    const auto value = [&](const CostMetric &metric, bool logarithmic, double place) {
        return QCoreApplication::translate("Costs", "%1: %2")
            .arg(metric.title, costText(metric.unit, logarithmic ? std::pow(10, place) : place));
    };
    QStringList lines = wrappedName(points.name(point));
    lines << value(scene.view.x, scene.view.logX, scene.xs[point]) << value(scene.view.y, scene.view.logY, scene.ys[point]);
    QString kind = kindText(points.kind(point));
    if (std::find(scene.front.begin(), scene.front.end(), point) != scene.front.end())
        kind = QCoreApplication::translate("Costs", "%1, on the Pareto front").arg(kind);
    lines << QCoreApplication::translate("Costs", "%1 · %2").arg(kind, clickText(points.kind(point)));
    return lines;
}

} // namespace residua::ui
