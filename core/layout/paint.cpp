#include "core/layout/picture.h"

#include "core/layout/labels.h"
#include "core/layout/rows.h"
#include "core/layout/text.h"
#include "core/report/format.h"

#include <algorithm>
#include <cmath>

namespace residua {

namespace {

constexpr Color ink{0x16, 0x20, 0x2E}, quiet{0x5A, 0x66, 0x76}, trunkLine{0x6B, 0x78, 0x8A}, identityLine{0x93, 0x9F, 0xAF},
    projectionLine{0xC4, 0x7D, 0x1E}, border{0xC3, 0xCC, 0xD8}, frameLine{0xDD, 0xE3, 0xEB}, frameFill{0xF7, 0xF9, 0xFB},
    white{0xFF, 0xFF, 0xFF};
constexpr double arrowLength = 4.6, arrowWidth = 3.6, legendSize = 7.2, valueSize = 6, scaleWidth = 70;

Color edgeColor(EdgeKind kind)
{
    return kind == EdgeKind::Trunk ? trunkLine : kind == EdgeKind::Identity ? identityLine : projectionLine;
}

class Painter {
public:
    Painter(const LayoutRequest &request, const Layout &layout, const PictureTint &tint)
        : m_request(request), m_layout(layout), m_tint(tint)
    {}

    Picture paint()
    {
        for (const LayoutBox &box : layout().boxes)
            m_most = std::max(m_most, box.macs);
        const double legend = legendWidth();
        const std::string title = printable(m_request.model.spec.name, 60);
        const std::string totals = totalsText();
        const double inner = std::max({m_layout.width, legend, measureText(title, 15, true), measureText(totals, 8.5, false)});
        m_picture.title = title;
        m_picture.map = m_tint.map;
        m_picture.width = std::ceil(inner + 2 * pageMargin);
        m_picture.height = std::ceil(m_layout.height + 2 * pageMargin + pageTitle + pageLegend);
        m_left = pageMargin;
        m_top = pageMargin + pageTitle;
        add(RectItem{{0, 0, m_picture.width, m_picture.height}, 0, true, white, {}});
        text({pageMargin, pageMargin + 12}, title, 15, true, TextItem::Anchor::Left, ink);
        text({pageMargin, pageMargin + 26}, totals, 8.5, false, TextItem::Anchor::Left, quiet);
        for (const LayoutFrame &frame : layout().frames)
            drawFrame(frame);
        for (const LayoutEdge &edge : layout().edges)
            drawEdge(edge);
        for (const LayoutBox &box : layout().boxes)
            drawBox(box);
        drawLegend(pageMargin, m_top + m_layout.height + pageLegend);
        return std::move(m_picture);
    }

private:
    const LayoutRequest &m_request;
    const Layout &m_layout;
    const PictureTint &m_tint;
    Picture m_picture;
    double m_left = 0, m_top = 0;
    std::int64_t m_most = 0; ///< multiply-accumulates of the costliest box

    const Layout &layout() const { return m_layout; }
    bool hasOwnTint() const { return !m_tint.name.empty(); }
    void add(DrawItem item) { m_picture.items.push_back(std::move(item)); }
    Point at(Point p) const { return {p.x + m_left, p.y + m_top}; }
    Rect at(Rect r) const { return {r.x + m_left, r.y + m_top, r.width, r.height}; }

    void text(Point p, std::string words, double size, bool bold, TextItem::Anchor anchor, Color color)
    {
        add(TextItem{p, std::move(words), size, bold, anchor, color});
    }

    std::string totalsText() const
    {
        const Totals &totals = m_request.model.profile.totals;
        const InputSpec &input = m_request.model.spec.input;
        return formatCount(totals.parameters) + " parameters · " + (hasOwnTint() ? m_tint.totals : formatMacs(totals.macs)) + " · input "
            + std::to_string(input.channels) + "×" + std::to_string(input.height) + "×" + std::to_string(input.width);
    }

