#pragma once

#include "ui/state/session.h"
#include "ui/strip/strip_change.h"
#include "ui/strip/strip_commands.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace residua::ui {

/// Changes the network from the strip: a depth or width in one gesture, which is one step of the history, or a command.
class StripEditor : public QObject {
    Q_OBJECT

public:
    explicit StripEditor(NetworkState &network);

    const ResNetSpec &spec() const { return m_network.spec(); }
    /// The number that is being changed; nothing between gestures.
    const std::optional<StripChange> &change() const { return m_change; }
    /// What stands beside the number that is being changed: its lines and why it was refused.
    QStringList changeLines() const;
    /// True while an edit comes from here.
    bool isProposing() const { return m_proposing; }

    void begin(int stage, bool depth);
    /// The number is to be `value`; where that is refused, the nearest that is not, and `change()` says why.
    void wish(std::int64_t value);
    /// One step up or down, by a key: a pause ends the gesture.
    void step(int stage, bool depth, int direction, bool fine);
    /// The gesture becomes a step of the history.
    void end();
    /// The gesture never was.
    void revert();
    /// Somebody else's edit came between: there is nothing to go on with.
    void abandon();

    /// A step of its own; returns why it was refused, else nothing.
    QString set(int stage, bool depth, std::int64_t value);
    /// Precondition: the edit is possible.
    void apply(const StripEdit &edit);

Q_SIGNALS:
    /// `change()` is another one, or none.
    void changed();

private:
    std::vector<Problem> propose(const ResNetSpec &next, const Edit &edit);

    NetworkState &m_network;
    std::optional<StripChange> m_change;
    QTimer m_pause; ///< after which keys begin a new step
    bool m_proposing = false;
};

} // namespace residua::ui
