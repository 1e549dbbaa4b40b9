#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/arch/receptive_box.h"

#include <doctest/doctest.h>

#include <bit>

using namespace residua;

namespace {

struct BoxCase {
    explicit BoxCase(ResNetSpec spec) : model(makeModel(std::move(spec))) {}

    int node(const std::string &path) const
    {
        for (const Node &one : model->graph.nodes) {
            if (one.path == path)
                return one.id;
        }
        FAIL("no operation " << path);
        return -1;
    }
    ReceptiveBox at(const std::string &path, std::int64_t y, std::int64_t x) const { return receptiveBox(*model, node(path), {y, x}); }

    ModelPtr model;
};

ResNetSpec specOf(const std::vector<std::pair<std::string, std::string>> &settings)
{
    const auto parsed = parseSpec("{}", settings);
    REQUIRE(std::holds_alternative<ResNetSpec>(parsed));
    return std::get<ResNetSpec>(parsed);
}

} // namespace

TEST_CASE("a box has the size of the profile's receptive field, wherever it lies")
{
    for (const std::string &name : presetNames()) {
        const BoxCase net(*preset(name));
        for (const Node &node : net.model->graph.nodes) {
            const NodeProfile &cost = net.model->profile.nodes[static_cast<std::size_t>(node.id)];
            const bool map = cost.shape.size() == 4;
            const std::array position{map ? cost.shape[2] / 2 : 0, map ? cost.shape[3] / 3 : 0};
            const ReceptiveBox box = receptiveBox(*net.model, node.id, position);
            CAPTURE(name);
            CAPTURE(node.path);
            CHECK(box.field.size() == cost.receptiveField);
            for (std::size_t axis = 0; axis < 2; ++axis) {
                const std::int64_t side = axis ? net.model->spec.input.width : net.model->spec.input.height;
                CHECK(box.inside.first[axis] >= std::max<std::int64_t>(0, box.field.first[axis]));
                CHECK(box.inside.last[axis] <= std::min(side - 1, box.field.last[axis]));
                CHECK(box.inside.first[axis] <= box.inside.last[axis]);
            }
        }
    }
}

TEST_CASE("boxes of ResNet-18 by hand")
{
    const BoxCase net(*preset("resnet18"));
    // conv1: 7x7, stride 2, padding 3.
    CHECK(net.at("conv1", 0, 0).field == PixelBox{{-3, -3}, {3, 3}});
    CHECK(net.at("conv1", 0, 0).inside == PixelBox{{0, 0}, {3, 3}});
    CHECK(net.at("conv1", 0, 0).clipped());
    CHECK(net.at("conv1", 10, 111).field == PixelBox{{17, 219}, {23, 225}});
    CHECK(net.at("conv1", 10, 111).inside == PixelBox{{17, 219}, {23, 223}});
    CHECK(net.at("relu", 10, 50).inside == net.at("conv1", 10, 50).inside);
    CHECK_FALSE(net.at("conv1", 10, 50).clipped());
    // maxpool: 3x3, stride 2, padding 1, so rows 2y - 1 to 2y + 1 of conv1.
    CHECK(net.at("maxpool", 5, 0).field == PixelBox{{15, -5}, {25, 5}});
    CHECK(net.at("maxpool", 5, 0).inside == PixelBox{{15, 0}, {25, 5}});
    // The addition sees by both ways, the branch's field is the larger one.
    CHECK(net.at("layer1.0.add", 20, 20).field.size() == std::array<std::int64_t, 2>{27, 27});
    CHECK(net.at("fc", 0, 0).inside == PixelBox{{0, 0}, {223, 223}});
    CHECK_FALSE(net.at("fc", 0, 0).clipped());
    CHECK(net.at("input", 7, 9).inside == PixelBox{{7, 9}, {7, 9}});
}

TEST_CASE("what lies behind a stride and a border is not seen")
{
    // 1x1 with stride 2 over 8 pixels reads 0, 2, 4 and 6; the 3x3 behind it, at the last position, has padding to the right.
    const BoxCase net(specOf({{"input.height", "8"},
                              {"input.width", "8"},
                              {"stem.kernel", "1"},
                              {"stem.stride", "2"},
                              {"stem.pool", "null"},
                              {"stages", R"([{"depth": 1, "width": 64, "dilation": 1}])"}}));
    CHECK(net.at("conv1", 3, 0).inside == PixelBox{{6, 0}, {6, 0}});
    const ReceptiveBox border = net.at("layer1.0.conv1", 3, 0); // rows 2 and 3, and one of padding
    CHECK(border.field == PixelBox{{4, -2}, {8, 2}});
    CHECK(border.inside == PixelBox{{4, 0}, {6, 2}}); // row 7 is read by nobody
    CHECK(net.at("layer1.0.conv1", 1, 1).inside == PixelBox{{0, 0}, {4, 4}});
}

TEST_CASE("attention makes every position see the whole image")
{
    const BoxCase net(*preset("se_resnet18"));
    const ReceptiveBox box = net.at("layer1.0.add", 3, 3);
    CHECK(box.inside == PixelBox{{0, 0}, {223, 223}});
    CHECK(box.field == box.inside);
    CHECK(net.at("layer1.0.conv2", 30, 30).field.size() == std::array<std::int64_t, 2>{27, 27});
}

