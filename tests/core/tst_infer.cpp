#include "core/arch/presets.h"
#include "inferred.h"

#include <algorithm>
#include <regex>

using namespace residua;

namespace {

/// `spec` with everything that no shape tells as `found` has it.
ResNetSpec asAssumed(ResNetSpec spec, const ResNetSpec &found)
{
    spec.name = found.name;
    spec.input.height = found.input.height;
    spec.input.width = found.input.width;
    spec.stem.stride = found.stem.stride;
    if (!spec.stem.pool || spec.stem.pool->type != PoolType::Convolution)
        spec.stem.pool = found.stem.pool;
    spec.stem.activation = found.stem.activation;
    spec.init = found.init;
    spec.block.antialias = found.block.antialias;
    spec.block.strideAt = found.block.strideAt;
    if (spec.block.shortcut == Shortcut::ZeroPad)
        spec.block.shortcut = Shortcut::ZeroPadAround;
    if (spec.block.attention && found.block.attention)
        spec.block.attention = found.block.attention; // a divisor shows only where it changes a number
    return spec;
}

std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>> &rules)
{
    for (const auto &[from, to] : rules)
        text = std::regex_replace(text, std::regex(from), to);
    return text;
}

} // namespace

TEST_CASE("infer: every preset from its own names")
{
    for (const std::string &name : presetNames()) {
        CAPTURE(name);
        const ResNetSpec spec = *preset(name);
        const std::vector<NamedShape> tensors = tensorsOf(spec);
        const Inference found = inferred(tensors);
        CHECK(canonical(asAssumed(spec, found.spec)) == found.spec);
        CHECK(found.unused.empty());
        CHECK(found.places.size() == tensors.size());
        CHECK(found.implied.empty());
        CHECK(found.prefix == "");
        CHECK(isAssumed(found, "stages.0.dilation"));
        CHECK(!isAssumed(found, "stem.channels"));
        CHECK(validate(found.spec).empty());
        const auto places = tensorPlaces(found, expand(found.spec));
        CHECK(places.size() == tensors.size());
        const ModelPtr model = makeModel(spec);
        for (const StateEntry &entry : model->state())
            CHECK(tensors[places.at(entry.seedName)].name == entry.name);
    }
}

