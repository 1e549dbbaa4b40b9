#pragma once

#include <string>

namespace residua::ui {

/// What the program keeps of its own work: `$XDG_STATE_HOME/residua`, or `~/.local/state/residua`. Empty where there is no home.
std::string stateFolder();

/// `name` in it, made where it was not there, for nobody else to read. Throws Error(Failed) where that cannot be.
std::string stateFolder(const std::string &name);

} // namespace residua::ui
