#include "core/weights/load_plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <unordered_map>

namespace residua {

namespace {

/// Other words for the classifier, which torchvision calls fc.
constexpr std::array<std::string_view, 8> classifiers = {"linear",  "last_linear", "classifier", "head",
                                                         "head.fc", "logits",      "output",     "fc1"};

void replaceWord(std::string &name, std::string_view from, std::string_view to)
{
    const std::size_t at = name.find(from);
    if (at != std::string::npos)
        name.replace(at, from.size(), to);
}

/// The names that `entry` may have in a file, its own first.
std::vector<std::string> namesOf(const StateEntry &entry)
{
    std::vector<std::string> names = {entry.name};
    const auto add = [&](std::string name) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    };
    add(entry.seedName);
    if (entry.seedName.starts_with("fc."))
        for (const std::string_view word : classifiers)
            add(std::string(word) + entry.seedName.substr(2));
    std::string shortcut = entry.seedName;
    replaceWord(shortcut, ".downsample.", ".shortcut.");
    add(shortcut);
    return names;
}

/// A 1×1 convolution's weight [out, in, 1, 1] stands for a linear layer's [out, in].
bool sameShape(const Shape &file, const Shape &wanted)
{
    if (file == wanted)
        return true;
    return wanted.size() == 2 && file.size() == 4 && file[2] == 1 && file[3] == 1 && file[0] == wanted[0] && file[1] == wanted[1];
}

/// The names of a file, by the name and by every end of it that follows a dot.
class FileNames {
public:
    explicit FileNames(const std::vector<NamedShape> &tensors)
    {
        for (std::size_t i = 0; i < tensors.size(); ++i)
            m_places.emplace(tensors[i].name, static_cast<int>(i));
    }
    int find(const std::string &name) const
    {
        const auto found = m_places.find(name);
        return found == m_places.end() ? -1 : found->second;
    }

private:
    std::unordered_map<std::string, int> m_places;
};

/// How much of a network stands behind a prefix in a file.
struct Found {
    int names = 0;  ///< of blocks
    int shapes = 0; ///< that agree, the classifier's too
    auto operator<=>(const Found &) const = default;
};

/// What stands before the network's names in the file: that behind which most names of blocks are found, of equals that behind which more
/// shapes agree, else nothing. A tensor counts where the longest end of its name is the network's: in "layer2.0.conv1.weight" that is all
/// of it. The stem's names say nothing, for blocks have modules of the same names; nor does a classifier of another shape.
std::string commonPrefix(const Model &model, const std::vector<NamedShape> &tensors)
{
    std::unordered_map<std::string, const StateEntry *> wanted;
    for (const StateEntry &entry : model.state())
        if (!entry.integer)
            for (std::string &name : namesOf(entry))
                wanted.emplace(std::move(name), &entry);
    std::size_t longest = 0;
    for (const auto &[name, entry] : wanted)
        longest = std::max(longest, name.size());
    std::map<std::string, Found> prefixes = {{"", {}}};
    for (const NamedShape &tensor : tensors) {
        const auto behindDot = [&](std::size_t from) {
            const std::size_t dot = tensor.name.find('.', from);
            return dot == std::string::npos ? dot : dot + 1;
        };
        const std::size_t size = tensor.name.size(); // what is longer than every name that is wanted isn't looked for
        for (std::size_t at = size <= longest ? 0 : behindDot(size - longest - 1); at != std::string::npos; at = behindDot(at)) {
            if (const auto found = wanted.find(tensor.name.substr(at)); found != wanted.end()) {
                const StateEntry &entry = *found->second;
                const bool block = entry.seedName.starts_with("layer"), classifier = entry.seedName.starts_with("fc.");
                Found &prefix = prefixes[tensor.name.substr(0, at)];
                prefix.names += block;
                prefix.shapes += (block || classifier) && sameShape(tensor.shape, entry.shape);
                break;
            }
        }
    }
    return std::max_element(prefixes.begin(), prefixes.end(), [](const auto &a, const auto &b) { return a.second < b.second; })->first;
}

/// Where else a classifier may stand: beside the backbone, "backbone." and "head.fc.weight".
std::vector<std::string> prefixesFor(const StateEntry &entry, const std::string &prefix)
{
    std::vector<std::string> prefixes = {prefix};
    if (!entry.seedName.starts_with("fc."))
        return prefixes;
    for (std::string rest = prefix; !rest.empty();) {
        rest.pop_back();
        rest.resize(rest.rfind('.') + 1);
        prefixes.push_back(rest);
    }
    return prefixes;
}

int findTensor(const FileNames &names, const StateEntry &entry, const std::string &prefix)
{
    for (const std::string &before : prefixesFor(entry, prefix))
        for (const std::string &name : namesOf(entry))
            if (const int place = names.find(before + name); place >= 0)
                return place;
    return -1;
}

} // namespace

