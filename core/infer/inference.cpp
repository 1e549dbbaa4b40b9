#include "core/infer/inference.h"

#include "core/arch/module_tree.h"
#include "core/arch/op_facts.h"
#include "core/arch/visible.h"
#include "core/infer/assumptions.h"
#include "core/infer/caffe_names.h"
#include "core/infer/foreign_network.h"
#include "core/infer/head_notes.h"
#include "core/infer/module_place.h"
#include "core/infer/named_blocks.h"
#include "core/infer/path_words.h"
#include "core/infer/structure.h"

#include <algorithm>
#include <optional>
#include <set>

namespace residua {

namespace {

using SlotKey = std::tuple<Part, int, int, int>;

SlotKey keyOf(const Slot &slot)
{
    return {slot.part, slot.stage, slot.block, slot.step};
}

/// The operation that each module of an outline is.
std::map<SlotKey, int> slotsOf(const Outline &outline, const ResNetSpec &spec)
{
    std::map<SlotKey, int> slots;
    const auto set = [&](Part part, int stage, int block, int step, int module) {
        if (module >= 0)
            slots[{part, stage, block, step}] = module;
    };
    const auto step = [](std::size_t index) { return static_cast<int>(index); };
    const std::size_t stem = static_cast<std::size_t>(spec.stem.convs);
    for (std::size_t i = 0; i < outline.stemConvs.size(); ++i)
        set(i < stem ? Part::StemConv : Part::StemPool, -1, -1, i < stem ? step(i) : 0, outline.stemConvs[i]);
    const std::size_t normed = stem - (outline.stemNorms.size() < outline.stemConvs.size() ? 1 : 0);
    for (std::size_t i = 0; i < outline.stemNorms.size(); ++i)
        set(i < normed ? Part::StemNorm : Part::StemPool, -1, -1, i < normed ? step(i) : 1, outline.stemNorms[i]);
    for (int s = 0; s < std::ssize(outline.stages); ++s)
        for (int b = 0; b < std::ssize(outline.stages[static_cast<std::size_t>(s)]); ++b) {
            const OutlineBlock &block = outline.stages[static_cast<std::size_t>(s)][static_cast<std::size_t>(b)];
            for (std::size_t i = 0; i < block.convs.size(); ++i)
                set(Part::Conv, s, b, step(i), block.convs[i]);
            for (std::size_t i = 0; i < block.norms.size(); ++i)
                set(Part::Norm, s, b, step(i), block.norms[i]);
            if (block.attention.size() == 1)
                set(Part::EcaConv, s, b, 0, block.attention[0]);
            if (block.attention.size() == 2) {
                set(Part::SeReduce, s, b, 0, block.attention[0]);
                set(Part::SeExpand, s, b, 0, block.attention[1]);
            }
            set(Part::ShortcutConv, s, b, 0, block.shortcutConv);
            set(Part::ShortcutNorm, s, b, 0, block.shortcutNorm);
        }
    set(Part::FinalNorm, -1, -1, 0, outline.finalNorm);
    if (!outline.head.empty())
        set(Part::HeadFc, -1, -1, 0, outline.head.front());
    if (outline.head.size() > 1)
        set(Part::HeadFc2, -1, -1, 0, outline.head.back());
    return slots;
}

/// A 1x1 convolution's weight [out, in, 1, 1] stands for a linear layer's [out, in].
bool standsFor(const Shape &file, const Shape &wanted)
{
    return file == wanted || (wanted.size() == 2 && file == Shape{wanted[0], wanted[1], 1, 1});
}

/// Finds a tensor of the file for each of the graph's; a sentence where one is missing.
class Matcher {
public:
    Matcher(const std::vector<NamedShape> &tensors, const std::vector<FileModule> &modules, const Outline &outline)
        : m_tensors(tensors), m_modules(modules), m_outline(outline)
    {}

