#include "ui/trained/evidence_bars.h"

#include "ui/look/theme.h"

#include "core/report/format.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace residua::ui {

namespace {

constexpr double leastShown = 1e-3; ///< and what is below it, in a bar
constexpr double largest = 1e6;     ///< from it on a divergence is as good as infinite
constexpr int barWidth = 96, barHeight = 6;

QString numberWords(double divergence)
{
    constexpr double large = 100;
    if (!(divergence < largest))
        return QStringLiteral("∞");
    return QString::fromStdString(divergence < large ? formatSignificant(divergence, 2) : formatThousands(std::lround(divergence)));
}

} // namespace

EvidenceBars::EvidenceBars(std::vector<Row> rows, QWidget *parent) : QWidget(parent), m_rows(std::move(rows))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    QString text;
    for (const Row &row : m_rows)
        text += (text.isEmpty() ? QString() : QStringLiteral(", ")) + row.name + u' ' + numberWords(row.divergence);
    setAccessibleName(tr("Divergence: %1").arg(text));
    setToolTip(explanation());
}

QString EvidenceBars::explanation()
{
    return tr(
        "KL divergence of the batch norms' inputs on photographs from what they saw in training, the mean over channels and norms, in "
        "nats: lower is better, 0 is the same. Bars are on a logarithmic scale");
}

std::vector<double> EvidenceBars::shares(const std::vector<Row> &rows)
{
    constexpr double shortest = 0.2, decade = 10;
    const auto bounded = [](double divergence) { return std::max(leastShown, divergence); };
    double low = largest, high = 0;
    for (const Row &row : rows) {
        if (!(row.divergence < largest))
            continue;
        low = std::min(low, bounded(row.divergence));
        high = std::max(high, bounded(row.divergence));
    }
    const double span = std::log(std::max(decade, high / low));
    std::vector<double> shares;
    for (const Row &row : rows)
        shares.push_back(row.divergence < largest ? shortest + (1 - shortest) * std::log(bounded(row.divergence) / low) / span : 1);
    return shares;
}

int EvidenceBars::nameWidth() const
{
    int width = m_nameWidth;
    for (const Row &row : m_rows)
        width = std::max(width, fontMetrics().horizontalAdvance(row.name));
    return width;
}

void EvidenceBars::setNameWidth(int width)
{
    m_nameWidth = width;
    updateGeometry();
    update();
}

int EvidenceBars::numberWidth() const
{
    int width = 0;
    for (const Row &row : m_rows)
        width = std::max(width, fontMetrics().horizontalAdvance(numberWords(row.divergence)));
    return width;
}

QSize EvidenceBars::sizeHint() const
{
    return {nameWidth() + controlGap + barWidth + controlGap + numberWidth(),
            static_cast<int>(m_rows.size()) * fontMetrics().lineSpacing()};
}

void EvidenceBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme(palette());
    const int line = fontMetrics().lineSpacing(), barAt = nameWidth() + controlGap;
    const std::vector<double> lengths = shares(m_rows);
    for (int i = 0; i < std::ssize(m_rows); ++i) {
        const Row &row = m_rows[static_cast<std::size_t>(i)];
        painter.setPen(i == 0 ? theme.text : theme.quietText);
        painter.drawText(QRect(0, i * line, nameWidth(), line), Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter.drawText(QRect(barAt + barWidth + controlGap, i * line, numberWidth(), line), Qt::AlignRight | Qt::AlignVCenter,
                         numberWords(row.divergence));
        const QRectF bar(barAt, i * line + (line - barHeight) / 2.0, barWidth * lengths[static_cast<std::size_t>(i)], barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(i == 0 ? theme.accent : theme.bar);
        painter.drawRoundedRect(bar, 2, 2);
    }
}

} // namespace residua::ui
