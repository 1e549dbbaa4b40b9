#include "core/report/agreement.h"

#include "core/report/format.h"

namespace residua {

namespace {

std::string differs(const std::string &what, const std::string &arithmetic, const std::string &live)
{
    return "internal error: " + what + " is " + arithmetic + " by arithmetic and " + live + " in the live model. Please report this with the architecture file";
}

std::string compareState(const std::vector<StateEntry> &arithmetic, const std::vector<StateEntry> &live)
{
    for (std::size_t i = 0; i < arithmetic.size() && i < live.size(); ++i) {
        if (arithmetic[i].name != live[i].name)
            return differs("entry " + std::to_string(i) + " of the state", arithmetic[i].name, live[i].name);
        if (arithmetic[i].shape != live[i].shape)
            return differs("the shape of " + arithmetic[i].name, shapeText(arithmetic[i].shape), shapeText(live[i].shape));
    }
    if (arithmetic.size() != live.size())
        return differs("the number of entries of the state", std::to_string(arithmetic.size()), std::to_string(live.size()));
    return {};
}

std::string compareShapes(const Graph &graph, const Profile &profile, const std::vector<Shape> &live)
{
    if (live.size() != graph.nodes.size())
        return differs("the number of operations", std::to_string(graph.nodes.size()), std::to_string(live.size()));
    for (std::size_t i = 0; i < live.size(); ++i) {
        if (profile.nodes[i].shape != live[i])
            return differs("the output of " + graph.nodes[i].path, shapeText(profile.nodes[i].shape), shapeText(live[i]));
    }
    return {};
}

} // namespace

std::string disagreement(const Graph &graph, const ModuleNode &tree, const Profile &profile, const Network &network, std::int64_t batch)
{
    const LiveTotals live = network.totals();
    const Totals &totals = profile.totals;
    if (std::string difference = compareState(stateDict(tree, graph), live.state); !difference.empty())
        return difference;
    const struct {
        const char *what;
        std::int64_t arithmetic, live;
    } counts[] = {{"the number of parameters", totals.parameters, live.parameters},
                  {"the number of buffer elements", totals.buffers, live.buffers},
                  {"the size of the parameters in bytes", totals.parameterBytes, live.parameterBytes}};
    for (const auto &count : counts) {
        if (count.arithmetic != count.live)
            return differs(count.what, formatThousands(count.arithmetic), formatThousands(count.live));
    }
    return compareShapes(graph, profile, network.traceShapes(batch));
}

} // namespace residua
