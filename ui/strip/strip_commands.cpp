#include "ui/strip/strip_commands.h"

#include "ui/forms/form_edits.h"
#include "ui/forms/refusal.h"

#include "core/arch/assert.h"
#include "core/arch/spec_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace residua::ui {

namespace {

struct CommandWords {
    Q_DECLARE_TR_FUNCTIONS(StripCommand)
};

QString outOfPlace(const ResNetSpec &spec, int stage, StripCommand command)
{
    const int count = static_cast<int>(spec.stages.size());
    switch (command) {
    case StripCommand::InsertBefore:
    case StripCommand::InsertAfter:
    case StripCommand::Duplicate:
        return count >= limits::stages ? CommandWords::tr("A network has at most %1 stages.").arg(limits::stages) : QString();
    case StripCommand::MoveLeft: return stage == 0 ? CommandWords::tr("It is the first stage.") : QString();
    case StripCommand::MoveRight: return stage + 1 >= count ? CommandWords::tr("It is the last stage.") : QString();
    case StripCommand::Remove: return count <= 1 ? CommandWords::tr("A network needs at least one stage.") : QString();
    default: return {};
    }
}

ResNetSpec withStride(ResNetSpec spec, std::size_t stage, std::int64_t stride)
{
    spec.stages[stage].stride = stride;
    return spec;
}

StripEdit outcome(const ResNetSpec &spec, int stage, StripCommand command)
{
    const auto at = static_cast<std::size_t>(stage);
    const int number = stage + 1; // people count from 1
    const auto strideText = [number](int stride) { return CommandWords::tr("Set stage %1 stride to %2").arg(number).arg(stride); };
    switch (command) {
    case StripCommand::Stride1: return {withStride(spec, at, 1), strideText(1), stage, {}};
    case StripCommand::Stride2: return {withStride(spec, at, 2), strideText(2), stage, {}};
    case StripCommand::InsertBefore: return {withStageInserted(spec, at), CommandWords::tr("Insert stage %1").arg(number), stage, {}};
    case StripCommand::InsertAfter:
        return {withStageInserted(spec, at + 1), CommandWords::tr("Insert stage %1").arg(number + 1), stage + 1, {}};
    case StripCommand::Duplicate: return {withStageDuplicated(spec, at), CommandWords::tr("Duplicate stage %1").arg(number), stage + 1, {}};
    case StripCommand::MoveLeft:
        return {withStageMoved(spec, at, at - 1), CommandWords::tr("Move stage %1 left").arg(number), stage - 1, {}};
    case StripCommand::MoveRight:
        return {withStageMoved(spec, at, at + 1), CommandWords::tr("Move stage %1 right").arg(number), stage + 1, {}};
    case StripCommand::Remove:
        return {withStageRemoved(spec, at), CommandWords::tr("Delete stage %1").arg(number), std::max(0, stage - 1), {}};
    }
    return {};
}

} // namespace

StripEdit stripEdit(const ResNetSpec &spec, int stage, StripCommand command)
{
    RESIDUA_ASSERT(stage >= 0 && static_cast<std::size_t>(stage) < spec.stages.size());
    StripEdit edit;
    edit.whyNot = outOfPlace(spec, stage, command);
    if (!edit.whyNot.isEmpty())
        return edit;
    edit = outcome(spec, stage, command);
    if (const std::vector<Problem> problems = validate(edit.next); !problems.empty())
        edit.whyNot = refusalOf(problems, QStringLiteral("stages")).message;
    return edit;
}

QString stageKey(int stage, bool depth)
{
    return QStringLiteral("stages.%1.%2").arg(stage).arg(depth ? QLatin1String("depth") : QLatin1String("width"));
}

ResNetSpec withStageNumber(ResNetSpec spec, int stage, bool depth, std::int64_t value)
{
    StageSpec &at = spec.stages[static_cast<std::size_t>(stage)];
    (depth ? at.depth : at.width) = value;
    return spec;
}

std::int64_t stageNumber(const ResNetSpec &spec, int stage, bool depth)
{
    const StageSpec &at = spec.stages[static_cast<std::size_t>(stage)];
    return depth ? at.depth : at.width;
}

} // namespace residua::ui
