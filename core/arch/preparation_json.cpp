#include "core/arch/preparation_json.h"

#include "core/arch/object_reader.h"
#include "core/arch/phrases.h"

#include <array>
#include <charconv>
#include <cmath>

namespace residua {

template <>
std::span<const std::string_view> words<ChannelOrder>()
{
    static constexpr std::array<std::string_view, 2> all = {"rgb", "bgr"};
    return all;
}

template <>
std::span<const std::string_view> words<Interpolation>()
{
    static constexpr std::array<std::string_view, 3> all = {"bilinear", "bicubic", "nearest"};
    return all;
}

namespace {

constexpr Range resizeRange{1, 65536}, cropRange{1, 8192};
constexpr std::size_t mostChannels = 64;

/// A float as a person wrote it: 0.485, not 0.48500001430511475.
Json numbersJson(const std::vector<float> &numbers)
{
    Json list = Json::array();
    for (const float number : numbers) {
        char text[32];
        const auto [end, error] = std::to_chars(text, text + sizeof text, number);
        list.push_back(error == std::errc() ? Json::parse(text, end) : Json(number));
    }
    return list;
}

Json sideJson(const std::optional<std::int64_t> &side)
{
    return side ? Json(*side) : Json(nullptr);
}

void readSide(ObjectReader &reader, std::string_view key, Range range, std::optional<std::int64_t> &side)
{
    const Json *value = reader.find(key);
    if (!value || value->is_null())
        return;
    std::int64_t number = 0;
    const std::size_t before = reader.problems().size();
    reader.integer(key, *value, range, number);
    if (reader.problems().size() == before)
        side = number;
}

void readNumbers(ObjectReader &reader, std::string_view key, double most, std::vector<float> &numbers)
{
    const Json *value = reader.find(key);
    if (!value)
        return;
    const bool list = value->is_array() && value->size() <= mostChannels;
    std::vector<float> read;
    for (std::size_t i = 0; list && i < value->size(); ++i) {
        const double number = (*value)[i].is_number() ? (*value)[i].get<double>() : NAN;
        if (!std::isfinite(static_cast<float>(number)) || (key == "std" && number == 0))
            break;
        if (number > most)
            return reader.problem(key,
                                  filled(phrase("Problem",
                                                "holds %1, but pixels are 0 to 1 where it is applied; if it is meant for pixels of 0 to "
                                                "255, \"range\" must be 255"),
                                         {shown((*value)[i])}));
        read.push_back(static_cast<float>(number));
    }
    if (!list || read.size() != value->size())
        return reader.problem(
            key,
            filled(key == "std"
                       ? phrase("Problem", "is %1, must be a list of at most 64 finite numbers, none of them 0, one for each channel")
                       : phrase("Problem", "is %1, must be a list of at most 64 finite numbers, one for each channel"),
                   {shown(*value)}));
    numbers = std::move(read);
}

} // namespace

Json preparationToJson(const PrepareOptions &options)
{
    return {{"resize", sideJson(options.resize)},
            {"crop", sideJson(options.crop)},
            {"interpolation", text(options.interpolation)},
            {"mean", numbersJson(options.mean)},
            {"std", numbersJson(options.std)},
            {"channels", text(options.channels)},
            {"range", options.range}};
}

PrepareOptions preparationFromJson(const Json &json, const std::string &path, ProblemList &problems)
{
    PrepareOptions options;
    if (!json.is_object()) {
        problems.add(path,
                     filled(phrase("Problem", "is %1, must be an object: {\"resize\": 256, \"crop\": 224, ...}, or null"), {shown(json)}));
        return options;
    }
    ObjectReader reader(json, path, problems);
    readSide(reader, "resize", resizeRange, options.resize);
    readSide(reader, "crop", cropRange, options.crop);
    reader.word("interpolation", options.interpolation);
    reader.word("channels", options.channels);
    if (const Json *range = reader.find("range")) {
        if (*range == 1 || *range == 255)
            options.range = range->get<int>();
        else
            reader.problem("range", filled(phrase("Problem", "is %1, must be 1 or 255"), {shown(*range)}));
    }
    readNumbers(reader, "mean", options.range == 1 ? 1 : HUGE_VAL, options.mean);
    readNumbers(reader, "std", options.range == 1 ? 3 : HUGE_VAL, options.std);
    reader.find("evidence"); // what `infer` tells beside it
    return options;
}

} // namespace residua
