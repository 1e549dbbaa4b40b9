#include "ui/strip/strip_fonts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace residua::ui {

namespace {

constexpr int mostTexts = 400;

QFont bolder(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

StripFonts::StripFonts(const QFont &font)
    : m_fonts{font, bolder(font)}, m_metrics{QFontMetricsF(m_fonts[Plain]), QFontMetricsF(m_fonts[Bold])},
      m_line(std::ceil(std::max(m_metrics[Plain].height(), m_metrics[Bold].height())))
{}

const StripFonts::Entry &StripFonts::entry(Weight weight, const QString &text) const
{
    QHash<QString, Entry> &known = m_known[weight];
    if (const auto found = known.constFind(text); found != known.constEnd())
        return *found;
    if (known.size() >= mostTexts) // numbers come and go while something is dragged
        known.clear();
    Entry entry{QStaticText(text), m_metrics[weight].horizontalAdvance(text)};
    entry.text.setTextFormat(Qt::PlainText);
    entry.text.setPerformanceHint(QStaticText::AggressiveCaching);
    entry.text.prepare({}, m_fonts[weight]);
    return *known.insert(text, entry);
}

void StripFonts::draw(QPainter &painter, Weight weight, QPointF at, const QString &text, const QColor &color) const
{
    painter.setFont(m_fonts[weight]);
    painter.setPen(color);
    painter.drawStaticText(QPointF(at.x(), std::round(at.y() - m_metrics[weight].ascent())), entry(weight, text).text);
}

double StripFonts::baseline(Weight weight) const
{
    return std::round((m_line + m_metrics[weight].ascent() - m_metrics[weight].descent()) / 2);
}

} // namespace residua::ui
