#include "core/infer/assumptions.h"

#include "core/arch/json_dom.h"

#include <algorithm>
#include <numeric>

namespace residua {

namespace {

constexpr const char *kOwn = "this family's own";

bool smallImages(const StemSpec &stem)
{
    return stem.convs == 1 && stem.kernel <= 3;
}

/// Whether the file shows what pools: a convolution, or a filter behind max pooling.
bool poolIsTold(const StemSpec &stem)
{
    return stem.pool && (stem.pool->type == PoolType::Convolution || stem.pool->type == PoolType::MaxBlur);
}

/// The number of groups of group norm: 32, or where that does not divide all channels the largest number below that does.
std::int64_t normGroups(const std::vector<FileModule> &modules, const Outline &outline)
{
    std::int64_t common = 0;
    const auto meet = [&](int index) {
        if (index >= 0)
            common = std::gcd(common, modules[static_cast<std::size_t>(index)].out());
    };
    std::for_each(outline.stemNorms.begin(), outline.stemNorms.end(), meet);
    meet(outline.finalNorm);
    for (const auto &stage : outline.stages)
        for (const OutlineBlock &block : stage) {
            std::for_each(block.norms.begin(), block.norms.end(), meet);
            meet(block.shortcutNorm);
        }
    std::int64_t groups = 32;
    while (groups > 1 && common % groups != 0)
        --groups;
    return groups;
}

bool hasBottlenecks(const ResNetSpec &spec)
{
    for (std::size_t s = 0; s < spec.stages.size(); ++s)
        if (stageBlock(spec, s).type == BlockType::Bottleneck)
            return true;
    return false;
}

void setStrideAt(ResNetSpec &spec, StrideAt at)
{
    spec.block.strideAt = at;
    for (StageSpec &stage : spec.stages)
        stage.block.strideAt = at;
}

/// With an average in its shortcuts it is CLIP's network, which averages wherever it shrinks; the others are trained with SiLU.
void applyByobnet(ResNetSpec &spec)
{
    if (spec.block.shortcut != Shortcut::AveragePool) {
        spec.block.activation = Activation::Silu;
        for (StageSpec &stage : spec.stages)
            stage.block.activation = Activation::Silu;
        return;
    }
    spec.block.antialias = Antialias::Average;
    for (StageSpec &stage : spec.stages)
        stage.block.antialias = Antialias::Average;
    spec.stem.pool.emplace().type = PoolType::Average;
}

/// What a key that is not written has for its value.
std::string unwritten(const std::string &word)
{
    if (word == "antialias")
        return "null";
    if (word == "shortcut_input")
        return "\"activation\"";
    if (word == "name")
        return "\"Block\"";
    if (word == "eps")
        return Json(NormSpec{}.eps).dump();
    if (word == "final_norm")
        return "true";
    if (word == "norm")
        return "false";
    return word == "dropout" ? "0" : "1";
}

/// The value at `key` as it is written, or its default where it is not written.
std::string jsonAt(const Json &json, const std::string &key)
{
    const Json *at = &json;
    for (std::size_t from = 0; from <= key.size();) {
        const std::size_t dot = std::min(key.find('.', from), key.size());
        const std::string word = key.substr(from, dot - from);
        if (at->is_array())
            at = &(*at)[std::stoul(word)];
        else if (at->contains(word))
            at = &(*at)[word];
        else if (key.starts_with("stages.") && key.find(".block.") != std::string::npos)
            return jsonAt(json, key.substr(key.find(".block.") + 1)); // a stage's block that says nothing says what the network's does
        else
            return unwritten(word);
        from = dot + 1;
    }
    return at->dump();
}

/// Collects the list.
class Lister {
public:
    Lister(const ResNetSpec &spec, const Structure &structure, const Outline &outline)
        : m_spec(spec), m_structure(structure), m_outline(outline), m_json(specToJson(spec))
    {}

    std::vector<Assumption> list()
    {
        stem();
        order();
        shortcuts();
        strides();
        add("norm.eps", "PyTorch's default");
        if (m_spec.norm.type == NormType::Group)
            add("norm.groups", "the usual number, or the largest below it that divides all channels");
        sameShapes();
        traceless();
        return std::move(m_list);
    }

private:
    const ResNetSpec &m_spec;
    const Structure &m_structure;
    const Outline &m_outline;
    Json m_json;
    std::vector<Assumption> m_list;

    void add(const std::string &key, const std::string &why)
    {
        if (std::none_of(m_list.begin(), m_list.end(), [&](const Assumption &each) { return each.key == key; }))
            m_list.push_back({key, jsonAt(m_json, key), why, {}});
    }

