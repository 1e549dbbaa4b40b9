#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace residua {

enum class Style { Torchvision, EncoderDecoder, Sequential, SmallImage };
enum class Activation { Relu, LeakyRelu, Silu, Gelu, Hardswish };
enum class BlockType { Basic, Bottleneck, Custom };
enum class Order { PostActivation, PreActivation, BranchActivation };
enum class StrideAt { Conv1, Conv2 };
enum class Shortcut { Projection, AveragePool, ZeroPad, ZeroPadAround };
enum class ShortcutInput { Activation, Block };
enum class AttentionType { Se, Eca };
enum class Antialias { Blur, Average };
enum class PoolType { Max, Convolution, MaxBlur, Average };
enum class NormType { Batch, Group };
enum class HeadType { Linear, Mlp, Pool, None };
enum class InitScheme { KaimingFanOut, TorchDefault };

struct InputSpec {
    std::int64_t channels = 3;
    std::int64_t height = 224;
    std::int64_t width = 224;
    auto operator<=>(const InputSpec &) const = default;
};

/// What follows the stem's convolutions. `kernel`, `stride`, `padding` and `ceil` are max pooling's; the other types have fixed ones.
struct PoolSpec {
    PoolType type = PoolType::Max;
    std::int64_t kernel = 3;
    std::int64_t stride = 2;
    std::optional<std::int64_t> padding; ///< empty: kernel/2 rounded down
    bool ceil = false;
    auto operator<=>(const PoolSpec &) const = default;
};

struct StemSpec {
    std::int64_t channels = 64;
    std::int64_t convs = 1; ///< 1, or 3 (deep stem)
    std::int64_t kernel = 7;
    std::int64_t stride = 2;
    std::optional<Activation> activation; ///< empty: as the block's
    std::optional<PoolSpec> pool = PoolSpec{};
    std::optional<std::array<std::int64_t, 2>> widths; ///< deep stem: of its first two convolutions; empty: channels/2
    bool norm = false;                                 ///< pre-activation: a norm and activation after the last convolution
    auto operator<=>(const StemSpec &) const = default;
};

/// One convolution of a custom block.
struct ConvSpec {
    std::int64_t kernel = 3;
    double width = 1.0;                     ///< factor on the stage's width
    std::optional<std::int64_t> groups = 1; ///< empty: depthwise
    bool stride = false;                    ///< carries the stage's stride; true for exactly one
    auto operator<=>(const ConvSpec &) const = default;
};

/// Squeeze and excitation (Hu 2018), or efficient channel attention (Wang 2019).
struct AttentionSpec {
    std::int64_t reduction = 16;
    std::int64_t divisor = 1; ///< above 1: the reduced channels are the nearest multiple of it
    AttentionType type = AttentionType::Se;
    auto operator<=>(const AttentionSpec &) const = default;
};

/// Whether `reduction` and `divisor` are numbers of that type.
constexpr bool reduces(AttentionType type)
{
    return type == AttentionType::Se;
}

struct BlockSpec {
    BlockType type = BlockType::Basic;
    std::vector<ConvSpec> convs; ///< custom only; empty otherwise
    std::string name = "Block";  ///< custom only: the class name in trees
    std::int64_t expansion = 4;  ///< bottleneck only
    std::int64_t groups = 1;     ///< bottleneck only
    std::int64_t baseWidth = 64; ///< bottleneck only
    std::optional<AttentionSpec> attention;
    Order order = Order::PostActivation;
    StrideAt strideAt = StrideAt::Conv2; ///< bottleneck only
    Shortcut shortcut = Shortcut::Projection;
    Activation activation = Activation::Relu;
    std::optional<Antialias> antialias;
    std::int64_t reduceFirst = 1;                            ///< bottleneck only: divides the first 1x1's channels
    std::int64_t shortcutKernel = 1;                         ///< projection only: 1 or 3
    ShortcutInput shortcutInput = ShortcutInput::Activation; ///< pre-activation only
    auto operator<=>(const BlockSpec &) const = default;
};

