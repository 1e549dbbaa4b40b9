#pragma once

#include <QComboBox>
#include <QToolBar>

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

/// A tool bar without overflow: in a narrow window its parts give way, step by step, in the order in which they were told to.
class ToolBar : public QToolBar {
    Q_OBJECT

public:
    using QToolBar::QToolBar;

    /// The next step: all of `parts`, entries of this bar, are left out.
    void thenLeavesOut(const QList<QAction *> &parts);
    /// The next step: `part` shows at most `characters` of its words.
    void thenNarrows(ElidedCombo *part, int characters);

private:
    struct Step {
        QList<QAction *> leftOut;
        ElidedCombo *narrowed = nullptr;
        int characters = 0;
    };

    void fit();
    int widthAfter(qsizetype steps) const;

    QList<Step> m_steps;
    qsizetype m_taken = 0;

protected:
    bool event(QEvent *event) override;
};

} // namespace residua::ui
