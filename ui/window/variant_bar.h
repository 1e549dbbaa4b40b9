#pragma once

#include <QWidget>

class QToolButton;

namespace residua::ui {

struct Actions;
class Session;
class VariantTabs;

/// The line above the strip: the variants as tabs, and a button that adds one.
class VariantBar : public QWidget {
    Q_OBJECT

public:
    /// `actions` must outlive it.
    VariantBar(Session &session, const Actions &actions, QWidget *parent = nullptr);

    VariantTabs &tabs() { return *m_tabs; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showMenu(const QPoint &global);

    const Actions &m_actions;
    VariantTabs *m_tabs;
};

} // namespace residua::ui
