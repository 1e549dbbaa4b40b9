#include "core/export/pytorch_plan.h"

#include <algorithm>

namespace residua {

namespace {

/// One list that has an entry for each stage.
struct StageList {
    std::string one; ///< "depth"
    std::string all; ///< "depths"
    PyExpr values;
};

std::vector<StageList> columnsOf(const PyPlan &plan)
{
    std::vector<PyExpr> blocks;
    std::vector<PyExpr> options;
    std::vector<std::int64_t> depths, widths, strides, dilations;
    for (std::size_t s = 0; s < plan.stages.size(); ++s) {
        const StageSpec &stage = plan.spec.stages[s];
        blocks.emplace_back(plan.classes[plan.stages[s].cls].identifier);
        depths.push_back(stage.depth);
        widths.push_back(stage.width);
        strides.push_back(stage.stride);
        dilations.push_back(stage.dilation);
        std::vector<PyExpr> pairs;
        for (const auto &[name, value] : plan.stages[s].options)
            pairs.emplace_back("\"" + name + "\": " + std::to_string(value));
        options.push_back(PyExpr("{", std::move(pairs), "}"));
    }
    std::vector<StageList> columns;
    if (!plan.oneClass())
        columns.push_back({"block", "blocks", pyList(std::move(blocks))});
    columns.push_back({"depth", "depths", pyList(depths)});
    columns.push_back({"width", "widths", pyList(widths)});
    columns.push_back({"stride", "strides", pyList(strides)});
    if (plan.dilated)
        columns.push_back({"dilation", "dilations", pyList(dilations)});
    if (plan.hasOptions)
        columns.push_back({"keywords", "options", pyList(std::move(options))});
    return columns;
}

class NetworkWriter {
public:
    NetworkWriter(PyWriter &out, const PyPlan &plan) : m_out(out), m_plan(plan), m_columns(columnsOf(plan)) {}

    void write()
    {
        switch (style()) {
        case Style::EncoderDecoder:
            layerClass();
            encoderClass();
            if (hasHead())
                decoderClass();
            encoderDecoderClass();
            classFactory();
            break;
        case Style::Sequential:
            makeLayer();
            sequentialFactory();
            break;
        default:
            makeLayer();
            resnetClass();
            classFactory();
            break;
        }
    }

private:
    PyWriter &m_out;
    const PyPlan &m_plan;
    std::vector<StageList> m_columns;

    Style style() const { return m_plan.spec.style; }
    const HeadSpec &head() const { return m_plan.spec.head; }
    bool hasHead() const { return head().type != HeadType::None; }
    bool classifies() const { return hasHead() && head().type != HeadType::Pool; }
    bool kaiming() const { return m_plan.spec.init.scheme == InitScheme::KaimingFanOut; }
    std::string finalNorm() const { return normModule(m_plan, "channels"); }
    std::string stemChannels() const { return std::to_string(m_plan.spec.stem.channels); }

    /// "block, depths, widths, strides": what the class of the network takes.
    std::vector<PyExpr> stageParameters() const
    {
        std::vector<PyExpr> names;
        if (m_plan.oneClass())
            names.emplace_back("block");
        for (const StageList &column : m_columns)
            names.emplace_back(column.all);
        return names;
    }

    /// What one layer's maker takes; a call names its own input channels.
    std::vector<PyExpr> layerParameters(const char *inChannels = "in_channels") const
    {
        std::vector<PyExpr> names{"block", inChannels, "width", "depth", "stride"};
        if (m_plan.dilated) {
            names.emplace_back("first_dilation");
            names.emplace_back("dilation");
        }
        if (m_plan.hasOptions)
            names.emplace_back("**keywords");
        return names;
    }

    /// The blocks of a stage, put into `target`.
    void blocksOfStage(int level, const std::string &target)
    {
        std::vector<PyExpr> first{"in_channels", "width", "stride"};
        std::vector<PyExpr> next{target + "[-1].out_channels", "width"};
        if (m_plan.dilated) {
            first.emplace_back("first_dilation");
            next.emplace_back("dilation=dilation");
        }
        if (m_plan.hasOptions) {
            first.emplace_back("**keywords");
            next.emplace_back("**keywords");
        }
        m_out.statement(level, target + " = ", pyCall("nn.Sequential", {pyCall("block", std::move(first))}));
        m_out.line(level, "for _ in range(1, depth):");
        m_out.statement(level + 1, target, pyCall(".append", {pyCall("block", std::move(next))}));
    }

    std::string stageSummary() const
    {
        return m_plan.dilated ? "\"\"\"`depth` blocks, the first with the stride and the dilation of the stage before.\"\"\""
                              : "\"\"\"`depth` blocks; the first one has the stride.\"\"\"";
    }

    void makeLayer()
    {
        m_out.blank(2);
        m_out.statement(0, "def ", pyCall("make_layer", layerParameters()), ":");
        m_out.line(1, stageSummary());
        blocksOfStage(1, "layer");
        m_out.line(1, "return layer");
    }

