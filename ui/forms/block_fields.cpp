#include "ui/forms/block_fields.h"

#include "ui/forms/field_names.h"
#include "ui/forms/link_button.h"
#include "ui/forms/segments_field.h"
#include "ui/look/theme.h"
#include "ui/state/words.h"

#include "core/arch/spec_reader.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

NumberRules powers(Range range)
{
    NumberRules rules = NumberRules::whole(range);
    rules.powersOfTwo = true;
    return rules;
}

} // namespace

BlockFields::BlockFields(Editing &editing, Of of, QWidget *parent)
    : QWidget(parent), m_editing(editing), m_ofStage(of == Of::Stage), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(insideGap);
    addType();
    addAttention();
    addOrder();
    addShortcut();
    addActivation();
    addBottleneck();
    addCustom();
}

QString BlockFields::key(const QString &rest) const
{
    return m_ofStage ? QStringLiteral("stages.%1.block.%2").arg(QString::number(m_stage), rest) : QStringLiteral("block.") + rest;
}

bool BlockFields::exists(const ResNetSpec &spec) const
{
    return !m_ofStage || (m_stage >= 0 && m_stage < std::ssize(spec.stages));
}

BlockType BlockFields::type(const ResNetSpec &spec) const
{
    return m_ofStage ? spec.stages[static_cast<std::size_t>(m_stage)].block.type.value_or(spec.block.type) : spec.block.type;
}

bool BlockFields::projects(const ResNetSpec &spec) const
{
    const Shortcut network = spec.block.shortcut;
    const Shortcut own = m_ofStage ? spec.stages[static_cast<std::size_t>(m_stage)].block.shortcut.value_or(network) : network;
    return own == Shortcut::Projection;
}

bool BlockFields::hasReduction(const ResNetSpec &spec) const
{
    std::optional<AttentionSpec> attention = spec.block.attention;
    if (m_ofStage)
        attention = spec.stages[static_cast<std::size_t>(m_stage)].block.attention.value_or(std::nullopt);
    return attention && reduces(attention->type);
}

Field *BlockFields::track(Field *field, const QString &rest, const Editing::Predicate &applies)
{
    field->setApplies([this, applies](const ResNetSpec &spec) { return exists(spec) && (!applies || applies(spec)); });
    m_fields.emplace_back(field, rest);
    return field;
}

FormRow *BlockFields::row(const QString &label, const Editing::Predicate &applies)
{
    auto *row = new FormRow(m_editing, label, this);
    m_rows->addWidget(row);
    if (applies)
        m_editing.showWhen(row, [this, applies](const ResNetSpec &spec) { return exists(spec) && applies(spec); });
    return row;
}

QStringList BlockFields::withNetwork(QStringList choices) const
{
    if (m_ofStage)
        choices.prepend(tr("as the network"));
    return choices;
}

template <class E>
ChoiceBinding BlockFields::choice(E BlockSpec::*own, std::optional<E> BlockOverride::*over) const
{
    if (!m_ofStage)
        return {[own](const ResNetSpec &spec) { return static_cast<int>(spec.block.*own); },
                [own](ResNetSpec &spec, int index) { spec.block.*own = static_cast<E>(index); }};
    return {[this, over](const ResNetSpec &spec) {
                const auto &value = spec.stages[static_cast<std::size_t>(m_stage)].block.*over;
                return value ? static_cast<int>(*value) + 1 : 0;
            },
            [this, over](ResNetSpec &spec, int index) {
                auto &value = spec.stages[static_cast<std::size_t>(m_stage)].block.*over;
                value = index == 0 ? std::nullopt : std::optional(static_cast<E>(index - 1));
            }};
}

NumberField *BlockFields::number(const QString &rest, const NumberRules &given, std::int64_t BlockSpec::*own,
                                 std::optional<std::int64_t> BlockOverride::*over)
{
    using Value = NumberField::Value;
    NumberRules rules = given;
    rules.mayBeEmpty = m_ofStage;
    NumberField::Binding binding;
    if (m_ofStage)
        binding = {[this, over](const ResNetSpec &spec) {
                       const auto &value = spec.stages[static_cast<std::size_t>(m_stage)].block.*over;
                       return value ? Value(static_cast<double>(*value)) : Value();
                   },
                   [this, over](ResNetSpec &spec, Value value) {
                       spec.stages[static_cast<std::size_t>(m_stage)].block.*over =
                           value ? std::optional(wholeNumber(*value)) : std::nullopt;
                   }};
    else
        binding = NumberField::bind([own](auto &spec) -> auto & { return spec.block.*own; });
    auto *field = new NumberField(m_editing, key(rest), rules, std::move(binding), this);
    if (m_ofStage)
        field->setEmpty([own](const ResNetSpec &spec) { return tr("as network: %1").arg(spec.block.*own); },
                        [own](const ResNetSpec &spec) { return static_cast<double>(spec.block.*own); });
    track(field, rest, [this](const ResNetSpec &spec) { return type(spec) == BlockType::Bottleneck; });
    return field;
}

