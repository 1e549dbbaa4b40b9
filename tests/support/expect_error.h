#pragma once

#include "core/data/error.h"

#include <doctest/doctest.h>
#include <string_view>

namespace residua::test {

/// Runs `action`, which must throw Error of `kind` with `words` in its message.
template <class Action>
void expectError(ErrorKind kind, std::string_view words, Action action)
{
    std::string message;
    bool thrown = false;
    try {
        action();
    } catch (const Error &error) {
        thrown = true;
        message = error.what();
        CHECK(error.kind() == kind);
    }
    INFO("message: ", message);
    INFO("expected: ", std::string(words));
    CHECK(thrown);
    CHECK(message.find(words) != std::string::npos);
}

} // namespace residua::test
