#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/data/error.h"
#include "core/layout/layout.h"
#include "core/layout/picture.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <sstream>

using namespace residua;

namespace {

struct Case {
    ModelPtr model;
    FoldedGraph folded;
    Case(ResNetSpec spec, Level level, const std::vector<std::string> &unfold = {})
        : model(makeModel(std::move(spec))), folded(fold(*model, level, unfold))
    {}
    LayoutRequest request(double width = 0) const { return {*model, folded, width}; }
};

bool apart(const Rect &a, const Rect &b)
{
    return a.right() < b.x || b.right() < a.x || a.bottom() < b.y || b.bottom() < a.y;
}

bool inside(const Rect &inner, const Rect &outer)
{
    return inner.x >= outer.x - 0.01 && inner.y >= outer.y - 0.01 && inner.right() <= outer.right() + 0.01
        && inner.bottom() <= outer.bottom() + 0.01;
}

/// Whether `p` lies on the border of `rect`.
bool touches(Point p, const Rect &rect)
{
    const bool within = p.x >= rect.x - 0.01 && p.x <= rect.right() + 0.01 && p.y >= rect.y - 0.01 && p.y <= rect.bottom() + 0.01;
    const double border =
        std::min({std::abs(p.x - rect.x), std::abs(p.x - rect.right()), std::abs(p.y - rect.y), std::abs(p.y - rect.bottom())});
    return within && border < 0.01;
}

void checkLayout(const Case &c, const Layout &placed)
{
    const Rect page{0, 0, placed.width, placed.height};
    REQUIRE(placed.boxes.size() == c.folded.nodes.size());
    REQUIRE(placed.edges.size() == c.folded.edges.size());
    for (std::size_t i = 0; i < placed.boxes.size(); ++i) {
        const LayoutBox &box = placed.boxes[i];
        REQUIRE(box.node == static_cast<int>(i));
        CHECK(inside(box.rect, page));
        // Boxes follow each other: what is far apart in the order is in other rows or columns, so near ones are enough.
        for (std::size_t k = i + 1; k < std::min(placed.boxes.size(), i + 80); ++k)
            CHECK(apart(box.rect, placed.boxes[k].rect));
        if (!box.circle) {
            CHECK(measureText(box.title, titleSize, true) <= box.rect.width);
            for (const std::string &line : box.details)
                CHECK(measureText(line, detailSize, false) <= box.rect.width);
        }
    }
    for (const LayoutFrame &frame : placed.frames) {
        CHECK(inside(frame.rect, page));
        if (frame.inner)
            for (const int member : c.folded.groups[static_cast<std::size_t>(frame.group)].members)
                CHECK(inside(placed.boxes[static_cast<std::size_t>(member)].rect, frame.rect));
    }
    for (const LayoutEdge &edge : placed.edges) {
        const FoldedEdge &drawn = c.folded.edges[static_cast<std::size_t>(edge.edge)];
        CHECK(edge.kind == drawn.kind);
        REQUIRE_FALSE(edge.curve.segments.empty());
        CHECK(touches(edge.curve.segments.back().to, placed.boxes[static_cast<std::size_t>(drawn.to)].rect));
        for (const Segment &s : edge.curve.segments)
            CHECK(inside({s.to.x, s.to.y, 0, 0}, page));
        // A shortcut may begin on the line that enters its block; the trunk always begins at its box.
        if (drawn.kind == EdgeKind::Trunk && edge.curve.segments.size() == 1)
            CHECK(touches(edge.curve.start, placed.boxes[static_cast<std::size_t>(drawn.from)].rect));
    }
}

double pageScale(const Picture &picture)
{
    return std::min(842 / picture.width, 595 / picture.height);
}

double smallestText(const Picture &picture)
{
    double least = 1000;
    for (const DrawItem &item : picture.items)
        if (const auto *text = std::get_if<TextItem>(&item))
            least = std::min(least, text->size);
    return least;
}

ResNetSpec hostile()
{
    ResNetSpec spec = *preset("resnet18");
    spec.name = "a<b>&\"c\\N \x01\x7F\xE2\x80\xAE\xFF";
    spec.block.type = BlockType::Custom;
    spec.block.convs = {{3, 1, 1, true}, {3, 1, 1, false}};
    spec.block.name = "B<\"&\\G>";
    return spec;
}

} // namespace

TEST_CASE("nothing overlaps and every edge ends at its box, in all presets at all levels")
{
    for (const std::string &name : presetNames()) {
        for (const Level level : {Level::Stage, Level::Block, Level::Operation}) {
            CAPTURE(name);
            CAPTURE(static_cast<int>(level));
            const Case c(*preset(name), level);
            checkLayout(c, layout(c.request()));
        }
    }
}

