#include "core/weights/trained.h"

#include "core/arch/presets.h"

#include <doctest/doctest.h>

using namespace residua;

TEST_CASE("the digits' parameters are those of their network, whatever it is called")
{
    ResNetSpec spec = *preset("digits");
    spec.name = "mine";
    const ModelPtr model = makeModel(spec, 3);
    const Trained *trained = trainedFor(*model);
    REQUIRE(trained);
    CHECK(trained->labels.size() == 10);
    CHECK(trained->weights.size() == model->state().size());
    for (const StateEntry &entry : model->state()) {
        CAPTURE(entry.name);
        const auto found = trained->weights.find(entry.name);
        REQUIRE(found != trained->weights.end());
        CHECK(found->second.shape == entry.shape);
        CHECK(std::int64_t(found->second.values.size() + found->second.integers.size()) == elementCount(entry.shape));
    }
}

TEST_CASE("nothing ships for another network")
{
    ResNetSpec spec = *preset("digits");
    spec.stages[2].depth = 3;
    CHECK(trainedFor(*makeModel(spec)) == nullptr);
    CHECK(trainedFor(*makeModel(*preset("resnet18"))) == nullptr);
}
