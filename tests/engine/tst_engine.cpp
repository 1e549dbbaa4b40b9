#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/data/engine.h"
#include "core/data/random.h"
#include "tests/engine/reference_net.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <thread>

using namespace residua;

namespace {

Engine &engine()
{
    static const std::shared_ptr<Engine> instance = openEngine();
    return *instance;
}

struct Live {
    ModelPtr model;
    std::unique_ptr<Network> network;
};

Live live(ResNetSpec spec)
{
    spec = canonical(std::move(spec));
    REQUIRE(validate(spec).empty());
    Live l{makeModel(std::move(spec)), {}};
    l.network = engine().build(l.model);
    return l;
}

/// A preset shrunk to a few MMAC: sanitizers make a pass five times slower.
ResNetSpec small(const std::string &name)
{
    ResNetSpec spec = *preset(name);
    spec.input.height = 40;
    spec.input.width = 33;
    for (StageSpec &stage : spec.stages) {
        stage.depth = std::min<std::int64_t>(stage.depth, 2);
        stage.width = std::max<std::int64_t>(8, stage.width / 8);
    }
    spec.stem.channels = std::min<std::int64_t>(spec.stem.channels, 8);
    if (spec.block.groups > 1) {
        spec.block.groups = 2;
        spec.block.baseWidth = 64;
    }
    if (spec.head.classes > 20)
        spec.head.classes = 20;
    if (spec.block.antialias == Antialias::Average) { // odd maps would come out of branch and shortcut with different sizes
        spec.input.height = 64;
        spec.input.width = 32;
    }
    return spec;
}

Tensor noise(const ResNetSpec &spec, std::int64_t batch = 1)
{
    Tensor x{{batch, spec.input.channels, spec.input.height, spec.input.width}, {}};
    x.values.resize(static_cast<std::size_t>(batch * spec.input.channels * spec.input.height * spec.input.width));
    fillNormal(7, x.values);
    return x;
}

bool close(const Tensor &a, const Tensor &b, double rtol = 1e-4, double atol = 1e-5)
{
    if (a.shape != b.shape)
        return false;
    for (std::size_t i = 0; i < a.values.size(); ++i)
        if (!(std::abs(a.values[i] - b.values[i]) <= atol + rtol * std::abs(b.values[i])))
            return false;
    return true;
}

int idOf(const Graph &graph, const std::string &path)
{
    for (const Node &node : graph.nodes)
        if (node.path == path)
            return node.id;
    FAIL("no operation " << path);
    return -1;
}

} // namespace

TEST_CASE("the live model agrees with the profile for every preset")
{
    for (const std::string &name : presetNames()) {
        CAPTURE(name);
        const Live l = live(*preset(name));
        const Profile expected = profile(l.model->spec, l.model->graph, 3);
        const LiveTotals totals = l.network->totals();
        CHECK(totals.parameters == expected.totals.parameters);
        CHECK(totals.trainableParameters == expected.totals.parameters);
        CHECK(totals.buffers == expected.totals.buffers);
        CHECK(totals.parameterBytes == expected.totals.parameterBytes);
        CHECK(totals.bufferBytes == expected.totals.bufferBytes);
        const std::vector<Shape> shapes = l.network->traceShapes(3);
        REQUIRE(shapes.size() == expected.nodes.size());
        for (std::size_t i = 0; i < shapes.size(); ++i)
            CHECK_MESSAGE(shapes[i] == expected.nodes[i].shape, l.model->graph.nodes[i].path);
        const std::vector<StateEntry> &state = l.model->state();
        REQUIRE(state.size() == totals.state.size());
        for (std::size_t i = 0; i < state.size(); ++i) {
            CHECK(state[i].name == totals.state[i].name);
            CHECK(state[i].shape == totals.state[i].shape);
            CHECK(state[i].parameter == totals.state[i].parameter);
        }
    }
}

TEST_CASE("every activation and group norm have a shape on the meta device and run")
{
    for (const Activation activation :
         {Activation::Relu, Activation::LeakyRelu, Activation::Silu, Activation::Gelu, Activation::Hardswish}) {
        ResNetSpec spec = small("resnet18");
        spec.block.activation = activation;
        spec.norm = {NormType::Group, 4};
        Live l = live(spec);
        CHECK(l.network->traceShapes(1).back() == l.model->profile.nodes.back().shape);
        CHECK(l.network->run(noise(l.model->spec), {}).complete);
    }
}

TEST_CASE("libtorch refuses what does not fit, in a sentence without a backtrace")
{
    const ModelPtr sound = makeModel(*preset("resnet18"));
    auto model = std::make_shared<Model>();
    model->spec = sound->spec;
    model->graph = sound->graph;
    model->profile = sound->profile;
    std::get<ConvOp>(model->graph.nodes[5].op).in = 17;
    const auto network = engine().build(model);
    try {
        network->traceShapes(1);
        FAIL("accepted");
    } catch (const Error &error) {
        const std::string text = error.what();
        CHECK(text.find("17") != std::string::npos);
        CHECK(text.find("frame #") == std::string::npos);
    }
}

