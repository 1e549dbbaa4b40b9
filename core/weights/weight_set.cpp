#include "core/weights/weight_set.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace residua {

namespace {

/// Names for the copies of one network that are trained side by side; the one that is meant stands first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> copies = {{
    {"encoder_q", "encoder_k"},
    {"teacher", "student"},
    {"online_encoder", "target_encoder"},
    {"online_network", "target_network"},
    {"online", "target"},
    {"model", "ema_model"},
    {"model", "model_ema"},
    {"backbone", "backbone_momentum"},
    {"module", "module_ema"},
}};

std::string_view lastPart(std::string_view name)
{
    return name.substr(name.rfind('.') + 1); // npos + 1 is 0
}

/// "module." where every name begins with it; up to the last dot that all have in common.
std::string commonPrefix(const std::vector<CheckpointTensor> &tensors)
{
    std::string prefix = tensors.front().name.substr(0, tensors.front().name.rfind('.') + 1);
    for (const CheckpointTensor &tensor : tensors)
        while (!tensor.name.starts_with(prefix)) {
            prefix.pop_back();
            prefix.resize(prefix.rfind('.') + 1);
        }
    return prefix;
}

std::string_view groupOf(std::string_view name, std::size_t prefix)
{
    name.remove_prefix(prefix);
    return name.substr(0, name.find('.'));
}

/// The two copies in `set`, or `set` itself. What belongs to neither (MoCo's queue) stays with both.
std::vector<WeightSet> splitCopies(WeightSet set)
{
    if (set.tensors.empty())
        return {std::move(set)};
    const std::size_t prefix = commonPrefix(set.tensors).size();
    std::map<std::string_view, std::size_t> groups;
    for (const CheckpointTensor &tensor : set.tensors)
        ++groups[groupOf(tensor.name, prefix)];
    const auto pair = std::find_if(copies.begin(), copies.end(), [&](const auto &each) {
        const auto first = groups.find(each.first);
        const auto second = groups.find(each.second);
        return first != groups.end() && second != groups.end() && std::min(first->second, second->second) > 2;
    });
    if (pair == copies.end())
        return {std::move(set)};
    const auto part = [&](std::string_view own, std::string_view other) {
        WeightSet result{set.name + (set.name.empty() ? "" : ".") + std::string(own), {}, set.optimiser, set.classes};
        std::copy_if(set.tensors.begin(), set.tensors.end(), std::back_inserter(result.tensors),
                     [&](const CheckpointTensor &tensor) { return groupOf(tensor.name, prefix) != other; });
        return result;
    };
    return {part(pair->first, pair->second), part(pair->second, pair->first)};
}

/// Smaller is taken first, among sets of one size.
auto rank(const WeightSet &set)
{
    constexpr std::array<std::string_view, 3> first = {"state_dict", "model", "net"};
    std::string_view base = set.name;
    int copy = 0;
    for (const auto &[own, other] : copies)
        if (lastPart(base) == own || lastPart(base) == other) {
            copy = lastPart(base) == other;
            if (base.find('.') != std::string_view::npos)
                base = base.substr(0, base.rfind('.'));
            break;
        }
    const auto found = std::find(first.begin(), first.end(), lastPart(base));
    return std::tuple(set.name.empty() ? 0 : static_cast<int>(found - first.begin()), set.isAverage(), copy);
}

} // namespace

std::uint64_t WeightSet::values() const
{
    std::uint64_t sum = 0;
    for (const CheckpointTensor &tensor : tensors)
        if (!tensor.stored.type.integer() && !tensor.stored.shape.empty() && tensor.stored.bytes)
            sum += tensor.stored.elements; // each below 2^61, at most 10^5 of them; what wraps is refused when it is read
    return sum;
}

bool WeightSet::isAverage() const
{
    std::string_view rest = name;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of("._-/ "), rest.size());
        const std::string_view word = rest.substr(0, end);
        for (const std::string_view average : {"ema", "EMA", "shadow", "swa", "averaged"})
            if (word == average)
                return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

std::vector<NamedShape> WeightSet::shapes() const
{
    std::vector<NamedShape> result;
    result.reserve(tensors.size());
    for (const CheckpointTensor &tensor : tensors)
        result.push_back({tensor.name, tensor.stored.shape});
    return result;
}

std::vector<WeightSet> tellApart(std::vector<WeightSet> sets)
{
    std::vector<WeightSet> result;
    for (WeightSet &set : sets) {
        const bool holds = std::any_of(set.tensors.begin(), set.tensors.end(),
                                       [](const CheckpointTensor &tensor) { return !tensor.stored.shape.empty() || !tensor.stored.bytes; });
        if (!holds)
            continue;
        for (WeightSet &part : splitCopies(std::move(set)))
            result.push_back(std::move(part));
    }
    return result;
}

int takenSet(const std::vector<WeightSet> &sets)
{
    int best = -1;
    const auto isOne = [](const WeightSet &set) { return !set.optimiser && set.tensors.size() > 1; };
    const bool several = std::any_of(sets.begin(), sets.end(), isOne);
    for (std::size_t i = 0; i < sets.size(); ++i) {
        if (sets[i].optimiser || (several && !isOne(sets[i]))) // a tensor alone is no set of weights: a memory bank
            continue;
        const WeightSet *other = best < 0 ? nullptr : &sets[static_cast<std::size_t>(best)];
        const std::uint64_t values = sets[i].values();
        if (!other || values > other->values() || (values == other->values() && rank(sets[i]) < rank(*other)))
            best = static_cast<int>(i);
    }
    return best;
}

int namedSet(const std::vector<WeightSet> &sets, std::string_view name)
{
    int found = -1;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        if (sets[i].name == name)
            return static_cast<int>(i);
        if (sets[i].name.ends_with("." + std::string(name)))
            found = found == -1 ? static_cast<int>(i) : -2;
    }
    return std::max(found, -1);
}

} // namespace residua
