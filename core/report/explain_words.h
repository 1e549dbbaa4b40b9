#pragma once

#include "core/report/explain.h"

#include <cstdint>
#include <limits>
#include <string>

// What the explanations of one operation and of many have in common.
namespace residua::explained {

constexpr std::int64_t tooLarge = std::numeric_limits<std::int64_t>::max(); ///< a number that saturated

/// "25,088", "−3".
std::string num(std::int64_t value);

/// `count` in the place of `one`, "%1 channel", or of `many`, "%1 channels".
std::string plural(std::int64_t count, const std::string &one, const std::string &many);

/// A share for people: "2.9 %", "41 %", "< 0.01 %".
std::string share(std::int64_t part, std::int64_t whole);

/// An operation as a step of a block: "3×3 /2, 128", "average of 2×2 /2", "→ 4"; empty for what needs no words there.
std::string stepText(const Op &op);

/// Of one operation, `id`: its formulas, what it does and what it costs.
Explanation operation(const Model &model, int id);

} // namespace residua::explained
