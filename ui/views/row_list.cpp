#include "ui/views/row_list.h"

#include "ui/look/theme.h"
#include "ui/views/elided_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>

namespace residua::ui {

namespace {

constexpr int barWidth = 56, shareBarHeight = 6;

} // namespace

RowList::RowList(Share share, QWidget *parent) : QWidget(parent), m_share(share), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(controlGap);
    m_grid->setVerticalSpacing(0);
    // The label gives way before the value; a name beside a bar takes what is left.
    m_grid->setColumnStretch(share == Share::Text ? 1 : 0, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void RowList::addLine()
{
    const int at = static_cast<int>(m_lines.size());
    Line line{new ElidedLabel(Qt::ElideRight, this), new QLabel(this), new QLabel(this), 0};
    line.label->setMinimumHeight(rowHeight - 2);
    for (QLabel *label : {line.value, line.share}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line.value->setFocusPolicy(Qt::ClickFocus);
    m_grid->addWidget(line.label, at, 0);
    if (m_share == Share::Bar)
        line.share->setFixedWidth(barWidth);
    m_lines.push_back(line);
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
        if (line.value->text() != rows[i].value || line.share->text() != share) { // each text that is set lays out the panel again
            line.value->setText(rows[i].value);
            line.value->setAccessibleName(rows[i].label + u' ' + rows[i].value);
            line.share->setText(share);
        }
        // A value without a share reaches the edge.
        if (const int span = shared ? 1 : 2; span != line.span) {
            line.span = span;
            m_grid->addWidget(line.value, static_cast<int>(i), 1, 1, span);
            if (shared)
                m_grid->addWidget(line.share, static_cast<int>(i), 2);
        }
    }
    applyColors();
    update();
}

void RowList::setOutdated(bool outdated)
{
    if (outdated == m_outdated)
        return;
    m_outdated = outdated;
    applyColors();
    update();
}

void RowList::applyColors()
{
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

void RowList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

} // namespace residua::ui
