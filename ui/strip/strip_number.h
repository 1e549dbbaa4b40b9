#pragma once

#include "ui/strip/strip_editor.h"

#include <QObject>

class QRectF;
class QWidget;

namespace residua::ui {

class NumberEdit;

/// The field in which a depth or width is typed, over the number itself.
class StripNumber : public QObject {
    Q_OBJECT

public:
    /// The field comes into `strip`.
    StripNumber(QWidget &strip, StripEditor &editor) : m_strip(strip), m_editor(editor) {}

    /// For the depth or width of `stage`; `number` is where that stands, `digits` how wide four digits are.
    void open(int stage, bool depth, const QRectF &number, double digits);
    void close();
    bool isOpen() const { return m_field; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Why the number of `stage` is refused; stage -1: there is nothing to say any more.
    void said(int stage, const QString &refusal);

private:
    bool commit();
    void step(int direction, bool fine);
    void leave();

    QWidget &m_strip;
    StripEditor &m_editor;
    NumberEdit *m_field = nullptr;
    int m_stage = 0;
    bool m_depth = true;
};

} // namespace residua::ui
