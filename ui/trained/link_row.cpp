#include "ui/trained/link_row.h"

#include "ui/forms/link_button.h"
#include "ui/look/theme.h"

#include <QEvent>
#include <QPainter>

#include <utility>

namespace residua::ui {

namespace {

constexpr int linkGap = groupGap;

} // namespace

LinkRow::LinkRow(const QString &heading, QWidget *parent) : QWidget(parent), m_heading(heading), m_more(new LinkButton(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->setObjectName(QStringLiteral("more"));
    connect(m_more, &LinkButton::clicked, this, [this] { Q_EMIT moreRequested(QString(m_links[m_shown].key)); });
}

void LinkRow::setLinks(std::vector<Link> links)
{
    if (links == m_links)
        return;
    m_links = std::move(links);
    while (m_buttons.size() < m_links.size()) {
        auto *button = new LinkButton(this);
        const std::size_t index = m_buttons.size();
        connect(button, &LinkButton::clicked, this, [this, index] { Q_EMIT activated(QString(m_links[index].key)); });
        QWidget::setTabOrder(m_buttons.empty() ? button : m_buttons.back(), button);
        QWidget::setTabOrder(button, m_more);
        m_buttons.push_back(button);
    }
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        m_buttons[i]->setText(m_links[i].text);
        m_buttons[i]->setToolTip(m_links[i].toolTip);
        m_buttons[i]->setObjectName(QStringLiteral("link.") + m_links[i].key);
    }
    place();
    updateGeometry();
}

int LinkRow::headingWidth() const
{
    return fontMetrics().horizontalAdvance(m_heading) + controlGap;
}

/// As many from the left as fit beside the words for the others.
void LinkRow::place()
{
    const auto moreText = [this](std::size_t shown) { return tr("%n more…", nullptr, static_cast<int>(m_links.size() - shown)); };
    const int moreWidth = fontMetrics().horizontalAdvance(moreText(0)) + 2;
    int x = headingWidth();
    std::size_t shown = 0;
    for (; shown < m_links.size(); ++shown) {
        LinkButton *button = m_buttons[shown];
        const int end = x + button->sizeHint().width();
        if (end + (shown + 1 < m_links.size() ? linkGap + moreWidth : 0) > width())
            break;
        button->setGeometry(x, 0, button->sizeHint().width(), height());
        x = end + linkGap;
    }
    m_shown = shown;
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setVisible(i < shown);
    m_more->setVisible(shown < m_links.size());
    m_more->setText(moreText(shown));
    m_more->setGeometry(x, 0, m_more->sizeHint().width(), height());
}

QSize LinkRow::sizeHint() const
{
    return {headingWidth() + 480, m_more->sizeHint().height()};
}

QSize LinkRow::minimumSizeHint() const
{
    return {headingWidth() + 120, m_more->sizeHint().height()};
}

void LinkRow::resizeEvent(QResizeEvent *)
{
    place();
}

void LinkRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        place();
}

void LinkRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme(palette()).quietText);
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeading, m_heading);
}

} // namespace residua::ui
