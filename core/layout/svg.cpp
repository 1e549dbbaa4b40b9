#include "core/layout/writers.h"

#include "core/arch/visible.h"
#include "core/layout/text.h"

#include <array>
#include <charconv>

namespace residua {

namespace {

class SvgWriter {
public:
    std::string write(const Picture &picture)
    {
        m_text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(picture.width)
            + "pt\" height=\"" + number(picture.height) + "pt\" viewBox=\"0 0 " + number(picture.width) + ' ' + number(picture.height)
            + "\" font-family=\"sans-serif\">\n<title>" + markupText(printable(picture.title, 200))
            + "</title>\n<defs><linearGradient id=\"ramp\">";
        constexpr int stops = 12;
        for (int i = 0; i <= stops; ++i) {
            const double place = static_cast<double>(i) / stops;
            m_text += "<stop offset=\"" + number(place) + "\" stop-color=\"" + hexText(colorAlong(picture.map, place)) + "\"/>";
        }
        m_text += "</linearGradient></defs>\n";
        for (const DrawItem &item : picture.items)
            std::visit(*this, item);
        return std::move(m_text) + "</svg>\n";
    }

    void operator()(const RectItem &item)
    {
        m_text += "<rect";
        place(item.rect);
        if (item.radius > 0)
            attribute("rx", number(item.radius));
        attribute("fill", item.filled ? hexText(item.fill) : "none");
        stroke(item.pen);
        m_text += "/>\n";
    }
    void operator()(const GradientItem &item)
    {
        m_text += "<rect";
        place(item.rect);
        m_text += " rx=\"2\" fill=\"url(#ramp)\"/>\n";
    }
    void operator()(const CircleItem &item)
    {
        m_text += "<circle";
        attribute("cx", number(item.center.x));
        attribute("cy", number(item.center.y));
        attribute("r", number(item.radius));
        attribute("fill", hexText(item.fill));
        stroke(item.pen);
        m_text += "/>\n";
    }
    void operator()(const PathItem &item)
    {
        m_text += "<path d=\"M" + point(item.curve.start);
        for (const Segment &s : item.curve.segments)
            m_text += s.curved ? "C" + point(s.c1) + ' ' + point(s.c2) + ' ' + point(s.to) : "L" + point(s.to);
        m_text += item.closed ? "Z\"" : "\"";
        attribute("fill", item.closed ? hexText(item.pen.color) : "none");
        if (!item.closed)
            stroke(item.pen);
        m_text += "/>\n";
    }
    void operator()(const TextItem &item)
    {
        m_text += "<text";
        attribute("x", number(item.at.x));
        attribute("y", number(item.at.y));
        attribute("font-size", number(item.size));
        if (item.bold)
            attribute("font-weight", "bold");
        if (item.anchor != TextItem::Anchor::Left)
            attribute("text-anchor", item.anchor == TextItem::Anchor::Middle ? "middle" : "end");
        attribute("fill", hexText(item.color));
        m_text += '>' + markupText(item.text) + "</text>\n";
    }

private:
    std::string m_text;

    /// At most two decimals, never a locale's comma.
    static std::string number(double value)
    {
        std::array<char, 64> buffer{};
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 2).ptr;
        std::string text(buffer.data(), end);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
        return text == "-0" ? "0" : text;
    }
    static std::string point(Point p) { return number(p.x) + ' ' + number(p.y); }
    void attribute(const char *name, const std::string &value) { m_text += std::string(" ") + name + "=\"" + value + '"'; }
    void place(const Rect &rect)
    {
        attribute("x", number(rect.x));
        attribute("y", number(rect.y));
        attribute("width", number(rect.width));
        attribute("height", number(rect.height));
    }
    void stroke(const Pen &pen)
    {
        if (pen.width <= 0)
            return;
        attribute("stroke", hexText(pen.color));
        attribute("stroke-width", number(pen.width));
        if (pen.stroke > 0)
            attribute("stroke-dasharray", number(pen.stroke) + ' ' + number(pen.gap));
    }
};

} // namespace

std::string writeSvg(const Picture &picture)
{
    return SvgWriter().write(picture);
}

} // namespace residua
