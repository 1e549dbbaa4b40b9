#include "core/arch/workspace.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace residua;

namespace {

Workspace sample()
{
    Workspace workspace;
    workspace.variants = {{"baseline", "as in the paper", {}},
                          {"wide \"é\"", "", *preset("wide_resnet50_2")},
                          {"cifar", "line\nline", *preset("cifar_resnet20")}};
    workspace.current = 2;
    workspace.baseline = 0;
    workspace.dismissed = {"A1", "B7"};
    workspace.image = "pictures/dog.jpg";
    workspace.preparation = {256, 224, {103.939f, 116.779f, 123.68f}, {1, 1, 1}, 255, ChannelOrder::Bgr, Interpolation::Bicubic};
    workspace.view = R"({"zoom":1.25,"unfolded":["layer3"]})";
    return workspace;
}

std::vector<Problem> workspaceProblems(std::string_view text)
{
    auto result = parseWorkspace(text);
    auto *problems = std::get_if<std::vector<Problem>>(&result);
    return problems ? *problems : std::vector<Problem>{};
}

std::string with(const std::string &members)
{
    return R"({"variants": [{"name": "a", "architecture": {}}])" + (members.empty() ? "" : ", " + members) + "}";
}

} // namespace

TEST_CASE("a workspace survives writing and reading, byte for byte")
{
    const Workspace workspace = sample();
    const std::string text = toJson(workspace);
    const auto back = parseWorkspace(text);
    REQUIRE(std::holds_alternative<Workspace>(back));
    CHECK(std::get<Workspace>(back) == workspace);
    CHECK(toJson(std::get<Workspace>(back)) == text);
    CHECK(text.starts_with(
        "{\n  \"format\": \"residua/workspace\",\n  \"version\": 1,\n  \"variants\": [\n    {\n      \"name\": \"baseline\",\n"));
    CHECK(text.ends_with("}\n"));
}

TEST_CASE("every key but the variants may be missing")
{
    const auto result = parseWorkspace(with(""));
    REQUIRE(std::holds_alternative<Workspace>(result));
    const auto &workspace = std::get<Workspace>(result);
    CHECK(workspace.variants == std::vector<Variant>{{"a", "", {}}});
    CHECK(workspace.current == 0);
    CHECK_FALSE(workspace.baseline);
    CHECK_FALSE(workspace.image);
    CHECK(workspace.view == "{}");
}

TEST_CASE("each mistake is named with its key")
{
    const struct {
        std::string text, field, words;
    } rows[] = {
        {"[]", "", "must be an object"},
        {"{}", "variants", "is missing"},
        {R"({"variants": []})", "variants", "must be a list of 1 to 1000"},
        {R"({"variants": [3]})", "variants.0", "is 3"},
        {R"({"variants": [{"architecture": {}}]})", "variants.0.name", "empty or missing"},
        {R"({"variants": [{"name": 1}]})", "variants.0.name", "is 1, must be text"},
        {R"({"variants": [{"name": "a", "colour": 1}]})", "variants.0.colour", "no key of a workspace"},
        {R"({"variants": [{"name": "a"}, {"name": "a"}]})", "variants.1.name", "only one of that name"},
        {R"({"variants": [{"name": "a", "architecture": {"stages": [{"depth": 0, "width": 64}]}}]})",
         "variants.0.architecture.stages.0.depth", "0"},
        {R"({"variants": [{"name": "a", "architecture": []}]})", "variants.0.architecture", ""},
        {with(R"("format": "residua/architecture")"), "format", "must be \"residua/workspace\""},
        {with(R"("version": 2)"), "version", "newer version of the program"},
        {with(R"("version": "1")"), "version", "must be 1"},
        {with(R"("curent": 0)"), "curent", "did you mean \"current\"?"},
        {with(R"("current": 1)"), "current", "is 1, must be 0 to 0; the nearest valid value is 0"},
        {with(R"("current": -1)"), "current", "nearest valid value is 0"},
        {with(R"("current": 0.5)"), "current", "is 0.5"},
        {with(R"("current": null)"), "current", "is null"},
        {with(R"("baseline": 7)"), "baseline", "or null"},
        {with(R"("dismissed": {})"), "dismissed", "list of texts"},
        {with(R"("dismissed": ["a", 1])"), "dismissed.1", "must be text"},
        {with(R"("image": 1)"), "image", "a file's name or null"},
        {with(R"("weights": "a\u0000b")"), "weights", "a file's name or null"},
        {with(R"("preparation": 1)"), "preparation", "must be an object"},
        {with(R"("preparation": {"resize": 0})"), "preparation.resize", "nearest valid value is 1"},
        {with(R"("preparation": {"mean": [123.7]})"), "preparation.mean", "\"range\" must be 255"},
        {with(R"("preparation": {"std": [0]})"), "preparation.std", "none of them 0"},
        {with(R"("preparation": {"range": 100})"), "preparation.range", "must be 1 or 255"},
        {with(R"("preparation": {"channels": "rbg"})"), "preparation.channels", "rgb"},
        {with(R"("preparation": {"croop": 1})"), "preparation.croop", "crop"},
        {with(R"("view": [])"), "view", "must be an object"},
    };
    for (const auto &row : rows) {
        const std::vector<Problem> problems = workspaceProblems(row.text);
        INFO(row.text);
        CHECK(std::any_of(problems.begin(), problems.end(), [&](const Problem &problem) {
            return problem.field == row.field && problem.message.find(row.words) != std::string::npos;
        }));
    }
    CHECK(workspaceProblems(with(R"("current": 9, "baseline": 9, "x": 1, "version": 3)")).size() == 4);
    CHECK_FALSE(workspaceProblems(with(R"("current": 0, "current": 0)")).empty());
    CHECK_FALSE(workspaceProblems(with(R"("view": {"a": 1, "a": 2})")).empty());
}

TEST_CASE("any bytes give a workspace or problems")
{
    const std::string text = toJson(sample());
    for (std::size_t length = 0; length + 1 < text.size(); length += 1)
        CHECK_FALSE(workspaceProblems(std::string_view(text).substr(0, length)).empty());
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = static_cast<char>(changed[at] ^ (1 << at % 8));
        parseWorkspace(changed);
    }
    for (const std::string &odd :
         {std::string("\xff\xfe{\0}\0", 6), std::string(1000, '['), std::string(), std::string("null"), std::string("\xef\xbb\xbf")})
        CHECK_FALSE(workspaceProblems(odd).empty());
}

TEST_CASE("a workspace is told from an architecture")
{
    CHECK(isWorkspace(toJson(sample())));
    CHECK(isWorkspace(with("")));
    CHECK_FALSE(isWorkspace(toJson(ResNetSpec{})));
    CHECK_FALSE(isWorkspace("{}"));
    CHECK_FALSE(isWorkspace("["));
}

TEST_CASE("variants are found by name, the current one without")
{
    const Workspace workspace = sample();
    CHECK(findVariant(workspace)->name == "cifar");
    CHECK(findVariant(workspace, "baseline") == &workspace.variants[0]);
    CHECK(findVariant(workspace, "none") == nullptr);
    CHECK(findVariant(Workspace{}) == nullptr);
}