    void stem()
    {
        const bool small = smallImages(m_spec.stem);
        const bool own = m_outline.naming == Naming::Regnet || m_outline.naming == Naming::Byobnet;
        const std::string why = own  ? kOwn
            : m_spec.stem.convs == 3 ? "a deep stem: networks for images of 224x224 have this"
            : small                  ? "a single 3x3 convolution in the stem: networks for small images have this"
                                     : "a wide kernel in the stem: networks for images of 224x224 have this";
        add("stem.stride", why);
        if (!poolIsTold(m_spec.stem)) {
            const bool caffe = m_spec.stem.pool && m_spec.stem.pool->ceil;
            add("stem.pool", caffe ? "names of networks that came from Caffe" : why);
        }
        add("input.height", why);
        add("input.width", why);
    }

    void order()
    {
        const bool seeds = m_outline.naming == Naming::EncoderDecoder;
        if (m_structure.orderOpen) {
            const std::string why = "norms fit before and behind convolutions: the order of He 2015";
            for (const char *key : {"block.order", "stem.norm", "final_norm", "block.shortcut_input"})
                add(key, why);
            if (!m_spec.shortcutNorm)
                add("shortcut_norm", "a projection has none here, as with norms before convolutions, which the file does not tell");
        }
        if (m_spec.block.order != Order::PreActivation)
            add("block.order", seeds ? kOwn : "whether an activation stands behind the addition leaves no trace");
        if (m_spec.block.order == Order::PreActivation)
            add("block.shortcut_input", m_outline.naming == Naming::PytorchCifar100 ? kOwn : "what the shortcut reads leaves no trace");
        const std::string why = "activations leave no trace";
        const bool byobnet = m_outline.naming == Naming::Byobnet;
        add("block.activation", byobnet ? kOwn : why);
        add("stem.activation", seeds || byobnet ? kOwn : why);
        if (m_structure.blurred.empty())
            add("block.antialias",
                byobnet ? kOwn
                        : "blur and average pooling leave no trace (a network that has them has stem.pool.type max_blur or average, too)");
        for (std::size_t s = 0; !m_structure.blurred.empty() && s < m_spec.stages.size(); ++s)
            if (!m_structure.blurred.contains(s))
                add("stages." + std::to_string(s) + ".block.antialias", "no filter stands there, or the stage has no stride");
        if (hasBottlenecks(m_spec))
            add("block.stride_at",
                m_spec.block.strideAt == StrideAt::Conv1 ? "names of a family that has it at the first convolution"
                                                         : "as torchvision has it");
    }

    void shortcuts()
    {
        if (m_structure.zeros)
            add("block.shortcut", "shortcuts that change the shape have no weights: zeros are put around");
        if (m_structure.open.contains("block.shortcut"))
            add("block.shortcut", "an average before the projection leaves no trace");
        if (m_structure.indexed)
            add("block.shortcut", "numbers in its names leave room for a module without weights, an average or another one");
        std::size_t unseen = 0;
        for (std::size_t s = 0; s < m_spec.stages.size(); ++s)
            if (const std::string key = "stages." + std::to_string(s) + ".block.shortcut"; m_structure.open.contains(key)) {
                add(key, "the stage changes no shape");
                ++unseen;
            }
        if (unseen == m_spec.stages.size())
            add("block.shortcut", "no stage changes the shape");
        if (m_structure.open.contains("shortcut_norm"))
            add("shortcut_norm", "no shortcut has weights that could have a norm");
        add("block.shortcut_kernel", "a larger one shows only where a projection has a stride");
    }

    void strides()
    {
        for (std::size_t s = 0; s < m_spec.stages.size(); ++s)
            add("stages." + std::to_string(s) + ".stride", "1 in the first stage, 2 in the others, unless shortcuts say otherwise");
        for (std::size_t s = 0; s < m_spec.stages.size(); ++s)
            add("stages." + std::to_string(s) + ".dilation", "dilation leaves no trace");
    }

    /// What the same shapes could also be called.
    void sameShapes()
    {
        const std::string why = "the same shapes can be said in other ways; this is the usual one";
        for (const std::string &key : m_structure.open)
            if (key != "block.shortcut" && key != "shortcut_norm" && key != "head.type" && !key.ends_with(".block.shortcut"))
                add(key, why);
        add("block.type", why);
        if (m_outline.naming != Naming::Order)
            return;
        for (std::size_t s = 0; s < m_spec.stages.size(); ++s)
            add("stages." + std::to_string(s) + ".depth",
                "the names do not say where blocks begin: the shortest reading of order and shapes");
    }

