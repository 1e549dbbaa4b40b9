#include "core/export/pytorch_classes.h"

#include <algorithm>
#include <array>

namespace residua {

namespace {

constexpr std::array<std::string_view, 8> counted{"One ", "Two ", "Three ", "Four ", "Five ", "Six ", "Seven ", "Eight "};

constexpr std::string_view attentionClass = R"(

class SEModule(nn.Module):
    """Squeeze and excitation: scales each channel by what its average tells."""

    def __init__(self, channels, reduction):
        super().__init__()
        squeezed = max(1, channels // reduction)
        self.fc1 = nn.Linear(channels, squeezed)
        self.act = nn.ReLU(inplace=True)
        self.fc2 = nn.Linear(squeezed, channels)
        self.gate = nn.Sigmoid()

    def forward(self, x):
        scale = F.adaptive_avg_pool2d(x, 1).flatten(1)
        scale = self.gate(self.fc2(self.act(self.fc1(scale))))
        return x * scale[:, :, None, None]
)";

constexpr std::string_view nestedAttentionClass = R"(

class SEModule(nn.Module):
    """Squeeze and excitation: scales each channel by what its average tells."""

    def __init__(self, channels, reduction):
        super().__init__()
        squeezed = max(1, channels // reduction)
        self.avg_pool = nn.AdaptiveAvgPool2d(1)
        self.se = nn.Sequential(nn.Linear(channels, squeezed), nn.ReLU(inplace=True), nn.Linear(squeezed, channels), nn.Sigmoid(),)

    def forward(self, x):
        scale = self.se(self.avg_pool(x).flatten(1))
        return x * scale[:, :, None, None]
)";

constexpr std::string_view blockClass = R"(

class $identifier(nn.Module):
    """$summary"""

    def __init__($parameters):
        super().__init__()
        $definitions
        self.out_channels = $out_channels
        $modules
        $zero_init

    def forward(self, x):
        $forward
)";

/// Python's name of a class need not be the one that PyTorch prints.
constexpr std::string_view printedName = R"(

$identifier.__name__ = "$name"
$identifier.__qualname__ = "$name"
)";

/// The same for a name that Python does not allow.
constexpr std::string_view printedOddName = R"(
    def _get_name(self):
        return "$name"
)";

/// A shortcut that changes the shape starts in the middle of the first step of `convs`.
constexpr std::string_view splitSteps = R"(if $keeps:
    identity = x
    out = self.convs(x)
else:
    norm, act, conv = self.convs[0]
    out = act(norm(x))
    $identity
    out = conv(out)
    $further
)";

constexpr std::string_view padding = R"(identity = $from[:, :, :: self.stride, :: self.stride]
identity = F.pad(identity, (0, 0, 0, 0, 0, self.extra_channels))
)";

/// Writes one block class: the constructor from its module, `forward` from its operations.
class BlockWriter {
public:
    BlockWriter(const PyPlan &plan, const PyClass &cls)
        : m_plan(plan), m_cls(cls), m_module(*cls.block.module), m_pads(cls.block.find(Part::ShortcutPad) != nullptr),
          m_steps(pySteps(plan.model, cls.block.nodes, m_module.path))
    {
        for (const ModuleNode &child : m_module.children)
            if (m_shortcut.empty() && onShortcut(child))
                m_shortcut = child.name;
    }

    std::string written() const
    {
        std::vector<std::string> parameters{"self", "in_channels", "width", "stride=1"};
        if (m_plan.dilated)
            parameters.emplace_back("dilation=1");
        for (const auto &[name, value] : m_cls.words.options)
            parameters.push_back(name + "=" + std::to_string(value));
        std::string definitions;
        for (const auto &[name, value] : m_cls.words.definitions)
            definitions += name + " = " + value + "\n";
        const PyValues values = {{"identifier", m_cls.identifier},
                                 {"name", pyEscaped(m_module.cls)},
                                 {"summary", summary()},
                                 {"parameters", pyJoined(parameters)},
                                 {"definitions", definitions},
                                 {"out_channels", m_cls.outChannels()},
                                 {"modules", modules()},
                                 {"zero_init", m_plan.model.spec.init.zeroInitResidual ? zeroInit() : ""},
                                 {"forward", forward()}};
        const bool odd = m_module.cls.find('\0') != std::string::npos;
        const bool same = m_module.cls == m_cls.identifier;
        return pyFilled(blockClass, values) + (same ? "" : pyFilled(odd ? printedOddName : printedName, values));
    }

private:
    const PyPlan &m_plan;
    const PyClass &m_cls;
    const ModuleNode &m_module;
    bool m_pads; ///< the shortcut is padded
    std::vector<PyStep> m_steps;
    std::string m_shortcut; ///< the first module on the shortcut, which blocks that keep the shape lack

