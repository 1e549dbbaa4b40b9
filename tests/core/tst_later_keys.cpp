#include "core/arch/expand.h"
#include "core/arch/json.h"
#include "core/arch/map_sizes.h"

#include <doctest/doctest.h>

using namespace residua;

namespace {

using Edits = std::vector<std::pair<std::string, std::string>>;

/// "field: message" of each problem, in lines; "" for a valid file.
std::string complaints(std::string_view text, const Edits &edits = {})
{
    const SpecOrProblems result = parseSpec(text, edits);
    std::string lines;
    if (const auto *problems = std::get_if<std::vector<Problem>>(&result))
        for (const Problem &problem : *problems)
            lines += (lines.empty() ? "" : "\n") + problem.field + ": " + problem.message;
    return lines;
}

/// The canonical file of `text`, without line feeds and indentation.
std::string written(std::string_view text, const Edits &edits = {})
{
    const SpecOrProblems result = parseSpec(text, edits);
    REQUIRE_MESSAGE(std::holds_alternative<ResNetSpec>(result), text << " is refused: " << complaints(text, edits));
    const std::string canonicalText = toJson(std::get<ResNetSpec>(result));
    const SpecOrProblems again = parseSpec(canonicalText);
    REQUIRE_MESSAGE(std::holds_alternative<ResNetSpec>(again), canonicalText);
    CHECK(std::get<ResNetSpec>(again) == std::get<ResNetSpec>(result));
    CHECK(toJson(std::get<ResNetSpec>(again)) == canonicalText);
    std::string flat;
    for (std::size_t i = 0; i < canonicalText.size(); ++i) {
        if (canonicalText[i] == '\n') {
            while (i + 1 < canonicalText.size() && canonicalText[i + 1] == ' ')
                ++i;
            flat += flat.ends_with(',') ? " " : "";
        } else {
            flat += canonicalText[i];
        }
    }
    return flat;
}

} // namespace

TEST_CASE("later keys are written where they differ from their defaults, after the older keys of their object")
{
    struct Case {
        const char *text, *written;
    };
    const Case cases[] = {
        {R"({"stem": {"convs": 3, "widths": [24, 32]}})", R"("pool": {"kernel": 3, "stride": 2}, "widths": [24, 32]})"},
        {R"({"stem": {"convs": 3, "channels": 63, "widths": [31, 31]}})", R"("widths": [31, 31]})"},
        {R"({"stem": {"pool": {"type": "convolution"}}})", R"("pool": {"type": "convolution"}})"},
        {R"({"stem": {"pool": {"type": "max_blur", "kernel": 5, "padding": 3}}})", R"("pool": {"type": "max_blur"}})"},
        {R"({"stem": {"pool": {"type": "average"}}})", R"("pool": {"type": "average"}})"},
        {R"({"stem": {"pool": {"padding": 0, "ceil": true}}})", R"("pool": {"kernel": 3, "stride": 2, "padding": 0, "ceil": true}})"},
        {R"({"stem": {"pool": {"kernel": 7, "padding": 2}}})", R"("pool": {"kernel": 7, "stride": 2, "padding": 2}})"},
        {R"({"stem": {"norm": true}, "block": {"order": "pre_activation"}})", R"("pool": {"kernel": 3, "stride": 2}, "norm": true})"},
        {R"({"block": {"antialias": "blur"}})", R"("activation": "relu", "antialias": "blur"})"},
        {R"({"block": {"attention": {"type": "se", "divisor": 8}}})", R"("attention": {"type": "se", "reduction": 16, "divisor": 8})"},
        {R"({"block": {"type": "bottleneck", "reduce_first": 2, "shortcut_kernel": 3, "antialias": "average"}})",
         R"("activation": "relu", "antialias": "average", "reduce_first": 2, "shortcut_kernel": 3})"},
        {R"({"block": {"order": "pre_activation", "shortcut_input": "block"}})", R"("activation": "relu", "shortcut_input": "block"})"},
        {R"({"block": {"order": "pre_activation"}, "final_norm": false})", R"("zero_init_residual": false}, "final_norm": false})"},
        {R"({"norm": {"eps": 1.001e-5}})", R"("norm": {"type": "batch", "eps": 1.001e-05})"},
        {R"({"norm": {"type": "group", "eps": 1}})", R"("norm": {"type": "group", "groups": 32, "eps": 1})"},
        {R"({"head": {"dropout": 0.2}})", R"("head": {"type": "linear", "classes": 1000, "dropout": 0.2})"},
        {R"({"head": {"type": "mlp", "dropout": 0}})", R"("head": {"type": "mlp", "hidden": 256, "dropout": 0, "classes": 1000})"},
        {R"({"head": {"type": "mlp"}})", R"("head": {"type": "mlp", "hidden": 256, "dropout": 0.5, "classes": 1000})"},
        {R"({"block": {"shortcut": "zero_pad_around"}})", R"("shortcut": "zero_pad_around", "activation": "relu"})"},
    };
    for (const Case &c : cases) {
        CAPTURE(std::string(c.text));
        const std::string text = written(c.text);
        CHECK_MESSAGE(text.find(c.written) != std::string::npos, text);
    }
}

