#include "ui/forms/check_field.h"

#include "ui/look/theme.h"

#include <QAbstractButton>

namespace residua::ui {

CheckField::CheckField(Editing &shared, const QString &key, QAbstractButton *button, Binding binding)
    : Field(shared, key, button), m_button(button), m_binding(std::move(binding))
{
    describe();
    connect(m_button, &QAbstractButton::clicked, this, [this](bool on) {
        ResNetSpec next = spec();
        m_binding.set(next, on);
        if (propose(next, on ? tr("on") : tr("off")))
            display(spec(), true); // a radio button that was on stays on
    });
}

bool CheckField::display(const ResNetSpec &spec, bool force)
{
    const bool on = m_binding.get(spec);
    if (!isNews(m_shown, on, force))
        return false;
    m_button->setChecked(on);
    return true;
}

void CheckField::markWrong(bool wrong)
{
    QPalette colours;
    if (wrong)
        colours.setColor(QPalette::WindowText, Theme(m_button->palette()).wrong);
    m_button->setPalette(colours);
}

} // namespace residua::ui