TEST_CASE("a pass equals the network written by hand")
{
    for (const std::string name : {"resnet18", "resnet50"}) {
        CAPTURE(name);
        Live l = live(small(name));
        l.network->initialise(3);
        const Tensor x = noise(l.model->spec, 2);
        const Tensor ours = l.network->run(x, {}).output;
        CHECK(close(ours, ReferenceNet(l.network->weights()).forward(x)));
    }
}

TEST_CASE("every preset runs, and its style does not change the output")
{
    for (const std::string &name : presetNames()) {
        CAPTURE(name);
        ResNetSpec spec = small(name);
        Live own = live(spec);
        own.network->initialise(1);
        const Tensor x = noise(own.model->spec);
        const Trace trace = own.network->run(x, {});
        REQUIRE(trace.complete);
        CHECK(trace.rows.size() == own.model->graph.nodes.size());
        spec.style = Style::Torchvision;
        Live other = live(spec);
        other.network->initialise(1);
        CHECK(close(other.network->run(x, {}).output, trace.output));
    }
}

TEST_CASE("the same seed gives the same bytes, on any number of threads; another seed others")
{
    const ResNetSpec spec = small("resnet50");
    const auto draw = [&](std::uint64_t seed) {
        Live l = live(spec);
        l.network->initialise(seed);
        return l.network->weights().at("layer3.1.conv2.weight").values;
    };
    const auto first = draw(5);
    engine().setThreads(1);
    CHECK(draw(5) == first);
    engine().setThreads(2);
    CHECK(draw(6) != first);
}

TEST_CASE("an edit leaves untouched layers untouched")
{
    ResNetSpec spec = small("resnet50");
    Live before = live(spec);
    before.network->initialise(0);
    spec.stages[2].depth += 2;
    Live after = live(spec);
    after.network->initialise(0);
    const WeightMap deeper = after.network->weights();
    for (const auto &weight : before.network->weights())
        CHECK_MESSAGE(deeper.at(weight.first).values == weight.second.values, weight.first);
}

TEST_CASE("initial values have the spread their scheme says")
{
    ResNetSpec spec = *preset("resnet18");
    spec.init.zeroInitResidual = true;
    Live l = live(spec);
    l.network->initialise(0);
    const WeightMap weights = l.network->weights();
    const auto spread = [](const std::vector<float> &values) {
        double sum = 0, squares = 0;
        for (const float v : values) {
            sum += v;
            squares += double(v) * v;
        }
        const double mean = sum / double(values.size());
        return std::sqrt(squares / double(values.size()) - mean * mean);
    };
    CHECK(spread(weights.at("layer4.1.conv2.weight").values) == doctest::Approx(std::sqrt(2.0 / (512 * 9))).epsilon(0.01));
    CHECK(spread(weights.at("fc.weight").values) == doctest::Approx(1 / std::sqrt(512.0) / std::sqrt(3.0)).epsilon(0.01));
    CHECK(weights.at("layer1.0.bn2.weight").values.front() == 0.0f);
    CHECK(weights.at("layer1.0.bn1.weight").values.front() == 1.0f);
    CHECK(weights.at("bn1.running_var").values.front() == 1.0f);
    CHECK(weights.at("bn1.num_batches_tracked").integers == std::vector<std::int64_t>{0});
}

TEST_CASE("a stop ends the run before the next operation")
{
    Live l = live(small("resnet18"));
    std::stop_source source;
    source.request_stop();
    RunOptions options;
    options.stop = source.get_token();
    const Trace trace = l.network->run(noise(l.model->spec), options);
    CHECK_FALSE(trace.complete);
    CHECK(trace.rows.empty());
    CHECK(l.network->run(noise(l.model->spec), {}).complete);
}

TEST_CASE("only what was asked for is captured, and nothing overwrites it")
{
    Live l = live(small("resnet18"));
    l.network->initialise(0);
    const Tensor x = noise(l.model->spec);
    std::vector<int> all;
    for (const Node &node : l.model->graph.nodes)
        all.push_back(node.id);
    RunOptions everything;
    everything.capture = all;
    const Trace whole = l.network->run(x, everything);
    CHECK(whole.captured.size() == all.size());
    for (const std::string path : {"bn1", "layer1.0.add", "layer2.0.bn1", "layer4.1.relu_1"}) {
        RunOptions one;
        one.capture = {idOf(l.model->graph, path)};
        const Trace trace = l.network->run(x, one);
        REQUIRE(trace.captured.size() == 1);
        CHECK(trace.captured.begin()->second.values == whole.captured.at(one.capture.front()).values);
    }
    // A norm's values are there as they were before the in-place activation: some are negative.
    const auto &norm = whole.captured.at(idOf(l.model->graph, "bn1")).values;
    CHECK(*std::min_element(norm.begin(), norm.end()) < 0);
    CHECK(whole.output.values == l.network->run(x, {}).output.values);
}