    std::optional<Misfit> match(const Graph &graph, Inference &inference)
    {
        std::map<SlotKey, int> slots = slotsOf(m_outline, inference.spec);
        std::set<std::size_t> used;
        for (const Node &node : graph.nodes) {
            const std::vector<StateTensor> state = stateOf(node.op);
            if (state.empty())
                continue;
            const auto found = slots.find(keyOf(node.slot));
            if (found == slots.end())
                return Misfit{"nothing in the file is " + node.seedPath};
            const FileModule &module = m_modules[static_cast<std::size_t>(found->second)];
            for (const StateTensor &tensor : state)
                if (const auto misfit = matchTensor(node, module, tensor, inference, used))
                    return misfit;
            slots.erase(found);
        }
        if (!slots.empty())
            return Misfit{describe(m_modules[static_cast<std::size_t>(slots.begin()->second)]) + " has no place"};
        markBlurs(used);
        for (std::size_t i = 0; i < m_tensors.size(); ++i)
            if (!used.contains(i))
                inference.unused.push_back(m_tensors[i].name);
        return {};
    }

private:
    const std::vector<NamedShape> &m_tensors;
    const std::vector<FileModule> &m_modules;
    const Outline &m_outline;

    /// A blur's filter is no parameter here: it is always the same.
    void markBlurs(std::set<std::size_t> &used) const
    {
        const auto mark = [&](int index) {
            if (index >= 0)
                used.insert(m_modules[static_cast<std::size_t>(index)].tensors.front().tensor);
        };
        mark(m_outline.stemBlur);
        for (const std::vector<OutlineBlock> &stage : m_outline.stages)
            mark(stage.front().blur);
    }