    void traceless()
    {
        const std::string why = "no weight file holds it";
        if (m_spec.head.type == HeadType::Pool)
            add("head.type", "no classifier is in the file");
        else if (m_structure.open.contains("head.type"))
            add("head.type", "an activation between the two layers leaves no trace");
        else if (m_outline.headByName)
            add("head.type", "of several linear layers the one with the usual name is the classifier");
        if (m_spec.head.type != HeadType::Pool)
            add("head.dropout", why);
        add("init.scheme", why);
        add("init.zero_init_residual", why);
        add("name", why);
        if (m_spec.style == Style::Torchvision && m_outline.naming != Naming::Torchvision && m_outline.naming != Naming::Timm)
            add("style", "tensors are shown under torchvision's names");
    }
};

} // namespace

void applyConventions(ResNetSpec &spec, const std::vector<FileModule> &modules, const Outline &outline)
{
    const bool small = smallImages(spec.stem);
    const bool told = poolIsTold(spec.stem);
    spec.stem.stride = small ? 1 : 2;
    if (!told && small)
        spec.stem.pool.reset();
    spec.input.height = spec.input.width = small ? 32 : 224;
    if (spec.norm.type == NormType::Group)
        spec.norm.groups = normGroups(modules, outline);
    switch (outline.naming) {
    case Naming::Caffe:
    case Naming::Detectron2: setStrideAt(spec, StrideAt::Conv1); break;
    case Naming::Cadene:
        // Its SENets keep Caffe's pooling, and those without groups Caffe's stride.
        if (spec.block.attention) {
            if (!small && !told)
                spec.stem.pool = PoolSpec{.padding = 0, .ceil = true};
            if (spec.block.groups == 1 && spec.block.reduceFirst == 1)
                setStrideAt(spec, StrideAt::Conv1);
        }
        break;
    case Naming::EncoderDecoder:
        if (spec.block.order == Order::PostActivation)
            spec.block.order = Order::BranchActivation;
        spec.stem.activation = Activation::LeakyRelu;
        break;
    case Naming::PytorchCifar100: spec.block.shortcutInput = ShortcutInput::Block; break;
    case Naming::Sequential: spec.init.scheme = InitScheme::TorchDefault; break;
    case Naming::Regnet:
        if (small) {
            spec.stem.stride = 2;
            spec.input.height = spec.input.width = 224;
            spec.stages.front().stride = 2;
        }
        break;
    case Naming::Byobnet: applyByobnet(spec); break;
    default: break;
    }
}

std::vector<Assumption> listAssumptions(const ResNetSpec &spec, const Structure &structure, const Outline &outline)
{
    return Lister(spec, structure, outline).list();
}

std::string keyValue(const ResNetSpec &spec, const std::string &key)
{
    return jsonAt(specToJson(spec), key);
}

std::string usualName(const ResNetSpec &spec)
{
    std::int64_t layers = 1 + (spec.stem.convs == 3 ? 0 : 0) + (spec.head.type == HeadType::Mlp ? 2 : 1);
    for (std::size_t s = 0; s < spec.stages.size(); ++s)
        layers += spec.stages[s].depth * std::ssize(convPlan(stageBlock(spec, s), spec.stages[s].width));
    std::string name = spec.block.attention ? (spec.block.attention->type == AttentionType::Eca ? "ECA-" : "SE-") : "";
    name += spec.block.order == Order::PreActivation                                                      ? "PreAct-"
        : spec.block.type == BlockType::Bottleneck && spec.block.baseWidth > 64 && spec.block.groups == 1 ? "Wide-"
                                                                                                          : "";
    return name + (spec.block.type == BlockType::Bottleneck && spec.block.groups > 1 ? "ResNeXt-" : "ResNet-") + std::to_string(layers);
}

std::string namingWords(Naming naming)
{
    switch (naming) {
    case Naming::Unknown: return "names of no known family";
    case Naming::Order: return "order and shapes";
    case Naming::Torchvision: return "torchvision";
    case Naming::Timm: return "timm";
    case Naming::Transformers: return "Hugging Face transformers";
    case Naming::Detectron2: return "Detectron2";
    case Naming::Caffe: return "Caffe";
    case Naming::Mmpretrain: return "mmpretrain";
    case Naming::Kuangliu: return "kuangliu's pytorch-cifar";
    case Naming::Akamaster: return "akamaster's pytorch_resnet_cifar10";
    case Naming::PytorchCifar100: return "weiaicunzai's pytorch-cifar100";
    case Naming::Cadene: return "Cadene's pretrained-models";
    case Naming::WideResnet: return "xternalz's WideResNet";
    case Naming::EncoderDecoder: return "encoder_decoder";
    case Naming::Sequential: return "sequential";
    case Naming::SmallImage: return "small_image";
    case Naming::Regnet: return "RegNet";
    case Naming::Byobnet: return "timm's ByobNet";
    }
    return {};
}

} // namespace residua
