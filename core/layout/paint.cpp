#include "core/layout/picture.h"

#include "core/arch/phrases.h"
#include "core/layout/labels.h"
#include "core/layout/rows.h"
#include "core/layout/text.h"
#include "core/report/format.h"

#include <algorithm>
#include <cmath>

namespace residua {

namespace {

constexpr double legendSize = 7.2, scaleWidth = 70;

class Painter {
public:
    Painter(const LayoutRequest &request, const Layout &layout, const PictureTint &tint, const Palette &palette)
        : m_request(request), m_layout(layout), m_tint(tint), m_palette(palette)
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
        add(RectItem{{0, 0, m_picture.width, m_picture.height}, 0, true, m_palette[Ink::Canvas], {}});
        text({pageMargin, pageMargin + 12}, title, 15, true, Ink::Words);
        text({pageMargin, pageMargin + 26}, totals, 8.5, false, Ink::QuietWords);
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
    Palette m_palette; ///< its box's are those of the box that is drawn
    Picture m_picture;
    double m_left = 0, m_top = 0;
    std::int64_t m_most = 0; ///< multiply-accumulates of the costliest box

    const Layout &layout() const { return m_layout; }
    bool hasOwnTint() const { return !m_tint.name.empty(); }
    template <class Item>
    void add(Item item)
    {
        m_picture.items.emplace_back(std::move(item));
    }
    Point at(Point p) const { return {p.x + m_left, p.y + m_top}; }
    Rect at(Rect r) const { return {r.x + m_left, r.y + m_top, r.width, r.height}; }

    void text(Point p, std::string words, double size, bool bold, Ink ink, TextItem::Anchor anchor = TextItem::Anchor::Left)
    {
        add(TextItem{p, std::move(words), size, bold, anchor, m_palette[ink]});
    }

    void draw(const PanelFigure &panel)
    {
        add(RectItem{panel.rect, panel.radius, true, m_palette[panel.fill], {m_palette[panel.line], panel.width}});
    }
    void draw(const DiscFigure &disc)
    {
        add(CircleItem{disc.center, disc.radius, m_palette[disc.fill], {m_palette[disc.line], disc.width}});
    }
    void draw(const StrokeFigure &stroke)
    {
        const LineLook look = stroke.kind ? lookOf(*stroke.kind) : LineLook{};
        add(PathItem{stroke.curve, {m_palette[stroke.ink], stroke.width, look.stroke * stroke.width, look.gap * stroke.width}, false});
    }
    void draw(const TextFigure &figure, const std::string &words)
    {
        const TextLook look = lookOf(figure.style);
        const double share = figure.room > 0 ? shareThatFits(measureText(words, look.size, look.bold), figure.room) : 1;
        if (share > 0)
            text(figure.at, words, look.size * share, look.bold, figure.ink,
                 figure.centred ? TextItem::Anchor::Middle : TextItem::Anchor::Left);
    }
    void draw(const std::vector<Figure> &figures, const LayoutBox &box = {}, const std::string &value = {})
    {
        for (const Figure &figure : figures)
            std::visit(
                [&]<class T>(const T &each) {
                    if constexpr (std::is_same_v<T, TextFigure>)
                        draw(each, wordsOf(each, box, value));
                    else
                        draw(each);
                },
                figure);
    }

    static const std::string &wordsOf(const TextFigure &figure, const LayoutBox &box, const std::string &value)
    {
        switch (figure.which) {
        case TextFigure::Which::Title: break;
        case TextFigure::Which::Detail: return box.details[figure.detail];
        case TextFigure::Which::Value: return value;
        }
        return box.title;
    }

    std::string totalsText() const
    {
        const Totals &totals = m_request.model.profile.totals;
        const InputSpec &input = m_request.model.spec.input;
        return filled(phrase("Picture", "%1 parameters · %2 · input %3"),
                      {formatCount(totals.parameters), hasOwnTint() ? m_tint.totals : formatMacs(totals.macs),
                       std::to_string(input.channels) + "×" + std::to_string(input.height) + "×" + std::to_string(input.width)});
    }

    void drawFrame(const LayoutFrame &frame)
    {
        const FrameFigures figures = figuresOf(frame.inner, at(frame.rect));
        draw(figures.panel);
        draw(figures.title, frame.title);
    }

    void drawArrow(Point tip, Point direction, Ink ink)
    {
        const auto [point, left, right] = arrowHead(tip, direction);
        add(PathItem{{point, {{false, {}, {}, left}, {false, {}, {}, right}}}, {m_palette[ink], 0}, true});
    }

    void drawEdge(const LayoutEdge &edge)
    {
        if (edge.curve.segments.empty())
            return;
        Curve curve = edge.curve;
        curve.start = at(curve.start);
        for (Segment &s : curve.segments) {
            s.c1 = at(s.c1);
            s.c2 = at(s.c2);
            s.to = at(s.to);
        }
        const LineLook look = lookOf(edge.kind);
        const auto [end, tip, direction] = endOf(curve);
        curve.segments.back().to = end;
        draw(StrokeFigure{std::move(curve), look.ink, look.width, edge.kind});
        drawArrow(tip, direction, look.ink);
        if (!edge.label.empty())
            draw(labelOf(at(edge.labelAt)), edge.label);
    }

