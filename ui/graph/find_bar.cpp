#include "ui/graph/find_bar.h"

#include "ui/look/look_change.h"
#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

namespace residua::ui {

namespace {

QToolButton *findButton(QWidget *parent, Qt::ArrowType arrow, const QString &name, const QString &keys)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setArrowType(arrow);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    button->setToolTip(keys.isEmpty() ? name : FindBar::tr("%1 (%2)").arg(name, keys));
    return button;
}

} // namespace

FindBar::FindBar(QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_count(new QLabel(this)),
      m_previous(findButton(this, Qt::UpArrow, tr("Previous match"), tr("Shift+F3"))),
      m_next(findButton(this, Qt::DownArrow, tr("Next match"), tr("F3"))), m_close(findButton(this, Qt::NoArrow, tr("Close"), tr("Esc")))
{
    setAttribute(Qt::WA_NoMousePropagation);
    setAccessibleName(tr("Find in the picture"));
    setCursor(Qt::ArrowCursor);
    m_edit->setPlaceholderText(tr("find: conv 3x3, stride 2, >1M params"));
    m_edit->setAccessibleName(tr("Find operations"));
    m_edit->setToolTip(
        tr("Words, and comparisons: conv 3x3, stage 3, stride 2, output stride 16, >1M params, <10k macs, field > 99, ms > 0.5"));
    m_close->setText(QStringLiteral("×"));
    m_count->setTextInteractionFlags(Qt::NoTextInteraction);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(controlGap, insideGap, insideGap, insideGap + 1); // and the line below
    row->setSpacing(insideGap);
    row->addWidget(m_edit, 100);
    row->addSpacing(insideGap);
    row->addWidget(m_count);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addStretch(1);
    row->addWidget(m_close);
    m_edit->setMinimumWidth(0);
    connect(m_edit, &QLineEdit::textChanged, this, &FindBar::edited);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previous);
    connect(m_next, &QToolButton::clicked, this, &FindBar::next);
    connect(m_close, &QToolButton::clicked, this, &FindBar::closed);
    setCount(-1, 0, false);
    dress();
    onLookChange(
        *this, [this] { dress(); }, [this] { dress(); });
}

QString FindBar::text() const
{
    return m_edit->text();
}
QString FindBar::countWords() const
{
    return m_count->text();
}

void FindBar::setCount(int current, int count, bool asked)
{
    QString words;
    if (asked)
        words = count == 0 ? tr("no match")
            : current >= 0 ? tr("%1 of %2").arg(current + 1).arg(count)
            : count == 1   ? tr("1 match")
                           : tr("%1 matches").arg(count);
    m_count->setText(words);
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    if (const bool missing = asked && count == 0; missing != m_missing) {
        m_missing = missing;
        dress();
    }
}

void FindBar::open()
{
    show();
    raise();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FindBar::place(int width)
{
    setGeometry(0, 0, width, sizeHint().height());
}

/// In a wide picture the bar's parts stand still while somebody types; in a narrow one the words that are looked for need the room.
void FindBar::fitCount()
{
    const int usual = m_count->fontMetrics().horizontalAdvance(tr("%1 matches").arg(888)), wide = 4 * usual;
    m_count->setMinimumWidth(width() >= wide + wide / 2 ? usual : 0);
    m_edit->setMaximumWidth(wide);
}

void FindBar::dress()
{
    const Theme theme(parentWidget()->palette());
    QPalette colors = m_count->palette();
    colors.setColor(QPalette::WindowText, m_missing ? theme.wrong : theme.quietText);
    m_count->setPalette(colors);
    fitCount();
}

void FindBar::paintEvent(QPaintEvent *)
{
    const Theme theme(parentWidget()->palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
}

void FindBar::resizeEvent(QResizeEvent *)
{
    fitCount();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool back = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F3: back ? Q_EMIT previous() : Q_EMIT next(); break;
    case Qt::Key_Up: Q_EMIT previous(); break;
    case Qt::Key_Down: Q_EMIT next(); break;
    case Qt::Key_Escape: Q_EMIT closed(); break;
    default: break;
    }
    event->accept(); // the picture below has keys of its own
}

} // namespace residua::ui
