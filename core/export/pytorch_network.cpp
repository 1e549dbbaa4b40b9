#include "core/export/pytorch_classes.h"

#include <algorithm>
#include <utility>

namespace residua {

namespace {

constexpr std::string_view makeLayer = R"(

def make_layer($layer_parameters):
    """$stage_summary"""
    layer = nn.Sequential(block($first_block))
    for _ in range(1, depth):
        layer.append(block(layer[-1].out_channels, $next_block))
    return layer
)";

constexpr std::string_view resnet = R"(

class ResNet(nn.Module):
    """Stem, stages layer1 to layer$count$head."""

    def __init__(self, $parameters):
        super().__init__()
        $before
        self.stages = len(depths)
        channels = $channels
        $start_dilation
        for index, ($names) in enumerate(zip($lists), start=1):
            layer = make_layer($layer_arguments)
            self.add_module(f"layer{index}", layer)
            channels = layer[-1].out_channels
            $keep_dilation
        $after
        $initialise

    def forward(self, x):
        $call_before
        for index in range(1, self.stages + 1):
            x = getattr(self, f"layer{index}")(x)
        $call_after
)";

constexpr std::string_view encoder = R"(

class ResNetLayer(nn.Module):
    """$stage_summary"""

    def __init__(self, $layer_parameters):
        super().__init__()
        self.layer = nn.Sequential(block($first_block))
        for _ in range(1, depth):
            self.layer.append(block(self.layer[-1].out_channels, $next_block))

    def forward(self, x):
        return self.layer(x)


class ResNetEncoder(nn.Module):
    """The gate and the stages."""

    def __init__(self, $stage_parameters):
        super().__init__()
        $before
        self.layers = nn.ModuleList()
        channels = $channels
        $start_dilation
        for $names in zip($lists):
            layer = ResNetLayer($layer_arguments)
            self.layers.append(layer)
            channels = layer.layer[-1].out_channels
            $keep_dilation
        $after
        self.out_channels = channels

    def forward(self, x):
        $call_before
        for layer in self.layers:
            x = layer(x)
        $call_after
)";

constexpr std::string_view decoder = R"(

class ResnetDecoder(nn.Module):
    """Average over the picture$then."""

    def __init__(self$features):
        super().__init__()
        $after

    def forward(self, x):
        $call_after
)";

constexpr std::string_view encoderDecoder = R"(

class ResNet(nn.Module):
    """$summary"""

    def __init__(self, $parameters):
        super().__init__()
        self.encoder = ResNetEncoder($stage_parameters)
        $decoder
        $initialise

    def forward(self, x):
        return $call
)";

constexpr std::string_view buildNetwork = R"(

def build_model():
    return ResNet($arguments,)
)";

/// A row of modules with a function call before the last of them.
constexpr std::string_view droppingNetwork = R"(

class Network(nn.Sequential):
    """A row of modules, with dropout before the last one."""

    def forward(self, x):
        *features, classifier = self
        for module in features:
            x = module(x)
        return classifier($dropped)


Network.__name__ = "Sequential"
)";

constexpr std::string_view buildSequential = R"(

def build_model():
    $columns

    stem = $stem
    stages = []
    channels = $channels
    $start_dilation
    for $names in zip($lists):
        layer = make_layer($layer_arguments)
        stages.append(layer)
        channels = layer[-1].out_channels
        $keep_dilation
    $result
    $initialise
)";

constexpr std::string_view kaiming = R"(
for module in $network.modules():
    if isinstance(module, nn.Conv2d):
        nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
)";

/// One list that has an entry for each stage: "depth", "depths", "[2, 2, 2, 2]".
struct StageList {
    std::string one, all, values;
};

std::vector<StageList> columnsOf(const PyPlan &plan)
{
    const ResNetSpec &spec = plan.model.spec;
    std::vector<StageList> columns;
    const auto add = [&](const char *one, const char *all, auto valueOf) {
        std::vector<std::string> values;
        for (std::size_t s = 0; s < spec.stages.size(); ++s)
            values.push_back(valueOf(s));
        columns.push_back({one, all, "[" + pyJoined(values) + "]"});
    };
    if (!plan.oneClass())
        add("block", "blocks", [&](std::size_t s) { return plan.classes[plan.classOf[s]].identifier; });
    add("depth", "depths", [&](std::size_t s) { return std::to_string(spec.stages[s].depth); });
    add("width", "widths", [&](std::size_t s) { return std::to_string(spec.stages[s].width); });
    add("stride", "strides", [&](std::size_t s) { return std::to_string(spec.stages[s].stride); });
    if (plan.dilated)
        add("dilation", "dilations", [&](std::size_t s) { return std::to_string(spec.stages[s].dilation); });
    add("keywords", "options", [&](std::size_t s) {
        std::vector<std::string> pairs;
        for (const auto &[name, value] : optionsOf(spec, s, plan.classes[plan.classOf[s]].words))
            pairs.push_back("\"" + name + "\": " + std::to_string(value));
        return "{" + pyJoined(pairs) + "}";
    });
    if (columns.back().values.find('"') == std::string::npos)
        columns.pop_back();
    return columns;
}