    void drawFrame(const LayoutFrame &frame)
    {
        const Rect rect = at(frame.rect);
        add(RectItem{rect, frame.inner ? 6.0 : 9.0, true, frame.inner ? white : frameFill, {frameLine, 0.8}});
        const Point title = frame.inner ? Point{rect.x + 7, rect.y + 10.5} : Point{rect.x + 9, rect.y + 11.5};
        text(title, frame.title, labelSize, !frame.inner, TextItem::Anchor::Left, quiet);
    }

    void arrow(Point tip, Point direction, Color color)
    {
        const Point base{tip.x - direction.x * arrowLength, tip.y - direction.y * arrowLength};
        const Point side{-direction.y * arrowWidth / 2, direction.x * arrowWidth / 2};
        add(PathItem{{tip, {{false, {}, {}, {base.x + side.x, base.y + side.y}}, {false, {}, {}, {base.x - side.x, base.y - side.y}}}},
                     {color, 0},
                     true});
    }

    void drawEdge(const LayoutEdge &edge)
    {
        Curve curve = edge.curve;
        curve.start = at(curve.start);
        for (Segment &s : curve.segments) {
            s.c1 = at(s.c1);
            s.c2 = at(s.c2);
            s.to = at(s.to);
        }
        if (curve.segments.empty())
            return;
        Segment &last = curve.segments.back();
        const Point before = last.curved ? last.c2 : curve.segments.size() > 1 ? curve.segments[curve.segments.size() - 2].to : curve.start;
        const double length = std::hypot(last.to.x - before.x, last.to.y - before.y);
        const Point tip = last.to;
        const Point direction = length > 0 ? Point{(tip.x - before.x) / length, (tip.y - before.y) / length} : Point{1, 0};
        last.to = {tip.x - direction.x * (arrowLength - 0.5), tip.y - direction.y * (arrowLength - 0.5)};
        const Color color = edgeColor(edge.kind);
        add(PathItem{std::move(curve), {color, edge.kind == EdgeKind::Identity ? 0.9 : 1.1}, false});
        arrow(tip, direction, color);
        if (!edge.label.empty())
            text(at(edge.labelAt), edge.label, labelSize, false, TextItem::Anchor::Middle, quiet);
    }

    static bool isMinor(const LayoutRequest &request, const LayoutBox &box)
    {
        return box.details.empty() && request.folded.nodes[static_cast<std::size_t>(box.node)].kind == FoldedNode::Kind::Operation;
    }

    void drawBox(const LayoutBox &box)
    {
        const Rect rect = at(box.rect);
        const Point center = rect.center();
        if (box.circle) {
            add(CircleItem{center, rect.width / 2, white, {ink, 1}});
            const double r = rect.width / 2 - 3.2;
            const bool plus = box.title == "+";
            const double d = plus ? r : r * 0.74;
            if (plus) {
                stroke({center.x - d, center.y}, {center.x + d, center.y});
                stroke({center.x, center.y - d}, {center.x, center.y + d});
            } else {
                stroke({center.x - d, center.y - d}, {center.x + d, center.y + d});
                stroke({center.x - d, center.y + d}, {center.x + d, center.y - d});
            }
            return;
        }
        const std::optional<double> share = shareOf(box);
        const Color fill = share ? tintColor(m_tint.map, *share) : white;
        add(RectItem{rect, 4.5, true, fill, {border, 0.8}});
        const Color words = textColorOn(fill);
        const double lines = static_cast<double>(box.details.size());
        double y = center.y - lines * 9.5 / 2 + titleSize * 0.36;
        // Norms and activations cost nothing that is counted here: they stand back.
        const bool minor = isMinor(m_request, box);
        text({center.x, y}, box.title, titleSize, !minor, TextItem::Anchor::Middle, minor && !share ? quiet : words);
        const std::string value = hasOwnTint() ? m_tint.boxes[static_cast<std::size_t>(box.node)].words : std::string();
        const bool swapped = !value.empty() && hasCostLine(box);
        for (std::size_t i = 0; i < box.details.size(); ++i) {
            y += 9.5;
            if (swapped && i + 1 == box.details.size())
                fitted({center.x, y}, value, detailSize, rect.width - 4, words);
            else
                text({center.x, y}, box.details[i], detailSize, false, TextItem::Anchor::Middle, words);
        }
        if (!value.empty() && !swapped)
            fitted({center.x, rect.bottom() + 5.8}, value, valueSize, rect.width + 4, quiet);
        if (box.identityMark || box.projectionMark)
            drawMark({rect.right() - 5, rect.y - 1.5}, box.identityMark, box.projectionMark);
    }

