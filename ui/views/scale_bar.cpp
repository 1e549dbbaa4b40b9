#include "ui/views/scale_bar.h"

#include "ui/look/theme.h"

#include "core/report/format.h"

#include <QImage>
#include <QPainter>

namespace residua::ui {

namespace {

constexpr int barHeight = 8, lowHeight = 3, leastLength = 16;

QString number(double value)
{
    return QString::fromStdString(formatSignificant(value, 3)).replace(u'-', u'−');
}

} // namespace

ScaleBar::ScaleBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScaleBar::setScale(const ColorScale &scale, const QString &of, qint64 notFinite)
{
    m_scale = scale;
    m_minimum = number(static_cast<double>(scale.minimum));
    m_maximum = number(static_cast<double>(scale.maximum));
    m_constant = scale.minimum == scale.maximum;
    QString text =
        m_constant ? tr("Every value is %1").arg(m_minimum) : tr("Colors from %1 to %2, the scale of %3").arg(m_minimum, m_maximum, of);
    if (notFinite > 0)
        text += tr("; %1 values are not finite, in magenta").arg(QString::fromStdString(formatThousands(notFinite)));
    if (text == toolTip())
        return update();
    setToolTip(text);
    setAccessibleName(text);
    update();
}

QSize ScaleBar::sizeHint() const
{
    return {180, fontMetrics().height() + 4};
}
QSize ScaleBar::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 16, fontMetrics().height() + 4};
}

void ScaleBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme(palette());
    painter.setPen(theme.quietText);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, m_minimum);
    if (m_constant)
        return;
    const QFontMetrics letters = fontMetrics();
    const int left = letters.horizontalAdvance(m_minimum) + controlGap;
    const int length = std::min(120, width() - left - controlGap - letters.horizontalAdvance(m_maximum));
    const bool beside = length >= leastLength; // else below the numbers
    const QRect bar =
        beside ? QRect(left, (height() - barHeight) / 2, length, barHeight) : QRect(0, height() - lowHeight, width(), lowHeight);
    if (beside)
        painter.drawText(QRect(left + length + controlGap, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, m_maximum);
    else
        painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, m_maximum);
    const auto &colors = colorTable(m_scale.colors);
    QImage ramp(static_cast<int>(colors.size()), 1, QImage::Format_RGB32);
    for (std::size_t i = 0; i < colors.size(); ++i)
        ramp.setPixel(static_cast<int>(i), 0, 0xff000000u | colors[i]);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(bar, ramp);
}

} // namespace residua::ui
