#include "core/infer/head_notes.h"

#include "core/infer/module_place.h"
#include "core/weights/weight_report.h"

#include <algorithm>
#include <string>

namespace residua {

namespace {

bool contains(const std::vector<std::string> &list, const std::string &name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

void setReason(Inference &inference, const std::string &why)
{
    for (Assumption &each : inference.assumed)
        if (each.key == "head.type")
            each.why = why;
}

/// Tensors of a classifier in a form that is none of a linear layer: a sparse tensor, a parametrization.
std::vector<std::string> unreadHead(const std::vector<FileModule> &modules, const Inference &inference)
{
    std::vector<std::string> unread;
    for (const FileModule &module : modules)
        if (module.kind == ModuleKind::Other && saysHead(module.path))
            for (const std::string &name : inference.unused)
                if (name.starts_with(module.path) && !contains(unread, name))
                    unread.push_back(name);
    return unread;
}

/// Tensors that could be a classifier's by their shape, and are not used.
std::vector<std::string> possibleHeads(const std::vector<NamedShape> &tensors, std::int64_t features, const Inference &inference)
{
    std::vector<std::string> list;
    for (const NamedShape &tensor : tensors)
        if (tensor.shape.size() == 2 && tensor.shape[1] == features && contains(inference.unused, tensor.name))
            list.push_back(tensor.name);
    return list;
}

} // namespace

void tellHead(const std::vector<NamedShape> &tensors, const std::vector<FileModule> &modules, const Outline &outline, Inference &inference)
{
    const auto last = static_cast<std::size_t>(outline.stages.back().back().convs.back());
    const std::vector<std::string> others = possibleHeads(tensors, modules[last].out(), inference);
    if (outline.headByName && !others.empty())
        inference.notes.push_back(
            "the classifier is the linear layer with the usual name; others take the features, too, and are not used: " + someOf(others));
    for (const auto &[path, name] : outline.behindHead)
        inference.notes.push_back("behind the classifier stands " + path + " (" + name + "), which is not computed: outputs are before it");
    if (inference.spec.head.type != HeadType::Pool)
        return;
    if (const std::vector<std::string> unread = unreadHead(modules, inference); outline.leftHead.empty() && !unread.empty()) {
        setReason(inference, "the classifier that is in the file cannot be read");
        inference.notes.push_back("a classifier is in the file in a form that cannot be read: " + someOf(unread)
                                  + "; save its weight as one plain tensor (torch.nn.utils.parametrize.remove_parametrizations, "
                                    "torch.nn.utils.remove_weight_norm, Tensor.to_dense)");
    } else if (!outline.leftHead.empty()) {
        setReason(inference, "the classifier that is in the file is left out");
        inference.notes.push_back("what stands behind the average is no classifier that can be said here, and is left out: "
                                  + someOf(outline.leftHead));
    } else if (!others.empty()) {
        setReason(inference, "which of the file's layers is the classifier is not told");
    }
}

} // namespace residua
