#include "ui/views/histogram_view.h"

#include "ui/look/theme.h"

#include "core/report/format.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStringList>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace residua::ui {

namespace {

QString histogramNumber(double value, int digits = 3)
{
    return QString::fromStdString(formatSignificant(value, digits)).replace(u'-', u'−');
}

} // namespace

HistogramView::HistogramView(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setSizePolicy(policy);
}

void HistogramView::setHistogram(Histogram histogram)
{
    m_histogram = std::move(histogram);
    setAccessibleName(
        tr("Distribution of the values from %1 to %2")
            .arg(histogramNumber(static_cast<double>(m_histogram.minimum)), histogramNumber(static_cast<double>(m_histogram.maximum))));
    setAccessibleDescription(note());
    update();
}

void HistogramView::setOutdated(bool outdated)
{
    if (std::exchange(m_outdated, outdated) != outdated)
        update();
}

QString HistogramView::note() const
{
    QStringList words;
    if (m_histogram.total > 0 && m_histogram.zeros > 0)
        words << tr("%1 % zeros")
                     .arg(histogramNumber(100.0 * static_cast<double>(m_histogram.zeros) / static_cast<double>(m_histogram.total)));
    if (m_histogram.nonFinite > 0)
        words << tr("%1 not finite").arg(QString::fromStdString(formatThousands(m_histogram.nonFinite)));
    return words.join(QStringLiteral(" · "));
}

QSize HistogramView::sizeHint() const
{
    return {160, 48 + 2 * fontMetrics().height()};
}
QSize HistogramView::minimumSizeHint() const
{
    return {80, 16 + 2 * fontMetrics().height()};
}

QRect HistogramView::barsRect() const
{
    const int line = fontMetrics().height();
    return rect().adjusted(0, line + 2, 0, -line - 2);
}

void HistogramView::paintEvent(QPaintEvent *)
{
    if (m_histogram.bins.empty() || m_histogram.total == 0)
        return;
    QPainter painter(this);
    const Theme theme(palette());
    const QRect area = barsRect();
    const auto count = static_cast<int>(m_histogram.bins.size());
    const auto edge = [&](int bin) { return area.left() + bin * area.width() / count; };
    const bool hasZero = m_histogram.minimum <= 0 && m_histogram.maximum >= 0 && m_histogram.minimum < m_histogram.maximum;
    const int zeroBin = hasZero ? static_cast<int>(m_histogram.binOf(0)) : -1;
    std::int64_t most = 1, others = 1;
    for (int bin = 0; bin < count; ++bin) {
        most = std::max(most, m_histogram.bins[static_cast<std::size_t>(bin)]);
        if (bin != zeroBin)
            others = std::max(others, m_histogram.bins[static_cast<std::size_t>(bin)]);
    }
    const bool cut = most > 3 * others;
    const double full = static_cast<double>(cut ? others : most) * (cut ? 1.25 : 1);
    painter.setPen(Qt::NoPen);
    for (int bin = 0; bin < count; ++bin) {
        const std::int64_t inBin = m_histogram.bins[static_cast<std::size_t>(bin)];
        if (inBin == 0)
            continue;
        const int height = std::max(1, static_cast<int>(std::min(1.0, static_cast<double>(inBin) / full) * area.height()));
        const int left = edge(bin), wide = std::max(1, edge(bin + 1) - left - (area.width() >= 3 * count ? 1 : 0));
        painter.fillRect(QRect(left, area.bottom() + 1 - height, wide, height),
                         m_outdated           ? theme.line
                             : bin == zeroBin ? theme.bar
                                              : theme.accent);
        if (cut && bin == zeroBin) // a gap says that the bar goes on
            painter.fillRect(QRect(left - 1, area.top() + 4, wide + 2, 2), theme.panel);
    }
    painter.fillRect(QRect(area.left(), area.bottom() + 1, area.width(), 1), theme.line);
    painter.setPen(theme.quietText);
    const QRect labels(0, area.bottom() + 3, width(), height() - area.bottom() - 3);
    const QString least = histogramNumber(static_cast<double>(m_histogram.minimum)),
                  greatest = histogramNumber(static_cast<double>(m_histogram.maximum));
    painter.drawText(labels, Qt::AlignLeft | Qt::AlignTop, least);
    if (m_histogram.minimum < m_histogram.maximum)
        painter.drawText(labels, Qt::AlignRight | Qt::AlignTop, greatest);
    if (hasZero) {
        const double share = -static_cast<double>(m_histogram.minimum)
            / (static_cast<double>(m_histogram.maximum) - static_cast<double>(m_histogram.minimum));
        const int x = area.left() + static_cast<int>(share * (area.width() - 1));
        painter.fillRect(QRect(x, area.bottom() + 1, 1, 4), theme.quietText);
        const int half = fontMetrics().horizontalAdvance(u'0') / 2 + insideGap;
        if (x - half > fontMetrics().horizontalAdvance(least) && x + half < width() - fontMetrics().horizontalAdvance(greatest))
            painter.drawText(QRect(x - half, labels.top(), 2 * half, labels.height()), Qt::AlignHCenter | Qt::AlignTop,
                             QStringLiteral("0"));
    }
    const QString text = fontMetrics().elidedText(note().isEmpty() ? tr("values") : note(), Qt::ElideRight, width());
    painter.drawText(QRect(0, 0, width(), area.top()), Qt::AlignLeft | Qt::AlignTop, text);
}

bool HistogramView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_histogram.total == 0)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const auto count = static_cast<int>(m_histogram.bins.size());
    const int bin = std::clamp(help->pos().x() * count / std::max(1, width()), 0, count - 1);
    const double least = static_cast<double>(m_histogram.minimum), step = (static_cast<double>(m_histogram.maximum) - least) / count;
    const std::int64_t inBin = m_histogram.bins[static_cast<std::size_t>(bin)];
    QToolTip::showText(help->globalPos(),
                       tr("%1 to %2: %3 values, %4 %")
                           .arg(histogramNumber(least + bin * step), histogramNumber(least + (bin + 1) * step),
                                QString::fromStdString(formatThousands(inBin)),
                                histogramNumber(100.0 * static_cast<double>(inBin) / static_cast<double>(m_histogram.total))),
                       this);
    return true;
}

} // namespace residua::ui