/// What one stage says differently from `ResNetSpec::block`; each value replaced whole.
struct BlockOverride {
    std::optional<BlockType> type;
    std::optional<std::vector<ConvSpec>> convs;
    std::optional<std::string> name;
    std::optional<std::int64_t> expansion;
    std::optional<std::int64_t> groups;
    std::optional<std::int64_t> baseWidth;
    std::optional<std::optional<AttentionSpec>> attention;
    std::optional<StrideAt> strideAt;
    std::optional<Shortcut> shortcut;
    std::optional<Activation> activation;
    std::optional<std::optional<Antialias>> antialias;
    std::optional<std::int64_t> reduceFirst;
    std::optional<std::int64_t> shortcutKernel;
    auto operator<=>(const BlockOverride &) const = default;
};

struct StageSpec {
    std::int64_t depth = 2;
    std::int64_t width = 64;
    std::int64_t stride = 1;
    std::int64_t dilation = 1;
    BlockOverride block;
    auto operator<=>(const StageSpec &) const = default;
};

struct NormSpec {
    NormType type = NormType::Batch;
    std::int64_t groups = 32; ///< group norm only
    double eps = 1e-5;
    auto operator<=>(const NormSpec &) const = default;
};

struct HeadSpec {
    HeadType type = HeadType::Linear;
    std::int64_t hidden = 256; ///< mlp only
    double dropout = 0;        ///< before the classifier (linear), between the layers (mlp)
    std::int64_t classes = 1000;
    auto operator<=>(const HeadSpec &) const = default;
};

/// What `HeadSpec::dropout` is where a file does not say it.
constexpr double defaultDropout(HeadType type)
{
    return type == HeadType::Mlp ? 0.5 : 0;
}

struct InitSpec {
    InitScheme scheme = InitScheme::KaimingFanOut;
    bool zeroInitResidual = false;
    auto operator<=>(const InitSpec &) const = default;
};

/// One residual network, as its architecture file says it. The default is ResNet-18.
/// A plain value: no derived number is kept here. In canonical form (see `canonical`) every key
/// that does not apply has its default, so equal networks compare equal. The order means nothing; it is one.
struct ResNetSpec {
    std::string name = "custom";
    Style style = Style::Torchvision;
    InputSpec input;
    StemSpec stem;
    std::vector<StageSpec> stages = {{2, 64, 1, 1, {}}, {2, 128, 2, 1, {}}, {2, 256, 2, 1, {}}, {2, 512, 2, 1, {}}};
    BlockSpec block;
    NormSpec norm;
    bool convBias = false;
    bool shortcutNorm = true;
    bool finalNorm = true; ///< pre-activation only
    HeadSpec head;
    InitSpec init;
    auto operator<=>(const ResNetSpec &) const = default;
};

/// `spec` with every key that does not apply set to its default, and overrides that say nothing removed.
ResNetSpec canonical(ResNetSpec spec);

/// The block of stage `index` (from 0) with the stage's overrides applied.
BlockSpec stageBlock(const ResNetSpec &spec, std::size_t index);

/// The convolutions of `block` in a stage of `stageWidth`: the one list that serves all three types.
/// Bottleneck: kernels 1 3 1, widths in channels inner, inner, width x expansion.
struct ConvPlan {
    std::int64_t kernel;
    std::int64_t channels; ///< out
    std::int64_t groups;   ///< 0: depthwise
    bool stride;           ///< carries the stage's stride
};
std::vector<ConvPlan> convPlan(const BlockSpec &block, std::int64_t stageWidth);

/// The stem's activation, the block's where it names none.
Activation stemActivation(const ResNetSpec &spec);

/// One thing that is wrong with an architecture. `field` is the key's path ("stages.2.depth"; empty: the whole file).
struct Problem {
    std::string field;
    std::string message;   ///< value, what is allowed, the nearest valid value; in the user's language
    std::string nearest{}; ///< the nearest valid value that the message ends with, as the file writes it; empty: it names none
    bool operator==(const Problem &) const = default;
};

/// Every problem of `spec`; empty when it can be built. Total: never throws, any values.
std::vector<Problem> validate(const ResNetSpec &spec);

} // namespace residua
