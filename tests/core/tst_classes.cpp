#include "core/report/classes.h"

#include <doctest/doctest.h>

using namespace residua;
using namespace std::string_literals;

TEST_CASE("the lines of a label file, whatever ends them, without empty ones at the end")
{
    const struct {
        std::string text;
        std::vector<std::string> lines;
    } rows[] = {
        {"", {}},
        {"\n", {}},
        {"\r\n\n\r", {}},
        {"a", {"a"}},
        {"a\n", {"a"}},
        {"a\r\nb\r", {"a", "b"}},
        {"a\n\n\r\nb\n\n\r\n", {"a", "", "", "b"}},
        {"\n a \n", {"", " a "}},
        {"a\r\r", {"a\\x0d"}},
        {"\x1b[31m\n\xff\0"s, {"\\x1b[31m", "\\xff\\x00"}},
    };
    for (const auto &row : rows) {
        CAPTURE(row.text);
        CHECK(labelLines(row.text) == row.lines);
        CHECK(labelCount(row.text) == row.lines.size());
    }
    CHECK(labelCount(std::string(16'000'000, '\n')) == 0);
    CHECK(labelCount(std::string(16'000'000, '\n') + "x") == 16'000'001);
    CHECK(labelLines(std::string(10'000, 'x')).front().size() < 220);
}
