#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/report/torchinfo.h"
#include "tests/core/edited.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace residua;
using test::edited;
using test::Edits;

namespace {

std::string table(const std::string &name, const Edits &edits, int depth, std::int64_t batch)
{
    return torchinfoTable(*makeModel(edited(name, edits), batch), depth);
}

/// What torchinfo 1.8.0 itself printed for the same PyTorch model.
std::string golden(const std::string &name)
{
    std::ifstream file(RESIDUA_TEST_FOLDER "/core/golden/" + name + ".torchinfo.txt", std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

const std::string narrow = R"([{"depth":2,"width":16},{"depth":1,"width":32}])";
const std::string se = R"({"type":"se","reduction":4})";

} // namespace

TEST_CASE("a torchvision network is printed as torchinfo prints it")
{
    CHECK(table("resnet18", {}, 3, 1) == golden("resnet18"));
}

TEST_CASE("a list is shown though nobody calls it, and a branch that the shortcut interrupts is shown twice as recursive")
{
    const Edits edits{{"stages", narrow}, {"block.order", "pre_activation"}, {"block.attention", se}, {"stem.channels", "16"}};
    CHECK(table("encoder_decoder_resnet18", edits, 7, 2) == golden("encoder_decoder_pre_activation"));
}

TEST_CASE("an empty shortcut is a call of its own, and rows at the depth limit carry what is below them")
{
    const Edits edits{{"stages", narrow}, {"stem.channels", "16"}, {"block.attention", se}};
    CHECK(table("small_image_resnet18", edits, 3, 4) == golden("small_image_se"));
    CHECK(table("small_image_resnet18", edits, 1, 4) == golden("small_image_se_depth1"));
}

TEST_CASE("functions have no row, and a long class name widens the table")
{
    const Edits edits{{"stages", narrow},
                      {"stem.channels", "16"},
                      {"block.type", "custom"},
                      {"block.name", "InvertedResidualOfALongName"},
                      {"norm", R"({"type":"group","groups":4})"},
                      {"head", R"({"type":"mlp","hidden":32,"dropout":0.5,"classes":10})"}};
    CHECK(table("sequential_resnet18", edits, 3, 1) == golden("sequential_custom"));
}
