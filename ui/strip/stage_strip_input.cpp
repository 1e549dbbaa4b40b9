#include "ui/strip/stage_strip.h"

#include "ui/forms/number_edit.h"
#include "ui/strip/strip_steps.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QToolTip>

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

int StageStrip::currentStage() const
{
    return m_mark.part < 0 ? -1 : m_strip.parts[static_cast<std::size_t>(m_mark.part)].stage;
}

void StageStrip::selectPart(int part)
{
    if (part >= 0 && part < std::ssize(m_strip.parts))
        m_session.select(std::string(m_strip.parts[static_cast<std::size_t>(part)].path));
}

void StageStrip::select(const StripHit &hit)
{
    if (hit.part < 0)
        return;
    const StripPart &part = m_strip.parts[static_cast<std::size_t>(hit.part)];
    if (hit.what != StripHit::What::Slab || part.kind != StripPart::Kind::Stage)
        return selectPart(hit.part);
    const StripBox &box = geometryOfStrip().boxes[static_cast<std::size_t>(hit.box)];
    std::string path(part.slabs[static_cast<std::size_t>(box.first)].path);
    if (box.last > box.first) // "layer3.4-9": the blocks that share the slab
        path += '-' + std::to_string(box.last);
    m_session.select(path);
}

void StageStrip::setHover(const StripHit &hit)
{
    if (hit == m_hover)
        return;
    m_hover = hit;
    if (hit.isHandle())
        setCursor(hit.ofDepth() ? Qt::SizeHorCursor : Qt::SizeVerCursor);
    else if (hit.isNumber())
        setCursor(Qt::IBeamCursor);
    else
        unsetCursor();
    update();
}

void StageStrip::mousePressEvent(QMouseEvent *event)
{
    endChange();
    closeEditor();
    say(-1, {});
    if (event->button() != Qt::LeftButton || m_drag)
        return;
    const StripGeometry &geometry = geometryOfStrip();
    const StripHit hit = hitTest(geometry, event->position());
    if (!hit.isHandle())
        return select(hit);
    const StripPart &part = m_strip.parts[static_cast<std::size_t>(hit.part)];
    if (currentStage() != part.stage)
        selectPart(hit.part);
    beginChange(part.stage, hit.ofDepth());
    Drag drag;
    drag.handle = hit;
    drag.from = event->position();
    drag.start = m_change->from;
    drag.fine = isFineDrag(event->modifiers());
    drag.placing = geometry.placing;
    drag.pixels = hit.ofDepth() ? std::clamp(naturalPitch(part) * geometry.placing.scale, leastDepthStep, mostDepthStep) : widthStepPixels;
    m_drag = drag;
    refreshBubble();
    update();
}

void StageStrip::dragTo(QPointF at, Qt::KeyboardModifiers modifiers)
{
    Drag &drag = *m_drag;
    const bool depth = m_change->depth;
    if (const bool fine = isFineDrag(modifiers); fine != drag.fine) { // steps of the other size count from here
        drag.fine = fine;
        drag.from = at;
        drag.start = m_change->to;
    }
    const double moved = depth ? at.x() - drag.from.x() : drag.from.y() - at.y();
    const int steps = static_cast<int>(std::lround(moved / drag.pixels));
    const ResNetSpec &spec = m_session.spec();
    const std::int64_t wish =
        depth ? drag.start + steps : steppedWidth(drag.start, steps, widthUnit(spec, static_cast<std::size_t>(m_change->stage)), drag.fine);
    if (drag.wish.value_or(m_change->from) == wish)
        return;
    drag.wish = wish;
    wishFor(wish);
}

void StageStrip::endDrag(bool revert)
{
    if (!m_drag || m_drag->escaped)
        return;
    if (revert) {
        const bool own = std::exchange(m_proposing, true);
        m_session.revertGesture(QStringLiteral("strip.") + stageKey(m_change->stage, m_change->depth));
        m_proposing = own;
        m_drag->escaped = true;
    } else {
        m_drag.reset();
    }
    endChange();
    invalidate();
}

void StageStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_drag)
        return setHover(event->buttons() ? m_hover : hitTest(geometryOfStrip(), event->position()));
    if (!(event->buttons() & Qt::LeftButton)) { // released where this window could not see it
        endDrag(false);
        m_drag.reset();
        invalidate();
    } else if (!m_drag->escaped) {
        dragTo(event->position(), event->modifiers());
    }
}

void StageStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_drag)
        return;
    endDrag(false);
    m_drag.reset();
    invalidate();
    setHover(hitTest(geometryOfStrip(), event->position()));
}

void StageStrip::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const StripHit hit = hitTest(geometryOfStrip(), event->position());
    if (hit.isHandle() || hit.isNumber())
        editNumber(m_strip.parts[static_cast<std::size_t>(hit.part)].stage, hit.ofDepth());
    else if (hit.part < 0)
        mousePressEvent(event);
    else if (const int stage = m_strip.parts[static_cast<std::size_t>(hit.part)].stage; stage >= 0)
        editNumber(stage, true);
    else
        requestField(hit.part);
}

void StageStrip::requestField(int part)
{
    switch (m_strip.parts[static_cast<std::size_t>(part)].kind) {
    case StripPart::Kind::Input: return Q_EMIT fieldRequested(QStringLiteral("input.height"));
    case StripPart::Kind::Stem: return Q_EMIT fieldRequested(QStringLiteral("stem.convs"));
    case StripPart::Kind::Head: return Q_EMIT fieldRequested(QStringLiteral("head.type"));
    case StripPart::Kind::Stage: break;
    }
}

void StageStrip::leaveEvent(QEvent *)
{
    if (!m_drag)
        setHover({});
}

void StageStrip::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept();
    if (m_drag)
        return;
    const bool mouse = event->reason() == QContextMenuEvent::Mouse;
    const StripGeometry &geometry = geometryOfStrip();
    const StripHit hit = mouse ? hitTest(geometry, event->pos()) : StripHit{StripHit::What::Part, currentPart(), -1};
    if (hit.part < 0)
        return;
    if (mouse && hit.part != currentPart())
        select(hit);
    if (QMenu *menu = makeMenu(hit.part)) {
        const QPoint below = geometry.cells[static_cast<std::size_t>(hit.part)].slabs.bottomLeft().toPoint();
        menu->popup(mouse ? event->globalPos() : mapToGlobal(below));
    }
}

void StageStrip::focusInEvent(QFocusEvent *)
{
    update();
}

void StageStrip::focusOutEvent(QFocusEvent *)
{
    if (!m_drag)
        endChange();
    update();
}

void StageStrip::hideEvent(QHideEvent *event)
{
    endDrag(false);
    m_drag.reset();
    endChange();
    closeEditor();
    QWidget::hideEvent(event);
}

bool StageStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString words = m_drag ? QString() : toolTipAt(hitTest(geometryOfStrip(), help->pos()));
        QToolTip::showText(help->globalPos(), words, this);
        return true;
    }
    return QWidget::event(event);
}

QString StageStrip::toolTipAt(const StripHit &hit) const
{
    switch (hit.what) {
    case StripHit::What::DepthHandle: return tr("Drag to change the depth. Double-click to type it.");
    case StripHit::What::WidthHandle:
        return tr("Drag up or down to change the width, with Shift in single steps. Double-click to type it.");
    case StripHit::What::DepthNumber: return tr("Depth: double-click to type it.");
    case StripHit::What::WidthNumber: return tr("Width: double-click to type it.");
    case StripHit::What::Part:
    case StripHit::What::Slab: {
        QString words = spokenPart(m_strip, hit.part);
        if (!m_shares.empty() && m_strip.parts[static_cast<std::size_t>(hit.part)].kind != StripPart::Kind::Input)
            words += QLatin1Char('\n')
                + tr("%1 % of the %2")
                      .arg(100 * m_shares[static_cast<std::size_t>(hit.part)], 0, 'f', 1)
                      .arg(metricName(m_session.metric(), m_session.counting()));
        words += QLatin1Char('\n')
            + (m_strip.parts[static_cast<std::size_t>(hit.part)].stage >= 0 ? tr("Double-click to type its depth.")
                                                                            : tr("Double-click to change it in the form."));
        return words;
    }
    case StripHit::What::Nothing: break;
    }
    return {};
}

} // namespace residua::ui
