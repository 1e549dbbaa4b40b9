#include "core/report/duration.h"
#include "core/report/format.h"

#include "core/arch/profile.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace residua;

TEST_CASE("countsHaveThreeSignificantDigits")
{
    CHECK(formatCount(0) == "0");
    CHECK(formatCount(999) == "999");
    CHECK(formatCount(1000) == "1.00 K");
    CHECK(formatCount(25'557'032) == "25.6 M");
    CHECK(formatCount(9'994'999) == "9.99 M");
    CHECK(formatCount(9'996'000) == "10.0 M");
    CHECK(formatCount(99'960'000) == "100 M");
    CHECK(formatCount(999'500'000) == "1.00 G");
    CHECK(formatCount(999'499'999) == "999 M");
    CHECK(formatCount(std::numeric_limits<std::int64_t>::max()) == "> 9.2e18");
    CHECK(formatMacs(4'089'184'256) == "4.09 GMAC");
    CHECK(formatMacs(12) == "12 MAC");
    CHECK(formatBytes(46'758'048) == "46.8 MB");
    CHECK(formatBytes(512) == "512 B");
}

TEST_CASE("thousandsAreSeparated")
{
    CHECK(formatThousands(0) == "0");
    CHECK(formatThousands(-1) == "-1");
    CHECK(formatThousands(999) == "999");
    CHECK(formatThousands(1000) == "1,000");
    CHECK(formatThousands(-999) == "-999");
    CHECK(formatThousands(-123456) == "-123,456");
    CHECK(formatThousands(25'557'032) == "25,557,032");
    CHECK(formatThousands(std::numeric_limits<std::int64_t>::min()) == "-9,223,372,036,854,775,808");
}

TEST_CASE("fractionsAreWrittenWithAPoint")
{
    CHECK(formatFixed(0.125, 2) == "0.12");
    CHECK(formatFixed(2.75, 3) == "2.750");
    CHECK(formatFixed(-0.0001, 2) == "0.00");
    CHECK(formatFixed(-0.01, 2) == "-0.01");
    CHECK(formatFixed(std::nan(""), 2) == "nan");
    CHECK(formatFixed(-INFINITY, 2) == "-inf");
    CHECK(formatSignificant(0, 4) == "0");
    CHECK(formatSignificant(0.012345, 4) == "0.01235");
    CHECK(formatSignificant(1e-9, 4) == "1e-09");
    CHECK(formatSignificant(INFINITY, 4) == "inf");
}

TEST_CASE("shapesAndPairs")
{
    CHECK(shapeText({1, 64, 112, 112}) == "[1, 64, 112, 112]");
    CHECK(shapeText({}) == "[]");
    CHECK(elementCount({2, 3, 4}) == 24);
    CHECK(elementCount({}) == 1);
    CHECK(elementCount({std::numeric_limits<std::int64_t>::max(), 2}) == std::numeric_limits<std::int64_t>::max());
    CHECK(formatPair({7, 7}) == "7");
    CHECK(formatPair({7, 9}) == "7x9");
}

TEST_CASE("a duration is said in the unit that people use")
{
    CHECK(formatDuration(0) == "0.00 ms");
    CHECK(formatDuration(1.72) == "1.72 ms");
    CHECK(formatDuration(1.72, 1) == "1.7 ms");
    CHECK(formatDuration(123.4) == "123 ms");
    CHECK(formatDuration(999.4) == "999 ms");
    CHECK(formatDuration(999.6) == "1.0 s");
    CHECK(formatDuration(28'014) == "28.0 s");
    CHECK(formatDuration(119'940) == "119.9 s");
    CHECK(formatDuration(119'960) == "2 min 0 s");
    CHECK(formatDuration(192'300) == "3 min 12 s");
    CHECK(formatDuration(7'500'000) == "2 h 5 min");
    CHECK(formatDuration(std::numeric_limits<double>::quiet_NaN()) == "nan ms");
    CHECK(formatDuration(std::numeric_limits<double>::infinity()) == "inf ms");
    CHECK(formatDuration(-1) == "-1.00 ms");
}

TEST_CASE("countsAreReadWithPrefixes")
{
    CHECK(parseCount("0") == 0);
    CHECK(parseCount("25557032") == 25'557'032);
    CHECK(parseCount("25.6M") == 25'600'000);
    CHECK(parseCount("4.1G") == 4'100'000'000);
    CHECK(parseCount("1k") == 1000);
    CHECK(parseCount("512Ki") == 512 * 1024);
    CHECK(parseCount("2GiB") == 2LL << 30);
    CHECK(parseCount("1e6") == 1'000'000);
    CHECK(parseCount("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
    for (const char *bad : {"", "-1", "M", "1X", "1MM", "1 M", "1,5M", "nan", "inf", "9223372036854775808", "1e30", "0x10", "1Mib"})
        CHECK_MESSAGE(!parseCount(bad), bad);
}
