#include "ui/forms/network_fields.h"

#include "ui/forms/check_field.h"
#include "ui/forms/choice_field.h"
#include "ui/forms/field_names.h"
#include "ui/forms/form_edits.h"
#include "ui/forms/form_row.h"
#include "ui/forms/number_field.h"
#include "ui/forms/section.h"
#include "ui/forms/segments_field.h"
#include "ui/forms/text_field.h"

#include "core/arch/spec_reader.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QVBoxLayout>

#include <array>

namespace residua::ui {

namespace {

struct NetTexts {
    Q_DECLARE_TR_FUNCTIONS(NetworkFields)
};

/// Makes the fields of one section.
class Builder {
public:
    Builder(Editing &editing, Section *section) : m_editing(editing), m_section(section) {}

    FormRow *row(const QString &label = {}, const Editing::Predicate &applies = {})
    {
        auto *row = new FormRow(m_editing, label, m_section->content());
        m_section->add(row);
        if (applies)
            m_editing.showWhen(row, applies);
        return row;
    }

    template <class Ref>
    Field *number(const char *key, const NumberRules &rules, Ref ref, const Editing::Predicate &applies = {})
    {
        auto *field = new NumberField(m_editing, QString::fromLatin1(key), rules, NumberField::bind(ref), m_section->content());
        if (applies)
            field->setApplies(applies);
        return field;
    }

    Field *choice(const char *key, const QStringList &choices, ChoiceBinding binding)
    {
        return new ChoiceField(m_editing, QString::fromLatin1(key), choices, std::move(binding), m_section->content());
    }

    Field *segments(const char *key, const QStringList &choices, ChoiceBinding binding)
    {
        return new SegmentsField(m_editing, QString::fromLatin1(key), choices, std::move(binding), m_section->content());
    }

    Field *number(const char *key, const NumberRules &rules, NumberField::Binding binding, const Editing::Predicate &applies)
    {
        auto *field = new NumberField(m_editing, QString::fromLatin1(key), rules, std::move(binding), m_section->content());
        field->setApplies(applies);
        return field;
    }

