#include "ui/forms/choice_field.h"

#include "ui/forms/combo.h"

namespace residua::ui {

ChoiceField::ChoiceField(Editing &shared, const QString &key, const QStringList &choices, ChoiceBinding binding, QWidget *parent)
    : Field(shared, key, new Combo(parent)), m_combo(static_cast<Combo *>(editor())), m_binding(std::move(binding))
{
    m_combo->addItems(choices);
    describe();
    connect(m_combo, &QComboBox::activated, this, &ChoiceField::choose);
}

bool ChoiceField::display(const ResNetSpec &spec, bool force)
{
    const int index = m_binding.get(spec);
    if (!isNews(m_shown, index, force))
        return false;
    m_combo->setCurrentIndex(index);
    return true;
}

void ChoiceField::choose(int index)
{
    ResNetSpec next = spec();
    m_binding.set(next, index);
    if (propose(next, m_combo->itemText(index)))
        display(spec(), true); // "as the network" where that is what was chosen
}

void ChoiceField::enter(const QString &value)
{
    if (const int index = m_combo->findText(value); index >= 0)
        choose(index);
    else
        revert();
}

void ChoiceField::markWrong(bool wrong)
{
    m_combo->setWrong(wrong);
}

} // namespace residua::ui
