#include "ui/views/row_list.h"

#include "ui/look/look_change.h"
#include "ui/look/theme.h"
#include "ui/state/pause.h"
#include "ui/views/elided_label.h"
#include "ui/views/selectable_label.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <utility>

namespace residua::ui {

namespace {

constexpr int barWidth = 56, shareBarHeight = 6, shrinkPause = 800; // milliseconds

} // namespace

RowList::RowList(Share share, QWidget *parent) : QWidget(parent), m_share(share)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setVisible(false);
    setPause(m_shrink, shrinkPause);
    connect(&m_shrink, &QTimer::timeout, this, [this] { fit(m_rows.size()); });
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

void RowList::setRows(const std::vector<DetailRow> &rows, Shrink shrink)
{
    const bool lower = rows.size() < m_room;
    if (rows == m_rows && !(lower && shrink == Shrink::AtOnce))
        return;
    m_rows = rows;
    while (m_lines.size() < rows.size())
        addLine();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        Line &line = m_lines[i];
        const bool used = i < rows.size();
        const DetailRow row = used ? rows[i] : DetailRow();
        line.label->setFullText(row.label);
        const QString share = row.share && m_share == Share::Text ? percentWords(*row.share) : QString();
        if (line.text != row.value || line.share->text() != share) {
            line.text = row.value;
            line.value->setText(row.value);
            line.value->setAccessibleName(row.label + u' ' + row.value);
            line.share->setText(share);
            measure(line);
        }
        if (used) {
            line.label->setVisible(true);
            line.value->setVisible(row.path.empty());
            line.share->setVisible(row.share.has_value());
        }
        showLink(i, !row.path.empty());
    }
    place();
    if (lower && shrink == Shrink::Later)
        m_shrink.start();
    else
        fit(rows.size());
    if (!m_colored)
        applyColors();
    if (m_share == Share::Bar)
        update();
}

void RowList::showLink(std::size_t index, bool shown)
{
    Line &line = m_lines[index];
    if (shown && !line.link) {
        line.link = new ElidedLabel(Qt::ElideMiddle, this);
        line.link->setLink(true);
        line.link->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        connect(line.link, &ElidedLabel::activated, this, [this, index] { Q_EMIT selectRequested(m_rows[index].path); });
    }
    if (!line.link)
        return;
    line.link->setVisible(shown);
    if (!shown)
        return;
    line.link->setFullText(m_rows[index].value);
    line.link->setExplanation(tr("Select %1").arg(m_rows[index].value));
}

void RowList::fit(std::size_t rows)
{
    m_shrink.stop();
    for (std::size_t i = rows; i < m_lines.size(); ++i)
        for (QWidget *unused : std::initializer_list<QWidget *>{m_lines[i].label, m_lines[i].value, m_lines[i].share})
            unused->setVisible(false);
    if (std::exchange(m_room, rows) != rows)
        updateGeometry();
    setVisible(rows > 0);
}

void RowList::measure(Line &line) const
{
    line.valueWidth = fontMetrics().horizontalAdvance(line.text) + 1;
    line.shareWidth = fontMetrics().horizontalAdvance(line.share->text()) + 1;
}

void RowList::fitValue(const Line &line, int room) const
{
    const bool whole = line.valueWidth <= room;
    const QString text = whole ? line.text : fontMetrics().elidedText(line.text, Qt::ElideRight, room);
    if (text == line.value->text())
        return;
    line.value->setText(text);
    line.value->setToolTip(whole ? QString() : line.text);
    line.value->setProperty("elides", !whole);
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
        fitValue(line, right - left);
        if (line.link)
            line.link->setGeometry(rect(left, right - left));
        line.share->setGeometry(rect(width() - shares, shares));
    }
}

QSize RowList::sizeHint() const
{
    int widest = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        widest = std::max(widest, m_lines[i].valueWidth);
    return {widest + 12 * fontMetrics().averageCharWidth() + barWidth, static_cast<int>(m_room) * lineHeight()};
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
