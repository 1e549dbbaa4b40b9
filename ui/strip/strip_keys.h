#pragma once

#include "ui/strip/strip_commands.h"

#include <optional>
#include <variant>

class QKeyEvent;

namespace residua::ui {

/// What a key does in the strip.
struct StripKey {
    struct Step { ///< the depth or width of the current stage
        bool depth = true;
        int direction = 1;
        bool fine = false;
    };
    struct Go { ///< along the network
        enum class To { Previous, Next, First, Last } to = To::Next;
    };
    struct Type { ///< the depth or width of the current stage
        bool depth = true;
    };
    struct TakeBack {}; ///< what is being dragged
    std::variant<Step, Go, Type, TakeBack, StripCommand> what;
};
/// Nothing where the key is somebody else's. Escape is the strip's only where a handle `isDragged`.
std::optional<StripKey> stripKey(const QKeyEvent &event, bool isDragged);

} // namespace residua::ui