TEST_CASE("infer: names and prefixes of other programs")
{
    struct Row {
        const char *naming, *prefix;
        std::vector<std::pair<std::string, std::string>> rules;
    };
    const std::vector<Row> rows = {
        {"torchvision", "module.", {{"^", "module."}}},
        {"torchvision", "_orig_mod.module.encoder_q.", {{"^", "_orig_mod.module.encoder_q."}}},
        {"kuangliu's pytorch-cifar", "", {{"downsample", "shortcut"}, {"^fc", "linear"}}},
        {"Hugging Face transformers",
         "",
         {{"^layer(\\d)\\.", "resnet.encoder.stages.$1.layers."},
          {"^conv1", "resnet.embedder.embedder.convolution"},
          {"^bn1", "resnet.embedder.embedder.normalization"},
          {"\\.conv(\\d)", ".layer.$1.convolution"},
          {"\\.bn(\\d)", ".layer.$1.normalization"},
          {"downsample\\.0", "shortcut.convolution"},
          {"downsample\\.1", "shortcut.normalization"},
          {"^fc", "classifier.1"}}},
        {"Detectron2",
         "backbone.bottom_up.",
         {{"^(conv1|bn1)", "stem.$1"},
          {"^layer1", "res2"},
          {"^layer2", "res3"},
          {"^layer3", "res4"},
          {"^layer4", "res5"},
          {"bn(\\d)", "conv$1.norm"},
          {"downsample\\.0", "shortcut"},
          {"downsample\\.1", "shortcut.norm"},
          {"^fc", "linear"},
          {"^", "backbone.bottom_up."}}},
        {"Detectron2",
         "",
         {{"^conv1\\.weight", "conv1_w"},
          {"^bn1\\.", "res_conv1_bn_"},
          {"^layer1\\.(\\d)\\.", "res2_$1_"},
          {"^layer2\\.(\\d)\\.", "res3_$1_"},
          {"^layer3\\.(\\d)\\.", "res4_$1_"},
          {"^layer4\\.(\\d)\\.", "res5_$1_"},
          {"_conv1\\.weight", "_branch2a_w"},
          {"_conv2\\.weight", "_branch2b_w"},
          {"_conv3\\.weight", "_branch2c_w"},
          {"_bn1\\.", "_branch2a_bn_"},
          {"_bn2\\.", "_branch2b_bn_"},
          {"_bn3\\.", "_branch2c_bn_"},
          {"_downsample\\.0\\.weight", "_branch1_w"},
          {"_downsample\\.1\\.", "_branch1_bn_"},
          {"bn_weight", "bn_gamma"},
          {"bn_bias", "bn_beta"},
          {"^fc\\.weight", "fc1000_w"},
          {"^fc\\.bias", "fc1000_b"}}},
        {"Caffe",
         "module.",
         {{"^bn1", "bn_conv1"},
          {"^fc", "fc1000"},
          {"^layer1\\.(\\d)\\.(\\w+)", "2#$1_$2"},
          {"^layer2\\.(\\d)\\.(\\w+)", "3#$1_$2"},
          {"^layer3\\.(\\d)\\.(\\w+)", "4#$1_$2"},
          {"^layer4\\.(\\d)\\.(\\w+)", "5#$1_$2"},
          {"#0", "a"},
          {"#", "b"}, // of deeper stages: 4b22
          {"^(\\d\\w+)_(conv|bn)1\\.", "$2$1_branch2a."},
          {"^(\\d\\w+)_(conv|bn)2\\.", "$2$1_branch2b."},
          {"^(\\d\\w+)_(conv|bn)3\\.", "$2$1_branch2c."},
          {"^(\\d\\w+)_downsample\\.0", "res$1_branch1"},
          {"^(\\d\\w+)_downsample\\.1", "bn$1_branch1"},
          {"^conv(\\d[ab])", "res$1"},
          {"^", "module."}}},
        {"mmpretrain", "backbone.", {{"^", "backbone."}, {"^backbone.fc", "head.fc"}}},
        {"weiaicunzai's pytorch-cifar100",
         "",
         {{"^conv1", "conv1.0"},
          {"^bn1", "conv1.1"},
          {"^layer1", "conv2_x"},
          {"^layer2", "conv3_x"},
          {"^layer3", "conv4_x"},
          {"^layer4", "conv5_x"},
          {"\\.conv1\\.", ".residual_function.0."},
          {"\\.bn1\\.", ".residual_function.1."},
          {"\\.conv2\\.", ".residual_function.3."},
          {"\\.bn2\\.", ".residual_function.4."},
          {"\\.conv3\\.", ".residual_function.6."},
          {"\\.bn3\\.", ".residual_function.7."},
          {"downsample", "shortcut"}}},
        {"Cadene's pretrained-models", "", {{"^(conv1|bn1)", "layer0.$1"}, {"^fc", "last_linear"}}},
    };
    for (const std::string name : {"resnet18", "resnet50", "resnext50_32x4d", "wide_resnet50_2"})
        for (const Row &row : rows) {
            CAPTURE(name);
            CAPTURE(row.naming);
            const ResNetSpec spec = *preset(name);
            const Inference found = inferred(tensorsOf(spec, [&](const std::string &tensor) { return replaced(tensor, row.rules); }));
            CHECK(canonical(asAssumed(spec, found.spec)) == found.spec);
            CHECK(found.naming == row.naming);
            CHECK(found.prefix == row.prefix);
            CHECK(found.unused.empty());
            const bool caffe =
                (std::string(row.naming) == "Detectron2" || std::string(row.naming) == "Caffe") && spec.block.type == BlockType::Bottleneck;
            CHECK((found.spec.block.strideAt == StrideAt::Conv1) == caffe);
        }
}

TEST_CASE("infer: a filter against aliasing, where a file keeps it")
{
    ResNetSpec spec = canonical(*preset("resnet_blur50"));
    std::vector<NamedShape> tensors = tensorsOf(spec);
    const auto add = [&](const std::string &name, std::int64_t channels) { tensors.push_back({name + ".filt", {channels, 1, 3, 3}}); };
    add("maxpool.1", 64);
    for (const int stage : {2, 3, 4})
        add("layer" + std::to_string(stage) + ".0.aa", 32 << stage);
    const Inference all = inferred(tensors);
    CHECK(all.spec.block.antialias == Antialias::Blur);
    CHECK(all.spec.stem.pool->type == PoolType::MaxBlur);
    CHECK(canonical(asAssumed(spec, all.spec)) == all.spec);
    CHECK(!isAssumed(all, "block.antialias"));
    CHECK(!isAssumed(all, "stem.pool"));
    CHECK(all.unused.empty());

    tensors.pop_back(); // the last stage has none
    const Inference some = inferred(tensors);
    CHECK(some.spec.block.antialias == Antialias::Blur);
    CHECK(stageBlock(some.spec, 2).antialias == Antialias::Blur);
    CHECK(!stageBlock(some.spec, 3).antialias);
    CHECK(isAssumed(some, "stages.3.block.antialias"));
    CHECK(!isAssumed(some, "stages.2.block.antialias"));

    ResNetSpec deep = *preset("resnet18"); // its last stage has one pixel of 224
    deep.stages.assign(8, deep.stages.back());
    for (StageSpec &stage : deep.stages)
        stage.width = 8;
    deep.stages.front().stride = 2;
    deep.input.height = deep.input.width = 1024;
    std::vector<NamedShape> small = tensorsOf(canonical(deep));
    for (int stage = 1; stage <= 8; ++stage)
        small.push_back({"layer" + std::to_string(stage) + ".0.aa.filt", {8, 1, 3, 3}});
    CHECK(inferred(small).spec.input.height > 224);

    add("layer4.0.downsample.0", 2048); // as in Adobe's networks
    CHECK(refused(tensors).where.find("downsample.0") != std::string::npos);
    tensors.back() = {"layer4.0.aa.filt", {512, 1, 4, 4}};
    CHECK(refused(tensors).where.find("3x3") != std::string::npos);
}

