#include "core/infer/module_place.h"

#include "core/infer/path_words.h"

#include <algorithm>

namespace residua {

namespace {

bool hasLetter(const std::vector<std::string> &words, std::size_t from)
{
    return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(from), words.end(),
                       [](const std::string &word) { return !isNumber(word); });
}

/// A block's number, perhaps behind a word for blocks: "0", "unit2", timm's "b1", torchvision's "block1-0".
std::optional<int> blockNumber(const std::string &word, bool stageHasWord)
{
    const bool own = stageHasWord && (isOneOf(stemOf(word), {"b", "unit", "blk"}) || word.starts_with("block"));
    return isNumber(word) || own ? numberIn(word) : std::nullopt;
}

/// The place whose stage is `words[at]`, if there is one: a stage's number, a block's (a word may stand between), something within.
std::optional<ModulePlace> placeAt(const std::vector<std::string> &words, std::size_t at)
{
    const auto stage = numberIn(words[at]);
    if (!stage)
        return {};
    std::size_t block = at + 1;
    if (block < words.size() && !numberIn(words[block]))
        ++block;
    if (block + 1 >= words.size() || !hasLetter(words, block + 1))
        return {};
    // Of three numbers in a row the first belongs to a container.
    if (block == at + 1 && isNumber(words[at]) && isNumber(words[block + 1]))
        return {};
    const auto number = blockNumber(words[block], isOneOf(stemOf(words[at]), {"s", "stage", "layer", "block"}));
    if (!number)
        return {};
    ModulePlace place;
    place.stage = *stage;
    place.block = *number;
    place.word = stemOf(words[at]);
    std::size_t before = at;
    if (place.word.empty() && at > 0 && isOneOf(words[at - 1], {"stages", "layers", "stage", "layer", "blocks", "groups"}))
        place.word = words[--before] + ".";
    if (before > 0)
        place.prefix = joined(words, 0, before) + ".";
    place.inner.assign(words.begin() + static_cast<std::ptrdiff_t>(block) + 1, words.end());
    return place;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

} // namespace

std::optional<ModulePlace> placeOf(const std::string &path)
{
    const std::vector<std::string> words = wordsOf(path);
    std::optional<ModulePlace> first;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto place = placeAt(words, i);
        if (place && isOneOf(place->word, {"layer", "stage", "res", "block", "conv"}))
            return place;
        if (place && !first)
            first = std::move(place);
    }
    return first;
}

bool saysShortcut(const std::vector<std::string> &inner)
{
    return std::any_of(inner.begin(), inner.end(), [](const std::string &word) {
        return isOneOf(lower(word),
                       {"downsample", "shortcut", "convshortcut", "conv_shortcut", "proj", "projection", "skip", "project",
                        "downsample_layer", "identity", "identity_conv"});
    });
}

bool saysAttention(const std::vector<std::string> &inner)
{
    return std::any_of(inner.begin(), inner.end(), [](const std::string &word) {
        return isOneOf(lower(word),
                       {"se", "se_module", "se_layer", "se_block", "seblock", "squeeze", "excitation", "eca", "fc", "fc1", "fc2"});
    });
}

bool saysProjectionHead(std::string_view path)
{
    const std::vector<std::string> words = wordsOf(path);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = lower(words[i]);
        const auto has = [&](std::string_view part) { return word.find(part) != std::string::npos; };
        if (has("projector") || has("projection_head") || has("proj_head") || has("prototype") || has("prediction_head")
            || stemOf(word) == "predictor" || has("_predictor"))
            return true;
        if ((word == "mlp" || word == "last_layer") && i > 0 && words[i - 1] == "head") // DINO's
            return true;
    }
    return false;
}

bool saysHead(std::string_view path)
{
    const std::vector<std::string> words = wordsOf(path);
    return std::any_of(words.begin(), words.end(), [](const std::string &word) {
        return isOneOf(stemOf(lower(word)), {"fc", "head", "classifier", "linear", "last_linear", "decoder", "logits", "output", "last"});
    });
}

} // namespace residua
