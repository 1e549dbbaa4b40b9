#include "core/arch/json.h"
#include "core/arch/phrases.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

using namespace residua;

namespace {

/// Another language, for as long as it lives.
struct Speaking {
    explicit Speaking(PhraseTranslator translator) { setPhraseTranslator(translator); }
    ~Speaking() { setPhraseTranslator(nullptr); }
    Speaking(const Speaking &) = delete;
    Speaking &operator=(const Speaking &) = delete;
};

std::string turnedAround(const char *context, const char *english)
{
    const std::string text = english;
    return std::string(context) == "Test" && text == "%1 of %2" ? "von %2: %1 (%2)" : text;
}

} // namespace

TEST_CASE("a phrase is what is written, with its values in their places")
{
    CHECK(phrase("Test", "nothing to fill") == "nothing to fill");
    CHECK(filled(phrase("Test", "%1 of %2"), {"3", "4"}) == "3 of 4");
    CHECK(filled("%2%1%2", {"a", "b"}) == "bab");
    CHECK(filled("", {"a"}).empty());
}

TEST_CASE("a place without a value, and a percent sign, stay")
{
    CHECK(filled("%3 %0 %% 5 % of %1 %", {"a", "b"}) == "%3 %0 %% 5 % of a %");
    CHECK(filled("%1", {}) == "%1");
}

TEST_CASE("a value is not searched for places")
{
    CHECK(filled("%1, %2", {"%2", "%1"}) == "%2, %1");
    CHECK(filled("%%1", {"1"}) == "%1");
}

TEST_CASE("another language has its own order of words")
{
    const Speaking other(turnedAround);
    CHECK(filled(phrase("Test", "%1 of %2"), {"3", "%1"}) == "von %1: 3 (%1)");
    CHECK(filled(phrase("Other", "%1 of %2"), {"3", "4"}) == "3 of 4");
    constexpr const char *table[] = {noted("Test", "%1 of %2")};
    CHECK(filled(phrase("Test", table[0]), {"3", "4"}) == "von 4: 3 (4)");
}

TEST_CASE("threads make phrases at the same time")
{
    const Speaking other(turnedAround);
    std::vector<std::thread> threads;
    std::vector<int> right(4, 0);
    for (int &count : right)
        threads.emplace_back([&count] {
            for (int i = 0; i < 1000; ++i)
                count += filled(phrase("Test", "%1 of %2"), {std::to_string(i), "4"}) == "von 4: " + std::to_string(i) + " (4)";
        });
    for (std::thread &thread : threads)
        thread.join();
    CHECK(right == std::vector<int>(4, 1000));
}

TEST_CASE("the nearest valid value does not depend on the language")
{
    const Speaking other([](const char *, const char *) { return std::string("%1, %4"); });
    const SpecOrProblems read = parseSpec(R"({"stages": [{"depth": 600, "width": 64}]})");
    const auto *problems = std::get_if<std::vector<Problem>>(&read);
    REQUIRE(problems);
    CHECK(problems->front() == Problem{"stages.0.depth", "600, 512", "512"});
}