    /// The loop over the stages; `maker` makes one, `keep` puts it into the network.
    void stageLoop(int level, const std::string &maker, const std::string &channels, const std::vector<std::string> &keep, bool numbered)
    {
        m_out.line(level, "channels = " + stemChannels());
        if (m_plan.dilated)
            m_out.line(level, "first_dilation = 1");
        std::vector<PyExpr> lists;
        std::string names;
        for (const StageList &column : m_columns) {
            names += (names.empty() ? "" : ", ") + column.one;
            lists.emplace_back(column.all);
        }
        PyExpr zipped = pyCall("zip", std::move(lists));
        if (numbered)
            m_out.statement(level, "for index, (" + names + ") in ", pyCall("enumerate", {zipped, "start=1"}), ":");
        else
            m_out.statement(level, "for " + names + " in ", zipped, ":");
        m_out.statement(level + 1, "layer = ", pyCall(maker, layerParameters("channels")));
        for (const std::string &line : keep)
            m_out.line(level + 1, line);
        m_out.line(level + 1, "channels = " + channels + "[-1].out_channels");
        if (m_plan.dilated)
            m_out.line(level + 1, "first_dilation = dilation");
    }

    /// Linear or mlp on `features`.
    PyExpr classifier(const std::string &features, const std::string &classes) const
    {
        if (head().type == HeadType::Linear)
            return pyCall("nn.Linear", {features, classes});
        const std::string hidden = std::to_string(head().hidden);
        return pySequential({pyCall("nn.Linear", {features, hidden}), pyCall("nn.Dropout", {pyFloat(head().dropout)}),
                             pyCall("nn.Linear", {hidden, classes})});
    }

    void initialise(int level, const std::string &modules)
    {
        if (!kaiming())
            return;
        m_out.blank();
        m_out.line(level, "for module in " + modules + ".modules():");
        m_out.line(level + 1, "if isinstance(module, nn.Conv2d):");
        m_out.line(level + 2, "nn.init.kaiming_normal_(module.weight, mode=\"fan_out\", nonlinearity=\"relu\")");
    }

    void classHead(const std::string &name, const std::string &summary, std::vector<PyExpr> parameters)
    {
        m_out.blank(2);
        m_out.line(0, "class " + name + "(nn.Module):");
        m_out.line(1, "\"\"\"" + summary + "\"\"\"");
        m_out.blank();
        parameters.insert(parameters.begin(), "self");
        m_out.statement(1, "def ", pyCall("__init__", std::move(parameters)), ":");
        m_out.line(2, "super().__init__()");
    }

    void forwardHead()
    {
        m_out.blank();
        m_out.line(1, "def forward(self, x):");
    }

    void resnetClass()
    {
        std::vector<PyExpr> parameters = stageParameters();
        if (classifies())
            parameters.emplace_back("num_classes");
        classHead("ResNet", "Stem, stages layer1 to layer" + std::to_string(m_plan.stages.size()) + (hasHead() ? ", head." : "."),
                  std::move(parameters));
        resnetStem();
        m_out.line(2, "self.stages = len(depths)");
        stageLoop(2, "make_layer", "layer", {"self.add_module(f\"layer{index}\", layer)"}, true);
        const Activation act = m_plan.spec.block.activation;
        if (m_plan.pre()) {
            m_out.line(2, "self.norm = " + finalNorm());
            m_out.line(2, "self." + activationAttribute(act) + " = " + activationModule(act, true));
        }
        if (hasHead())
            m_out.line(2, "self.avgpool = nn.AdaptiveAvgPool2d((1, 1))");
        if (classifies())
            m_out.statement(2, "self.fc = ", classifier("channels", "num_classes"));
        initialise(2, "self");
        resnetForward();
    }

    std::string stemAttribute() const { return stemActivation(m_plan.spec) == Activation::Relu ? "relu" : "act1"; }

    void resnetStem()
    {
        const StemSpec &stem = m_plan.spec.stem;
        std::vector<PyExpr> convs = stemModules(m_plan, true, false);
        m_out.statement(2, "self.conv1 = ", stem.convs == 3 ? pySequential(std::move(convs)) : convs.front());
        if (!m_plan.pre()) {
            m_out.line(2, "self.bn1 = " + normModule(m_plan, stemChannels()));
            if (style() == Style::Torchvision)
                m_out.line(2, "self." + stemAttribute() + " = " + activationModule(stemActivation(m_plan.spec), true));
        }
        if (stem.pool)
            m_out.line(2,
                       "self.maxpool = nn.MaxPool2d(kernel_size=" + std::to_string(stem.pool->kernel)
                           + ", stride=" + std::to_string(stem.pool->stride) + ", padding=" + std::to_string(stem.pool->kernel / 2) + ")");
    }

