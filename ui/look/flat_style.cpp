#include "ui/look/flat_style.h"

#include "ui/look/flat_controls.h"
#include "ui/look/flat_paint.h"
#include "ui/look/icons.h"

#include <QAbstractItemView>
#include <QTabBar>
#include <QToolButton>

namespace residua::ui {

namespace {

constexpr int spinButtonWidth = 18, comboArrowWidth = 24, scrollBarExtent = 10, fieldPadding = 8;

int fieldHeight(const QFontMetrics &metrics)
{
    return std::max(28, metrics.height() + 12);
}

void paintBranch(QPainter *painter, const QStyleOption *option)
{
    if (!(option->state & QStyle::State_Children))
        return;
    const Theme theme(option->palette);
    const PainterScope scope(painter);
    painter->translate(QRectF(option->rect).center());
    if (option->state & QStyle::State_Open)
        painter->rotate(90);
    else if (option->direction == Qt::RightToLeft)
        painter->rotate(180);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option->state & QStyle::State_MouseOver ? theme.text : theme.quietText);
    painter->drawPolygon(QPolygonF({{-2.5, -4}, {3.5, 0}, {-2.5, 4}}));
}

/// A selected row is soft from edge to edge; one that the pointer is over is only hinted at.
void paintRow(QPainter *painter, const QStyleOption *option, bool whole)
{
    const Theme theme(option->palette);
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (item && item->backgroundBrush.style() != Qt::NoBrush && !whole)
        painter->fillRect(option->rect, item->backgroundBrush);
    if (option->state & QStyle::State_Selected)
        painter->fillRect(option->rect, theme.accentSoft);
    else if (!whole && option->state & QStyle::State_MouseOver && option->state & QStyle::State_Enabled)
        painter->fillRect(option->rect, wash(theme.text, 0.04));
}

/// A list's own frame is a line; the focus of a row is its colour, so only an unselected current item is framed.
void paintFocus(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const Theme theme(option->palette);
    if (qobject_cast<const QAbstractItemView *>(widget)) {
        if (!(option->state & QStyle::State_Selected))
            paintFrame(painter, option->rect, Qt::transparent, theme.accent, 1, 3);
    } else if (!segmentOf(widget).isEmpty()) {
        return; // drawn inside the frame
    } else if (option->state & QStyle::State_KeyboardFocusChange) {
        paintFocusRing(painter, option->rect, theme);
    }
}

QRect spinPart(const QStyleOptionSpinBox *spin, QStyle::SubControl part)
{
    const QRect rect = spin->rect;
    const int width = spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : spinButtonWidth;
    const QRect buttons(rect.right() + 1 - width - 2, rect.y() + 3, width, rect.height() - 6);
    QRect at = rect;
    switch (part) {
    case QStyle::SC_SpinBoxUp: at = QRect(buttons.topLeft(), QSize(width, buttons.height() / 2)); break;
    case QStyle::SC_SpinBoxDown:
        at = QRect(buttons.x(), buttons.y() + buttons.height() / 2, width, buttons.height() - buttons.height() / 2);
        break;
    case QStyle::SC_SpinBoxEditField: at = rect.adjusted(fieldPadding - 2, 2, width > 0 ? -width - 2 : -fieldPadding + 2, -2); break;
    default: break;
    }
    return QStyle::visualRect(spin->direction, rect, at);
}

QRect scrollPart(const QStyleOptionSlider *bar, QStyle::SubControl part)
{
    const bool flat = bar->orientation == Qt::Horizontal;
    const QRect rect = bar->rect;
    const int length = flat ? rect.width() : rect.height();
    const qint64 range = static_cast<qint64>(bar->maximum) - bar->minimum;
    const int thumb = range <= 0
        ? length
        : std::clamp(static_cast<int>(length * static_cast<qint64>(bar->pageStep) / (range + bar->pageStep)), std::min(28, length), length);
    const int start = QStyle::sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
    const auto span = [&](int from, int size) {
        return flat ? QRect(rect.x() + from, rect.y(), size, rect.height()) : QRect(rect.x(), rect.y() + from, rect.width(), size);
    };
    QRect at;
    switch (part) {
    case QStyle::SC_ScrollBarSlider: at = span(start, thumb); break;
    case QStyle::SC_ScrollBarGroove: at = rect; break;
    case QStyle::SC_ScrollBarSubPage: at = span(0, start); break;
    case QStyle::SC_ScrollBarAddPage: at = span(start + thumb, length - start - thumb); break;
    default: return {}; // no arrows
    }
    return QStyle::visualRect(bar->direction, rect, at);
}

} // namespace

