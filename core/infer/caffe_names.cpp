#include "core/infer/caffe_names.h"

#include "core/infer/file_modules.h"
#include "core/infer/path_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace residua {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// The longer endings first: "_bn_beta" and "_bn_b" before "_b".
constexpr std::array<Pair, 11> parts{{{"_bn_num_batches_tracked", ".num_batches_tracked"},
                                      {"_bn_running_mean", ".running_mean"},
                                      {"_bn_running_var", ".running_var"},
                                      {"_bn_rm", ".running_mean"},
                                      {"_bn_riv", ".running_var"},
                                      {"_bn_gamma", ".weight"},
                                      {"_bn_beta", ".bias"},
                                      {"_bn_s", ".weight"},
                                      {"_bn_b", ".bias"},
                                      {"_w", ".weight"},
                                      {"_b", ".bias"}}};

constexpr std::array<Pair, 4> branches{
    {{"_branch1", ".shortcut"}, {"_branch2a", ".conv1"}, {"_branch2b", ".conv2"}, {"_branch2c", ".conv3"}}};

/// The word for a norm that tells the family.
constexpr std::string_view caffeNorm = "caffe_norm";
constexpr std::string_view caffeKinds[] = {"res", "bn", "scale"};

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

std::string detectronName(std::string_view name, bool folded)
{
    for (const auto &[ending, part] : parts) {
        if (!name.ends_with(ending))
            continue;
        const std::string module = moduleOf(name.substr(0, name.size() - ending.size()));
        if (module.empty())
            continue;
        const bool affine = folded && (ending == "_bn_s" || ending == "_bn_b");
        return module + (!ending.starts_with("_bn_") ? "" : affine ? "." + std::string(kAffineNorm) : ".norm") + std::string(part);
    }
    return {};
}

/// Whether a norm's statistics are folded into its scale and shift: it has no others.
bool hasFoldedNorms(const std::vector<NamedShape> &tensors)
{
    const auto any = [&](std::initializer_list<std::string_view> endings) {
        return std::any_of(tensors.begin(), tensors.end(), [&](const NamedShape &each) {
            return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return each.name.ends_with(ending); });
        });
    };
    return any({"_bn_s"}) && !any({"_bn_rm", "_bn_running_mean"});
}

/// "res2.0.conv1" for Caffe's "res2a_branch2a", "res4.22.conv1" for "res4b22_branch2a", with `caffeNorm` for "bn2a_branch2a" and
/// "scale2a_branch2a"; empty for another word.
std::string caffeModule(std::string_view word)
{
    if (word == "conv1")
        return "stem.conv1";
    if (word == "bn_conv1" || word == "scale_conv1")
        return "stem.conv1." + std::string(caffeNorm);
    if (word == "fc1000")
        return "linear";
    const auto kind =
        std::find_if(std::begin(caffeKinds), std::end(caffeKinds), [&](std::string_view each) { return word.starts_with(each); });
    const auto branch = std::find_if(branches.begin(), branches.end(), [&](const Pair &each) { return word.ends_with(each.first); });
    if (kind == std::end(caffeKinds) || branch == branches.end() || word.size() < kind->size() + 2 + branch->first.size())
        return {};
    const std::string_view place = word.substr(kind->size(), word.size() - kind->size() - branch->first.size()); // "2a", "4b22"
    const std::string_view number = place.substr(2);
    if (!isNumber(place.substr(0, 1)) || place[1] < 'a' || place[1] > 'z' || (!number.empty() && !isNumber(number)))
        return {};
    const std::string block = number.empty() ? std::to_string(place[1] - 'a') : std::string(number);
    return "res" + std::string(place.substr(0, 1)) + "." + block + std::string(branch->second)
        + (*kind == "res" ? "" : "." + std::string(caffeNorm));
}

/// The same for a whole name, behind whatever prefix it has.
std::string caffeName(const std::string &name)
{
    std::vector<std::string> words = wordsOf(name);
    if (words.size() < 2)
        return {};
    std::string module = caffeModule(words[words.size() - 2]);
    if (module.empty())
        return {};
    words[words.size() - 2] = std::move(module);
    return joined(words, 0, words.size());
}

} // namespace

std::vector<NamedShape> withoutCaffeNames(std::vector<NamedShape> tensors)
{
    const auto any = [&](const auto &is) { return std::any_of(tensors.begin(), tensors.end(), is); };
    const bool detectron = any([](const NamedShape &each) { return each.name.ends_with("_branch2a_w"); });
    const bool caffe = any([](const NamedShape &each) {
        const std::vector<std::string> words = wordsOf(each.name);
        return words.size() > 1 && words[words.size() - 2] == "res2a_branch2a";
    });
    const bool folded = detectron && hasFoldedNorms(tensors);
    for (NamedShape &tensor : tensors)
        if (std::string name = detectron ? detectronName(tensor.name, folded) : caffe ? caffeName(tensor.name) : ""; !name.empty())
            tensor.name = std::move(name);
    return tensors;
}

} // namespace residua
