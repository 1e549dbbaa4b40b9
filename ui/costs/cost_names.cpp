#include "ui/costs/cost_names.h"

#include <algorithm>

namespace residua::ui {

namespace {

constexpr qsizetype longestName = 30;

QString shortName(const QString &name)
{
    return name.size() <= longestName ? name : name.left(longestName / 2) + QStringLiteral("…") + name.right(longestName / 2 - 1);
}

/// A place on other points, but on no other name where there is one: at the right or the left, a line or some higher or lower.
QRectF amongPoints(const QRectF &right, const QRectF &left, const QRectF &plot, const std::vector<PlacedName> &names)
{
    constexpr int lines = 6;
    for (int line = 0; line <= lines; ++line) {
        for (const double up : {-line * right.height(), line * right.height()}) {
            for (const QRectF &side : {right.translated(0, up), left.translated(0, up)}) {
                const auto onIt = [&side](const PlacedName &name) { return name.room.intersects(side); };
                if (plot.contains(side) && std::none_of(names.begin(), names.end(), onIt))
                    return side;
            }
        }
    }
    return right.right() <= plot.right() ? right : left;
}

} // namespace

std::vector<PlacedName> placeNames(const CostScene &scene, std::span<const QPointF> places, const QRectF &plot, double radius,
                                   const std::function<QSizeF(const QString &)> &sizeOf)
{
    const auto &known = scene.points->known;
    std::vector<PlacedName> names;
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (scene.has(i))
            taken.push_back(QRectF(places[i] - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)));
    }
    const auto isFree = [&](const QRectF &room) {
        return plot.contains(room)
            && std::none_of(taken.begin(), taken.end(), [&room](const QRectF &other) { return other.intersects(room); });
    };
    for (const PointKind kind : {PointKind::Variant, PointKind::Preset}) {
        for (std::size_t i = 0; i < known.size(); ++i) {
            if (known[i].kind != kind || !scene.has(i) || !plot.contains(places[i]))
                continue;
            const QString text = shortName(known[i].name);
            const QSizeF size = sizeOf(text);
            const double away = radius * (known[i].isCurrent ? 2.2 : 1.6);
            const QPointF &at = places[i];
            const QRectF sides[] = {{at + QPointF(away, -size.height() / 2), size},
                                    {at + QPointF(-away - size.width(), -size.height() / 2), size},
                                    {at + QPointF(-size.width() / 2, away), size},
                                    {at + QPointF(-size.width() / 2, -away - size.height()), size}};
            const auto *side = std::find_if(std::begin(sides), std::end(sides), isFree);
            const bool fits = side != std::end(sides);
            if (!fits && kind != PointKind::Variant)
                continue;
            const QRectF room = fits ? *side : amongPoints(sides[0], sides[1], plot, names);
            names.push_back({i, text, room, !fits});
            taken.push_back(room);
        }
    }
    return names;
}

} // namespace residua::ui
