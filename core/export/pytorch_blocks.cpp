#include "core/export/pytorch_plan.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace residua {

namespace {

constexpr std::array<std::string_view, 8> counted{"One ", "Two ", "Three ", "Four ", "Five ", "Six ", "Seven ", "Eight "};
constexpr std::string_view averagePool = "nn.AvgPool2d(2, stride, ceil_mode=True, count_include_pad=False)";

/// Writes one block class.
class BlockWriter {
public:
    BlockWriter(PyWriter &out, const PyPlan &plan, const PyBlockClass &cls)
        : m_out(out), m_plan(plan), m_cls(cls), m_convs(convPlan(cls.block, 64))
    {}

    void write()
    {
        m_out.blank(2);
        m_out.line(0, "class " + m_cls.identifier + "(nn.Module):");
        m_out.line(1, "\"\"\"" + summary() + "\"\"\"");
        m_out.blank();
        constructor();
        m_out.blank();
        m_out.line(1, "def forward(self, x):");
        if (style() == Style::EncoderDecoder)
            encoderForward();
        else
            plainForward();
        printedName();
    }

private:
    PyWriter &m_out;
    const PyPlan &m_plan;
    const PyBlockClass &m_cls;
    std::vector<ConvPlan> m_convs;

    Style style() const { return m_plan.spec.style; }
    bool pre() const { return m_plan.pre(); }
    bool post() const { return m_cls.block.order == Order::PostActivation; }
    std::size_t count() const { return m_convs.size(); }
    const std::string &outChannels() const { return m_cls.channels.back(); }
    bool inPlace() const { return style() == Style::Torchvision || style() == Style::SmallImage; }
    bool zeroPads() const { return m_cls.shortcut == Shortcut::ZeroPad; }
    bool projects() const { return m_cls.shortcut && !zeroPads(); }
    std::string changesShape() const { return "stride != 1 or in_channels != " + outChannels(); }
    /// The shortcut's convolution and norm in the sequential style.
    std::string shortcutNumber() const { return std::to_string(count() + 1); }
    bool hasShortcutNorm() const { return m_plan.spec.shortcutNorm && !pre(); }

    std::string activated(const std::string &x) const
    {
        const Activation kind = m_cls.block.activation;
        const bool function = style() == Style::Sequential;
        return (function ? activationFunction(kind) : "self." + activationAttribute(kind)) + "(" + x + ")";
    }

    std::string summary() const
    {
        std::string kernels;
        bool same = true;
        for (std::size_t i = 0; i < count(); ++i) {
            const std::string k = std::to_string(m_convs[i].kernel);
            kernels += (i == 0 ? "" : i + 1 == count() ? " and " : ", ") + k + "x" + k;
            same = same && m_convs[i].kernel == m_convs[0].kernel;
        }
        if (same)
            kernels = std::string(counted[count() - 1]) + kernels.substr(0, kernels.find_first_of(", "));
        std::string text = kernels + (count() == 1 ? " convolution" : " convolutions");
        if (pre())
            text += count() == 1 ? " after its norm and activation," : ", each after its norm and activation,";
        else if (!post())
            text += count() == 1 ? " with norm and activation," : ", each with norm and activation,";
        return text + " beside a shortcut.";
    }

    std::string inChannels(std::size_t i) const { return i == 0 ? "in_channels" : m_cls.channels[i - 1]; }

    PyExpr branchConv(std::size_t i) const
    {
        const ConvPlan &conv = m_convs[i];
        std::vector<std::string> more;
        if (conv.stride)
            more.emplace_back("stride=stride");
        if (const std::int64_t half = conv.kernel / 2; half > 0) {
            const std::string n = std::to_string(half);
            more.push_back("padding=" + (!m_plan.dilated ? n : half == 1 ? "dilation" : n + " * dilation"));
            if (m_plan.dilated)
                more.emplace_back("dilation=dilation");
        }
        if (m_cls.block.type == BlockType::Bottleneck && i == 1 && m_cls.takes("groups"))
            more.emplace_back("groups=groups");
        else if (conv.groups == 0)
            more.push_back("groups=" + inChannels(i));
        else if (m_cls.block.type == BlockType::Custom && conv.groups > 1)
            more.push_back("groups=" + std::to_string(conv.groups));
        return convModule(m_plan, inChannels(i), m_cls.channels[i], conv.kernel, more);
    }

