#pragma once

#include <QWidget>

namespace residua::ui {

/// Holds one widget, as high as that wants to be in the box's width. What is round it is laid out again only when that height changes, not
/// with every text of the same height.
class StillBox : public QWidget {
    Q_OBJECT

public:
    explicit StillBox(QWidget *content, QWidget *parent = nullptr);

    QSize sizeHint() const override;

private:
    void fit();

    QWidget *m_content;
    int m_height = 0;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace residua::ui
