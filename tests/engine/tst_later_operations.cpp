#include "core/arch/json.h"
#include "core/arch/model.h"
#include "core/arch/presets.h"
#include "core/data/engine.h"
#include "core/data/random.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

// Pools, blur and padding against plain loops that were written from their descriptions; their shapes on the meta device against the
// profile's.

using namespace residua;

namespace {

using Edits = std::vector<std::pair<std::string, std::string>>;

/// One map after another, [N, C, H, W].
struct Maps {
    const Tensor &tensor;

    std::int64_t extent(std::size_t axis) const { return tensor.shape[axis]; }
    double at(std::int64_t channel, std::int64_t y, std::int64_t x) const
    {
        return static_cast<double>(tensor.values[static_cast<std::size_t>((channel * extent(2) + y) * extent(3) + x)]);
    }
    bool holds(std::int64_t y, std::int64_t x) const { return y >= 0 && x >= 0 && y < extent(2) && x < extent(3); }
};

double maximum(const Maps &in, const MaxPoolOp &op, std::int64_t channel, std::int64_t y, std::int64_t x)
{
    double most = -INFINITY;
    for (std::int64_t i = 0; i < op.kernel; ++i)
        for (std::int64_t j = 0; j < op.kernel; ++j)
            if (const std::int64_t v = y * op.stride - op.padding + i, u = x * op.stride - op.padding + j; in.holds(v, u))
                most = std::max(most, in.at(channel, v, u));
    return most;
}

/// Of the pixels that the window holds, and of the zeros at the right and below, which count.
double average(const Maps &in, const AvgPoolOp &op, std::int64_t channel, std::int64_t y, std::int64_t x)
{
    double sum = 0;
    int count = 0;
    for (std::int64_t i = 0; i < op.kernel; ++i)
        for (std::int64_t j = 0; j < op.kernel; ++j) {
            const std::int64_t v = y * op.stride + i, u = x * op.stride + j;
            count += v < in.extent(2) + op.trailing && u < in.extent(3) + op.trailing;
            sum += in.holds(v, u) ? in.at(channel, v, u) : 0;
        }
    return sum / count;
}

double blurred(const Maps &in, const BlurPoolOp &op, std::int64_t channel, std::int64_t y, std::int64_t x)
{
    const double weights[] = {0.25, 0.5, 0.25};
    const auto reflected = [](std::int64_t at, std::int64_t extent) { return at < 0 ? -at : at >= extent ? 2 * (extent - 1) - at : at; };
    double sum = 0;
    for (std::int64_t i = 0; i < 3; ++i)
        for (std::int64_t j = 0; j < 3; ++j)
            sum += weights[i] * weights[j]
                * in.at(channel, reflected(y * op.stride + i - 1, in.extent(2)), reflected(x * op.stride + j - 1, in.extent(3)));
    return sum;
}

double padded(const Maps &in, const ZeroPadOp &op, std::int64_t channel, std::int64_t y, std::int64_t x)
{
    const std::int64_t from = channel - op.before;
    return from >= 0 && from < op.in ? in.at(from, y * op.stride, x * op.stride) : 0;
}

/// Runs `edits` of `name` on noise and compares every operation of type `T` with `expected`; at least one is there.
template <class T, class Expected>
void compare(const std::string &name, const Edits &edits, const Expected &expected)
{
    const SpecOrProblems parsed = parseSpec(toJson(*preset(name)), edits);
    REQUIRE(std::holds_alternative<ResNetSpec>(parsed));
    const auto &spec = std::get<ResNetSpec>(parsed);
    CAPTURE(toJson(spec));
    const ModelPtr model = makeModel(spec);
    const Graph &graph = model->graph;
    const Profile &costs = model->profile;
    static const std::shared_ptr<Engine> engine = openEngine();
    const std::unique_ptr<Network> network = engine->build(model);
    const std::vector<Shape> shapes = network->traceShapes(1);
    RunOptions options;
    for (const Node &node : graph.nodes) {
        const auto id = static_cast<std::size_t>(node.id);
        CHECK_MESSAGE(shapes[id] == costs.nodes[id].shape, node.path);
        if (std::holds_alternative<T>(node.op))
            options.capture.insert(options.capture.end(), {node.id, node.inputs.front()});
    }
    REQUIRE(!options.capture.empty());
    Tensor x{{1, spec.input.channels, spec.input.height, spec.input.width}, {}};
    x.values.resize(static_cast<std::size_t>(spec.input.channels * spec.input.height * spec.input.width));
    fillNormal(7, x.values);
    const Trace trace = network->run(x, options);
    for (const Node &node : graph.nodes) {
        const auto *op = std::get_if<T>(&node.op);
        if (!op)
            continue;
        CAPTURE(node.path);
        const Tensor &out = trace.captured.at(node.id);
        const Maps in{trace.captured.at(node.inputs.front())}, maps{out};
        REQUIRE(out.shape == costs.nodes[static_cast<std::size_t>(node.id)].shape);
        double worst = 0;
        for (std::int64_t c = 0; c < maps.extent(1); ++c)
            for (std::int64_t v = 0; v < maps.extent(2); ++v)
                for (std::int64_t u = 0; u < maps.extent(3); ++u)
                    worst = std::max(worst, std::abs(maps.at(c, v, u) - expected(in, *op, c, v, u)));
        CHECK(worst < 1e-5);
    }
}

const Edits smallEdits = {{"stem.channels", "8"},   {"stages.0.width", "8"}, {"stages.1.width", "12"}, {"stages.2.width", "16"},
                          {"stages.3.width", "19"}, {"head.classes", "5"},   {"input.height", "39"},   {"input.width", "54"},
                          {"stages.0.depth", "1"},  {"stages.1.depth", "1"}, {"stages.2.depth", "1"},  {"stages.3.depth", "1"}};

Edits with(Edits more)
{
    more.insert(more.begin(), smallEdits.begin(), smallEdits.end());
    return more;
}

} // namespace

