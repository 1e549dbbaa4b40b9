#pragma once

#include "ui/forms/field.h"

class QLineEdit;

namespace residua::ui {

/// A name: of the network or of a custom block.
class TextField : public Field {
    Q_OBJECT

public:
    using Value = std::optional<std::string>; ///< empty: as the placeholder says
    struct Binding {
        std::function<Value(const ResNetSpec &)> get;
        std::function<void(ResNetSpec &, const std::string &)> set;
    };

    TextField(Editing &editing, const QString &key, Binding binding, QWidget *parent);

    QLineEdit *edit() const { return m_edit; }
    /// What is shown in an empty field.
    void setEmptyText(std::function<QString(const ResNetSpec &)> text) { m_emptyText = std::move(text); }

    /// An empty name is refused.
    void setRequired() { m_required = true; }

protected:
    bool display(const ResNetSpec &spec, bool force) override;
    void enter(const QString &) override { revert(); }
    void markWrong(bool wrong) override;

private:
    QLineEdit *m_edit;
    Binding m_binding;
    std::function<QString(const ResNetSpec &)> m_emptyText;
    std::optional<Value> m_shown;
    bool m_required = false;
};

} // namespace residua::ui
