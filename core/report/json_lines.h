#pragma once

#include "core/arch/json_dom.h"
#include "core/arch/profile.h"

#include <string>

namespace residua {

/// `json` on one line, without a line end; bytes that are no UTF-8 are replaced.
std::string jsonLine(const Json &json);

/// An object with a line for each key and for each object of a list: short enough to send, and still readable and comparable line by line.
std::string jsonByLine(const Json &json);

/// `totals` as in every JSON of ours that has them.
Json totalsJson(const Totals &totals);

} // namespace residua
