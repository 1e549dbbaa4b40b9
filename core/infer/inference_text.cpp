#include "core/infer/inference_text.h"

#include "core/arch/json_dom.h"
#include "core/arch/preparation_json.h"
#include "core/arch/visible.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace residua {

namespace {

/// Rounded to six digits, as a person would write it; null for what is not finite.
Json divergenceJson(double divergence)
{
    if (!std::isfinite(divergence))
        return nullptr;
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, divergence, std::chars_format::general, 6);
    return error == std::errc() ? Json::parse(text, end) : Json(divergence);
}

Json assumptionJson(const Assumption &assumption)
{
    Json json{{"key", assumption.key}, {"value", Json::parse(assumption.value)}, {"why", assumption.why}, {"evidence", Json::array()}};
    for (const Candidate &each : assumption.evidence)
        json["evidence"].push_back({{"value", Json::parse(each.value)}, {"divergence", divergenceJson(each.divergence)}});
    return json;
}

Json preparationJson(const InferenceSource &source)
{
    const PrepareOptions &preparation = source.preparation;
    if (preparation.mean.empty())
        return nullptr;
    Json json = preparationToJson(preparation);
    json["evidence"] = Json::array();
    for (const Candidate &each : source.preparationEvidence)
        json["evidence"].push_back({{"value", each.value}, {"divergence", divergenceJson(each.divergence)}});
    return json;
}

/// "a, b, c"; only the first `shown` and how many more.
std::string listed(const std::vector<std::string> &names, std::size_t shown)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, names.size()); ++i)
        text += (i ? ", " : "") + visible(names[i]);
    return names.size() > shown ? text + " and " + std::to_string(names.size() - shown) + " more" : text;
}

} // namespace

std::string inferenceJson(const Inference &inference, const InferenceSource &source)
{
    Json json{{"format", "residua/inference"},
              {"version", 1},
              {"architecture", specToJson(inference.spec)},
              {"naming", inference.naming},
              {"prefix", inference.prefix},
              {"key", source.key},
              {"tensors", source.tensors},
              {"unused", inference.unused},
              {"assumed", Json::array()}};
    for (const Assumption &assumption : inference.assumed)
        json["assumed"].push_back(assumptionJson(assumption));
    json["preparation"] = preparationJson(source);
    return jsonBytes(json);
}

std::string inferenceText(const Inference &inference, const InferenceSource &source)
{
    std::string text = inQuotes(source.file) + (source.key.empty() ? "" : ", " + inQuotes(source.key)) + ": " + inference.spec.name + ", "
        + std::to_string(source.tensors) + " tensors, read by "
        + (inference.naming == "order and shapes" ? inference.naming : "names: " + inference.naming)
        + (inference.prefix.empty() ? "" : ", prefix " + inQuotes(inference.prefix));
    const auto implied = [&](std::string_view part) {
        return std::count_if(inference.implied.begin(), inference.implied.end(), [&](const auto &each) { return each.second == part; });
    };
    if (const auto weights = implied("weight"); weights > 0)
        text += "\n" + std::to_string(weights) + " weights of norms that the file leaves out are 1";
    if (const auto biases = implied("bias"); biases > 0)
        text += "\n" + std::to_string(biases) + " biases that the file leaves out are 0";
    if (!inference.unused.empty())
        text += "\nnot used: " + listed(inference.unused, 8);
    for (const std::string &note : inference.notes)
        text += "\n" + note;
    std::vector<std::string> reasons;
    for (const Assumption &each : inference.assumed)
        if (std::find(reasons.begin(), reasons.end(), each.why) == reasons.end())
            reasons.push_back(each.why);
    for (const std::string &why : reasons) {
        std::string keys;
        for (const Assumption &each : inference.assumed)
            if (each.why == why)
                keys += (keys.empty() ? "" : ", ") + each.key + " " + each.value;
        text += "\nassumed " + keys + ": " + why;
    }
    if (!source.preparation.mean.empty())
        text += "\nassumed images prepared by " + preparationWords(source.preparation);
    for (const std::string &each : source.told)
        text += "\n" + each;
    return text;
}

std::string refusalText(const NoResidualNetwork &refusal)
{
    if (refusal.hidden)
        return "is of " + refusal.looksLike + ": " + refusal.where;
    const bool residual = refusal.looksLike.starts_with("a residual network");
    return "looks like " + refusal.looksLike + (residual ? ", not like one that can be said here: " : ", not like a residual network: ")
        + refusal.where;
}

} // namespace residua
