#pragma once

#include <QFrame>

#include <functional>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace residua::ui {

/// One thing to do about a message.
struct ToastButton {
    QString text;
    std::function<void()> run;
};

/// One message over the window's content: a sign, what happened, what can be done about it. It is dismissed by its cross, by Escape, or by
/// one of its buttons, before the button does its work.
class Toast : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Note, Done, Warning, Problem }; ///< Done: it says that what was asked for is done

    /// `text` is plain; further lines than a few stand behind "Details".
    Toast(Kind kind, const QString &text, std::vector<ToastButton> buttons, QWidget *parent);

    Kind kind() const { return m_kind; }
    const QString &text() const { return m_said; }
    bool hasButtons() const { return m_hasButtons; }
    /// Shows that something is under way whose end is not known.
    void setProgress();
    /// As high as its text needs at `width`.
    int heightFor(int width) const;

Q_SIGNALS:
    void dismissed();
    void resized(); ///< its details were opened or closed

private:
    void setDetailsShown(bool shown);
    void applyTheme();

    Kind m_kind;
    bool m_coloring = false; ///< its own change of palette comes back
    QString m_said, m_rest;
    bool m_hasButtons;
    QLabel *m_text, *m_details;
    QProgressBar *m_progress;
    QPushButton *m_more;
    QToolButton *m_close;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
};

} // namespace residua::ui
