#pragma once

#include "ui/graph/graph_colors.h"

#include <QFont>

#include <vector>

class QPainter;

namespace residua::ui {

/// What the tint and the lines mean, at the bottom left of the view, in as many rows as it takes; above it what a person should be
/// told of the picture.
struct GraphLegend {
    struct Sample {
        EdgeKind kind;
        QRectF rect; ///< of line and words
        QString words;
        bool operator==(const Sample &) const = default;
    };
    struct Note {
        QRectF rect;
        QString words;
        bool operator==(const Note &) const = default;
    };

    QRectF panel;   ///< round the rows; empty: nothing to say
    QRectF chooser; ///< the metric's name: what is pressed to choose another
    QString name;
    QRectF scale;                ///< numbers and colour bar, or the words in their place
    QString low, high;           ///< at the ends of the bar; empty `high`: `low` are words, and there is no bar
    std::vector<Sample> samples; ///< exactly the shortcuts that are in the picture; none where the view is too low for them
    std::vector<Note> notes;

    /// What it takes of the view's height.
    double room() const;
    /// All that is drawn of it, in pixels.
    QRect area() const;
    bool operator==(const GraphLegend &) const = default;
};

GraphLegend legendFor(const Scene &scene, QSizeF view, const QFont &font);
/// `hovered`: the mouse is on the chooser. `over`: the picture goes on below it.
void paintLegend(QPainter &painter, const GraphLegend &legend, const Scene &scene, const GraphColors &colors, const QFont &font,
                 bool hovered, bool over);

} // namespace residua::ui
