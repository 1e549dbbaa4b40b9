#pragma once

#include "ui/state/session.h"

#include <QTabBar>

class QLineEdit;
class QToolButton;

namespace residua::ui {

/// The variants of a document as tabs: chosen by a click, named in place by a double click, moved by dragging, closed by the middle button
/// or by the cross of the one that is shown. Every change is a step of the session's history.
class VariantTabs : public QTabBar {
    Q_OBJECT

public:
    explicit VariantTabs(Session &session, QWidget *parent = nullptr);

    /// Opens the field in which the current variant's name is typed, over its tab.
    void editName();
    QLineEdit *nameEdit() const { return m_edit; } ///< null while no name is typed

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void nameEnded(); ///< no name is typed any more
    /// A menu is asked for the variant that is current now.
    void menuRequested(const QPoint &global);

protected:
    QSize tabSizeHint(int index) const override;
    void tabLayoutChange() override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void refresh();
    void showText(int index);
    void placeCross();
    void checkName();
    void endName(bool accept);
    void close(VariantId variant);
    VariantId idOf(int tab) const { return tabData(tab).value<VariantId>(); }
    std::vector<VariantId> shownIds() const;

    Session &m_session;
    QLineEdit *m_edit = nullptr;
    VariantId m_edited = 0;  ///< whose name is typed
    VariantId m_pressed = 0; ///< that the mouse holds
    bool m_refreshing = false;
};

} // namespace residua::ui