    /// A row of its own.
    template <class Ref>
    void check(const char *key, const QString &label, Ref ref, const Editing::Predicate &applies = {})
    {
        auto *box = new QCheckBox(label, m_section->content());
        auto *field =
            new CheckField(m_editing, QString::fromLatin1(key), box,
                           {[ref](const ResNetSpec &spec) { return ref(spec); }, [ref](ResNetSpec &spec, bool on) { ref(spec) = on; }});
        if (applies)
            field->setApplies(applies);
        row({}, applies)->add(field);
    }

private:
    Editing &m_editing;
    Section *m_section;
};

bool preActivates(const ResNetSpec &spec)
{
    return spec.block.order == Order::PreActivation;
}

void addNormalisation(Builder add)
{
    const auto isGroup = [](const ResNetSpec &spec) { return spec.norm.type == NormType::Group; };
    ChoiceBinding norm = bindChoice([](auto &spec) -> auto & { return spec.norm.type; });
    norm.set = [](ResNetSpec &spec, int index) { spec = withNormType(std::move(spec), static_cast<NormType>(index)); };
    NumberRules groups = NumberRules::whole(limits::normGroups);
    groups.powersOfTwo = true;
    add.row(NetTexts::tr("type"))
        ->add(add.choice("norm.type", choiceNames<NormType>(), norm), {}, 3)
        ->add(add.number(
                  "norm.groups", groups, [](auto &spec) -> auto & { return spec.norm.groups; }, isGroup),
              NetTexts::tr("of"), 2, isGroup);
    NumberRules eps;
    eps.least = limits::eps.least;
    eps.most = limits::eps.most;
    eps.decimals = 12;
    eps.powersOfTen = true;
    add.row(NetTexts::tr("epsilon"))
        ->add(add.number(
            "norm.eps", eps, [](auto &spec) -> auto & { return spec.norm.eps; }));
    add.check(
        "conv_bias", NetTexts::tr("bias in convolutions"), [](auto &spec) -> auto & { return spec.convBias; });
    add.check(
        "shortcut_norm", NetTexts::tr("norm on shortcuts"), [](auto &spec) -> auto & { return spec.shortcutNorm; });
    add.check(
        "final_norm", NetTexts::tr("final norm and activation"), [](auto &spec) -> auto & { return spec.finalNorm; }, preActivates);
}

ChoiceBinding stemConvs()
{
    return {[](const ResNetSpec &spec) { return spec.stem.convs == 3 ? 1 : 0; },
            [](ResNetSpec &spec, int index) {
                spec.stem.convs = index == 1 ? 3 : 1;
                if (index == 1 && spec.stem.channels % 2 != 0)
                    ++spec.stem.channels; // half of it is the first convolution's
            }};
}

ChoiceBinding stemActivation()
{
    return {[](const ResNetSpec &spec) { return spec.stem.activation ? static_cast<int>(*spec.stem.activation) + 1 : 0; },
            [](ResNetSpec &spec, int index) {
                spec.stem.activation = index == 0 ? std::nullopt : std::optional(static_cast<Activation>(index - 1));
            }};
}

/// Of the deep stem's convolution `index`, which is not the last.
NumberField::Binding stemWidth(std::size_t index)
{
    const auto widths = [](const ResNetSpec &spec) {
        return spec.stem.widths.value_or(std::array<std::int64_t, 2>{spec.stem.channels / 2, spec.stem.channels / 2});
    };
    return {[=](const ResNetSpec &spec) { return NumberField::Value(static_cast<double>(widths(spec)[index])); },
            [=](ResNetSpec &spec, NumberField::Value value) {
                spec.stem.widths = widths(spec);
                (*spec.stem.widths)[index] = wholeNumber(*value);
            }};
}

ChoiceBinding stemPool()
{
    return {[](const ResNetSpec &spec) { return spec.stem.pool ? static_cast<int>(spec.stem.pool->type) + 1 : 0; },
            [](ResNetSpec &spec, int index) {
                spec.stem.pool.reset();
                if (index > 0)
                    spec.stem.pool.emplace().type = static_cast<PoolType>(index - 1);
            }};
}

NumberField::Binding poolPadding()
{
    return {[](const ResNetSpec &spec) {
                return NumberField::Value(static_cast<double>(spec.stem.pool->padding.value_or(spec.stem.pool->kernel / 2)));
            },
            [](ResNetSpec &spec, NumberField::Value value) { spec.stem.pool->padding = wholeNumber(*value); }};
}

void addStemConvs(Builder add)
{
    const auto isPlain = [](const ResNetSpec &spec) { return spec.stem.convs == 1; };
    const auto isDeep = [](const ResNetSpec &spec) { return spec.stem.convs == 3; };
    const NumberRules channels = NumberRules::whole(limits::stemChannels, 8);
    add.row(NetTexts::tr("layers"))->add(add.segments("stem.convs", {NetTexts::tr("one"), NetTexts::tr("three (deep)")}, stemConvs()));
    add.row(NetTexts::tr("channels"))
        ->add(add.number(
            "stem.channels", channels, [](auto &spec) -> auto & { return spec.stem.channels; }));
    add.row(NetTexts::tr("first"), isDeep)
        ->add(add.number("stem.widths.0", channels, stemWidth(0), isDeep))
        ->add(add.number("stem.widths.1", channels, stemWidth(1), isDeep), NetTexts::tr("second"));
    add.row(NetTexts::tr("kernel"), isPlain)
        ->add(add.number(
            "stem.kernel", NumberRules::whole(limits::stemKernel), [](auto &spec) -> auto & { return spec.stem.kernel; }, isPlain));
    add.row(NetTexts::tr("stride"))
        ->add(add.number(
            "stem.stride", NumberRules::whole(limits::stemStride), [](auto &spec) -> auto & { return spec.stem.stride; }));
    add.check(
        "stem.norm", NetTexts::tr("norm and activation"), [](auto &spec) -> auto & { return spec.stem.norm; }, preActivates);
    add.row(NetTexts::tr("activation"))
        ->add(add.choice("stem.activation", QStringList{NetTexts::tr("as the block")} + choiceNames<Activation>(), stemActivation()));
}

void addStemPool(Builder add)
{
    const auto isMax = [](const ResNetSpec &spec) { return spec.stem.pool && spec.stem.pool->type == PoolType::Max; };
    NumberField::Binding kernel = NumberField::bind([](auto &spec) -> auto & { return spec.stem.pool->kernel; });
    kernel.set = [](ResNetSpec &spec, NumberField::Value value) { spec = withPoolKernel(std::move(spec), wholeNumber(*value)); };
    add.row(NetTexts::tr("pool"))->add(add.choice("stem.pool", QStringList{NetTexts::tr("none")} + choiceNames<PoolType>(), stemPool()));
    add.row(NetTexts::tr("window"), isMax)
        ->add(add.number("stem.pool.kernel", NumberRules::whole(limits::poolKernel), kernel, isMax))
        ->add(add.number(
                  "stem.pool.stride", NumberRules::whole(limits::poolStride), [](auto &spec) -> auto & { return spec.stem.pool->stride; },
                  isMax),
              NetTexts::tr("stride"));
    const NumberRules padding = NumberRules::whole(limits::poolPadding(limits::poolKernel.most));
    add.row(NetTexts::tr("padding"), isMax)->add(add.number("stem.pool.padding", padding, poolPadding(), isMax));
    add.check(
        "stem.pool.ceil", NetTexts::tr("partial windows (ceil mode)"), [](auto &spec) -> auto & { return spec.stem.pool->ceil; }, isMax);
}

void addStem(Builder add)
{
    addStemConvs(add);
    addStemPool(add);
}

void addHead(Builder add)
{
    const auto isMlp = [](const ResNetSpec &spec) { return spec.head.type == HeadType::Mlp; };
    const auto classifies = [](const ResNetSpec &spec) { return spec.head.type == HeadType::Linear || spec.head.type == HeadType::Mlp; };
    const NumberRules dropout = NumberRules::fraction(limits::dropout.least, limits::dropout.most, 0.1);
    NumberRules hidden = NumberRules::whole(limits::hidden, 8);
    ChoiceBinding type = bindChoice([](auto &spec) -> auto & { return spec.head.type; });
    type.set = [](ResNetSpec &spec, int index) { spec = withHeadType(std::move(spec), static_cast<HeadType>(index)); };
    add.row(NetTexts::tr("type"))->add(add.choice("head.type", choiceNames<HeadType>(), type));
    add.row(NetTexts::tr("hidden"), isMlp)
        ->add(add.number(
            "head.hidden", hidden, [](auto &spec) -> auto & { return spec.head.hidden; }, isMlp));
    add.row(NetTexts::tr("dropout"), classifies)
        ->add(add.number(
            "head.dropout", dropout, [](auto &spec) -> auto & { return spec.head.dropout; }, classifies));
    add.row(NetTexts::tr("classes"), classifies)
        ->add(add.number(
            "head.classes", NumberRules::whole(limits::classes), [](auto &spec) -> auto & { return spec.head.classes; }, classifies));
}

void addInput(Builder add)
{
    const NumberRules side = NumberRules::whole(limits::side, 32);
    add.row(NetTexts::tr("channels"))
        ->add(add.number(
            "input.channels", NumberRules::whole(limits::channels), [](auto &spec) -> auto & { return spec.input.channels; }));
    add.row(NetTexts::tr("height"))
        ->add(add.number(
            "input.height", side, [](auto &spec) -> auto & { return spec.input.height; }))
        ->add(add.number(
                  "input.width", side, [](auto &spec) -> auto & { return spec.input.width; }),
              NetTexts::tr("width"));
}

void addInitialisation(Builder add)
{
    add.row(NetTexts::tr("scheme"))->add(add.choice("init.scheme", choiceNames<InitScheme>(), bindChoice([](auto &spec) -> auto & {
                                                        return spec.init.scheme;
                                                    })));
    add.check(
        "init.zero_init_residual", NetTexts::tr("residual branches start at zero"),
        [](auto &spec) -> auto & { return spec.init.zeroInitResidual; });
}

} // namespace

void addNaming(Editing &editing, QWidget *parent, QVBoxLayout *layout)
{
    auto *name = new FormRow(editing, NetTexts::tr("na&me"), parent);
    auto *own = new TextField(editing, QStringLiteral("name"),
                              {[](const ResNetSpec &spec) { return TextField::Value(spec.name); },
                               [](ResNetSpec &spec, const std::string &value) { spec.name = value; }},
                              parent);
    own->setRequired();
    name->add(own);
    layout->addWidget(name);
    auto *style = new FormRow(editing, NetTexts::tr("st&yle"), parent);
    style->add(new ChoiceField(editing, QStringLiteral("style"), choiceNames<Style>(),
                               bindChoice([](auto &spec) -> auto & { return spec.style; }), parent));
    layout->addWidget(style);
}

std::vector<Section *> addSections(Editing &editing, QWidget *parent, QVBoxLayout *layout)
{
    std::vector<Section *> sections;
    const auto section = [&](const QString &title, void (*fill)(Builder)) {
        auto *made = new Section(title, parent);
        fill(Builder(editing, made));
        layout->addWidget(made);
        sections.push_back(made);
    };
    section(NetTexts::tr("Normal&ization and bias"), addNormalisation);
    section(NetTexts::tr("&Stem"), addStem);
    section(NetTexts::tr("Head"), addHead);
    section(NetTexts::tr("In&put"), addInput);
    section(NetTexts::tr("Initia&lization"), addInitialisation);
    return sections;
}

} // namespace residua::ui
