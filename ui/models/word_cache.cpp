#include "ui/models/word_cache.h"

namespace residua::ui {

const WordCache::Words &WordCache::of(const QFont &font, const QString &text)
{
    constexpr int most = 4000;
    if (font != m_font || m_words.size() >= most) {
        m_font = font;
        m_words.clear();
    }
    auto found = m_words.constFind(text);
    if (found == m_words.constEnd()) {
        Words made{QStaticText(text), 0};
        made.text.setTextFormat(Qt::PlainText);
        made.text.prepare({}, font);
        made.width = made.text.size().width();
        found = m_words.insert(text, made);
    }
    return *found;
}

} // namespace residua::ui
