#include "core/arch/spec_reader.h"
#include "core/arch/json_dom.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>

namespace residua {

template <>
std::span<const std::string_view> words<Style>()
{
    static constexpr std::array<std::string_view, 4> list{"torchvision", "encoder_decoder", "sequential", "small_image"};
    return list;
}
template <>
std::span<const std::string_view> words<Activation>()
{
    static constexpr std::array<std::string_view, 5> list{"relu", "leaky_relu", "silu", "gelu", "hardswish"};
    return list;
}
template <>
std::span<const std::string_view> words<BlockType>()
{
    static constexpr std::array<std::string_view, 3> list{"basic", "bottleneck", "custom"};
    return list;
}
template <>
std::span<const std::string_view> words<Order>()
{
    static constexpr std::array<std::string_view, 3> list{"post_activation", "pre_activation", "branch_activation"};
    return list;
}
template <>
std::span<const std::string_view> words<StrideAt>()
{
    static constexpr std::array<std::string_view, 2> list{"conv1", "conv2"};
    return list;
}
template <>
std::span<const std::string_view> words<Shortcut>()
{
    static constexpr std::array<std::string_view, 3> list{"projection", "average_pool", "zero_pad"};
    return list;
}
template <>
std::span<const std::string_view> words<NormType>()
{
    static constexpr std::array<std::string_view, 2> list{"batch", "group"};
    return list;
}
template <>
std::span<const std::string_view> words<HeadType>()
{
    static constexpr std::array<std::string_view, 4> list{"linear", "mlp", "pool", "none"};
    return list;
}
template <>
std::span<const std::string_view> words<InitScheme>()
{
    static constexpr std::array<std::string_view, 2> list{"kaiming_fan_out", "torch_default"};
    return list;
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates)
{
    const std::string_view given = word.substr(0, 64);
    std::string_view best;
    std::size_t bestCost = 1000;
    for (const std::string_view candidate : candidates) {
        std::vector<std::size_t> row(candidate.size() + 1);
        for (std::size_t j = 0; j < row.size(); ++j)
            row[j] = j;
        for (std::size_t i = 1; i <= given.size(); ++i) {
            std::size_t diagonal = row[0];
            row[0] = i;
            for (std::size_t j = 1; j <= candidate.size(); ++j) {
                const std::size_t above = row[j];
                row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (given[i - 1] != candidate[j - 1])});
                diagonal = above;
            }
        }
        if (row.back() < bestCost) {
            bestCost = row.back();
            best = candidate;
        }
    }
    return best;
}

std::int64_t Range::clamp(std::int64_t value) const
{
    const std::int64_t inside = std::clamp(value, least, most);
    return odd && inside % 2 == 0 ? (inside < most ? inside + 1 : inside - 1) : inside;
}

std::string outOfRange(const std::string &value, Range range, std::int64_t nearestTo)
{
    return "is " + value + ", must be " + (range.odd ? "an odd number from " : "a whole number from ") + std::to_string(range.least)
        + " to " + std::to_string(range.most) + "; the nearest valid value is " + std::to_string(range.clamp(nearestTo));
}

std::string shown(const Json &value)
{
    std::string dump = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (dump.size() > 60)
        dump = dump.substr(0, 57) + "...";
    return dump;
}

namespace {

std::string join(const std::string &path, std::string_view key)
{
    return path.empty() ? std::string(key) : path + "." + std::string(key);
}

/// Reads the keys of one JSON object; a key that is not asked for is a problem when it goes.
class ObjectReader {
public:
    ObjectReader(const Json &json, std::string path, std::vector<Problem> &problems)
        : m_json(json), m_path(std::move(path)), m_problems(problems)
    {
        if (!json.is_object())
            problem("", "is " + shown(json) + ", must be an object {...}");
    }

    ~ObjectReader()
    {
        if (!m_json.is_object())
            return;
        for (const auto &[key, value] : m_json.items())
            if (std::find(m_known.begin(), m_known.end(), key) == m_known.end())
                m_problems.push_back({join(m_path, key),
                                      "is no key of " + (m_path.empty() ? "an architecture" : m_path) + "; the nearest one is \""
                                          + std::string(nearest(key, m_known)) + "\""});
    }

    ObjectReader(const ObjectReader &) = delete;
    ObjectReader &operator=(const ObjectReader &) = delete;

