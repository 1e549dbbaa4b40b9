#include "ui/window/tool_bar.h"

#include <QAction>
#include <QEvent>
#include <QLayout>
#include <QStyle>
#include <QStyleOptionComboBox>

#include <algorithm>
#include <utility>

namespace residua::ui {

namespace {

/// As wide as the longest of its words, at most `characters` of them.
int narrowWidth(const QComboBox &box, int characters)
{
    const QFontMetrics metrics = box.fontMetrics();
    int words = 0;
    for (int i = 0; i < box.count(); ++i)
        words = std::max(words, metrics.horizontalAdvance(box.itemText(i)) + 4);
    words = std::min(words, metrics.horizontalAdvance(QLatin1Char('x')) * characters);
    QStyleOptionComboBox option;
    option.initFrom(&box);
    return box.style()->sizeFromContents(QStyle::CT_ComboBox, &option, QSize(words, metrics.height()), &box).width();
}

} // namespace

/// All of the words fit: the room for them is a little less than what a box asks for.
QSize ElidedCombo::sizeHint() const
{
    return QComboBox::sizeHint() + QSize(4, 0);
}

void ElidedCombo::initStyleOption(QStyleOptionComboBox *option) const
{
    QComboBox::initStyleOption(option);
    const int room = style()->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxEditField, this).width() - 2;
    option->currentText = option->fontMetrics.elidedText(option->currentText, Qt::ElideRight, room);
}

QString ElidedCombo::shownText() const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    return option.currentText;
}

void ToolBar::thenLeavesOut(const QList<QAction *> &parts)
{
    m_steps.append({parts, nullptr, 0});
}

void ToolBar::thenNarrows(ElidedCombo *part, int characters)
{
    m_steps.append({{}, part, characters});
}

bool ToolBar::event(QEvent *event)
{
    const bool done = QToolBar::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        fit();
    return done;
}

int ToolBar::widthAfter(qsizetype steps) const
{
    const QMargins margins = layout()->contentsMargins();
    int sum = margins.left() + margins.right() - layout()->spacing();
    for (QAction *action : actions()) {
        const QWidget *part = widgetForAction(action);
        int width = std::max(part->sizeHint().width(), part->minimumWidth());
        bool leftOut = false;
        for (qsizetype i = 0; i < steps; ++i) {
            const Step &step = m_steps[i];
            leftOut |= step.leftOut.contains(action);
            if (step.narrowed == part)
                width = std::min(width, narrowWidth(*step.narrowed, step.characters));
        }
        if (!leftOut)
            sum += std::max(width, 0) + layout()->spacing();
    }
    return sum;
}

void ToolBar::fit()
{
    qsizetype taken = 0;
    while (taken < m_steps.size() && widthAfter(taken) > width())
        ++taken;
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const Step &step = m_steps[i];
        if (step.narrowed) // again and again: its font may be another one
            step.narrowed->setMaximumWidth(i < taken ? narrowWidth(*step.narrowed, step.characters) : QWIDGETSIZE_MAX);
        for (QAction *part : step.leftOut)
            part->setVisible(i >= taken);
    }
    if (std::exchange(m_taken, taken) != taken)
        layout()->activate(); // before anything is painted
}

} // namespace residua::ui