TEST_CASE("infer: names that say nothing")
{
    for (const std::string name : {"resnet18", "resnet50", "resnext50_32x4d", "preact_resnet18", "se_resnet50", "cifar_resnet20",
                                   "eca_resnet50d", "resnet_rs50", "senet154"}) {
        CAPTURE(name);
        const ResNetSpec spec = *preset(name);
        int count = 0;
        std::vector<NamedShape> tensors = tensorsOf(spec, [&](const std::string &) { return "p" + std::to_string(count++); });
        std::sort(tensors.begin(), tensors.end(),
                  [](const NamedShape &a, const NamedShape &b) { return a.name < b.name; }); // p0 p1 p10 p100
        const Inference found = inferred(tensors);
        ResNetSpec wanted = asAssumed(spec, found.spec);
        wanted.block.shortcut = found.spec.block.shortcut; // whether an average stands before a projection is in the names alone
        CHECK(canonical(wanted) == found.spec);
        CHECK(found.naming == "order and shapes");
        CHECK(isAssumed(found, "stages.1.depth"));
        if (spec.block.shortcut == Shortcut::AveragePool)
            CHECK(isAssumed(found, "block.shortcut"));
    }
}

TEST_CASE("infer: what is left out and what is too much")
{
    const ResNetSpec spec = *preset("resnet18");
    std::vector<NamedShape> tensors = without(tensorsOf(spec), "fc.");
    CHECK(inferred(tensors).spec.head.type == HeadType::Pool);
    CHECK(isAssumed(inferred(tensors), "head.type"));
    tensors.push_back({"projector.0.weight", {128, 64}});
    CHECK(inferred(tensors).unused == std::vector<std::string>{"projector.0.weight"});

    // Heads of training without classes are no classifiers.
    for (const char *projection :
         {"projection_head.layers.0", "projector.0", "module.projector.0", "online_predictor.net.0", "head.mlp.0", "prototypes"}) {
        CAPTURE(projection);
        std::vector<NamedShape> wrapped = without(tensorsOf(spec, [](const std::string &name) { return "backbone." + name; }), "fc.");
        for (const char *part : {".weight", ".bias", ".running_mean", ".running_var"})
            wrapped.push_back({std::string("projection_head.1") + part, {512}});
        wrapped.push_back({std::string(projection) + ".weight", {512, 512}});
        CHECK(inferred(wrapped).spec.head.type == HeadType::Pool);
        CHECK(inferred(wrapped).spec.name == "ResNet-18");
        CHECK(inferred(wrapped).unused.size() == 5);
    }
    std::vector<NamedShape> moco = without(tensorsOf(spec, [](const std::string &name) { return "encoder_q." + name; }), "fc.");
    for (const char *layer : {"0", "2"})
        moco.push_back({std::string("encoder_q.fc.") + layer + ".weight", {512, 512}});
    CHECK(inferred(moco).spec.head.type == HeadType::Mlp);
    moco.push_back({"queue", {512, 65536}});
    CHECK(inferred(moco).spec.head.type == HeadType::Pool);

    // Old files lack the counters; others leave a bias out that is 0.
    CHECK(inferred(without(tensorsOf(spec), "num_batches_tracked")).unused.empty());
    const Inference unbiased = inferred(without(tensorsOf(spec), "fc.bias"));
    CHECK(unbiased.implied.size() == 1);
    CHECK(impliedTensors(unbiased, *makeModel(unbiased.spec)) == std::map<std::string, float>{{"fc.bias", 0.0f}});
    CHECK(unbiased.spec.head.classes == 1000);

    // Of two networks in one file the one that was trained is taken.
    std::vector<NamedShape> both = tensorsOf(spec, [](const std::string &name) { return "module.encoder_k." + name; });
    for (const NamedShape &tensor : tensorsOf(spec))
        both.push_back({"module.encoder_q." + tensor.name, tensor.shape});
    CHECK(inferred(both).prefix == "module.encoder_q.");
    CHECK(inferred(both).unused.size() == both.size() / 2);
}

