#include "ui/graph/graph_legend.h"

#include "ui/graph/graph_camera.h"
#include "ui/graph/graph_map.h"
#include "ui/state/core_words.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace residua::ui {

namespace {

constexpr double barWidth = 96, barHeight = 8, lineLength = 24, chooserArrow = 8, bottomGap = controlGap, mostShare = 0.25,
                 mostOfARow = 0.1;

struct LegendWords {
    Q_DECLARE_TR_FUNCTIONS(residua::ui::GraphView)
};

QString kindWords(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Trunk: break;
    case EdgeKind::Identity: return LegendWords::tr("identity shortcut");
    case EdgeKind::Projection: return LegendWords::tr("projection");
    case EdgeKind::AveragePool: return LegendWords::tr("average pool, projection");
    case EdgeKind::ZeroPad: return LegendWords::tr("zero padding");
    }
    return {};
}

unsigned shortcutsIn(const Scene &scene)
{
    unsigned kinds = 0;
    for (const SceneBox &box : scene.boxes)
        kinds |= box.shortcuts;
    for (const SceneEdge &edge : scene.edges)
        kinds |= bit(edge.kind);
    return kinds;
}

/// Puts things side by side, in the next row where one is full.
class Rows {
public:
    Rows(double width, double height) : m_width(width), m_height(height) {}

    QRectF place(double width, double gap)
    {
        if (m_x > m_left && m_x + gap + width > m_width) {
            m_x = m_left = insideGap; // below the first word, which has room round it
            m_y += m_height;
        }
        const double x = m_x > m_left ? m_x + gap : m_left;
        m_x = x + width;
        m_widest = std::max(m_widest, m_x);
        return {x, m_y, width, m_height};
    }
    /// How high the rows become with one more thing.
    double heightWith(double width, double gap) const { return m_y + (m_x > m_left && m_x + gap + width > m_width ? 2 : 1) * m_height; }
    QSizeF size() const { return {m_widest, m_widest > 0 ? m_y + m_height : 0}; }

private:
    double m_width, m_height, m_left = 0, m_x = 0, m_y = 0, m_widest = 0;
};

QLinearGradient gradientOf(const QRectF &bar, TintMap map, const GraphColors &colors)
{
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    constexpr int stops = 16;
    for (int i = 0; i <= stops; ++i) {
        const double share = static_cast<double>(i) / stops;
        gradient.setColorAt(share, colors.at(map, map == TintMap::Diverging ? 2 * share - 1 : share));
    }
    return gradient;
}

double baselineIn(const QRectF &row, const QFontMetricsF &font)
{
    return std::round(row.center().y() + (font.ascent() - font.descent()) / 2);
}

} // namespace

QRect GraphLegend::area() const
{
    QRectF all = panel;
    for (const Note &note : notes)
        all |= note.rect;
    return all.adjusted(-2, -2, 2, 2).toAlignedRect();
}

double GraphLegend::room() const
{
    constexpr double above = 11;
    return panel.isEmpty() ? legendRoom : std::max(legendRoom, panel.height() + bottomGap + above);
}

GraphLegend legendFor(const Scene &scene, QSizeF view, const QFont &font)
{
    GraphLegend legend;
    if (!scene.picture)
        return legend;
    const QFontMetricsF measure(font);
    const double height = std::ceil(measure.height()) + 2 * insideGap;
    const double most = std::max(1.0, view.width() - 2 * groupGap - mapRoom(view));
    Rows rows(most, height);

    const SceneTint &tint = scene.tint;
    legend.name = metricName(tint.metric, scene.picture->snapshot->model->counting);
    legend.chooser = rows.place(measure.horizontalAdvance(legend.name) + insideGap + chooserArrow + 2 * insideGap, 0);
    if (!tint.known) {
        legend.low = tint.outdated ? LegendWords::tr("the last run was of another network: F5 runs this one")
                                   : LegendWords::tr("no run yet: F5 runs the network");
    } else if (!tint.any) {
        legend.low = LegendWords::tr("nothing to color");
    } else {
        legend.low = lowWords(tint.metric, tint);
        legend.high = highWords(tint.metric, tint);
    }
    double width = measure.horizontalAdvance(legend.low);
    if (!legend.high.isEmpty())
        width += barWidth + 2 * controlGap + measure.horizontalAdvance(legend.high);
    else if (width > most)
        legend.low = measure.elidedText(legend.low, Qt::ElideRight, width = most);
    legend.scale = rows.place(width, controlGap);
    const unsigned kinds = shortcutsIn(scene);
    const Rows without = rows;
    for (const EdgeKind kind : shortcutKinds)
        if (kinds & bit(kind)) {
            const QString words = kindWords(kind);
            const double sample = lineLength + controlGap + measure.horizontalAdvance(words);
            // In a low view the picture needs the room more.
            if (height > mostOfARow * view.height()
                || rows.heightWith(sample, groupGap) > std::max(without.size().height(), mostShare * view.height())) {
                legend.samples.clear();
                rows = without;
                break;
            }
            legend.samples.push_back({kind, rows.place(sample, groupGap), words});
        }

    const QSizeF size = rows.size();
    const QPointF corner(groupGap - insideGap, view.height() - bottomGap - size.height());
    legend.panel = QRectF(corner, size).adjusted(-controlGap, 0, controlGap, 0);
    legend.chooser.translate(corner);
    legend.scale.translate(corner);
    for (GraphLegend::Sample &sample : legend.samples)
        sample.rect.translate(corner);
    double top = legend.panel.top() - insideGap;
    for (const std::string &note : scene.picture->layout.notes) {
        const QString words = measure.elidedText(coreWords(note), Qt::ElideRight, most);
        legend.notes.push_back({QRectF(groupGap, top - height, measure.horizontalAdvance(words), height), words});
        top -= height;
    }
    return legend;
}

