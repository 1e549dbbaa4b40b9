#include "ui/look/flat_controls.h"

#include "ui/look/flat_paint.h"

#include <QAbstractItemView>

namespace residua::ui {

namespace {

/// The row of the current index, where rows are selected.
bool isCurrentRow(const QStyleOptionViewItem *item, const QWidget *widget)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    if (!view)
        return false;
    const QModelIndex current = view->currentIndex();
    return current.isValid() && current.row() == item->index.row() && current.parent() == item->index.parent();
}

void paintHeader(QPainter *painter, const QStyleOption *option)
{
    painter->fillRect(option->rect, option->palette.color(QPalette::Base));
    const QRect &rect = option->rect;
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), Theme(option->palette).line);
}

void paintTab(QPainter *painter, const QStyleOptionTab *tab)
{
    const Theme theme(tab->palette);
    const QRectF rect = tab->rect;
    if (tab->state & QStyle::State_Selected)
        paintArea(painter, QRectF(rect.x() + 10, rect.bottom() - 2, rect.width() - 20, 2), theme.accent, 1);
    else if (tab->state & QStyle::State_MouseOver && tab->state & QStyle::State_Enabled)
        paintArea(painter, QRectF(rect.x() + 10, rect.bottom() - 2, rect.width() - 20, 2), theme.line, 1);
}

void paintProgress(QPainter *painter, const QStyleOptionProgressBar *bar)
{
    const Theme theme(bar->palette);
    QRectF groove(bar->rect.x(), bar->rect.center().y() - 1.5, bar->rect.width(), 4);
    if (bar->textVisible) {
        const int width = bar->fontMetrics.horizontalAdvance(bar->text) + controlGap;
        painter->setPen(theme.quietText);
        painter->drawText(bar->rect, Qt::AlignRight | Qt::AlignVCenter, bar->text);
        groove.setWidth(std::max<qreal>(0, groove.width() - width));
    }
    paintArea(painter, groove, theme.line, 2);
    const bool busy = bar->maximum <= bar->minimum;
    const qreal share = busy ? 0.35 : static_cast<qreal>(bar->progress - bar->minimum) / (bar->maximum - bar->minimum);
    if (share <= 0)
        return;
    QRectF done = groove;
    done.setWidth(std::max<qreal>(4, groove.width() * std::min<qreal>(share, 1)));
    if (busy)
        done.moveCenter(groove.center());
    paintArea(painter, done, bar->state & QStyle::State_Enabled ? theme.accent : theme.quietText, 2);
}

} // namespace

bool drawList(const FlatCall &call, QStyle::ControlElement element, const QStyleOption *option)
{
    QPainter *painter = call.painter;
    const Theme theme(option->palette);
    switch (element) {
    case QStyle::CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem flat = *item;
            // What the model asked for stays on a selected row; the current row is written in the accent.
            const QColor text = isCurrentRow(item, call.widget) ? theme.accent : item->palette.color(QPalette::Text);
            for (const auto group : {QPalette::Active, QPalette::Inactive})
                flat.palette.setColor(group, QPalette::HighlightedText, text);
            call.fusion.drawControl(element, &flat, painter, call.widget);
        }
        return true;
    case QStyle::CE_HeaderSection:
    case QStyle::CE_HeaderEmptyArea: paintHeader(painter, option); return true;
    case QStyle::CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeaderV2 label;
            static_cast<QStyleOptionHeader &>(label) = *header;
            if (const auto *second = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option))
                label = *second;
            label.state &= ~QStyle::State_On; // not bold
            label.palette.setColor(QPalette::ButtonText, theme.quietText);
            call.fusion.drawControl(element, &label, painter, call.widget);
        }
        return true;
    case QStyle::CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            paintTab(painter, tab);
        return true;
    case QStyle::CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab label = *tab;
            if (label.state & QStyle::State_Selected)
                label.palette.setColor(QPalette::WindowText, theme.accent);
            call.fusion.drawControl(element, &label, painter, call.widget);
        }
        return true;
    case QStyle::CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            painter->fillRect(option->rect, theme.canvas);
            if (option->state & (QStyle::State_Selected | QStyle::State_Sunken) && option->state & QStyle::State_Enabled)
                paintArea(painter, option->rect.adjusted(1, 2, -1, -2),
                          wash(theme.text, option->state & QStyle::State_Sunken ? 0.12 : 0.07));
            const int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine;
            call.style.drawItemText(painter, option->rect, flags, option->palette, option->state & QStyle::State_Enabled, item->text,
                                    QPalette::WindowText);
        }
        return true;
    case QStyle::CE_MenuBarEmptyArea: painter->fillRect(option->rect, theme.canvas); return true;
    case QStyle::CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator && item->text.isEmpty()) {
                painter->fillRect(QRect(option->rect.x() + 4, option->rect.center().y(), option->rect.width() - 8, 1), theme.line);
                return true;
            }
            QStyleOptionMenuItem flat = *item;
            if (option->state & QStyle::State_Selected && option->state & QStyle::State_Enabled)
                paintArea(painter, option->rect.adjusted(4, 0, -4, 0), theme.accentSoft);
            flat.state &= ~QStyle::State_Selected;
            call.fusion.drawControl(element, &flat, painter, call.widget);
        }
        return true;
    case QStyle::CE_ToolBar:
        painter->fillRect(option->rect, theme.panel);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), theme.line);
        return true;
    case QStyle::CE_Splitter:
        painter->fillRect(option->rect, option->state & QStyle::State_MouseOver ? theme.accent : theme.line);
        return true;
    case QStyle::CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            paintProgress(painter, bar);
        return true;
    case QStyle::CE_DockWidgetTitle:
        if (const auto *dock = qstyleoption_cast<const QStyleOptionDockWidget *>(option))
            call.style.drawItemText(
                painter, option->rect.adjusted(groupGap - 4, 0, -groupGap, 0), Qt::AlignVCenter | Qt::AlignLeft, option->palette, true,
                option->fontMetrics.elidedText(dock->title, Qt::ElideRight, option->rect.width() - 60), QPalette::WindowText);
        return true;
    default: return false;
    }
}

} // namespace residua::ui