TEST_CASE("infer: where norms may stand before convolutions, a projection without a norm does not tell whether they have one")
{
    ResNetSpec spec = *preset("resnet18");
    spec.block.order = Order::PreActivation;
    spec.finalNorm = false;
    spec.stem.norm = true;
    spec.stages = {{1, 64, 1, 1, {}}, {2, 64, 2, 1, {}}}; // every norm fits before and behind its convolution
    std::vector<NamedShape> tensors = tensorsOf(canonical(spec));
    std::sort(tensors.begin(), tensors.end(), [](const NamedShape &a, const NamedShape &b) { return a.name < b.name; });
    const Inference found = inferred(tensors);
    REQUIRE(found.spec.block.order == Order::PostActivation);
    CHECK_FALSE(found.spec.shortcutNorm);
    CHECK(isAssumed(found, "block.order"));
    CHECK(isAssumed(found, "shortcut_norm"));
}

TEST_CASE("infer: gray images, volumes and other families are called what they are")
{
    CHECK(refused({{"conv1.weight", {64, 3, 7, 7, 7}}, {"layer1.0.conv1.weight", {64, 64, 3, 3, 3}}}).looksLike
          == "a network of 3-D convolutions");
    CHECK(refused({{"0.weight", {6, 1, 5, 5}}, {"0.bias", {6}}, {"2.weight", {16, 6, 5, 5}}, {"2.bias", {16}}, {"5.weight", {10, 400}}})
              .looksLike.find("depthwise")
          == std::string::npos);
    CHECK(refused({{"stem.weight", {64, 3, 7, 7}}, {"stages.0.0.conv1.gain", {64, 1, 1, 1}}}).looksLike.find("NF-ResNet")
          != std::string::npos);
}

TEST_CASE("infer: where weights may be standardized, or statistics of norms missing, which nothing shows, that is said")
{
    ResNetSpec spec = *preset("resnet50");
    spec.norm = {NormType::Group, 32};
    const Inference grouped = inferred(tensorsOf(canonical(spec)));
    REQUIRE(grouped.notes.size() == 1);
    CHECK(grouped.notes.front().find("running statistics") != std::string::npos);
    spec.block.order = Order::PreActivation;
    const Inference found = inferred(tensorsOf(canonical(spec)));
    CHECK(found.spec.block.order == Order::PreActivation);
    REQUIRE(found.notes.size() == 2);
    CHECK(found.notes.front() == grouped.notes.front());
    CHECK(found.notes.back().find("weight standardization") != std::string::npos);
}

TEST_CASE("infer: a stride where a projection changes no channels, none where all others have one")
{
    ResNetSpec spec = *preset("resnet18");
    spec.stages = {{2, 64, 2, 1, {}}, {2, 64, 1, 1, {}}, {2, 128, 2, 1, {}}};
    const ResNetSpec found = inferred(tensorsOf(spec)).spec;
    CHECK(found.stages[0].stride == 2);
    CHECK(found.stages[1].stride == 1);
    CHECK(found.stages[2].stride == 2);
}