    std::optional<Misfit> matchTensor(const Node &node, const FileModule &module, const StateTensor &tensor, Inference &inference,
                                      std::set<std::size_t> &used) const
    {
        const auto found =
            std::find_if(module.tensors.begin(), module.tensors.end(), [&](const ModuleTensor &each) { return each.part == tensor.name; });
        if (found == module.tensors.end()) {
            if (tensor.integer) // old files lack the counter of batches
                return {};
            const bool statistics = tensor.name == "running_mean" || tensor.name == "running_var";
            const bool plain = module.kind == ModuleKind::Norm && module.statistics() && (tensor.name == "weight" || tensor.name == "bias");
            if ((tensor.name == "bias" && fanOf(node.op)) || (statistics && module.affine()) || plain) {
                inference.folded = inference.folded || statistics;
                inference.implied.emplace_back(node.slot, tensor.name);
                return {};
            }
            return Misfit{describe(module) + " has no " + std::string(tensor.name)};
        }
        const NamedShape &file = m_tensors[found->tensor];
        if (tensor.integer && elementCount(file.shape) == 1) {
            used.insert(found->tensor);
            if (file.shape.empty())
                inference.places.push_back({node.slot, tensor.name, found->tensor});
            return {};
        }
        if (!standsFor(file.shape, tensor.shape))
            return Misfit{inQuotes(file.name) + " is " + shapeText(file.shape) + ", " + shapeText(tensor.shape) + " would fit"};
        used.insert(found->tensor);
        inference.places.push_back({node.slot, tensor.name, found->tensor});
        return {};
    }
};

/// Whether every tensor is called in the file as in `graph`'s style, behind `prefix`.
bool namesAre(const Graph &graph, const Inference &inference, const std::vector<NamedShape> &tensors)
{
    std::map<SlotKey, std::string> modules;
    for (const Node &node : graph.nodes)
        modules[keyOf(node.slot)] = node.module;
    return std::all_of(inference.places.begin(), inference.places.end(), [&](const TensorPlace &place) {
        return tensors[place.tensor].name == inference.prefix + stateName(modules[keyOf(place.slot)], place.part);
    });
}

/// The style whose names the file has; torchvision's where it has those of no style.
Style styleOf(const Inference &inference, const std::vector<NamedShape> &tensors)
{
    for (const Style style : {Style::Torchvision, Style::SmallImage, Style::EncoderDecoder, Style::Sequential}) {
        ResNetSpec spec = inference.spec;
        spec.style = style;
        if (namesAre(expand(spec), inference, tensors))
            return style;
    }
    return Style::Torchvision;
}

std::string problemText(const std::vector<Problem> &problems)
{
    const Problem &problem = problems.front();
    return (problem.field.empty() ? "the network " : problem.field + " ") + problem.message;
}

void tellFoldedNorms(Inference &inference)
{
    inference.notes.push_back("norms have a scale and a shift alone, as Caffe2's files: mean 0 and variance 1 - eps are put in place of "
                              "statistics");
    if (inference.spec.block.type == BlockType::Bottleneck && inference.spec.block.groups > 1)
        inference.notes.push_back("Caffe2's own ResNeXts (X-101-32x8d) have the stride at the 3x3 convolution, and images divided by "
                                  "deviations 57.375, 57.12, 58.395; only what came from MSRA has what is assumed here: set "
                                  "block.stride_at to conv2, and the deviations (--set, --std)");
}

using Attempt = std::variant<Inference, Misfit>;

/// Whether something speaks for shortcuts: a projection, the names of a family that has them, or no names that could speak against them.
/// A chain of convolutions, such as MobileNet's, has none of these.
bool speaksForShortcuts(const std::vector<FileModule> &modules, const Outline &outline, bool named)
{
    const bool projected = std::any_of(outline.stages.begin(), outline.stages.end(),
                                       [](const std::vector<OutlineBlock> &stage) { return stage.front().shortcutConv >= 0; });
    if (projected || !named)
        return true;
    if (outline.naming == Naming::Order)
        return false;
    return outline.naming != Naming::Unknown || std::none_of(modules.begin(), modules.end(), [](const FileModule &module) {
               return module.kind == ModuleKind::Conv && module.weight[1] == 1 && module.weight[2] > 1 && module.weight[0] > 3;
           });
}

Attempt understand(const std::vector<NamedShape> &tensors, const std::vector<FileModule> &modules, const OutlineOrMisfit &read, bool named)
{
    if (const auto *misfit = std::get_if<Misfit>(&read))
        return *misfit;
    Outline outline = std::get<Outline>(read);
    if (named && outline.naming == Naming::Order)
        if (const auto misfit = againstNames(modules, outline))
            return *misfit;
    if (!speaksForShortcuts(modules, outline, named))
        return Misfit{"no projection and no name of a block says that there are shortcuts"};
    const StructureOrMisfit structured = readStructure(modules, outline);
    if (const auto *misfit = std::get_if<Misfit>(&structured))
        return *misfit;
    const Structure &structure = std::get<Structure>(structured);
    Inference inference;
    inference.spec = structure.spec;
    applyConventions(inference.spec, modules, outline);
    inference.spec = canonical(inference.spec);
    std::vector<Problem> problems = validate(inference.spec);
    // A deep network with filters against aliasing may need a larger input than is usual.
    while (!problems.empty() && problems.front().field.starts_with("input.") && inference.spec.input.height < 4000) {
        inference.spec.input.height *= 2;
        inference.spec.input.width *= 2;
        problems = validate(inference.spec);
    }
    if (!problems.empty())
        return Misfit{problemText(problems)};
    inference.spec.name = usualName(inference.spec);
    if (const auto misfit = Matcher(tensors, modules, outline).match(expand(inference.spec), inference))
        return *misfit;
    inference.prefix = outline.prefix;
    inference.spec.style = styleOf(inference, tensors);
    if (inference.spec.style == Style::SmallImage)
        outline.naming = Naming::SmallImage;
    inference.naming = namingWords(outline.naming);
    inference.assumed = listAssumptions(inference.spec, structure, outline);
    tellHead(tensors, modules, outline, inference);
    if (inference.spec.norm.type == NormType::Group)
        inference.notes.push_back("the norms are taken for group norms, for none has running statistics in the file; if they were batch "
                                  "norms, these are missing and the outputs are not the original's: save the whole state_dict, with its "
                                  "buffers");
    if (inference.folded)
        tellFoldedNorms(inference);
    if (outline.naming == Naming::Cadene && inference.spec.block.type == BlockType::Basic && inference.spec.block.attention)
        inference.notes.push_back("timm's legacy_seresnet18 and legacy_seresnet34 have these names, too, and an activation before the "
                                  "attention of each block, which cannot be said here: then the outputs are not the original's");
    if (outline.naming == Naming::Byobnet)
        inference.notes.push_back(
            "where the strides of the stem stand leaves no trace: some of ByobNet's (resnet32ts, resnet33ts) have the second "
            "one in the last convolution instead of a pool, which cannot be said here, and then the outputs are not the original's");
    if (inference.spec.norm.type == NormType::Group && inference.spec.block.order == Order::PreActivation)
        inference.notes.push_back("weights are used as they are: networks of the BiT family (weight standardization) first take each "
                                  "filter's mean from it and divide it by its deviation, which leaves no trace in a file");
    return inference;
}

/// Names that differ in a number alone, in the order of these numbers.
std::vector<NamedShape> inOrder(std::vector<NamedShape> tensors)
{
    const bool numbered = !tensors.empty() && std::all_of(tensors.begin(), tensors.end(), [&](const NamedShape &tensor) {
        return numberIn(tensor.name) && stemOf(tensor.name) == stemOf(tensors.front().name);
    });
    if (numbered)
        std::stable_sort(tensors.begin(), tensors.end(),
                         [](const NamedShape &a, const NamedShape &b) { return naturalLess(a.name, b.name); });
    return tensors;
}

/// Indices in `tensors` for those in `sorted`.
void restoreIndices(Inference &inference, const std::vector<NamedShape> &tensors, const std::vector<NamedShape> &sorted)
{
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < tensors.size(); ++i)
        places[tensors[i].name] = i;
    for (TensorPlace &place : inference.places)
        place.tensor = places.at(sorted[place.tensor].name);
}

/// The modules of a graph in torchvision's names.
std::map<SlotKey, std::string> seedPaths(const Graph &graph)
{
    std::map<SlotKey, std::string> paths;
    for (const Node &node : graph.nodes)
        if (!node.seedPath.empty())
            paths[keyOf(node.slot)] = node.seedPath;
    return paths;
}

} // namespace

