#include "ui/graph/graph_legend.h"

#include "core/report/format.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>

namespace residua::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(residua::ui::GraphView)
};

struct Sample {
    QString words;
    QColor color;
};

std::vector<Sample> samples(const Scene &scene, const GraphPainter &colors)
{
    bool identity = false, projection = false;
    for (const SceneBox &box : scene.boxes) {
        identity = identity || box.identityMark;
        projection = projection || box.projectionMark;
    }
    for (const SceneEdge &edge : scene.edges) {
        identity = identity || edge.kind == EdgeKind::Identity;
        projection = projection || (edge.kind != EdgeKind::Identity && edge.kind != EdgeKind::Trunk);
    }
    std::vector<Sample> result;
    if (identity)
        result.push_back({Words::tr("identity shortcut"), colors.colors().edge(EdgeKind::Identity)});
    if (projection)
        result.push_back({Words::tr("shortcut that changes the shape"), colors.colors().edge(EdgeKind::Projection)});
    return result;
}

QLinearGradient ramp(const QRectF &bar, const Theme &theme)
{
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    constexpr int stops = 8;
    for (int i = 0; i <= stops; ++i)
        gradient.setColorAt(static_cast<double>(i) / stops, theme.ramp(static_cast<double>(i) / stops));
    return gradient;
}

/// The picture may go on below the words.
void backdrop(QPainter &painter, const QRectF &rect, const Theme &theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.canvas);
    painter.drawRoundedRect(rect, 6, 6);
}

} // namespace

void paintLegend(QPainter &painter, const QRectF &view, const Scene &scene, const GraphPainter &colors, const QFont &font)
{
    constexpr double barWidth = 96, barHeight = 8, lineLength = 24;
    const Theme &theme = colors.theme();
    const QFontMetricsF metrics(font);
    const double left = view.left() + groupGap, most = view.width() - 2.0 * groupGap;
    double bottom = view.bottom() - controlGap;
    painter.setFont(font);

    const QString from = Words::tr("MACs 0"), to = QString::fromStdString(formatCount(scene.mostMacs));
    const double scaleWidth = scene.mostMacs > 0 ? metrics.horizontalAdvance(from) + metrics.horizontalAdvance(to) + barWidth + 2 * controlGap : 0;
    std::vector<Sample> shown;
    double width = scaleWidth;
    for (const Sample &sample : samples(scene, colors)) {
        const double more = (width > 0 ? groupGap : 0) + lineLength + controlGap + metrics.horizontalAdvance(sample.words);
        if (width + more > most)
            break;
        width += more;
        shown.push_back(sample);
    }
    const double height = metrics.height() + 2 * insideGap;
    if (width > 0 && width <= most) {
        const QRectF row(left, bottom - height, width, height);
        backdrop(painter, row.adjusted(-controlGap, 0, controlGap, 0), theme);
        const double baseline = row.center().y() + (metrics.ascent() - metrics.descent()) / 2, middle = row.center().y();
        double x = left;
        const auto words = [&](const QString &text) {
            painter.setPen(theme.quietText);
            painter.drawText(QPointF(x, baseline), text);
            x += metrics.horizontalAdvance(text) + controlGap;
        };
        if (scaleWidth > 0) {
            words(from);
            const QRectF bar(x, middle - barHeight / 2, barWidth, barHeight);
            painter.setPen(Qt::NoPen);
            painter.setBrush(ramp(bar, theme));
            painter.drawRoundedRect(bar, 2, 2);
            x += barWidth + controlGap;
            words(to);
            x += groupGap - controlGap;
        }
        for (const Sample &sample : shown) {
            painter.setPen(QPen(sample.color, 1.6));
            painter.drawLine(QPointF(x, middle), QPointF(x + lineLength, middle));
            x += lineLength + controlGap;
            words(sample.words);
            x += groupGap - controlGap;
        }
        bottom -= height + insideGap;
    }
    for (const std::string &note : scene.picture->layout.notes) {
        const QString words = metrics.elidedText(QString::fromStdString(note), Qt::ElideRight, most);
        const QRectF row(left, bottom - height, metrics.horizontalAdvance(words), height);
        backdrop(painter, row.adjusted(-controlGap, 0, controlGap, 0), theme);
        painter.setPen(theme.quietText);
        painter.drawText(QPointF(left, row.center().y() + (metrics.ascent() - metrics.descent()) / 2), words);
        bottom -= height;
    }
}

} // namespace residua::ui
