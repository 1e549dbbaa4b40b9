#include "core/weights/transplant.h"

#include "core/arch/presets.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace residua;

namespace {

/// Parameters of the right shapes for `spec`, all of them.
ModelWeights weightsFor(const ResNetSpec &spec)
{
    ModelWeights weights{makeModel(spec), {}, "net.pth"};
    for (const StateEntry &entry : weights.model->state())
        weights.tensors[entry.name].shape = entry.shape;
    return weights;
}

/// The names of `model` whose tensors have this origin.
std::vector<std::string> having(TensorOrigin origin, const Model &model, const Transplant &plan)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < model.state().size(); ++i)
        if (plan.origins[i] == origin)
            names.push_back(model.state()[i].name);
    return names;
}

/// ResNet-18's parameters in what `edit` makes of it.
struct Edited {
    ModelWeights weights = weightsFor(*preset("resnet18"));
    ModelPtr model;
    Transplant plan;

    explicit Edited(void (*edit)(ResNetSpec &))
    {
        ResNetSpec spec = *preset("resnet18");
        edit(spec);
        model = makeModel(spec);
        plan = planTransplant(*model, weights);
    }
};

} // namespace

TEST_CASE("a network keeps all that was read for it")
{
    const ModelWeights weights = weightsFor(*preset("resnet50"));
    const Transplant plan = planTransplant(*weights.model, weights);
    CHECK(plan.keepsAll());
    CHECK(plan.layers == 107); // 53 convolutions and norms each, and the classifier
    CHECK(transplantWords(weights, plan, 0) == "net.pth");
}

TEST_CASE("a deeper stage keeps its blocks and draws the new ones")
{
    const auto [weights, model, plan] = Edited([](ResNetSpec &spec) { spec.stages[2].depth = 3; });
    const std::vector<std::string> drawn = having(TensorOrigin::New, *model, plan);
    REQUIRE(!drawn.empty());
    CHECK(std::all_of(drawn.begin(), drawn.end(), [](const std::string &name) { return name.starts_with("layer3.2."); }));
    CHECK(plan.layers - plan.whole == 4);
    CHECK(transplantWords(weights, plan, 7) == "net.pth in 41 of 45 layers, random (seed 7) in the others");
}

TEST_CASE("a wider stage loses what has another shape")
{
    const auto [weights, model, plan] = Edited([](ResNetSpec &spec) { spec.stages[3].width = 640; });
    for (std::size_t i = 0; i < model->state().size(); ++i) {
        const std::string &name = model->state()[i].name;
        CAPTURE(name);
        const bool changed = (name.starts_with("layer4.") || name == "fc.weight") && !model->state()[i].integer;
        CHECK((plan.origins[i] == TensorOrigin::New) == changed);
    }
}

TEST_CASE("what is called otherwise after an edit is known by its place")
{
    const ModelWeights weights = weightsFor(*preset("resnet50"));
    ResNetSpec spec = *preset("resnet50");
    spec.block.shortcut = Shortcut::AveragePool; // downsample.0 becomes downsample.1
    const ModelPtr pooled = makeModel(canonical(spec));
    CHECK(planTransplant(*pooled, weights).keepsAll());
    spec = *preset("resnet50");
    spec.style = Style::EncoderDecoder;
    const ModelPtr renamed = makeModel(canonical(spec));
    const Transplant plan = planTransplant(*renamed, weights);
    CHECK(plan.keepsAll());
    CHECK(plan.sources.front() == "conv1.weight");
    CHECK(renamed->state().front().name != "conv1.weight");
}

TEST_CASE("a convolution's weight serves a linear layer, and is said to be reshaped")
{
    ModelWeights weights = weightsFor(*preset("resnet18"));
    weights.tensors["fc.weight"].shape = {1000, 512, 1, 1};
    const Transplant plan = planTransplant(*weights.model, weights);
    CHECK(plan.keepsAll());
    CHECK(having(TensorOrigin::Reshaped, *weights.model, plan) == std::vector<std::string>{"fc.weight"});
}

TEST_CASE("weights that fit nowhere are said to")
{
    const ModelWeights weights = weightsFor(*preset("cifar_resnet20"));
    const Transplant plan = planTransplant(*makeModel(*preset("resnet152")), weights);
    CHECK(plan.whole == 0);
    CHECK(transplantWords(weights, plan, 0) == "random (seed 0), net.pth fits no layer");
}
