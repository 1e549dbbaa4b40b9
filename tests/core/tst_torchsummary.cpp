#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/report/torchsummary.h"
#include "tests/core/edited.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace residua;
using test::edited;
using test::Edits;

namespace {

std::string table(const ResNetSpec &spec, std::int64_t batch = 1)
{
    return torchsummaryTable(*makeModel(spec, batch));
}

std::string shapes(const ResNetSpec &spec, std::int64_t batch = 1)
{
    return shapesTable(*makeModel(spec, batch));
}

std::string file(const std::string &name)
{
    std::ifstream stream(RESIDUA_TEST_FOLDER "/" + name, std::ios::binary);
    REQUIRE(stream);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

TEST_CASE("the small_image references are reproduced")
{
    const ResNetSpec small = edited("small_image_resnet18", {{"input.height", "32"}, {"input.width", "32"}});
    CHECK(table(small) == file("reference/seeds/small_image_resnet18_32.torchsummary.txt"));
    CHECK(table(edited("small_image_resnet50", {{"input.height", "224"}, {"input.width", "224"}}))
          == file("reference/seeds/small_image_resnet50_224.torchsummary.txt"));
}

TEST_CASE("the batch is printed as -1 whatever it is")
{
    const ResNetSpec n = edited("resnet18", {});
    CHECK(table(n, 4) == table(n, 1));
}

TEST_CASE("containers of their own class have a row, Sequential, ModuleList and functions have none")
{
    const Edits edits{{"stages", R"([{"depth":1,"width":16},{"depth":1,"width":32}])"},
                      {"stem.channels", "16"},
                      {"block.attention", R"({"type":"se","reduction":4})"}};
    CHECK(table(edited("encoder_decoder_resnet18", edits)) == file("core/golden/encoder_decoder_se.torchsummary.txt"));
    CHECK(table(edited("sequential_resnet18", {})).find("Sequential") == std::string::npos);
}

TEST_CASE("a block called Sequential is a block")
{
    const std::string text = table(edited("resnet18", {{"block.type", "custom"}, {"block.name", "Sequential"}}));
    CHECK(text.find("Sequential-11 ") != std::string::npos);
}

TEST_CASE("the shapes of the sequential reference are reproduced")
{
    CHECK(shapes(edited("sequential_resnet18", {})) == file("reference/seeds/sequential_resnet18.shapes.txt"));
}

TEST_CASE("every style lists its own top-level modules with their last output")
{
    CHECK(shapes(edited("encoder_decoder_resnet18", {}), 2)
          == "ResNetEncoder output shape:\t torch.Size([2, 512, 7, 7])\n"
             "ResnetDecoder output shape:\t torch.Size([2, 1000])\n");
    CHECK(shapes(edited("resnet18", {{"head", R"({"type":"none"})"}}))
          == "Conv2d output shape:\t torch.Size([1, 64, 112, 112])\n"
             "BatchNorm2d output shape:\t torch.Size([1, 64, 112, 112])\n"
             "ReLU output shape:\t torch.Size([1, 64, 112, 112])\n"
             "MaxPool2d output shape:\t torch.Size([1, 64, 56, 56])\n"
             "Sequential output shape:\t torch.Size([1, 64, 56, 56])\n"
             "Sequential output shape:\t torch.Size([1, 128, 28, 28])\n"
             "Sequential output shape:\t torch.Size([1, 256, 14, 14])\n"
             "Sequential output shape:\t torch.Size([1, 512, 7, 7])\n");
}