TEST_CASE("a later key that does not apply, or says the default, leaves the file as it always was")
{
    const std::string plain = written("{}");
    for (const char *text : {
             R"({"stem": {"widths": [24, 32]}})",
             R"({"stem": {"pool": {"type": "max", "kernel": 3, "padding": 1, "ceil": false}}})",
             R"({"stem": {"norm": true}})",
             R"({"stem": {"norm": false}, "final_norm": true, "norm": {"eps": 0.00001}})",
             R"({"final_norm": false})",
             R"({"block": {"antialias": null, "shortcut_kernel": 1, "reduce_first": 7, "shortcut_input": "block"}})",
             R"({"head": {"type": "linear", "dropout": 0}})",
             R"({"stages": [{"depth": 2, "width": 64, "block": {"antialias": null, "reduce_first": 2, "shortcut_kernel": 1}},
                 {"depth": 2, "width": 128}, {"depth": 2, "width": 256}, {"depth": 2, "width": 512}]})",
         }) {
        CAPTURE(text);
        CHECK(written(text) == plain);
    }
    CHECK(written(R"({"stem": {"convs": 3, "widths": [32, 32]}})") == written(R"({"stem": {"convs": 3}})"));
    CHECK(written(R"({"block": {"shortcut": "average_pool", "shortcut_kernel": 3}})")
          == written(R"({"block": {"shortcut": "average_pool"}})"));
    CHECK(written(R"({"head": {"type": "pool", "dropout": 0.3}})") == written(R"({"head": {"type": "pool"}})"));
    CHECK(written(R"({"block": {"attention": {"type": "se", "divisor": 1}}})") == written(R"({"block": {"attention": {"type": "se"}}})"));
}

TEST_CASE("a stage keeps what it says differently from the block, null too")
{
    struct Case {
        const char *block, *stage, *written;
    };
    const Case cases[] = {
        {R"("antialias": "blur")", R"("antialias": null)", R"("block": {"antialias": null})"},
        {R"("antialias": "blur")", R"("antialias": "average")", R"("block": {"antialias": "average"})"},
        {R"("antialias": "blur")", R"("antialias": "blur")", R"("block": {})"},
        {R"("shortcut_kernel": 3)", R"("shortcut_kernel": 1)", R"("block": {"shortcut_kernel": 1})"},
        {R"("shortcut_kernel": 3)", R"("shortcut": "average_pool", "shortcut_kernel": 1)", R"("block": {"shortcut": "average_pool"})"},
        {R"("shortcut": "average_pool", "shortcut_kernel": 3)", R"("shortcut": "projection", "shortcut_kernel": 3)",
         R"("block": {"shortcut": "projection", "shortcut_kernel": 3})"},
        {R"("type": "bottleneck", "reduce_first": 2)", R"("type": "basic", "reduce_first": 2)", R"("block": {"type": "basic"})"},
        {R"("type": "basic", "reduce_first": 2)", R"("type": "bottleneck")", R"("block": {"type": "bottleneck"})"},
        {R"("type": "bottleneck", "reduce_first": 2)", R"("activation": "silu", "antialias": "blur", "reduce_first": 1)",
         R"("block": {"activation": "silu", "antialias": "blur", "reduce_first": 1})"},
        {R"("attention": {"type": "se"})", R"("attention": {"type": "se", "divisor": 8})",
         R"("block": {"attention": {"type": "se", "reduction": 16, "divisor": 8}})"},
    };
    for (const Case &c : cases) {
        CAPTURE(c.block);
        CAPTURE(c.stage);
        const std::string text =
            written(std::string(R"({"stages": [{"depth": 1, "width": 64, "block": {)") + c.stage + "}}], \"block\": {" + c.block + "}}");
        CHECK_MESSAGE(text.find(c.written) != std::string::npos, text);
    }
}

