#pragma once

#include "ui/state/session.h"

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace residua::ui {

class Editing;
class PresetChooser;
class Section;
class StageTable;

/// The form at the left of the window: every key of the architecture as a field. An edit is one step of the history for each
/// gesture; what is wrong is refused beside its field.
class ArchitectureForm : public QWidget {
    Q_OBJECT

public:
    explicit ArchitectureForm(NetworkState &network, QWidget *parent = nullptr);
    ~ArchitectureForm() override;

    /// Shows the field of `key` ("stages.2.depth", "norm.groups") and gives it the keyboard. False where there is no such field now.
    bool showField(const QString &key);
    QSize sizeHint() const override;

private:
    void build(QWidget *content, QVBoxLayout *layout);

    NetworkState &m_network;
    Editing *m_editing;
    QScrollArea *m_scroll;
    PresetChooser *m_presets = nullptr;
    StageTable *m_stages = nullptr;
    std::vector<Section *> m_sections;
};

} // namespace residua::ui
