#pragma once

#include "ui/state/session.h"
#include "ui/work/lane.h"

#include "core/compare/advise.h"

#include <QTimer>

namespace residua::ui {

/// What is to be said of the network on show: found in the background once edits pause for a moment, so that no edit waits for it. What the
/// user has dismissed is kept apart. Lives in the GUI thread.
class Advice : public QObject {
    Q_OBJECT

public:
    explicit Advice(Session &session, QObject *parent = nullptr);
    /// From now on looks at each network that is shown, beginning with this one. Call it after the first paint.
    void start();

    Session &session() const { return m_session; }
    /// Of the network that is shown, once `isCurrent`; until then of the one before.
    const std::vector<Finding> &findings() const { return m_findings; }
    /// Those of them whose codes are dismissed in this document.
    const std::vector<Finding> &dismissed() const { return m_dismissed; }
    bool isCurrent() const;

    /// Makes what finding `index` proposes of the network: one step of the history. False where there is nothing to be made.
    bool fix(std::size_t index);
    /// Says no more of findings like `index` in this document: a step of the history, too.
    void dismiss(std::size_t index);
    /// Takes all of it back.
    void restoreAll();

Q_SIGNALS:
    void changed();

private:
    void look();
    void take(std::uint64_t generation, const std::shared_ptr<const std::vector<Finding>> &findings);
    void sort();

    Session &m_session;
    bool m_started = false;
    QTimer m_later;
    std::uint64_t m_generation = 0;                    ///< of what was looked at
    std::shared_ptr<const std::vector<Finding>> m_all; ///< as they were found, shared with who found them
    std::vector<Finding> m_findings, m_dismissed;
    Lane m_lane{Lane::Priority::Low}; ///< last: its job posts to this object
};

} // namespace residua::ui
