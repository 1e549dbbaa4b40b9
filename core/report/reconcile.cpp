#include "core/report/reconcile.h"

#include "core/arch/op_facts.h"
#include "core/arch/presets.h"
#include "core/arch/saturating.h"

#include <algorithm>
#include <array>

namespace residua {

namespace {

/// The costs of one network, summed by term, and what single conventions need besides.
struct NetworkTerms {
    std::array<std::int64_t, costTerms> counts{};
    std::int64_t poolInputs = 0; ///< elements that maximum and average pooling read
    std::int64_t normParameters = 0;
    std::int64_t normWithTwo = 0;  ///< 2 for each element, group norm too
    std::int64_t gateProducts = 0; ///< the multiplications by a gate, without its sigmoid
    std::int64_t at(CostTerm term) const { return counts[static_cast<std::size_t>(term)]; }
};

NetworkTerms networkTerms(const Model &model)
{
    NetworkTerms sums;
    const Graph &graph = model.graph;
    const Profile &costs = model.profile;
    for (std::size_t id = 0; id < graph.nodes.size(); ++id) {
        const OperationTerms terms = operationTerms(model, id);
        for (std::size_t term = 0; term < costTerms; ++term)
            addSaturating(sums.counts[term], terms.counts[term]);
        const Node &node = graph.nodes[id];
        const std::int64_t outputs = elementCount(costs.nodes[id].shape);
        const auto has = [&terms](CostTerm term) { return terms.counts[static_cast<std::size_t>(term)] > 0; };
        if (has(CostTerm::Pool))
            addSaturating(sums.poolInputs, elementCount(costs.nodes[static_cast<std::size_t>(node.inputs.front())].shape));
        if (has(CostTerm::Norm)) {
            addSaturating(sums.normParameters, costs.nodes[id].parameters);
            addSaturating(sums.normWithTwo, saturatingMul(2, outputs));
        }
        if (traitsOf(node.op).gated)
            addSaturating(sums.gateProducts, outputs);
    }
    return sums;
}

bool anyBottleneck(const ResNetSpec &spec)
{
    for (std::size_t stage = 0; stage < spec.stages.size(); ++stage) {
        if (stageBlock(spec, stage).type == BlockType::Bottleneck)
            return true;
    }
    return false;
}

ResNetSpec withStrideAt(ResNetSpec spec, StrideAt place)
{
    spec.block.strideAt = place;
    for (StageSpec &stage : spec.stages)
        stage.block.strideAt.reset();
    return spec;
}

/// What others have printed of a network: the paper's table 1, torchvision's model pages, timm's and ptflops' lists. In units of 10^9.
struct PublishedFigures {
    const char *preset;
    const char *paper, *torchvision, *fvcore, *ptflops;
};
constexpr PublishedFigures publishedFigures[] = {
    {"resnet18", "1.8 G, He et al. 2016", "1.81 G, torchvision", "", ""},
    {"resnet34", "3.6 G, He et al. 2016", "3.66 G, torchvision", "", ""},
    {"resnet50", "3.8 G, He et al. 2016", "4.09 G, torchvision", "4.11 G, timm", "4.13 G, ptflops"},
    {"resnet101", "7.6 G, He et al. 2016", "7.80 G, torchvision", "", ""},
    {"resnet152", "11.3 G, He et al. 2016", "11.51 G, torchvision", "", ""},
};

/// The figures of the network that `spec` is but for names and its stride's place; null where there are none.
const PublishedFigures *figuresOf(const ResNetSpec &spec)
{
    const auto plain = [](ResNetSpec network) {
        network = canonical(withStrideAt(std::move(network), StrideAt::Conv2));
        network.name.clear();
        network.style = Style::Torchvision;
        network.init = {};
        return network;
    };
    const ResNetSpec own = plain(spec);
    for (const PublishedFigures &figures : publishedFigures) {
        if (plain(*preset(figures.preset)) == own)
            return &figures;
    }
    return nullptr;
}

/// The lines of the table, before those without a count are left out.
enum Line : std::size_t { Convolutions, StridePlace, Linears, Biases, Norms, Activations, Additions, Pools, Averages, Gates, Lines };

const std::array<ReconcileTerm, Lines> lineTexts = {{
    {"convolutions", "Each weight of a convolution times each pixel of its output: what every convention agrees on."},
    {"stride in the other place",
     "A bottleneck that halves the resolution in its first 1×1 (v1, the paper) makes its 3×3 work on a quarter of the pixels; "
     "most code puts the stride on the 3×3 (v1.5)."},
    {"linear layers", "Each weight of a linear layer once."},
    {"bias", "One addition for each output that has a bias. The paper and the usual count leave it out."},
    {"normalization",
     "Scale and shift: 2 for each element (group norm: 5 with its mean and variance). It disappears when it is folded into the "
     "convolution before it. torchinfo counts its parameters once, not its elements."},
    {"activations", "1 for each element. fvcore and torchinfo leave them out."},
    {"additions", "The sum at the end of each block: 1 for each element."},
    {"pooling",
     "Kernel × kernel comparisons or additions for each output. ptflops counts each input once instead; fvcore leaves maximum pooling "
     "out."},
    {"global average", "Each input once."},
    {"gates", "Squeeze and excitation: the sigmoid and the multiplication of every channel."},
}};

class ReconcileBuilder {
public:
    explicit ReconcileBuilder(const Model &model) : m_own(networkTerms(model)), m_figures(figuresOf(model.spec))
    {
        addPlain(model.spec);
        addOthers();
    }