/// Fills the templates above: constructors from the network's modules, `forward` from its operations outside the blocks.
class NetworkWriter {
public:
    explicit NetworkWriter(const PyPlan &plan)
        : m_plan(plan), m_model(plan.model), m_columns(columnsOf(plan)), m_last(m_model.graph.nodes.back())
    {
        const auto &nodes = m_model.graph.nodes;
        const auto inStage = [](const Node &n) { return n.slot.stage >= 0; };
        const auto first = std::find_if(nodes.begin(), nodes.end(), inStage);
        m_stem = {nodes.begin() + 1, first};
        m_top = {std::find_if_not(first, nodes.end(), inStage), nodes.end()};
        fillCommon();
    }

    std::string written()
    {
        if (m_model.spec.style == Style::Sequential)
            return filled(makeLayer) + sequential();
        return (m_model.spec.style == Style::EncoderDecoder ? encoderAndDecoder() : filled(makeLayer) + torchvision()) + build();
    }

private:
    const PyPlan &m_plan;
    const Model &m_model;
    std::vector<StageList> m_columns;
    const Node &m_last;
    std::span<const Node> m_stem, m_top; ///< the operations before and after the stages
    PyValues m_values;

    bool hasHead() const { return m_last.slot.part >= Part::HeadPool; }
    bool classifies() const { return m_last.slot.part >= Part::HeadFc; }
    std::string filled(std::string_view text) const { return pyFilled(text, m_values); }

    void fillCommon()
    {
        std::vector<std::string> names, lists;
        for (const StageList &column : m_columns) {
            names.push_back(column.one);
            lists.push_back(column.all);
        }
        const std::string block = m_plan.oneClass() ? "block, " : "";
        const std::string dilations = m_plan.dilated ? ", first_dilation, dilation" : "";
        const bool two = m_plan.twoDilations;
        const std::string keywords = names.back() == "keywords" ? ", **keywords" : "";
        const bool draws = m_model.spec.init.scheme == InitScheme::KaimingFanOut;
        const bool sequential = m_model.spec.style == Style::Sequential;
        m_values = {
            {"names", pyJoined(names)},
            {"lists", pyJoined(lists)},
            {"stage_parameters", block + pyJoined(lists)},
            {"parameters", block + pyJoined(lists) + (classifies() ? ", num_classes" : "")},
            {"layer_parameters", "block, in_channels, width, depth, stride" + dilations + keywords},
            {"layer_arguments", "block, channels, width, depth, stride" + dilations + keywords},
            {"first_block",
             "in_channels, width, stride"
                 + (two                  ? dilations
                        : m_plan.dilated ? ", first_dilation"
                                         : "")
                 + keywords},
            {"next_block",
             std::string("width") + (two ? ", first_dilation=dilation" : "") + (m_plan.dilated ? ", dilation=dilation" : "") + keywords},
            {"start_dilation", m_plan.dilated ? "first_dilation = 1" : ""},
            {"keep_dilation", m_plan.dilated ? "first_dilation = dilation" : ""},
            {"channels", std::to_string(m_model.profile.nodes[m_stem.size()].shape[1])},
            {"stage_summary",
             two                  ? "`depth` blocks; the first has the stride and begins with the dilation of the stage before."
                 : m_plan.dilated ? "`depth` blocks, the first with the stride and the dilation of the stage before."
                                  : "`depth` blocks; the first one has the stride."},
            {"initialise", draws ? pyFilled(kaiming, {{"network", sequential ? "model" : "self"}}) : ""}};
    }

    /// What makes a module outside the blocks; `features` are the channels after the stages, `classes` those that leave.
    std::string made(const ModuleNode &module, const std::string &features, const std::string &classes) const
    {
        if (module.calls.empty()) {
            std::vector<std::string> inner;
            for (const ModuleNode &child : module.children)
                inner.push_back(made(child, features, classes));
            return pySequential(inner);
        }
        const Node &node = m_model.graph.nodes[static_cast<std::size_t>(module.calls.front())];
        PyNumbers numbers;
        if (node.slot.part == Part::FinalNorm || node.slot.part == Part::HeadFc)
            numbers.in = features;
        if (node.id == m_last.id)
            numbers.out = classes;
        return pyOp(node, m_model.spec.style, numbers).module;
    }

    /// Operations that are written as one statement.
    static int statementOf(const PyStep &step)
    {
        const Part part = step.nodes.front().slot.part;
        return part <= Part::StemAct ? 0 : part == Part::StemPool ? 1 : part <= Part::FinalAct ? 2 : part <= Part::HeadFlatten ? 3 : 4;
    }

