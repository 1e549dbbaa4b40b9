#pragma once

#include "core/arch/prepare_options.h"
#include "core/arch/spec.h"
#include "core/infer/preparation.h"

#include <QDialog>

#include <optional>
#include <vector>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace residua::ui {

/// How images are prepared for a network: one of the well-known ways, or each step by itself.
class PreparationDialog : public QDialog {
    Q_OBJECT

public:
    /// `chosen`: what is used now, nothing for what is usual, which is `usual`. `input` has 1 or 3 channels.
    PreparationDialog(const InputSpec &input, const PrepareOptions &usual, const std::optional<PrepareOptions> &chosen, QWidget *parent);

    /// What was chosen; nothing: what is usual.
    const std::optional<PrepareOptions> &chosen() const { return m_chosen; }

private:
    void build();
    void fill(const PrepareOptions &options);
    void choosePreset(int index);
    struct Read {
        PrepareOptions options;
        QString problem; ///< empty: none
    };
    Read readFields() const;
    /// What the fields say is chosen, or what is wrong is said and cannot be used.
    void read();
    void say(const Read &now);
    void showPreset();

    InputSpec m_input;
    PrepareOptions m_usual;
    std::optional<PrepareOptions> m_chosen;
    std::vector<NamedPreparation> m_presets;
    QComboBox *m_preset, *m_interpolation, *m_range, *m_channels;
    QSpinBox *m_resize;
    QLineEdit *m_mean, *m_deviation;
    QLabel *m_word; ///< what is wrong, or what pixels become
    QDialogButtonBox *m_buttons;
    bool m_filling = false;
};

} // namespace residua::ui
