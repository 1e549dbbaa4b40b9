#include "core/arch/presets.h"
#include "core/layout/drawing.h"
#include "core/layout/picture.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace residua;

namespace {

struct Laid {
    ModelPtr model;
    FoldedGraph folded;
    Laid(const char *name, Level level) : model(makeModel(*preset(name))), folded(fold(*model, level)) {}
    LayoutRequest request() const { return {*model, folded}; }
};

template <class Figure, class Figures>
std::vector<Figure> partsOf(const Figures &figures)
{
    std::vector<Figure> found;
    for (const auto &figure : figures)
        if (const auto *one = std::get_if<Figure>(&figure))
            found.push_back(*one);
    return found;
}

bool isIn(const Rect &rect, Point p)
{
    return p.x >= rect.x && p.x <= rect.right() && p.y >= rect.y && p.y <= rect.bottom();
}

} // namespace

TEST_CASE("what a box shows is in the box, and all of its lines are there")
{
    for (const std::string &name : presetNames()) {
        for (const Level level : {Level::Stage, Level::Block, Level::Operation}) {
            const Laid c(name.c_str(), level);
            for (const LayoutBox &box : layout(c.request()).boxes) {
                const BoxFigures figures = figuresOf(box, box.details.size(), box.rect, true);
                const auto texts = partsOf<TextFigure>(figures.body);
                CHECK(texts.size() == (box.circle ? 0 : 1 + box.details.size()));
                for (const TextFigure &text : texts) {
                    CHECK(isIn(box.rect, text.at));
                    CHECK(isIn(box.rect, {text.at.x, text.at.y - lookOf(text.style).size * 0.7}));
                }
                CHECK(figures.below.has_value() == (!box.circle && !box.costLine));
                CHECK((box.shortcuts != 0) == !figures.mark.empty());
            }
        }
    }
}

TEST_CASE("a value takes the place of the costs and is made smaller to fit, or gives way")
{
    BoxTraits folded;
    folded.costLine = true;
    const auto texts = partsOf<TextFigure>(figuresOf(folded, 2, {0, 0, 60, 36}, true).body);
    REQUIRE(texts.size() == 3);
    CHECK(texts[1].which == TextFigure::Which::Detail);
    CHECK(texts[2].which == TextFigure::Which::Value);
    CHECK(texts[2].room == 56);
    CHECK(partsOf<TextFigure>(figuresOf(folded, 2, {0, 0, 60, 36}, false).body)[2].which == TextFigure::Which::Detail);
    CHECK(shareThatFits(50, 60) == 1);
    CHECK(shareThatFits(80, 60) == 0.75);
    CHECK(shareThatFits(100, 60) == 0);
    CHECK(growthToRead(12, 9) == 1);
    CHECK(growthToRead(8.5, 9) == 9 / 8.5);              // a little larger than drawn
    for (const double size : {7.2, 7.5, 8.0, 9.1, 10.3}) // at the zoom at which they can just be read
        CHECK(growthToRead(size * (9 / (mostGrowth * size * 4 / 3)) * 4 / 3, 9) > 1);
    CHECK(growthToRead(8, 9) == 0); // it would run over the border
}

TEST_CASE("a mark has an arc for each kind of shortcut, identities over the block and others below")
{
    for (unsigned kinds = 1; kinds < 16; ++kinds) {
        unsigned shortcuts = 0;
        for (std::size_t i = 0; i < shortcutKinds.size(); ++i)
            shortcuts |= kinds >> i & 1u ? bit(shortcutKinds[i]) : 0;
        const std::vector<Figure> figures = markFigures({100, 50}, shortcuts);
        const PanelFigure tag = partsOf<PanelFigure>(figures).front();
        CHECK(tag.rect.right() == doctest::Approx(100));
        unsigned drawn = 0;
        for (const StrokeFigure &arc : partsOf<StrokeFigure>(figures)) {
            REQUIRE(arc.kind);
            drawn |= bit(*arc.kind);
            CHECK(isIn(tag.rect, arc.curve.start));
            CHECK(isIn(tag.rect, arc.curve.segments.back().to));
            CHECK((arc.curve.segments.back().c1.y < arc.curve.start.y) == (*arc.kind == EdgeKind::Identity));
            CHECK(arc.ink == lookOf(*arc.kind).ink);
        }
        CHECK(drawn == shortcuts);
    }
}

