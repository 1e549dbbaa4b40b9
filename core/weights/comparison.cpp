#include "core/weights/comparison.h"

#include <algorithm>

namespace residua {

namespace {

/// The parts of torchvision's name that stand before the block's own modules: 2 for "layer1.0.conv1.weight", 1 for "conv1.weight".
std::ptrdiff_t blockParts(const std::string &seedName)
{
    return seedName.starts_with("layer") && std::count(seedName.begin(), seedName.end(), '.') > 2 ? 2 : 1;
}

/// The path of an entry's block in its style: its name without as many parts as torchvision's name has behind the block.
std::string blockPath(const StateEntry &entry)
{
    std::string path = entry.name;
    for (auto left = std::count(entry.seedName.begin(), entry.seedName.end(), '.') + 1 - blockParts(entry.seedName); left > 0; --left)
        if (const std::size_t dot = path.rfind('.'); dot != std::string::npos)
            path.resize(dot);
    return path;
}

const std::string *told(const std::vector<std::string> &mismatched, const std::string &name)
{
    const auto found =
        std::find_if(mismatched.begin(), mismatched.end(), [&](const std::string &text) { return text.starts_with(name + ": "); });
    return found == mismatched.end() ? nullptr : &*found;
}

} // namespace

WeightComparison compareWeights(const Model &model, const Checkpoint &checkpoint, const LoadPlan &plan)
{
    WeightComparison result;
    result.unexpected = plan.report.unexpected;
    result.inFile = checkpoint.taken().tensors.size();
    result.prefix = plan.prefix;
    const auto note = [&](std::vector<std::string> ComparedTensors::*list, const std::string &text) {
        (result.all.*list).push_back(text);
        (result.blocks.back().tensors.*list).push_back(text);
    };
    for (std::size_t i = 0; i < model.state().size(); ++i) {
        const StateEntry &entry = model.state()[i];
        if (const std::string path = blockPath(entry); result.blocks.empty() || result.blocks.back().path != path)
            result.blocks.push_back({path, {}});
        if (const std::string *why = told(plan.report.mismatched, entry.name)) {
            note(&ComparedTensors::mismatched, *why);
        } else if (plan.tensors[i] >= 0) {
            const Shape &shape = checkpoint.taken().tensors[static_cast<std::size_t>(plan.tensors[i])].stored.shape;
            result.all.counters += entry.integer;
            result.blocks.back().tensors.counters += entry.integer;
            if (shape == entry.shape)
                note(&ComparedTensors::matched, entry.name);
            else
                note(&ComparedTensors::reshaped, entry.name + ": " + shapeText(shape) + " as " + shapeText(entry.shape));
        } else if (std::find(plan.report.missing.begin(), plan.report.missing.end(), entry.name) != plan.report.missing.end()) {
            note(&ComparedTensors::missing, entry.name);
        }
    }
    return result;
}

} // namespace residua
