#include "ui/forms/section.h"

#include "ui/forms/field_frame.h"
#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

constexpr int triangle = 8;

QPolygonF trianglePoints(const QRect &rect, bool open)
{
    const QPointF center(triangle / 2.0, rect.height() / 2.0);
    const qreal size = triangle / 2.0;
    if (open)
        return QPolygonF({center + QPointF(-size, -size / 2), center + QPointF(size, -size / 2), center + QPointF(0, size * 0.7)});
    return QPolygonF({center + QPointF(-size / 2, -size), center + QPointF(size * 0.7, 0), center + QPointF(-size / 2, size)});
}

} // namespace

SectionHeader::SectionHeader(const QString &title, QWidget *parent) : QAbstractButton(parent)
{
    setText(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SectionHeader::sizeHint() const
{
    const QSize text = fontMetrics().size(Qt::TextShowMnemonic, this->text());
    return {text.width() + triangle + 2 * controlGap, std::max(rowHeight, text.height() + insideGap)};
}

void SectionHeader::setNote(const QString &note)
{
    if (note == m_note)
        return;
    m_note = note;
    setAccessibleDescription(note);
    update();
}

void SectionHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.setPen(Qt::NoPen);
    painter.setBrush(underMouse() ? theme.text : theme.quietText);
    painter.save();
    if (mirrored) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    painter.drawPolygon(trianglePoints(rect(), isChecked()));
    painter.restore();
    const int before = triangle + controlGap;
    const QRect text = mirrored ? rect().adjusted(0, 0, -before, 0) : rect().adjusted(before, 0, 0, 0);
    painter.setPen(theme.text);
    const int mnemonic = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeading | mnemonic, this->text());
    if (!m_note.isEmpty()) {
        const int room = text.width() - fontMetrics().size(Qt::TextShowMnemonic, this->text()).width() - groupGap;
        painter.setPen(theme.quietText);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignTrailing, fontMetrics().elidedText(m_note, Qt::ElideRight, room));
    }
    if (hasFocus())
        paintFocus(painter, rect(), theme);
}

void SectionHeader::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: toggle(); break;
    case Qt::Key_Right: setChecked(layoutDirection() == Qt::LeftToRight); break;
    case Qt::Key_Left: setChecked(layoutDirection() == Qt::RightToLeft); break;
    default: QAbstractButton::keyPressEvent(event);
    }
}

Section::Section(const QString &title, QWidget *parent)
    : QWidget(parent), m_header(new SectionHeader(title, this)), m_content(new QWidget(this)), m_rows(new QVBoxLayout(m_content))
{
    m_rows->setContentsMargins(0, insideGap, 0, controlGap);
    m_rows->setSpacing(insideGap);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_content);
    m_content->hide();
    const auto describe = [this](bool open) {
        m_header->setToolTip(open ? tr("Close this section") : tr("Open this section"));
        m_content->setVisible(open);
    };
    describe(false);
    connect(m_header, &QAbstractButton::toggled, this, describe);
}

void Section::add(QWidget *row)
{
    m_rows->addWidget(row);
}

} // namespace residua::ui
