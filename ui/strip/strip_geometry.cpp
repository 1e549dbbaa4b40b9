#include "ui/strip/strip_geometry.h"

#include "ui/look/theme.h"

#include <algorithm>
#include <cmath>

namespace residua::ui {

namespace {

constexpr double margin = groupGap, leastGap = 8, usualGap = 18, mostGap = 320, framePadding = 8;
constexpr double slabArea = 76, slabGap = 3, leastSlab = 2, leastStage = 20, leastHeight = 5;
constexpr double frameTop = 6; ///< of the frame above the highest slab
constexpr double barHeight = 3, handleReach = 9, handleHeight = 28;

double headerHeight(const StripFonts &fonts)
{
    return std::max(26.0, fonts.line() + controlGap);
}

double thickness(std::int64_t channels)
{
    return std::clamp(0.62 * std::sqrt(static_cast<double>(channels)), 3.0, 36.0);
}

/// The width that the slabs of a part would like.
double naturalWidth(const StripPart &part)
{
    if (part.kind == StripPart::Kind::Input)
        return slabArea;
    if (part.kind == StripPart::Kind::Stage)
        return static_cast<double>(part.slabs.size()) * naturalPitch(part) - slabGap;
    double width = -slabGap;
    for (const StripSlab &slab : part.slabs)
        width += std::round(thickness(slab.channels)) + slabGap;
    return width;
}

double compressed(const StripPart &part, double scale)
{
    const double natural = naturalWidth(part);
    return part.kind == StripPart::Kind::Stage ? std::max(std::min(natural, leastStage), scale * natural) : natural;
}

/// What the words below a part need; `variant` 0: in full.
double labelWidth(const StripPart &part, const StripFonts &fonts, qsizetype variant)
{
    const auto pick = [variant](const QStringList &variants) { return variants.at(std::min(variant, variants.size() - 1)); };
    const double difference = variant > 0 || part.difference.isEmpty() ? 0 : controlGap + fonts.width(StripFonts::Plain, part.difference);
    return std::ceil(
        std::max(fonts.width(StripFonts::Bold, pick(part.titles)) + difference, fonts.width(StripFonts::Plain, pick(part.details))));
}

/// The largest value from 0 to `most` that still fits.
template <class Fits>
double largest(double most, Fits fits)
{
    if (fits(most))
        return most;
    double low = 0, high = most;
    for (int i = 0; i < 24; ++i) {
        const double middle = (low + high) / 2;
        (fits(middle) ? low : high) = middle;
    }
    return low;
}

/// How wide each part becomes, and where it begins: slabs give way before labels do.
struct Widths {
    std::vector<double> slabs, cells, lefts;
    double gap = usualGap; ///< the smallest between two parts
    double scale = 1;
};

class WidthFinder {
public:
    WidthFinder(const StripParts &strip, const StripFonts &fonts, double room, const StripPlacing &keep)
        : m_parts(strip.parts), m_gaps(static_cast<double>(strip.parts.size() - 1)), m_room(room), m_keep(keep),
          m_least(std::clamp(std::floor(room / static_cast<double>(strip.parts.size()) / 4), leastGap, usualGap))
    {
        for (const StripPart &part : m_parts) {
            m_full.push_back(labelWidth(part, fonts, 0));
            m_short.push_back(labelWidth(part, fonts, 1));
            m_shortest.push_back(labelWidth(part, fonts, 2));
        }
    }

    Widths find() const
    {
        const double wanted = keeps() ? m_keep.scale : 1;
        const auto scaleWith = [&](const std::vector<double> &labels) {
            return largest(wanted, [&](double scale) { return fits(scale, labels, wide, true); });
        };
        // Words in full leave too little for a deep stage: then in short.
        const double inFull = scaleWith(m_full), inShort = inFull < 0.6 ? scaleWith(m_short) : 0;
        const std::vector<double> &labels = inShort > inFull ? m_short : m_full;
        Widths widths;
        widths.scale = std::max(inFull, inShort);
        const bool keepShortest = fits(widths.scale, labels, 0, true);
        const double limit = largest(wide, [&](double most) { return fits(widths.scale, labels, most, keepShortest); });
        double sum = 0;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            widths.slabs.push_back(compressed(m_parts[i], widths.scale));
            widths.cells.push_back(cellWidth(i, widths.scale, labels, limit, keepShortest));
            sum += widths.cells.back();
        }
        widths.lefts =
            keeps() ? kept(widths.cells) : spread(widths.cells, std::clamp((m_room - sum) / std::max(1.0, m_gaps), m_least, mostGap));
        widths.gap = mostGap;
        for (std::size_t i = 1; i < m_parts.size(); ++i)
            widths.gap = std::min(widths.gap, widths.lefts[i] - widths.lefts[i - 1] - widths.cells[i - 1]);
        return widths;
    }

private:
    bool keeps() const { return m_keep.lefts.size() == m_parts.size(); }

