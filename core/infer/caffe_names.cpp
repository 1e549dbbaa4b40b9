#include "core/infer/caffe_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace residua {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> parts{{{"_w", ".weight"},
                                                                              {"_b", ".bias"},
                                                                              {"_bn_gamma", ".norm.weight"},
                                                                              {"_bn_beta", ".norm.bias"},
                                                                              {"_bn_running_mean", ".norm.running_mean"},
                                                                              {"_bn_running_var", ".norm.running_var"},
                                                                              {"_bn_num_batches_tracked", ".norm.num_batches_tracked"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> branches{
    {{"_branch1", ".shortcut"}, {"_branch2a", ".conv1"}, {"_branch2b", ".conv2"}, {"_branch2c", ".conv3"}}};

/// "res2.0.conv1" for "res2_0_branch2a", "stem.conv1" for "conv1" and "res_conv1"; empty for what is no module of a network.
std::string moduleOf(std::string_view module)
{
    if (module == "conv1" || module == "res_conv1")
        return "stem.conv1";
    if (module == "fc1000" || module == "pred")
        return "linear";
    for (const auto &[caffe, word] : branches)
        if (module.starts_with("res") && module.ends_with(caffe)) {
            std::string place(module.substr(0, module.size() - caffe.size())); // "res2_0"
            const std::size_t line = place.find('_');
            if (line == std::string::npos)
                return {};
            place[line] = '.';
            return place + std::string(word);
        }
    return {};
}

std::string detectronName(std::string_view name)
{
    // The longer endings first: "_bn_beta" before "_b".
    for (auto part = parts.rbegin(); part != parts.rend(); ++part)
        if (name.ends_with(part->first))
            if (const std::string module = moduleOf(name.substr(0, name.size() - part->first.size())); !module.empty())
                return module + std::string(part->second);
    return {};
}

} // namespace

std::vector<NamedShape> withoutCaffeNames(std::vector<NamedShape> tensors)
{
    const bool caffe =
        std::any_of(tensors.begin(), tensors.end(), [](const NamedShape &tensor) { return tensor.name.ends_with("_branch2a_w"); });
    for (NamedShape &tensor : tensors)
        if (std::string name = caffe ? detectronName(tensor.name) : std::string(); !name.empty())
            tensor.name = std::move(name);
    return tensors;
}

} // namespace residua
