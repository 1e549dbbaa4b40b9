#include "ui/costs/cost_export.h"

#include "ui/costs/cost_names.h"

#include "core/data/error.h"
#include "core/report/escape.h"
#include "core/report/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace residua::ui {

namespace {

constexpr double pageWidth = 480, pageHeight = 320, textSize = 8;
const Rect plotArea{52, 28, 412, 250};

struct Inks {
    Color text{0x1d, 0x21, 0x27}, quiet{0x5c, 0x63, 0x6d}, line{0xdf, 0xe2, 0xe7}, accent{0x3b, 0x6f, 0xe0}, front{0xc4, 0x7d, 0x1e},
        paper{0xff, 0xff, 0xff}, dot{0x8f, 0xac, 0xec};
};

Point pointOf(QPointF at)
{
    return {at.x(), at.y()};
}

Curve curveOf(const std::vector<QPointF> &corners)
{
    Curve curve;
    curve.start = pointOf(corners.front());
    for (std::size_t i = 1; i < corners.size(); ++i)
        curve.segments.push_back({false, {}, {}, pointOf(corners[i])});
    return curve;
}

class Sheet {
public:
    Sheet(const CostScene &scene, const CostFrame &frame) : m_scene(scene), m_frame(frame) {}

    Picture draw()
    {
        m_picture.width = pageWidth;
        m_picture.height = pageHeight;
        m_picture.title = QCoreApplication::translate("Costs", "Cost map").toStdString();
        m_picture.items.push_back(RectItem{{0, 0, pageWidth, pageHeight}, 0, true, m_inks.paper, {}});
        drawGrid();
        drawPoints();
        drawFront();
        drawNames();
        drawLegend();
        return std::move(m_picture);
    }

private:
    void text(QPointF at, const QString &words, TextItem::Anchor anchor, const Color &color)
    {
        m_picture.items.push_back(TextItem{pointOf(at), words.toStdString(), textSize, false, anchor, color});
    }
    void line(QPointF from, QPointF to, const Color &color, double width)
    {
        m_picture.items.push_back(PathItem{curveOf({from, to}), Pen{color, width}});
    }
    bool isSeen(std::size_t point) const { return m_scene.has(point) && m_frame.plot.adjusted(-0.5, -0.5, 0.5, 0.5).contains(at(point)); }
    QPointF at(std::size_t point) const { return m_frame.at(m_scene.xs[point], m_scene.ys[point]); }

    void drawGrid()
    {
        const QRectF &plot = m_frame.plot;
        for (const CostTick &tick : ticksOf(m_frame.x, m_scene.view.x.unit, 8)) {
            const double x = m_frame.at(tick.place, 0).x();
            line({x, plot.top()}, {x, plot.bottom()}, m_inks.line, 0.5);
            text({x, plot.bottom() + 11}, tick.text, TextItem::Anchor::Middle, m_inks.quiet);
        }
        for (const CostTick &tick : ticksOf(m_frame.y, m_scene.view.y.unit, 8)) {
            const double y = m_frame.at(0, tick.place).y();
            line({plot.left(), y}, {plot.right(), y}, m_inks.line, 0.5);
            text({plot.left() - 5, y + 3}, tick.text, TextItem::Anchor::Right, m_inks.quiet);
        }
        text({plot.right(), plot.bottom() + 26}, axisTitle(m_scene.view.x), TextItem::Anchor::Right, m_inks.text);
        text({plot.left(), plot.top() - 10}, axisTitle(m_scene.view.y), TextItem::Anchor::Left, m_inks.text);
    }

    void drawPoints()
    {
        for (std::size_t i = m_scene.points->known.size(); i < m_scene.points->size(); ++i) {
            if (isSeen(i))
                drawMark(PointKind::Sweep, at(i));
        }
        for (const PointKind kind : {PointKind::Preset, PointKind::History, PointKind::Variant}) {
            for (std::size_t i = 0; i < m_scene.points->known.size(); ++i) {
                if (m_scene.points->kind(i) == kind && isSeen(i))
                    drawMark(kind, at(i));
            }
        }
    }

    void drawMark(PointKind kind, QPointF where)
    {
        switch (kind) {
        case PointKind::Variant: m_picture.items.push_back(CircleItem{pointOf(where), 3, m_inks.accent, Pen{m_inks.paper, 0.5}}); break;
        case PointKind::History: m_picture.items.push_back(CircleItem{pointOf(where), 1.8, m_inks.paper, Pen{m_inks.quiet, 0.8}}); break;
        case PointKind::Sweep: m_picture.items.push_back(CircleItem{pointOf(where), 1.2, m_inks.dot, {}}); break;
        case PointKind::Preset:
            m_picture.items.push_back(RectItem{{where.x() - 2, where.y() - 2, 4, 4}, 0, true, m_inks.paper, Pen{m_inks.quiet, 0.8}});
            break;
        }
    }

