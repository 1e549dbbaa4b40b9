#pragma once

#include <QWidget>

class QBoxLayout;
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
    void makeRoom(); ///< no link is cut off; the text gives way to them where there is no room for both

    QLabel *m_text;
    QBoxLayout *m_row; ///< of the links; one below the other where they have no room side by side
    QList<ElidedLabel *> m_links;
    QStringList m_actions; ///< as was said
};

} // namespace residua::ui