    std::string branchNorm(std::size_t i) const { return normModule(m_plan, pre() ? inChannels(i) : m_cls.channels[i]); }

    PyExpr shortcutConv() const
    {
        std::vector<std::string> more;
        if (m_cls.shortcut == Shortcut::Projection)
            more.emplace_back("stride=stride");
        return convModule(m_plan, "in_channels", outChannels(), 1, more);
    }

    bool choosesPool() const { return m_cls.poolsWithStride && m_cls.poolsWithoutStride; }

    std::string shortcutPool() const
    {
        if (choosesPool())
            return "pool";
        return m_cls.poolsWithStride ? std::string(averagePool) : "nn.Identity()";
    }

    /// Makes the variable `pool` where a shortcut may have a stride or none.
    void choosePool()
    {
        if (!choosesPool())
            return;
        m_out.line(3, "pool = nn.Identity()");
        m_out.line(3, "if stride != 1:");
        m_out.line(4, "pool = " + std::string(averagePool));
    }

    PyExpr shortcutModules() const
    {
        std::vector<PyExpr> modules;
        if (m_cls.shortcut == Shortcut::AveragePool)
            modules.emplace_back(shortcutPool());
        modules.push_back(shortcutConv());
        if (hasShortcutNorm())
            modules.emplace_back(normModule(m_plan, outChannels()));
        return pySequential(std::move(modules));
    }

    void constructor()
    {
        std::vector<PyExpr> parameters{"self", "in_channels", "width", "stride=1"};
        if (m_plan.dilated)
            parameters.emplace_back("dilation=1");
        for (const auto &[name, value] : m_cls.options)
            parameters.emplace_back(name + "=" + std::to_string(value));
        m_out.statement(1, "def ", pyCall("__init__", std::move(parameters)), ":");
        m_out.line(2, "super().__init__()");
        for (const auto &[name, value] : m_cls.definitions)
            m_out.line(2, name + " = " + value);
        m_out.line(2, "self.out_channels = " + outChannels());
        switch (style()) {
        case Style::Sequential: sequentialModules(); break;
        case Style::EncoderDecoder: encoderModules(); break;
        default: torchvisionModules(); break;
        }
        if (m_plan.spec.init.zeroInitResidual) {
            const std::string norm =
                style() == Style::EncoderDecoder ? (pre() ? "convs[-1][0]" : "convs[-1][1]") : "bn" + std::to_string(count());
            m_out.line(2, "nn.init.zeros_(self." + norm + ".weight)  # at first the block passes its input on");
        }
    }

    void conv(std::size_t i) { m_out.statement(2, "self.conv" + std::to_string(i + 1) + " = ", branchConv(i)); }
    void norm(std::size_t i) { m_out.line(2, "self.bn" + std::to_string(i + 1) + " = " + branchNorm(i)); }

    void activation()
    {
        const Activation kind = m_cls.block.activation;
        m_out.line(2, "self." + activationAttribute(kind) + " = " + activationModule(kind, inPlace()));
    }

    void attention()
    {
        if (m_cls.block.attention)
            m_out.line(2, "self.se = SEModule(" + outChannels() + ", reduction)");
    }

    void torchvisionModules()
    {
        const bool small = style() == Style::SmallImage;
        const bool early = m_cls.block.type == BlockType::Basic && !pre() && !small;
        for (std::size_t i = 0; i < count(); ++i) {
            if (pre())
                norm(i);
            conv(i);
            if (!pre())
                norm(i);
            if (early && i == 0)
                activation();
        }
        attention();
        if (small) {
            shortcut("shortcut", "nn.Sequential()");
            activation();
            return;
        }
        if (!early)
            activation();
        shortcut("downsample", "None");
    }

    /// The attribute `name`, `otherwise` where the block keeps the shape.
    void shortcut(const std::string &name, const std::string &otherwise)
    {
        const bool always = otherwise != "None"; // the small_image style has a module there, too
        if (zeroPads()) {
            paddingNumbers();
            if (always) {
                m_out.line(2, "if stride == 1 and in_channels == " + outChannels() + ":");
                m_out.line(3, "self." + name + " = " + otherwise);
            }
            return;
        }
        if (projects() || always)
            m_out.line(2, "self." + name + " = " + otherwise);
        if (projects()) {
            m_out.line(2, "if " + changesShape() + ":");
            choosePool();
            m_out.statement(3, "self." + name + " = ", shortcutModules());
        }
    }

