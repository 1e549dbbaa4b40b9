#include "core/layout/drawing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace residua {

namespace {

constexpr double boxBorder = 0.8, circleBorder = 1, signWidth = 1.1, signInset = 3.2, productShare = 0.74;
constexpr double tagRadius = 3, tagBorder = 0.7, tagHeight = 8, arcWidth = 8, arcGap = 3, arcLine = 1.1;
constexpr double baseline = 0.36; // of a title's size: from its middle down
constexpr double valueDrop = 5.8; // from a box's lower border to the baseline of its value
constexpr double flowRise = 2.8, flowDrop = 2.2, flowHeight = 0.76;

StrokeFigure sign(Point from, Point to)
{
    return {{from, {{false, {}, {}, to}}}, Ink::Words, signWidth, {}};
}

} // namespace

TextLook lookOf(TextStyle style)
{
    constexpr double legible = leastTextPixels;
    switch (style) {
    case TextStyle::Title: return {titleSize, true, legible};
    case TextStyle::MinorTitle: return {titleSize, false, legible};
    case TextStyle::Detail: return {detailSize, false, legible};
    case TextStyle::FrameTitle: return {labelSize, true, legible};
    case TextStyle::Label: return {labelSize, false, legible};
    case TextStyle::Value: return {valueSize, false, legible};
    case TextStyle::Flow: return {flowSize, false, legible};
    case TextStyle::SmallFlow: return {smallFlowSize, false, legible};
    }
    return {};
}

double growthToRead(double pixels, double least)
{
    constexpr double rounding = 1e-6; // of a zoom that was chosen so that they can just be read
    return pixels >= least ? 1 : pixels * mostGrowth >= least - rounding ? least / pixels : 0;
}

double shareThatFits(double width, double room)
{
    constexpr double least = 0.65;
    const double share = width > room ? room / width : 1;
    return share >= least ? share : 0;
}

LineLook lookOf(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Trunk: return {Ink::Trunk, 1.1, false};
    case EdgeKind::Identity: return {Ink::Identity, 0.9, false};
    case EdgeKind::Projection: return {Ink::ShapeChange, 1.1, true};
    case EdgeKind::AveragePool: return {Ink::ShapeChange, 1.1, true, 3, 1.6};
    case EdgeKind::ZeroPad: return {Ink::ShapeChange, 1.1, true, 1, 1};
    }
    return {};
}

std::vector<Figure> circleFigures(Point center, double radius, bool product)
{
    const double arm = (radius - signInset) * (product ? productShare : 1);
    std::vector<Figure> figures{DiscFigure{center, radius, Ink::Node, Ink::Words, circleBorder}};
    if (product) {
        figures.emplace_back(sign({center.x - arm, center.y - arm}, {center.x + arm, center.y + arm}));
        figures.emplace_back(sign({center.x - arm, center.y + arm}, {center.x + arm, center.y - arm}));
    } else {
        figures.emplace_back(sign({center.x - arm, center.y}, {center.x + arm, center.y}));
        figures.emplace_back(sign({center.x, center.y - arm}, {center.x, center.y + arm}));
    }
    return figures;
}

std::vector<Figure> markFigures(Point right, unsigned shortcuts)
{
    std::vector<Figure> arcs;
    double width = 2 * arcGap;
    for (const EdgeKind kind : shortcutKinds)
        if (shortcuts & bit(kind))
            width += arcWidth + (width > 2 * arcGap ? arcGap : 0);
    std::vector<Figure> figures{
        PanelFigure{{right.x - width, right.y - tagHeight / 2, width, tagHeight}, tagRadius, Ink::Node, Ink::NodeLine, tagBorder}};
    double x = right.x - width + arcGap;
    for (const EdgeKind kind : shortcutKinds) {
        if (!(shortcuts & bit(kind)))
            continue;
        // Over the block or below it, as in the block itself.
        const bool over = kind == EdgeKind::Identity;
        const double foot = right.y + (over ? 2 : -2), top = right.y + (over ? -3.2 : 3.2);
        figures.emplace_back(
            StrokeFigure{{{x, foot}, {{true, {x, top}, {x + arcWidth, top}, {x + arcWidth, foot}}}}, lookOf(kind).ink, arcLine, kind});
        x += arcWidth + arcGap;
    }
    return figures;
}

