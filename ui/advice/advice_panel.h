#pragma once

#include "ui/advice/advice.h"

#include <QWidget>

class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

namespace residua::ui {

class AdviceCard;
class ElidedLabel;
class EmptyPage;

/// The findings below each other. It asks for no attention: whoever wants advice opens it.
class AdvicePanel : public QWidget {
    Q_OBJECT

public:
    explicit AdvicePanel(Advice &advice, QWidget *parent = nullptr);

private:
    void showFindings();
    void showSelection();
    void addCard();

    Advice &m_advice;
    std::vector<Finding> m_shown;
    bool m_forgets = false; ///< the document is an architecture file, which has no place for what is dismissed
    QVector<AdviceCard *> m_cards;
    QStackedLayout *m_pages;
    EmptyPage *m_empty;
    QScrollArea *m_area;
    QVBoxLayout *m_column;
    ElidedLabel *m_dismissed, *m_restore;
};

} // namespace residua::ui