TEST_CASE("nothing overlaps in unusual networks and on narrow pages")
{
    for (const Order order : {Order::PostActivation, Order::PreActivation, Order::BranchActivation}) {
        for (const Shortcut shortcut : {Shortcut::Projection, Shortcut::AveragePool, Shortcut::ZeroPad}) {
            ResNetSpec spec = *preset("resnet18");
            spec.block.order = order;
            spec.block.shortcut = shortcut;
            spec.block.attention = AttentionSpec{};
            spec.stem.convs = 3;
            spec.stem.channels = 32; // zero padding does not narrow
            spec.stages = {{3, 32, 2, 1, {}}, {1, 64, 1, 1, {}}, {7, 96, 2, 2, {}}};
            for (const HeadType head : {HeadType::Linear, HeadType::Mlp, HeadType::Pool, HeadType::None}) {
                spec.head.type = head;
                for (const double width : {0.0, 10.0, 700.0, 1e6}) {
                    const Case c(spec, Level::Operation);
                    checkLayout(c, layout(c.request(width)));
                }
            }
            spec.style = Style::EncoderDecoder; // the shortcut runs before the branch
            const Case c(spec, Level::Block, {"layer1.0", "layer3.4", "stem", "head"});
            checkLayout(c, layout(c.request()));
        }
    }
}

TEST_CASE("rows keep to the page's width")
{
    const Case c(*preset("resnet152"), Level::Operation);
    for (const double width : {800.0, 1500.0, 4000.0})
        CHECK(layout(c.request(width)).width <= width);
}

TEST_CASE("no box stands alone in the last row where the row above can give it company")
{
    for (const char *name : {"resnet18", "resnet50", "cifar_resnet44", "wide_resnet50_2"}) {
        const Case c(*preset(name), Level::Block);
        for (double width = 700; width < 1500; width += 10) {
            const Layout placed = layout(c.request(width));
            checkLayout(c, placed);
            const LayoutBox &head = placed.boxes.back();
            const auto inItsRow = std::count_if(placed.boxes.begin(), placed.boxes.end(), [&head](const LayoutBox &box) {
                return std::abs((box.rect.y + box.rect.bottom()) - (head.rect.y + head.rect.bottom())) < 1;
            });
            CHECK_MESSAGE(inItsRow > 1, name << " at " << width);
        }
    }
}

TEST_CASE("ResNet-152 at block level fits a landscape A4 page with text of at least 6 points")
{
    const Case c(*preset("resnet152"), Level::Block);
    const Picture picture = paint(c.request(), layout(c.request()));
    CHECK(smallestText(picture) * std::min(1.0, pageScale(picture)) >= 6);
    CHECK(picture.width > picture.height);
}

TEST_CASE("eight stages of 128 blocks fit a page at block level")
{
    ResNetSpec spec = *preset("resnet18");
    spec.stages.assign(8, StageSpec{128, 64, 2, 1, {}});
    const Case c(spec, Level::Block);
    const Picture picture = paint(c.request(), layout(c.request()));
    CHECK(smallestText(picture) * std::min(1.0, pageScale(picture)) >= 6);
}

TEST_CASE("shapes stand where another stage begins")
{
    const Case c(*preset("resnet50"), Level::Block);
    std::string labels;
    for (const LayoutEdge &edge : layout(c.request()).edges)
        if (!edge.label.empty())
            labels += edge.label + " ";
    CHECK(labels == "3×224×224 64×56×56 256×56×56 512×28×28 1024×14×14 2048×7×7 ");
}

TEST_CASE("folded nodes are marked with the kinds of shortcut in them")
{
    const Case c(*preset("resnet50"), Level::Block);
    for (const LayoutBox &box : layout(c.request()).boxes) {
        const FoldedNode &node = c.folded.nodes[static_cast<std::size_t>(box.node)];
        CHECK(((box.shortcuts & bit(EdgeKind::Projection)) != 0) == (node.kind == FoldedNode::Kind::Blocks && node.firstBlock == 0));
        CHECK(((box.shortcuts & bit(EdgeKind::Identity)) != 0) == (node.kind == FoldedNode::Kind::Blocks && node.firstBlock > 0));
    }
}

TEST_CASE("the network with 3,500 nodes is shown whole")
{
    std::ifstream file(std::string(RESIDUA_TEST_FOLDER) + "/bench/nodes3500.residua.json");
    std::stringstream bytes;
    bytes << file.rdbuf();
    const SpecOrProblems parsed = parseSpec(bytes.str());
    REQUIRE(std::holds_alternative<ResNetSpec>(parsed));
    const ModelPtr model = makeModel(std::get<ResNetSpec>(parsed));
    const FoldedGraph folded = foldForPicture(*model, Level::Operation);
    CHECK(folded.note.empty());
    CHECK(folded.nodes.size() == 3496);
    CHECK(layout({*model, folded}).boxes.size() == 3496);
}

