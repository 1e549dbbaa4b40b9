#include "ui/forms/stage_details.h"

#include "ui/forms/form_row.h"

#include "core/arch/spec_reader.h"

#include <algorithm>

namespace residua::ui {

namespace {

int ownValues(const BlockOverride &over)
{
    return over.type.has_value() + over.convs.has_value() + over.name.has_value() + over.expansion.has_value() + over.groups.has_value()
        + over.baseWidth.has_value() + over.attention.has_value() + over.strideAt.has_value() + over.shortcut.has_value()
        + over.activation.has_value() + over.antialias.has_value() + over.reduceFirst.has_value() + over.shortcutKernel.has_value();
}

NumberRules dilationRules()
{
    NumberRules rules;
    rules.least = static_cast<double>(limits::dilation.least);
    rules.most = static_cast<double>(limits::dilation.most);
    return rules;
}

} // namespace

StageDetails::StageDetails(Editing &editing, QWidget *parent) : Section({}, parent), m_editing(editing)
{
    const auto binding =
        NumberField::bind([this](auto &spec) -> auto & { return spec.stages[static_cast<std::size_t>(m_stage)].dilation; });
    m_dilation = new NumberField(editing, QStringLiteral("stages.0.dilation"), dilationRules(), binding, content());
    m_dilation->setApplies([this](const ResNetSpec &spec) { return m_stage < std::ssize(spec.stages); });
    auto *row = new FormRow(editing, tr("dilation"), content());
    row->add(m_dilation);
    add(row);
    m_block = new BlockFields(editing, BlockFields::Of::Stage, content());
    add(m_block);
    m_block->setStage(0);
    header()->setObjectName(QStringLiteral("stageDetails"));
    connect(&editing.network(), &NetworkState::snapshotChanged, this, &StageDetails::refresh);
    refresh();
}

void StageDetails::setStage(int index)
{
    const int last = static_cast<int>(m_editing.spec().stages.size()) - 1;
    index = std::clamp(index, 0, last);
    if (index != m_stage) {
        m_stage = index;
        m_dilation->setKey(QStringLiteral("stages.%1.dilation").arg(index));
        m_block->setStage(index);
    }
    refresh();
}

void StageDetails::refresh()
{
    if (m_stage >= std::ssize(m_editing.spec().stages)) {
        setStage(m_stage);
        return;
    }
    const QString title = tr("Stage %1: own block").arg(m_stage + 1);
    if (header()->text() != title)
        header()->setText(title);
    header()->setNote(note());
}

QString StageDetails::note() const
{
    const StageSpec &stage = m_editing.spec().stages[static_cast<std::size_t>(m_stage)];
    QStringList parts;
    if (stage.dilation > 1)
        parts << tr("dilation %1").arg(stage.dilation);
    if (const int own = ownValues(stage.block); own > 0)
        parts << tr("%n own", nullptr, own);
    return parts.isEmpty() ? tr("as the network") : parts.join(QStringLiteral(", "));
}

void StageDetails::enter()
{
    setOpen(true);
    m_dilation->editor()->setFocus(Qt::OtherFocusReason);
}

} // namespace residua::ui
