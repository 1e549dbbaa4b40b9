#pragma once

#include <QLabel>

namespace residua::ui {

/// Plain text that can be selected and copied with the mouse. Only under the pointer is it a text control, which costs a document for
/// every change of the text; elsewhere it is drawn as any label is, to the same pixels.
class SelectableLabel : public QLabel {
public:
    explicit SelectableLabel(QWidget *parent = nullptr);

private:
    void rest();

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

} // namespace residua::ui
