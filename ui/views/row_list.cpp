#include "ui/views/row_list.h"

#include "ui/look/look_change.h"
#include "ui/look/theme.h"
#include "ui/views/elided_label.h"
#include "ui/views/selectable_label.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <utility>

namespace residua::ui {

namespace {

constexpr int barWidth = 56, shareBarHeight = 6;

} // namespace

RowList::RowList(Share share, QWidget *parent) : QWidget(parent), m_share(share)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    onLookChange(
        *this, [this] { applyColors(); },
        [this] {
            for (Line &line : m_lines)
                measure(line);
            place();
            updateGeometry();
        });
}

void RowList::addLine()
{
    Line line{new ElidedLabel(Qt::ElideRight, this), new SelectableLabel(this), new QLabel(this)};
    line.share->setTextFormat(Qt::PlainText);
    for (QLabel *label : {line.value, line.share})
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_lines.push_back(line);
    m_colored = false;
}

void RowList::setRows(const std::vector<DetailRow> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    while (m_lines.size() < rows.size())
        addLine();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        Line &line = m_lines[i];
        const bool used = i < rows.size();
        const bool shared = used && rows[i].share;
        line.label->setVisible(used);
        line.value->setVisible(used);
        line.share->setVisible(shared);
        if (!used)
            continue;
        line.label->setFullText(rows[i].label);
        const QString share = shared && m_share == Share::Text ? percentWords(*rows[i].share) : QString();
        if (line.value->text() != rows[i].value || line.share->text() != share) {
            line.value->setText(rows[i].value);
            line.value->setAccessibleName(rows[i].label + u' ' + rows[i].value);
            line.share->setText(share);
            measure(line);
        }
    }
    place();
    if (const int height = sizeHint().height(); height != m_height) {
        m_height = height;
        updateGeometry();
    }
    if (!m_colored)
        applyColors();
    if (m_share == Share::Bar)
        update();
}

void RowList::measure(Line &line) const
{
    line.valueWidth = fontMetrics().horizontalAdvance(line.value->text()) + 1;
    line.shareWidth = fontMetrics().horizontalAdvance(line.share->text()) + 1;
}

int RowList::lineHeight() const
{
    return std::max(rowHeight - 2, fontMetrics().height() + insideGap);
}

void RowList::place()
{
    int shares = 0, values = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].share)
            shares = std::max(shares, m_share == Share::Bar ? barWidth : m_lines[i].shareWidth);
        values = std::max(values, m_lines[i].valueWidth);
    }
    const int height = lineHeight();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Line &line = m_lines[i];
        // A value without a share reaches the edge. The label gives way before the value.
        const int right = m_rows[i].share ? width() - shares - controlGap : width();
        const int value = m_share == Share::Bar ? values : line.valueWidth;
        const int left = std::max(0, right - value), top = static_cast<int>(i) * height;
        const auto rect = [this, top, height](int x, int w) {
            return QStyle::visualRect(layoutDirection(), this->rect(), QRect(x, top, std::max(0, w), height));
        };
        line.label->setGeometry(rect(0, left - controlGap));
        line.value->setGeometry(rect(left, right - left));
        line.share->setGeometry(rect(width() - shares, shares));
    }
}

QSize RowList::sizeHint() const
{
    int widest = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        widest = std::max(widest, m_lines[i].valueWidth);
    return {widest + 12 * fontMetrics().averageCharWidth() + barWidth, static_cast<int>(m_rows.size()) * lineHeight()};
}

QSize RowList::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void RowList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void RowList::setOutdated(bool outdated)
{
    if (std::exchange(m_outdated, outdated) == outdated)
        return;
    applyColors();
    update();
}

void RowList::applyColors()
{
    m_colored = true;
    const Theme theme(palette());
    QPalette quiet = palette(), value = palette();
    quiet.setColor(QPalette::WindowText, theme.quietText);
    value.setColor(QPalette::WindowText, m_outdated ? theme.quietText : theme.text);
    for (const Line &line : m_lines) {
        line.label->setQuiet(m_outdated || m_share == Share::Text);
        line.value->setPalette(value);
        line.share->setPalette(quiet);
    }
}

void RowList::paintEvent(QPaintEvent *)
{
    if (m_share == Share::Text)
        return;
    const Theme theme(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i].share)
            continue;
        const QRectF room = m_lines[i].share->geometry();
        QRectF bar(room.x(), room.center().y() - shareBarHeight / 2.0, barWidth, shareBarHeight);
        painter.setBrush(theme.line);
        painter.drawRoundedRect(bar, 2, 2);
        bar.setWidth(std::max(2.0, barWidth * *m_rows[i].share));
        painter.setBrush(m_outdated ? theme.quietText : theme.accent);
        painter.drawRoundedRect(bar, 2, 2);
    }
}

} // namespace residua::ui
