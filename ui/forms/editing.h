#pragma once

#include "ui/forms/refusal.h"
#include "ui/state/session.h"

#include <QPointer>
#include <QTimer>

#include <functional>

namespace residua::ui {

class Field;

/// What all fields of one form share: the network, when a gesture ends, and which widgets apply.
class Editing : public QObject {
    Q_OBJECT

public:
    using Predicate = std::function<bool(const ResNetSpec &)>;

    explicit Editing(NetworkState &network, QObject *parent = nullptr);

    NetworkState &network() { return m_network; }
    const ResNetSpec &spec() const { return m_network.spec(); }

    /// NetworkState::propose; what is refused comes back as a sentence.
    Refusal propose(const ResNetSpec &next, const QString &text, const QString &key);
    /// The text of an edit that sets `key` to `value`.
    static QString setText(const QString &key, const QString &value);

    /// Notes that something was typed, turned or chosen: the gesture goes on.
    void touched();
    /// Ends the gesture, as leaving a field and Enter do.
    void finish();

    void add(Field *field) { m_fields.push_back(field); }
    /// Tells the network's other views of the first field that shows a refusal, if any.
    void tellRefusals();
    const std::vector<Field *> &fields() const { return m_fields; }
    /// Hides `widget` wherever `applies` is false.
    void showWhen(QWidget *widget, Predicate applies);
    /// Brings every field and what applies up to date; `force` also drops what was typed and refused.
    void refresh(bool force = false);

Q_SIGNALS:
    void widgetsAdded(); ///< a list has grown: the order of Tab is not right any more
    void paused();       ///< nothing was touched for a moment, or the gesture was finished

private:
    void onSnapshotChanged();

    NetworkState &m_network;
    QTimer m_pause;
    int m_step = 0; ///< of the undo stack
    std::vector<Field *> m_fields;
    std::vector<std::pair<QWidget *, Predicate>> m_conditions;
};

} // namespace residua::ui
