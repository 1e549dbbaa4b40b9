#include "ui/views/elided_label.h"

#include "ui/look/accessible.h"
#include "ui/look/look_change.h"
#include "ui/look/theme.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <utility>

namespace residua::ui {

namespace {

/// Words, or a link that is pressed.
class AccessibleElided : public QAccessibleWidget {
public:
    explicit AccessibleElided(ElidedLabel *label) : QAccessibleWidget(label) {}

    QAccessible::Role role() const override { return label().isLink() ? QAccessible::Link : QAccessible::StaticText; }
    QStringList actionNames() const override
    {
        return label().isLink() ? QStringList(pressAction()) + QAccessibleWidget::actionNames() : QAccessibleWidget::actionNames();
    }
    void doAction(const QString &name) override
    {
        if (name == pressAction() && label().isLink())
            Q_EMIT label().activated();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    ElidedLabel &label() const { return *static_cast<ElidedLabel *>(widget()); }
};

} // namespace

ElidedLabel::ElidedLabel(Qt::TextElideMode mode, QWidget *parent) : QLabel(parent), m_mode(mode)
{
    installAccessible<ElidedLabel, AccessibleElided>();
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    onLookChange(*this, {}, [this] {
        m_textWidth = -1;
        elide();
        updateGeometry();
    });
}

void ElidedLabel::setFullText(const QString &text)
{
    if (std::exchange(m_text, text) == text)
        return;
    m_textWidth = -1;
    setAccessibleName(text);
    elide();
    updateGeometry();
}

void ElidedLabel::setExplanation(const QString &text)
{
    if (std::exchange(m_explanation, text) != text)
        elide();
}

void ElidedLabel::setLink(bool link)
{
    if (std::exchange(m_link, link) == link)
        return;
    setFocusPolicy(link ? Qt::StrongFocus : Qt::NoFocus);
    link ? setCursor(Qt::PointingHandCursor) : unsetCursor();
    update();
}

void ElidedLabel::setQuiet(bool quiet)
{
    if (std::exchange(m_quiet, quiet) != quiet)
        update();
}

void ElidedLabel::setFailure(bool failure)
{
    if (failure == m_failure)
        return;
    m_failure = failure;
    m_textWidth = -1;
    elide();
    updateGeometry();
    update();
}

QString ElidedLabel::words() const
{
    return m_failure && !m_text.isEmpty() ? QStringLiteral("⚠ ") + m_text : m_text;
}

QSize ElidedLabel::sizeHint() const
{
    return {textWidth() + 2, fontMetrics().height() + 2};
}

int ElidedLabel::textWidth() const
{
    if (m_textWidth < 0)
        m_textWidth = fontMetrics().horizontalAdvance(words());
    return m_textWidth;
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {m_text.isEmpty() ? 0 : fontMetrics().averageCharWidth() * 6, fontMetrics().height() + 2};
}

void ElidedLabel::elide()
{
    const QString shown = textWidth() <= width() ? words() : fontMetrics().elidedText(words(), m_mode, std::max(0, width()));
    setText(shown);
    const QString tip = !m_explanation.isEmpty() ? m_explanation : shown == words() ? QString() : m_text;
    // A tooltip takes anything that looks like HTML for it.
    if (tip != m_tip)
        setToolTip(tip.isEmpty() ? tip : QStringLiteral("<qt>%1</qt>").arg(tip.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"))));
    m_tip = tip;
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    const Theme theme(palette());
    if (textInteractionFlags() & Qt::TextSelectableByMouse)
        return QLabel::paintEvent(event); // it draws the selection
    QPainter painter(this);
    painter.setPen(m_failure ? theme.wrong : m_link ? theme.accent : m_quiet ? theme.quietText : theme.text);
    if (m_link && (hasFocus() || underMouse())) {
        QFont underlined = font();
        underlined.setUnderline(true);
        painter.setFont(underlined);
    }
    painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine, text());
}

void ElidedLabel::mouseReleaseEvent(QMouseEvent *event)
{
    QLabel::mouseReleaseEvent(event);
    if (m_link && event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT activated();
}

void ElidedLabel::keyPressEvent(QKeyEvent *event)
{
    if (m_link && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space))
        Q_EMIT activated();
    else
        QLabel::keyPressEvent(event);
}

} // namespace residua::ui