    static std::vector<double> spread(const std::vector<double> &cells, double gap)
    {
        std::vector<double> lefts;
        double x = margin;
        for (const double cell : cells) {
            lefts.push_back(std::floor(x));
            x += cell + gap;
        }
        return lefts;
    }

    /// Where they are kept; pushed on by what has grown, and back by the end of the room.
    std::vector<double> kept(const std::vector<double> &cells) const
    {
        std::vector<double> lefts = m_keep.lefts;
        for (std::size_t i = 1; i < lefts.size(); ++i)
            lefts[i] = std::max(lefts[i], lefts[i - 1] + cells[i - 1] + m_least);
        double end = margin + m_room;
        for (std::size_t i = lefts.size(); i-- > 0; end = lefts[i] - m_least)
            lefts[i] = std::min(lefts[i], end - cells[i]);
        return lefts;
    }

    static constexpr double wide = 400;
    const std::vector<StripPart> &m_parts;
    double m_gaps, m_room;
    const StripPlacing &m_keep;
    double m_least;
    std::vector<double> m_full, m_short, m_shortest;

    double cellWidth(std::size_t part, double scale, const std::vector<double> &labels, double limit, bool keepShortest) const
    {
        const double label = std::min(labels[part], std::max(limit, keepShortest ? m_shortest[part] : 0));
        return std::max(compressed(m_parts[part], scale), label);
    }

    bool fits(double scale, const std::vector<double> &labels, double limit, bool keepShortest) const
    {
        double sum = m_gaps * m_least;
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            sum += cellWidth(i, scale, labels, limit, keepShortest);
        return sum <= m_room;
    }
};

double slabHeight(double resolution, double most)
{
    return std::max(leastHeight, std::round(slabArea * (std::log2(resolution) + 0.75) / (std::log2(std::max(most, 2.0)) + 0.75)));
}

class StripLayouter {
public:
    StripLayouter(const StripParts &strip, const StripFonts &fonts, QSizeF size, double right) : m_strip(strip), m_fonts(fonts)
    {
        const double header = headerHeight(fonts);
        m_geometry.title = QRectF(margin, controlGap / 2, std::max(0.0, size.width() - margin - right), header - controlGap / 2);
        m_base = header + controlGap + slabArea;
        m_mostResolution = 1;
        for (const StripPart &part : strip.parts)
            for (const StripSlab &slab : part.slabs)
                m_mostResolution = std::max(m_mostResolution, slab.resolution);
    }

    StripGeometry layout(const Widths &widths)
    {
        m_geometry.placing = {widths.lefts, widths.scale};
        m_more = std::max(0.0, std::min(widths.gap - 12, 2 * paddingFor(widths.gap) - 2));
        // All stages by number alone where one has to be.
        for (std::size_t i = 0; i < m_strip.parts.size(); ++i)
            m_numbersOnly |=
                m_strip.parts[i].stage >= 0 && m_fonts.width(StripFonts::Bold, m_strip.parts[i].titles.front()) > widths.cells[i] + m_more;
        for (std::size_t i = 0; i < m_strip.parts.size(); ++i)
            place(static_cast<int>(i), widths.lefts[i], widths.cells[i], widths.slabs[i], widths.gap);
        return std::move(m_geometry);
    }

private:
    const StripParts &m_strip;
    const StripFonts &m_fonts;
    StripGeometry m_geometry;
    double m_base = 0, m_mostResolution = 1;
    double m_more = 0; ///< that words may stick out of their cell
    bool m_numbersOnly = false;

    static double paddingFor(double gap) { return std::floor(std::min(framePadding, gap / 2 - 1)); }

