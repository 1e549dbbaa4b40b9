#pragma once

#include <QString>

namespace residua::ui {

/// What the exception that is being handled says to a person: our own errors as they are, anything else with a sentence round it.
/// Takes no memory where there is none.
QString wordsOfFailure() noexcept;

/// Does `action`; what its failure says, empty where there was none. Nothing is thrown.
template <class Action>
QString failureOf(const Action &action) noexcept
{
    try {
        action();
        return {};
    } catch (...) {
        return wordsOfFailure();
    }
}

} // namespace residua::ui
