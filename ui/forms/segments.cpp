#include "ui/forms/segments.h"

#include "ui/forms/field_frame.h"
#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace residua::ui {

namespace {

class Segment : public QAbstractButton {
public:
    Segment(const QString &text, QWidget *parent) : QAbstractButton(parent)
    {
        setText(text);
        setCheckable(true);
        setProperty("elides", true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override
    {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        const QSize size = QFontMetrics(bold).size(Qt::TextShowMnemonic, text());
        return {size.width() + 2 * controlGap, std::max(rowHeight, size.height() + 3 * insideGap)};
    }
    QSize minimumSizeHint() const override { return {sizeHint().width() - controlGap, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme theme(palette());
        const QRectF inner = QRectF(rect()).adjusted(2, 2, -2, -2);
        if (isChecked() || (underMouse() && isEnabled())) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isChecked() ? theme.accentSoft : theme.canvas);
            painter.drawRoundedRect(inner, fieldRadius - 2, fieldRadius - 2);
        }
        QFont shown = font();
        if (isChecked())
            shown.setWeight(QFont::DemiBold);
        painter.setFont(shown);
        painter.setPen(isChecked() ? theme.accent : theme.text);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, shownText(painter.fontMetrics()));
        if (hasFocus())
            paintFocus(painter, rect().adjusted(1, 1, -1, -1), theme);
    }
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ToolTip && shownText(fontMetrics()) != text()) {
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text() + QLatin1Char('\n') + toolTip(), this);
            return true;
        }
        return QAbstractButton::event(event);
    }

private:
    QString shownText(const QFontMetrics &metrics) const
    {
        return metrics.elidedText(text(), Qt::ElideRight, width() - insideGap, Qt::TextShowMnemonic);
    }
};

} // namespace

Segments::Segments(const QStringList &choices, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int i = 0; i < choices.size(); ++i) {
        auto *segment = new Segment(choices[i], this);
        m_group.addButton(segment, i);
        layout->addWidget(segment, 1);
    }
    m_group.setExclusive(true);
    connect(&m_group, &QButtonGroup::idToggled, this, [this](int index, bool checked) {
        if (checked)
            Q_EMIT chosen(index);
    });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Segments::setCurrent(int index)
{
    if (QAbstractButton *segment = m_group.button(index); segment && !segment->isChecked()) {
        const QSignalBlocker blocker(this);
        segment->setChecked(true);
    }
}

void Segments::setWrong(bool wrong)
{
    m_wrong = wrong;
    update();
}

void Segments::setNames(const QString &accessibleName, const QString &toolTip)
{
    setAccessibleName(accessibleName);
    setToolTip(toolTip);
    for (QAbstractButton *segment : m_group.buttons()) {
        segment->setAccessibleName(QStringLiteral("%1: %2").arg(accessibleName, segment->text()));
        segment->setToolTip(toolTip);
    }
}

void Segments::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme(palette());
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), fieldRadius, fieldRadius);
    painter.end();
    if (m_wrong)
        paintWrongFrame(this);
}

} // namespace residua::ui
