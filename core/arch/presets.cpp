#include "core/arch/presets.h"

#include <algorithm>
#include <array>
#include <functional>

namespace residua {

namespace {

using Depths = std::vector<std::int64_t>;

void setStages(ResNetSpec &spec, const Depths &depths, std::int64_t firstWidth)
{
    spec.stages.clear();
    std::int64_t width = firstWidth;
    for (const std::int64_t depth : depths) {
        spec.stages.push_back({depth, width, spec.stages.empty() ? 1 : 2, 1, {}});
        width *= 2;
    }
}

ResNetSpec resnet(BlockType type, const Depths &depths)
{
    ResNetSpec spec;
    spec.block.type = type;
    setStages(spec, depths, 64);
    return spec;
}

ResNetSpec basic(const Depths &depths)
{
    return resnet(BlockType::Basic, depths);
}

ResNetSpec bottleneck(const Depths &depths, std::int64_t groups = 1, std::int64_t baseWidth = 64)
{
    ResNetSpec spec = resnet(BlockType::Bottleneck, depths);
    spec.block.groups = groups;
    spec.block.baseWidth = baseWidth;
    return spec;
}

const Depths k18{2, 2, 2, 2}, k34{3, 4, 6, 3}, k50{3, 4, 6, 3}, k101{3, 4, 23, 3}, k152{3, 8, 36, 3};

ResNetSpec with(ResNetSpec spec, const std::function<void(ResNetSpec &)> &change)
{
    change(spec);
    return spec;
}

/// ResNet-D (He 2018).
void variantD(ResNetSpec &spec)
{
    spec.stem.convs = 3;
    spec.block.shortcut = Shortcut::AveragePool;
}

/// timm's "t": D with a tiered stem.
void variantT(ResNetSpec &spec)
{
    variantD(spec);
    spec.stem.widths = {24, 32};
}

/// timm's "s": a deep stem of twice the width.
void variantS(ResNetSpec &spec)
{
    spec.stem.convs = 3;
    spec.stem.channels = 128;
}

/// ResNet-RS (Bello 2021).
void variantRs(ResNetSpec &spec)
{
    variantD(spec);
    spec.stem.pool.emplace().type = PoolType::Convolution;
    spec.block.attention = AttentionSpec{4, 8};
}

/// Zhang 2019.
void blurAntialiased(ResNetSpec &spec)
{
    spec.block.antialias = Antialias::Blur;
    spec.stem.pool.emplace().type = PoolType::MaxBlur;
}

void averageAntialiased(ResNetSpec &spec)
{
    spec.block.antialias = Antialias::Average;
    spec.stem.pool.emplace().type = PoolType::Average;
}

/// SENet-154 (Hu 2018).
ResNetSpec senet154()
{
    ResNetSpec spec = bottleneck(k152, 64, 4);
    variantS(spec);
    spec.block.attention = AttentionSpec{16, 8};
    spec.block.reduceFirst = 2;
    spec.block.shortcutKernel = 3;
    return spec;
}

void squeezeExcite(ResNetSpec &spec)
{
    spec.block.attention = AttentionSpec{};
}

void efficientChannel(ResNetSpec &spec)
{
    variantD(spec);
    spec.block.attention = AttentionSpec{.type = AttentionType::Eca};
}

void preActivation(ResNetSpec &spec)
{
    spec.block.order = Order::PreActivation;
}

/// He 2015, section 4.2, which does not say where the zero channels stand: here after the others.
ResNetSpec cifar(std::int64_t depth)
{
    ResNetSpec spec;
    spec.input = {3, 32, 32};
    spec.stem.channels = 16;
    spec.stem.kernel = 3;
    spec.stem.stride = 1;
    spec.stem.pool.reset();
    spec.block.shortcut = Shortcut::ZeroPad;
    spec.head.classes = 10;
    setStages(spec, {depth, depth, depth}, 16);
    return spec;
}

/// Small enough to be trained in minutes; its parameters ship (core/weights/trained.h).
ResNetSpec digits()
{
    ResNetSpec spec = cifar(2);
    spec.input = {1, 28, 28};
    spec.stem.channels = 8;
    spec.block.shortcut = BlockSpec{}.shortcut;
    setStages(spec, {2, 2, 2}, 8);
    return spec;
}

void encoderDecoder(ResNetSpec &spec)
{
    spec.style = Style::EncoderDecoder;
    spec.stem.activation = Activation::LeakyRelu;
    spec.block.order = Order::BranchActivation;
}

void sequential(ResNetSpec &spec)
{
    spec.style = Style::Sequential;
    spec.input.channels = 1;
    spec.convBias = true;
    spec.shortcutNorm = false;
    spec.head.classes = 10;
    spec.init.scheme = InitScheme::TorchDefault;
}

void smallImage(ResNetSpec &spec)
{
    spec.style = Style::SmallImage;
    spec.stem.kernel = 3;
    spec.stem.stride = 1;
    spec.stem.pool.reset();
    spec.head.type = HeadType::Pool;
}

struct Entry {
    std::string name;
    ResNetSpec spec;
    std::string alias = {}; ///< timm's own name; empty where it is `name`
};

const std::vector<Entry> &entries()
{
    static const std::vector<Entry> list = [] {
        std::vector<Entry> all{
            {"resnet18", basic(k18)},
            {"resnet34", basic(k34)},
            {"resnet50", bottleneck(k50)},
            {"resnet101", bottleneck(k101)},
            {"resnet152", bottleneck(k152)},
            {"resnext50_32x4d", bottleneck(k50, 32, 4)},
            {"resnext101_32x8d", bottleneck(k101, 32, 8)},
            {"resnext101_64x4d", bottleneck(k101, 64, 4)},
            {"wide_resnet50_2", bottleneck(k50, 1, 128)},
            {"wide_resnet101_2", bottleneck(k101, 1, 128)},
            {"resnet50_v1", with(bottleneck(k50), [](ResNetSpec &s) { s.block.strideAt = StrideAt::Conv1; })},
            {"resnet50_d", with(bottleneck(k50), variantD)},
            {"preact_resnet18", with(basic(k18), preActivation)},
            {"preact_resnet50", with(bottleneck(k50), preActivation)},
            {"se_resnet18", with(basic(k18), squeezeExcite)},
            {"se_resnet50", with(bottleneck(k50), squeezeExcite)},
            {"resnet10t", with(basic({1, 1, 1, 1}), variantT)},
            {"resnet14t", with(bottleneck({1, 1, 1, 1}), variantT)},
            {"resnet26", bottleneck(k18)},
            {"resnet26d", with(bottleneck(k18), variantD)},
            {"resnet50s", with(bottleneck(k50), variantS)},
            {"resnet50t", with(bottleneck(k50), variantT)},
            {"eca_resnet50d", with(bottleneck(k50), efficientChannel), "ecaresnet50d"},
            {"resnet_rs50", with(bottleneck(k50), variantRs), "resnetrs50"},
            {"resnet_rs101", with(bottleneck(k101), variantRs), "resnetrs101"},
            {"resnet_aa50", with(bottleneck(k50), averageAntialiased), "resnetaa50"},
            {"resnet_blur50", with(bottleneck(k50), blurAntialiased), "resnetblur50"},
            {"senet154", senet154()},
            {"cifar_resnet20", cifar(3)},
            {"cifar_resnet32", cifar(5)},
            {"cifar_resnet44", cifar(7)},
            {"cifar_resnet56", cifar(9)},
            {"cifar_resnet110", cifar(18)},
            {"digits", digits()},
            {"encoder_decoder_resnet18", with(basic(k18), encoderDecoder)},
            {"encoder_decoder_resnet34", with(basic(k34), encoderDecoder)},
            {"encoder_decoder_resnet50", with(bottleneck(k50), encoderDecoder)},
            {"encoder_decoder_resnet101", with(bottleneck(k101), encoderDecoder)},
            {"encoder_decoder_resnet152", with(bottleneck(k152), encoderDecoder)},
            {"sequential_resnet18", with(basic(k18), sequential)},
            {"small_image_resnet18", with(basic(k18), smallImage)},
            {"small_image_resnet50", with(bottleneck(k50), smallImage)},
            {"small_image_resnet101", with(bottleneck(k101), smallImage)},
            {"small_image_resnet152", with(bottleneck(k152), smallImage)},
        };
        for (Entry &entry : all) {
            entry.spec.name = entry.name;
            entry.spec = canonical(std::move(entry.spec));
        }
        return all;
    }();
    return list;
}

} // namespace

const std::vector<std::string> &presetNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const Entry &entry : entries())
            list.push_back(entry.name);
        return list;
    }();
    return names;
}

std::optional<ResNetSpec> preset(std::string_view name)
{
    const auto found = std::find_if(entries().begin(), entries().end(),
                                    [&](const Entry &e) { return e.name == name || (!e.alias.empty() && e.alias == name); });
    if (found == entries().end())
        return std::nullopt;
    return found->spec;
}

} // namespace residua
