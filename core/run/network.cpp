#include "core/run/network.h"

#include "core/arch/op_facts.h"
#include "core/data/error.h"
#include "core/data/random.h"
#include "core/run/cuda.h"
#include "core/run/initialise.h"
#include "core/run/live_module.h"
#include "core/run/operations.h"
#include "core/run/torch_errors.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/zeros.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cstring>
#include <malloc.h>
#include <thread>

namespace residua {

namespace {

std::vector<int> lastReaders(const Graph &graph)
{
    std::vector<int> last(graph.nodes.size(), -1);
    for (const Node &node : graph.nodes)
        for (const int input : node.inputs)
            last[static_cast<std::size_t>(input)] = node.id;
    return last;
}

at::Tensor withoutStorage(const StateTensor &tensor)
{
    return at::empty(tensor.shape, at::TensorOptions().device(c10::kMeta).dtype(tensor.integer ? c10::kLong : c10::kFloat));
}

/// Calls `work(begin, end)` for chunks of [0, count). libtorch's own parallel_for works in parallel only in code that is
/// compiled with OpenMP, and a second OpenMP beside libtorch's is asking for trouble.
template <class Work>
void inParallel(std::int64_t count, const Work &work)
{
    const std::int64_t threads = count < (1 << 16) ? 1 : at::get_num_threads();
    std::vector<std::jthread> helpers;
    for (std::int64_t t = 1; t < threads; ++t)
        helpers.emplace_back([&work, count, threads, t] { work(count * t / threads, count * (t + 1) / threads); });
    work(0, count / threads);
}

/// Draws one tensor, in parallel chunks that do not depend on the number of threads.
at::Tensor drawn(const ResNetSpec &spec, const Node &node, const StateTensor &tensor, std::uint64_t seed)
{
    if (tensor.integer)
        return at::zeros(tensor.shape, c10::kLong);
    at::Tensor value = at::empty(tensor.shape, c10::kFloat);
    const Initialiser initialiser = initialiserFor(spec, node, tensor);
    const std::uint64_t key = streamKey(seed, stateName(node.seedPath, tensor.name));
    float *data = value.mutable_data_ptr<float>();
    inParallel((value.numel() + 1) / 2, [&](std::int64_t begin, std::int64_t end) {
        const std::int64_t first = 2 * begin;
        const std::int64_t last = std::min(2 * end, value.numel());
        initialiser.fill(key, {data + first, static_cast<std::size_t>(last - first)}, static_cast<std::uint64_t>(first));
    });
    return value;
}

/// The file's tensor for `entry`: by the style's name, else by torchvision's.
const WeightTensor *findWeight(const WeightMap &weights, const StateEntry &entry, std::string &name)
{
    for (const std::string &candidate : {entry.name, entry.seedName})
        if (const auto found = weights.find(candidate); found != weights.end()) {
            name = candidate;
            return &found->second;
        }
    return nullptr;
}

/// A 1x1 convolution's weight [out, in, 1, 1] stands for a linear layer's [out, in].
bool sameShape(const Shape &file, const Shape &wanted)
{
    if (file == wanted)
        return true;
    return wanted.size() == 2 && file.size() == 4 && file[2] == 1 && file[3] == 1 && file[0] == wanted[0] && file[1] == wanted[1];
}

} // namespace

TorchNetwork::TorchNetwork(ModelPtr model)
    : m_model(std::move(model)), m_meta(m_model->graph.nodes.size()), m_lastReader(lastReaders(m_model->graph))
{
    translated([&] {
        for (const Node &node : m_model->graph.nodes) {
            const std::vector<StateTensor> tensors = stateOf(node.op);
            std::vector<at::Tensor> &own = m_meta[static_cast<std::size_t>(node.id)];
            own.reserve(tensors.size());
            for (const StateTensor &tensor : tensors)
                own.push_back(withoutStorage(tensor));
        }
        m_module = std::make_shared<LiveModule>(m_model->tree(), m_model->graph, m_meta);
    });
}

TorchNetwork::~TorchNetwork()
{
    const bool large = !m_state.empty();
    m_module.reset();
    m_state.clear();
    m_placed.clear();
    if (large)
        malloc_trim(0);
}

LiveTotals TorchNetwork::totals() const
{
    LiveTotals totals;
    totals.state.reserve(3 * m_model->graph.nodes.size());
    const auto visit = [&](const auto &self, const LiveModule &module, const std::string &prefix) -> void {
        const auto note = [&](const std::string &name, const at::Tensor &tensor, bool parameter) {
            (parameter ? totals.parameters : totals.buffers) += tensor.numel();
            if (parameter && tensor.requires_grad())
                totals.trainableParameters += tensor.numel();
            (parameter ? totals.parameterBytes : totals.bufferBytes) += static_cast<std::int64_t>(tensor.nbytes());
            totals.state.push_back({prefix + name, tensor.sizes().vec(), parameter, tensor.scalar_type() == c10::kLong});
        };
        for (const auto &item : module.named_parameters(false))
            note(item.key(), item.value(), true);
        for (const auto &item : module.named_buffers(false))
            note(item.key(), item.value(), false);
        std::size_t child = 0;
        for (const auto &item : module.named_children())
            self(self, *module.modules()[child++], prefix + item.key() + ".");
    };
    visit(visit, *m_module, "");
    return totals;
}

std::vector<Shape> TorchNetwork::traceShapes(std::int64_t batch) const
{
    return translated([&] {
        const c10::InferenceMode inference;
        std::vector<Shape> shapes;
        std::vector<at::Tensor> values(m_model->graph.nodes.size());
        std::vector<at::Tensor> inputs;
        shapes.reserve(m_model->graph.nodes.size());
        for (const Node &node : m_model->graph.nodes) {
            const auto id = static_cast<std::size_t>(node.id);
            inputs.clear();
            for (const int input : node.inputs)
                inputs.push_back(values[static_cast<std::size_t>(input)]);
            if (node.inputs.empty())
                inputs.push_back(at::empty({batch, m_model->spec.input.channels, m_model->spec.input.height, m_model->spec.input.width},
                                           at::TensorOptions().device(c10::kMeta).dtype(c10::kFloat)));
            values[id] = applyOp(node.op, inputs, m_meta[id], false);
            shapes.push_back(values[id].sizes().vec());
        }
        return shapes;
    });
}

void TorchNetwork::adopt(NodeState state)
{
    m_state = std::move(state);
    m_placed.clear();
    m_place.reset();
    m_module = std::make_shared<LiveModule>(m_model->tree(), m_model->graph, m_state);
}

void TorchNetwork::initialise(std::uint64_t seed)
{
    translated([&] {
        NodeState state(m_model->graph.nodes.size());
        for (const Node &node : m_model->graph.nodes)
            for (const StateTensor &tensor : stateOf(node.op))
                state[static_cast<std::size_t>(node.id)].push_back(drawn(m_model->spec, node, tensor, seed));
        adopt(std::move(state));
    });
}

WeightReport TorchNetwork::load(const WeightMap &weights)
{
    return translated([&] {
        if (m_state.empty())
            initialise(0);
        WeightReport report;
        std::vector<std::string> used;
        std::map<std::string, at::Tensor> targets;
        for (const Node &node : m_model->graph.nodes) {
            const auto tensors = stateOf(node.op);
            for (std::size_t i = 0; i < tensors.size(); ++i)
                targets[stateName(node.module, tensors[i].name)] = m_state[static_cast<std::size_t>(node.id)][i];
        }
        for (const StateEntry &entry : m_model->state()) {
            std::string name;
            const WeightTensor *weight = findWeight(weights, entry, name);
            if (!weight) {
                // Old files lack this counter, and nothing is computed from it.
                if (!entry.integer)
                    report.missing.push_back(entry.name);
                continue;
            }
            used.push_back(name);
            if (!sameShape(weight->shape, entry.shape)) {
                report.mismatched.push_back(entry.name + ": " + shapeText(weight->shape) + " in the file, " + shapeText(entry.shape)
                                            + " expected");
                continue;
            }
            at::Tensor &target = targets.at(entry.name);
            if (entry.integer) {
                *target.mutable_data_ptr<std::int64_t>() = !weight->integers.empty() ? weight->integers.front()
                    : !weight->values.empty()                                        ? static_cast<std::int64_t>(weight->values.front())
                                                                                     : 0;
            } else if (static_cast<std::int64_t>(weight->values.size()) == elementCount(entry.shape)) {
                std::memcpy(target.mutable_data_ptr(), weight->values.data(), weight->values.size() * sizeof(float));
            } else {
                report.mismatched.push_back(entry.name + ": " + weight->dtype + " in the file, floating point expected");
                continue;
            }
            report.matched.push_back(entry.name);
        }
        std::sort(used.begin(), used.end());
        for (const auto &[name, weight] : weights)
            if (!std::binary_search(used.begin(), used.end(), name))
                report.unexpected.push_back(name);
        m_placed.clear();
        m_place.reset();
        return report;
    });
}

WeightMap TorchNetwork::weights() const
{
    if (m_state.empty())
        throw Error(ErrorKind::Failed, "The network has no weights yet; initialise or load them first.");
    WeightMap map;
    for (const Node &node : m_model->graph.nodes) {
        const auto tensors = stateOf(node.op);
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            const at::Tensor &value = m_state[static_cast<std::size_t>(node.id)][i];
            WeightTensor weight;
            weight.shape = tensors[i].shape;
            if (tensors[i].integer) {
                weight.dtype = "I64";
                weight.integers = {*value.const_data_ptr<std::int64_t>()};
            } else {
                const float *data = value.const_data_ptr<float>();
                weight.values.assign(data, data + value.numel());
            }
            map[stateName(node.module, tensors[i].name)] = std::move(weight);
        }
    }
    return map;
}

