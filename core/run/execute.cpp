#include "core/arch/assert.h"
#include "core/arch/op_facts.h"
#include "core/run/clock.h"
#include "core/run/memory_meter.h"
#include "core/run/network.h"
#include "core/run/operations.h"
#include "core/run/torch_errors.h"

#include <ATen/ops/aminmax.h>
#include <ATen/ops/count_nonzero.h>
#include <ATen/ops/var_mean.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace residua {

namespace {

Tensor copied(const at::Tensor &value)
{
    const at::Tensor host = value.to(c10::kCPU).contiguous();
    Tensor tensor{host.sizes().vec(), {}};
    const float *data = host.const_data_ptr<float>();
    tensor.values.assign(data, data + host.numel());
    return tensor;
}

/// Mean, population deviation, extremes and share of zeros of one activation.
void fillStatistics(const at::Tensor &value, TraceRow &row)
{
    const auto [variance, mean] = at::var_mean(value.flatten(), c10::IntArrayRef{0}, std::optional<at::Scalar>(0));
    const auto [least, most] = value.flatten().aminmax();
    row.mean = mean.item<double>();
    row.std = std::sqrt(variance.item<double>());
    row.min = least.item<double>();
    row.max = most.item<double>();
    row.zeroFraction = 1.0 - static_cast<double>(at::count_nonzero(value).item<std::int64_t>()) / static_cast<double>(value.numel());
}

} // namespace

Trace TorchNetwork::execute(const at::Tensor &input, const NodeState &state, const RunOptions &options)
{
    RESIDUA_ASSERT(std::all_of(options.capture.begin(), options.capture.end(), [this](int node) { return isNode(m_model->graph, node); }));
    std::vector<char> keep(m_model->graph.nodes.size(), 0);
    for (const int id : options.capture)
        keep[static_cast<std::size_t>(id)] = 1;

    const MemoryMeter memory(options.memory, input.device());
    Trace trace;
    trace.rows.reserve(m_model->graph.nodes.size());
    std::vector<at::Tensor> values(m_model->graph.nodes.size());
    std::vector<char> shared(m_model->graph.nodes.size(), 0); // values whose storage another value shares or the caller owns
    std::vector<at::Tensor> inputs;
    Clock clock(input.device(), options.times, m_model->graph.nodes.size());
    clock.start();
    for (const Node &node : m_model->graph.nodes) {
        if (options.stop.stop_requested())
            return trace;
        const auto id = static_cast<std::size_t>(node.id);
        inputs.clear();
        for (const int i : node.inputs)
            inputs.push_back(values[static_cast<std::size_t>(i)]);
        const auto first = node.inputs.empty() ? 0 : static_cast<std::size_t>(node.inputs.front());
        const bool lastUse = !node.inputs.empty() && m_lastReader[first] == node.id && !shared[first];
        const bool alone = std::count(node.inputs.begin(), node.inputs.end(), node.inputs.empty() ? 0 : node.inputs.front()) <= 1;
        for (const int i : node.inputs)
            if (m_lastReader[static_cast<std::size_t>(i)] == node.id)
                values[static_cast<std::size_t>(i)].reset();
        if (node.inputs.empty())
            inputs.push_back(input);
        values[id] = translated([&] { return applyOp(node.op, inputs, state[id], lastUse && alone && canOverwrite(node.op)); }, node.path);
        clock.mark();
        shared[id] = traitsOf(node.op).alias ? 1 : 0;
        TraceRow row;
        row.shape = values[id].sizes().vec();
        trace.rows.push_back(std::move(row));
        if (options.statistics)
            fillStatistics(values[id], trace.rows.back());
        if (keep[id])
            trace.captured[node.id] = copied(values[id]);
        if (options.statistics || keep[id])
            clock.skip();
        if (options.done)
            options.done->fetch_add(1, std::memory_order_relaxed);
    }
    trace.milliseconds = clock.finish();
    trace.peakBytes = memory.peakBytes();
    if (options.times)
        for (std::size_t i = 0; i < trace.rows.size(); ++i)
            trace.rows[i].milliseconds = clock.milliseconds(i);
    trace.output = copied(values.back());
    trace.complete = true;
    return trace;
}

} // namespace residua
