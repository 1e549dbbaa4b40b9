#include "core/arch/presets.h"
#include "core/arch/profile.h"

#include <doctest/doctest.h>

using namespace residua;

TEST_CASE("presets of timm's networks have timm's parameters, under its names too")
{
    struct Case {
        const char *preset, *timm;
        std::int64_t parameters; ///< sum(p.numel() for p in timm.create_model(NAME).parameters()), timm 1.0.31
    };
    const Case cases[] = {
        {"resnet10t", "resnet10t", 5435488},         {"resnet14t", "resnet14t", 10081632},      {"resnet26", "resnet26", 15995176},
        {"resnet26d", "resnet26d", 16014408},        {"resnet50s", "resnet50s", 25680808},      {"resnet50t", "resnet50t", 25573728},
        {"resnet_rs50", "resnetrs50", 35691912},     {"resnet_rs101", "resnetrs101", 63618696}, {"resnet_aa50", "resnetaa50", 25557032},
        {"resnet_blur50", "resnetblur50", 25557032}, {"senet154", "senet154", 115088984},
    };
    for (const Case &c : cases) {
        CAPTURE(std::string(c.preset));
        const auto spec = preset(c.preset);
        REQUIRE(spec);
        CHECK(validate(*spec).empty());
        CHECK(spec->name == c.preset);
        CHECK(profile(*spec, expand(*spec)).totals.parameters == c.parameters);
        CHECK(preset(c.timm) == spec);
        CHECK(spec->input == InputSpec{});
    }
    CHECK_FALSE(preset("seresnet18")); // timm's has a divisor
    CHECK_FALSE(preset(""));
}
