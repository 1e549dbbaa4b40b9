#include "ui/trained/evidence_bars.h"

#include "ui/look/theme.h"

#include "core/report/format.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace residua::ui {

namespace {

constexpr double most = 1; ///< divergences above it have a full bar
constexpr int barWidth = 96, barHeight = 6;

QString numberWords(double divergence)
{
    constexpr double large = 100, largest = 1e6;
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
    setToolTip(tr("Divergence of the batch norms' inputs on photographs from what they saw in training: smaller is nearer"));
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
    double longest = 0;
    for (const Row &row : m_rows)
        longest = std::max(longest, std::min(most, row.divergence));
    for (int i = 0; i < std::ssize(m_rows); ++i) {
        const Row &row = m_rows[static_cast<std::size_t>(i)];
        painter.setPen(i == 0 ? theme.text : theme.quietText);
        painter.drawText(QRect(0, i * line, nameWidth(), line), Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter.drawText(QRect(barAt + barWidth + controlGap, i * line, numberWidth(), line), Qt::AlignRight | Qt::AlignVCenter,
                         numberWords(row.divergence));
        const double share = longest > 0 ? std::min(1.0, row.divergence / longest) : 0;
        const QRectF bar(barAt, i * line + (line - barHeight) / 2.0, std::max(2.0, barWidth * (std::isfinite(share) ? share : 1.0)),
                         barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(i == 0 ? theme.accent : theme.bar);
        painter.drawRoundedRect(bar, 2, 2);
    }
}

} // namespace residua::ui
