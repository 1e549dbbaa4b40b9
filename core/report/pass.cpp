#include "core/report/pass.h"

#include "core/arch/saturating.h"
#include "core/data/engine.h"
#include "core/data/file.h"
#include "core/data/memory.h"
#include "core/report/classes.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace residua {

namespace {

/// The first item `batch` times.
Tensor repeated(Tensor tensor, std::int64_t batch)
{
    const std::size_t size = tensor.values.size();
    tensor.shape[0] = batch;
    tensor.values.reserve(size * static_cast<std::size_t>(batch));
    for (std::int64_t i = 1; i < batch; ++i)
        tensor.values.insert(tensor.values.end(), tensor.values.begin(), tensor.values.begin() + static_cast<std::ptrdiff_t>(size));
    return tensor;
}

} // namespace

PassInput imagePassInput(const Model &model, const Image &image, const std::string &name, const PrepareOptions &options)
{
    PassInput input{prepare(image, model.spec.input, options), "image " + inQuotes(name)};
    refuseOtherShape("the prepared " + input.description, input.tensor, model.spec);
    input.tensor = repeated(std::move(input.tensor), model.batch);
    return input;
}

PassInput noisePassInput(const Model &model, std::uint64_t seed)
{
    return {noiseInput(model.spec.input, model.batch, seed), "noise (seed " + std::to_string(seed) + ")"};
}

void refuseOtherShape(const std::string &what, const Tensor &tensor, const ResNetSpec &spec)
{
    const Shape wanted = {tensor.shape.empty() ? 1 : tensor.shape[0], spec.input.channels, spec.input.height, spec.input.width};
    if (tensor.shape == wanted && wanted[0] >= 1)
        return;
    throw Error(ErrorKind::Input,
                what + " has the shape " + shapeText(tensor.shape) + ", the network takes [N, " + std::to_string(wanted[1]) + ", "
                    + std::to_string(wanted[2]) + ", " + std::to_string(wanted[3])
                    + "]: change the file, or the network with --set input.height=H --set input.width=W --set input.channels=C");
}

std::int64_t passBytes(const Model &model, const RunOptions &options, bool readsWeights)
{
    // The weights, twice while they are read from a file; the input here; on the CPU the activations, of which the input is one more copy.
    const std::int64_t weights = saturatingMul(readsWeights ? 2 : 1, model.profile.totals.parameterBytes);
    const std::int64_t input = saturatingMul(4, elementCount(model.profile.nodes.front().shape));
    const std::int64_t activations = options.device == "cpu" ? activationPeak(model, options.capture).bytes : 0;
    return saturatingAdd(saturatingAdd(weights, input), activations);
}

void refuseLargePass(const Model &model, const RunOptions &options, bool readsWeights)
{
    refuseBeyondMemory("this run", passBytes(model, options, readsWeights));
}

std::optional<double> medianPass(Network &network, const Tensor &input, const RunOptions &options, int repeat)
{
    using Clock = std::chrono::steady_clock;
    std::vector<double> times;
    for (int i = 0; i <= repeat; ++i) {
        const Clock::time_point begin = Clock::now();
        if (!network.run(input, options).complete || options.stop.stop_requested())
            return std::nullopt;
        if (i > 0)
            times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    }
    std::sort(times.begin(), times.end());
    const std::size_t half = times.size() / 2;
    return times.size() % 2 ? times[half] : (times[half - 1] + times[half]) / 2;
}

std::string finiteNote(const Model &model, const Trace &trace)
{
    const auto wrong = std::find_if(trace.rows.begin(), trace.rows.end(), [](const TraceRow &row) { return !std::isfinite(row.mean); });
    if (wrong == trace.rows.end())
        return {};
    const Node &node = model.graph.nodes[static_cast<std::size_t>(wrong - trace.rows.begin())];
    return "values that are not finite (NaN or infinite) begin at " + inQuotes(node.path) + ": what follows from them says nothing";
}

RunFacts describePass(const Model &model, const Trace &trace, const std::string &device, const std::string &weights, int top,
                      const std::vector<std::string> &labels)
{
    RunFacts facts{device, trace.milliseconds, weights, trace.output.shape, {}};
    if (const std::int64_t classes = classCount(model.spec); classes > 0)
        facts.top = bestClasses(trace.output, classes, top, labels);
    return facts;
}

} // namespace residua
