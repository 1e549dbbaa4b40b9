#include "ui/forms/text_field.h"

#include "ui/forms/field_frame.h"
#include "ui/forms/field_names.h"

#include <QLineEdit>

namespace residua::ui {

namespace {

class MarkedLineEdit : public QLineEdit {
public:
    using QLineEdit::QLineEdit;
    void setWrong(bool wrong)
    {
        m_wrong = wrong;
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QLineEdit::paintEvent(event);
        if (m_wrong)
            paintWrongFrame(this);
    }

private:
    bool m_wrong = false;
};

} // namespace

TextField::TextField(Editing &shared, const QString &key, Binding binding, QWidget *parent)
    : Field(shared, key, new MarkedLineEdit(parent)), m_edit(static_cast<QLineEdit *>(editor())), m_binding(std::move(binding))
{
    describe();
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (m_required && text.trimmed().isEmpty()) { // while it is being typed anew it is empty for a moment
            QString name = fieldName(this->key());
            name[0] = name.at(0).toUpper();
            refuse({tr("%1 is empty, must have at least one character.").arg(name), this->key(),
                    QString::fromStdString(m_binding.get(spec()).value_or(std::string()))},
                   true);
            return;
        }
        ResNetSpec next = spec();
        m_binding.set(next, text.toStdString());
        propose(next, text);
    });
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        editing().finish();
        m_edit->selectAll();
    });
}

bool TextField::display(const ResNetSpec &spec, bool force)
{
    if (m_emptyText)
        m_edit->setPlaceholderText(m_emptyText(spec));
    const Value value = m_binding.get(spec);
    if (!isNews(m_shown, value, force))
        return false;
    const QString text = QString::fromStdString(value.value_or(std::string()));
    if (text != m_edit->text()) {
        const int cursor = m_edit->cursorPosition();
        m_edit->setText(text);
        m_edit->setCursorPosition(cursor);
    }
    return true;
}

void TextField::markWrong(bool wrong)
{
    static_cast<MarkedLineEdit *>(m_edit)->setWrong(wrong);
}

} // namespace residua::ui
