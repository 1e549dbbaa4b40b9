#pragma once

#include "core/compare/advise.h"

#include <QFrame>

class QLabel;

namespace residua::ui {

class ElidedLabel;

/// One finding: what is so, why that is weak, who found it out, and what can be done about it. A click selects its layer.
class AdviceCard : public QFrame {
    Q_OBJECT

public:
    explicit AdviceCard(QWidget *parent = nullptr);

    void show(const Finding &finding);
    /// What it is about is what is selected.
    void setCurrent(bool current);

Q_SIGNALS:
    void chosen();
    void fixRequested();
    void dismissRequested();

private:
    void applyColors();

    Severity m_severity = Severity::Hint;
    bool m_hasPlace = false, m_current = false;
    QLabel *m_message, *m_reason, *m_source;
    ElidedLabel *m_fix, *m_place, *m_dismiss;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace residua::ui