    void paddingNumbers()
    {
        m_out.line(2, "self.stride = stride");
        m_out.line(2, "self.extra_channels = " + outChannels() + " - in_channels");
    }

    void sequentialModules()
    {
        const std::string number = shortcutNumber();
        for (std::size_t i = 0; i < count(); ++i)
            conv(i);
        if (projects()) {
            m_out.line(2, "self.conv" + number + " = None");
            m_out.line(2, "if " + changesShape() + ":");
            m_out.statement(3, "self.conv" + number + " = ", shortcutConv());
        }
        for (std::size_t i = 0; i < count(); ++i)
            norm(i);
        const std::string projecting = "if self.conv" + number + " is not None:";
        if (projects() && hasShortcutNorm()) {
            m_out.line(2, projecting);
            m_out.line(3, "self.bn" + number + " = " + normModule(m_plan, outChannels()));
        }
        attention();
        if (m_cls.shortcut == Shortcut::AveragePool) {
            m_out.line(2, projecting);
            choosePool();
            m_out.line(3, "self.pool = " + shortcutPool());
        }
        if (zeroPads())
            paddingNumbers();
    }

    void encoderModules()
    {
        std::vector<PyExpr> steps;
        for (std::size_t i = 0; i < count(); ++i) {
            std::vector<PyExpr> step{branchConv(i), branchNorm(i)};
            const PyExpr act = activationModule(m_cls.block.activation, false);
            if (pre())
                step = {step[1], act, step[0]};
            else if (!post() || i + 1 < count())
                step.push_back(act);
            steps.push_back(pySequential(std::move(step)));
        }
        m_out.statement(2, "self.convs = ", pySequential(std::move(steps)));
        shortcut("shortcut", "None");
        attention();
        if (post())
            activation();
    }

    void pad(int level, const std::string &source)
    {
        m_out.line(level, "identity = " + source + "[:, :, :: self.stride, :: self.stride]");
        m_out.line(level, "identity = F.pad(identity, (0, 0, 0, 0, 0, self.extra_channels))");
    }

    void padWhereShapesDiffer(const std::string &source)
    {
        m_out.line(2, "if self.stride != 1 or self.extra_channels > 0:");
        pad(3, source);
    }

    /// Writes what the shortcut needs and returns what is added to the branch.
    std::string carried(const std::string &source)
    {
        const bool small = style() == Style::SmallImage;
        if (zeroPads()) {
            if (!small)
                m_out.line(2, "identity = x");
            padWhereShapesDiffer(source);
            if (small) {
                m_out.line(2, "else:");
                m_out.line(3, "identity = self.shortcut(x)");
            }
            return "identity";
        }
        if (small)
            return source == "x" ? "self.shortcut(x)" : "self.shortcut(" + source + " if len(self.shortcut) > 0 else x)";
        if (!projects())
            return "x";
        if (style() == Style::Torchvision || style() == Style::EncoderDecoder) {
            const std::string name = style() == Style::Torchvision ? "self.downsample" : "self.shortcut";
            m_out.line(2, "identity = x if " + name + " is None else " + name + "(" + source + ")");
            return "identity";
        }
        std::string value =
            "self.conv" + shortcutNumber() + "(" + (m_cls.shortcut == Shortcut::AveragePool ? "self.pool(" + source + ")" : source) + ")";
        if (hasShortcutNorm())
            value = "self.bn" + shortcutNumber() + "(" + value + ")";
        m_out.line(2, "identity = x if self.conv" + shortcutNumber() + " is None else " + value);
        return "identity";
    }

    void plainForward()
    {
        std::string x = "x";
        const std::string preactivated = m_cls.shortcut ? "preactivated" : "out";
        for (std::size_t i = 0; i < count(); ++i) {
            const std::string n = std::to_string(i + 1);
            if (pre()) {
                const std::string normed = activated("self.bn" + n + "(" + x + ")");
                if (i == 0)
                    m_out.line(2, preactivated + " = " + normed);
                m_out.line(2, "out = self.conv" + n + "(" + (i == 0 ? preactivated : normed) + ")");
            } else {
                const std::string value = "self.bn" + n + "(self.conv" + n + "(" + x + "))";
                const bool act = !post() || i + 1 < count();
                m_out.line(2, "out = " + (act ? activated(value) : value));
            }
            x = "out";
        }
        if (m_cls.block.attention)
            m_out.line(2, "out = self.se(out)");
        finish(carried(pre() && m_cls.shortcut ? preactivated : "x"));
    }

