#pragma once

#include <QToolButton>

class QMenu;

namespace residua::ui {

class Session;
class WeightController;

/// Which weights a run has, in the tool bar, with the menu of those that it may have.
class WeightsButton : public QToolButton {
    Q_OBJECT

public:
    WeightsButton(Session &session, const WeightController &weights, QMenu &menu);

private:
    void refresh();

    Session &m_session;
    const WeightController &m_weights;
};

} // namespace residua::ui
