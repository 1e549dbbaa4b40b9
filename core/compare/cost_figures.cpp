#include "core/compare/cost_figures.h"

#include "core/data/memory.h"

#include <algorithm>

namespace residua {

namespace {

bool isInARow(Part part)
{
    return part == Part::StemConv || part == Part::Conv || part == Part::HeadFc || part == Part::HeadFc2;
}

} // namespace

CostFigures costFigures(const ResNetSpec &spec)
{
    const ModelPtr model = makeModel(spec);
    const Totals &totals = model->profile.totals;
    CostFigures figures{.parameters = totals.parameters, .macs = totals.macs, .activationBytes = totals.activationBytes};
    figures.peakBytes = activationPeak(*model).bytes;
    for (const Node &node : model->graph.nodes) {
        figures.depth += isInARow(node.slot.part);
        if (node.slot.stage >= 0) {
            const auto &field = model->profile.nodes[static_cast<std::size_t>(node.id)].receptiveField;
            figures.receptiveField = std::max(field[0], field[1]);
        }
    }
    return figures;
}

} // namespace residua
