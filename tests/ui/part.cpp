#include "tests/ui/part.h"

#include <QApplication>

#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace residua::test {

namespace {

std::map<std::string, Part::Run, std::less<>> &parts()
{
    static std::map<std::string, Part::Run, std::less<>> known;
    return known;
}

/// "graph_find" of ".../tests/ui/tst_graph_find.cpp"
std::string nameOf(std::string_view file)
{
    constexpr std::string_view begin = "tst_", end = ".cpp";
    file.remove_prefix(file.rfind('/') + 1);
    if (file.starts_with(begin))
        file.remove_prefix(begin.size());
    if (file.ends_with(end))
        file.remove_suffix(end.size());
    return std::string(file);
}

} // namespace

Part::Part(const char *file, Run run)
{
    parts().emplace(nameOf(file), run);
}

} // namespace residua::test

/// PROGRAM PART [Qt Test's arguments]
int main(int argc, char **argv)
{
    const auto &parts = residua::test::parts();
    const auto part = argc > 1 ? parts.find(std::string_view(argv[1])) : parts.end();
    if (part == parts.end()) {
        std::fprintf(stderr, "%s: name one of its parts, and after it the tests to run, if not all:\n", argv[0]);
        for (const auto &[name, run] : parts)
            std::fprintf(stderr, "  %s\n", name.c_str());
        return 2;
    }
    std::vector<char *> rest(argv, argv + argc);
    rest.erase(rest.begin() + 1);
    rest.push_back(nullptr);
    int count = argc - 1;
    QApplication app(count, rest.data());
    QApplication::setAttribute(Qt::AA_Use96Dpi); // as QTEST_MAIN does
    return part->second(count, rest.data());
}
