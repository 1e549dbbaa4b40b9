#include "core/arch/profile.h"

#include "core/arch/saturating.h"

#include <algorithm>

namespace residua {

namespace {

std::int64_t convolved(std::int64_t size, std::int64_t kernel, std::int64_t stride, std::int64_t padding, std::int64_t dilation)
{
    return (size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
}

Shape windowed(const Shape &in, std::int64_t channels, std::int64_t kernel, std::int64_t stride, std::int64_t padding,
               std::int64_t dilation)
{
    return {in[0], channels, convolved(in[2], kernel, stride, padding, dilation), convolved(in[3], kernel, stride, padding, dilation)};
}

/// 2x2 in ceil mode: a last window that starts beyond the input is dropped, as PyTorch does.
std::int64_t pooledCeil(std::int64_t size, std::int64_t kernel, std::int64_t stride)
{
    std::int64_t out = size <= kernel ? 1 : (size - kernel + stride - 1) / stride + 1;
    if ((out - 1) * stride >= size)
        --out;
    return out;
}

Shape shapeOf(const Node &node, const std::vector<NodeProfile> &done, const Shape &input)
{
    if (node.inputs.empty())
        return input;
    const Shape &in = done[static_cast<std::size_t>(node.inputs.front())].shape;
    if (const auto *c = std::get_if<ConvOp>(&node.op))
        return windowed(in, c->out, c->kernel, c->stride, c->padding, c->dilation);
    if (const auto *p = std::get_if<MaxPoolOp>(&node.op))
        return windowed(in, in[1], p->kernel, p->stride, p->padding, 1);
    if (const auto *p = std::get_if<AvgPoolOp>(&node.op))
        return {in[0], in[1], pooledCeil(in[2], p->kernel, p->stride), pooledCeil(in[3], p->kernel, p->stride)};
    if (const auto *z = std::get_if<ZeroPadOp>(&node.op))
        return {in[0], z->out, (in[2] + z->stride - 1) / z->stride, (in[3] + z->stride - 1) / z->stride};
    if (std::holds_alternative<GlobalAvgPoolOp>(node.op))
        return {in[0], in[1], 1, 1};
    if (std::holds_alternative<FlattenOp>(node.op))
        return {in[0], in[1]};
    if (const auto *l = std::get_if<LinearOp>(&node.op))
        return {in[0], l->out};
    return in;
}

std::int64_t macsOf(const Op &op, const Shape &out)
{
    if (const auto *c = std::get_if<ConvOp>(&op))
        return saturatingMul(elementCount(out), saturatingMul(c->in / c->groups, c->kernel * c->kernel));
    if (const auto *l = std::get_if<LinearOp>(&op))
        return saturatingMul(elementCount(out), l->in);
    return 0;
}

/// The window of an operation along one axis: {span, stride}.
std::array<std::int64_t, 2> windowOf(const Op &op)
{
    if (const auto *c = std::get_if<ConvOp>(&op))
        return {c->dilation * (c->kernel - 1) + 1, c->stride};
    if (const auto *p = std::get_if<MaxPoolOp>(&op))
        return {p->kernel, p->stride};
    if (const auto *p = std::get_if<AvgPoolOp>(&op))
        return {p->kernel, p->stride};
    if (const auto *z = std::get_if<ZeroPadOp>(&op))
        return {1, z->stride};
    return {1, 1};
}

/// Where the first output pixel's field starts, for each axis: needed to join fields that lie differently.
struct Field {
    std::array<std::int64_t, 2> start{0, 0}; ///< first input pixel of output pixel 0 (may be negative: padding)
    std::array<std::int64_t, 2> size{1, 1};
    std::array<std::int64_t, 2> stride{1, 1};
    bool whole = false; ///< a global average lies on a path to here: every pixel sees the whole input
};

std::int64_t paddingOf(const Op &op)
{
    if (const auto *c = std::get_if<ConvOp>(&op))
        return c->padding;
    if (const auto *p = std::get_if<MaxPoolOp>(&op))
        return p->padding;
    return 0;
}

Field fieldOf(const Node &node, const std::vector<Field> &done, const Shape &input)
{
    if (node.inputs.empty())
        return {};
    if (std::holds_alternative<GlobalAvgPoolOp>(node.op))
        return {{0, 0}, {input[2], input[3]}, {input[2], input[3]}, true};
    Field field = done[static_cast<std::size_t>(node.inputs.front())];
    for (std::size_t i = 1; i < node.inputs.size(); ++i) {
        const Field &other = done[static_cast<std::size_t>(node.inputs[i])];
        field.whole = field.whole || other.whole;
        if (std::holds_alternative<MulOp>(node.op))
            continue; // the gate has no place of its own on the map
        for (std::size_t a = 0; a < 2; ++a) {
            const std::int64_t start = std::min(field.start[a], other.start[a]);
            const std::int64_t end = std::max(field.start[a] + field.size[a], other.start[a] + other.size[a]);
            field.start[a] = start;
            field.size[a] = end - start;
        }
    }
    const auto [span, stride] = windowOf(node.op);
    for (std::size_t a = 0; a < 2; ++a) {
        field.start[a] -= saturatingMul(paddingOf(node.op), field.stride[a]);
        field.size[a] = saturatingAdd(field.size[a], saturatingMul(span - 1, field.stride[a]));
        field.stride[a] = saturatingMul(field.stride[a], stride);
    }
    return field;
}

bool ownsStorage(const Op &op)
{
    return !std::holds_alternative<InputOp>(op) && !std::holds_alternative<FlattenOp>(op) && !std::holds_alternative<DropoutOp>(op);
}

} // namespace

std::string shapeText(const Shape &shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

std::int64_t elementCount(const Shape &shape)
{
    std::int64_t count = 1;
    for (const std::int64_t extent : shape)
        count = saturatingMul(count, extent);
    return count;
}

Profile profile(const ResNetSpec &spec, const Graph &graph, std::int64_t batch)
{
    Profile result;
    result.nodes.reserve(graph.nodes.size());
    std::vector<Field> fields;
    fields.reserve(graph.nodes.size());
    const Shape input{batch, spec.input.channels, spec.input.height, spec.input.width};
    Totals &totals = result.totals;
    for (const Node &node : graph.nodes) {
        NodeProfile cost;
        cost.shape = shapeOf(node, result.nodes, input);
        cost.macs = macsOf(node.op, cost.shape);
        if (ownsStorage(node.op))
            cost.activationBytes = saturatingMul(4, elementCount(cost.shape));
        for (const StateTensor &tensor : stateOf(node.op)) {
            const std::int64_t count = elementCount(tensor.shape);
            (tensor.parameter ? cost.parameters : cost.buffers) += count;
            std::int64_t &bytes = tensor.parameter ? totals.parameterBytes : totals.bufferBytes;
            bytes = saturatingAdd(bytes, saturatingMul(count, tensor.integer ? 8 : 4));
        }
        fields.push_back(fieldOf(node, fields, input));
        cost.receptiveField = fields.back().whole ? std::array{input[2], input[3]} : fields.back().size;
        cost.stride = fields.back().stride;
        totals.parameters = saturatingAdd(totals.parameters, cost.parameters);
        totals.buffers = saturatingAdd(totals.buffers, cost.buffers);
        totals.macs = saturatingAdd(totals.macs, cost.macs);
        totals.activationBytes = saturatingAdd(totals.activationBytes, cost.activationBytes);
        result.nodes.push_back(std::move(cost));
    }
    totals.operations = static_cast<std::int64_t>(graph.nodes.size());
    return result;
}

} // namespace residua
