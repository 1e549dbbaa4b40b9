#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace residua::ui {

class Reading;

/// A message in the window that blocks nothing: what happened, with at most one thing to do about it. Hidden while there is none.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Note, Problem };

    explicit MessageBar(QWidget *parent = nullptr);

    /// Shows `text`, which is plain; further lines stand behind "Details". `button` may be empty.
    void show(Kind kind, const QString &text, const QString &button = {}, std::function<void()> action = {});
    /// From now on says of `reading` that it takes long, with a way to give it up. It must live as long as this bar.
    void announce(Reading &reading);
    QString text() const;
    void clear();

private:
    void setDetailsShown(bool shown);
    void applyTheme();
    void changeEvent(QEvent *event) override;

    Kind m_kind = Kind::Note;
    QString m_rest;
    std::function<void()> m_action;
    const Reading *m_announced = nullptr; ///< what the message is the progress of; only compared
    QLabel *m_text, *m_details;
    QProgressBar *m_progress;
    QPushButton *m_button, *m_more;
    QToolButton *m_close;
};

} // namespace residua::ui