    /// Calls of `nodes`, which lie in `owner`.
    std::string calls(const ModuleNode &owner, std::span<const Node> nodes, bool last) const
    {
        std::string text, x = "x";
        const std::vector<PyStep> steps = pySteps(m_model, nodes, owner.path);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            x = pyCalled(steps[i].call, x);
            const int statement = statementOf(steps[i]);
            const bool end = i + 1 == steps.size();
            const bool returned = end && last && (statement == 4 || (statement == 2 && !owner.path.empty()));
            if (!returned && (end || statementOf(steps[i + 1]) != statement))
                text += "x = " + std::exchange(x, "x") + "\n";
        }
        return last ? text + "return " + x : text;
    }

    /// What `owner` makes and calls before and after the stages, as values of the templates.
    void fillModules(const ModuleNode &owner, const std::string &features = "channels")
    {
        const auto mine = [&](const Node &n) { return owner.path.empty() || n.path.starts_with(owner.path + "."); };
        const auto owned = [&](std::span<const Node> nodes) {
            const auto first = std::find_if(nodes.begin(), nodes.end(), mine);
            return std::span(first, std::find_if_not(first, nodes.end(), mine));
        };
        std::string before, after;
        for (const ModuleNode &child : owner.children) {
            const ModuleNode &inner = child.calls.empty() ? child.children.front() : child;
            if (!inner.calls.empty()) // not the stages
                (static_cast<std::size_t>(inner.calls.front()) <= m_stem.size() ? before : after) +=
                    "self." + child.name + " = " + made(child, features, "num_classes") + "\n";
        }
        m_values["before"] = before;
        m_values["after"] = after;
        m_values["call_before"] = calls(owner, owned(m_stem), false);
        m_values["call_after"] = calls(owner, owned(m_top), true);
    }

    std::string torchvision()
    {
        fillModules(m_model.tree());
        m_values["count"] = std::to_string(m_model.spec.stages.size());
        m_values["head"] = hasHead() ? ", head" : "";
        return filled(resnet);
    }

    std::string encoderAndDecoder()
    {
        fillModules(m_model.tree().children.front());
        std::string text = filled(encoder);
        if (hasHead()) {
            fillModules(m_model.tree().children.back(), "in_features");
            m_values["then"] = classifies() ? ", then the classes" : "";
            m_values["features"] = classifies() ? ", in_features, num_classes" : "";
            text += filled(decoder);
        }
        m_values["summary"] = hasHead() ? "Encoder and decoder." : "The encoder alone.";
        m_values["decoder"] = !hasHead() ? ""
            : classifies()               ? "self.decoder = ResnetDecoder(self.encoder.out_channels, num_classes)"
                                         : "self.decoder = ResnetDecoder()";
        m_values["call"] = hasHead() ? "self.decoder(self.encoder(x))" : "self.encoder(x)";
        return text + filled(encoderDecoder);
    }

    std::string build() const
    {
        std::vector<std::string> arguments;
        if (m_plan.oneClass())
            arguments.push_back(m_plan.classes[0].identifier);
        for (const StageList &column : m_columns)
            arguments.push_back(column.all + "=" + column.values);
        if (classifies())
            arguments.push_back("num_classes=" + std::to_string(std::get<LinearOp>(m_last.op).out));
        return pyFilled(buildNetwork, {{"arguments", pyJoined(arguments)}});
    }

    std::string sequential()
    {
        std::string columns = m_plan.oneClass() ? "block = " + m_plan.classes[0].identifier + "\n" : "";
        for (const StageList &column : m_columns)
            columns += column.all + " = " + column.values + "\n";
        const std::vector<ModuleNode> &children = m_model.tree().children;
        std::vector<std::string> parts{"stem", "*stages"};
        for (std::size_t i = m_model.spec.stages.size() + 1; i < children.size(); ++i)
            parts.push_back(made(children[i], "channels", ""));
        std::string &initialise = m_values["initialise"];
        m_values["columns"] = columns;
        m_values["stem"] = made(children.front(), "", "");
        const auto drops = [](const Node &n) { return n.slot.part == Part::HeadDropout && n.module.empty(); };
        const auto dropout = std::find_if(m_top.begin(), m_top.end(), drops);
        std::string network = pySequential(parts);
        if (dropout != m_top.end()) {
            m_values["dropped"] = pyCalled(pyOp(*dropout, m_model.spec.style).call, "x");
            network.replace(0, network.find('('), "Network");
        }
        m_values["result"] = (initialise.empty() ? "return " : "model = ") + network;
        if (!initialise.empty())
            initialise += "return model";
        return (dropout != m_top.end() ? filled(droppingNetwork) : "") + filled(buildSequential);
    }
};

} // namespace

std::string pyNetwork(const PyPlan &plan)
{
    return NetworkWriter(plan).written();
}

} // namespace residua