    /// The value of `key`, or null when it is missing.
    const Json *find(std::string_view key)
    {
        m_known.push_back(key);
        if (!m_json.is_object())
            return nullptr;
        const auto found = m_json.find(key);
        return found == m_json.end() ? nullptr : &*found;
    }

    void problem(std::string_view key, std::string message)
    {
        m_problems.push_back({key.empty() ? m_path : join(m_path, key), std::move(message)});
    }
    std::string path(std::string_view key) const { return join(m_path, key); }
    std::vector<Problem> &problems() { return m_problems; }

    bool integer(std::string_view key, Range range, std::int64_t &target)
    {
        const Json *value = find(key);
        if (!value)
            return false;
        if (value->is_number_float() || !value->is_number()) {
            const double number = value->is_number() ? std::clamp(value->get<double>(), -1e15, 1e15) : static_cast<double>(target);
            const auto near = static_cast<std::int64_t>(std::llround(number));
            problem(key, outOfRange(shown(*value), range, near));
            return true;
        }
        const bool huge = value->is_number_unsigned() && value->get<std::uint64_t>() > std::uint64_t(INT64_MAX);
        const std::int64_t number = huge ? INT64_MAX : value->get<std::int64_t>();
        if (!range.contains(number))
            problem(key, outOfRange(shown(*value), range, number));
        else
            target = number;
        return true;
    }

    void boolean(std::string_view key, bool &target)
    {
        const Json *value = find(key);
        if (!value)
            return;
        if (!value->is_boolean())
            problem(key, "is " + shown(*value) + ", must be true or false");
        else
            target = value->get<bool>();
    }

    void string(std::string_view key, std::string &target)
    {
        const Json *value = find(key);
        if (!value)
            return;
        if (!value->is_string())
            problem(key, "is " + shown(*value) + ", must be text");
        else
            target = value->get<std::string>();
    }

    void real(std::string_view key, double least, double most, double &target)
    {
        const Json *value = find(key);
        if (!value)
            return;
        const double number = value->is_number() ? value->get<double>() : std::nan("");
        if (!(number >= least && number <= most))
            problem(key,
                    "is " + shown(*value) + ", must be a number from " + decimal(least) + " to " + decimal(most)
                        + "; the nearest valid value is " + decimal(std::isnan(number) ? target : std::clamp(number, least, most)));
        else
            target = number;
    }

    template <class E>
    void word(std::string_view key, E &target)
    {
        if (const Json *value = find(key))
            oneOf(key, *value, target);
    }

    template <class E>
    void oneOf(std::string_view key, const Json &value, E &target)
    {
        const auto list = words<E>();
        if (value.is_string()) {
            const auto &given = value.get_ref<const std::string &>();
            const auto found = std::find(list.begin(), list.end(), given);
            if (found != list.end()) {
                target = static_cast<E>(found - list.begin());
                return;
            }
        }
        std::string all;
        for (const std::string_view entry : list)
            all += (all.empty() ? "" : ", ") + std::string(entry);
        const std::string near(value.is_string() ? nearest(value.get_ref<const std::string &>(), list) : text(target));
        problem(key, "is " + shown(value) + ", must be one of " + all + "; the nearest is " + near);
    }

