#pragma once

#include "core/arch/module_tree.h"

#include <torch/nn/module.h>

#include <memory>
#include <string>
#include <vector>

namespace residua {

/// One module of the live tree. Its parameters, buffers and children carry the style's names; what is computed is the graph's affair.
class LiveModule : public torch::nn::Module {
public:
    /// Registers `state` (the tensors of each of the graph's nodes, in the order of `stateOf`) under the names of the tree.
    LiveModule(const ModuleNode &node, const Graph &graph, const std::vector<std::vector<at::Tensor>> &state);

    const std::vector<std::shared_ptr<LiveModule>> &modules() const { return m_children; }

private:
    std::vector<std::shared_ptr<LiveModule>> m_children; ///< in order of registration
};

} // namespace residua
