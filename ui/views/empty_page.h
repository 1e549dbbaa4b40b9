#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace residua::ui {

class ElidedLabel;

/// What a view shows when it has nothing to show: why, and what to do about it.
class EmptyPage : public QWidget {
    Q_OBJECT

public:
    explicit EmptyPage(QWidget *parent = nullptr);

    /// `actions` become links below the text, in this order.
    void say(const QString &text, const QStringList &actions = {});
    QString text() const;
    QStringList actions() const;

Q_SIGNALS:
    /// `index` in the actions.
    void triggered(int index);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyColors();
    void makeRoom(); ///< the text gives way to the links where there is no room for both

    QLabel *m_text;
    QHBoxLayout *m_row;
    QList<ElidedLabel *> m_links;
};

} // namespace residua::ui
