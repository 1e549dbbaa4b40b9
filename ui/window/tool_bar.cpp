#include "ui/window/tool_bar.h"

#include "ui/look/more_button.h"

#include <QAction>
#include <QEvent>
#include <QLayout>
#include <QMenu>
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

void ToolBar::addMore()
{
    m_more = new MoreButton;
    m_more->setObjectName(QStringLiteral("more"));
    connect(m_more->menu(), &QMenu::aboutToShow, this, &ToolBar::fillMore);
    m_moreEntry = addWidget(m_more);
    m_moreEntry->setVisible(false);
}

/// Entries of their own: two commands of two menus may have one mnemonic.
void ToolBar::fillMore()
{
    QMenu &menu = *m_more->menu();
    menu.clear();
    for (const Step &step : std::as_const(m_steps)) {
        if (!step.taken)
            continue;
        for (const Part &part : step.leftOut) {
            if (!part.command)
                continue;
            QAction *entry = menu.addAction(part.command->text().remove(QLatin1Char('&')), part.command, &QAction::trigger);
            entry->setShortcut(part.command->shortcut());
            entry->setShortcutContext(Qt::WidgetShortcut); // only said: the command itself has the keys
            entry->setEnabled(part.command->isEnabled());
            entry->setCheckable(part.command->isCheckable());
            entry->setChecked(part.command->isChecked());
        }
        menu.addSeparator();
    }
}

void ToolBar::thenLeavesOut(const QList<Part> &parts)
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

bool ToolBar::leavesOut() const
{
    return std::any_of(m_steps.begin(), m_steps.end(), [](const Step &step) { return step.taken && !step.leftOut.empty(); });
}

int ToolBar::neededWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    int sum = margins.left() + margins.right() - layout()->spacing();
    const bool more = leavesOut();
    for (QAction *action : actions()) {
        const QWidget *part = widgetForAction(action);
        int width = std::max(part->sizeHint().width(), part->minimumWidth());
        bool leftOut = action == m_moreEntry && !more;
        for (const Step &step : m_steps) {
            if (!step.taken)
                continue;
            leftOut |= std::any_of(step.leftOut.begin(), step.leftOut.end(), [action](const Part &each) { return each.entry == action; });
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
    const auto taken = [this] {
        QList<bool> all;
        for (const Step &step : std::as_const(m_steps))
            all << step.taken;
        return all;
    };
    const QList<bool> before = taken();
    for (Step &step : m_steps)
        step.taken = false;
    for (auto step = m_steps.begin(); step != m_steps.end() && neededWidth() > width(); ++step)
        step->taken = true;
    // What went before may have room beside what had to go after it.
    for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step) {
        if (std::exchange(step->taken, false))
            step->taken = neededWidth() > width();
    }
    for (const Step &step : std::as_const(m_steps)) {
        if (step.narrowed) // again and again: its font may be another one
            step.narrowed->setMaximumWidth(step.taken ? narrowWidth(*step.narrowed, step.characters) : QWIDGETSIZE_MAX);
        for (const Part &part : step.leftOut)
            part.entry->setVisible(!step.taken);
    }
    bool afterSeparator = true;
    for (QAction *entry : actions()) {
        if (!entry->isVisible())
            continue;
        if (afterSeparator && entry->isSeparator()) // of parts that are left out
            entry->setVisible(false);
        afterSeparator = entry->isSeparator();
    }
    if (m_more)
        m_moreEntry->setVisible(leavesOut());
    if (before != taken())
        layout()->activate(); // before anything is painted
}

} // namespace residua::ui
