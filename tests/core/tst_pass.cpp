#include "core/arch/presets.h"
#include "core/data/engine.h"
#include "core/data/error.h"
#include "core/report/classes.h"
#include "core/report/pass.h"
#include "core/weights/load_plan.h"
#include "core/weights/parameters.h"
#include "core/weights/weight_file.h"
#include "tests/support/expect_error.h"
#include "tests/support/temp_folder.h"

#include <doctest/doctest.h>

using namespace residua;
using namespace residua::test;

namespace {

/// Says of the weights that it is given what it was told to.
class ToldNetwork : public Network {
public:
    WeightReport report;
    WeightMap map;
    std::optional<std::uint64_t> seed;

    LiveTotals totals() const override { return {}; }
    std::vector<Shape> traceShapes(std::int64_t) const override { return {}; }
    void initialise(std::uint64_t given) override { seed = given; }
    WeightReport load(const WeightMap &) override { return report; }
    WeightMap weights() const override { return map; }
    Trace run(const Tensor &, const RunOptions &) override { return {}; }
};

ModelPtr widest(std::int64_t batch)
{
    ResNetSpec spec = *preset("resnet18");
    spec.input.height = spec.input.width = 8192;
    spec.stem.stride = 1;
    spec.stem.pool.reset();
    spec.stages = {{4, 4096, 1, 1, {}}};
    return makeModel(spec, batch);
}

ModelPtr small()
{
    ResNetSpec spec = *preset("resnet18");
    spec.stages = {{1, 8, 1, 1, {}}};
    return makeModel(spec);
}

WeightMap zeros(const Model &model)
{
    WeightMap weights;
    for (const StateEntry &entry : model.state()) {
        const auto count = static_cast<std::size_t>(elementCount(entry.shape));
        weights[entry.name] = entry.integer ? WeightTensor{entry.shape, "I64", {}, std::vector<std::int64_t>(count)}
                                            : WeightTensor{entry.shape, "F32", std::vector<float>(count), {}};
    }
    return weights;
}

} // namespace

TEST_CASE("an image is the input of every item of the batch, and must have the network's size")
{
    const Image image{8, 6, std::vector<std::uint8_t>(8 * 6 * 3, 200)};
    ResNetSpec spec = *preset("resnet18");
    spec.input = {3, 40, 32};
    const ModelPtr one = makeModel(spec), three = makeModel(spec, 3);
    const PassInput input = imagePassInput(*one, image, "cat.png");
    CHECK(input.description == "image \"cat.png\"");
    CHECK(input.tensor.shape == Shape{1, 3, 40, 32});
    const PassInput batch = imagePassInput(*three, image, "cat.png");
    CHECK(batch.tensor.shape == Shape{3, 3, 40, 32});
    REQUIRE(batch.tensor.values.size() == 3 * input.tensor.values.size());
    for (std::size_t i = 0; i < batch.tensor.values.size(); i += 997)
        CHECK(batch.tensor.values[i] == input.tensor.values[i % input.tensor.values.size()]);
    PrepareOptions crop;
    crop.crop = 16;
    expectError(ErrorKind::Input,
                "the prepared image \"cat.png\" has the shape [1, 3, 16, 16], the network takes [N, 3, 40, 32]: change the file",
                [&] { imagePassInput(*three, image, "cat.png", crop); });
    const PassInput noise = noisePassInput(*three, 7);
    CHECK(noise.description == "noise (seed 7)");
    CHECK(noise.tensor.shape == Shape{3, 3, 40, 32});
}

