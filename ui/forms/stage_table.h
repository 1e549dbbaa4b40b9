#pragma once

#include "ui/forms/stage_row.h"

class QVBoxLayout;

namespace residua::ui {

class LinkButton;
class ProblemLine;
class StageDetails;

/// The stages, one row for each, and below them what the selected one has of its own.
class StageTable : public QWidget {
    Q_OBJECT

public:
    StageTable(Editing &editing, QWidget *parent);

    StageDetails *details() const { return m_details; }
    StageRow *row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    /// Does `command` with stage `index` as one step; refused with the reason below the rows.
    void run(int index, RowCommand command);

private:
    void refresh();
    void grow(std::size_t count);
    void showSelection();
    void enter(int index);
    void propose(const ResNetSpec &next, const QString &text, int selected);

    Editing &m_editing;
    std::vector<StageRow *> m_rows;
    QVBoxLayout *m_rowLayout;
    LinkButton *m_add;
    ProblemLine *m_problem;
    StageDetails *m_details;
};

} // namespace residua::ui