const TorchNetwork::NodeState &TorchNetwork::stateOn(c10::Device device)
{
    if (device.is_cpu())
        return m_state;
    if (m_place != device) {
        m_placed.clear();
        m_place.reset();
        NodeState placed(m_state.size());
        for (std::size_t i = 0; i < m_state.size(); ++i)
            for (const at::Tensor &tensor : m_state[i])
                placed[i].push_back(tensor.to(device));
        m_placed = std::move(placed);
        m_place = device;
    }
    return m_placed;
}

Trace TorchNetwork::run(const Tensor &input, const RunOptions &options)
{
    return translated([&] {
        const Shape wanted{input.shape.empty() ? 1 : input.shape.front(), m_model->spec.input.channels, m_model->spec.input.height,
                           m_model->spec.input.width};
        if (input.shape != wanted || wanted.front() < 1 || static_cast<std::int64_t>(input.values.size()) != elementCount(wanted))
            throw Error(ErrorKind::Input,
                        "The input is " + shapeText(input.shape) + "; this network takes [N, " + std::to_string(wanted[1]) + ", "
                            + std::to_string(wanted[2]) + ", " + std::to_string(wanted[3])
                            + "]. Change the input or the architecture's input size.");
        if (m_state.empty())
            initialise(0);
        const c10::InferenceMode inference;
        requireDevice(options.device);
        const c10::Device device(options.device == "cuda" ? "cuda:0" : options.device);
        const at::Tensor x = at::from_blob(const_cast<float *>(input.values.data()), input.shape, c10::kFloat).to(device);
        Trace trace = execute(x, stateOn(device), options);
        // What a large pass held that was stopped goes back at once; the pages of a small one are wanted again by the next.
        constexpr std::int64_t largePass = std::int64_t(1) << 28; // numbers, 1 GiB
        std::int64_t numbers = 0;
        for (const TraceRow &row : trace.rows)
            numbers += elementCount(row.shape);
        if (!trace.complete && numbers > largePass)
            malloc_trim(0);
        return trace;
    });
}

} // namespace residua
