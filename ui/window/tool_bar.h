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

/// A tool bar whose parts give way in a narrow window, step by step, in the order in which they were told to: as few as needed. Commands
/// that are left out are in the menu of a button that is there then.
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
        bool taken = false;
    };

    void fit();
    void fillMore();
    bool leavesOut() const; ///< whether a command is, with the steps that are taken
    int neededWidth() const;

    QToolButton *m_more = nullptr;
    QAction *m_moreEntry = nullptr;
    QList<Step> m_steps;

protected:
    bool event(QEvent *event) override;
};

} // namespace residua::ui