    void drawFront()
    {
        constexpr std::size_t ringed = 200; // more of them are a line
        for (const std::size_t best : m_scene.front) {
            if (m_scene.front.size() <= ringed && isSeen(best))
                m_picture.items.push_back(ring(at(best)));
        }
        const std::vector<QPointF> corners = frontLine(m_scene, m_frame);
        // Only what lies in the plot: a writer knows no clipping.
        std::vector<QPointF> seen;
        const auto end = [&] {
            if (seen.size() > 1)
                m_picture.items.push_back(PathItem{curveOf(seen), Pen{m_inks.front, 1}});
            seen.clear();
        };
        for (const QPointF &corner : corners) {
            if (m_frame.plot.adjusted(-0.5, -0.5, 0.5, 0.5).contains(corner))
                seen.push_back(corner);
            else
                end();
        }
        end();
    }

    void drawNames()
    {
        std::vector<QPointF> places;
        for (std::size_t i = 0; i < m_scene.points->known.size(); ++i)
            places.push_back(m_scene.has(i) ? at(i) : QPointF());
        for (const PlacedName &name : placeNames(m_scene, places, m_frame.plot, 3, sizeOf)) {
            const bool own = m_scene.points->kind(name.point) == PointKind::Variant;
            text({name.room.left(), name.room.center().y() + 0.35 * textSize}, name.text, TextItem::Anchor::Left,
                 own ? m_inks.text : m_inks.quiet);
        }
    }

    /// From the right: what the marks are.
    void drawLegend()
    {
        const double line = m_frame.plot.top() - 10;
        double right = m_frame.plot.right();
        const auto entry = [&](const QString &words, const auto &mark) {
            text({right, line}, words, TextItem::Anchor::Right, m_inks.quiet);
            right -= sizeOf(words).width() + 8;
            mark(QPointF(right, line - 2.8));
            right -= 14;
        };
        if (!m_scene.front.empty())
            entry(QCoreApplication::translate("Costs", "Pareto front"),
                  [this](QPointF where) { this->line(where - QPointF(5, 0), where + QPointF(5, 0), m_inks.front, 1); });
        const std::array<std::size_t, 4> counts = countsOf(m_scene);
        for (const PointKind kind : {PointKind::Sweep, PointKind::Preset, PointKind::History, PointKind::Variant}) {
            const std::size_t count = counts[static_cast<std::size_t>(kind)];
            if (count > 0)
                entry(legendText(kind, count), [this, kind](QPointF where) { drawMark(kind, where); });
        }
    }

    RectItem ring(QPointF where) const { return {{where.x() - 4, where.y() - 4, 8, 8}, 4, false, {}, Pen{m_inks.front, 0.8}}; }
    static QSizeF sizeOf(const QString &words) { return {measureText(words.toStdString(), textSize, false), 1.2 * textSize}; }

    const CostScene &m_scene;
    const CostFrame &m_frame;
    const Inks m_inks{};
    Picture m_picture;
};

std::string csvNumber(double value)
{
    if (std::isnan(value))
        return {};
    const auto whole = static_cast<std::int64_t>(std::clamp(value, -9e18, 9e18));
    return static_cast<double>(whole) == value ? formatExact(whole) : formatSignificant(value, 17);
}

} // namespace

Picture costPicture(const CostScene &scene, const CostAxis &x, const CostAxis &y)
{
    const CostFrame frame{QRectF(plotArea.x, plotArea.y, plotArea.width, plotArea.height), x, y};
    return Sheet(scene, frame).draw();
}

std::string costCsv(const CostPoints &points)
{
    const std::vector<CostMetric> metrics = metricsOf(points);
    std::string text = "kind,name";
    std::vector<std::vector<double>> columns;
    for (const CostMetric &metric : metrics) {
        text += ',' + csvText(metric.key);
        columns.push_back(points.values(metric.key));
    }
    text += "\r\n";
    const char *const kinds[] = {"sweep", "preset", "history", "variant"};
    for (std::size_t i = 0; i < points.size(); ++i) {
        text += std::string(kinds[static_cast<std::size_t>(points.kind(i))]) + ',' + csvText(points.name(i).toStdString());
        for (const std::vector<double> &column : columns)
            text += ',' + csvNumber(column[i]);
        text += "\r\n";
    }
    return text;
}

std::string costFile(const CostScene &scene, const CostAxis &x, const CostAxis &y, const std::string &name)
{
    const std::string ending = QString::fromStdString(name).section(QLatin1Char('.'), -1).toLower().toStdString();
    if (ending == "csv")
        return costCsv(*scene.points);
    if (ending != "svg" && ending != "pdf" && ending != "png")
        throw Error(
            ErrorKind::Usage,
            QCoreApplication::translate("Costs", "the name must end in .svg, .pdf, .png or .csv, which decides the format").toStdString());
    return writePicture(costPicture(scene, x, y), pictureFormat(name));
}

} // namespace residua::ui
