#pragma once

#include <QWidget>

class QHBoxLayout;

namespace residua::ui {

struct Actions;
class Session;
class StageStrip;
class VariantTabs;

/// The line above the strip: the variants as tabs, and buttons that add one and compare. While there is one variant alone it takes no room,
/// and the buttons stand in the strip.
class VariantBar : public QWidget {
    Q_OBJECT

public:
    /// `actions` and `strip` must outlive it.
    VariantBar(Session &session, const Actions &actions, StageStrip &strip, QWidget *parent = nullptr);

    /// Opens the field in which the current variant's name is typed.
    void editName();

private:
    QWidget *makeButtons();
    void arrange();
    void showMenu(const QPoint &global);

    Session &m_session;
    const Actions &m_actions;
    StageStrip &m_strip;
    VariantTabs *m_tabs;
    QWidget *m_buttons;
    QHBoxLayout *m_row;
    bool m_naming = false; ///< the tabs are shown though there is one alone

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace residua::ui
