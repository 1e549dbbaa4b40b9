#include "core/infer/foreign_network.h"

#include "core/arch/visible.h"
#include "core/infer/module_place.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace residua {

namespace {

struct Sign {
    std::string_view word; ///< in a name
    std::string_view looksLike;
    std::string_view beside = {}; ///< must stand in another name
};

/// Words that no residual network has, the more telling ones first.
constexpr std::array<Sign, 40> signs{{
    {"cpb_mlp", "a Swin transformer"},
    {"rel_pos.relative_position_bias_table", "a network of convolutions and attention, such as CoAtNet or MaxViT"},
    {"relative_position_bias_table", "a vision transformer (BEiT)", "gamma_1"},
    {"relative_position_bias_table", "a Swin transformer"},
    {"attnpool.", "a residual network that ends in attention (CLIP's)"},
    {"head.pos_embed", "a residual network that ends in attention (CLIP's)"},
    {"self_attn", "a residual network with self-attention in its blocks, such as BoTNet or HaloNet", "conv1_1x1"},
    {"patch_embed", "a vision transformer (ViT)"},
    {"cls_token", "a vision transformer (ViT)"},
    {"class_token", "a vision transformer (ViT)"},
    {"position_embeddings", "a transformer"},
    {"pos_embed", "a transformer"},
    {"attn.qkv", "a transformer"},
    {"self_attn", "a transformer"},
    {"attention.self.", "a transformer"},
    {"attention.attention.", "a vision transformer (ViT)"},
    {"in_proj_weight", "a transformer"},
    {"wte.weight", "a language model"},
    {"embed_tokens", "a language model"},
    {"weight_ih_l0", "a recurrent network"},
    {"denselayer", "a DenseNet"},
    {"inception", "an Inception network"},
    {"Mixed_5", "an Inception network"},
    {"stack.conv1.conv_dw", "an Xception network"},
    {"c1x1_w_s1", "a dual path network (DPN)"},
    {"mlp_channels", "an MLP-Mixer"},
    {"token_mixing", "an MLP-Mixer"},
    {"conv1.gain", "a residual network without norms (NF-ResNet)"},
    {"token_mixer", "a MetaFormer, such as PoolFormer or CAFormer"},
    {"layer_scale1", "a MetaFormer, such as PoolFormer or CAFormer"},
    {"conv_dw", "a ConvNeXt", ".mlp.fc1"},
    {"conv_dw", "a MobileNet or EfficientNet"},
    {"pw_proj", "a MobileNet or EfficientNet"},
    {"_depthwise_conv", "an EfficientNet"},
    {"dwconv", "a ConvNeXt", "pwconv1"},
    {"layer_scale", "a ConvNeXt"},
    {"final_conv.", "a network with a convolution behind its last stage (timm's ByobNet)"},
    {"lora_", "a LoRA adapter"},
    {"up_blocks.", "a U-Net"},
    {"squeeze.weight", "a SqueezeNet"},
}};

/// Words of networks of other kinds, some of which are residual networks all the same: they name what could not be read, the more telling
/// ones first.
constexpr std::array<Sign, 14> kinds{{
    {"s1.b1.se.", "a RegNetY"},
    {".f.se.", "a RegNetY"},
    {".conv2.fc1", "a ResNeSt"},
    {"fc_select", "an SKNet"},
    {".convs.0", "a Res2Net"},
    {".tree1.", "a DLA"},
    {"fuse_layers", "an HRNet"},
    {"conv_concat", "a VoVNet"},
    {"conv_transition", "a cross stage partial network (CSPNet)"},
    {".conv_kxk", "a RepVGG or MobileOne"},
    {"body.layer", "a TResNet"},
    {"branch0", "an Inception network"},
    {"comb_iter_", "a NASNet"},
    {"conv2_kxk", "one of timm's ByobNets"},
}};

bool depthwise(const FileModule &module)
{
    return module.kind == ModuleKind::Conv && module.weight[1] == 1 && module.weight[0] > 3 && module.weight[2] > 1;
}

/// Whether a path ends in a part that PyTorch's parametrizations make of a weight.
bool isParametrized(std::string_view path)
{
    static constexpr std::array<std::string_view, 4> ends = {".weight_g", ".weight_v", ".weight_orig", ".weight_mask"};
    return path.find(".parametrizations.weight.") != std::string_view::npos
        || std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return path.ends_with(end); });
}

/// Whether a convolution stands where blocks have their shortcuts, by its name.
bool hasShortcut(const std::vector<FileModule> &modules)
{
    return std::any_of(modules.begin(), modules.end(), [](const FileModule &module) {
        const std::optional<ModulePlace> place = module.kind == ModuleKind::Conv ? placeOf(module.path) : std::nullopt;
        return place && saysShortcut(place->inner);
    });
}

