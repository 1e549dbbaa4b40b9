#include "core/arch/op_words.h"
#include "core/export/pytorch_classes.h"

#include <algorithm>
#include <set>

namespace residua {

namespace {

constexpr std::string_view attentionClass = R"(

class SEModule(nn.Module):
    """Squeeze and excitation: scales each channel by what its average tells."""

    def __init__(self, channels, reduction$divisor):
        super().__init__()
        squeezed = max(1, channels // reduction)
        $nearest
        $modules

    def forward(self, x):
        $scale
        return x * scale[:, :, None, None]
)";

constexpr std::string_view channelAttentionClass = R"(

class ECAModule(nn.Module):
    """Efficient channel attention: scales each channel by what its neighbours' averages tell."""

    def __init__(self, channels):
        super().__init__()
        kernel = max(3, channels.bit_length() // 2 | 1)
        self.conv = nn.Conv1d(1, 1, kernel, padding=kernel // 2, bias=False)
        self.gate = nn.Sigmoid()

    def forward(self, x):
        scale = F.adaptive_avg_pool2d(x, 1).flatten(1).unsqueeze(1)
        scale = self.gate(self.conv(scale)).squeeze(1)
        return x * scale[:, :, None, None]
)";

constexpr std::string_view nearestMultiple = R"(if divisor > 1:
    squeezed = (2 * channels + reduction * divisor) // (2 * reduction * divisor) * divisor
    squeezed = max(divisor, squeezed)
)";

constexpr std::string_view flatModules = R"(self.fc1 = nn.Linear(channels, squeezed)
self.act = nn.ReLU(inplace=True)
self.fc2 = nn.Linear(squeezed, channels)
self.gate = nn.Sigmoid()
)";

constexpr std::string_view nestedModules = R"(self.avg_pool = nn.AdaptiveAvgPool2d(1)
self.se = nn.Sequential(nn.Linear(channels, squeezed), nn.ReLU(inplace=True), nn.Linear(squeezed, channels), nn.Sigmoid(),)
)";

constexpr std::string_view flatScale = R"(scale = F.adaptive_avg_pool2d(x, 1).flatten(1)
scale = self.gate(self.fc2(self.act(self.fc1(scale))))
)";

constexpr std::string_view nestedScale = "scale = self.se(self.avg_pool(x).flatten(1))";

constexpr std::string_view blurClass = R"(

class BlurPool2d(nn.Module):
    """A blur by [1 2 1]/4 both ways, the border reflected; every `stride`-th pixel stays."""

    def __init__(self, stride):
        super().__init__()
        self.stride = stride
        weights = torch.tensor([1.0, 2.0, 1.0]) / 4
        self.register_buffer("filter", torch.outer(weights, weights)[None, None], persistent=False)

    def forward(self, x):
        channels = x.shape[1]
        x = F.pad(x, (1, 1, 1, 1), mode="reflect")
        return F.conv2d(x, self.filter.expand(channels, 1, 3, 3), stride=self.stride, groups=channels)
)";

constexpr std::string_view samePoolClass = R"(

class AvgPool2dSame(nn.AvgPool2d):
    """An average that keeps the size: zeros at the right and below, which count."""

    def forward(self, x):
        return super().forward(F.pad(x, (0, 1, 0, 1)))


AvgPool2dSame.__name__ = "AvgPool2d"
)";

std::string squeezeExcite(const PyPlan &plan)
{
    const bool nested = plan.model.spec.style == Style::EncoderDecoder;
    const bool divides = std::any_of(plan.classes.begin(), plan.classes.end(), [](const PyClass &c) { return c.words.takes("divisor"); });
    return pyFilled(attentionClass,
                    {{"divisor", divides ? ", divisor=1" : ""},
                     {"nearest", std::string(divides ? nearestMultiple : "")},
                     {"modules", std::string(nested ? nestedModules : flatModules)},
                     {"scale", std::string(nested ? nestedScale : flatScale)}});
}

std::string attention(const PyPlan &plan, AttentionType type)
{
    switch (type) {
    case AttentionType::Se: return squeezeExcite(plan);
    case AttentionType::Eca: return std::string(channelAttentionClass);
    }
    return {};
}

/// Precondition: its blocks have one.
AttentionType attentionOf(const PyPlan &plan, const PyClass &cls)
{
    return stageBlock(plan.model.spec, cls.stages.front()).attention->type;
}

} // namespace

std::string pyHelpers(const PyPlan &plan)
{
    const Model &model = plan.model;
    const auto needed = [&model](auto test) { return std::any_of(model.graph.nodes.begin(), model.graph.nodes.end(), test); };
    std::string text;
    std::set<AttentionType> types;
    for (const PyClass &cls : plan.classes)
        if (cls.block.attention() && types.insert(attentionOf(plan, cls)).second)
            text += attention(plan, attentionOf(plan, cls));
    if (needed([](const Node &n) { return std::holds_alternative<BlurPoolOp>(n.op); }))
        text += blurClass;
    if (needed([](const Node &n) { return std::holds_alternative<AvgPoolOp>(n.op) && std::get<AvgPoolOp>(n.op).trailing > 0; }))
        text += samePoolClass;
    return text;
}

std::string pyAttention(const PyPlan &plan, const PyClass &cls)
{
    std::string text = std::string(attentionName(attentionOf(plan, cls))) + "Module(" + cls.outChannels();
    for (const char *argument : {"reduction", "divisor"})
        if (cls.words.takes(argument))
            text += std::string(", ") + argument;
    return text + ")";
}

} // namespace residua