TEST_CASE("a line ends inside its arrow head, whose tip is where the edge ends")
{
    const Laid c("resnet50_d", Level::Operation);
    for (const LayoutEdge &edge : layout(c.request()).edges) {
        const LineEnd line = endOf(edge.curve);
        const auto [tip, left, right] = arrowHead(line.tip, line.direction);
        CHECK(tip == edge.curve.segments.back().to);
        CHECK(std::hypot(line.direction.x, line.direction.y) == doctest::Approx(1));
        const Point base{(left.x + right.x) / 2, (left.y + right.y) / 2};
        CHECK(std::hypot(tip.x - base.x, tip.y - base.y) == doctest::Approx(arrowLength));
        CHECK(std::hypot(line.end.x - tip.x, line.end.y - tip.y) < arrowLength);
    }
}

TEST_CASE("shapes stand on level lines of the trunk only, where they have room and nothing leaves it")
{
    const Laid c("resnet50", Level::Operation);
    const Layout placed = layout(c.request());
    std::vector<int> leaving(placed.boxes.size(), 0);
    for (const FoldedEdge &edge : c.folded.edges)
        ++leaving[static_cast<std::size_t>(edge.from)];
    int labelled = 0;
    for (const LayoutEdge &edge : placed.edges) {
        if (edge.channels.empty())
            continue;
        ++labelled;
        const FoldedEdge &drawn = c.folded.edges[static_cast<std::size_t>(edge.edge)];
        CHECK(edge.kind == EdgeKind::Trunk);
        CHECK(leaving[static_cast<std::size_t>(drawn.from)] == 1);
        const int last = c.folded.nodes[static_cast<std::size_t>(drawn.from)].nodes.back();
        CHECK(edge.channels == std::to_string(c.model->profile.nodes[static_cast<std::size_t>(last)].shape[1]));
        const FlowFigures flow = flowOf(edge);
        CHECK(flow.channels.at.y < edge.curve.start.y);
        CHECK(flow.pixels.at.y > edge.curve.start.y);
        const double room = edge.curve.segments.back().to.x - edge.curve.start.x;
        CHECK(measureText(edge.channels, lookOf(flow.channels.style).size, false) < room);
    }
    CHECK(labelled > 50);
}

TEST_CASE("a picture takes its colours from a palette")
{
    const Laid c("resnet50_d", Level::Block);
    Palette palette;
    for (std::size_t i = 0; i < inkCount; ++i)
        palette.colors[i] = {static_cast<std::uint8_t>(i), 1, 2};
    const auto isOurs = [](Color color) { return color.g == 1 && color.b == 2; };
    const Picture picture = paint(c.request(), layout(c.request()), {}, palette);
    for (const DrawItem &item : picture.items) {
        if (const auto *path = std::get_if<PathItem>(&item))
            CHECK(isOurs(path->pen.color));
        if (const auto *rect = std::get_if<RectItem>(&item); rect && rect->pen.width > 0)
            CHECK(isOurs(rect->pen.color));
        if (const auto *circle = std::get_if<CircleItem>(&item))
            CHECK(isOurs(circle->fill));
    }
    CHECK(std::get<RectItem>(picture.items.front()).fill == palette[Ink::Canvas]);
}

TEST_CASE("lines of different kinds differ in more than colour, on paper too")
{
    const auto dashes = [](const char *name) {
        const Laid c(name, Level::Operation);
        const std::string svg = writePicture(paint(c.request(), layout(c.request())), PictureFormat::Svg);
        std::size_t count = 0;
        for (std::size_t at = svg.find("stroke-dasharray=\"3.3 1.76\""); at != std::string::npos; at = svg.find("stroke-dasharray", at + 1))
            ++count;
        return count;
    };
    CHECK(dashes("resnet50") == 0);
    CHECK(dashes("resnet50_d") > 4); // four blocks and the legend
}
