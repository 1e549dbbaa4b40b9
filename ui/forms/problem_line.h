#pragma once

#include <QWidget>

class QLabel;

namespace residua::ui {

class LinkButton;

/// Why a value was refused, in a wrapping line, with a button that enters the nearest valid one.
class ProblemLine : public QWidget {
    Q_OBJECT

public:
    explicit ProblemLine(QWidget *parent = nullptr);

    /// `wayOut` is the button's text ("use 512"); empty: no button.
    void say(const QString &message, const QString &wayOut);
    void clear();
    QString message() const;

Q_SIGNALS:
    void used();

private:
    void applyTheme();

    QLabel *m_message;
    LinkButton *m_use;
    bool m_applying = false;
};

} // namespace residua::ui
