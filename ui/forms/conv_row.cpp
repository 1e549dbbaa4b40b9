#include "ui/forms/conv_row.h"

#include "ui/forms/check_field.h"
#include "ui/forms/number_field.h"
#include "ui/look/theme.h"

#include "core/arch/spec_reader.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QRadioButton>

namespace residua::ui {

namespace {

/// Changes one convolution of the list that `binding` names.
template <class Change>
void change(const ConvsBinding &binding, int index, ResNetSpec &spec, Change edit)
{
    Convs convs = *binding.get(spec);
    edit(convs[static_cast<std::size_t>(index)]);
    binding.set(spec, std::move(convs));
}

} // namespace

ConvRow::ConvRow(Editing &editing, const ConvsBinding &binding, int index, const QString &listKey, QWidget *parent)
    : QWidget(parent), m_editing(editing), m_binding(binding), m_index(index),
      m_menu(new RowMenu(tr("convolution %1"), static_cast<int>(limits::convs), this)), m_line(new QHBoxLayout),
      m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(insideGap);
    m_line->setSpacing(insideGap);
    m_layout->addLayout(m_line);
    const auto at = [binding, index](const ResNetSpec &spec) -> const ConvSpec & {
        return (*binding.get(spec))[static_cast<std::size_t>(index)];
    };
    const QString key = listKey + QStringLiteral(".%1.").arg(index);

    add(new CheckField(editing, key + QStringLiteral("stride"), new QRadioButton(this),
                       {[at](const ResNetSpec &spec) { return at(spec).stride; },
                        [binding, index](ResNetSpec &spec, bool) {
                            binding.set(spec, withStrideAt(*binding.get(spec), static_cast<std::size_t>(index)));
                        }}),
        QStringLiteral("stride"), 0, convStrideColumn);

    NumberRules kernel = NumberRules::whole(limits::convKernel);
    add(new NumberField(editing, key + QStringLiteral("kernel"), kernel,
                        {[at](const ResNetSpec &spec) { return static_cast<double>(at(spec).kernel); },
                         [binding, index](ResNetSpec &spec, NumberField::Value value) {
                             change(binding, index, spec, [value](ConvSpec &conv) { conv.kernel = wholeNumber(*value); });
                         }},
                        this),
        QStringLiteral("kernel"), 1);

    const NumberRules width = NumberRules::fraction(limits::convWidth.least, limits::convWidth.most, 0.25);
    add(new NumberField(editing, key + QStringLiteral("width"), width,
                        {[at](const ResNetSpec &spec) { return at(spec).width; },
                         [binding, index](ResNetSpec &spec, NumberField::Value value) {
                             change(binding, index, spec, [value](ConvSpec &conv) { conv.width = *value; });
                         }},
                        this),
        QStringLiteral("width"), 1);

    NumberRules groups = NumberRules::whole(limits::groups);
    groups.powersOfTwo = true;
    auto *groupsField = new NumberField(editing, key + QStringLiteral("groups"), groups,
                                        {[at](const ResNetSpec &spec) { return static_cast<double>(at(spec).groups.value_or(1)); },
                                         [binding, index](ResNetSpec &spec, NumberField::Value value) {
                                             change(binding, index, spec, [value](ConvSpec &conv) { conv.groups = wholeNumber(*value); });
                                         }},
                                        this);
    add(groupsField, QStringLiteral("groups"), 1);
    QSizePolicy keepsPlace = groupsField->editor()->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    groupsField->editor()->setSizePolicy(keepsPlace);

    auto *depthwise = new CheckField(
        editing, key + QStringLiteral("groups"), new QCheckBox(this),
        {[at](const ResNetSpec &spec) { return !at(spec).groups; },
         [binding, index](ResNetSpec &spec, bool on) {
             change(binding, index, spec, [on](ConvSpec &conv) { conv.groups = on ? std::nullopt : std::optional<std::int64_t>(1); });
         }});
    depthwise->setNameSuffix(QStringLiteral(".depthwise"));
    add(depthwise, QStringLiteral("groups"), 0, convDepthwiseColumn);

    const auto exists = [binding, index](const ResNetSpec &spec) {
        const Convs *convs = binding.get(spec);
        return convs && std::ssize(*convs) > index;
    };
    for (const auto &[field, rest] : m_fields)
        field->setApplies(exists);
    editing.showWhen(this, exists);
    editing.showWhen(groupsField->editor(), [exists, at](const ResNetSpec &spec) { return !exists(spec) || at(spec).groups.has_value(); });
    m_line->addWidget(m_menu);
    connect(m_menu, &RowMenu::chosen, this, [this](RowCommand command) { Q_EMIT chosen(m_index, command); });
}

void ConvRow::add(Field *field, const QString &rest, int stretch, int width)
{
    QWidget *editor = field->editor();
    if (width > 0)
        editor->setFixedWidth(width);
    else
        editor->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_line->addWidget(editor, stretch);
    field->setProblemLayout(m_layout);
    m_menu->watch(editor);
    m_fields.emplace_back(field, rest);
}

void ConvRow::setListKey(const QString &listKey)
{
    for (const auto &[field, rest] : m_fields)
        field->setKey(QStringLiteral("%1.%2.%3").arg(listKey, QString::number(m_index), rest));
}

QWidget *ConvRow::firstEditor() const
{
    return m_fields[1].first->editor();
}

} // namespace residua::ui