TEST_CASE("a pass beyond memory is refused with both numbers, however far beyond")
{
    RunOptions options;
    CHECK_NOTHROW(refuseLargePass(*makeModel(*preset("resnet18")), options, true));
    for (const std::int64_t batch : {1'000, 1'000'000}) {
        const ModelPtr model = widest(batch); // its activations alone fill 64 bits
        options.capture = {1, 2};
        expectError(ErrorKind::OutOfMemory, "this run would take about", [&] { refuseLargePass(*model, options, true); });
    }
}

TEST_CASE("a network gets its parameters, and what became of each name is told")
{
    const ModelPtr model = small();
    ToldNetwork network;
    CHECK(giveParameters(network, *model, {nullptr, {}, {}, 5}).empty());
    CHECK(network.seed == 5);
    CHECK(parameterWords({nullptr, {}, {}, 5}) == "random (seed 5)");
    network.seed.reset();
    WeightMap weights = zeros(*model);
    weights["extra.weight"] = {{2}, "F32", {1, 2}, {}};
    ParameterSource source{&weights, "w.safetensors", {"a: I32 [3]"}, 5};
    CHECK(giveParameters(network, *model, source)
          == std::vector<std::string>{"weight file \"w.safetensors\": 1 of its tensors is not used: extra.weight",
                                      "weight file \"w.safetensors\": skipped for their type: a: I32 [3]"});
    CHECK(parameterWords(source) == "w.safetensors");
    CHECK_FALSE(network.seed.has_value());
    weights.erase("conv1.weight");
    weights["bn1.weight"] = {{9}, "F32", std::vector<float>(9), {}};
    expectError(ErrorKind::Input, "weight file \"w.safetensors\": 1 missing: conv1.weight",
                [&] { giveParameters(network, *model, source); });
    expectError(ErrorKind::Input, "1 do not fit: bn1.weight: [9] in the file, [64] expected",
                [&] { giveParameters(network, *model, source); });
    source.partial = true;
    const std::vector<std::string> notes = giveParameters(network, *model, source);
    CHECK(network.seed == 5);
    REQUIRE(notes.size() == 4);
    CHECK(notes[1] == "weight file \"w.safetensors\": 1 parameters are not in it and were drawn at random: conv1.weight");
}

TEST_CASE("names with a prefix are a network's own, and what does not fit comes with a remedy")
{
    const ModelPtr model = small();
    ToldNetwork network;
    WeightMap wrapped;
    for (const auto &[name, tensor] : zeros(*model))
        wrapped["module.encoder_q." + name] = tensor;
    const ParameterSource source{&wrapped, "w.pth"};
    CHECK(giveParameters(network, *model, source).empty());
    const WeightTensor classifier = wrapped["module.encoder_q.fc.weight"];
    const WeightTensor bias = wrapped["module.encoder_q.fc.bias"];
    wrapped.erase("module.encoder_q.fc.weight");
    wrapped.erase("module.encoder_q.fc.bias");
    expectError(ErrorKind::Input, "use --set head.type=pool", [&] { giveParameters(network, *model, source); });
    expectError(ErrorKind::Input, "its names begin with \"module.encoder_q.\"", [&] { giveParameters(network, *model, source); });
    wrapped["head.last_linear.weight"] = classifier;
    wrapped["head.last_linear.bias"] = bias;
    expectError(ErrorKind::Input, "2 missing: fc.weight, fc.bias", [&] { giveParameters(network, *model, source); });
    wrapped["module.last_linear.weight"] = classifier;
    wrapped["module.last_linear.bias"] = bias;
    CHECK(giveParameters(network, *model, source).size() == 1);
    wrapped["module.last_linear.weight"].shape[0] = 17;
    wrapped["module.last_linear.bias"].shape[0] = 17;
    expectError(ErrorKind::Input, "use --set head.classes=17", [&] { giveParameters(network, *model, source); });
    const WeightMap others = zeros(*makeModel(*preset("cifar_resnet20")));
    expectError(ErrorKind::Input, "These weights fit the preset cifar_resnet20", [&] {
        giveParameters(network, *model, ParameterSource{&others, "w.pth"});
    });
}

TEST_CASE("a prefix is what stands before the whole network's names, never a block's own")
{
    // Half as wide and twice as deep: in the file, layer2.N has the shapes of the network's stem.
    ResNetSpec narrow = *preset("cifar_resnet20");
    narrow.stem.channels = 8;
    for (StageSpec &stage : narrow.stages) {
        stage.width /= 2;
        stage.depth *= 2;
    }
    const ModelPtr model = makeModel(*preset("cifar_resnet20")), other = makeModel(canonical(narrow));
    const auto namedAfter = [&](const std::string &prefix, const Model &network) {
        std::vector<NamedShape> tensors;
        for (const StateEntry &entry : network.state())
            tensors.push_back({prefix + entry.name, entry.shape});
        return tensors;
    };
    for (const std::string prefix : {"", "module.", "model.backbone."}) {
        CAPTURE(prefix);
        const LoadPlan plan = planLoad(*model, namedAfter(prefix, *other));
        CHECK(plan.prefix == prefix);
        CHECK(plan.report.missing.empty());
        CHECK(plan.report.mismatched.size() == 96);
        CHECK(plan.report.mismatched.front() == "conv1.weight: [8, 3, 3, 3] in the file, [16, 3, 3, 3] expected");
        CHECK(fittingTensors(*model, plan) == 1); // the classifier's bias: ten classes both
    }
    std::vector<NamedShape> both = namedAfter("a.large.", *other);
    for (const NamedShape &tensor : namedAfter("b.own.", *model))
        both.push_back(tensor);
    CHECK(planLoad(*model, both).prefix == "b.own."); // as many names in both: shapes tell
    const LoadPlan strange = planLoad(*model, {{"res2.0.conv1.weight", {16, 3, 3, 3}}, {"res2.0.bn1.weight", {16}}});
    CHECK(strange.prefix.empty());
    CHECK(strange.report.matched.empty());
    CHECK(planLoad(*model, {{"module.fc.weight", {10, 64}}, {"module.fc.bias", {10}}}).prefix == "module.");
}

TEST_CASE("weights are written in order of registration, and read by the one door")
{
    const TempFolder folder;
    const ModelPtr model = small();
    ToldNetwork network;
    network.map = zeros(*model);
    const std::string path = folder / "w.safetensors";
    saveWeights(path, *model, network);
    CHECK(readWeights(path).weights.size() == model->state().size());
    network.map.erase("fc.weight");
    expectError(ErrorKind::Failed, "tensor \"fc.weight\" is not there", [&] { saveWeights(path, *model, network); });
}

TEST_CASE("a pass is described by its best classes where it has any")
{
    ResNetSpec spec = *preset("resnet18");
    spec.head.classes = 3;
    Trace trace;
    trace.milliseconds = 4;
    trace.output = {{1, 3}, {0, 2, 1}};
    const RunFacts facts = describePass(*makeModel(spec), trace, "cpu", "w.safetensors", 2, {"a", "b", "c"});
    CHECK(facts.milliseconds == 4);
    CHECK(facts.outputShape == Shape{1, 3});
    REQUIRE(facts.top.size() == 2);
    CHECK(facts.top[0].label == "b");
    CHECK(facts.top[1].label == "c");
    spec.head.type = HeadType::None;
    CHECK(describePass(*makeModel(spec), trace, "cpu", "random (seed 0)", 2, {}).top.empty());
}

TEST_CASE("where values cease to be finite is said")
{
    const ModelPtr model = makeModel(*preset("resnet18"));
    Trace trace;
    trace.rows.resize(model->graph.nodes.size());
    CHECK(finiteNote(*model, trace).empty());
    trace.rows[7].mean = std::numeric_limits<double>::quiet_NaN();
    trace.rows[5].mean = -std::numeric_limits<double>::infinity();
    CHECK(finiteNote(*model, trace).find("begin at \"" + model->graph.nodes[5].path + "\"") != std::string::npos);
}
