#include "core/arch/profile.h"

#include "core/arch/assert.h"
#include "core/arch/op_facts.h"
#include "core/arch/saturating.h"

#include <algorithm>

namespace residua {

namespace {

/// Where the first output pixel's field starts, for each axis: needed to join fields that lie differently.
struct Field {
    std::array<std::int64_t, 2> start{0, 0}; ///< first input pixel of output pixel 0 (may be negative: padding)
    std::array<std::int64_t, 2> size{1, 1};
    std::array<std::int64_t, 2> stride{1, 1};
    bool whole = false; ///< a global average lies on a path to here: every pixel sees the whole input
};

Field fieldOf(const Node &node, const std::vector<Field> &done, const Shape &input)
{
    if (node.inputs.empty())
        return {};
    const OpTraits &traits = traitsOf(node.op);
    if (traits.global)
        return {{0, 0}, {input[2], input[3]}, {input[2], input[3]}, true};
    Field field = done[static_cast<std::size_t>(node.inputs.front())];
    for (std::size_t i = 1; i < node.inputs.size(); ++i) {
        const Field &other = done[static_cast<std::size_t>(node.inputs[i])];
        field.whole = field.whole || other.whole;
        if (traits.gated)
            continue; // the gate has no place of its own on the map
        for (std::size_t a = 0; a < 2; ++a) {
            const std::int64_t start = std::min(field.start[a], other.start[a]);
            const std::int64_t end = std::max(field.start[a] + field.size[a], other.start[a] + other.size[a]);
            field.start[a] = start;
            field.size[a] = end - start;
        }
    }
    const Window window = windowOf(node.op);
    for (std::size_t a = 0; a < 2; ++a) {
        field.start[a] -= saturatingMul(window.padding, field.stride[a]);
        addSaturating(field.size[a], saturatingMul(window.span() - 1, field.stride[a]));
        field.stride[a] = saturatingMul(field.stride[a], window.stride);
    }
    return field;
}

} // namespace

Profile profile(const ResNetSpec &spec, const Graph &graph, std::int64_t batch)
{
    RESIDUA_ASSERT(batch > 0);
    Profile result;
    result.nodes.reserve(graph.nodes.size());
    std::vector<Field> fields;
    fields.reserve(graph.nodes.size());
    const Shape input{batch, spec.input.channels, spec.input.height, spec.input.width};
    Totals &totals = result.totals;
    for (const Node &node : graph.nodes) {
        RESIDUA_ASSERT(node.id == static_cast<int>(result.nodes.size()));
        RESIDUA_ASSERT(std::all_of(node.inputs.begin(), node.inputs.end(), [&node](int id) { return id >= 0 && id < node.id; }));
        NodeProfile cost;
        cost.shape = outputShape(node.op, node.inputs.empty() ? input : result.nodes[static_cast<std::size_t>(node.inputs.front())].shape);
        cost.macs = multiplyAccumulates(node.op, cost.shape);
        if (traitsOf(node.op).storage)
            cost.activationBytes = saturatingMul(4, elementCount(cost.shape));
        for (const StateTensor &tensor : stateOf(node.op)) {
            const std::int64_t count = elementCount(tensor.shape);
            std::int64_t &elements = tensor.parameter ? cost.parameters : cost.buffers;
            addSaturating(elements, count);
            std::int64_t &bytes = tensor.parameter ? totals.parameterBytes : totals.bufferBytes;
            addSaturating(bytes, saturatingMul(count, tensor.integer ? 8 : 4));
        }
        fields.push_back(fieldOf(node, fields, input));
        cost.receptiveField = fields.back().whole ? std::array{input[2], input[3]} : fields.back().size;
        cost.stride = fields.back().stride;
        addSaturating(totals.parameters, cost.parameters);
        addSaturating(totals.buffers, cost.buffers);
        addSaturating(totals.macs, cost.macs);
        addSaturating(totals.activationBytes, cost.activationBytes);
        result.nodes.push_back(std::move(cost));
    }
    totals.operations = static_cast<std::int64_t>(graph.nodes.size());
    return result;
}

} // namespace residua
