#include "core/arch/presets.h"
#include "inferred.h"

using namespace residua;

namespace {

const std::string torchNn = "torch.nn.modules.";

/// ResNet-18 without a classifier, and those tensors.
std::vector<NamedShape> with(const std::vector<NamedShape> &head, const std::string &prefix = "")
{
    std::vector<NamedShape> tensors =
        without(tensorsOf(*preset("resnet18"), [&](const std::string &name) { return prefix + name; }), "fc.");
    tensors.insert(tensors.end(), head.begin(), head.end());
    return tensors;
}

std::vector<NamedShape> layer(const std::string &path, std::int64_t out, std::int64_t in)
{
    return {{path + ".weight", {out, in}}, {path + ".bias", {out}}};
}

std::vector<NamedShape> norm(const std::string &path, std::int64_t channels, std::initializer_list<const char *> parts)
{
    std::vector<NamedShape> tensors;
    for (const char *part : parts)
        tensors.push_back({path + "." + part, {channels}});
    return tensors;
}

std::vector<NamedShape> joined(std::initializer_list<std::vector<NamedShape>> lists)
{
    std::vector<NamedShape> all;
    for (const std::vector<NamedShape> &list : lists)
        all.insert(all.end(), list.begin(), list.end());
    return all;
}

bool isTold(const Inference &found, const std::string &words)
{
    return std::any_of(found.notes.begin(), found.notes.end(),
                       [&](const std::string &note) { return note.find(words) != std::string::npos; });
}

ModuleClasses sequential(const std::string &path, const std::vector<std::string> &classes)
{
    ModuleClasses all{{path, torchNn + "container.Sequential"}};
    for (std::size_t i = 0; i < classes.size(); ++i)
        all[path + "." + std::to_string(i)] = torchNn + classes[i];
    return all;
}

/// ResNet-50 whose shortcuts have their convolution and their norm at these places of their Sequentials.
std::vector<NamedShape> withShortcuts(const std::string &conv, const std::string &norm)
{
    return tensorsOf(*preset("resnet50"), [&](const std::string &name) {
        std::string other = name;
        for (const auto &[from, to] : {std::pair<std::string, std::string>{"downsample.1.", norm}, {"downsample.0.", conv}})
            if (const std::size_t at = name.find(from); at != std::string::npos)
                other = name.substr(0, at + 11) + to + name.substr(at + 12);
        return other;
    });
}

ModuleClasses shortcutClasses(const std::vector<std::string> &classes)
{
    ModuleClasses all;
    for (const int stage : {1, 2, 3, 4})
        all.merge(sequential("layer" + std::to_string(stage) + ".0.downsample", classes));
    return all;
}

} // namespace

TEST_CASE("infer: between two layers of a head an activation leaves no trace, and that is said")
{
    for (const auto &[first, second] : {std::pair{"fc.0", "fc.2"}, {"fc.0", "fc.3"}, {"fc.1", "fc.4"}, {"head.0", "head.2"}}) {
        const Inference found = inferred(with(joined({layer(first, 64, 512), layer(second, 7, 64)})));
        CHECK(found.spec.head.type == HeadType::Mlp);
        CHECK(whyAssumed(found, "head.type") == "an activation between the two layers leaves no trace");
    }
    const std::vector<NamedShape> tensors = with(joined({layer("fc.1", 64, 512), layer("fc.4", 7, 64)}));
    const auto classes = [](const std::string &between) {
        return sequential("fc", {"dropout.Dropout", "linear.Linear", between, "dropout.Dropout", "linear.Linear"});
    };
    const Inference plain = inferred(tensors, classes("linear.Identity"));
    CHECK(plain.spec.head.type == HeadType::Mlp);
    CHECK_FALSE(isAssumed(plain, "head.type"));
    const Inference bent = inferred(tensors, classes("activation.ReLU"));
    CHECK(bent.spec.head.type == HeadType::Pool);
    CHECK(isTold(bent, "is left out: fc.1, fc.2 (ReLU), fc.4"));
    CHECK(whyAssumed(bent, "head.type") == "the classifier that is in the file is left out");

    // One that has a parameter is seen without classes.
    for (const char *slope : {"fc.2", "fc.a"}) {
        const Inference sloped = inferred(with(joined({layer("fc.1", 64, 512), norm(slope, 1, {"weight"}), layer("fc.4", 7, 64)})));
        CHECK(sloped.spec.head.type == HeadType::Pool);
        CHECK(isTold(sloped, std::string("fc.1, ")));
    }
    const Inference probable = inferred(with(layer("fc.0", 7, 512)), sequential("fc", {"linear.Linear", "activation.Softmax"}));
    CHECK(probable.spec.head.type == HeadType::Linear);
    CHECK(isTold(probable, "behind the classifier stands fc.1 (Softmax)"));
    CHECK(inferred(with(layer("fc.1", 7, 512)), sequential("fc", {"activation.Tanh", "linear.Linear"})).spec.head.type == HeadType::Pool);
    CHECK(inferred(with(layer("fc.1", 7, 512)), sequential("fc", {"activation.ReLU", "linear.Linear"})).spec.head.type == HeadType::Linear);
}