TEST_CASE("each mistake in a later key is named with the nearest valid value")
{
    struct Case {
        const char *text, *complaints;
    };
    const Case cases[] = {
        {R"({"stem": {"convs": 3, "widths": [0, 4097]}})",
         "stem.widths.0: is 0, must be a whole number from 1 to 4096; the nearest valid value is 1\n"
         "stem.widths.1: is 4097, must be a whole number from 1 to 4096; the nearest valid value is 4096"},
        {R"({"stem": {"convs": 3, "widths": [24]}})",
         "stem.widths: is [24], must be a list of two whole numbers from 1 to 4096; the nearest valid value is [32, 32]"},
        {R"({"stem": {"widths": null}})",
         "stem.widths: is null, must be a list of two whole numbers from 1 to 4096; the nearest valid value is [32, 32]"},
        {R"({"stem": {"pool": {"type": "mean"}}})",
         "stem.pool.type: is \"mean\", must be one of max, convolution, max_blur, average; the nearest is max"},
        {R"({"stem": {"pool": {"padding": 2}}})",
         "stem.pool.padding: is 2, must be a whole number from 0 to 1; the nearest valid value is 1"},
        {R"({"stem": {"pool": {"kernel": 7, "padding": -1, "ceil": 1}}})",
         "stem.pool.padding: is -1, must be a whole number from 0 to 3; the nearest valid value is 0\n"
         "stem.pool.ceil: is 1, must be true or false"},
        {R"({"stem": {"norm": "yes"}, "final_norm": 1})",
         "stem.norm: is \"yes\", must be true or false\nfinal_norm: is 1, must be true or false"},
        {R"({"block": {"antialias": "Blur"}})", "block.antialias: is \"Blur\", must be one of null, blur, average; the nearest is blur"},
        {R"({"block": {"antialias": true}})", "block.antialias: is true, must be one of null, blur, average; the nearest is blur"},
        {R"({"block": {"attention": {"type": "se", "divisor": 65}}})",
         "block.attention.divisor: is 65, must be a whole number from 1 to 64; the nearest valid value is 64"},
        {R"({"block": {"reduce_first": 17, "shortcut_kernel": 2, "shortcut_input": "raw"}})",
         "block.reduce_first: is 17, must be a whole number from 1 to 16; the nearest valid value is 16\n"
         "block.shortcut_kernel: is 2, must be an odd number from 1 to 3; the nearest valid value is 3\n"
         "block.shortcut_input: is \"raw\", must be one of activation, block; the nearest is block"},
        {R"({"stages": [{"depth": 1, "width": 64, "block": {"shortcut_input": "block"}}]})",
         "stages.0.block.shortcut_input: is one for the whole network; set block.shortcut_input"},
        {R"({"norm": {"eps": 0}})", "norm.eps: is 0, must be a number from 1e-08 to 1; the nearest valid value is 1e-08"},
        {R"({"norm": {"eps": "1e-5"}})", "norm.eps: is \"1e-5\", must be a number from 1e-08 to 1; the nearest valid value is 1e-05"},
        {R"({"head": {"dropout": 1}})", "head.dropout: is 1, must be a number from 0 to 0.99; the nearest valid value is 0.99"},
        {R"({"block": {"antialias": "blur", "order": "pre_activation"}})",
         "block.antialias: is \"blur\", must be null with pre_activation; the nearest valid value is null"},
        {R"({"stages": [{"depth": 1, "width": 64, "block": {"antialias": "average"}}], "block": {"order": "pre_activation"}})",
         "stages.0.block.antialias: is \"average\", must be null with pre_activation; the nearest valid value is null"},
        {R"({"stages": [{"depth": 1, "width": 64}, {"depth": 1, "width": 64, "stride": 4}], "block": {"antialias": "blur"}})",
         "stages.1.stride: is 4, must be 1 or 2 with antialias \"blur\"; the nearest valid value is 2"},
        {R"({"stages": [{"depth": 1, "width": 8}], "block": {"type": "bottleneck", "reduce_first": 12}})",
         "block.reduce_first: is 12, which leaves the first convolution of stage 1 no channels; the nearest valid value is 8"},
        {R"({"stages": [{"depth": 1, "width": 64}], "block": {"type": "bottleneck", "groups": 32, "base_width": 4, "reduce_first": 3}})",
         "block.reduce_first: is 3, which leaves the first convolution of stage 1 42 channels, which its groups do not divide; the nearest "
         "valid value is 2"},
        {R"({"stages": [{"depth": 1, "width": 64}, {"depth": 1, "width": 64, "block": {"reduce_first": 5}}],
             "block": {"type": "bottleneck", "groups": 2}})",
         "stages.1.block.reduce_first: is 5, which leaves the first convolution of stage 2 25 channels, which its groups do not divide; "
         "the "
         "nearest valid value is 4"},
        {R"({"block": {"shortcut": "zero_pad_around"}, "stages": [{"depth": 1, "width": 32}]})",
         "stages.0.width: narrows the network from 64 to 32 channels, which the zero_pad_around shortcut cannot do; give at least 64 or "
         "another shortcut"},
        {R"({"stem": {"convs": 3, "widths": [24, 32]}, "norm": {"type": "group", "groups": 32}})",
         "norm.groups: is 32, must divide the 24 channels that stem.widths.0 leads to; the nearest valid value for them is 24"},
        {R"({"stem": {"channels": 40, "pool": {"type": "convolution"}}, "norm": {"type": "group", "groups": 32},
             "block": {"order": "pre_activation"}, "stages": [{"depth": 1, "width": 64}]})",
         "norm.groups: is 32, must divide the 40 channels that stem.channels leads to; the nearest valid value for them is 40\n"
         "norm.groups: is 32, must divide the 40 channels that stages.0.width leads to; the nearest valid value for them is 40"},
    };
    for (const Case &c : cases) {
        CAPTURE(std::string(c.text));
        CHECK(complaints(c.text) == std::string(c.complaints));
    }
}

