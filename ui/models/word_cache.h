#pragma once

#include <QFont>
#include <QHash>
#include <QStaticText>

namespace residua::ui {

/// Texts of one font, shaped once: that is most of what painting them costs.
class WordCache {
public:
    struct Words {
        QStaticText text;
        double width = 0; ///< pixels
    };
    /// Valid until the next call.
    const Words &of(const QFont &font, const QString &text);

private:
    QFont m_font;
    QHash<QString, Words> m_words;
};

} // namespace residua::ui
