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

/// Where the operations of A, or of B, stand in a comparison.
class PlacesOfSide {
public:
    PlacesOfSide(const Comparison &comparison, bool b, std::size_t operations)
        : m_comparison(comparison), m_elsewhere(b ? Change::Removed : Change::Added), m_places(operations)
    {
        for (std::size_t place = 0; place < comparison.operations.size(); ++place) {
            const OperationDifference &each = comparison.operations[place];
            if (const int id = b ? each.b : each.a; id >= 0)
                m_places[static_cast<std::size_t>(id)] = place;
        }
    }

    /// Of all `ids` together.
    Change changeOf(const std::vector<int> &ids) const
    {
        std::vector<std::size_t> own;
        for (const int id : ids)
            own.push_back(m_places[static_cast<std::size_t>(id)]);
        const auto changeAt = [this](std::size_t place) { return m_comparison.operations[place].change; };
        if (own.empty()
            || std::all_of(own.begin(), own.end(), [&](std::size_t place) { return changeAt(place) == changeAt(own.front()); })) {
            const Change all = own.empty() ? Change::Same : changeAt(own.front());
            return all == Change::Same && own.size() > 1 && lacksAPart(own) ? Change::Changed : all;
        }
        return Change::Changed;
    }

private:
    const Comparison &m_comparison;
    const Change m_elsewhere; ///< of what the other network alone has
    std::vector<std::size_t> m_places;

    /// Whether a stage or a block that is all among `own` has more in the other network.
    bool lacksAPart(std::vector<std::size_t> own) const
    {
        std::sort(own.begin(), own.end());
        const auto lacks = [&](const GroupDifference &group) {
            bool more = false, any = false;
            for (std::size_t place = group.first; place < group.end; ++place) {
                if (m_comparison.operations[place].change == m_elsewhere)
                    more = true;
                else if (std::binary_search(own.begin(), own.end(), place))
                    any = true;
                else
                    return false;
            }
            return more && any;
        };
        return std::any_of(m_comparison.stages.begin(), m_comparison.stages.end(), lacks)
            || std::any_of(m_comparison.blocks.begin(), m_comparison.blocks.end(), lacks);
    }
};

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

std::vector<Change> boxChanges(const Scene &scene, const Comparison &comparison, bool b)
{
    if (!scene.picture)
        return {};
    const PlacesOfSide places(comparison, b, scene.picture->snapshot->model->graph.nodes.size());
    std::vector<Change> changes;
    for (std::size_t box = 0; box < scene.boxes.size(); ++box)
        changes.push_back(places.changeOf(scene.node(static_cast<int>(box)).nodes));
    return changes;
}

void paintChanges(QPainter &painter, const Scene &scene, const std::vector<Change> &changes, const Camera &camera, const Theme &theme,
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
        const Change change = changes[i];
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
        const QString whole = changeLabel(change);
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
