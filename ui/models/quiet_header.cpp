#include "ui/models/quiet_header.h"

#include "ui/look/theme.h"
#include "ui/models/row_delegate.h"
#include "ui/models/row_roles.h"
#include "ui/models/row_tree_view.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace residua::ui {

namespace {

/// A small triangle with its middle at `center`.
void paintArrow(QPainter &painter, const QPointF &center, bool up, const QColor &color)
{
    const double half = 3.5, height = up ? -4 : 4;
    QPainterPath path(center + QPointF(-half, -height / 2));
    path.lineTo(center + QPointF(half, -height / 2));
    path.lineTo(center + QPointF(0, height / 2));
    path.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(path, color);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace

QuietHeader::QuietHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(28);
}

QSize QuietHeader::sizeHint() const
{
    return {length(), std::max(rowHeight + insideGap, fontMetrics().height() + 2 * insideGap)};
}

void QuietHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme theme(palette());
    const bool text = model()->headerData(section, orientation(), TextRole).toBool();
    const QString title = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const int arrow = sorted ? 12 : 0;
    const auto *view = qobject_cast<const RowTreeView *>(parentWidget());
    const int bar = view ? view->barWidth() : leastBar;
    QRect area = cellRect(rect, model()->headerData(section, orientation(), ShareRole).toBool() ? bar : 0);
    const auto widthOf = [this](const QString &words) { return static_cast<int>(std::ceil(m_words.of(font(), words).width)); };
    const int wanted = widthOf(title);
    if (const int more = wanted + 1 + arrow - area.width(); more > 0)
        area.setRight(std::min(area.right() + more, cellRect(rect, 0).right())); // a long title may stand over the bars
    painter->save();
    painter->setFont(font());
    painter->setPen(sorted ? theme.text : theme.quietText);
    const QRect words = text ? area.adjusted(0, 0, -arrow, 0) : area.adjusted(arrow, 0, 0, 0);
    const QString shown = wanted <= words.width() ? title : fontMetrics().elidedText(title, Qt::ElideRight, words.width());
    const int width = widthOf(shown);
    const QStaticText &drawn = m_words.of(font(), shown).text;
    painter->drawStaticText(text ? words.left() : words.right() + 1 - width,
                            words.top() + static_cast<int>(words.height() - drawn.size().height()) / 2, drawn);
    if (sorted) {
        const double x = text ? words.left() + width + 8 : words.right() - width - 7;
        paintArrow(*painter, {x, area.center().y() + 1.0}, sortIndicatorOrder() == Qt::AscendingOrder, theme.accent);
    }
    painter->restore();
}

void QuietHeader::paintEvent(QPaintEvent *event)
{
    const Theme theme(palette());
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.panel);
    painter.fillRect(QRect(0, viewport()->height() - 1, viewport()->width(), 1), theme.line);
    painter.end();
    QHeaderView::paintEvent(event);
}

} // namespace residua::ui