InferenceOrNot inferNetwork(const std::vector<NamedShape> &given, const ModuleClasses &classes)
{
    const std::vector<NamedShape> tensors = withoutCaffeNames(given);
    if (const auto foreign = foreignByNames(tensors))
        return *foreign;
    const bool named = namesTellModules(tensors);
    std::string where;
    bool sure = false; // no other reading is to be tried
    const auto attempt = [&](const std::vector<NamedShape> &list, const std::vector<FileModule> &modules,
                             const OutlineOrMisfit &outline) -> std::optional<Inference> {
        Attempt result = understand(list, modules, outline, named);
        if (const auto *misfit = std::get_if<Misfit>(&result)) {
            if (where.empty())
                where = misfit->where;
            sure = misfit->sure;
            return {};
        }
        return std::get<Inference>(std::move(result));
    };
    std::vector<FileModule> modules;
    if (named) {
        modules = namedModules(tensors);
        for (const bool byName : {true, false}) {
            if (auto found = attempt(tensors, modules, namedOutline(modules, byName, classes)))
                return *found;
            if (sure)
                return foreignByShapes(modules, where);
        }
        if (auto found = attempt(tensors, modules, orderedOutline(modules)))
            return *found;
    } else {
        const std::vector<NamedShape> sorted = inOrder(tensors);
        modules = orderedModules(sorted);
        if (auto found = attempt(sorted, modules, orderedOutline(modules))) {
            restoreIndices(*found, tensors, sorted);
            return *found;
        }
    }
    if (auto hidden = hiddenNetwork(modules))
        return *hidden;
    return foreignByShapes(modules, where);
}

std::map<std::string, std::size_t> tensorPlaces(const Inference &inference, const Graph &graph)
{
    const std::map<SlotKey, std::string> modules = seedPaths(graph);
    std::map<std::string, std::size_t> places;
    for (const TensorPlace &place : inference.places)
        if (const auto found = modules.find(keyOf(place.slot)); found != modules.end())
            places[stateName(found->second, place.part)] = place.tensor;
    return places;
}

std::map<std::string, float> impliedTensors(const Inference &inference, const Model &model)
{
    const std::map<SlotKey, std::string> modules = seedPaths(model.graph);
    const auto variance = static_cast<float>(1 - model.spec.norm.eps);
    std::map<std::string, float> values;
    for (const auto &[slot, part] : inference.implied)
        if (const auto found = modules.find(keyOf(slot)); found != modules.end())
            values[stateName(found->second, part)] = part == "running_var" ? variance : part == "weight" ? 1.0f : 0.0f;
    return values;
}

} // namespace residua