    Style style() const { return m_plan.model.spec.style; }
    bool small() const { return style() == Style::SmallImage; } // has a module on each shortcut, an empty one where the shape is kept

    static bool isEmpty(const ModuleNode &module) { return module.calls.empty() && module.children.empty(); }

    const Node &nodeOf(const ModuleNode &module) const
    {
        return module.calls.empty() ? nodeOf(module.children.front()) : m_plan.model.graph.nodes[static_cast<std::size_t>(module.calls[0])];
    }

    bool onShortcut(const ModuleNode &module) const { return isEmpty(module) || isShortcut(nodeOf(module).slot.part); }

    std::string summary() const
    {
        std::vector<std::string> kernels;
        for (const Node &node : m_cls.block.nodes)
            if (node.slot.part == Part::Conv)
                kernels.push_back(std::to_string(std::get<ConvOp>(node.op).kernel));
        const std::size_t count = kernels.size();
        std::string text;
        for (std::size_t i = 0; i < count; ++i)
            text += (i == 0 ? "" : i + 1 == count ? " and " : ", ") + kernels[i] + "x" + kernels[i];
        if (std::equal(kernels.begin() + 1, kernels.end(), kernels.begin()))
            text = std::string(counted[count - 1]) + kernels[0] + "x" + kernels[0];
        text += count == 1 ? " convolution" : " convolutions";
        const std::string each = count == 1 ? " " : ", each ";
        if (m_cls.block.pre())
            text += each + "after its norm and activation,";
        else if (!m_cls.block.find(Part::AfterAdd))
            text += each + "with norm and activation,";
        return text + " beside a shortcut.";
    }

    std::string made(const ModuleNode &module) const
    {
        if (module.cls == "SEModule")
            return "SEModule(" + m_cls.outChannels() + ", reduction)";
        if (!module.calls.empty()) {
            const Node &node = nodeOf(module);
            return m_cls.choosesPool() && node.slot.part == Part::ShortcutPool ? "pool" : m_plan.made(m_cls, node).module;
        }
        std::vector<std::string> inner;
        for (const ModuleNode &child : module.children)
            inner.push_back(made(child));
        return pySequential(inner);
    }

    std::string modules() const
    {
        const std::vector<ModuleNode> &children = m_module.children;
        const std::size_t place = style() == Style::EncoderDecoder ? 1 : children.size() - (small() ? 1 : 0); // of a padding's numbers
        std::string text;
        for (std::size_t i = 0; i <= children.size(); ++i) {
            if (i == place && m_pads)
                text += "self.stride = stride\nself.extra_channels = " + m_cls.outChannels() + " - in_channels\n"
                    + (small() ? "if stride == 1 and in_channels == " + m_cls.outChannels() + ":\n    self.shortcut = nn.Sequential()\n"
                               : "");
            if (i < children.size())
                text +=
                    onShortcut(children[i]) ? shortcutModule(children[i]) : "self." + children[i].name + " = " + made(children[i]) + "\n";
        }
        return text;
    }

    std::string shortcutModule(const ModuleNode &module) const
    {
        std::string text;
        if (module.name == m_shortcut)
            text = "self." + module.name + (small() ? " = nn.Sequential()\n" : " = None\n");
        if (isEmpty(module))
            return text;
        text += module.name == m_shortcut ? "if stride != 1 or in_channels != " + m_cls.outChannels() + ":\n"
                                          : "if self." + m_shortcut + " is not None:\n";
        const Node *pool = m_cls.choosesPool() ? m_cls.block.find(Part::ShortcutPool) : nullptr;
        if (pool && (module.calls.empty() || &nodeOf(module) == pool))
            text += "    pool = nn.Identity()\n    if stride != 1:\n        pool = " + m_plan.made(m_cls, *pool).module + "\n";
        return text + "    self." + module.name + " = " + made(module) + "\n";
    }