    void resnetForward()
    {
        forwardHead();
        const std::string act = style() == Style::Torchvision ? "self." + stemAttribute() : activationFunction(stemActivation(m_plan.spec));
        m_out.line(2, m_plan.pre() ? "x = self.conv1(x)" : "x = " + act + "(self.bn1(self.conv1(x)))");
        if (m_plan.spec.stem.pool)
            m_out.line(2, "x = self.maxpool(x)");
        m_out.line(2, "for index in range(1, self.stages + 1):");
        m_out.line(3, "x = getattr(self, f\"layer{index}\")(x)");
        if (m_plan.pre())
            m_out.line(2, "x = self." + activationAttribute(m_plan.spec.block.activation) + "(self.norm(x))");
        if (hasHead())
            m_out.line(2, "x = torch.flatten(self.avgpool(x), 1)");
        m_out.line(2, classifies() ? "return self.fc(x)" : "return x");
    }

    void layerClass()
    {
        classHead("ResNetLayer", stageSummary().substr(3, stageSummary().size() - 6), layerParameters());
        blocksOfStage(2, "self.layer");
        forwardHead();
        m_out.line(2, "return self.layer(x)");
    }

    void encoderClass()
    {
        classHead("ResNetEncoder", "The gate and the stages.", stageParameters());
        m_out.statement(2, "self.gate = ", pySequential(stemModules(m_plan, true, true)));
        m_out.line(2, "self.layers = nn.ModuleList()");
        stageLoop(2, "ResNetLayer", "layer.layer", {"self.layers.append(layer)"}, false);
        if (m_plan.pre()) {
            m_out.line(2, "self.norm = " + finalNorm());
            m_out.line(2, "self.act = " + activationModule(m_plan.spec.block.activation, false));
        }
        m_out.line(2, "self.out_channels = channels");
        forwardHead();
        m_out.line(2, "x = self.gate(x)");
        m_out.line(2, "for layer in self.layers:");
        m_out.line(3, "x = layer(x)");
        m_out.line(2, m_plan.pre() ? "return self.act(self.norm(x))" : "return x");
    }

    void decoderClass()
    {
        classHead("ResnetDecoder", classifies() ? "Average over the picture, then the classes." : "Average over the picture.",
                  classifies() ? std::vector<PyExpr>{"in_features", "num_classes"} : std::vector<PyExpr>{});
        m_out.line(2, "self.avg = nn.AdaptiveAvgPool2d((1, 1))");
        if (classifies())
            m_out.statement(2, "self.decoder = ", classifier("in_features", "num_classes"));
        forwardHead();
        m_out.line(2, "x = torch.flatten(self.avg(x), 1)");
        m_out.line(2, classifies() ? "return self.decoder(x)" : "return x");
    }

    void encoderDecoderClass()
    {
        std::vector<PyExpr> parameters = stageParameters();
        if (classifies())
            parameters.emplace_back("num_classes");
        classHead("ResNet", hasHead() ? "Encoder and decoder." : "The encoder alone.", std::move(parameters));
        m_out.statement(2, "self.encoder = ", pyCall("ResNetEncoder", stageParameters()));
        if (hasHead())
            m_out.line(2,
                       classifies() ? "self.decoder = ResnetDecoder(self.encoder.out_channels, num_classes)"
                                    : "self.decoder = ResnetDecoder()");
        initialise(2, "self");
        forwardHead();
        m_out.line(2, hasHead() ? "return self.decoder(self.encoder(x))" : "return self.encoder(x)");
    }

    void factoryHead()
    {
        m_out.blank(2);
        m_out.line(0, "def build_model():");
    }

    void classFactory()
    {
        factoryHead();
        std::vector<PyExpr> arguments;
        if (m_plan.oneClass())
            arguments.emplace_back(m_plan.classes[0].identifier);
        for (const StageList &column : m_columns) {
            PyExpr value = column.values;
            value.open.insert(0, column.all + "=");
            arguments.push_back(std::move(value));
        }
        if (classifies())
            arguments.emplace_back("num_classes=" + std::to_string(head().classes));
        PyExpr call = pyCall("ResNet", std::move(arguments));
        call.tall = true;
        m_out.statement(1, "return ", call);
    }

    void sequentialFactory()
    {
        factoryHead();
        if (m_plan.oneClass())
            m_out.line(1, "block = " + m_plan.classes[0].identifier);
        for (const StageList &column : m_columns)
            m_out.statement(1, column.all + " = ", column.values);
        m_out.blank();
        m_out.statement(1, "stem = ", pySequential(stemModules(m_plan, false, true)));
        m_out.line(1, "stages = []");
        stageLoop(1, "make_layer", "layer", {"stages.append(layer)"}, false);
        std::vector<PyExpr> modules{"stem", "*stages"};
        if (m_plan.pre()) {
            modules.emplace_back(finalNorm());
            modules.emplace_back(activationModule(m_plan.spec.block.activation, false));
        }
        if (hasHead()) {
            modules.emplace_back("nn.AdaptiveAvgPool2d((1, 1))");
            modules.emplace_back("nn.Flatten()");
        }
        if (classifies())
            modules.push_back(classifier("channels", std::to_string(head().classes)));
        m_out.statement(1, kaiming() ? "model = " : "return ", pySequential(std::move(modules)));
        initialise(1, "model");
        if (kaiming())
            m_out.line(1, "return model");
    }
};

} // namespace

void writeNetwork(PyWriter &out, const PyPlan &plan)
{
    NetworkWriter(out, plan).write();
}

} // namespace residua
