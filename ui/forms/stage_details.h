#pragma once

#include "ui/forms/block_fields.h"
#include "ui/forms/section.h"

namespace residua::ui {

/// What one stage has of its own: dilation, and a block that differs from the network's.
class StageDetails : public Section {
    Q_OBJECT

public:
    StageDetails(Editing &editing, QWidget *parent);

    /// The stage that is shown, from 0; clamped to the stages that are there.
    void setStage(int index);
    int stage() const { return m_stage; }
    /// Opens the section and moves the keyboard into it.
    void enter();

private:
    void refresh();
    QString note() const;

    Editing &m_editing;
    int m_stage = 0;
    NumberField *m_dilation;
    BlockFields *m_block;
};

} // namespace residua::ui
