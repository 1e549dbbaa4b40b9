#include "core/export/pytorch_classes.h"

#include <algorithm>
#include <array>

namespace residua {

namespace {

constexpr std::array<std::string_view, 8> counted{"One ", "Two ", "Three ", "Four ", "Five ", "Six ", "Seven ", "Eight "};

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

constexpr std::string_view paddedShortcut = R"(identity = $from[:, :, :: self.stride, :: self.stride]
identity = $padded
)";

/// A pool for anti-aliasing stands between the steps of `convs`.
constexpr std::string_view pooledSteps = R"(if self.aa is None:
    out = self.convs(x)
else:
    out = x
    for index, step in enumerate(self.convs):
        out = step(out)
        if index == $index:
            out = self.aa(out)
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
        if (m_plan.twoDilations)
            parameters.emplace_back("first_dilation=1");
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
        if (&module == m_cls.block.attention())
            return pyAttention(m_plan, m_cls);
        if (!module.calls.empty()) {
            const Node &node = nodeOf(module);
            return m_cls.chooses(node.slot.part) ? variableOf(node.slot.part) : m_plan.made(m_cls, node).module;
        }
        std::vector<std::string> inner;
        for (const ModuleNode &child : module.children)
            inner.push_back(made(child));
        return pySequential(inner);
    }

    static std::string variableOf(Part part) { return part == Part::ShortcutPool ? "pool" : "conv"; }

    /// Makes the variables of modules of which there are several kinds on shortcuts.
    std::string choice(const ModuleNode &module) const
    {
        std::string text;
        for (const ModuleNode &child : module.children)
            text += choice(child);
        const Part part = nodeOf(module).slot.part;
        if (module.calls.empty() || !m_cls.chooses(part))
            return text;
        const std::map<PyCase, std::string> &kinds = m_cls.optional.at(part);
        const std::string made = variableOf(part) + " = ", &usual = kinds.rbegin()->second;
        text += made + usual + "\n";
        std::vector<std::pair<std::string, std::string>> others; // their conditions and what is made then
        for (const auto &[which, kind] : kinds) {
            const std::string condition = which == PyCase::Strided ? "stride != 1" : "dilation != 1";
            if (!others.empty() && others.back().second == kind)
                others.back().first += " or " + condition;
            else if (kind != usual)
                others.emplace_back(condition, kind);
        }
        for (std::size_t i = 0; i < others.size(); ++i)
            text += (i == 0 ? "if " : "elif ") + others[i].first + ":\n    " + made + others[i].second + "\n";
        return text;
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
                text += onShortcut(children[i]) ? shortcutModule(children[i]) : ownModule(children[i]);
        }
        return text;
    }

    std::string ownModule(const ModuleNode &module) const
    {
        const std::string line = "self." + module.name + " = " + made(module) + "\n";
        if (nodeOf(module).slot.part == Part::Antialias)
            return "self." + module.name + " = None\nif stride != 1:\n    " + line;
        return line;
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
        return text + pyFilled("    $choice\n    self." + module.name + " = " + made(module) + "\n", {{"choice", choice(module)}});
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
        const bool split = m_steps.size() > 2 && m_steps[0].name == m_steps[2].name && readsBranch(m_steps[1]);
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
            } else if (part == Part::Antialias) {
                text += "if self.aa is not None:\n    out = self.aa(out)\n";
            } else if (i + 2 < m_steps.size() && m_steps[i].name == m_steps[i + 2].name) {
                const Slot &pool = m_steps[i + 1].nodes.front().slot;
                text += pyFilled(pooledSteps, {{"index", std::to_string(pool.step)}});
                out = "out";
                i += 2;
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
                        {{"padding", padding(from)}});
    }

    std::string padding(const std::string &from) const
    {
        const auto &kinds = m_cls.optional.at(Part::ShortcutPad); // empty where one channel at most is added
        const std::string call = kinds.empty() ? m_plan.made(m_cls, *m_cls.block.find(Part::ShortcutPad)).call : kinds.begin()->second;
        return pyFilled(paddedShortcut, {{"from", from}, {"padded", pyCalled(call, "identity")}});
    }

    std::string splitForward() const
    {
        return pyFilled(splitSteps,
                        {{"keeps", m_pads ? "self.stride == 1 and self.extra_channels == 0" : "self.shortcut is None"},
                         {"identity", m_pads ? padding("out") : "identity = self.shortcut(out)"},
                         {"further", m_cls.words.channels.size() > 1 ? "for step in self.convs[1:]:\n    out = step(out)" : ""}});
    }
};

} // namespace

std::string pyBlocks(const PyPlan &plan)
{
    std::string text;
    for (const PyClass &cls : plan.classes)
        text += BlockWriter(plan, cls).written();
    return text;
}

} // namespace residua