void BlockFields::addType()
{
    const QString rest = QStringLiteral("type");
    if (m_ofStage) {
        auto *field = new ChoiceField(m_editing, key(rest), withNetwork(choiceNames<BlockType>()),
                                      choice(&BlockSpec::type, &BlockOverride::type), this);
        row(tr("type"))->add(track(field, rest));
        return;
    }
    ChoiceBinding binding = choice(&BlockSpec::type, &BlockOverride::type);
    binding.set = [](ResNetSpec &spec, int index) { spec = withBlockType(std::move(spec), static_cast<BlockType>(index)); };
    auto *field = new SegmentsField(m_editing, key(rest), choiceNames<BlockType>(), binding, this);
    row({})->add(track(field, rest));
}

ChoiceBinding BlockFields::attentionChoice() const
{
    // The first choice is none; another type starts with its usual numbers.
    const auto indexOf = [](const std::optional<AttentionSpec> &attention) {
        return attention ? static_cast<int>(attention->type) + 1 : 0;
    };
    const auto choose = [indexOf](std::optional<AttentionSpec> &attention, int index) {
        if (index == 0)
            attention.reset();
        else if (indexOf(attention) != index)
            attention = AttentionSpec{.type = static_cast<AttentionType>(index - 1)};
    };
    if (!m_ofStage)
        return {[indexOf](const ResNetSpec &spec) { return indexOf(spec.block.attention); },
                [choose](ResNetSpec &spec, int index) { choose(spec.block.attention, index); }};
    return {[this, indexOf](const ResNetSpec &spec) {
                const auto &over = spec.stages[static_cast<std::size_t>(m_stage)].block.attention;
                return over ? indexOf(*over) + 1 : 0;
            },
            [this, choose](ResNetSpec &spec, int index) {
                auto &over = spec.stages[static_cast<std::size_t>(m_stage)].block.attention;
                if (index == 0)
                    over.reset();
                else
                    choose(over ? *over : over.emplace(), index - 1);
            }};
}

NumberField *BlockFields::attentionNumber(const QString &rest, const NumberRules &rules, std::int64_t AttentionSpec::*number)
{
    const auto attention = [this](auto &spec) -> auto &
    {
        return m_ofStage ? *spec.stages[static_cast<std::size_t>(m_stage)].block.attention : spec.block.attention;
    };
    return new NumberField(m_editing, key(rest), rules,
                           NumberField::bind([ attention, number ](auto &spec) -> auto & { return (*attention(spec)).*number; }), this);
}

void BlockFields::addAttention()
{
    const QString rest = QStringLiteral("attention"), ratio = QStringLiteral("attention.reduction"),
                  multiple = QStringLiteral("attention.divisor");
    const auto applies = [this](const ResNetSpec &spec) { return hasReduction(spec); };
    auto *attention =
        new ChoiceField(m_editing, key(rest), withNetwork(QStringList{tr("none")} + choiceNames<AttentionType>()), attentionChoice(), this);
    NumberField *reduction = attentionNumber(ratio, powers(limits::reduction), &AttentionSpec::reduction);
    NumberField *divisor = attentionNumber(multiple, powers(limits::divisor), &AttentionSpec::divisor);
    row(m_ofStage ? tr("attention") : tr("&attention"))->add(track(attention, rest));
    row(tr("reduction"), applies)->add(track(reduction, ratio, applies))->add(track(divisor, multiple, applies), tr("divisor"));
}

void BlockFields::addOrder()
{
    if (m_ofStage)
        return; // one for the whole network
    const QString order = QStringLiteral("order");
    auto *field = new ChoiceField(m_editing, key(order), choiceNames<Order>(),
                                  bindChoice([](auto &spec) -> auto & { return spec.block.order; }), this);
    row(tr("&order"))->add(track(field, order));
}

