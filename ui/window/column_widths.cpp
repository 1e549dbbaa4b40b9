#include "ui/window/column_widths.h"

#include <QEvent>
#include <QSplitter>

#include <algorithm>

namespace residua::ui {

ColumnWidths::ColumnWidths(QSplitter &splitter) : QObject(&splitter), m_splitter(splitter)
{
    splitter.installEventFilter(this);
    connect(&splitter, &QSplitter::splitterMoved, this, &ColumnWidths::take);
}

void ColumnWidths::setWanted(int first, int last)
{
    m_first = first;
    m_last = last;
    place();
}

QByteArray ColumnWidths::state() const
{
    return QByteArray::number(m_first) + ' ' + QByteArray::number(m_last);
}

void ColumnWidths::restore(const QByteArray &state)
{
    const QList<QByteArray> widths = state.split(' ');
    const int first = widths.value(0).toInt(), last = widths.value(1).toInt();
    if (widths.size() == 2 && first > 0 && last > 0)
        setWanted(first, last);
}

/// What is dragged is wanted.
void ColumnWidths::take()
{
    const QList<int> sizes = m_splitter.sizes();
    if (sizes.first() > 0) // a hidden one keeps what it had
        m_first = sizes.first();
    if (sizes.last() > 0)
        m_last = sizes.last();
}

void ColumnWidths::place()
{
    const QWidget *first = m_splitter.widget(0), *last = m_splitter.widget(m_splitter.count() - 1);
    const int width = m_splitter.width() - (m_splitter.count() - 1) * m_splitter.handleWidth();
    const int outer = (first->isHidden() ? 0 : m_first) + (last->isHidden() ? 0 : m_last);
    const double share = outer > 0 ? std::min(1.0, width / 2.0 / outer) : 1;
    const auto narrowed = [share](const QWidget *column, int wanted) {
        return std::max(static_cast<int>(wanted * share), column->minimumSizeHint().expandedTo(column->minimumSize()).width());
    };
    const int left = narrowed(first, m_first), right = narrowed(last, m_last);
    m_splitter.setSizes({left, std::max(1, width - (first->isHidden() ? 0 : left) - (last->isHidden() ? 0 : right)), right});
}

bool ColumnWidths::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && m_first > 0)
        place();
    return QObject::eventFilter(watched, event);
}

} // namespace residua::ui