TEST_CASE("the stem's pools are what their descriptions say")
{
    for (const char *pool : {R"({"kernel": 3, "stride": 2, "padding": 0, "ceil": true})", R"({"kernel": 3, "stride": 2, "ceil": true})",
                             R"({"kernel": 2, "stride": 3, "padding": 1, "ceil": true})", R"({"kernel": 5, "stride": 2, "padding": 1})",
                             R"({"kernel": 2, "stride": 4, "padding": 0, "ceil": true})"})
        compare<MaxPoolOp>("resnet18", with({{"stem.pool", pool}}), maximum);
    compare<AvgPoolOp>("resnet18", with({{"stem.pool", R"({"type": "average"})"}}), average);
    compare<BlurPoolOp>("resnet18", with({{"stem.pool", R"({"type": "max_blur"})"}}), blurred);
    compare<MaxPoolOp>("resnet18", with({{"stem.pool", R"({"type": "max_blur"})"}}), maximum);
}

TEST_CASE("blur and average where a block has its stride")
{
    compare<BlurPoolOp>("resnet18", with({{"block.antialias", "blur"}}), blurred);
    compare<BlurPoolOp>("resnet50", with({{"block.antialias", "blur"}, {"style", "encoder_decoder"}}), blurred);
    compare<AvgPoolOp>("resnet50", with({{"block.antialias", "average"}, {"input.height", "64"}, {"input.width", "128"}}), average);
}

TEST_CASE("shortcuts: average pools, dilated ones too, and zeros on either side")
{
    compare<AvgPoolOp>("resnet18", with({{"block.shortcut", "average_pool"}}), average);
    compare<AvgPoolOp>("resnet18", with({{"block.shortcut", "average_pool"}, {"stages.2.stride", "1"}, {"stages.2.dilation", "2"}}),
                       average);
    compare<ZeroPadOp>("resnet18", with({{"block.shortcut", "zero_pad"}}), padded);
    compare<ZeroPadOp>("resnet18", with({{"block.shortcut", "zero_pad_around"}}), padded);
}