/// What a list of modules without blocks looks like, and where that shows.
NoResidualNetwork described(const std::vector<FileModule> &modules, const std::string &where)
{
    const auto first = [&](ModuleKind kind) {
        return std::find_if(modules.begin(), modules.end(), [&](const FileModule &module) { return module.kind == kind; });
    };
    const auto count = [&](ModuleKind kind) {
        return std::count_if(modules.begin(), modules.end(), [&](const FileModule &module) { return module.kind == kind; });
    };
    for (const Sign &kind : kinds)
        if (std::any_of(modules.begin(), modules.end(),
                        [&](const FileModule &module) { return module.path.find(kind.word) != std::string::npos; }))
            return {std::string(kind.looksLike), where};
    const auto convs = count(ModuleKind::Conv), linears = count(ModuleKind::Linear), norms = count(ModuleKind::Norm);
    if (modules.empty())
        return {"a file without tensors", "it has no convolution"};
    if (convs == 0) {
        if (const auto deep = std::find_if(modules.begin(), modules.end(), [](const FileModule &each) { return each.weight.size() == 5; });
            deep != modules.end())
            return {"a network of 3-D convolutions", describe(*deep) + " is over volumes or videos, and networks here are of images"};
        if (const auto flat = std::find_if(modules.begin(), modules.end(),
                                           [](const FileModule &each) { return each.weight.size() == 3 && each.has("weight"); });
            flat != modules.end())
            return {"a network of 1-D convolutions", describe(*flat) + " is over sequences, and networks here are of images"};
        const std::string kind =
            linears > 1 ? "a network of " + std::to_string(linears) + " linear layers (an MLP)" : "a file without a network in it";
        return {kind, describe(linears > 0 ? *first(ModuleKind::Linear) : modules.front()) + ", and no convolution anywhere"};
    }
    if (convs == 1 && linears + norms <= 1)
        return {"a single convolution", describe(*first(ModuleKind::Conv)) + " is followed by no block"};
    // The first one may take gray images.
    if (const auto found = std::find_if(std::next(first(ModuleKind::Conv)), modules.end(), depthwise); found != modules.end())
        return {"a network of depthwise convolutions, such as MobileNet or EfficientNet", describe(*found) + "; " + where};
    // What takes whole maps, not their average.
    std::int64_t last = 0; // the last one may be an attention's
    for (const FileModule &module : modules)
        last = std::max(last, module.kind == ModuleKind::Conv ? module.out() : 0);
    const auto whole = std::find_if(modules.begin(), modules.end(), [&](const FileModule &module) {
        return module.kind == ModuleKind::Linear && module.weight[1] > last && module.weight[1] % last == 0;
    });
    const bool chain = std::any_of(modules.begin(), modules.end(),
                                   [](const FileModule &module) { return module.path.find("features.") != std::string::npos; });
    const bool shortcut = hasShortcut(modules);
    const std::string kind = shortcut ? "a residual network of another kind"
        : first(ModuleKind::Conv)->weight[2] == 11
        ? "AlexNet"
        : "a plain chain of " + std::to_string(convs) + " convolutions without shortcuts, such as VGG";
    if (whole != modules.end())
        return {kind,
                describe(*whole) + " takes whole maps, where a residual network has the average of " + std::to_string(last) + " channels"};
    if (!shortcut && (chain || norms == 0))
        return {kind, describe(*first(ModuleKind::Conv)) + " begins a list of convolutions in which no name is of a block; " + where};
    return {shortcut ? kind : "a convolutional network of another kind", where};
}

} // namespace

std::optional<NoResidualNetwork> foreignByNames(const std::vector<NamedShape> &tensors)
{
    const auto firstWith = [&](std::string_view word) {
        return std::find_if(tensors.begin(), tensors.end(),
                            [&](const NamedShape &tensor) { return tensor.name.find(word) != std::string::npos; });
    };
    for (const Sign &sign : signs)
        if (const auto found = firstWith(sign.word); found != tensors.end() && firstWith(sign.beside) != tensors.end())
            return NoResidualNetwork{std::string(sign.looksLike),
                                     inQuotes(found->name) + " " + shapeText(found->shape) + " is nothing that a network here has"};
    return {};
}

std::optional<NoResidualNetwork> hiddenNetwork(const std::vector<FileModule> &modules)
{
    std::ptrdiff_t convs = 0, norms = 0, parametrized = 0, shapeless = 0;
    const FileModule *first = nullptr, *shortcut = nullptr;
    for (const FileModule &module : modules) {
        convs += module.kind == ModuleKind::Conv;
        norms += module.kind == ModuleKind::Norm;
        const bool part = isParametrized(module.path);
        const bool empty = module.has("weight") && module.weight.empty();
        parametrized += part;
        shapeless += empty;
        if (!first && (part || empty))
            first = &module;
        const std::optional<ModulePlace> place = placeOf(module.path);
        if (!shortcut && module.kind == ModuleKind::Conv && place && saysShortcut(place->inner))
            shortcut = &module;
    }
    if (first && parametrized > convs)
        return NoResidualNetwork{"a network whose weights are parametrized (weight norm, spectral norm, pruning)",
                                 describe(*first)
                                     + " is a part of a weight, where the weight is expected; save plain ones "
                                       "(torch.nn.utils.parametrize.remove_parametrizations, torch.nn.utils.remove_weight_norm, "
                                       "torch.nn.utils.prune.remove)",
                                 true};
    if (first && shapeless > convs)
        return NoResidualNetwork{
            "a network whose weights are sparse or packed",
            describe(*first) + " has no shape that can be read; save plain tensors (Tensor.to_dense, Tensor.dequantize)", true};
    if (shortcut && norms == 0)
        return NoResidualNetwork{"a residual network without norms, as fusing them into the convolutions leaves it",
                                 "no norm stands in any block, and " + describe(*shortcut)
                                     + " is a shortcut's; save the weights before the norms are fused",
                                 true};
    return {};
}

NoResidualNetwork foreignByShapes(const std::vector<FileModule> &modules, const std::string &where)
{
    return described(modules, where);
}

} // namespace residua
