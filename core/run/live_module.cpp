#include "core/run/live_module.h"

#include "core/arch/op_facts.h"

namespace residua {

LiveModule::LiveModule(const ModuleNode &node, const Graph &graph, const std::vector<std::vector<at::Tensor>> &state)
    : torch::nn::Module(node.cls)
{
    if (!node.calls.empty()) {
        // A module that is called several times (an activation) has no tensors: the first call speaks for all.
        const auto id = static_cast<std::size_t>(node.calls.front());
        const std::vector<StateTensor> tensors = stateOf(graph.nodes[id].op);
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            if (tensors[i].parameter)
                register_parameter(std::string(tensors[i].name), state[id][i]);
            else
                register_buffer(std::string(tensors[i].name), state[id][i]);
        }
    }
    for (const ModuleNode &child : node.children)
        m_children.push_back(register_module(child.name, std::make_shared<LiveModule>(child, graph, state)));
    eval();
}

} // namespace residua