    void place(int index, double x, double width, double slabs, double gap)
    {
        const StripPart &part = m_strip.parts[static_cast<std::size_t>(index)];
        StripCell cell;
        const double left = std::round(x + (width - slabs) / 2);
        const double right = part.kind == StripPart::Kind::Stage ? stageBoxes(index, left, slabs) : singleBoxes(index, left);
        double top = m_base;
        for (auto box = m_geometry.boxes.rbegin(); box != m_geometry.boxes.rend() && box->part == index; ++box)
            top = std::min(top, box->rect.top());
        const double first = std::find_if(m_geometry.boxes.begin(), m_geometry.boxes.end(), [index](const StripBox &box) {
                                 return box.part == index;
                             })->rect.left();
        cell.slabs = QRectF(QPointF(first, top), QPointF(right, m_base));
        const double padding = paddingFor(gap);
        const double bottom = m_base + insideGap + 2 * m_fonts.line() + insideGap + barHeight + framePadding;
        cell.frame = QRectF(QPointF(std::floor(std::min(x, left)) - padding, m_base - slabArea - frameTop),
                            QPointF(std::ceil(x + width) + padding, bottom));
        label(cell, part, x, width);
        const double barLeft = std::round(x), barWidth = std::round(width);
        cell.bar = QRectF(barLeft, bottom - framePadding - barHeight, barWidth, barHeight);
        if (part.kind == StripPart::Kind::Stage) {
            const double height = std::max(handleHeight, cell.slabs.height());
            cell.depthHandle = QRectF(right - 2, m_base - height, handleReach + 2, height);
            cell.widthHandle = QRectF(first, top - 7, std::max(1.0, right - 2 - first), 11);
        }
        m_geometry.cells.push_back(cell);
    }

    void label(StripCell &cell, const StripPart &part, double x, double width) const
    {
        const double limit = width + m_more;
        const auto fitting = [&](const QStringList &variants, StripFonts::Weight weight) {
            for (const QString &text : variants)
                if (m_fonts.width(weight, text) <= limit)
                    return text;
            return m_fonts.metrics(weight).elidedText(variants.back(), Qt::ElideRight, limit);
        };
        const auto placed = [&](const QString &text, StripFonts::Weight weight, double y) {
            return QPointF(std::round(x + (width - m_fonts.width(weight, text)) / 2), y + m_fonts.baseline(weight));
        };
        cell.title = fitting(m_numbersOnly && part.stage >= 0 ? QStringList(part.titles.back()) : part.titles, StripFonts::Bold);
        cell.detail = fitting(part.details, StripFonts::Plain);
        const double top = m_base + insideGap;
        cell.titleAt = placed(cell.title, StripFonts::Bold, top);
        const double titleWidth = m_fonts.width(StripFonts::Bold, cell.title) + controlGap,
                     more = titleWidth + m_fonts.width(StripFonts::Plain, part.difference);
        if (!part.difference.isEmpty() && more <= limit) {
            cell.difference = part.difference;
            cell.titleAt.setX(std::round(x + (width - more) / 2));
            cell.differenceAt = QPointF(cell.titleAt.x() + titleWidth, cell.titleAt.y());
        }
        cell.detailAt = placed(cell.detail, StripFonts::Plain, top + m_fonts.line());
        if (part.kind == StripPart::Kind::Stage)
            numbers(cell, part, top + m_fonts.line());
    }

    /// Where depth and width stand in "6 × 256 · 14×14".
    void numbers(StripCell &cell, const StripPart &part, double top) const
    {
        const auto between = [&](qsizetype from, qsizetype to) {
            const double left = m_fonts.width(StripFonts::Plain, cell.detail.left(from)),
                         right = m_fonts.width(StripFonts::Plain, cell.detail.left(to));
            return QRectF(cell.detailAt.x() + left - 3, top, right - left + 6, m_fonts.line());
        };
        const StageSpec &stage = m_strip.snapshot->model->spec.stages[static_cast<std::size_t>(part.stage)];
        const QString depth = QString::number(stage.depth), width = QString::number(stage.width), sign = QStringLiteral(" × ");
        if (cell.detail.startsWith(depth + sign + width)) {
            cell.depthNumber = between(0, depth.size());
            cell.widthNumber = between(depth.size() + sign.size(), depth.size() + sign.size() + width.size());
        } else if (cell.detail.endsWith(depth)) {
            cell.depthNumber = between(0, cell.detail.size());
        }
    }