TEST_CASE("the same picture gives the same bytes, in any locale")
{
    const ResNetSpec spec = *preset("resnet50_d");
    for (const PictureFormat format : {PictureFormat::Dot, PictureFormat::Svg, PictureFormat::Png, PictureFormat::Pdf}) {
        if (!pictureAvailable(format))
            continue;
        const std::string first = drawGraph(*makeModel(spec), Level::Block, {"layer2.0"}, format).bytes;
        const char *comma = std::setlocale(LC_ALL, "de_DE.UTF-8");
        const std::string second = drawGraph(*makeModel(spec), Level::Block, {"layer2.0"}, format).bytes;
        if (comma)
            std::setlocale(LC_ALL, "C");
        CHECK(first == second);
        CHECK(first.size() > 1000);
    }
}

TEST_CASE("names cannot break out of an SVG or a DOT file")
{
    const std::string svg = drawGraph(*makeModel(hostile()), Level::Block, {}, PictureFormat::Svg).bytes;
    CHECK(svg.find("a&lt;b&gt;&amp;&quot;c\\N") != std::string::npos);
    CHECK(svg.find("\\xe2\\x80\\xae") != std::string::npos); // the mark that turns the text's direction
    CHECK(svg.find("\xe2\x80\xae") == std::string::npos);
    CHECK(svg.find("B&lt;&quot;&amp;\\G&gt;") != std::string::npos);
    CHECK(svg.find("<b>") == std::string::npos);
    const std::string dot = drawGraph(*makeModel(hostile()), Level::Block, {}, PictureFormat::Dot).bytes;
    CHECK(dot.find("digraph \"a<b>&amp;\\\"c\\\\N ") == 0);
    CHECK(dot.find("B<\\\"&amp;\\\\G>") != std::string::npos);
}

TEST_CASE("a very long name is elided")
{
    ResNetSpec spec = *preset("resnet18");
    spec.name = std::string(200, 'W');
    const std::string svg = drawGraph(*makeModel(spec), Level::Stage, {}, PictureFormat::Svg).bytes;
    CHECK(svg.size() < 20000);
    CHECK(svg.find("W…<") != std::string::npos);
}

TEST_CASE("text on every tint has a contrast of at least 4.5")
{
    for (int i = 0; i <= 1000; ++i) {
        const Color tint = rampColor(i / 1000.0);
        CHECK(contrast(tint, textColorOn(tint)) >= 4.5);
        CHECK(textColorOn(tint) == textColorOn(rampColor(0)));
        const std::uint8_t grey = static_cast<std::uint8_t>(i * 255 / 1000);
        CHECK(contrast({grey, grey, grey}, textColorOn({grey, grey, grey})) >= 4.5);
    }
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21));
}

TEST_CASE("text on the other maps has a contrast of at least 4.5, and their middles and ends are where they belong")
{
    for (const TintMap map : {TintMap::Costs, TintMap::Values, TintMap::Diverging})
        for (double share = map == TintMap::Diverging ? -1 : 0; share <= 1; share += 0.001)
            CHECK(contrast(tintColor(map, share), textColorOn(tintColor(map, share))) >= 4.5);
    for (double share = -1; share <= 1; share += 0.001) // text does not change its colour from box to box
        CHECK(textColorOn(tintColor(TintMap::Diverging, share)) == textColorOn(rampColor(0)));
    CHECK(tintColor(TintMap::Costs, 0.4) == rampColor(0.4));
    CHECK(tintColor(TintMap::Values, 0) == Color{0x44, 0x01, 0x54});
    const Color below = tintColor(TintMap::Diverging, -0.5), zero = tintColor(TintMap::Diverging, 0),
                above = tintColor(TintMap::Diverging, 0.5);
    CHECK(below.b > below.r);
    CHECK((zero.r == zero.g && zero.g == zero.b));
    CHECK(above.r > above.b);
}