    std::string zeroInit() const
    {
        std::string name;
        for (const Node &node : m_cls.block.nodes)
            if (node.slot.part == Part::Norm)
                name = node.module.substr(m_module.path.size() + 1);
        if (style() == Style::EncoderDecoder)
            name = "convs[-1][" + name.substr(name.rfind('.') + 1) + "]";
        return "nn.init.zeros_(self." + name + ".weight)  # at first the block passes its input on\n";
    }

    /// Whether a shortcut starts at what the block's first norm and activation made of its input.
    bool readsBranch(const PyStep &step) const
    {
        const Node &first = step.nodes.front();
        return isShortcut(first.slot.part) && first.inputs.front() >= m_cls.block.nodes.front().id;
    }

    bool endsStatement(std::size_t i) const
    {
        const Slot &slot = m_steps[i].nodes.front().slot;
        const Slot &next = m_steps[i + 1].nodes.front().slot;
        const bool opening = m_cls.block.pre() && slot.part == Part::Act && slot.step == 0;
        return m_steps[i].nodes.size() > 1 || next.part > Part::Act || next.step != slot.step || opening;
    }

    std::string forward() const
    {
        const bool apart = std::any_of(m_steps.begin(), m_steps.end(), [&](const PyStep &s) { return readsBranch(s); });
        const bool split = m_steps.size() > 2 && m_steps[0].name == m_steps[2].name;
        std::string text = split ? splitForward() : "";
        std::string out = split ? "out" : "x";                                                    // what the file calls the branch, and
        std::string carried = split ? "identity" : small() && !m_pads ? "self.shortcut(x)" : "x"; // the shortcut so far
        for (std::size_t i = split ? 3 : 0; i < m_steps.size(); ++i) {
            const Part part = m_steps[i].nodes.front().slot.part;
            if (isShortcut(part)) {
                const std::string from = readsBranch(m_steps[i]) ? "preactivated" : "x";
                std::string value = pyCalled(m_steps[i].call, from);
                for (; isShortcut(m_steps[i + 1].nodes.front().slot.part); ++i)
                    value = pyCalled(m_steps[i + 1].call, value);
                carried = small() && !m_pads ? shortcutOf(from) : "identity";
                if (carried == "identity")
                    text += m_pads ? padded(from) : "identity = x if self." + m_shortcut + " is None else " + value + "\n";
            } else if (part == Part::Add) {
                out += " + " + carried;
            } else {
                out = pyCalled(m_steps[i].call, out);
                if (part != Part::AfterAdd && endsStatement(i)) {
                    const std::string name = apart && part == Part::Act && i == 1 ? "preactivated" : "out";
                    text += name + " = " + out + "\n";
                    out = name;
                }
            }
        }
        return text + "return " + out + "\n";
    }

    static std::string shortcutOf(const std::string &from)
    {
        return from == "x" ? "self.shortcut(x)" : "self.shortcut(" + from + " if len(self.shortcut) > 0 else x)";
    }

    std::string padded(const std::string &from) const
    {
        const std::string guarded = "if self.stride != 1 or self.extra_channels > 0:\n    $padding\n";
        return pyFilled((small() ? "" : "identity = x\n") + guarded + (small() ? "else:\n    identity = self.shortcut(x)\n" : ""),
                        {{"padding", pyFilled(padding, {{"from", from}})}});
    }

    std::string splitForward() const
    {
        return pyFilled(splitSteps,
                        {{"keeps", m_pads ? "self.stride == 1 and self.extra_channels == 0" : "self.shortcut is None"},
                         {"identity", m_pads ? pyFilled(padding, {{"from", "out"}}) : "identity = self.shortcut(out)"},
                         {"further", m_cls.words.channels.size() > 1 ? "for step in self.convs[1:]:\n    out = step(out)" : ""}});
    }
};

} // namespace

std::string pyBlocks(const PyPlan &plan)
{
    std::string text;
    if (std::any_of(plan.classes.begin(), plan.classes.end(), [](const PyClass &c) { return c.block.find(Part::SeMultiply); }))
        text += plan.model.spec.style == Style::EncoderDecoder ? nestedAttentionClass : attentionClass;
    for (const PyClass &cls : plan.classes)
        text += BlockWriter(plan, cls).written();
    return text;
}

} // namespace residua
