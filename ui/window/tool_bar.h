#pragma once

#include <QComboBox>
#include <QToolBar>
#include <QToolButton>

namespace residua::ui {

/// A choice whose words end in … where it has to be narrow.
class ElidedCombo : public QComboBox {
    Q_OBJECT

public:
    using QComboBox::QComboBox;

    /// The words as they stand in the box.
    QString shownText() const;
    QSize sizeHint() const override;

protected:
    void initStyleOption(QStyleOptionComboBox *option) const override;
};

/// A tool bar whose parts give way in a narrow window, step by step, in the order in which they were told to. Commands that are left out
/// are in the menu of a button that is there then.
class ToolBar : public QToolBar {
    Q_OBJECT

public:
    using QToolBar::QToolBar;

    /// An entry of this bar, and the command that is in the menu while it is left out; a separator has none.
    struct Part {
        QAction *entry = nullptr, *command = nullptr;
    };

    /// The button of what is left out stands here.
    void addMore();
    /// The next step: all of `parts` are left out. After `addMore`.
    void thenLeavesOut(const QList<Part> &parts);
    /// The next step: `part` shows at most `characters` of its words.
    void thenNarrows(ElidedCombo *part, int characters);

private:
    struct Step {
        QList<Part> leftOut;
        ElidedCombo *narrowed = nullptr;
        int characters = 0;
    };

    void fit();
    void fillMore();
    /// Whether a command is left out after so many of the steps.
    bool leavesOut(qsizetype steps) const;
    int widthAfter(qsizetype steps) const;

    QToolButton *m_more = nullptr;
    QAction *m_moreEntry = nullptr;
    QList<Step> m_steps;
    qsizetype m_taken = 0;

protected:
    bool event(QEvent *event) override;
};

} // namespace residua::ui
