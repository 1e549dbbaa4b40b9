#pragma once

#include <QComboBox>

namespace residua::ui {

/// A choice that the wheel changes only when it has the keyboard, and that can be marked wrong.
class Combo : public QComboBox {
    Q_OBJECT

public:
    explicit Combo(QWidget *parent = nullptr);
    void setWrong(bool wrong);
    /// Arrow keys and the wheel open the list instead of choosing at once: for choices that change everything.
    void setChoosesFromListOnly() { m_listOnly = true; }

private:
    bool m_wrong = false;
    bool m_listOnly = false;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace residua::ui
