#pragma once

#include "ui/strip/strip_editor.h"
#include "ui/strip/strip_geometry.h"

#include <optional>

namespace residua::ui {

/// A handle of the strip while the mouse holds it: how far it is moved becomes a depth or a width.
class StripDrag {
public:
    explicit StripDrag(StripEditor &editor) : m_editor(editor) {}

    /// The button went down on `handle`, of `part`, which `placing` says the place of.
    void begin(const StripHit &handle, const StripPart &part, const StripPlacing &placing, QPointF at, Qt::KeyboardModifiers modifiers);
    void moveTo(QPointF at, Qt::KeyboardModifiers modifiers);
    /// What was dragged becomes a step of the history, and the handle is let go.
    void drop();
    /// What was dragged is taken back; the handle is held until the button is released.
    void takeBack();
    /// Lets go without a word, after somebody else's edit.
    void abandon() { m_held.reset(); }

    /// The button is down.
    bool isHeld() const { return m_held.has_value(); }
    /// It moves the handle.
    bool isActive() const { return m_held && !m_held->takenBack; }
    /// What moves; nothing where nothing does.
    StripHit handle() const { return isActive() ? m_held->handle : StripHit{}; }
    /// What stays in its place meanwhile.
    StripPlacing placing() const { return m_held ? m_held->placing : StripPlacing{}; }

private:
    struct Held {
        StripHit handle;
        QPointF from;           ///< where steps are counted from
        std::int64_t start = 0; ///< the value there
        double pixels = 1;      ///< of a step
        bool fine = false;
        bool takenBack = false;
        std::optional<std::int64_t> wish;
        StripPlacing placing;
    };

    StripEditor &m_editor;
    std::optional<Held> m_held;
};

} // namespace residua::ui
