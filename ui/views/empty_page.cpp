#include "ui/views/empty_page.h"

#include "ui/look/look_change.h"
#include "ui/look/theme.h"
#include "ui/views/elided_label.h"

#include <QEvent>
#include <QVBoxLayout>

namespace residua::ui {

EmptyPage::EmptyPage(QWidget *parent) : QWidget(parent)
{
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_row = new QBoxLayout(QBoxLayout::LeftToRight);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(groupGap, controlGap, groupGap, controlGap);
    column->setSpacing(controlGap);
    column->addStretch(2);
    column->addWidget(m_text);
    column->addLayout(m_row);
    column->setAlignment(m_row, Qt::AlignHCenter);
    column->addStretch(3);
    applyColors();
    onLookChange(*this, [this] { applyColors(); });
}

void EmptyPage::say(const QString &text, const QStringList &actions)
{
    if (text == m_text->text() && actions == m_actions)
        return;
    m_actions = actions;
    m_text->setText(text);
    setAccessibleName(text);
    while (m_links.size() < actions.size()) {
        auto *link = new ElidedLabel(Qt::ElideRight, this);
        link->setLink(true);
        connect(link, &ElidedLabel::activated, this, [this, index = static_cast<int>(m_links.size())] { Q_EMIT triggered(index); });
        m_row->addWidget(link, 0, Qt::AlignHCenter);
        m_links << link;
    }
    for (qsizetype i = 0; i < m_links.size(); ++i) {
        m_links[i]->setVisible(i < actions.size());
        if (i < actions.size())
            m_links[i]->setFullText(actions[i]);
    }
    makeRoom();
}

void EmptyPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void EmptyPage::makeRoom()
{
    int links = -groupGap;
    for (const ElidedLabel *link : m_links)
        links += link->isHidden() ? 0 : link->sizeHint().width() + groupGap;
    const bool beside = links <= width() - 2 * groupGap;
    m_row->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_row->setSpacing(beside ? groupGap : insideGap);
    const int needed = m_text->heightForWidth(width() - 2 * groupGap) + m_row->sizeHint().height() + 3 * controlGap;
    const bool fits = needed <= height() || actions().isEmpty();
    m_text->setVisible(fits);
    setToolTip(fits ? QString() : m_text->text());
}

QString EmptyPage::text() const
{
    return m_text->text();
}

QStringList EmptyPage::actions() const
{
    QStringList texts;
    for (const ElidedLabel *link : m_links) {
        if (!link->isHidden())
            texts << link->fullText();
    }
    return texts;
}

void EmptyPage::applyColors()
{
    const Theme theme(palette());
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme.quietText);
    m_text->setPalette(quiet);
}

} // namespace residua::ui