ChoiceBinding BlockFields::shortcutKernel() const
{
    if (!m_ofStage)
        return {[](const ResNetSpec &spec) { return spec.block.shortcutKernel == 3 ? 1 : 0; },
                [](ResNetSpec &spec, int index) { spec.block.shortcutKernel = index == 1 ? 3 : 1; }};
    return {[this](const ResNetSpec &spec) {
                const auto &over = spec.stages[static_cast<std::size_t>(m_stage)].block.shortcutKernel;
                return !over ? 0 : *over == 3 ? 2 : 1;
            },
            [this](ResNetSpec &spec, int index) {
                auto &over = spec.stages[static_cast<std::size_t>(m_stage)].block.shortcutKernel;
                over = index == 0 ? std::nullopt : std::optional<std::int64_t>(index == 2 ? 3 : 1);
            }};
}

void BlockFields::addShortcut()
{
    const QString shortcut = QStringLiteral("shortcut"), kernel = QStringLiteral("shortcut_kernel"),
                  input = QStringLiteral("shortcut_input");
    auto *shortcutField = new ChoiceField(m_editing, key(shortcut), withNetwork(choiceNames<Shortcut>()),
                                          choice(&BlockSpec::shortcut, &BlockOverride::shortcut), this);
    row(m_ofStage ? tr("shortcut") : tr("short&cut"))->add(track(shortcutField, shortcut));
    const auto applies = [this](const ResNetSpec &spec) { return projects(spec); };
    const QStringList kernels{tr("1×1"), tr("3×3 if strided")};
    auto *kernelField = new ChoiceField(m_editing, key(kernel), withNetwork(kernels), shortcutKernel(), this);
    row(tr("projection"), applies)->add(track(kernelField, kernel, applies));
    if (m_ofStage)
        return;
    const auto preActivates = [](const ResNetSpec &spec) { return spec.block.order == Order::PreActivation; };
    auto *inputField = new ChoiceField(m_editing, key(input), choiceNames<ShortcutInput>(),
                                       bindChoice([](auto &spec) -> auto & { return spec.block.shortcutInput; }), this);
    row(tr("read from"), preActivates)->add(track(inputField, input, preActivates));
}

ChoiceBinding BlockFields::antialiasChoice() const
{
    const auto indexOf = [](const std::optional<Antialias> &value) { return value ? static_cast<int>(*value) + 1 : 0; };
    const auto valueOf = [](int index) { return index > 0 ? std::optional(static_cast<Antialias>(index - 1)) : std::nullopt; };
    if (!m_ofStage)
        return {[=](const ResNetSpec &spec) { return indexOf(spec.block.antialias); },
                [=](ResNetSpec &spec, int index) { spec.block.antialias = valueOf(index); }};
    return {[=, this](const ResNetSpec &spec) {
                const auto &over = spec.stages[static_cast<std::size_t>(m_stage)].block.antialias;
                return over ? indexOf(*over) + 1 : 0;
            },
            [=, this](ResNetSpec &spec, int index) {
                auto &over = spec.stages[static_cast<std::size_t>(m_stage)].block.antialias;
                over.reset();
                if (index > 0)
                    over.emplace(valueOf(index - 1));
            }};
}

void BlockFields::addActivation()
{
    const QString activation = QStringLiteral("activation"), antialias = QStringLiteral("antialias");
    auto *field = new ChoiceField(m_editing, key(activation), withNetwork(choiceNames<Activation>()),
                                  choice(&BlockSpec::activation, &BlockOverride::activation), this);
    row(m_ofStage ? tr("activation") : tr("ac&tivation"))->add(track(field, activation));
    const auto applies = [](const ResNetSpec &spec) { return spec.block.order != Order::PreActivation; };
    auto *pool = new ChoiceField(m_editing, key(antialias), withNetwork(QStringList{tr("none")} + choiceNames<Antialias>()),
                                 antialiasChoice(), this);
    row(tr("anti-alias"), applies)->add(track(pool, antialias, applies));
}

