#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace residua::ui {

/// Makes an edit one frame: holds a window's painting back until the picture of it has come from its thread, or `mostWait` is over. So no
/// frame shows the table of one network beside the picture of another. (The live model's word is not waited for: while it is on its way
/// the window can be painted.)
class FrameGate : public QObject {
public:
    static constexpr int mostWait = 12; ///< milliseconds

    /// `complete`: whether the parts of `window` show the same network.
    FrameGate(QWidget &window, std::function<bool()> complete);

    /// An edit has been made.
    void close();
    /// Something of it has arrived.
    void check();

private:
    void open();

    QWidget &m_window;
    std::function<bool()> m_complete;
    QTimer m_limit;       ///< runs while the gate is closed
    bool m_asked = false; ///< a painting was held back

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace residua::ui
