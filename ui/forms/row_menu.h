#pragma once

#include <QToolButton>

#include <functional>

class QMenu;

namespace residua::ui {

enum class RowCommand { InsertBefore, InsertAfter, Duplicate, MoveUp, MoveDown, Remove };

/// The small button at the end of a row of a list: a menu of what can be done with the row, and the same by keyboard
/// from every widget of the row.
class RowMenu : public QToolButton {
    Q_OBJECT

public:
    /// `name` is the row for people ("stage %1", counted from 1); the list holds at most `most` rows and at least one.
    RowMenu(const QString &name, int most, QWidget *parent);

    void setPlace(int index, int count);
    /// Why `command` is impossible here; empty: possible.
    QString whyNot(RowCommand command) const;
    /// An entry of its own below the commands.
    void setExtra(const QString &text, std::function<void()> run);
    /// Lets the keyboard commands work while `widget` has the focus.
    void watch(QWidget *widget);
    void popUp(const QPoint &global);
    /// What popUp shows. The caller owns it.
    QMenu *makeMenu();

Q_SIGNALS:
    void chosen(RowCommand command);

private:
    void run(RowCommand command);

    QString m_name;
    int m_most;
    int m_index = 0, m_count = 1;
    QString m_extraText;
    std::function<void()> m_extra;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace residua::ui
