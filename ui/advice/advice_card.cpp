#include "ui/advice/advice_card.h"

#include "ui/advice/advice_words.h"
#include "ui/look/look_change.h"
#include "ui/look/theme.h"
#include "ui/views/elided_label.h"

#include "core/compare/advise_formats.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

constexpr int markRoom = 20; ///< left of the text, for the sign of the severity

QLabel *wrapped(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

ElidedLabel *adviceLink(QWidget *parent, const char *name)
{
    auto *link = new ElidedLabel(Qt::ElideRight, parent);
    link->setObjectName(QString::fromLatin1(name));
    link->setLink(true);
    return link;
}

} // namespace

AdviceCard::AdviceCard(QWidget *parent)
    : QFrame(parent), m_message(wrapped(this)), m_reason(wrapped(this)), m_source(wrapped(this)), m_fix(adviceLink(this, "fix")),
      m_place(adviceLink(this, "place")), m_dismiss(adviceLink(this, "dismiss"))
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    m_dismiss->setFullText(tr("Dismiss"));
    m_dismiss->setExplanation(tr("Say no more of this in this document; Undo takes it back"));
    connect(m_fix, &ElidedLabel::activated, this, &AdviceCard::fixRequested);
    connect(m_place, &ElidedLabel::activated, this, &AdviceCard::chosen);
    connect(m_dismiss, &ElidedLabel::activated, this, &AdviceCard::dismissRequested);

    auto *links = new QHBoxLayout;
    links->setSpacing(groupGap);
    links->addWidget(m_fix);
    links->addWidget(m_place);
    links->addWidget(m_dismiss);
    links->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(groupGap + markRoom, controlGap, groupGap, controlGap);
    column->setSpacing(insideGap);
    column->addWidget(m_message);
    column->addWidget(m_reason);
    column->addWidget(m_source);
    column->addSpacing(insideGap);
    column->addLayout(links);
    applyColors();
    onLookChange(*this, [this] { applyColors(); });
}

void AdviceCard::show(const Finding &finding)
{
    m_severity = finding.severity;
    m_hasPlace = !finding.path.empty();
    m_message->setText(sentence(finding.message));
    m_reason->setText(sentence(finding.reason));
    m_source->setText(
        tr("%1 (%2). Source: %3").arg(severityText(finding.severity), QString::fromStdString(finding.code), sentence(finding.source)));
    m_fix->setVisible(!finding.fix.empty());
    m_fix->setFullText(fixText(finding.fix));
    m_fix->setExplanation(tr("The finding is gone then; Undo takes it back.\n%1").arg(QString::fromStdString(fixWords(finding.fix))));
    m_place->setVisible(m_hasPlace);
    m_place->setFullText(tr("Show %1").arg(QString::fromStdString(finding.path)));
    setAccessibleName(tr("%1: %2").arg(severityText(finding.severity), m_message->text()));
    setAccessibleDescription(m_reason->text());
    update();
}

void AdviceCard::setCurrent(bool current)
{
    if (current == m_current)
        return;
    m_current = current;
    update();
}

void AdviceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme(palette());
    if (m_current)
        painter.fillRect(rect(), theme.accentSoft);
    else if (underMouse() && m_hasPlace)
        painter.fillRect(rect(), theme.canvas);
    painter.setPen(theme.line);
    painter.drawLine(QPointF(groupGap, height() - 0.5), QPointF(width() - groupGap, height() - 0.5));
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -3.5), insideGap, insideGap);
    }
    // A triangle warns, a ring hints: told by their shapes, too.
    const QPointF center(groupGap + 6, m_message->geometry().top() + fontMetrics().height() / 2.0);
    if (m_severity == Severity::Warning) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.projection);
        painter.drawPolygon(QPolygonF{center + QPointF(0, -5.5), center + QPointF(6, 5), center + QPointF(-6, 5)});
    } else {
        painter.setPen(QPen(theme.quietText, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(center, 4.25, 4.25);
    }
}

void AdviceCard::mouseReleaseEvent(QMouseEvent *event)
{
    const auto *link = qobject_cast<ElidedLabel *>(childAt(event->pos())); // what it says it does itself
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()) && !(link && link->isLink()))
        Q_EMIT chosen();
}

void AdviceCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT chosen();
    else if (event->key() == Qt::Key_Delete)
        Q_EMIT dismissRequested();
    else
        QFrame::keyPressEvent(event);
}

void AdviceCard::applyColors()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Theme(quiet).quietText);
    m_reason->setPalette(quiet);
    m_source->setPalette(quiet);
}

} // namespace residua::ui
