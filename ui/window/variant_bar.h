#pragma once

#include <QWidget>

class QHBoxLayout;

namespace residua::ui {

struct Actions;
class Session;
class StageStrip;
class VariantTabs;

/// The variants as tabs, and buttons that add one and compare. They stand in the strip's first line, the tabs in the place of the name
/// where there is more than one variant, so that nothing moves when the second comes; in a line of their own while the strip is hidden.
class VariantBar : public QWidget {
    Q_OBJECT

public:
    /// `actions` and `strip` must outlive it.
    VariantBar(Session &session, const Actions &actions, StageStrip &strip, QWidget *parent = nullptr);

    /// Opens the field in which the current variant's name is typed.
    void editName();

private:
    QWidget *makeButtons();
    bool hasTabs() const;
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
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace residua::ui