TEST_CASE("infer: what is no residual network is told what it looks like")
{
    const auto expect = [](const std::vector<NamedShape> &tensors, const std::string &kind, const std::string &where) {
        const NoResidualNetwork refusal = refused(tensors);
        CAPTURE(refusalText(refusal));
        CHECK(refusal.looksLike.find(kind) != std::string::npos);
        CHECK(refusal.where.find(where) != std::string::npos);
    };
    std::vector<NamedShape> vgg, mlp, mobile;
    std::int64_t in = 3;
    int index = 0;
    for (const std::int64_t out : {64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512}) {
        vgg.push_back({"features." + std::to_string(index) + ".weight", {out, in, 3, 3}});
        vgg.push_back({"features." + std::to_string(index) + ".bias", {out}});
        in = out;
        index += 2;
    }
    std::int64_t features = 25088;
    for (const int layer : {0, 3, 6}) {
        const std::int64_t out = layer == 6 ? 1000 : 4096;
        vgg.push_back({"classifier." + std::to_string(layer) + ".weight", {out, features}});
        vgg.push_back({"classifier." + std::to_string(layer) + ".bias", {out}});
        mlp.push_back({"layers." + std::to_string(layer) + ".weight", {out, features}});
        mlp.push_back({"layers." + std::to_string(layer) + ".bias", {out}});
        features = out;
    }
    expect(vgg, "VGG", "\"classifier.0\" [4096, 25088] takes whole maps");
    expect(mlp, "MLP", "");
    expect({{"patch_embed.proj.weight", {768, 3, 16, 16}}, {"blocks.0.attn.qkv.weight", {2304, 768}}}, "ViT", "patch_embed");
    expect({{"weight", {8, 3, 3, 3}}, {"bias", {8}}}, "single convolution", "");
    expect({}, "without tensors", "");
    for (const auto &[name, shape] : std::vector<std::pair<std::string, Shape>>{{"features.0.0", {32, 3, 3, 3}},
                                                                                {"features.1.conv.0.0", {32, 1, 3, 3}},
                                                                                {"features.1.conv.1", {16, 32, 1, 1}},
                                                                                {"features.2.conv.0.0", {96, 16, 1, 1}}}) {
        mobile.push_back({name + ".weight", shape});
        mobile.push_back({replaced(name, {{"0$", "1"}, {"1$", "2"}}) + ".weight", {shape[0]}});
        mobile.push_back({replaced(name, {{"0$", "1"}, {"1$", "2"}}) + ".bias", {shape[0]}});
    }
    expect(mobile, "MobileNet", "");

    // A block that is not what it was: the place is named.
    std::vector<NamedShape> broken = tensorsOf(*preset("resnet18"));
    for (NamedShape &tensor : broken)
        if (tensor.name == "layer2.1.conv1.weight")
            tensor.shape = {96, 128, 3, 3};
    expect(broken, "another kind", "layer2.1");
    std::vector<NamedShape> strange = tensorsOf(*preset("resnet18"));
    strange.push_back({"layer1.0.gamma", {64}});
    expect(strange, "another kind", "\"layer1.0\" [64] is nothing that a block has here");
}

TEST_CASE("infer: a network whose weights are in a form that cannot be read is not said to be of another kind")
{
    const auto expect = [](const std::vector<NamedShape> &tensors, const std::string &words) {
        const std::string text = refusalText(refused(tensors));
        CHECK_MESSAGE((text.find(words) != std::string::npos && text.find("not like") == std::string::npos), text);
    };
    std::vector<NamedShape> parametrized, old, sparse, fused;
    for (const NamedShape &tensor : tensorsOf(*preset("resnet18"))) {
        const bool weight = tensor.shape.size() == 4;
        const std::string path = tensor.name.substr(0, tensor.name.rfind('.'));
        parametrized.push_back(weight ? NamedShape{path + ".parametrizations.weight.original0", {tensor.shape[0], 1, 1, 1}} : tensor);
        old.push_back(weight ? NamedShape{path + ".weight_g", {tensor.shape[0], 1, 1, 1}} : tensor);
        if (weight) {
            parametrized.push_back({path + ".parametrizations.weight.original1", tensor.shape});
            old.push_back({path + ".weight_v", tensor.shape});
            fused.insert(fused.end(), {tensor, {path + ".bias", {tensor.shape[0]}}});
        }
        sparse.push_back(weight ? NamedShape{tensor.name, {}} : tensor);
    }
    expect(parametrized, "is of a network whose weights are parametrized");
    expect(old, "is of a network whose weights are parametrized");
    expect(sparse, "is of a network whose weights are sparse or packed");
    expect(fused, "is of a residual network without norms");
}

TEST_CASE("infer: the report")
{
    const Inference found = inferred(tensorsOf(*preset("resnet50"), [](const std::string &name) { return "module." + name; }));
    const std::string text = inferenceText(found, {"x.pth", "state_dict", 320});
    CHECK(text.find("\"x.pth\", \"state_dict\": ResNet-50, 320 tensors, read by names: torchvision, prefix \"module.\"") == 0);
    CHECK(text.find("\nassumed stages.0.dilation 1, stages.1.dilation 1") != std::string::npos);
    const std::string json = inferenceJson(found, {"x.pth", "state_dict", 320});
    CHECK(json.find("{\n  \"format\": \"residua/inference\",\n  \"version\": 1,\n  \"architecture\": {") == 0);
    CHECK(json.find("\"key\": \"block.stride_at\",\n      \"value\": \"conv2\"") != std::string::npos);
}