    /// Where its value stands on the map of the tint.
    std::optional<double> shareOf(const LayoutBox &box) const
    {
        if (hasOwnTint())
            return m_tint.boxes[static_cast<std::size_t>(box.node)].share;
        return box.macs > 0 && m_most > 0 ? std::optional(static_cast<double>(box.macs) / static_cast<double>(m_most)) : std::nullopt;
    }

    /// The last line says what the box costs.
    bool hasCostLine(const LayoutBox &box) const
    {
        return box.macs > 0 && m_request.folded.nodes[static_cast<std::size_t>(box.node)].kind != FoldedNode::Kind::Operation;
    }

    /// Words that the layout left no room for: smaller where they are too wide, and not there where they would be too small.
    void fitted(Point p, const std::string &words, double size, double room, Color color)
    {
        constexpr double smallest = 0.65;
        const double share = std::min(1.0, room / measureText(words, size, false));
        if (share >= smallest)
            text(p, words, size * share, false, TextItem::Anchor::Middle, color);
    }

    void stroke(Point from, Point to) { add(PathItem{{from, {{false, {}, {}, to}}}, {ink, 1.1}, false}); }

    /// A small tag with one arc a kind of shortcut: "one shortcut round each block in here". `topRight`: its middle right.
    void drawMark(Point topRight, bool identity, bool projection)
    {
        constexpr double arc = 8, height = 8, space = 3;
        const double width = (identity ? arc : 0) + (projection ? arc : 0) + (identity && projection ? space : 0) + 2 * space;
        add(RectItem{{topRight.x - width, topRight.y - height / 2, width, height}, 3, true, white, {border, 0.7}});
        double x = topRight.x - width + space;
        const auto draw = [&](Color color, double foot, double top) {
            add(PathItem{{{x, foot}, {{true, {x, top}, {x + arc, top}, {x + arc, foot}}}}, {color, 1.1}, false});
            x += arc + space;
        };
        if (identity)
            draw(identityLine, topRight.y + 2, topRight.y - 3.2);
        if (projection)
            draw(projectionLine, topRight.y - 2, topRight.y + 3.2);
    }

    bool uses(EdgeKind kind) const
    {
        return std::any_of(layout().edges.begin(), layout().edges.end(), [kind](const LayoutEdge &e) { return e.kind == kind; });
    }

    struct Entry {
        enum class Mark { Line, Identity, Projection, Both, Add, Multiply } mark;
        std::string words;
        Color color;
    };

    std::vector<Entry> entries() const
    {
        std::vector<Entry> result;
        if (uses(EdgeKind::Identity))
            result.push_back({Entry::Mark::Line, "identity shortcut", identityLine});
        for (const EdgeKind kind : {EdgeKind::Projection, EdgeKind::AveragePool, EdgeKind::ZeroPad})
            if (uses(kind))
                result.push_back({Entry::Mark::Line, shortcutName(kind) + " shortcut", projectionLine});
        const auto &boxes = layout().boxes;
        const auto any = [&](auto test) { return std::any_of(boxes.begin(), boxes.end(), test); };
        if (any([](const LayoutBox &b) { return b.identityMark; }))
            result.push_back({Entry::Mark::Identity, "an identity shortcut round each block", identityLine});
        if (any([](const LayoutBox &b) { return b.projectionMark; }))
            result.push_back({Entry::Mark::Projection, "a shortcut that changes the shape", projectionLine});
        if (any([](const LayoutBox &b) { return b.circle && b.title == "+"; }))
            result.push_back({Entry::Mark::Add, "addition", ink});
        if (any([](const LayoutBox &b) { return b.circle && b.title != "+"; }))
            result.push_back({Entry::Mark::Multiply, "product", ink});
        return result;
    }

