#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/report/explain.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace residua;

namespace {

/// Computes what a formula says: + − · / ( ) ⌊ ⌋ ⌈ ⌉ and numbers with thousands commas.
class FormulaReader {
public:
    explicit FormulaReader(const std::string &text) : m_text(text) {}

    long double value()
    {
        const long double result = sum();
        skip();
        CHECK_MESSAGE(m_at == m_text.size(), m_text);
        return result;
    }

private:
    void skip()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
    }
    bool take(const std::string &token)
    {
        skip();
        if (m_text.compare(m_at, token.size(), token) != 0)
            return false;
        m_at += token.size();
        return true;
    }
    long double sum()
    {
        long double result = product();
        for (;;) {
            if (take("+"))
                result += product();
            else if (take("−"))
                result -= product();
            else
                return result;
        }
    }
    long double product()
    {
        long double result = factor();
        for (;;) {
            if (take("·"))
                result *= factor();
            else if (take("/"))
                result /= factor();
            else
                return result;
        }
    }
    long double factor()
    {
        long double result = 0;
        if (take("(")) {
            result = sum();
            CHECK(take(")"));
        } else if (take("⌊")) {
            result = std::floor(sum());
            CHECK(take("⌋"));
        } else if (take("⌈")) {
            result = std::ceil(sum());
            CHECK(take("⌉"));
        } else {
            skip();
            CHECK_MESSAGE((m_at < m_text.size() && std::isdigit(static_cast<unsigned char>(m_text[m_at]))), m_text);
            for (; m_at < m_text.size() && (std::isdigit(static_cast<unsigned char>(m_text[m_at])) || m_text[m_at] == ','); ++m_at)
                if (m_text[m_at] != ',')
                    result = 10 * result + (m_text[m_at] - '0');
        }
        return result;
    }
    std::string m_text;
    std::size_t m_at = 0;
};

const Counting countings[] = {{Counting::Unit::Macs, Counting::Scope::ConvolutionAndLinear},
                              {Counting::Unit::Flops, Counting::Scope::ConvolutionAndLinear},
                              {Counting::Unit::Macs, Counting::Scope::AllOperations},
                              {Counting::Unit::Flops, Counting::Scope::AllOperations},
                              {Counting::Unit::Macs, Counting::Scope::Torchinfo},
                              {Counting::Unit::Flops, Counting::Scope::Torchinfo}};

void checkNetwork(const ResNetSpec &spec, Counting counting)
{
    using Of = ExplainedLine::Of;
    const ModelPtr model = makeModel(spec, 1, counting);
    for (const Node &node : model->graph.nodes) {
        CAPTURE(node.path);
        const NodeProfile &cost = model->profile.nodes[static_cast<std::size_t>(node.id)];
        bool parameters = false, count = false;
        for (const ExplainedLine &line : explain(*model, {node.id}).lines) {
            if (line.of == Of::Text)
                continue;
            CAPTURE(line.formula);
            const std::int64_t truth = line.of == Of::Height ? cost.shape[2]
                : line.of == Of::Width                       ? cost.shape[3]
                : line.of == Of::Parameters                  ? cost.parameters
                : line.of == Of::Count                       ? cost.macs
                : line.of == Of::Bytes                       ? cost.activationBytes
                : line.of == Of::Field                       ? cost.receptiveField[0]
                                                             : cost.stride[0];
            CHECK(line.value == truth);
            CHECK(FormulaReader(line.formula).value() == static_cast<long double>(truth));
            parameters = parameters || line.of == Of::Parameters;
            count = count || line.of == Of::Count;
        }
        CHECK(parameters == (cost.parameters > 0));
        CHECK((count || cost.macs == 0 || cost.shape.size() == 2 || cost.shape[2] * cost.shape[3] == 1)); // a bare number is no formula
    }
}