    Reconciliation build()
    {
        Reconciliation result;
        for (std::size_t line = 0; line < Lines; ++line) {
            const bool used = line == Convolutions
                || std::any_of(m_columns.begin(), m_columns.end(),
                               [line](const ReconcileColumn &column) { return column.counts[line] != 0; });
            if (!used)
                continue;
            result.terms.push_back(lineTexts[line]);
            m_used.push_back(line);
        }
        for (ReconcileColumn &column : m_columns) {
            std::vector<std::int64_t> counts;
            for (const std::size_t line : m_used) {
                counts.push_back(column.counts[line]);
                column.total = counts.back() < 0 ? column.total + counts.back() : saturatingAdd(column.total, counts.back());
            }
            column.counts = std::move(counts);
            result.columns.push_back(std::move(column));
        }
        return result;
    }

private:
    /// A column with convolutions and linear layers counted.
    ReconcileColumn &add(const char *name, const char *why, std::string published)
    {
        ReconcileColumn column;
        column.name = name;
        column.why = why;
        column.published = std::move(published);
        column.counts.resize(Lines);
        column.counts[Convolutions] = m_own.at(CostTerm::Convolution);
        column.counts[Linears] = m_own.at(CostTerm::Linear);
        m_columns.push_back(std::move(column));
        return m_columns.back();
    }

    const char *figure(const char *PublishedFigures::*member) const { return m_figures ? m_figures->*member : ""; }

    void addPlain(const ResNetSpec &spec)
    {
        const bool bottleneck = anyBottleneck(spec);
        const std::int64_t own = m_own.at(CostTerm::Convolution);
        const std::int64_t first =
            bottleneck ? networkTerms(*makeModel(withStrideAt(spec, StrideAt::Conv1))).at(CostTerm::Convolution) : own;
        const std::int64_t second =
            bottleneck ? networkTerms(*makeModel(withStrideAt(spec, StrideAt::Conv2))).at(CostTerm::Convolution) : own;
        const bool isFirst = own == first;
        const bool differs = first != second;
        // Where the stride's place makes no difference, the paper and torchvision count the same.
        std::string published = differs && isFirst ? figure(&PublishedFigures::paper) : figure(&PublishedFigures::torchvision);
        if (!differs && !published.empty())
            published = std::string(figure(&PublishedFigures::paper)) + "; " + published;
        add("MACs", "Multiply-accumulates of convolutions and linear layers: what the paper and torchvision count, here for this network.",
            published);
        if (!differs)
            return;
        if (own != first) {
            add("MACs, v1", "The same network with the stride in the first 1×1 of a bottleneck, as in the paper.",
                figure(&PublishedFigures::paper))
                .counts[StridePlace] = first - own;
        }
        if (own != second) {
            add("MACs, v1.5", "The same network with the stride in the 3×3 of a bottleneck, as in torchvision.",
                figure(&PublishedFigures::torchvision))
                .counts[StridePlace] = second - own;
        }
    }

    void addOthers()
    {
        // The lists of timm and ptflops are of v1.5 networks.
        const bool listed =
            std::none_of(m_columns.begin(), m_columns.end(), [](const ReconcileColumn &column) { return column.name == "MACs, v1.5"; });
        ReconcileColumn &torchinfo =
            add("torchinfo", "torchinfo's mult-adds: the parameters of a convolution at every pixel, all other parameters once.", "");
        torchinfo.counts[Biases] = m_own.at(CostTerm::Bias);
        torchinfo.counts[Norms] = m_own.normParameters;

        ReconcileColumn &fvcore =
            add("fvcore", "fvcore, and timm's list that is made with it: normalization and the global average as well, no bias.",
                listed ? figure(&PublishedFigures::fvcore) : "");
        fvcore.counts[Norms] = m_own.at(CostTerm::Norm);
        fvcore.counts[Averages] = m_own.at(CostTerm::GlobalAverage);

        ReconcileColumn &ptflops = add("ptflops", "ptflops: all modules and additions; pooling once for each input, no sigmoid.",
                                       listed ? figure(&PublishedFigures::ptflops) : "");
        ptflops.counts[Biases] = m_own.at(CostTerm::Bias);
        ptflops.counts[Norms] = m_own.normWithTwo;
        ptflops.counts[Activations] = m_own.at(CostTerm::Activation);
        ptflops.counts[Additions] = m_own.at(CostTerm::Addition);
        ptflops.counts[Pools] = m_own.poolInputs;
        ptflops.counts[Averages] = m_own.at(CostTerm::GlobalAverage);
        ptflops.counts[Gates] = m_own.gateProducts;

        ReconcileColumn &all = add("all operations", "Everything that is computed at inference, as this program counts it.", "");
        for (const auto &[line, term] : {std::pair{Biases, CostTerm::Bias},
                                         {Norms, CostTerm::Norm},
                                         {Activations, CostTerm::Activation},
                                         {Additions, CostTerm::Addition},
                                         {Pools, CostTerm::Pool},
                                         {Averages, CostTerm::GlobalAverage},
                                         {Gates, CostTerm::Gate}})
            all.counts[line] = m_own.at(term);

        ReconcileColumn &flops =
            add("FLOPs", "2 × MACs: a multiplication and an addition are two operations. Many sources print MACs under this name.", "");
        for (std::int64_t &count : flops.counts)
            count = saturatingMul(2, count);
    }

    NetworkTerms m_own;
    const PublishedFigures *m_figures;
    std::vector<ReconcileColumn> m_columns;
    std::vector<std::size_t> m_used;
};

} // namespace

Reconciliation reconcile(const Model &model)
{
    return model.batch == 1 ? ReconcileBuilder(model).build() : ReconcileBuilder(*makeModel(model.spec)).build();
}

} // namespace residua
