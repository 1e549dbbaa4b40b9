#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QStaticText>

#include <array>

class QPainter;

namespace residua::ui {

/// The two fonts of the strip. Texts are laid out once: the next network has mostly the same.
class StripFonts {
public:
    enum Weight { Plain, Bold };

    explicit StripFonts(const QFont &font);

    const QFont &font(Weight weight) const { return m_fonts[weight]; }
    const QFontMetricsF &metrics(Weight weight) const { return m_metrics[weight]; }
    double line() const { return m_line; } ///< height of one line of text, whole pixels
    double width(Weight weight, const QString &text) const { return entry(weight, text).width; }
    /// `at`: the left end of the baseline.
    void draw(QPainter &painter, Weight weight, QPointF at, const QString &text, const QColor &color) const;
    /// How far below the top of a line its baseline is.
    double baseline(Weight weight) const;

private:
    struct Entry {
        QStaticText text;
        double width = 0;
    };
    const Entry &entry(Weight weight, const QString &text) const;

    std::array<QFont, 2> m_fonts;
    std::array<QFontMetricsF, 2> m_metrics;
    double m_line;
    mutable std::array<QHash<QString, Entry>, 2> m_known;
};

} // namespace residua::ui