    static std::string decimal(double value)
    {
        char buffer[32];
        return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
    }

private:
    const Json &m_json;
    std::string m_path;
    std::vector<Problem> &m_problems;
    std::vector<std::string_view> m_known;
};

/// Notes which convolution carries the stride: the one that says so, else the first with a kernel above 1, else the first.
void settleStride(std::vector<ConvSpec> &convs, const std::vector<std::optional<bool>> &said, const std::string &path,
                  std::vector<Problem> &problems)
{
    const auto carriers = std::count(said.begin(), said.end(), std::optional(true));
    if (carriers == 0) {
        const auto spatial = std::find_if(convs.begin(), convs.end(), [](const ConvSpec &c) { return c.kernel > 1; });
        const std::size_t index = spatial == convs.end() ? 0 : static_cast<std::size_t>(spatial - convs.begin());
        if (said[index] != std::optional(false)) {
            convs[index].stride = true;
            return;
        }
    }
    if (carriers != 1)
        problems.push_back({path, "has " + std::to_string(carriers) + " convolutions with \"stride\": true, must have exactly one"});
}

bool readConvs(ObjectReader &parent, std::vector<ConvSpec> &target)
{
    const Json *json = parent.find("convs");
    if (!json)
        return false;
    if (!json->is_array() || json->empty() || json->size() > limits::convs) {
        parent.problem("convs", "is " + shown(*json) + ", must be a list of 1 to 8 convolutions");
        return false;
    }
    std::vector<ConvSpec> convs;
    std::vector<std::optional<bool>> said;
    const std::size_t before = parent.problems().size();
    for (std::size_t i = 0; i < json->size(); ++i) {
        ObjectReader item((*json)[i], parent.path("convs." + std::to_string(i)), parent.problems());
        ConvSpec conv;
        item.integer("kernel", limits::convKernel, conv.kernel);
        item.real("width", limits::leastConvWidth, limits::mostConvWidth, conv.width);
        if (const Json *groups = item.find("groups"); groups && groups->is_string()) {
            if (*groups == "depthwise")
                conv.groups.reset();
            else
                item.problem("groups", "is " + shown(*groups) + ", must be a whole number from 1 to 4096 or \"depthwise\"");
        } else if (groups) {
            item.integer("groups", limits::groups, *conv.groups);
        }
        std::optional<bool> stride;
        if (const Json *value = item.find("stride")) {
            if (value->is_boolean())
                stride = value->get<bool>();
            else
                item.problem("stride", "is " + shown(*value) + ", must be true or false");
        }
        conv.stride = stride.value_or(false);
        convs.push_back(conv);
        said.push_back(stride);
    }
    if (parent.problems().size() == before)
        settleStride(convs, said, parent.path("convs"), parent.problems());
    target = std::move(convs);
    return true;
}

bool readAttention(ObjectReader &parent, std::optional<AttentionSpec> &target)
{
    const Json *json = parent.find("attention");
    if (!json)
        return false;
    target.reset();
    if (json->is_null())
        return true;
    if (!json->is_object()) {
        parent.problem("attention", "is " + shown(*json) + ", must be null or {\"type\": \"se\", \"reduction\": 16}");
        return true;
    }
    ObjectReader reader(*json, parent.path("attention"), parent.problems());
    std::string type = "se";
    reader.string("type", type);
    if (type != "se")
        reader.problem("type", "is \"" + type + "\", must be \"se\"");
    target.emplace();
    reader.integer("reduction", limits::reduction, target->reduction);
    return true;
}

void readBlock(const Json &json, const std::string &path, std::vector<Problem> &problems, BlockSpec &block)
{
    ObjectReader reader(json, path, problems);
    reader.word("type", block.type);
    readConvs(reader, block.convs);
    reader.string("name", block.name);
    reader.integer("expansion", limits::expansion, block.expansion);
    reader.integer("groups", limits::groups, block.groups);
    reader.integer("base_width", limits::baseWidth, block.baseWidth);
    readAttention(reader, block.attention);
    reader.word("order", block.order);
    reader.word("stride_at", block.strideAt);
    reader.word("shortcut", block.shortcut);
    reader.word("activation", block.activation);
}

void readOverride(const Json &json, const std::string &path, std::vector<Problem> &problems, BlockOverride &over)
{
    ObjectReader reader(json, path, problems);
    const auto wordIf = [&](std::string_view key, auto &target) {
        if (const Json *value = reader.find(key))
            reader.oneOf(key, *value, target.emplace());
    };
    const auto integerIf = [&](std::string_view key, Range range, std::optional<std::int64_t> &target) {
        std::int64_t value = range.least;
        if (reader.integer(key, range, value))
            target = value;
    };
    wordIf("type", over.type);
    if (std::vector<ConvSpec> convs; readConvs(reader, convs))
        over.convs = std::move(convs);
    if (const Json *name = reader.find("name")) {
        if (name->is_string())
            over.name = name->get<std::string>();
        else
            reader.problem("name", "is " + shown(*name) + ", must be text");
    }
    integerIf("expansion", limits::expansion, over.expansion);
    integerIf("groups", limits::groups, over.groups);
    integerIf("base_width", limits::baseWidth, over.baseWidth);
    if (std::optional<AttentionSpec> attention; readAttention(reader, attention))
        over.attention = attention;
    wordIf("stride_at", over.strideAt);
    wordIf("shortcut", over.shortcut);
    wordIf("activation", over.activation);
    if (reader.find("order"))
        reader.problem("order", "is one for the whole network; set block.order");
}

void readStem(ObjectReader &root, StemSpec &stem)
{
    const Json *json = root.find("stem");
    if (!json)
        return;
    ObjectReader reader(*json, "stem", root.problems());
    reader.integer("channels", limits::stemChannels, stem.channels);
    reader.integer("convs", Range{1, 3, true}, stem.convs);
    reader.integer("kernel", limits::stemKernel, stem.kernel);
    reader.integer("stride", limits::stemStride, stem.stride);
    if (const Json *activation = reader.find("activation"); activation && !activation->is_null())
        reader.oneOf("activation", *activation, stem.activation.emplace());
    const Json *pool = reader.find("pool");
    if (!pool)
        return;
    stem.pool.reset();
    if (pool->is_null())
        return;
    ObjectReader inner(*pool, "stem.pool", root.problems());
    stem.pool.emplace();
    inner.integer("kernel", limits::poolKernel, stem.pool->kernel);
    inner.integer("stride", limits::poolStride, stem.pool->stride);
}

void readStages(ObjectReader &root, std::vector<StageSpec> &stages)
{
    const Json *json = root.find("stages");
    if (!json)
        return;
    if (!json->is_array() || json->empty() || json->size() > limits::stages) {
        root.problem("stages",
                     "is " + (json->is_array() ? "a list of " + std::to_string(json->size()) : shown(*json))
                         + ", must be a list of 1 to 8 stages");
        return;
    }
    stages.clear();
    for (std::size_t i = 0; i < json->size(); ++i) {
        const std::string path = "stages." + std::to_string(i);
        ObjectReader reader((*json)[i], path, root.problems());
        StageSpec stage;
        stage.stride = i == 0 ? 1 : 2;
        const bool isObject = (*json)[i].is_object();
        if (!reader.integer("depth", limits::depth, stage.depth) && isObject)
            reader.problem("depth", "is missing; give a whole number from 1 to 512");
        if (!reader.integer("width", limits::width, stage.width) && isObject)
            reader.problem("width", "is missing; give a whole number from 1 to 8192");
        reader.integer("stride", limits::stride, stage.stride);
        reader.integer("dilation", limits::dilation, stage.dilation);
        if (const Json *block = reader.find("block"))
            readOverride(*block, path + ".block", root.problems(), stage.block);
        stages.push_back(std::move(stage));
    }
}

void readHead(ObjectReader &root, HeadSpec &head)
{
    const Json *json = root.find("head");
    if (!json)
        return;
    ObjectReader reader(*json, "head", root.problems());
    reader.word("type", head.type);
    reader.integer("hidden", limits::hidden, head.hidden);
    if (head.type == HeadType::Mlp)
        head.dropout = 0.5;
    reader.real("dropout", 0, limits::mostDropout, head.dropout);
    reader.integer("classes", limits::classes, head.classes);
}

} // namespace

