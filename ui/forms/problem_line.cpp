#include "ui/forms/problem_line.h"

#include "ui/forms/link_button.h"
#include "ui/look/look_change.h"
#include "ui/look/theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace residua::ui {

ProblemLine::ProblemLine(QWidget *parent) : QWidget(parent), m_message(new QLabel(this)), m_use(new LinkButton(this))
{
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_use->setObjectName(QStringLiteral("use"));
    m_use->setToolTip(tr("Enter the nearest valid value"));
    setFocusProxy(m_use);
    connect(m_use, &LinkButton::clicked, this, &ProblemLine::used);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, insideGap);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_use, 0, Qt::AlignLeft);
    applyTheme();
    hide();
    onLookChange(*this, [this] {
        if (!m_applying)
            applyTheme();
    });
}

void ProblemLine::say(const QString &message, const QString &wayOut)
{
    m_message->setText(message);
    m_message->setAccessibleName(message);
    m_use->setVisible(!wayOut.isEmpty());
    m_use->setText(wayOut);
    m_use->setAccessibleName(m_use->text());
    show();
}

void ProblemLine::clear()
{
    hide();
    m_message->clear();
}

QString ProblemLine::message() const
{
    return m_message->text();
}

void ProblemLine::applyTheme()
{
    m_applying = true;
    const Theme theme(palette());
    QPalette message;
    message.setColor(QPalette::WindowText, theme.wrong);
    m_message->setPalette(message);
    m_applying = false;
}

} // namespace residua::ui