void paintLegend(QPainter &painter, const GraphLegend &legend, const Scene &scene, const GraphColors &colors, const QFont &font,
                 bool hovered, bool over)
{
    if (legend.panel.isEmpty())
        return;
    const Theme &theme = colors.theme;
    const QFontMetricsF measure(font);
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto backdrop = [&](const QRectF &rect) { // a sheet of its own where the picture goes on below the words
        painter.setPen(over ? QPen(theme.line, 1) : QPen(Qt::NoPen));
        painter.setBrush(over ? theme.panel : theme.canvas);
        painter.drawRoundedRect(over ? rect.adjusted(0.5, 0.5, -0.5, -0.5) : rect, 6, 6);
    };
    const auto words = [&](double x, const QRectF &row, const QString &text, const QColor &color) {
        painter.setPen(color);
        painter.drawText(QPointF(x, baselineIn(row, measure)), text);
    };

    backdrop(legend.panel);
    if (hovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accentSoft);
        painter.drawRoundedRect(legend.chooser.adjusted(0, 1, 0, -1), 5, 5);
    }
    words(legend.chooser.left() + insideGap, legend.chooser, legend.name, theme.text);
    const QPointF arrow(legend.chooser.right() - insideGap - chooserArrow / 2, legend.chooser.center().y());
    painter.setPen(Qt::NoPen);
    painter.setBrush(hovered ? theme.accent : theme.quietText);
    painter.drawPolygon(QPolygonF{{arrow + QPointF(-3.5, -1.75), arrow + QPointF(3.5, -1.75), arrow + QPointF(0, 2.25)}});

    words(legend.scale.left(), legend.scale, legend.low, theme.quietText);
    if (!legend.high.isEmpty()) {
        const double x = legend.scale.left() + measure.horizontalAdvance(legend.low) + controlGap;
        const QRectF bar(x, legend.scale.center().y() - barHeight / 2, barWidth, barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(gradientOf(bar, scene.tint.map, colors));
        painter.drawRoundedRect(bar, 2, 2);
        if (scene.tint.map == TintMap::Diverging) // where zero is
            painter.fillRect(QRectF(std::round(bar.center().x()), bar.top() - 2, 1, barHeight + 4), theme.quietText);
        words(bar.right() + controlGap, legend.scale, legend.high, theme.quietText);
    }
    for (const GraphLegend::Sample &sample : legend.samples) {
        const bool thin = sample.kind == EdgeKind::Identity;
        const double y = std::floor(sample.rect.center().y()) + (thin ? 0.5 : 0);
        painter.setPen(colors.pen(sample.kind, thin ? 1 : 2));
        painter.drawLine(QPointF(sample.rect.left(), y), QPointF(sample.rect.left() + lineLength, y));
        words(sample.rect.left() + lineLength + controlGap, sample.rect, sample.words, theme.quietText);
    }
    for (const GraphLegend::Note &note : legend.notes) {
        backdrop(note.rect.adjusted(-controlGap, 0, controlGap, 0));
        words(note.rect.left(), note.rect, note.words, theme.quietText);
    }
}

} // namespace residua::ui