TEST_CASE("infer: a norm before or behind the classifier is not passed over")
{
    const auto affine = {"weight", "bias"}, statistics = {"running_mean", "running_var"};
    for (const auto &head :
         {joined({norm("bottleneck", 512, affine), {{"classifier.weight", {7, 512}}}}),
          joined({norm("fc.0", 512, statistics), layer("fc.1", 7, 512)}), joined({layer("fc.0", 7, 512), norm("fc.1", 7, statistics)})})
        for (const char *prefix : {"", "backbone."}) {
            CAPTURE(prefix);
            CAPTURE(head.front().name);
            const Inference found = inferred(with(head, prefix));
            CHECK(found.spec.head.type == HeadType::Pool);
            CHECK(isTold(found, "what stands behind the average is no classifier that can be said here"));
            CHECK(found.spec.name == "ResNet-18");
        }
    // What another head has is its own.
    const Inference beside = inferred(
        with(joined({layer("fc", 7, 512), layer("aux.0", 512, 512), norm("aux.1", 512, {"weight", "bias"}), layer("aux.3", 9, 512)})));
    CHECK(beside.spec.head.classes == 7);
    CHECK(isTold(beside, "not used: aux.0.weight, aux.3.weight"));
    const Inference deep =
        inferred(with(joined({norm("head.norm", 512, affine), layer("head.pre_logits.fc", 64, 512), layer("head.fc", 7, 64)})));
    CHECK(deep.spec.head.type == HeadType::Pool);
    CHECK(isTold(deep, "is left out: head.fc, head.norm, head.pre_logits.fc"));
    // Norms of another network, as wide as there are classes.
    std::vector<NamedShape> two = with(joined({layer("backbone.fc", 64, 512), norm("small.bn1", 64, affine)}), "backbone.");
    CHECK(inferred(two).spec.head.classes == 64);
    CHECK(inferred(with(joined({layer("fc", 7, 512), {{"queue", {512, 1000}}, {"prototypes.weight", {30, 512}}}}))).spec.head.classes == 7);
}

TEST_CASE("infer: of several layers that take the features the one with the usual name is the classifier")
{
    for (const char *usual : {"fc", "classifier", "head.fc", "linear"})
        for (const char *other : {"rot", "domain_head", "aux_classifier"}) {
            CAPTURE(usual);
            CAPTURE(other);
            const Inference found = inferred(with(joined({layer(other, 4, 512), layer(usual, 10, 512)})));
            CHECK(found.spec.head.classes == 10);
            CHECK(found.unused.size() == 2);
            CHECK(isAssumed(found, "head.type"));
        }
    const Inference untold = inferred(with(joined({layer("digits", 4, 512), layer("letters", 10, 512)})));
    CHECK(untold.spec.head.type == HeadType::Pool);
    CHECK(whyAssumed(untold, "head.type") == "which of the file's layers is the classifier is not told");
    CHECK(whyAssumed(inferred(with({})), "head.type") == "no classifier is in the file");
}

