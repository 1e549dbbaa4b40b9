#pragma once

#include "core/arch/model.h"
#include "core/infer/inference_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace residua {

inline std::vector<NamedShape> tensorsOf(ResNetSpec spec, const std::function<std::string(const std::string &)> &rename = {})
{
    std::vector<NamedShape> tensors;
    const ModelPtr model = makeModel(std::move(spec));
    for (const StateEntry &entry : model->state())
        tensors.push_back({rename ? rename(entry.name) : entry.name, entry.shape});
    return tensors;
}

inline std::vector<NamedShape> without(std::vector<NamedShape> tensors, const std::string &word)
{
    std::erase_if(tensors, [&](const NamedShape &tensor) { return tensor.name.find(word) != std::string::npos; });
    return tensors;
}

inline Inference inferred(const std::vector<NamedShape> &tensors, const ModuleClasses &classes = {})
{
    const InferenceOrNot result = inferNetwork(tensors, classes);
    if (const auto *refusal = std::get_if<NoResidualNetwork>(&result))
        FAIL(refusalText(*refusal));
    return std::get<Inference>(result);
}

inline NoResidualNetwork refused(const std::vector<NamedShape> &tensors, const ModuleClasses &classes = {})
{
    const InferenceOrNot result = inferNetwork(tensors, classes);
    if (const auto *found = std::get_if<Inference>(&result))
        FAIL(inferenceText(*found, {"x", "", tensors.size()}));
    REQUIRE(std::holds_alternative<NoResidualNetwork>(result));
    return std::get<NoResidualNetwork>(result);
}

inline bool isAssumed(const Inference &inference, const std::string &key)
{
    return std::any_of(inference.assumed.begin(), inference.assumed.end(), [&](const Assumption &each) { return each.key == key; });
}

/// Why `key` is assumed; empty: it is not.
inline std::string whyAssumed(const Inference &inference, const std::string &key)
{
    for (const Assumption &each : inference.assumed)
        if (each.key == key)
            return each.why;
    return {};
}

} // namespace residua