TEST_CASE("edits of later keys")
{
    CHECK(written("{}", {{"head.dropout", "0.2"}}).find(R"("classes": 1000, "dropout": 0.2})") != std::string::npos);
    CHECK(written("{}", {{"stem.pool.type", "max_blur"}}).find(R"("pool": {"type": "max_blur"})") != std::string::npos);
    CHECK(written(R"({"stem": {"pool": {"type": "convolution"}}})", {{"stem.pool.type", "max"}}) == written("{}"));
    CHECK(written("{}", {{"stem.convs", "3"}, {"stem.widths", "[24, 32]"}}).find(R"("widths": [24, 32])") != std::string::npos);
    CHECK(written("{}", {{"block.antialias", "blur"}, {"block.antialias", "null"}}) == written("{}"));
    CHECK(written("{}", {{"stages.1.block.antialias", "average"}}).find(R"("block": {"antialias": "average"})") != std::string::npos);
    CHECK(written("{}", {{"norm.eps", "1e-3"}}).find(R"("eps": 0.001)") != std::string::npos);
    CHECK(written("{}", {{"block.attention.divisor", "8"}}).find(R"("divisor": 8)") != std::string::npos);
    CHECK(complaints("{}", {{"final_norms", "true"}}) == "final_norms: is no key of an architecture; the nearest one is \"final_norm\"");
}

TEST_CASE("another type of head brings its own dropout, unless one was given")
{
    CHECK(written("{}", {{"head.type", "mlp"}}).find(R"("dropout": 0.5)") != std::string::npos);
    CHECK(written(R"({"head": {"type": "mlp"}})", {{"head.type", "linear"}}) == written("{}"));
    CHECK(written(R"({"head": {"type": "mlp", "dropout": 0.3}})", {{"head.type", "linear"}}).find(R"("dropout": 0.3)")
          != std::string::npos);
    CHECK(written(R"({"head": {"dropout": 0.3}})", {{"head.type", "mlp"}}).find(R"("dropout": 0.3)") != std::string::npos);
    CHECK(written(R"({"head": {"type": "mlp"}})", {{"head.hidden", "8"}}).find(R"("dropout": 0.5)") != std::string::npos);
}

