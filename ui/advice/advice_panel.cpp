#include "ui/advice/advice_panel.h"

#include "ui/advice/advice_card.h"
#include "ui/advice/advice_words.h"
#include "ui/look/theme.h"
#include "ui/views/elided_label.h"
#include "ui/views/empty_page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace residua::ui {

AdvicePanel::AdvicePanel(Advice &advice, QWidget *parent) : QWidget(parent), m_advice(advice)
{
    setAccessibleName(tr("Advice"));
    m_empty = new EmptyPage;
    connect(m_empty, &EmptyPage::triggered, &advice, &Advice::restoreAll);
    m_dismissed = new ElidedLabel;
    m_dismissed->setQuiet(true);
    m_restore = new ElidedLabel;
    m_restore->setObjectName(QStringLiteral("restore"));
    m_restore->setLink(true);
    m_restore->setFullText(tr("Show again"));
    connect(m_restore, &ElidedLabel::activated, &advice, &Advice::restoreAll);

    auto *list = new QWidget;
    m_column = new QVBoxLayout(list);
    m_column->setContentsMargins(0, 0, 0, controlGap);
    m_column->setSpacing(0);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(groupGap, controlGap, groupGap, 0);
    foot->setSpacing(groupGap);
    foot->addWidget(m_dismissed);
    foot->addWidget(m_restore);
    foot->addStretch(1);
    m_column->addLayout(foot);
    m_column->addStretch(1);
    m_area = new QScrollArea;
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(list);
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_area);

    connect(&advice, &Advice::changed, this, &AdvicePanel::showFindings);
    connect(&advice.session(), &Session::documentChanged, this, [this] { // at every edit
        if (m_advice.session().document().architectureFile != m_forgets)
            showFindings();
    });
    connect(&advice.session().shown(), &NetworkState::selectionChanged, this, &AdvicePanel::showSelection);
    showFindings();
}

void AdvicePanel::addCard()
{
    auto *card = new AdviceCard;
    const auto index = static_cast<std::size_t>(m_cards.size());
    connect(card, &AdviceCard::chosen, this, [this, index] {
        if (!m_shown[index].path.empty())
            m_advice.session().shown().select(m_shown[index].path);
    });
    connect(card, &AdviceCard::fixRequested, this, [this, index] { m_advice.fix(index); });
    connect(card, &AdviceCard::dismissRequested, this, [this, index] { m_advice.dismiss(index); });
    m_column->insertWidget(static_cast<int>(m_cards.size()), card);
    m_cards.push_back(card);
}

void AdvicePanel::showFindings()
{
    m_shown = m_advice.findings();
    while (m_cards.size() < std::ssize(m_shown))
        addCard();
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setVisible(i < std::ssize(m_shown));
        if (i < std::ssize(m_shown))
            m_cards[i]->show(m_shown[static_cast<std::size_t>(i)]);
    }
    const auto dismissed = static_cast<int>(m_advice.dismissed().size());
    m_forgets = m_advice.session().document().architectureFile;
    const QString words = !m_forgets ? tr("%1 dismissed in this document").arg(findingCount(dismissed))
                                     : tr("%1 dismissed; only a workspace (.residua) remembers it").arg(findingCount(dismissed));
    for (ElidedLabel *part : {m_dismissed, m_restore})
        part->setVisible(dismissed > 0);
    m_dismissed->setFullText(words);
    const QString none = tr("Nothing to advise: no part of this network is weaker than in every standard network.");
    m_empty->say(dismissed > 0 ? tr("Nothing more to advise: %1.").arg(words) : none,
                 dismissed > 0 ? QStringList{tr("Show again")} : QStringList());
    m_pages->setCurrentIndex(m_shown.empty() ? 0 : 1);
    showSelection();
}

void AdvicePanel::showSelection()
{
    const std::string &path = m_advice.session().shown().selection().path;
    for (qsizetype i = 0; i < m_cards.size() && i < std::ssize(m_shown); ++i)
        m_cards[i]->setCurrent(!path.empty() && path == m_shown[static_cast<std::size_t>(i)].path);
}

} // namespace residua::ui