ResNetSpec drawnSpec(std::mt19937 &random)
{
    const auto pick = [&random](int from, int to) { return from + static_cast<int>(random() % static_cast<unsigned>(to - from + 1)); };
    for (;;) {
        ResNetSpec spec = *preset(pick(0, 1) ? "resnet18" : "resnet50");
        spec.input = {pick(1, 4), pick(20, 260), pick(20, 260)};
        spec.style = static_cast<Style>(pick(0, 3));
        spec.stem.kernel = 2 * pick(1, 4) + 1;
        spec.stem.stride = pick(1, 3);
        spec.stem.convs = pick(0, 1) ? 3 : 1;
        if (pick(0, 3) == 0)
            spec.stem.pool.reset();
        spec.stages.resize(static_cast<std::size_t>(pick(1, 4)));
        for (StageSpec &stage : spec.stages) {
            stage.depth = pick(1, 3);
            stage.width = 32 * pick(1, 6);
            stage.stride = pick(1, 4);
            stage.dilation = pick(1, 3);
        }
        spec.block.order = static_cast<Order>(pick(0, 2));
        spec.block.shortcut = static_cast<Shortcut>(pick(0, 2));
        spec.block.strideAt = static_cast<StrideAt>(pick(0, 1));
        spec.block.groups = pick(0, 1) ? 4 : 1;
        if (pick(0, 1))
            spec.block.attention = AttentionSpec{pick(1, 16)};
        spec.convBias = pick(0, 1) != 0;
        spec.norm.type = static_cast<NormType>(pick(0, 1));
        spec.norm.groups = pick(0, 1) ? 32 : 8;
        spec.head.type = static_cast<HeadType>(pick(0, 3));
        spec = canonical(spec);
        if (validate(spec).empty())
            return spec;
    }
}

std::string linesOf(const ResNetSpec &spec, const std::string &path, Counting counting = {})
{
    const ModelPtr model = makeModel(spec, 1, counting);
    std::string text;
    for (const Node &node : model->graph.nodes) {
        if (node.path != path)
            continue;
        for (const ExplainedLine &line : explain(*model, {node.id}).lines)
            text += line.label + ": " + lineText(line) + "\n";
    }
    return text;
}

Explanation explained(const ResNetSpec &spec, int stage, int block)
{
    const ModelPtr model = makeModel(spec);
    std::vector<int> nodes;
    for (const Node &node : model->graph.nodes)
        if (node.slot.stage == stage && (block < 0 || node.slot.block == block))
            nodes.push_back(node.id);
    return explain(*model, nodes);
}

} // namespace

TEST_CASE("every formula of every preset comes to the profile's number, in every counting")
{
    for (const std::string &name : presetNames()) {
        CAPTURE(name);
        for (const Counting counting : countings)
            checkNetwork(*preset(name), counting);
    }
}

TEST_CASE("every formula of a hundred random networks comes to the profile's number")
{
    std::mt19937 random(7);
    for (int i = 0; i < 100; ++i) {
        CAPTURE(i);
        checkNetwork(drawnSpec(random), countings[static_cast<std::size_t>(i) % std::size(countings)]);
    }
}

TEST_CASE("a convolution is explained in full")
{
    CHECK(linesOf(*preset("resnet50"), "conv1")
          == "side: ⌊(224 + 2 · 3 − 7) / 2⌋ + 1 = 112\nparameters: 64 · 3 · 7 · 7 = 9,408\nMACs: 9,408 · 112 · 112 = 118,013,952\n"
             "memory: 64 · 112 · 112 · 4 B = 3,211,264 B\nfield: 1 + (7 − 1) · 1 = 7\nstride: 1 · 2 = 2\n");
    CHECK(linesOf(*preset("resnet50"), "maxpool").rfind("side: ⌊(112 + 2 · 1 − 3) / 2⌋ + 1 = 56\n", 0) == 0);
    CHECK(linesOf(*preset("resnet50"), "maxpool").find("field: 7 + (3 − 1) · 2 = 11\n") != std::string::npos);
    CHECK(linesOf(*preset("resnet50"), "layer1.0.conv2").rfind("side: 56 + 2 · 1 − 3 + 1 = 56\n", 0) == 0);
    CHECK(linesOf(*preset("resnext50_32x4d"), "layer1.0.conv2").find("parameters: 128 · 4 · 3 · 3 = 4,608\n") != std::string::npos);
    CHECK(linesOf(*preset("resnet50"), "fc")
          == "parameters: 1,000 · 2,048 + 1,000 = 2,049,000\nMACs: 1,000 · 2,048 = 2,048,000\nmemory: 1,000 · 4 B = 4,000 B\n");
    CHECK(linesOf(*preset("resnet50"), "fc", {Counting::Unit::Flops, Counting::Scope::AllOperations})
              .find("FLOPs: 2 · (1,000 · 2,048 + 1,000) = 4,098,000\n")
          != std::string::npos);
    ResNetSpec dilated = *preset("resnet50");
    dilated.stages[3].stride = 1;
    dilated.stages[3].dilation = 2;
    CHECK(linesOf(canonical(dilated), "layer4.1.conv2")
              .rfind("span: 2 · (3 − 1) + 1 = 5 pixels a side, dilated\nside: 14 + 2 · 2 − 5 + 1 = 14\n", 0)
          == 0);
}

