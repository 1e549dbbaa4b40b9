#include "core/weights/weight_report.h"

#include "core/arch/visible.h"
#include "core/data/error.h"

#include <algorithm>

namespace residua {

std::string someOf(const std::vector<std::string> &names)
{
    constexpr std::size_t shown = 8;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < shown; ++i)
        text += (i ? ", " : "") + visible(names[i]);
    return names.size() > shown ? text + " and " + std::to_string(names.size() - shown) + " more" : text;
}

std::string unusedWords(const std::vector<std::string> &unexpected)
{
    const std::size_t count = unexpected.size();
    return std::to_string(count) + (count == 1 ? " of its tensors is not used: " : " of its tensors are not used: ") + someOf(unexpected);
}

std::vector<std::string> weightNotes(const std::string &label, const WeightReport &report, const std::vector<std::string> &skipped)
{
    std::vector<std::string> notes;
    if (!report.unexpected.empty())
        notes.push_back(label + ": " + unusedWords(report.unexpected));
    if (!report.missing.empty())
        notes.push_back(label + ": " + std::to_string(report.missing.size())
                        + " parameters are not in it and were drawn at random: " + someOf(report.missing));
    if (!report.mismatched.empty())
        notes.push_back(label + ": " + std::to_string(report.mismatched.size())
                        + " parameters do not fit and were drawn at random: " + someOf(report.mismatched));
    if (!skipped.empty())
        notes.push_back(label + ": skipped for their type: " + someOf(skipped));
    return notes;
}

std::string untoldNote(const Model &model)
{
    const ResNetSpec &spec = model.spec;
    const auto after = [&spec](const StageSpec &stage) { return stage.block.shortcut.value_or(spec.block.shortcut) == Shortcut::ZeroPad; };
    const auto pads = [](const Node &node) { return node.slot.part == Part::ShortcutPad; };
    if (std::none_of(spec.stages.begin(), spec.stages.end(), after)
        || std::none_of(model.graph.nodes.begin(), model.graph.nodes.end(), pads))
        return {};
    return "where shortcuts put their zero channels leaves no trace in weights: after the others is assumed (block.shortcut zero_pad); "
           "published CIFAR networks mostly have them on both sides (block.shortcut zero_pad_around)";
}

} // namespace residua