TEST_CASE("efficient channel attention: a filter along the channels' averages gates them")
{
    const SpecOrProblems parsed =
        parseSpec("{}", with({{"block.attention", R"({"type": "eca"})"}, {"stages.0.width", "130"}, {"style", "encoder_decoder"}}));
    REQUIRE(std::holds_alternative<ResNetSpec>(parsed));
    const ModelPtr model = makeModel(std::get<ResNetSpec>(parsed));
    const std::unique_ptr<Network> network = openEngine()->build(model);
    network->initialise(3);
    RunOptions options;
    std::vector<int> ids; // average, convolution, sigmoid, product of the first block; what the product multiplies
    for (const Node &node : model->graph.nodes)
        if (node.slot.stage == 0 && isAttention(node.slot.part))
            ids.push_back(node.id);
    REQUIRE(ids.size() == 4);
    ids.push_back(model->graph.nodes[static_cast<std::size_t>(ids[3])].inputs.front());
    options.capture = ids;
    Tensor x{{2, 3, 39, 54}, {}};
    x.values.resize(std::size_t{2} * 3 * 39 * 54);
    fillNormal(7, x.values);
    const Trace trace = network->run(x, options);
    const auto values = [&](std::size_t i) -> const Tensor & { return trace.captured.at(ids[i]); };
    CHECK(values(1).shape == Shape{2, 1, 130});
    CHECK(network->traceShapes(2)[static_cast<std::size_t>(ids[1])] == Shape{2, 1, 130});
    const std::vector<float> filter = network->weights().at("encoder.layers.0.layer.0.se.conv.weight").values;
    REQUIRE(filter.size() == 5);
    const std::size_t area = values(4).values.size() / (2 * 130);
    for (std::size_t image = 0; image < 2; ++image)
        for (std::size_t c = 0; c < 130; ++c) {
            double sum = 0;
            for (std::size_t tap = 0; tap < 5; ++tap)
                if (c + tap >= 2 && c + tap < 132)
                    sum += static_cast<double>(filter[tap]) * static_cast<double>(values(0).values[image * 130 + c + tap - 2]);
            const std::size_t at = image * 130 + c;
            CHECK(static_cast<double>(values(1).values[at]) == doctest::Approx(sum).epsilon(1e-4));
            CHECK(static_cast<double>(values(3).values[at * area + 5])
                  == doctest::Approx(static_cast<double>(values(4).values[at * area + 5]) / (1 + std::exp(-sum))).epsilon(1e-4));
        }
}

TEST_CASE("a norm's eps is the one that was asked for")
{
    const auto deviation = [](const char *eps) {
        const SpecOrProblems parsed =
            parseSpec("{}", with({{"norm", std::string(R"({"type": "group", "groups": 1, "eps": )") + eps + "}"}}));
        REQUIRE(std::holds_alternative<ResNetSpec>(parsed));
        const auto &spec = std::get<ResNetSpec>(parsed);
        const std::unique_ptr<Network> network = openEngine()->build(makeModel(spec));
        RunOptions options;
        options.statistics = true;
        Tensor x{{1, 3, 39, 54}, {}};
        x.values.resize(3 * 39 * 54);
        fillNormal(7, x.values);
        const Trace trace = network->run(x, options);
        return std::pair(trace.rows[1].std, trace.rows[2].std); // the stem's convolution and its norm, whose scale is 1
    };
    for (const char *eps : {"1e-5", "0.25", "1"}) {
        const auto [before, after] = deviation(eps);
        CHECK(after == doctest::Approx(before / std::sqrt(before * before + std::stod(eps))).epsilon(1e-4));
    }
}