LoadPlan planLoad(const Model &model, const std::vector<NamedShape> &tensors)
{
    LoadPlan plan;
    plan.prefix = commonPrefix(model, tensors);
    plan.tensors.assign(model.state().size(), -1);
    const FileNames names(tensors);
    std::vector<bool> used(tensors.size(), false);
    for (std::size_t i = 0; i < model.state().size(); ++i) {
        const StateEntry &entry = model.state()[i];
        const int place = findTensor(names, entry, plan.prefix);
        if (place < 0) {
            // Old files lack this counter, and nothing is computed from it.
            if (!entry.integer)
                plan.report.missing.push_back(entry.name);
            continue;
        }
        const NamedShape &tensor = tensors[static_cast<std::size_t>(place)];
        used[static_cast<std::size_t>(place)] = true;
        if (!sameShape(tensor.shape, entry.shape)) {
            plan.report.mismatched.push_back(entry.name + ": " + shapeText(tensor.shape) + " in the file, " + shapeText(entry.shape)
                                             + " expected");
            continue;
        }
        plan.report.matched.push_back(entry.name);
        plan.tensors[i] = place;
    }
    for (std::size_t i = 0; i < tensors.size(); ++i)
        if (!used[i])
            plan.report.unexpected.push_back(tensors[i].name);
    return plan;
}

bool isUsable(const StateEntry &entry, const StoredTensor &stored)
{
    return stored.type.readable() && stored.bytes && (entry.integer || !stored.type.integer());
}

std::string unusableText(const StateEntry &entry, const StoredTensor &stored)
{
    return entry.name + ": of the type " + stored.type.word
        + " in the file, which cannot be used: floating point of 16, 32 or 64 bits expected";
}

LoadPlan planLoad(const Model &model, const Checkpoint &checkpoint)
{
    return planLoad(model, checkpoint, checkpoint.shapes());
}

LoadPlan planLoad(const Model &model, const Checkpoint &checkpoint, const std::vector<NamedShape> &renamed)
{
    LoadPlan plan = planLoad(model, renamed);
    for (std::size_t i = 0; i < model.state().size(); ++i) {
        if (plan.tensors[i] < 0)
            continue;
        const StateEntry &entry = model.state()[i];
        const StoredTensor &stored = checkpoint.taken().tensors[static_cast<std::size_t>(plan.tensors[i])].stored;
        if (isUsable(entry, stored))
            continue;
        plan.tensors[i] = -1;
        std::erase(plan.report.matched, entry.name);
        if (!entry.integer) // the counter of batches is not needed
            plan.report.mismatched.push_back(unusableText(entry, stored));
    }
    return plan;
}

std::size_t fittingTensors(const Model &model, const LoadPlan &plan)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < model.state().size(); ++i)
        count += plan.tensors[i] >= 0 && !model.state()[i].integer;
    return count;
}

WeightMap readPlanned(const Model &model, const Checkpoint &checkpoint, const LoadPlan &plan)
{
    std::vector<std::size_t> wanted;
    for (const int place : plan.tensors)
        if (place >= 0)
            wanted.push_back(static_cast<std::size_t>(place));
    checkpoint.checkMemory(wanted);
    WeightMap weights;
    for (std::size_t i = 0; i < model.state().size(); ++i)
        if (plan.tensors[i] >= 0)
            weights.emplace(model.state()[i].name, checkpoint.read(static_cast<std::size_t>(plan.tensors[i])));
    return weights;
}

} // namespace residua
