#pragma once

#include "ui/state/session.h"

#include <QToolButton>

namespace residua::ui {

/// "colored by: MACs": chooses what colours picture and strip.
class MetricButton : public QToolButton {
    Q_OBJECT

public:
    explicit MetricButton(NetworkState &network, QWidget *parent = nullptr);

private:
    void refresh();

    NetworkState &m_network;
};

} // namespace residua::ui
