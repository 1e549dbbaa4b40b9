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

    /// Of all operations of `node` together.
    Change changeOf(const FoldedNode &node) const
    {
        Range own{m_comparison.operations.size(), 0};
        bool all = true;
        for (const int id : node.nodes) {
            const std::size_t place = m_places[static_cast<std::size_t>(id)];
            own = {std::min(own.first, place), std::max(own.end, place + 1)};
            all &= changeAt(place) == changeAt(m_places[static_cast<std::size_t>(node.nodes.front())]);
        }
        if (!all)
            return Change::Changed;
        const Change change = changeAt(own.first);
        return change == Change::Same && lacksAPart(own, roomOf(node, own)) ? Change::Changed : change;
    }

private:
    struct Range {
        std::size_t first, end;
    };

    const Comparison &m_comparison;
    const Change m_elsewhere; ///< of what the other network alone has
    std::vector<std::size_t> m_places;

    Change changeAt(std::size_t place) const { return m_comparison.operations[place].change; }

    /// Where the parts of `node` stand that it may lack.
    Range roomOf(const FoldedNode &node, const Range &own) const
    {
        const auto around = [&own](const std::vector<GroupDifference> &groups) {
            const auto found = std::find_if(groups.begin(), groups.end(), [&own](const GroupDifference &group) {
                return group.first <= own.first && own.end <= group.end;
            });
            return found == groups.end() ? own : Range{found->first, found->end};
        };
        switch (node.kind) {
        case FoldedNode::Kind::Stem: return {1, m_comparison.stages.front().first};
        case FoldedNode::Kind::Head: return {m_comparison.stages.back().end, m_comparison.operations.size()};
        case FoldedNode::Kind::Stage: return around(m_comparison.stages);
        case FoldedNode::Kind::Blocks: return around(node.repeats > 1 ? m_comparison.stages : m_comparison.blocks);
        case FoldedNode::Kind::Input:
        case FoldedNode::Kind::Operation: break;
        }
        return own;
    }

    /// Whether the other network has more between the operations in `own`, or beside them in `room`.
    bool lacksAPart(Range own, const Range &room) const
    {
        while (own.first > room.first && changeAt(own.first - 1) == m_elsewhere)
            --own.first;
        while (own.end < room.end && changeAt(own.end) == m_elsewhere)
            ++own.end;
        const auto begin = m_comparison.operations.begin();
        return std::any_of(begin + static_cast<std::ptrdiff_t>(own.first), begin + static_cast<std::ptrdiff_t>(own.end),
                           [this](const OperationDifference &each) { return each.change == m_elsewhere; });
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
        changes.push_back(places.changeOf(scene.node(static_cast<int>(box))));
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
