#include "ui/start/start_card.h"

#include "ui/look/flat_paint.h"
#include "ui/look/plain_tool_tip.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace residua::ui {

namespace {

/// In lines, 28 pixels wide.
void paintSign(QPainter &painter, StartCard::Sign sign, const QPointF &center, const QColor &color)
{
    QPainterPath path;
    switch (sign) {
    case StartCard::Sign::None: return;
    case StartCard::Sign::Again:
        path.arcMoveTo(-11, -11, 22, 22, 40);
        path.arcTo(-11, -11, 22, 22, 40, 290);
        path.moveTo(2, -5.5);
        path.lineTo(8.4, -7.1);
        path.lineTo(9.2, -13.4);
        break;
    case StartCard::Sign::Folder:
        path.moveTo(-13, 10);
        path.lineTo(-13, -9);
        path.lineTo(-4, -9);
        path.lineTo(-1, -6);
        path.lineTo(13, -6);
        path.lineTo(13, 10);
        path.closeSubpath();
        path.moveTo(-13, -1);
        path.lineTo(13, -1);
        break;
    case StartCard::Sign::Weights: // a stack of layers that comes down into the network
        path.addRoundedRect(-13, 4, 26, 7, 2, 2);
        path.moveTo(0, -12);
        path.lineTo(0, -1);
        path.moveTo(-5, -5.5);
        path.lineTo(0, -0.5);
        path.lineTo(5, -5.5);
        break;
    }
    painter.save();
    painter.translate(center);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.restore();
}

} // namespace

StartCard::StartCard(const QString &name, QWidget *parent) : QAbstractButton(parent)
{
    setText(name);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    speak();
}

void StartCard::setLine(const QString &line)
{
    m_line = line;
    setToolTip(plainToolTip(text() + QLatin1Char('\n') + line)); // there may be room for a part only
    speak();
    update();
}

void StartCard::setNetwork(const Model &model)
{
    m_network = networkPicture(model);
    update();
}

void StartCard::setPhotograph(const QPixmap &photograph)
{
    m_photograph = photograph;
    update();
}

StartCard::Picture StartCard::picture() const
{
    return m_network             ? Picture::Network
        : !m_photograph.isNull() ? Picture::Photograph
        : m_sign != Sign::None   ? Picture::Sign
                                 : Picture::None;
}

void StartCard::speak()
{
    setAccessibleName(m_line.isEmpty() ? text() : text() + QStringLiteral(", ") + m_line);
}

bool StartCard::matches(const QString &filter) const
{
    const QString all = text() + QLatin1Char(' ') + m_line + QLatin1Char(' ') + m_keywords;
    for (const QString &word : filter.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!all.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

void StartCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const PainterScope scope(&painter);
    const Theme theme(palette());
    const bool held = isDown(), over = underMouse();
    paintFrame(&painter, QRectF(rect()), held ? theme.accentSoft : theme.node, over || held ? theme.accent : theme.line, 1, 8);
    if (hasFocus() && m_byKeyboard)
        paintFocusRing(&painter, QRectF(rect()), theme);

    constexpr int side = 12;
    const QFontMetrics metrics(font());
    const int words = 2 * metrics.lineSpacing() + insideGap;
    const QRect picture(side, side, width() - 2 * side, height() - 2 * side - words - insideGap);
    if (m_network) {
        paintNetwork(painter, *m_network, QRectF(picture), theme);
    } else if (!m_photograph.isNull()) {
        const QSize size = m_photograph.size().scaled(picture.size(), Qt::KeepAspectRatio);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawPixmap(QRect(picture.center() - QPoint(size.width() / 2, size.height() / 2), size), m_photograph);
    } else {
        paintSign(painter, m_sign, QRectF(picture).center(), theme.accent);
    }

    QRect line(side, height() - side - words, width() - 2 * side, metrics.lineSpacing());
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(theme.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(strong).elidedText(text(), Qt::ElideMiddle, line.width()));
    line.translate(0, metrics.lineSpacing() + insideGap);
    painter.setFont(font());
    painter.setPen(theme.quietText);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(m_line, Qt::ElideRight, line.width()));
}

void StartCard::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    m_byKeyboard = event->reason() != Qt::MouseFocusReason;
    if (m_byKeyboard)
        Q_EMIT reached();
}

void StartCard::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: Q_EMIT stepRequested(-1, 0); break;
    case Qt::Key_Right: Q_EMIT stepRequested(1, 0); break;
    case Qt::Key_Up: Q_EMIT stepRequested(0, -1); break;
    case Qt::Key_Down: Q_EMIT stepRequested(0, 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: click(); break;
    default: QAbstractButton::keyPressEvent(event);
    }
}

} // namespace residua::ui
