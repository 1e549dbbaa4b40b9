#include "core/report/class_lists.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

using namespace residua;

TEST_CASE("the lists of classes are as long as they are said to be")
{
    const std::vector<ClassList> &lists = classLists();
    REQUIRE(lists.size() == 4);
    const std::size_t sizes[] = {1000, 10, 100, 10};
    for (std::size_t i = 0; i < lists.size(); ++i) {
        CAPTURE(lists[i].name);
        CHECK(lists[i].labels.size() == sizes[i]);
        CHECK(std::set<std::string>(lists[i].labels.begin(), lists[i].labels.end()).size() + 2 >= sizes[i]); // ImageNet has two twins
    }
    CHECK(std::is_sorted(lists[2].labels.begin(), lists[2].labels.end()));
    CHECK(likelyClasses(10, 3, 32) == &lists[1]);
    CHECK(likelyClasses(100, 3, 32) == &lists[2]);
    CHECK(likelyClasses(10, 3, 224) == nullptr);
    CHECK(likelyClasses(10, 1, 32) == nullptr);
}
