#pragma once

#include <string>

namespace residua::ui {

/// What is to be written where the program dies of a signal: a copy of each document with changes lies ready in memory, since a program
/// in that state can do no more than write(2). At most 64 of them; of more documents only autosave keeps the changes.
namespace CrashCopies {

/// A place for one document's copy; -1 where there is none left. Give it back by `leave`.
int enter();
void leave(int place);

/// From now on `bytes` become the file `path` where the program dies; empty `bytes`: nothing. Cost: none that is felt. Thread: one at a
/// time for each place.
void set(int place, const std::string &path, std::string bytes);

/// Lets the signals that end a program write the copies first; it then ends as it would have without. Once.
void writeOnSignals();

/// Writes the copies now, for a program that ends in another way than by a signal. Safe in a signal's handler.
void write() noexcept;

} // namespace CrashCopies

} // namespace residua::ui
