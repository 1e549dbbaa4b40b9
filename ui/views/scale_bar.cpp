#include "ui/views/scale_bar.h"

#include "ui/look/theme.h"

#include "core/data/viridis.h"
#include "core/report/format.h"

#include <QImage>
#include <QPainter>

namespace residua::ui {

namespace {

constexpr int barHeight = 8;

QString number(double value) { return QString::fromStdString(formatSignificant(value, 3)).replace(u'-', u'−'); }

} // namespace

ScaleBar::ScaleBar(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void ScaleBar::setRange(double minimum, double maximum, qint64 notFinite)
{
    m_minimum = number(minimum);
    m_maximum = number(maximum);
    m_constant = minimum == maximum;
    QString text = m_constant ? tr("Every value is %1").arg(m_minimum) : tr("Colours from %1 to %2, one scale for the whole layer").arg(m_minimum, m_maximum);
    if (notFinite > 0)
        text += tr("; %1 values are not finite, in magenta").arg(QString::fromStdString(formatThousands(notFinite)));
    setToolTip(text);
    setAccessibleName(text);
    update();
}

QSize ScaleBar::sizeHint() const { return {180, fontMetrics().height() + 4}; }
QSize ScaleBar::minimumSizeHint() const { return {fontMetrics().averageCharWidth() * 16, fontMetrics().height() + 4}; }

void ScaleBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme(palette());
    painter.setPen(theme.quietText);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, m_minimum);
    if (m_constant)
        return;
    const QFontMetrics metrics = fontMetrics();
    const int left = metrics.horizontalAdvance(m_minimum) + controlGap;
    const int length = std::min(120, width() - left - controlGap - metrics.horizontalAdvance(m_maximum));
    painter.drawText(QRect(left + std::max(0, length) + controlGap, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, m_maximum);
    if (length < 8)
        return;
    QImage ramp(static_cast<int>(viridis.size()), 1, QImage::Format_RGB32);
    for (std::size_t i = 0; i < viridis.size(); ++i)
        ramp.setPixel(static_cast<int>(i), 0, 0xff000000u | viridis[i]);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRect(left, (height() - barHeight) / 2, length, barHeight), ramp);
}

} // namespace residua::ui