namespace {

using Mask = std::uint64_t; ///< the input's positions along one axis, at most 64

/// For each node and position along `axis`, the input positions that it depends on: followed forwards, from the input on.
std::vector<std::vector<Mask>> dependencies(const BoxCase &net, std::size_t axis)
{
    std::vector<std::vector<Mask>> seen;
    for (const Node &node : net.model->graph.nodes) {
        const Shape &shape = net.model->profile.nodes[static_cast<std::size_t>(node.id)].shape;
        const std::int64_t extent = shape.size() == 4 ? shape[2 + axis] : 1;
        std::vector<Mask> out(static_cast<std::size_t>(extent), 0);
        const auto in = [&](std::size_t i) -> const std::vector<Mask> & { return seen[static_cast<std::size_t>(node.inputs[i])]; };
        const auto all = [](const std::vector<Mask> &masks) {
            Mask joined = 0;
            for (const Mask mask : masks)
                joined |= mask;
            return joined;
        };
        for (std::int64_t at = 0; at < extent; ++at) {
            Mask &mask = out[static_cast<std::size_t>(at)];
            const auto window = [&](std::int64_t kernel, std::int64_t stride, std::int64_t padding, std::int64_t dilation) {
                for (std::int64_t tap = 0; tap < kernel; ++tap) {
                    const std::int64_t place = at * stride + tap * dilation - padding;
                    if (place >= 0 && place < static_cast<std::int64_t>(in(0).size()))
                        mask |= in(0)[static_cast<std::size_t>(place)];
                }
            };
            if (node.inputs.empty())
                mask = Mask{1} << at;
            else if (const auto *c = std::get_if<ConvOp>(&node.op))
                window(c->kernel, c->stride, c->padding, c->dilation);
            else if (const auto *p = std::get_if<MaxPoolOp>(&node.op))
                window(p->kernel, p->stride, p->padding, 1);
            else if (const auto *a = std::get_if<AvgPoolOp>(&node.op))
                window(a->kernel, a->stride, 0, 1);
            else if (const auto *b = std::get_if<BlurPoolOp>(&node.op))
                for (std::int64_t tap = -1; tap <= 1; ++tap) { // what lies beyond the border is a pixel within
                    const std::int64_t last = static_cast<std::int64_t>(in(0).size()) - 1, place = std::abs(at * b->stride + tap);
                    mask |= in(0)[static_cast<std::size_t>(place > last ? 2 * last - place : place)];
                }
            else if (const auto *z = std::get_if<ZeroPadOp>(&node.op))
                window(1, z->stride, 0, 1);
            else if (std::holds_alternative<GlobalAvgPoolOp>(node.op))
                mask = all(in(0));
            else if (std::holds_alternative<MulOp>(node.op))
                mask = in(0)[static_cast<std::size_t>(at)] | all(in(1));
            else
                for (std::size_t i = 0; i < node.inputs.size(); ++i)
                    mask |= in(i)[static_cast<std::size_t>(at)];
        }
        seen.push_back(std::move(out));
    }
    return seen;
}

} // namespace

TEST_CASE("following every pixel forwards gives the same boxes")
{
    const std::vector<std::vector<std::pair<std::string, std::string>>> cases = {
        {},
        {{"block.shortcut", "zero_pad"}, {"stem.kernel", "5"}},
        {{"block.shortcut", "average_pool"}, {"block.type", "bottleneck"}},
        {{"block.order", "pre_activation"}, {"stem.pool", "null"}},
        {{"block.attention", R"({"reduction": 4})"}},
        {{"stem.kernel", "1"},
         {"stem.stride", "2"},
         {"stem.pool", "null"},
         {"stages",
          R"([{"depth": 1, "width": 64}, {"depth": 2, "width": 64, "dilation": 3}, {"depth": 1, "width": 128, "stride": 2, "dilation": 2}])"}},
        {{"block.type", "bottleneck"},
         {"block.stride_at", "conv1"},
         {"stages", R"([{"depth": 2, "width": 64, "stride": 2}, {"depth": 2, "width": 64, "stride": 3, "dilation": 2}])"}},
        {{"block.antialias", "blur"}, {"stem.pool", R"({"type": "max_blur"})"}, {"block.shortcut_kernel", "3"}},
        {{"stem.pool", R"({"kernel": 3, "stride": 2, "padding": 0, "ceil": true})"}, {"block.shortcut", "zero_pad_around"}},
        {{"stem.pool", R"({"type": "convolution"})"},
         {"block.shortcut", "average_pool"},
         {"stages", R"([{"depth": 1, "width": 64}, {"depth": 2, "width": 128, "stride": 1, "dilation": 2}])"}},
        {{"stem.pool", R"({"type": "average"})"}, {"block.order", "pre_activation"}, {"block.shortcut_input", "block"}},
    };
    for (auto settings : cases) {
        settings.insert(settings.end(), {{"input.height", "61"}, {"input.width", "40"}});
        const BoxCase net(specOf(settings));
        const std::array sides{dependencies(net, 0), dependencies(net, 1)};
        for (const Node &node : net.model->graph.nodes) {
            const auto id = static_cast<std::size_t>(node.id);
            const std::size_t longest = std::max(sides[0][id].size(), sides[1][id].size());
            CAPTURE(node.path);
            for (std::size_t at = 0; at < longest; ++at) {
                const std::array place{std::min(at, sides[0][id].size() - 1), std::min(at, sides[1][id].size() - 1)};
                const ReceptiveBox box =
                    receptiveBox(*net.model, node.id, {static_cast<std::int64_t>(place[0]), static_cast<std::int64_t>(place[1])});
                for (std::size_t axis = 0; axis < 2; ++axis) {
                    const Mask mask = sides[axis][id][place[axis]];
                    CHECK(box.inside.first[axis] == std::countr_zero(mask));
                    CHECK(box.inside.last[axis] == 63 - std::countl_zero(mask));
                }
            }
        }
    }
}
