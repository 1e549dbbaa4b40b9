#pragma once

#include <QScrollArea>

namespace residua::ui {

/// As high as what it holds, and scrolled where there is less room than that.
class FactsArea : public QScrollArea {
    Q_OBJECT

public:
    explicit FactsArea(QWidget *content, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Up, Down, Page Up and Page Down scroll it; false for other keys.
    bool scrollBy(int key);

private:
    QSize m_hint; ///< that the layout round it knows

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace residua::ui
