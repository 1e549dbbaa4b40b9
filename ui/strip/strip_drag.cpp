#include "ui/strip/strip_drag.h"

#include "ui/strip/strip_steps.h"

#include <algorithm>
#include <cmath>

namespace residua::ui {

namespace {

constexpr double leastDepthStep = 8, mostDepthStep = 24; // pixels

bool isFineDrag(Qt::KeyboardModifiers modifiers)
{
    return modifiers & Qt::ShiftModifier;
}

} // namespace

void StripDrag::begin(const StripHit &handle, const StripPart &part, const StripPlacing &placing, QPointF at,
                      Qt::KeyboardModifiers modifiers)
{
    m_editor.begin(part.stage, handle.ofDepth());
    Held held;
    held.handle = handle;
    held.from = at;
    held.start = m_editor.change()->from;
    held.fine = isFineDrag(modifiers);
    held.placing = placing;
    held.pixels = handle.ofDepth() ? std::clamp(naturalPitch(part) * placing.scale, leastDepthStep, mostDepthStep) : widthStepPixels;
    m_held = held;
}

void StripDrag::moveTo(QPointF at, Qt::KeyboardModifiers modifiers)
{
    if (!isActive() || !m_editor.change())
        return;
    Held &held = *m_held;
    const StripChange &change = *m_editor.change();
    if (const bool fine = isFineDrag(modifiers); fine != held.fine) { // steps of the other size count from here
        held.fine = fine;
        held.from = at;
        held.start = change.to;
    }
    const double moved = change.depth ? at.x() - held.from.x() : held.from.y() - at.y();
    const int steps = static_cast<int>(std::lround(moved / held.pixels));
    const std::int64_t wish = change.depth
        ? held.start + steps
        : steppedWidth(held.start, steps, widthUnit(m_editor.spec(), static_cast<std::size_t>(change.stage)), held.fine);
    if (held.wish.value_or(change.from) == wish)
        return;
    held.wish = wish;
    m_editor.wish(wish);
}

void StripDrag::drop()
{
    const bool active = isActive();
    m_held.reset();
    if (active)
        m_editor.end();
}

void StripDrag::takeBack()
{
    if (!isActive())
        return;
    m_editor.revert();
    m_held->takenBack = true;
}

} // namespace residua::ui
