#include "ui/compare/change_marks.h"

#include "ui/look/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace residua::ui {

namespace {

struct ChangeMarkWords {
    Q_DECLARE_TR_FUNCTIONS(ChangeMarks)
};

struct ChangeLook {
    QColor color;
    Qt::PenStyle pen;
};

ChangeLook lookFor(Change change, const Theme &theme)
{
    switch (change) {
    case Change::Added: return {theme.good, Qt::SolidLine};
    case Change::Removed: return {theme.wrong, Qt::DashLine};
    case Change::Changed:
    case Change::Same: break;
    }
    return {theme.projection, Qt::DotLine};
}

} // namespace

QString changeName(Change change)
{
    switch (change) {
    case Change::Same: return ChangeMarkWords::tr("same");
    case Change::Changed: return ChangeMarkWords::tr("changed");
    case Change::Added: return ChangeMarkWords::tr("added");
    case Change::Removed: return ChangeMarkWords::tr("removed");
    }
    return {};
}

QString changeSign(Change change)
{
    switch (change) {
    case Change::Same: return QStringLiteral("=");
    case Change::Changed: return QStringLiteral("≠");
    case Change::Added: return QStringLiteral("+");
    case Change::Removed: return QStringLiteral("−");
    }
    return {};
}

QString changeLabel(Change change)
{
    return change == Change::Same ? changeSign(change) : changeSign(change) + QLatin1Char(' ') + changeName(change);
}

std::vector<BoxChange> boxChanges(const Scene &scene, const Comparison &comparison, bool b)
{
    if (!scene.picture)
        return {};
    std::vector<Change> byId(scene.picture->snapshot->model->graph.nodes.size(), Change::Same);
    for (const OperationDifference &each : comparison.operations) {
        if (const int id = b ? each.b : each.a; id >= 0 && static_cast<std::size_t>(id) < byId.size())
            byId[static_cast<std::size_t>(id)] = each.change;
    }
    std::vector<BoxChange> changes;
    for (std::size_t box = 0; box < scene.boxes.size(); ++box) {
        const std::vector<int> &nodes = scene.node(static_cast<int>(box)).nodes;
        const auto changeOf = [&byId](int id) { return byId[static_cast<std::size_t>(id)]; };
        BoxChange change;
        for (const int id : nodes) {
            const Change each = changeOf(id);
            if (each != Change::Same && change.change != each)
                change.change = change.change == Change::Same ? each : Change::Changed;
        }
        change.inPart =
            change.change != Change::Same && std::any_of(nodes.begin(), nodes.end(), [&](int id) { return changeOf(id) == Change::Same; });
        changes.push_back(change);
    }
    return changes;
}

void paintChanges(QPainter &painter, const Scene &scene, const std::vector<BoxChange> &changes, const Camera &camera, const Theme &theme,
                  const QFont &font, const QRectF &exposed)
{
    constexpr double out = 2, round = 6, leastBadge = 9;
    QFont small = font;
    small.setBold(true);
    small.setPointSizeF(0.85 * small.pointSizeF());
    const QFontMetricsF metrics(small);
    const double height = metrics.height();
    painter.setFont(small);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < std::min(changes.size(), scene.boxes.size()); ++i) {
        const QRectF box = camera.toScreen(scene.boxes[i].rect);
        const Change change = changes[i].change;
        if (change == Change::Same || !box.adjusted(-height, -height, height, height).intersects(exposed))
            continue;
        const ChangeLook look = lookFor(change, theme);
        painter.setPen(QPen(look.color, 2, look.pen));
        painter.setBrush(Qt::NoBrush);
        const QRectF frame = box.adjusted(-out, -out, out, out);
        if (scene.boxes[i].circle)
            painter.drawEllipse(frame);
        else
            painter.drawRoundedRect(frame, round, round);
        if (box.height() < leastBadge)
            continue;
        // Below, over the frame's line: the words of the box and the title of what it stands in stay free.
        // That a part has changed is no news: a box has many parts.
        const bool inPart = changes[i].inPart && change != Change::Changed;
        const QString whole = inPart ? ChangeMarkWords::tr("%1 in part").arg(changeLabel(change)) : changeLabel(change);
        const bool words = metrics.horizontalAdvance(whole) + 2 * insideGap <= box.width();
        const QString text = words ? whole : changeSign(change);
        const double width = std::max(height, metrics.horizontalAdvance(text) + 2 * insideGap);
        const QRectF badge(std::round(frame.left() - 2), std::round(frame.bottom() - height * 0.35), width, height);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.color);
        painter.drawRoundedRect(badge, height / 2, height / 2);
        painter.setPen(Theme::textOn(look.color));
        painter.drawText(badge, Qt::AlignCenter, text);
    }
}

} // namespace residua::ui
