#pragma once

#include "ui/forms/conv_row.h"

namespace residua::ui {

class LinkButton;
class ProblemLine;

/// The convolutions of a custom block.
class ConvList : public QWidget {
    Q_OBJECT

public:
    ConvList(Editing &editing, ConvsBinding binding, const QString &listKey, QWidget *parent);

    /// For a list that shows another stage's convolutions now.
    void setListKey(const QString &listKey);

private:
    void run(int index, RowCommand command);
    void refresh();
    void grow(std::size_t count);
    void propose(Convs convs, const QString &text, int focus);

    Editing &m_editing;
    ConvsBinding m_binding;
    QString m_listKey;
    std::vector<ConvRow *> m_rows;
    QVBoxLayout *m_rowLayout;
    LinkButton *m_add;
    ProblemLine *m_problem;
};

} // namespace residua::ui