TEST_CASE("statistics are those of the activation")
{
    Live l = live(small("resnet18"));
    l.network->initialise(0);
    RunOptions options;
    options.statistics = true;
    const int relu = idOf(l.model->graph, "relu");
    options.capture = {relu};
    const Trace trace = l.network->run(noise(l.model->spec), options);
    const auto &values = trace.captured.at(relu).values;
    double sum = 0, zeros = 0, most = 0;
    for (const float v : values) {
        sum += v;
        zeros += v == 0;
        most = std::max<double>(most, v);
    }
    const TraceRow &row = trace.rows[static_cast<std::size_t>(relu)];
    CHECK(row.mean == doctest::Approx(sum / double(values.size())).epsilon(1e-4));
    CHECK(row.zeroFraction == doctest::Approx(zeros / double(values.size())));
    CHECK(row.max == doctest::Approx(most));
    CHECK(row.min == 0);
}

TEST_CASE("weights load by name in every style, and the report says what did not fit")
{
    ResNetSpec spec = small("se_resnet50");
    Live source = live(spec);
    source.network->initialise(9);
    WeightMap weights = source.network->weights();
    const Tensor x = noise(source.model->spec);
    const Tensor expected = source.network->run(x, {}).output;
    for (const Style style : {Style::Torchvision, Style::EncoderDecoder, Style::Sequential, Style::SmallImage}) {
        spec.style = style;
        Live target = live(spec);
        target.network->initialise(0);
        const WeightReport report = target.network->load(weights);
        CHECK(report.missing.empty());
        CHECK(report.unexpected.empty());
        CHECK(report.mismatched.empty());
        CHECK(close(target.network->run(x, {}).output, expected));
    }
    weights["layer1.0.se.fc1.weight"].shape = {weights["layer1.0.se.fc1.weight"].shape[0], weights["layer1.0.se.fc1.weight"].shape[1], 1,
                                               1};
    weights["bn1.weight"] = {{1}, "F32", {2.0f}, {}};
    weights["stranger"] = {{1}, "F32", {2.0f}, {}};
    weights.erase("conv1.weight");
    Live target = live(small("se_resnet50"));
    target.network->initialise(0);
    const auto before = target.network->weights().at("bn1.weight").values;
    const WeightReport report = target.network->load(weights);
    CHECK(report.missing == std::vector<std::string>{"conv1.weight"});
    CHECK(report.unexpected == std::vector<std::string>{"stranger"});
    REQUIRE(report.mismatched.size() == 1);
    CHECK(report.mismatched.front().rfind("bn1.weight: [1] in the file, [8] expected", 0) == 0);
    CHECK(target.network->weights().at("bn1.weight").values == before);
}

TEST_CASE("an input that does not fit and a device that is not there are errors of their kind")
{
    Live l = live(small("resnet18"));
    Tensor wrong = noise(l.model->spec);
    wrong.shape[2] -= 1;
    const auto kindOf = [&](const Tensor &x, const std::string &device) {
        RunOptions options;
        options.device = device;
        try {
            l.network->run(x, options);
        } catch (const Error &error) {
            return error.kind();
        }
        return ErrorKind::Usage;
    };
    CHECK(kindOf(wrong, "cpu") == ErrorKind::Input);
    CHECK(kindOf(noise(l.model->spec), "toaster") == ErrorKind::Device);
    CHECK(kindOf(noise(l.model->spec), "cuda:99") == ErrorKind::Device);
    CHECK(l.network->run(noise(l.model->spec), {}).complete);
}

TEST_CASE("shapes can be traced while a run executes")
{
    Live l = live(small("resnet50"));
    l.network->initialise(0);
    const Tensor x = noise(l.model->spec);
    std::jthread runner([&] {
        for (int i = 0; i < 5; ++i)
            l.network->run(x, {});
    });
    for (int i = 0; i < 20; ++i)
        CHECK(l.network->traceShapes(1).size() == l.model->graph.nodes.size());
}

TEST_CASE("the memory that a pass takes is measured in the thread that it runs in")
{
    Live l = live(small("resnet18"));
    l.network->initialise(0);
    RunOptions measured;
    measured.memory = true;
    const auto peak = [&](std::int64_t batch, const RunOptions &options) {
        return l.network->run(noise(l.model->spec, batch), options).peakBytes;
    };
    std::int64_t largest = 0, all = 0; // of the activations
    for (const TraceRow &row : l.network->run(noise(l.model->spec, 4), {}).rows) {
        largest = std::max(largest, 4 * elementCount(row.shape));
        all += 4 * elementCount(row.shape);
    }
    const std::int64_t one = peak(4, measured);
    CHECK(one >= largest);
    CHECK(one < all);
    CHECK(peak(8, measured) > one * 3 / 2);
    CHECK(peak(4, {}) == 0);
    std::jthread other([] {
        Live loud = live(*preset("resnet18"));
        loud.network->run(noise(loud.model->spec), {});
    });
    CHECK(peak(4, measured) == one);
}
