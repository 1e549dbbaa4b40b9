#pragma once

#include <QString>

#include <functional>

namespace residua::ui {

/// Does `action`; what its failure says to a person, empty where there was none: our own errors as they are, anything else with a sentence
/// round it.
QString failureOf(const std::function<void()> &action);

} // namespace residua::ui