    std::string scaleText() const
    {
        const std::int64_t total = m_request.model.profile.totals.macs;
        const double share = total > 0 ? 100.0 * static_cast<double>(m_most) / static_cast<double>(total) : 0;
        return formatMacs(m_most) + " (" + formatFixed(share, share < 9.95 ? 1 : 0) + " %)";
    }

    /// The words before the colour bar and behind it.
    struct Scale {
        std::string name, low, high; ///< no `high`: there is no bar
        bool empty() const { return low.empty(); }
    };

    Scale scale() const
    {
        if (hasOwnTint())
            return {m_tint.name, m_tint.low, m_tint.high};
        return m_most > 0 ? Scale{{}, "MACs 0", scaleText()} : Scale{};
    }

    double entryWidth(const Entry &entry) const { return 24 + measureText(entry.words, legendSize, false) + 16; }

    double legendWidth() const
    {
        const Scale ends = scale();
        double width = ends.empty() ? 0 : 80 + measureText(ends.low, legendSize, false) + measureText(ends.high, legendSize, false) + 24;
        if (!ends.name.empty())
            width += measureText(ends.name, legendSize, true) + 6;
        for (const Entry &entry : entries())
            width += entryWidth(entry);
        return width;
    }

    void drawLegend(double x, double y)
    {
        const double middle = y - 2.6;
        const Scale ends = scale();
        if (!ends.name.empty()) {
            text({x, y}, ends.name, legendSize, true, TextItem::Anchor::Left, ink);
            x += measureText(ends.name, legendSize, true) + 6;
        }
        if (!ends.empty()) {
            text({x, y}, ends.low, legendSize, false, TextItem::Anchor::Left, quiet);
            x += measureText(ends.low, legendSize, false) + 5;
        }
        if (!ends.high.empty()) {
            add(GradientItem{{x, middle - 4, scaleWidth, 8}});
            if (m_tint.map == TintMap::Diverging) // where zero is
                add(PathItem{{{x + scaleWidth / 2, middle - 6}, {{false, {}, {}, {x + scaleWidth / 2, middle + 6}}}}, {quiet, 0.8}, false});
            x += scaleWidth + 5;
            text({x, y}, ends.high, legendSize, false, TextItem::Anchor::Left, quiet);
            x += measureText(ends.high, legendSize, false) + 24;
        } else if (!ends.empty()) {
            x += 19;
        }
        for (const Entry &entry : entries()) {
            switch (entry.mark) {
            case Entry::Mark::Line:
                add(PathItem{{{x, middle}, {{false, {}, {}, {x + 15, middle}}}}, {entry.color, 1.2}, false});
                arrow({x + 19, middle}, {1, 0}, entry.color);
                break;
            case Entry::Mark::Identity:
            case Entry::Mark::Projection:
            case Entry::Mark::Both:
                drawMark({x + 18, middle}, entry.mark != Entry::Mark::Projection, entry.mark != Entry::Mark::Identity);
                break;
            case Entry::Mark::Add:
            case Entry::Mark::Multiply: {
                LayoutBox circle;
                circle.circle = true;
                circle.title = entry.mark == Entry::Mark::Add ? "+" : "×";
                circle.rect = {x + 6 - m_left, middle - 6.5 - m_top, 13, 13};
                drawBox(circle);
                break;
            }
            }
            text({x + 24, y}, entry.words, legendSize, false, TextItem::Anchor::Left, quiet);
            x += entryWidth(entry);
        }
    }
};

} // namespace

Picture paint(const LayoutRequest &request, const Layout &layout, const PictureTint &tint)
{
    return Painter(request, layout, tint).paint();
}

} // namespace residua