TEST_CASE("a tint of its own takes the place of the multiply-accumulates")
{
    const Case c(*preset("resnet18"), Level::Block, {"layer2.0"});
    PictureTint tint;
    tint.map = TintMap::Diverging;
    tint.name = "mean of <it>";
    tint.totals = "3.64 GFLOP";
    tint.low = "-2";
    tint.high = "2";
    for (std::size_t i = 0; i < c.folded.nodes.size(); ++i)
        tint.boxes.push_back({i % 2 ? std::optional(-1.0) : std::nullopt, i % 2 ? "v" + std::to_string(i) : ""});
    const Layout placed = layout(c.request());
    const Picture picture = paint(c.request(), placed, tint);
    const auto has = [&](auto test) { return std::any_of(picture.items.begin(), picture.items.end(), test); };
    const auto says = [&](const std::string &words) {
        return has([&](const DrawItem &item) {
            return std::holds_alternative<TextItem>(item) && std::get<TextItem>(item).text.find(words) != std::string::npos;
        });
    };
    for (std::size_t i = 0; i < placed.boxes.size(); ++i)
        if (!placed.boxes[i].circle)
            CHECK(says("v" + std::to_string(i)) == (i % 2 == 1));
    CHECK(has([](const DrawItem &item) {
        return std::holds_alternative<RectItem>(item) && std::get<RectItem>(item).fill == tintColor(TintMap::Diverging, -1);
    }));
    CHECK(
        !has([](const DrawItem &item) { return std::holds_alternative<RectItem>(item) && std::get<RectItem>(item).fill == rampColor(1); }));
    for (const char *words : {"mean of <it>", "-2", "2", " parameters · 3.64 GFLOP · input 3×224×224"})
        CHECK(says(words));
    CHECK(!says("MACs 0"));
    const std::string svg = writePicture(picture, PictureFormat::Svg);
    const Color least = tintColor(TintMap::Diverging, -1);
    char stop[48];
    std::snprintf(stop, sizeof stop, "<stop offset=\"0\" stop-color=\"#%02x%02x%02x\"/>", least.r, least.g, least.b);
    CHECK(svg.find(stop) != std::string::npos);
    CHECK(svg.find("mean of &lt;it&gt;") != std::string::npos);

    tint.high.clear(); // nothing is known: no bar
    tint.low = "not measured";
    for (PictureTint::Box &box : tint.boxes)
        box = {};
    const Picture plain = paint(c.request(), placed, tint);
    CHECK(std::none_of(plain.items.begin(), plain.items.end(),
                       [](const DrawItem &item) { return std::holds_alternative<GradientItem>(item); }));
    CHECK(writePicture(plain, PictureFormat::Svg).find(">not measured<") != std::string::npos);
}

TEST_CASE("an empty tint changes nothing")
{
    const Case c(*preset("resnet50_d"), Level::Operation);
    for (const PictureFormat format : {PictureFormat::Dot, PictureFormat::Svg, PictureFormat::Png, PictureFormat::Pdf})
        if (pictureAvailable(format))
            CHECK(drawGraph(c.request(), format).bytes == drawGraph(*c.model, Level::Operation, {}, format).bytes);
}

TEST_CASE("files are told by their ending")
{
    CHECK(pictureFormat("a.svg") == PictureFormat::Svg);
    CHECK(pictureFormat("a.b/c.PDF") == PictureFormat::Pdf);
    CHECK(pictureFormat("x.png") == PictureFormat::Png);
    CHECK(pictureFormat("x.dot") == PictureFormat::Dot);
    for (const char *bad : {"", "svg", "a.svg.txt", "a."})
        CHECK_THROWS_AS(pictureFormat(bad), Error);
}

TEST_CASE("each format begins as it must")
{
    const ResNetSpec spec = *preset("resnet18");
    CHECK(drawGraph(*makeModel(spec), Level::Stage, {}, PictureFormat::Svg).bytes.starts_with("<?xml"));
    CHECK(drawGraph(*makeModel(spec), Level::Stage, {}, PictureFormat::Dot).bytes.starts_with("digraph \"resnet18\" {"));
    if (pictureAvailable(PictureFormat::Png)) {
        CHECK(drawGraph(*makeModel(spec), Level::Stage, {}, PictureFormat::Png).bytes.starts_with("\x89PNG"));
        CHECK(drawGraph(*makeModel(spec), Level::Stage, {}, PictureFormat::Pdf).bytes.starts_with("%PDF-"));
    } else {
        CHECK_THROWS_WITH_AS(drawGraph(*makeModel(spec), Level::Stage, {}, PictureFormat::Pdf),
                             "PDF needs cairo, which is not part of this build: write .svg or .dot, or build with -DRESIDUA_GRAPHVIZ=ON "
                             "(Graphviz and cairo, with their headers)",
                             Error);
    }
}

TEST_CASE("a path that names nothing is refused with what may be named")
{
    CHECK_THROWS_WITH_AS(
        drawGraph(*makeModel(*preset("resnet18")), Level::Block, {"layer7"}, PictureFormat::Svg),
        "\"layer7\" names nothing that can be unfolded: name a stage (\"layer3\"), a block (\"layer3.0\"), \"stem\" or \"head\"", Error);
}
