#pragma once

#include "core/compare/fit.h"
#include "core/data/engine.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace residua::ui {

/// Nanoseconds of "25 ms", "25" (milliseconds), "0.2 s", "800 us"; nothing for any other text, nor below a nanosecond.
std::optional<std::int64_t> parseTime(const QString &text);

/// What ends a search that was asked to stop.
struct FitStopped {};

/// The time of a pass of one item of noise through a network on `device`, in nanoseconds: the median of five after one to warm up.
/// It builds the network, refuses one that takes more memory than there is, and calls `tell` after each network with how many there were.
/// Throws Error, and FitStopped where `stop` was asked for.
MeasuredCost timeOf(std::shared_ptr<Engine> engine, const std::string &device, const std::stop_token &stop,
                    std::function<void(int tried)> tell);

} // namespace residua::ui