TEST_CASE("additions, blocks and stages say what they are")
{
    const ResNetSpec spec = *preset("resnet50");
    const ModelPtr model = makeModel(spec);
    for (const Node &node : model->graph.nodes)
        if (node.path == "layer2.0.add")
            CHECK(explain(*model, {node.id}).facts.front()
                  == "Adds the branch, layer2.0.bn3, and the shortcut, layer2.0.downsample.1, element by element; both are 512 × 28 × 28.");
    const Explanation block = explained(spec, 1, 0);
    REQUIRE(block.facts.size() == 4);
    CHECK(block.facts[0] == "Branch: 1×1, 128 → 3×3 /2, 128 → 1×1, 512.");
    CHECK(block.facts[1] == "Shortcut: 1×1 /2, 512.");
    CHECK(block.facts[2] == "The activation comes after the addition.");
    CHECK(block.levels.empty());
    CHECK(explained(spec, 1, 1).facts[1] == "Shortcut: the input as it is.");
    CHECK(explained(*preset("se_resnet50"), 1, 1).facts[0] == "Branch: 1×1, 128 → 3×3, 128 → 1×1, 512 → gate 512 → 32 → 512.");
    const Explanation stage = explained(spec, 1, -1);
    REQUIRE(stage.levels.size() == 1);
    CHECK(stage.levels[0] == PyramidLevel{1, "C3", "512 channels, stride 8, 28 × 28", true});
}

TEST_CASE("a network's levels are C2 to C5, and of equal strides the last one is taken")
{
    const auto levelsOf = [](const ResNetSpec &spec) {
        const ModelPtr model = makeModel(spec);
        std::string text;
        for (const PyramidLevel &level : explain(*model, {}).levels)
            text += (level.name.empty() ? "?" : level.name) + (level.last ? " " : "x ");
        return text;
    };
    ResNetSpec spec = *preset("resnet50");
    CHECK(levelsOf(spec) == "C2 C3 C4 C5 ");
    spec.stages[3].stride = 1;
    spec.stages[3].dilation = 2;
    CHECK(levelsOf(canonical(spec)) == "C2 C3 C4x C4 ");
    spec.stages[3].stride = 3;
    spec.stages[3].dilation = 1;
    CHECK(levelsOf(canonical(spec)) == "C2 C3 C4 ? ");
}

TEST_CASE("tensors are those of the state, by name and shape")
{
    for (const char *name : {"resnet50", "encoder_decoder_resnet18", "sequential_resnet18", "small_image_resnet18"}) {
        const ModelPtr model = makeModel(*preset(name));
        std::vector<int> all;
        for (const Node &node : model->graph.nodes)
            all.push_back(node.id);
        const std::vector<NamedTensor> tensors = tensorsOf(*model, all);
        const std::vector<StateEntry> &state = model->state();
        REQUIRE(tensors.size() == state.size());
        for (std::size_t i = 0; i < state.size(); ++i)
            CHECK(tensors[i] == NamedTensor{state[i].name, shapeText(state[i].shape), state[i].parameter});
    }
    const ModelPtr model = makeModel(*preset("resnet50"));
    for (const Node &node : model->graph.nodes)
        if (node.path == "layer1.0.conv1")
            CHECK(tensorsOf(*model, {node.id}) == std::vector<NamedTensor>{{"layer1.0.conv1.weight", "[64, 64, 1, 1]", true}});
}
