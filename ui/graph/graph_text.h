#pragma once

#include "ui/graph/graph_scene.h"

#include <QFont>
#include <QHash>
#include <QStaticText>

#include <array>
#include <vector>

class QPainter;

namespace residua::ui {

/// The texts of a scene, laid out once for each size in which they are drawn.
class TextCache {
public:
    /// Forgets everything where scene, font, size or density differ from the last call. `scale`: pixels a point.
    void prepare(const Scene &scene, const QFont &family, double scale, double dotsPerInch);
    void forget() { m_scene = nullptr; }

    /// The painter's font becomes that of `style`.
    void begin(QPainter &painter, TextStyle style);
    /// Draws text `index`, whose style has begun. `baseline`: its middle, or its left end; `share`: of its size.
    void draw(QPainter &painter, int index, QPointF baseline, bool centred, double share = 1);
    /// Of text `index`, whose style has begun, in device pixels.
    double width(QPainter &painter, int index) { return entry(painter, index).width; }

private:
    struct Entry {
        QStaticText text;
        double width = -1; // not laid out yet
    };

    Entry &entry(QPainter &painter, int index);

    const Scene *m_scene = nullptr;
    const void *m_picture = nullptr; // the scene's, to tell a new one at the same address
    QFont m_family;
    double m_scale = 0, m_dotsPerInch = 0;
    std::array<QFont, textStyleCount> m_fonts;
    std::array<double, textStyleCount> m_ascents{};
    std::vector<Entry> m_entries;                              // by the scene's text
    std::array<QHash<QString, Entry>, textStyleCount> m_known; // by words: the next network has mostly the same
};

} // namespace residua::ui
