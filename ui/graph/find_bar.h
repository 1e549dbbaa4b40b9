#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace residua::ui {

/// A line to search with, along the top of the picture: what is looked for, how much of it there is, next and previous.
/// Enter and F3 go on, with Shift back; Escape closes.
class FindBar : public QWidget {
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent);

    QString text() const;
    /// "3 of 17"; `current` from 0, -1: none of them. `asked`: something is looked for.
    void setCount(int current, int count, bool asked);
    /// The count in words.
    QString countWords() const;
    /// Shows the bar and takes the keyboard.
    void open();
    /// Along the top of a parent of `width` pixels.
    void place(int width);

Q_SIGNALS:
    void edited(const QString &text);
    void next();
    void previous();
    void closed();

private:
    void dress();
    void fitCount();

    QLineEdit *m_edit = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_previous, *m_next, *m_close;
    bool m_missing = false;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace residua::ui
