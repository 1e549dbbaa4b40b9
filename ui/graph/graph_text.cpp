#include "ui/graph/graph_text.h"

#include <QFontMetricsF>
#include <QPainter>

namespace residua::ui {

void TextCache::prepare(const Scene &scene, const QFont &family, double scale, double dotsPerInch)
{
    if (m_scene == &scene && m_picture == scene.picture.get() && m_family == family && m_scale == scale && m_dotsPerInch == dotsPerInch)
        return;
    m_scene = &scene;
    m_picture = scene.picture.get();
    m_entries.assign(scene.texts.size(), {});
    if (m_family == family && m_scale == scale && m_dotsPerInch == dotsPerInch)
        return;
    for (auto &known : m_known)
        known.clear();
    m_family = family;
    m_scale = scale;
    m_dotsPerInch = dotsPerInch;
    for (std::size_t s = 0; s < textStyleCount; ++s) {
        const TextLook look = lookOf(static_cast<TextStyle>(s));
        QFont font = family;
        font.setPointSizeF(look.size * scale * 72 / dotsPerInch);
        font.setWeight(look.bold ? QFont::DemiBold : QFont::Normal);
        font.setHintingPreference(QFont::PreferNoHinting); // hinted widths do not grow in proportion to the zoom
        m_fonts[s] = font;
        m_ascents[s] = QFontMetricsF(font).ascent();
    }
}

void TextCache::begin(QPainter &painter, TextStyle style)
{
    painter.setFont(m_fonts[static_cast<std::size_t>(style)]);
}

TextCache::Entry &TextCache::entry(QPainter &painter, int index)
{
    Entry &entry = m_entries[static_cast<std::size_t>(index)];
    const SceneText &text = m_scene->texts[static_cast<std::size_t>(index)];
    const std::size_t style = static_cast<std::size_t>(text.style);
    constexpr int mostKnown = 4000;
    if (entry.width < 0) {
        if (m_known[style].size() > mostKnown)
            m_known[style].clear();
        entry = m_known[style].value(text.words);
    }
    if (entry.width < 0) {
        entry.text.setTextFormat(Qt::PlainText);
        entry.text.setText(text.words);
        entry.text.prepare(painter.transform(), m_fonts[style]);
        entry.width = entry.text.size().width();
        m_known[style].insert(text.words, entry);
    }
    return entry;
}

void TextCache::draw(QPainter &painter, int index, QPointF baseline, bool centred, double share)
{
    const Entry &entry = this->entry(painter, index);
    const std::size_t style = static_cast<std::size_t>(m_scene->texts[static_cast<std::size_t>(index)].style);
    const QPointF corner(centred ? -entry.width / 2 : 0, -m_ascents[style]);
    if (share == 1) {
        painter.drawStaticText(baseline + corner, entry.text);
        return;
    }
    painter.save();
    painter.translate(baseline);
    painter.scale(share, share);
    painter.drawStaticText(corner, entry.text);
    painter.restore();
}

} // namespace residua::ui