ResNetSpec specFromJson(const Json &json, std::vector<Problem> &problems)
{
    ResNetSpec spec;
    ObjectReader root(json, "", problems);
    if (const Json *format = root.find("format"); format && *format != "residua/architecture")
        root.problem("format", "is " + shown(*format) + ", must be \"residua/architecture\"");
    if (const Json *version = root.find("version"); version && !(version->is_number_integer() && *version == 1))
        root.problem("version", "is " + shown(*version) + ", must be 1: this program reads version 1; a newer file needs a newer Residua");
    root.string("name", spec.name);
    root.word("style", spec.style);
    if (const Json *input = root.find("input")) {
        ObjectReader reader(*input, "input", problems);
        reader.integer("channels", limits::channels, spec.input.channels);
        reader.integer("height", limits::side, spec.input.height);
        reader.integer("width", limits::side, spec.input.width);
    }
    readStem(root, spec.stem);
    readStages(root, spec.stages);
    if (const Json *block = root.find("block"))
        readBlock(*block, "block", problems, spec.block);
    if (const Json *norm = root.find("norm")) {
        ObjectReader reader(*norm, "norm", problems);
        reader.word("type", spec.norm.type);
        reader.integer("groups", limits::normGroups, spec.norm.groups);
    }
    root.boolean("conv_bias", spec.convBias);
    root.boolean("shortcut_norm", spec.shortcutNorm);
    readHead(root, spec.head);
    if (const Json *init = root.find("init")) {
        ObjectReader reader(*init, "init", problems);
        reader.word("scheme", spec.init.scheme);
        reader.boolean("zero_init_residual", spec.init.zeroInitResidual);
    }
    return spec;
}

} // namespace residua
