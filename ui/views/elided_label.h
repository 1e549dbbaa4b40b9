#pragma once

#include <QLabel>

namespace residua::ui {

/// A line of plain text that is elided where it does not fit; the whole of it is in the tooltip then. It can be a link: written in the
/// accent, in the tab order, activated by click, Enter and Space.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::TextElideMode mode = Qt::ElideRight, QWidget *parent = nullptr);

    void setFullText(const QString &text);
    const QString &fullText() const { return m_text; }
    /// Shown whether the text fits or not; empty: only where it does not.
    void setExplanation(const QString &text);
    void setLink(bool link);
    bool isLink() const { return m_link; }
    /// Quiet text is for what is read second.
    void setQuiet(bool quiet);
    /// Says that something failed, in the colour of it and by a sign before the words.
    void setFailure(bool failure);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void activated();

private:
    void elide();
    int textWidth() const; ///< of all of it, in pixels
    QString words() const; ///< with the sign of a failure

    Qt::TextElideMode m_mode;
    QString m_text, m_explanation, m_tip;
    mutable int m_textWidth = -1; ///< -1: not measured yet
    bool m_link = false, m_quiet = false, m_failure = false;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace residua::ui