FlatStyle::FlatStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme theme(option->palette);
    const auto arrow = [&](Qt::ArrowType direction) {
        paintChevron(painter, option->rect, direction, option->state & State_Enabled ? theme.quietText : wash(theme.quietText, 0.4), 6);
    };
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            paintField(painter, option, widget);
        return;
    case PE_FrameLineEdit: return paintField(painter, option, widget);
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel: return paintButton(painter, option, widget);
    case PE_PanelButtonTool:
        if (option->state & (State_On | State_Sunken))
            paintArea(painter, option->rect, theme.accentSoft);
        else if (option->state & State_MouseOver && option->state & State_Enabled)
            paintArea(painter, option->rect, wash(theme.text, 0.06));
        return;
    case PE_FrameFocusRect: return paintFocus(painter, option, widget);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: return paintIndicator(painter, option, false);
    case PE_IndicatorRadioButton: return paintIndicator(painter, option, true);
    case PE_IndicatorArrowDown: return arrow(Qt::DownArrow);
    case PE_IndicatorArrowUp: return arrow(Qt::UpArrow);
    case PE_IndicatorArrowLeft: return arrow(Qt::LeftArrow);
    case PE_IndicatorArrowRight: return arrow(Qt::RightArrow);
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
            header && header->sortIndicator != QStyleOptionHeader::None)
            arrow(header->sortIndicator == QStyleOptionHeader::SortUp ? Qt::UpArrow : Qt::DownArrow);
        return;
    case PE_IndicatorBranch: return paintBranch(painter, option);
    case PE_PanelItemViewRow:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
            item && item->features & QStyleOptionViewItem::Alternate)
            painter->fillRect(option->rect, option->palette.brush(QPalette::AlternateBase));
        return paintRow(painter, option, true);
    case PE_PanelItemViewItem: return paintRow(painter, option, false);
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, option->palette.color(QPalette::ToolTipBase));
        painter->setPen(theme.line);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelMenu: painter->fillRect(option->rect, option->palette.color(QPalette::Base)); return;
    case PE_Frame:
    case PE_FrameMenu:
        painter->setPen(theme.line);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelStatusBar: painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), theme.line); return;
    case PE_IndicatorToolBarSeparator: {
        const bool flat = option->state & State_Horizontal;
        const QPoint middle = option->rect.center();
        painter->fillRect(flat ? QRect(middle.x(), option->rect.y() + 6, 1, option->rect.height() - 12)
                               : QRect(option->rect.x() + 6, middle.y(), option->rect.width() - 12, 1),
                          theme.line);
        return;
    }
    case PE_IndicatorDockWidgetResizeHandle: {
        const bool upright = option->rect.height() > option->rect.width();
        const QPoint middle = option->rect.center();
        painter->fillRect(upright ? QRect(middle.x(), option->rect.y(), 1, option->rect.height())
                                  : QRect(option->rect.x(), middle.y(), option->rect.width(), 1),
                          option->state & State_MouseOver ? theme.accent : theme.line);
        return;
    }
    case PE_FrameGroupBox:
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_FrameDefaultButton:
    case PE_PanelMenuBar:
    case PE_PanelToolBar:
    case PE_IndicatorToolBarHandle: return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == CE_PushButtonBevel)
        return paintButton(painter, option, widget);
    const FlatCall call{*proxy(), *baseStyle(), painter, widget};
    if (element == CE_PushButtonLabel)
        return drawButtonLabel(call, option);
    if (element == CE_ComboBoxLabel)
        return drawComboLabel(call, option);
    if (!drawList(call, element, option))
        QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    const FlatCall call{*proxy(), *baseStyle(), painter, widget};
    switch (control) {
    case CC_SpinBox: return drawSpinBox(call, option);
    case CC_ComboBox: return drawComboBox(call, option);
    case CC_Slider: return drawSlider(call, option);
    case CC_ScrollBar: return drawScrollBar(call, option);
    case CC_ToolButton: return drawToolButton(call, option);
    default: QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); spin && control == CC_SpinBox)
        return spinPart(spin, part);
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar)
        return scrollPart(bar, part);
    if (control == CC_ComboBox && (part == SC_ComboBoxArrow || part == SC_ComboBoxEditField)) {
        const QRect rect = option->rect;
        const QRect at = part == SC_ComboBoxArrow ? QRect(rect.right() + 1 - comboArrowWidth, rect.y(), comboArrowWidth, rect.height())
                                                  : rect.adjusted(fieldPadding, 2, -comboArrowWidth, -2);
        return visualRect(option->direction, rect, at);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return visualRect(option->direction, option->rect, option->rect.adjusted(fieldPadding - 2, 1, -fieldPadding + 2, -1));
        return QProxyStyle::subElementRect(element, option, widget);
    case SE_PushButtonFocusRect: return option->rect;
    default: return QProxyStyle::subElementRect(element, option, widget);
    }
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (!option)
        return size;
    const int height = fieldHeight(option->fontMetrics);
    switch (type) {
    case CT_LineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            size = {contents.width() + 2 * fieldPadding, std::max(height, contents.height())};
        break;
    case CT_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            size = {contents.width() + fieldPadding + 4 + (spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 4 : spinButtonWidth),
                    height};
        break;
    case CT_ComboBox: size = {contents.width() + fieldPadding + comboArrowWidth + 2, height}; break;
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const bool text = button && !button->text.isEmpty();
        size = {contents.width() + (text ? 2 * groupGap - 4 : 12), std::max(height, contents.height() + 8)};
        break;
    }
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            const bool text = button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty();
            size = {contents.width() + (text ? groupGap : 10), std::max(height, contents.height() + 8)};
            if (!segmentOf(widget).isEmpty())
                break;
            // QToolButton has made room for the arrow of a split button only.
            if (button->features & QStyleOptionToolButton::HasMenu && !(button->features & QStyleOptionToolButton::MenuButtonPopup))
                size.rwidth() += pixelMetric(PM_MenuButtonIndicator, option, widget);
        }
        break;
    case CT_TabBarTab: size.setHeight(std::max(32, option->fontMetrics.height() + 16)); break;
    case CT_HeaderSection: size.setHeight(std::max(26, option->fontMetrics.height() + 10)); break;
    case CT_ItemViewItem: size.setHeight(std::max({size.height(), rowHeight, option->fontMetrics.height() + 6})); break;
    case CT_MenuBarItem: size += QSize(4, 6); break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            size = item->menuItemType == QStyleOptionMenuItem::Separator
                ? QSize(size.width(), 9)
                : QSize(size.width() + 12, std::max(26, option->fontMetrics.height() + 10));
        break;
    case CT_ProgressBar: size.setHeight(std::max(4, contents.height())); break;
    default: break;
    }
    return size;
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth: return 1; // QSplitter widens what can be grabbed
    case PM_DockWidgetSeparatorExtent: return 5;
    case PM_ScrollBarExtent: return scrollBarExtent;
    case PM_ScrollBarSliderMin: return 28;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_TabBarBaseHeight:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarHandleExtent:
    case PM_MenuBarPanelWidth: return 0;
    case PM_TabBarTabHSpace: return 20;
    case PM_TabBarTabVSpace: return 14;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return option ? std::max(16, option->fontMetrics.height() - 2) : 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return controlGap;
    case PM_MenuButtonIndicator: return 16;
    case PM_MenuPanelWidth: return 1;
    case PM_MenuVMargin: return insideGap;
    case PM_MenuHMargin: return 0;
    case PM_MenuBarItemSpacing: return 2;
    case PM_MenuBarHMargin: return insideGap;
    case PM_ToolBarItemSpacing: return 2;
    case PM_ToolBarItemMargin: return insideGap;
    case PM_ToolBarSeparatorExtent: return 13;
    case PM_HeaderMarkSize: return 8;
    case PM_SliderThickness:
    case PM_SliderLength:
    case PM_SliderControlThickness: return 18;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin: return 12;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return controlGap;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QIcon FlatStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    const std::optional<IconKind> own = iconFor(which);
    return own ? iconOf(*own) : QProxyStyle::standardIcon(which, option, widget);
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_DialogButtonBox_ButtonsHaveIcons: // words are enough
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_TabBar_PreferNoArrows:
    case SH_Header_ArrowAlignment:
    case SH_ScrollView_FrameOnlyAroundContents: return 0;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    case SH_Table_GridLineColor: return static_cast<int>(option ? Theme(option->palette).line.rgba() : 0);
    case SH_ToolTip_WakeUpDelay: return 500;
    default: return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace residua::ui
