#pragma once

#include "ui/window/toast.h"

#include "core/arch/spec.h"

#include <QHash>
#include <QList>
#include <QWidget>

namespace residua::ui {

class Reading;

/// Messages over the window's content that block and move nothing: the newest at the bottom. A problem, a warning, and a message with
/// something to do about it, stays until it is dismissed; a plain note goes after a while, unless the pointer is on it.
class MessageBar : public QWidget {
    Q_OBJECT

public:
    using Kind = Toast::Kind;

    explicit MessageBar(QWidget *parent = nullptr);

    /// Stands in the middle of `area`, above its child `floor`.
    void floatOver(QWidget &area, QWidget &floor);
    /// Shows `text`, which is plain; further lines than a few stand behind "Details". What says the same already is replaced.
    void show(Kind kind, const QString &text, std::vector<ToastButton> buttons);
    void show(Kind kind, const QString &text, const QString &button = {}, std::function<void()> action = {});
    /// Says why `what` is not done, if there is a reason.
    void refuse(const QString &what, const std::vector<Problem> &problems);
    /// From now on says of `reading` that it takes long, with a way to give it up. It must live as long as this bar.
    void announce(Reading &reading);
    /// Of the newest message; empty where there is none.
    QString text() const;
    /// Takes away what is outdated by something that went well: problems and plain notes. A warning, and where there is something to do,
    /// stays.
    void clear();
    /// Takes away the message that says `text`, if it is still there: it is true no more.
    void withdraw(const QString &text);
    /// Takes all away: they were about what is not shown any more.
    void clearAll();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Toast *add(Kind kind, const QString &text, std::vector<ToastButton> buttons);
    void remove(Toast *toast);
    void arrange();

    QWidget *m_area = nullptr, *m_floor = nullptr;
    QList<Toast *> m_toasts;                     ///< from the top down
    QHash<const Reading *, Toast *> m_announced; ///< what says that it takes long; the readings are only compared
};

} // namespace residua::ui