    void add(int part, double left, double width, int first, int last)
    {
        const double height =
            slabHeight(m_strip.parts[static_cast<std::size_t>(part)].slabs[static_cast<std::size_t>(first)].resolution, m_mostResolution);
        m_geometry.boxes.push_back({QRectF(left, m_base - height, width, height), part, first, last});
    }

    /// One slab a block; blocks share one where they would be thinner than can be seen. Returns the right end.
    double stageBoxes(int index, double left, double width)
    {
        const int depth = static_cast<int>(m_strip.parts[static_cast<std::size_t>(index)].slabs.size());
        double pitch = (width + slabGap) / depth;
        // Whole pixels throughout: uneven gaps would read as groups.
        const int drawn = pitch >= leastSlab + 1 ? depth : std::clamp(static_cast<int>((width + 1) / (leastSlab + 1)), 1, depth);
        pitch = std::floor((width + slabGap) / drawn);
        const double gap = pitch >= 7 ? slabGap : 1;
        if (gap < slabGap)
            pitch = std::max(leastSlab + 1, std::floor((width + gap) / drawn));
        const auto block = [&](int at) { return static_cast<int>(static_cast<std::int64_t>(at) * depth / drawn); };
        left += std::floor((width - (drawn * pitch - gap)) / 2);
        for (int i = 0; i < drawn; ++i)
            add(index, left + i * pitch, pitch - gap, block(i), block(i + 1) - 1);
        return left + drawn * pitch - gap;
    }

    double singleBoxes(int index, double left)
    {
        const StripPart &part = m_strip.parts[static_cast<std::size_t>(index)];
        double x = left;
        for (int i = 0; i < std::ssize(part.slabs); ++i) {
            const double height = slabHeight(part.slabs[static_cast<std::size_t>(i)].resolution, m_mostResolution);
            const double width =
                part.kind == StripPart::Kind::Input ? height : std::round(thickness(part.slabs[static_cast<std::size_t>(i)].channels));
            add(index, x, width, i, i);
            x += width + slabGap;
        }
        return x - slabGap;
    }
};

} // namespace

double naturalPitch(const StripPart &part)
{
    return std::round(thickness(part.slabs.empty() ? 1 : part.slabs.back().channels)) + slabGap;
}

int stripHeight(const StripFonts &fonts)
{
    return static_cast<int>(headerHeight(fonts) + controlGap + slabArea + insideGap + 2 * fonts.line() + insideGap + barHeight
                            + framePadding + insideGap);
}

int stripHeaderHeight(const StripFonts &fonts)
{
    return static_cast<int>(headerHeight(fonts) + controlGap - frameTop);
}

StripGeometry stripGeometry(const StripParts &strip, const StripFonts &fonts, QSizeF size, double right, const StripPlacing &keep)
{
    const Widths widths = WidthFinder(strip, fonts, size.width() - 2 * margin, keep).find();
    return StripLayouter(strip, fonts, size, right).layout(widths);
}

StripHit hitTest(const StripGeometry &geometry, QPointF at)
{
    using What = StripHit::What;
    for (int i = 0; i < std::ssize(geometry.cells); ++i) {
        const StripCell &cell = geometry.cells[static_cast<std::size_t>(i)];
        if (cell.depthHandle.contains(at))
            return {What::DepthHandle, i, -1};
        if (cell.widthHandle.contains(at))
            return {What::WidthHandle, i, -1};
        if (cell.depthNumber.contains(at))
            return {What::DepthNumber, i, -1};
        if (cell.widthNumber.contains(at))
            return {What::WidthNumber, i, -1};
    }
    for (int i = 0; i < std::ssize(geometry.boxes); ++i)
        if (geometry.boxes[static_cast<std::size_t>(i)].rect.contains(at))
            return {What::Slab, geometry.boxes[static_cast<std::size_t>(i)].part, i};
    for (int i = 0; i < std::ssize(geometry.cells); ++i)
        if (geometry.cells[static_cast<std::size_t>(i)].frame.contains(at))
            return {What::Part, i, -1};
    return {};
}

} // namespace residua::ui
