#pragma once

#include <QStyle>

class QPainter;
class QWidget;

namespace residua::ui {

/// One call of `FlatStyle`'s: who paints what where.
struct FlatCall {
    const QStyle &style;  ///< asked where its parts stand: what the application has
    const QStyle &fusion; ///< paints what stays as it is
    QPainter *painter;
    const QWidget *widget;
};

void drawSpinBox(const FlatCall &call, const QStyleOptionComplex *option);
void drawComboBox(const FlatCall &call, const QStyleOptionComplex *option);
void drawComboLabel(const FlatCall &call, const QStyleOption *option); ///< words without room end in …
void drawSlider(const FlatCall &call, const QStyleOptionComplex *option);
void drawScrollBar(const FlatCall &call, const QStyleOptionComplex *option);
void drawToolButton(const FlatCall &call, const QStyleOptionComplex *option);
void drawButtonLabel(const FlatCall &call, const QStyleOption *option);

/// Rows, headers, tabs, menus and bars; false: it is none of them.
bool drawList(const FlatCall &call, QStyle::ControlElement element, const QStyleOption *option);

} // namespace residua::ui
