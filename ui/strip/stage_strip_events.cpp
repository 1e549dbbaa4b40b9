// What mouse, keys and the menu do to the strip.
#include "ui/strip/stage_strip.h"

#include "ui/strip/strip_keys.h"
#include "ui/strip/strip_menu.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>

namespace residua::ui {

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
    m_editor.end();
    m_number.close();
    say(-1, {});
    if (event->button() != Qt::LeftButton || m_drag.isHeld())
        return;
    const StripGeometry &geometry = geometryOfStrip();
    const StripHit hit = hitTest(geometry, event->position());
    if (!hit.isHandle())
        return select(hit);
    const StripPart &part = m_strip.parts[static_cast<std::size_t>(hit.part)];
    if (currentStage() != part.stage)
        selectPart(hit.part);
    m_drag.begin(hit, part, geometry.placing, event->position(), event->modifiers());
}

void StageStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_drag.isHeld())
        return setHover(event->buttons() ? m_hover : hitAt(event->position()));
    if (event->buttons() & Qt::LeftButton)
        return m_drag.moveTo(event->position(), event->modifiers());
    m_drag.drop(); // released where this window could not see it
    invalidate();
}

void StageStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_drag.isHeld())
        return;
    m_drag.drop();
    invalidate();
    setHover(hitAt(event->position()));
}

void StageStrip::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const StripHit hit = hitAt(event->position());
    if (hit.isHandle() || hit.isNumber())
        editNumber(m_strip.parts[static_cast<std::size_t>(hit.part)].stage, hit.ofDepth());
    else if (hit.part < 0)
        mousePressEvent(event);
    else if (const int stage = m_strip.parts[static_cast<std::size_t>(hit.part)].stage; stage >= 0)
        editNumber(stage, true);
    else
        requestField(hit.part);
}

void StageStrip::leaveEvent(QEvent *)
{
    if (!m_drag.isHeld())
        setHover({});
}

void StageStrip::keyPressEvent(QKeyEvent *event)
{
    const auto key = stripKey(*event, m_drag.isActive());
    if (!key)
        return QWidget::keyPressEvent(event);
    event->accept();
    if (m_drag.isHeld()) { // the mouse has it
        if (std::holds_alternative<StripKey::TakeBack>(key->what)) {
            m_drag.takeBack();
            invalidate();
        }
        return;
    }
    const int stage = currentStage();
    if (const auto *step = std::get_if<StripKey::Step>(&key->what)) {
        if (stage >= 0)
            m_editor.step(stage, step->depth, step->direction, step->fine);
    } else if (const auto *go = std::get_if<StripKey::Go>(&key->what)) {
        using To = StripKey::Go::To;
        const int last = static_cast<int>(m_strip.parts.size()) - 1, part = currentPart();
        m_editor.end();
        say(-1, {});
        selectPart(go->to == To::First      ? 0
                       : go->to == To::Last ? last
                       : go->to == To::Next ? std::min(last, part + 1)
                       : part < 0           ? last
                                            : std::max(0, part - 1));
    } else if (const auto *command = std::get_if<StripCommand>(&key->what)) {
        if (stage >= 0)
            run(stage, *command);
    } else if (const auto *type = std::get_if<StripKey::Type>(&key->what)) {
        if (stage >= 0)
            editNumber(stage, type->depth);
        else if (currentPart() >= 0)
            requestField(currentPart());
    }
}

void StageStrip::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept();
    if (m_drag.isHeld())
        return;
    const bool mouse = event->reason() == QContextMenuEvent::Mouse;
    const StripHit hit = mouse ? hitAt(event->pos()) : StripHit{StripHit::What::Part, currentPart(), -1};
    if (hit.part < 0)
        return;
    if (mouse && hit.part != currentPart())
        select(hit);
    auto *menu = new StripMenu(m_network.spec(), m_strip.parts[static_cast<std::size_t>(hit.part)], this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &StripMenu::chosen, this, &StageStrip::run);
    connect(menu, &StripMenu::numberChosen, this, &StageStrip::editNumber);
    connect(&m_network, &NetworkState::snapshotChanged, menu, &QWidget::close); // it speaks of stages that may be gone
    const QPoint below = geometryOfStrip().cells[static_cast<std::size_t>(hit.part)].slabs.bottomLeft().toPoint();
    menu->popup(mouse ? event->globalPos() : mapToGlobal(below));
}

void StageStrip::focusInEvent(QFocusEvent *)
{
    update();
}

void StageStrip::focusOutEvent(QFocusEvent *)
{
    if (!m_drag.isHeld())
        m_editor.end();
    update();
}

void StageStrip::hideEvent(QHideEvent *event)
{
    m_drag.drop();
    m_editor.end();
    m_number.close();
    QWidget::hideEvent(event);
}

bool StageStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && stripKey(*static_cast<QKeyEvent *>(event), m_drag.isActive())) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString words = m_drag.isHeld() ? QString() : toolTipAt(hitAt(help->pos()));
        QToolTip::showText(help->globalPos(), words, this);
        return true;
    }
    if (event->type() == QEvent::LayoutRequest) { // a tab has another name, or there is another
        placeHeader();
        invalidate();
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
        const StripPart &part = m_strip.parts[static_cast<std::size_t>(hit.part)];
        QString words = spokenPart(m_strip, hit.part);
        if (!m_tints.shares.empty() && part.kind != StripPart::Kind::Input)
            words += QLatin1Char('\n')
                + tr("%1 % of the %2")
                      .arg(100 * m_tints.shares[static_cast<std::size_t>(hit.part)], 0, 'f', 1)
                      .arg(metricName(m_network.session().metric(), m_network.session().counting()));
        if (!part.differenceTip.isEmpty())
            words += QLatin1Char('\n') + part.differenceTip;
        words +=
            QLatin1Char('\n') + (part.stage >= 0 ? tr("Double-click to type its depth.") : tr("Double-click to change it in the form."));
        return words;
    }
    case StripHit::What::Nothing: break;
    }
    return {};
}

} // namespace residua::ui
