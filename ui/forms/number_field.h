#pragma once

#include "ui/forms/field.h"
#include "ui/forms/number_edit.h"

namespace residua::ui {

/// A whole or decimal number of the architecture.
class NumberField : public Field {
    Q_OBJECT

public:
    using Value = std::optional<double>; ///< empty only where the rules allow it

    struct Binding {
        std::function<Value(const ResNetSpec &)> get;
        std::function<void(ResNetSpec &, Value)> set;
    };
    /// Reads and writes what `ref(spec)` refers to; `ref` is a generic lambda that works on const and mutable specs.
    template <class Ref>
    static Binding bind(Ref ref);

    NumberField(Editing &editing, const QString &key, const NumberRules &rules, Binding binding, QWidget *parent);

    NumberEdit *edit() const { return m_edit; }
    /// What an empty field means: said in it, and where steps start from.
    void setEmpty(std::function<QString(const ResNetSpec &)> text, std::function<double(const ResNetSpec &)> start);

protected:
    bool display(const ResNetSpec &spec, bool force) override;
    void describe() override;
    void settle() override;
    void enter(const QString &value) override;
    void markWrong(bool wrong) override { m_edit->setWrong(wrong); }

private:
    void onEdited();
    void onStepped(int direction, bool fine);
    bool tryValue(Value value, bool later);
    Refusal notANumber() const;
    QString valueText(Value value) const;

    NumberEdit *m_edit;
    Binding m_binding;
    std::function<QString(const ResNetSpec &)> m_emptyText;
    std::function<double(const ResNetSpec &)> m_emptyStart;
    std::optional<Value> m_shown; ///< the document's value that was displayed last
};

/// `value` as an integer; what does not fit becomes the nearest that does.
std::int64_t wholeNumber(double value);

template <class Ref>
NumberField::Binding NumberField::bind(Ref ref)
{
    return {[ref](const ResNetSpec &spec) { return Value(static_cast<double>(ref(spec))); },
            [ref](ResNetSpec &spec, Value value) {
                auto &target = ref(spec);
                if constexpr (std::is_integral_v<std::remove_reference_t<decltype(target)>>)
                    target = wholeNumber(*value);
                else
                    target = *value;
            }};
}

} // namespace residua::ui
