#include "ui/window/toast.h"

#include "ui/look/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace residua::ui {

namespace {

constexpr int signSide = 18, progressWidth = 120, fewLines = 3;
constexpr double corner = 8;

QColor colorOf(Toast::Kind kind, const Theme &theme)
{
    if (kind == Toast::Kind::Warning)
        return theme.projection; // amber: nothing has gone wrong yet
    return kind == Toast::Kind::Problem ? theme.wrong : theme.accent;
}

/// A disc with an i or an exclamation mark: what kind of message it is, without its colour.
void paintSign(QPainter &painter, const QRectF &disc, Toast::Kind kind, const QColor &color, const QColor &paper)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(disc);
    painter.setPen(QPen(paper, 2, Qt::SolidLine, Qt::RoundCap));
    const double x = disc.center().x(), top = disc.top() + disc.height() * 0.27, bottom = disc.bottom() - disc.height() * 0.27;
    const bool note = kind == Toast::Kind::Note || kind == Toast::Kind::Done; // its dot is above the stroke
    painter.drawLine(QPointF(x, note ? top + 4 : top), QPointF(x, note ? bottom : bottom - 4));
    painter.drawPoint(QPointF(x, note ? top : bottom));
}

} // namespace

Toast::Toast(Kind kind, const QString &text, std::vector<ToastButton> buttons, QWidget *parent)
    : QFrame(parent), m_kind(kind), m_said(text), m_rest(text.section(QLatin1Char('\n'), 1)), m_hasButtons(!buttons.empty()),
      m_text(new QLabel(this)), m_details(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_more(new QPushButton(tr("Details"), this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("toast"));
    setFocusPolicy(Qt::ClickFocus);
    for (QLabel *label : {m_text, m_details}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    QString first = text.section(QLatin1Char('\n'), 0, 0);
    if (!first.isEmpty()) // what the command line says after a colon is a sentence here
        first[0] = first.at(0).toUpper();
    m_text->setText(first);
    m_details->setText(m_rest);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(progressWidth);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    m_close->setText(QStringLiteral("✕"));
    m_close->setObjectName(QStringLiteral("dismiss"));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Dismiss this message (Esc)"));
    m_close->setAccessibleName(tr("Dismiss message"));
    m_more->setCheckable(true);
    m_more->setToolTip(tr("Show or hide the rest of the message"));

    auto *row = new QHBoxLayout;
    row->setSpacing(controlGap);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(m_more);
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        auto *button = new QPushButton(buttons[i].text, this);
        button->setObjectName(i == 0 ? QStringLiteral("action") : QStringLiteral("action%1").arg(i + 1));
        connect(button, &QPushButton::clicked, this, [this, run = std::move(buttons[i].run)] {
            const auto job = run; // it may outlive the toast
            Q_EMIT dismissed();
            job();
        });
        row->addWidget(button);
    }
    row->addWidget(m_close, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(controlGap + signSide + controlGap, controlGap, controlGap, controlGap);
    column->setSpacing(insideGap);
    column->addLayout(row);
    column->addWidget(m_details);
    connect(m_close, &QToolButton::clicked, this, &Toast::dismissed);
    connect(m_more, &QPushButton::toggled, this, [this](bool shown) {
        setDetailsShown(shown);
        Q_EMIT resized();
    });
    const bool few = m_rest.count(QLatin1Char('\n')) < fewLines;
    m_more->setVisible(!m_rest.isEmpty() && !few);
    setDetailsShown(few);
    applyTheme();
    setAccessibleName(text);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Toast::setProgress()
{
    m_progress->show();
}

int Toast::heightFor(int width) const
{
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    return std::max(height, signSide + 2 * controlGap);
}

void Toast::setDetailsShown(bool shown)
{
    m_details->setVisible(shown && !m_rest.isEmpty());
    const QSignalBlocker blocker(m_more);
    m_more->setChecked(shown);
}

void Toast::applyTheme()
{
    // The paper of a dialog: what stands below must not shine through.
    QPalette own; // of one color: the others follow the window's
    own.setColor(QPalette::Window, Theme(parentWidget()->palette()).panel);
    setPalette(own);
}

void Toast::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !std::exchange(m_coloring, true)) {
        applyTheme();
        m_coloring = false;
    }
}

void Toast::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    const QColor strong = colorOf(m_kind, theme);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter.fillPath(shape, theme.panel);
    QColor tint = strong;
    tint.setAlphaF(theme.dark ? 0.16F : 0.08F);
    painter.fillPath(shape, tint);
    QColor edge = strong;
    edge.setAlphaF(0.7F);
    painter.setPen(edge);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(shape);
    // One line stands in the middle of its label, more begin at the top. Measured here: a label that is asked for its height asks to be
    // painted, and that would never end.
    const QFontMetrics metrics = m_text->fontMetrics();
    const int line = metrics.height(), wraps = static_cast<int>(Qt::TextWordWrap);
    const bool one = metrics.boundingRect(QRect(0, 0, m_text->width(), 0), wraps, m_text->text()).height() < 2 * line;
    const int first = one ? m_text->geometry().center().y() + 1 : m_text->geometry().top() + line / 2;
    paintSign(painter, QRectF(controlGap + 2, first - signSide / 2.0, signSide, signSide), m_kind, strong, theme.panel);
}

void Toast::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT dismissed();
    else
        QFrame::keyPressEvent(event);
}

} // namespace residua::ui