BoxFigures figuresOf(const BoxTraits &traits, std::size_t details, const Rect &rect, bool value)
{
    BoxFigures figures;
    const Point center = rect.center();
    if (traits.circle) {
        figures.body = circleFigures(center, std::min(rect.width, rect.height) / 2, traits.product);
        return figures;
    }
    figures.body.reserve(details + 2);
    figures.body.emplace_back(PanelFigure{rect, boxRadius, Ink::BoxFill, Ink::BoxLine, boxBorder});
    double y = center.y - static_cast<double>(details) * lineHeight / 2 + titleSize * baseline;
    TextFigure text;
    text.style = traits.minor ? TextStyle::MinorTitle : TextStyle::Title;
    text.ink = Ink::BoxWords;
    text.at = {center.x, y};
    figures.body.emplace_back(text);
    text.which = TextFigure::Which::Detail;
    text.style = TextStyle::Detail;
    const bool swapped = value && traits.costLine;
    for (std::size_t i = 0; i < details; ++i) {
        y += lineHeight;
        text.at = {center.x, y};
        text.detail = i;
        if (swapped && i + 1 == details) {
            text.which = TextFigure::Which::Value;
            text.room = rect.width - 4;
        }
        figures.body.emplace_back(text);
    }
    if (value && !swapped)
        figures.below = TextFigure{
            TextFigure::Which::Value, 0, TextStyle::Value, {center.x, rect.bottom() + valueDrop}, true, Ink::QuietWords, rect.width + 4};
    if (traits.shortcuts != 0)
        figures.mark = markFigures({rect.right() - 5, rect.y - 1.5}, traits.shortcuts);
    return figures;
}

FrameFigures figuresOf(bool inner, const Rect &rect)
{
    const Point title = inner ? Point{rect.x + 7, rect.y + 10.5} : Point{rect.x + 9, rect.y + 11.5};
    return {PanelFigure{rect, inner ? 6.0 : 9.0, inner ? Ink::InnerFrame : Ink::OuterFrame, Ink::FrameLine, 0.8},
            TextFigure{TextFigure::Which::Title, 0, inner ? TextStyle::Label : TextStyle::FrameTitle, title, false, Ink::QuietWords, 0}};
}

LineEnd endOf(const Curve &curve)
{
    const Segment &last = curve.segments.back();
    const Point before = last.curved ? last.c2 : curve.segments.size() > 1 ? curve.segments[curve.segments.size() - 2].to : curve.start;
    const double length = std::hypot(last.to.x - before.x, last.to.y - before.y);
    LineEnd line;
    line.tip = last.to;
    if (length > 0)
        line.direction = {(line.tip.x - before.x) / length, (line.tip.y - before.y) / length};
    line.end = {line.tip.x - line.direction.x * (arrowLength - 0.5), line.tip.y - line.direction.y * (arrowLength - 0.5)};
    return line;
}

std::array<Point, 3> arrowHead(Point tip, Point direction, double scale)
{
    const Point base{tip.x - direction.x * arrowLength * scale, tip.y - direction.y * arrowLength * scale};
    const Point side{-direction.y * arrowWidth * scale / 2, direction.x * arrowWidth * scale / 2};
    return {tip, Point{base.x + side.x, base.y + side.y}, Point{base.x - side.x, base.y - side.y}};
}

TextFigure labelOf(Point at)
{
    return {TextFigure::Which::Title, 0, TextStyle::Label, at, true, Ink::QuietWords, 0};
}

FlowFigures flowOf(const LayoutEdge &edge)
{
    const TextStyle style = edge.flowIsSmall ? TextStyle::SmallFlow : TextStyle::Flow;
    const Point tip = edge.curve.segments.back().to;
    const Point middle{(edge.curve.start.x + tip.x) / 2, (edge.curve.start.y + tip.y) / 2};
    FlowFigures flow;
    flow.channels.style = flow.pixels.style = style;
    flow.channels.at = {middle.x, middle.y - flowRise};
    flow.pixels.at = {middle.x, middle.y + flowDrop + flowHeight * lookOf(style).size};
    return flow;
}

} // namespace residua
