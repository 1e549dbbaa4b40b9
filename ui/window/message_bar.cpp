#include "ui/window/message_bar.h"

#include "ui/look/theme.h"
#include "ui/work/reading.h"

#include "core/arch/visible.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace residua::ui {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_text(new QLabel), m_details(new QLabel), m_progress(new QProgressBar), m_button(new QPushButton),
      m_more(new QPushButton(tr("Details"))), m_close(new QToolButton)
{
    setObjectName(QStringLiteral("messageBar"));
    setAutoFillBackground(true);
    for (QLabel *label : {m_text, m_details}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_button->setObjectName(QStringLiteral("action"));
    constexpr int progressWidth = 120;
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(progressWidth);
    m_progress->setAccessibleName(tr("Progress"));
    m_close->setText(QStringLiteral("✕"));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Dismiss this message"));
    m_close->setAccessibleName(tr("Dismiss message"));
    m_more->setCheckable(true);
    m_more->setToolTip(tr("Show or hide the rest of the message"));
    auto *row = new QHBoxLayout;
    row->setSpacing(controlGap);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(m_more);
    row->addWidget(m_button);
    row->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(groupGap, insideGap, controlGap, insideGap);
    column->setSpacing(insideGap);
    column->addLayout(row);
    column->addWidget(m_details);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::clear);
    connect(m_more, &QPushButton::toggled, this, &MessageBar::setDetailsShown);
    connect(m_button, &QPushButton::clicked, this, [this] {
        const auto action = m_action;
        clear();
        action();
    });
    clear();
}

void MessageBar::show(Kind kind, const QString &text, const QString &button, std::function<void()> action)
{
    m_kind = kind;
    m_announced = nullptr;
    m_progress->setVisible(false);
    m_text->setText(text.section(QLatin1Char('\n'), 0, 0));
    m_rest = text.section(QLatin1Char('\n'), 1);
    m_action = std::move(action);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    const bool fewLines = m_rest.count(QLatin1Char('\n')) < 3;
    m_more->setVisible(!m_rest.isEmpty() && !fewLines);
    setDetailsShown(fewLines);
    applyTheme();
    setVisible(true);
    setAccessibleName(text);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::announce(Reading &reading)
{
    connect(&reading, &Reading::takesLong, this, [this, &reading](const QString &name) {
        show(Kind::Note, tr("Reading “%1”…").arg(QString::fromStdString(visible(name.toStdString()))), tr("Cancel"),
             [&reading] { reading.abandon(); });
        m_announced = &reading;
        m_progress->setVisible(true);
    });
    connect(&reading, &Reading::ended, this, [this, &reading] {
        if (m_announced == &reading)
            clear();
    });
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_rest.isEmpty() ? m_text->text() : m_text->text() + QLatin1Char('\n') + m_rest;
}

void MessageBar::clear()
{
    setVisible(false);
    m_announced = nullptr;
    m_text->clear();
    m_rest.clear();
}

void MessageBar::setDetailsShown(bool shown)
{
    m_details->setText(m_rest);
    m_details->setVisible(shown && !m_rest.isEmpty());
    const QSignalBlocker blocker(m_more);
    m_more->setChecked(shown);
}

void MessageBar::applyTheme()
{
    const Theme theme(parentWidget() ? parentWidget()->palette() : palette());
    QPalette colours = parentWidget() ? parentWidget()->palette() : palette();
    const QColor strong = m_kind == Kind::Problem ? theme.wrong : theme.accent;
    const auto mixed = [&](double share) {
        return QColor::fromRgbF(static_cast<float>(theme.panel.redF() * (1 - share) + strong.redF() * share),
                                static_cast<float>(theme.panel.greenF() * (1 - share) + strong.greenF() * share),
                                static_cast<float>(theme.panel.blueF() * (1 - share) + strong.blueF() * share));
    };
    colours.setColor(QPalette::Window, mixed(theme.dark ? 0.2 : 0.1));
    setPalette(colours);
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ParentChange || event->type() == QEvent::ApplicationPaletteChange)
        applyTheme();
}

} // namespace residua::ui
