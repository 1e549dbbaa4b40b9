#pragma once

#include "ui/work/hand_over.h"

#include <chrono>
#include <new>
#include <thread>

namespace residua::ui {

/// Does `action` in the thread of `object`, unless that is gone by then. To be copied it must take no memory: where there is none for the
/// message itself, it is sent a little later.
template <class Action>
void postTo(QObject *object, const Action &action) noexcept
{
    constexpr int mostTries = 100;
    constexpr std::chrono::milliseconds pause{20};
    for (int i = 0; i < mostTries; ++i) {
        try {
            callIn(object, action);
            return;
        } catch (const std::bad_alloc &) {
            std::this_thread::sleep_for(pause);
        }
    }
}

} // namespace residua::ui
