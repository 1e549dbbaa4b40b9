#pragma once

#include "ui/forms/field.h"

class QAbstractButton;

namespace residua::ui {

/// Something that is on or off, as a check box or a radio button.
class CheckField : public Field {
    Q_OBJECT

public:
    struct Binding {
        std::function<bool(const ResNetSpec &)> get;
        std::function<void(ResNetSpec &, bool)> set;
    };

    /// `button` is checkable; the field belongs to it.
    CheckField(Editing &editing, const QString &key, QAbstractButton *button, Binding binding);

protected:
    bool display(const ResNetSpec &spec, bool force) override;
    void enter(const QString &) override { revert(); }
    void markWrong(bool wrong) override;

private:
    QAbstractButton *m_button;
    Binding m_binding;
    std::optional<bool> m_shown;
};

} // namespace residua::ui
