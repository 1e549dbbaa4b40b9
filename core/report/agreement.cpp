#include "core/report/agreement.h"

#include "core/arch/op_facts.h"
#include "core/data/engine.h"
#include "core/report/format.h"

#include <string_view>

namespace residua {

namespace {

std::string differs(const std::string &what, const std::string &arithmetic, const std::string &live)
{
    return "internal error: " + what + " is " + arithmetic + " by arithmetic and " + live
        + " in the live model. Please report this with the architecture file";
}

/// The state of `module` and of all below it, in order of registration, with `live` from `index` on. Builds no name that is right.
std::string compareModule(const ModuleNode &module, const Graph &graph, const std::vector<LiveTensor> &live, std::size_t &index)
{
    const auto isNamed = [&module](const std::string &name, std::string_view tensor) {
        return name.size() == module.path.size() + 1 + tensor.size() && name.starts_with(module.path) && name[module.path.size()] == '.'
            && name.ends_with(tensor);
    };
    if (!module.calls.empty()) {
        for (const StateTensor &tensor : stateOf(graph.nodes[static_cast<std::size_t>(module.calls.front())].op)) {
            const auto name = [&] { return stateName(module.path, tensor.name); };
            if (index >= live.size())
                return differs("entry " + std::to_string(index) + " of the state", name(), "missing");
            const LiveTensor &own = live[index];
            if (!isNamed(own.name, tensor.name))
                return differs("entry " + std::to_string(index) + " of the state", name(), own.name);
            if (own.shape != tensor.shape)
                return differs("the shape of " + name(), shapeText(tensor.shape), shapeText(own.shape));
            ++index;
        }
    }
    for (const ModuleNode &child : module.children)
        if (std::string difference = compareModule(child, graph, live, index); !difference.empty())
            return difference;
    return {};
}

std::string compareState(const ModuleNode &tree, const Graph &graph, const std::vector<LiveTensor> &live)
{
    std::size_t index = 0;
    if (std::string difference = compareModule(tree, graph, live, index); !difference.empty())
        return difference;
    if (index != live.size())
        return differs("the number of entries of the state", std::to_string(index), std::to_string(live.size()));
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

std::string disagreement(const Model &model, const Network &network)
{
    const LiveTotals live = network.totals();
    const Totals &totals = model.profile.totals;
    if (std::string difference = compareState(model.tree(), model.graph, live.state); !difference.empty())
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
    return compareShapes(model.graph, model.profile, network.traceShapes(model.batch));
}

} // namespace residua
