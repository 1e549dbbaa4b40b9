#include "core/report/classes.h"

#include <doctest/doctest.h>

using namespace residua;
using namespace std::string_literals;

TEST_CASE("a label file is told from what a failed download leaves")
{
    for (const std::string text : {"cat\ndog", "\xef\xbb\xbftench, Tinca tinca\r\ngoldfish\r\n", "0 a\n1 b\n", "chat\ncr\xc3\xaape\n"}) {
        CAPTURE(text);
        CHECK(looksLikeLabels(text));
    }
    for (const std::string &text : {""s, "\n\n"s, "404: Not Found\n"s, "<!doctype html>\n<html>"s, "\n<html>\n"s, "{\"stages\":\n[]}"s,
                                    "[1,\n2]"s, "version https://git-lfs.github.com/spec/v1\noid\n"s, "a\nb\0"s}) {
        CAPTURE(text);
        CHECK_FALSE(looksLikeLabels(text));
    }
}

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
