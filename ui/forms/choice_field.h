#pragma once

#include "ui/forms/field.h"

#include <QStringList>

namespace residua::ui {

class Combo;

/// One of a few: how it is read and written as an index.
struct ChoiceBinding {
    std::function<int(const ResNetSpec &)> get;
    /// What the whole architecture is with choice `index`.
    std::function<void(ResNetSpec &, int)> set;
};

/// Reads and writes the enumeration that `ref(spec)` refers to; `ref` works on const and mutable specs.
template <class Ref>
ChoiceBinding bindChoice(Ref ref)
{
    return {[ref](const ResNetSpec &spec) { return static_cast<int>(ref(spec)); },
            [ref](ResNetSpec &spec, int index) {
                auto &target = ref(spec);
                target = static_cast<std::remove_reference_t<decltype(target)>>(index);
            }};
}

/// A choice in a drop-down list.
class ChoiceField : public Field {
    Q_OBJECT

public:
    ChoiceField(Editing &editing, const QString &key, const QStringList &choices, ChoiceBinding binding, QWidget *parent);

protected:
    bool display(const ResNetSpec &spec, bool force) override;
    void enter(const QString &value) override;
    void markWrong(bool wrong) override;

private:
    void choose(int index);

    Combo *m_combo;
    ChoiceBinding m_binding;
    int m_shown = -1;
};

} // namespace residua::ui