    void encoderForward()
    {
        std::string shortcut;
        if (pre() && m_cls.shortcut) {
            preActivationStart();
            shortcut = "identity";
        } else {
            shortcut = carried("x");
            m_out.line(2, "out = self.convs(x)");
        }
        if (m_cls.block.attention)
            m_out.line(2, "out = self.se(out)");
        finish(shortcut);
    }

    /// A shortcut that changes the shape starts in the middle of the branch's first step.
    void preActivationStart()
    {
        m_out.line(2, zeroPads() ? "if self.stride == 1 and self.extra_channels == 0:" : "if self.shortcut is None:");
        m_out.line(3, "identity = x");
        m_out.line(3, "out = self.convs(x)");
        m_out.line(2, "else:");
        m_out.line(3, "norm, act, conv = self.convs[0]");
        m_out.line(3, "out = act(norm(x))");
        if (zeroPads())
            pad(3, "out");
        else
            m_out.line(3, "identity = self.shortcut(out)");
        m_out.line(3, "out = conv(out)");
        if (count() > 1) {
            m_out.line(3, "for step in self.convs[1:]:");
            m_out.line(4, "out = step(out)");
        }
    }

    void finish(const std::string &shortcut)
    {
        const std::string sum = "out + " + shortcut;
        m_out.line(2, "return " + (post() ? activated(sum) : sum));
    }

    /// Python's name of a class need not be the one that PyTorch prints.
    void printedName()
    {
        if (m_cls.printedName == m_cls.identifier)
            return;
        const std::string text = "\"" + pyEscaped(m_cls.printedName) + "\"";
        if (m_cls.printedName.find('\0') != std::string::npos) { // not allowed in a class's own name
            m_out.blank();
            m_out.line(1, "def _get_name(self):");
            m_out.line(2, "return " + text);
            return;
        }
        m_out.blank(2);
        m_out.line(0, m_cls.identifier + ".__name__ = " + text);
        m_out.line(0, m_cls.identifier + ".__qualname__ = " + text);
    }
};

void writeAttention(PyWriter &out, bool nested)
{
    out.blank(2);
    out.line(0, "class SEModule(nn.Module):");
    out.line(1, "\"\"\"Squeeze and excitation: scales each channel by what its average tells.\"\"\"");
    out.blank();
    out.line(1, "def __init__(self, channels, reduction):");
    out.line(2, "super().__init__()");
    out.line(2, "squeezed = max(1, channels // reduction)");
    if (nested) {
        out.line(2, "self.avg_pool = nn.AdaptiveAvgPool2d(1)");
        out.statement(
            2, "self.se = ",
            pySequential({"nn.Linear(channels, squeezed)", "nn.ReLU(inplace=True)", "nn.Linear(squeezed, channels)", "nn.Sigmoid()"}));
    } else {
        out.line(2, "self.fc1 = nn.Linear(channels, squeezed)");
        out.line(2, "self.act = nn.ReLU(inplace=True)");
        out.line(2, "self.fc2 = nn.Linear(squeezed, channels)");
        out.line(2, "self.gate = nn.Sigmoid()");
    }
    out.blank();
    out.line(1, "def forward(self, x):");
    if (nested) {
        out.line(2, "scale = self.se(self.avg_pool(x).flatten(1))");
    } else {
        out.line(2, "scale = F.adaptive_avg_pool2d(x, 1).flatten(1)");
        out.line(2, "scale = self.gate(self.fc2(self.act(self.fc1(scale))))");
    }
    out.line(2, "return x * scale[:, :, None, None]");
}

} // namespace

void writeBlocks(PyWriter &out, const PyPlan &plan)
{
    const auto attentive = [](const PyBlockClass &cls) { return cls.block.attention.has_value(); };
    if (std::any_of(plan.classes.begin(), plan.classes.end(), attentive))
        writeAttention(out, plan.spec.style == Style::EncoderDecoder);
    for (const PyBlockClass &cls : plan.classes)
        BlockWriter(out, plan, cls).write();
}

} // namespace residua
