#include "ui/forms/editing.h"

#include "ui/forms/field.h"
#include "ui/forms/field_names.h"
#include "ui/state/pause.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace residua::ui {

namespace {

constexpr int pauseMs = 800;

} // namespace

Editing::Editing(NetworkState &network, QObject *parent) : QObject(parent), m_network(network)
{
    setPause(m_pause, pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &Editing::finish);
    connect(&m_network, &NetworkState::snapshotChanged, this, &Editing::onSnapshotChanged);
    connect(&m_network.session(), &Session::currentAboutToChange, this, &Editing::finish);
    connect(&m_network.session().undoStack(), &QUndoStack::indexChanged, this, [this](int index) {
        if (index < std::exchange(m_step, index)) // what was typed since is undone with it
            refresh(true);
    });
}

Refusal Editing::propose(const ResNetSpec &next, const QString &text, const QString &key)
{
    touched();
    const std::vector<Problem> problems = m_network.propose(next, {text, key});
    return problems.empty() ? Refusal{} : refusalOf(problems, key);
}

QString Editing::setText(const QString &key, const QString &value)
{
    return tr("Set %1 to %2").arg(fieldName(key), value);
}

void Editing::touched()
{
    m_pause.start();
}

void Editing::finish()
{
    m_pause.stop();
    Q_EMIT paused(); // what is refused now takes back what its digits have done: while they are still one gesture
    m_network.session().endGesture();
}

void Editing::tellRefusals()
{
    const auto wrong = std::find_if(m_fields.begin(), m_fields.end(), [](const Field *field) { return field->showsRefusal(); });
    if (wrong == m_fields.end())
        m_network.setRefusedEntry({}, {});
    else
        m_network.setRefusedEntry((*wrong)->key(), (*wrong)->refusal().message);
}

void Editing::showWhen(QWidget *widget, Predicate applies)
{
    m_conditions.emplace_back(widget, std::move(applies));
}

void Editing::refresh(bool force)
{
    for (const auto &[widget, applies] : m_conditions) {
        const bool shown = applies(spec());
        if (widget->isHidden() == shown)
            widget->setVisible(shown);
    }
    for (Field *field : m_fields)
        field->refresh(force);
}

void Editing::onSnapshotChanged()
{
    // A document that was just set has no last change: what was typed before belongs to another one.
    refresh(!m_network.lastChange().any);
}

} // namespace residua::ui
