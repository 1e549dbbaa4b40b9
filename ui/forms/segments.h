#pragma once

#include <QAbstractButton>
#include <QButtonGroup>

namespace residua::ui {

/// A few choices side by side, one of them chosen. One stop for Tab; the arrow keys choose.
class Segments : public QWidget {
    Q_OBJECT

public:
    Segments(const QStringList &choices, QWidget *parent = nullptr);

    int current() const { return m_group.checkedId(); }
    void setCurrent(int index); ///< no signal
    QString textOf(int index) const { return m_group.button(index)->text(); }
    QAbstractButton *button(int index) const { return m_group.button(index); }
    void setWrong(bool wrong);
    void setNames(const QString &accessibleName, const QString &toolTip);

Q_SIGNALS:
    void chosen(int index); ///< by the user

private:
    QButtonGroup m_group;
    bool m_wrong = false;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace residua::ui
