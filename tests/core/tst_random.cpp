#include "core/data/random.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace residua;

TEST_CASE("normal values have the moments and tails of the normal distribution")
{
    std::vector<float> values(1 << 20);
    fillNormal(streamKey(0, "x"), values);
    double sum = 0, squares = 0, fourth = 0;
    int beyondTwo = 0;
    for (const float v : values) {
        REQUIRE(std::isfinite(v));
        sum += v;
        squares += double(v) * v;
        fourth += std::pow(double(v), 4);
        beyondTwo += std::abs(v) > 2;
    }
    const double n = double(values.size());
    CHECK(std::abs(sum / n) < 0.005);
    CHECK(squares / n == doctest::Approx(1).epsilon(0.01));
    CHECK(fourth / n == doctest::Approx(3).epsilon(0.03));
    CHECK(beyondTwo / n == doctest::Approx(0.0455).epsilon(0.03));
}

TEST_CASE("any part of a stream can be drawn alone")
{
    std::vector<float> whole(1001), part(400);
    fillNormal(42, whole);
    fillNormal(42, part, 300);
    CHECK(std::vector<float>(whole.begin() + 300, whole.begin() + 700) == part);
    fillUniform(42, 0.5f, whole);
    fillUniform(42, 0.5f, part, 300);
    CHECK(std::vector<float>(whole.begin() + 300, whole.begin() + 700) == part);
    for (const float v : whole)
        CHECK((v >= -0.5f && v < 0.5f));
}

TEST_CASE("streams differ by seed and by path")
{
    CHECK(streamKey(0, "a") != streamKey(1, "a"));
    CHECK(streamKey(0, "a") != streamKey(0, "b"));
}