void BlockFields::addBottleneck()
{
    const auto bottleneck = [this](const ResNetSpec &spec) { return type(spec) == BlockType::Bottleneck; };
    NumberField *expansion =
        number(QStringLiteral("expansion"), NumberRules::whole(limits::expansion), &BlockSpec::expansion, &BlockOverride::expansion);
    row(m_ofStage ? tr("expansion") : tr("e&xpansion"), bottleneck)->add(expansion);
    NumberField *groups = number(QStringLiteral("groups"), powers(limits::groups), &BlockSpec::groups, &BlockOverride::groups);
    NumberField *base = number(QStringLiteral("base_width"), powers(limits::baseWidth), &BlockSpec::baseWidth, &BlockOverride::baseWidth);
    if (m_ofStage) { // room for "as network: 64"
        row(tr("groups"), bottleneck)->add(groups);
        row(tr("base width"), bottleneck)->add(base);
    } else {
        row(tr("&groups"), bottleneck)->add(groups)->add(base, tr("&base"));
    }
    const QString rest = QStringLiteral("stride_at");
    const ChoiceBinding binding = choice(&BlockSpec::strideAt, &BlockOverride::strideAt);
    Field *strideAt = nullptr;
    if (m_ofStage)
        strideAt = new ChoiceField(m_editing, key(rest), withNetwork(choiceNames<StrideAt>()), binding, this);
    else
        strideAt = new SegmentsField(m_editing, key(rest), choiceNames<StrideAt>(), binding, this);
    row(tr("stride at"), bottleneck)->add(track(strideAt, rest, bottleneck));
    NumberField *reduceFirst = number(QStringLiteral("reduce_first"), NumberRules::whole(limits::reduceFirst), &BlockSpec::reduceFirst,
                                      &BlockOverride::reduceFirst);
    row(tr("first 1×1 ÷"), bottleneck)->add(reduceFirst);
}

ConvsBinding BlockFields::convs() const
{
    return {[this](const ResNetSpec &spec) -> const Convs * {
                if (!exists(spec) || type(spec) != BlockType::Custom)
                    return nullptr;
                if (!m_ofStage)
                    return &spec.block.convs;
                const auto &over = spec.stages[static_cast<std::size_t>(m_stage)].block.convs;
                return over ? &*over : &spec.block.convs;
            },
            [this](ResNetSpec &spec, Convs list) {
                if (m_ofStage)
                    spec.stages[static_cast<std::size_t>(m_stage)].block.convs = std::move(list);
                else
                    spec.block.convs = std::move(list);
            }};
}

void BlockFields::addCustom()
{
    using Value = TextField::Value;
    const auto custom = [this](const ResNetSpec &spec) { return type(spec) == BlockType::Custom; };
    const QString rest = QStringLiteral("name");
    auto *name = new TextField(m_editing, key(rest),
                               {[this](const ResNetSpec &spec) {
                                    return m_ofStage ? spec.stages[static_cast<std::size_t>(m_stage)].block.name : Value(spec.block.name);
                                },
                                [this](ResNetSpec &spec, const std::string &value) {
                                    if (m_ofStage)
                                        spec.stages[static_cast<std::size_t>(m_stage)].block.name = value.empty() ? Value() : Value(value);
                                    else
                                        spec.block.name = value;
                                }},
                               this);
    if (!m_ofStage)
        name->setRequired();
    else
        name->setEmptyText([](const ResNetSpec &spec) { return tr("as network: %1").arg(shownName(spec.block.name)); });
    row(tr("class name"), custom)->add(track(name, rest, custom));

    auto *listRow = row({}, custom);
    m_convs = new ConvList(m_editing, convs(), key(QStringLiteral("convs")), listRow);
    listRow->add(m_convs, 1);
    if (!m_ofStage)
        return;
    const auto ownList = [this](const ResNetSpec &spec) {
        return exists(spec) && spec.block.type == BlockType::Custom
            && spec.stages[static_cast<std::size_t>(m_stage)].block.convs.has_value();
    };
    auto *asNetwork = new LinkButton(this);
    asNetwork->setText(tr("convolutions as the network"));
    asNetwork->setToolTip(tr("Drop this stage's own list of convolutions"));
    asNetwork->setAccessibleName(asNetwork->text());
    m_rows->addWidget(asNetwork, 0, Qt::AlignLeft);
    m_editing.showWhen(asNetwork, ownList);
    connect(asNetwork, &LinkButton::clicked, this, [this] {
        ResNetSpec next = m_editing.spec();
        next.stages[static_cast<std::size_t>(m_stage)].block.convs.reset();
        m_editing.network().propose(next, {tr("Use the network's convolutions in stage %1").arg(m_stage + 1), {}});
    });
}

void BlockFields::setStage(int index)
{
    if (index == m_stage)
        return;
    m_stage = index;
    m_editing.refresh(); // what applies first: fields read only what is there
    for (const auto &[field, rest] : m_fields)
        field->setKey(key(rest));
    m_convs->setListKey(key(QStringLiteral("convs")));
}

} // namespace residua::ui