TEST_CASE("a length is wrong for an architecture where the arithmetic of its maps says so")
{
    for (const char *text : {
             "{}",
             R"({"block": {"antialias": "blur"}})",
             R"({"block": {"antialias": "average"}, "stem": {"pool": {"type": "max_blur"}}})",
             R"({"block": {"antialias": "average", "shortcut": "average_pool"}, "stem": {"pool": {"type": "average"}}})",
             R"({"block": {"antialias": "average", "type": "bottleneck", "shortcut": "zero_pad", "stride_at": "conv1"}})",
             R"({"stem": {"stride": 3, "pool": {"kernel": 7, "stride": 4, "padding": 0}}, "block": {"attention": {"type": "se"}}})",
             R"({"stem": {"stride": 1, "pool": {"kernel": 6, "stride": 4, "padding": 1, "ceil": true}}})",
             R"({"stages": [{"depth": 2, "width": 64, "dilation": 2}, {"depth": 2, "width": 64, "stride": 1, "dilation": 4}],
                 "block": {"shortcut_kernel": 3, "antialias": "average"}, "stem": {"channels": 32}})",
         }) {
        CAPTURE(std::string(text));
        const SpecOrProblems read = parseSpec(text, {{"input.height", "224"}, {"input.width", "224"}});
        REQUIRE(std::holds_alternative<ResNetSpec>(read));
        ResNetSpec spec = std::get<ResNetSpec>(read);
        const Graph graph = expandOperations(spec);
        const MapSizes sizes(graph);
        for (std::int64_t size = 1; size <= 300; ++size) {
            CAPTURE(size);
            std::vector<Shape> shapes;
            bool fits = true;
            for (const Node &node : graph.nodes) {
                const auto input = [&](std::size_t i) { return shapes[static_cast<std::size_t>(node.inputs[i])]; };
                shapes.push_back(node.inputs.empty() ? Shape{1, spec.input.channels, size, size} : outputShape(node.op, input(0)));
                fits = fits && shapes.back().back() > 0 && (!std::holds_alternative<AddOp>(node.op) || input(0) == input(1));
                // Reflection needs a second pixel.
                fits = fits && (!std::holds_alternative<BlurPoolOp>(node.op) || input(0)[2] > 1);
                if (!fits)
                    break;
            }
            CHECK(sizes.misfit(size).has_value() == !fits);
            const auto near = sizes.nearest(size, 1, 8192);
            REQUIRE(near);
            CHECK_FALSE(sizes.misfit(*near));
            CHECK((*near == size) == fits);
        }
    }
}

TEST_CASE("maps that do not fit are problems of the input's height or width")
{
    struct Case {
        const char *text, *complaints;
    };
    const Case cases[] = {
        {R"({"input": {"height": 240, "width": 228}, "block": {"antialias": "average"}})",
         "input.height: is 240, which gives the branch 7 rows and the shortcut 8 in stage 4, block 1, which must be equal; the nearest "
         "valid "
         "value is 253\n"
         "input.width: is 228, which gives the branch 28 columns and the shortcut 29 in stage 2, block 1, which must be equal; the nearest "
         "valid value is 224"},
        {R"({"input": {"height": 16}, "block": {"antialias": "blur"}})",
         "input.height: is 16, which leaves 1 row for BlurPool2d in stage 4, block 1, too few for its window; the nearest valid value is "
         "17"},
        {R"({"input": {"width": 3}, "stem": {"stride": 1, "pool": {"kernel": 7, "stride": 2, "padding": 0}}})",
         "input.width: is 3, which leaves 3 columns for MaxPool2d in the stem, too few for its window; the nearest valid value is 7"},
        {R"({"input": {"width": 2}, "stem": {"pool": {"type": "average"}}})",
         "input.width: is 2, which leaves 1 column for AvgPool2d in the stem, too few for its window; the nearest valid value is 3"},
        {R"({"input": {"height": 1}, "stem": {"stride": 1, "pool": {"type": "max_blur"}}})",
         "input.height: is 1, which leaves 1 row for BlurPool2d in the stem, too few for its window; the nearest valid value is 2"},
    };
    for (const Case &c : cases) {
        CAPTURE(std::string(c.text));
        CHECK(complaints(c.text) == std::string(c.complaints));
    }
    CHECK(complaints(R"({"input": {"height": 1, "width": 1}})").empty());
    CHECK(complaints(R"({"input": {"height": 223}, "block": {"antialias": "average", "shortcut": "average_pool"}})").empty());
    CHECK_FALSE(complaints(R"({"input": {"height": 240}, "block": {"antialias": "average", "shortcut": "average_pool"}})").empty());
    CHECK(complaints(R"({"input": {"height": 7}, "stem": {"pool": {"padding": 0, "ceil": true}}})").empty());
}
