#pragma once

#include "ui/forms/combo.h"
#include "ui/forms/refusal.h"
#include "ui/state/session.h"

class QStandardItemModel;

namespace residua::ui {

/// The presets' names in groups, whose titles cannot be chosen; each name is its entry's user data.
QStandardItemModel *makePresetList(QObject *parent);

/// The presets in groups. Shows which one the network is, or was made from.
class PresetChooser : public Combo {
    Q_OBJECT

public:
    explicit PresetChooser(NetworkState &network, QWidget *parent = nullptr);

    /// Makes preset `name` the architecture, as one step.
    void choose(const QString &name);
    /// What is shown: the preset's name, "custom, from …" or "Custom".
    QString shown() const;

private:
    void fill();
    void refresh();

    NetworkState &m_network;
    std::vector<std::pair<QString, ResNetSpec>> m_presets; ///< without their names in the spec
    std::map<VariantId, QString> m_from;                   ///< the preset that was there last in each variant
};

} // namespace residua::ui