TEST_CASE("infer: what stands in a shortcut besides its convolution is told by classes alone")
{
    const auto shortcut = [](const Inference &found) { return found.spec.block.shortcut; };
    CHECK_FALSE(isAssumed(inferred(withShortcuts("0", "1")), "block.shortcut"));
    for (const auto &[conv, norm] : {std::pair{"1", "2"}, {"0", "2"}}) {
        const Inference found = inferred(withShortcuts(conv, norm));
        CHECK(isAssumed(found, "block.shortcut"));
        CHECK(shortcut(found) == (*conv == '1' ? Shortcut::AveragePool : Shortcut::Projection));
    }
    const std::vector<NamedShape> shifted = withShortcuts("1", "2");
    const auto first = [](const std::string &name) { return shortcutClasses({name, "conv.Conv2d", "batchnorm.BatchNorm2d"}); };
    for (const auto &[name, kind] : {std::pair{"pooling.AvgPool2d", Shortcut::AveragePool},
                                     {"dropout.Dropout", Shortcut::Projection},
                                     {"linear.Identity", Shortcut::Projection}}) {
        const Inference found = inferred(shifted, first(name));
        CHECK(shortcut(found) == kind);
        CHECK_FALSE(isAssumed(found, "block.shortcut"));
    }
    ModuleClasses mixed = first("pooling.AvgPool2d"); // the first stage has no stride
    mixed["layer1.0.downsample.0"] = torchNn + "linear.Identity";
    CHECK(shortcut(inferred(shifted, mixed)) == Shortcut::AveragePool);
    CHECK_FALSE(inferred(shifted, mixed).spec.stages.front().block.shortcut);
    CHECK(shortcut(inferred(withShortcuts("0", "2"), shortcutClasses({"conv.Conv2d", "pooling.AvgPool2d", "batchnorm.BatchNorm2d"})))
          == Shortcut::AveragePool);
    for (const char *name : {"pooling.MaxPool2d", "activation.ReLU"})
        CHECK(refused(shifted, first(name)).where.find(name) != std::string::npos);
}

TEST_CASE("infer: norms without weights of their own, and what a counter of operations leaves behind")
{
    std::vector<NamedShape> bare = tensorsOf(*preset("resnet18"));
    std::erase_if(bare,
                  [](const NamedShape &tensor) { return tensor.shape.size() == 1 && tensor.name.find("running") == std::string::npos; });
    const Inference found = inferred(bare);
    CHECK(found.spec.name == "ResNet-18");
    const auto implied = impliedTensors(found, *makeModel(found.spec));
    CHECK(implied.at("bn1.weight") == 1);
    CHECK(implied.at("bn1.bias") == 0);
    CHECK(inferenceText(found, {"x", "", bare.size()}).find("20 weights of norms that the file leaves out are 1") != std::string::npos);

    std::vector<NamedShape> counted = tensorsOf(*preset("resnet18"));
    for (const NamedShape &tensor : tensorsOf(*preset("resnet18")))
        if (tensor.name.ends_with(".weight"))
            for (const char *word : {"total_ops", "total_params"})
                counted.push_back({tensor.name.substr(0, tensor.name.size() - 6) + word, {1}});
    for (const char *word : {"total_ops", "layer1.0.total_params", "layer1.total_ops", "layer1.0.relu.total_ops"})
        counted.push_back({word, {1}});
    CHECK(inferred(counted).spec.name == "ResNet-18");
    CHECK(inferred(counted).spec.head.classes == 1000);
}

TEST_CASE("infer: what is refused is called what it is")
{
    const NoResidualNetwork flat = refused({{"conv1.weight", {64, 1, 7}}, {"layer1.0.conv1.weight", {64, 64, 3}}});
    CHECK(flat.looksLike == "a network of 1-D convolutions");

    std::vector<NamedShape> pose = with({});
    for (const char *path : {"deconv_layers.0", "deconv_layers.3", "deconv_layers.6", "final_layer"})
        pose.push_back({std::string(path) + ".weight", {512, 512, 4, 4}});
    CHECK(refused(pose).where.find("\"deconv_layers.0\" [512, 512, 4, 4] stands behind the blocks") != std::string::npos);

    std::vector<NamedShape> faces = with({{"layer1.0.prelu.weight", {64}}, {"fc.weight", {512, 25088}}, {"features.weight", {512}}});
    const std::string text = refusalText(refused(faces));
    CHECK_MESSAGE(text.find("a residual network of another kind") != std::string::npos, text);
}
