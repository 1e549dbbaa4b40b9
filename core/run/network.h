#pragma once

#include "core/data/engine.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <memory>
#include <optional>
#include <vector>

namespace residua {

class LiveModule; // its header, which includes torch/nn, takes three times as long as the rest

/// The live network: a module tree with the style's names, and the loop that runs the graph on its tensors.
class TorchNetwork : public Network {
public:
    explicit TorchNetwork(ModelPtr model);
    ~TorchNetwork() override;

    LiveTotals totals() const override;
    std::vector<Shape> traceShapes(std::int64_t batch) const override;
    void initialise(std::uint64_t seed) override;
    WeightReport load(const WeightMap &weights) override;
    WeightMap weights() const override;
    Trace run(const Tensor &input, const RunOptions &options) override;

private:
    /// The tensors of each node in the order of `stateOf`.
    using NodeState = std::vector<std::vector<at::Tensor>>;

    ModelPtr m_model;
    std::shared_ptr<LiveModule> m_module; ///< holds `m_meta`, and `m_state` once there is one
    NodeState m_meta;                     ///< without storage: what shapes are traced on
    NodeState m_state;                    ///< with storage, on the CPU; empty until `initialise` or `load`
    NodeState m_placed;                   ///< on `m_place`, for runs on another device
    std::optional<c10::Device> m_place;
    std::vector<int> m_lastReader; ///< by node id: the last node that reads it, -1 for the output

    const NodeState &stateOn(c10::Device device);
    void adopt(NodeState state);
    Trace execute(const at::Tensor &input, const NodeState &state, const RunOptions &options);
};

} // namespace residua