    void drawBox(const LayoutBox &box)
    {
        const std::optional<double> share = shareOf(box);
        m_palette[Ink::BoxFill] = share ? tintColor(m_tint.map, *share) : m_palette[Ink::Node];
        m_palette[Ink::BoxWords] = box.minor && !share ? m_palette[Ink::QuietWords] : textColorOn(m_palette[Ink::BoxFill]);
        const std::string value = hasOwnTint() ? m_tint.boxes[static_cast<std::size_t>(box.node)].words : std::string();
        const BoxFigures figures = figuresOf(box, box.details.size(), at(box.rect), !value.empty());
        draw(figures.body, box, value);
        if (figures.below)
            draw(*figures.below, value);
        draw(figures.mark);
    }

    /// Where its value stands on the map of the tint.
    std::optional<double> shareOf(const LayoutBox &box) const
    {
        if (hasOwnTint())
            return m_tint.boxes[static_cast<std::size_t>(box.node)].share;
        return box.macs > 0 && m_most > 0 ? std::optional(static_cast<double>(box.macs) / static_cast<double>(m_most)) : std::nullopt;
    }

    bool uses(EdgeKind kind) const
    {
        return std::any_of(layout().edges.begin(), layout().edges.end(), [kind](const LayoutEdge &e) { return e.kind == kind; });
    }

    struct Entry {
        std::string words;
        std::optional<EdgeKind> line;
        unsigned mark = 0;                ///< shortcuts that it stands for
        std::optional<bool> product = {}; ///< a circle
    };

    std::vector<Entry> entries() const
    {
        std::vector<Entry> result;
        for (const EdgeKind kind : shortcutKinds)
            if (uses(kind))
                result.push_back({kind == EdgeKind::Identity ? phrase("Picture", "identity shortcut")
                                                             : filled(phrase("Picture", "%1 shortcut"), {shortcutName(kind)}),
                                  kind});
        const auto &boxes = layout().boxes;
        const auto any = [&](auto test) { return std::any_of(boxes.begin(), boxes.end(), test); };
        unsigned marks = 0;
        for (const LayoutBox &box : boxes)
            marks |= box.shortcuts;
        constexpr unsigned identity = bit(EdgeKind::Identity);
        if (marks & identity)
            result.push_back({phrase("Picture", "an identity shortcut round each block"), {}, identity});
        if (marks & ~identity)
            result.push_back({phrase("Picture", "a shortcut that changes the shape"), {}, marks & ~identity});
        if (any([](const LayoutBox &b) { return b.circle && !b.product; }))
            result.push_back({phrase("Picture", "addition"), {}, 0, false});
        if (any([](const LayoutBox &b) { return b.product; }))
            result.push_back({phrase("Picture", "product"), {}, 0, true});
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
            text({x, y}, ends.name, legendSize, true, Ink::Words);
            x += measureText(ends.name, legendSize, true) + 6;
        }
        if (!ends.empty()) {
            text({x, y}, ends.low, legendSize, false, Ink::QuietWords);
            x += measureText(ends.low, legendSize, false) + 5;
        }
        if (!ends.high.empty()) {
            add(GradientItem{{x, middle - 4, scaleWidth, 8}});
            if (m_tint.map == TintMap::Diverging) // where zero is
                draw(StrokeFigure{
                    {{x + scaleWidth / 2, middle - 6}, {{false, {}, {}, {x + scaleWidth / 2, middle + 6}}}}, Ink::QuietWords, 0.8, {}});
            x += scaleWidth + 5;
            text({x, y}, ends.high, legendSize, false, Ink::QuietWords);
            x += measureText(ends.high, legendSize, false) + 24;
        } else if (!ends.empty()) {
            x += 19;
        }
        for (const Entry &entry : entries()) {
            if (entry.line) {
                const Ink ink = lookOf(*entry.line).ink;
                draw(StrokeFigure{{{x, middle}, {{false, {}, {}, {x + 15, middle}}}}, ink, 1.2, entry.line});
                drawArrow({x + 19, middle}, {1, 0}, ink);
            } else if (entry.product) {
                draw(circleFigures({x + 12.5, middle}, 6.5, *entry.product));
            } else {
                draw(markFigures({x + 18, middle}, entry.mark));
            }
            text({x + 24, y}, entry.words, legendSize, false, Ink::QuietWords);
            x += entryWidth(entry);
        }
    }
};

} // namespace

Picture paint(const LayoutRequest &request, const Layout &layout, const PictureTint &tint, const Palette &palette)
{
    return Painter(request, layout, tint, palette).paint();
}

} // namespace residua
