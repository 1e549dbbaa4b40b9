#pragma once

#include "core/arch/json.h"
#include "core/arch/presets.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

namespace residua::test {

using Edits = std::vector<std::pair<std::string, std::string>>;

/// So wide and high that its counts do not fit, at a batch of 1000.
inline const Edits overflowing{{"input.height", "8192"},
                               {"input.width", "8192"},
                               {"stem.stride", "1"},
                               {"stem.pool", "null"},
                               {"stages", R"([{"depth": 4, "width": 4096}])"}};

/// The preset `name` with the keys of `edits` set.
inline ResNetSpec edited(const std::string &name, const Edits &edits)
{
    const SpecOrProblems read = parseSpec(toJson(*preset(name)), edits);
    REQUIRE(std::holds_alternative<ResNetSpec>(read));
    return std::get<ResNetSpec>(read);
}

} // namespace residua::test
