#include "core/arch/json.h"
#include "core/arch/model.h"
#include "core/arch/presets.h"
#include "tests/core/edited.h"

#include <doctest/doctest.h>

using namespace residua;
using test::edited;

TEST_CASE("a model's parts are of one network")
{
    for (const std::string &name : presetNames()) {
        CAPTURE(name);
        const ModelPtr model = makeModel(*preset(name), 2);
        CHECK(model->spec == *preset(name));
        CHECK(model->profile.nodes.size() == model->graph.nodes.size());
        CHECK(model->profile.nodes.front().shape.front() == 2);
        std::int64_t parameters = 0;
        for (const StateEntry &entry : model->state())
            parameters += entry.parameter ? elementCount(entry.shape) : 0;
        CHECK(parameters == model->profile.totals.parameters);
    }
}

TEST_CASE("another counting is another model, the same counting the same one")
{
    const ModelPtr model = makeModel(*preset("resnet18"), 3);
    CHECK(recounted(model, {}) == model);
    const ModelPtr flops = recounted(model, {Counting::Unit::Flops, Counting::Scope::ConvolutionAndLinear});
    CHECK(flops->profile.totals.macs == 2 * model->profile.totals.macs);
    CHECK(flops->batch == 3);
    CHECK(recounted(flops, {})->profile.totals == model->profile.totals);
}

TEST_CASE("a name does not make another network, everything else does")
{
    const ResNetSpec plain = *preset("resnet18");
    CHECK(sameNetwork(plain, plain));
    CHECK(sameNetwork(plain, edited("resnet18", {{"name", "\"mine\""}})));
    CHECK_FALSE(sameNetwork(plain, edited("resnet18", {{"stages.1.depth", "3"}})));
    CHECK_FALSE(sameNetwork(plain, edited("resnet18", {{"style", "encoder_decoder"}})));
    CHECK_FALSE(sameNetwork(plain, edited("resnet18", {{"init.scheme", "torch_default"}})));
    const std::vector<std::pair<std::string, std::string>> custom = {{"block.type", "custom"}, {"block.convs", R"([{"kernel": 3}])"}};
    auto named = custom;
    named.emplace_back("block.name", "\"Mine\"");
    CHECK(edited("resnet18", custom) != edited("resnet18", named));
    CHECK(sameNetwork(edited("resnet18", custom), edited("resnet18", named)));
    CHECK(toJson(makeModel(edited("resnet18", named))->spec).find("Mine") != std::string::npos);
}
