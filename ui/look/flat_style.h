#pragma once

#include <QProxyStyle>

namespace residua::ui {

/// The look of all controls: Fusion's behaviour, painted flat. Every colour comes from the palette of the widget (`Theme`), every
/// height from its font, so that a change of either needs no more than a repaint.
///
/// Dynamic properties: "primary" (bool) fills a button with the accent; "segment" ("first", "middle", "last" or "only") joins
/// checkable buttons that stand beside each other without a gap; "invalid" (bool) frames a field in the colour of what is wrong.
class FlatStyle : public QProxyStyle {
    Q_OBJECT

public:
    FlatStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const override;
};

} // namespace residua::ui
