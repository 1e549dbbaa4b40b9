#pragma once

#include "ui/locator/locator_entry.h"

#include <QFrame>
#include <QPointer>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;

namespace residua::ui {

/// The command palette and locator: a line over the window, in which part of a name is typed, and what answers it. Enter or a click does
/// it, Escape takes the keyboard back to where it was. What was done last comes first while nothing is typed.
class Locator : public QFrame {
    Q_OBJECT

public:
    /// Everything that can be found now, asked for at each opening.
    using Source = std::function<std::vector<LocatorEntry>()>;

    explicit Locator(QWidget *window);

    /// Opens over the top of the window, empty; `placeholder` says what can be typed.
    void open(const QString &placeholder, const Source &source);

    QLineEdit &edit() const { return *m_edit; }
    QListWidget &list() const { return *m_list; }

private:
    void fill();
    void place();
    void step(int by);
    void run();
    void leave();
    void dress();

    QLineEdit *m_edit;
    QListWidget *m_list;
    QLabel *m_nothing;
    std::vector<LocatorEntry> m_entries;
    std::vector<std::size_t> m_shown; ///< indices in m_entries, best first
    QStringList m_last;               ///< texts of what was done, newest first
    QPointer<QWidget> m_focus;        ///< where the keyboard was

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace residua::ui
