#include "ui/forms/segments_field.h"

#include "ui/forms/field_names.h"
#include "ui/forms/segments.h"

namespace residua::ui {

SegmentsField::SegmentsField(Editing &shared, const QString &key, const QStringList &choices, ChoiceBinding binding, QWidget *parent)
    : Field(shared, key, new Segments(choices, parent)), m_segments(static_cast<Segments *>(editor())), m_binding(std::move(binding))
{
    describe();
    for (int i = 0; i < choices.size(); ++i)
        m_segments->button(i)->installEventFilter(this);
    connect(m_segments, &Segments::chosen, this, &SegmentsField::choose);
}

void SegmentsField::describe()
{
    Field::describe();
    m_segments->setNames(fieldName(key()), fieldName(key()));
}

bool SegmentsField::display(const ResNetSpec &spec, bool force)
{
    const int index = m_binding.get(spec);
    if (!isNews(m_shown, index, force))
        return false;
    m_segments->setCurrent(index);
    return true;
}

void SegmentsField::choose(int index)
{
    ResNetSpec next = spec();
    m_binding.set(next, index);
    propose(next, m_segments->textOf(index));
}

void SegmentsField::markWrong(bool wrong)
{
    m_segments->setWrong(wrong);
}

} // namespace residua::ui
