// Compares every preset on the GPU with the CPU, times both, provokes an out-of-memory and shows that the next run works.
// Prints the report as Markdown; ends with status 1 when something disagrees, 2 when there is no GPU.
#include "core/arch/op_words.h"
#include "core/arch/presets.h"
#include "core/data/agreement.h"
#include "core/data/engine.h"
#include "core/data/random.h"
#include "core/report/format.h"

#include <algorithm>
#include <iostream>
#include <map>

using namespace residua;

namespace {

struct Live {
    ModelPtr model;
    std::unique_ptr<Network> network;
};

Live live(Engine &engine, const std::string &name)
{
    Live l{makeModel(*preset(name)), {}};
    l.network = engine.build(l.model);
    l.network->initialise(0);
    return l;
}

Tensor zeros(const ResNetSpec &spec, std::int64_t batch)
{
    Tensor x{{batch, spec.input.channels, spec.input.height, spec.input.width}, {}};
    x.values.resize(static_cast<std::size_t>(batch * spec.input.channels * spec.input.height * spec.input.width));
    return x;
}

Tensor noise(const ResNetSpec &spec)
{
    Tensor x = zeros(spec, 1);
    fillNormal(streamKey(0, "input"), x.values);
    return x;
}

RunOptions on(const std::string &device)
{
    RunOptions options;
    options.device = device;
    return options;
}

/// Median whole pass of five after one warm-up, and the operations' times of the last.
Trace timed(Network &network, const Tensor &x, const std::string &device, double &median)
{
    network.run(x, on(device));
    std::vector<double> passes;
    Trace last;
    for (int i = 0; i < 5; ++i) {
        RunOptions options = on(device);
        options.times = false;
        passes.push_back(network.run(x, options).milliseconds);
    }
    last = network.run(x, on(device));
    std::sort(passes.begin(), passes.end());
    median = passes[2];
    return last;
}

std::string dearest(const Graph &graph, const Trace &trace)
{
    std::map<std::string, double> byType;
    for (const Node &node : graph.nodes)
        byType[std::string(typeName(node.op))] += trace.rows[static_cast<std::size_t>(node.id)].milliseconds;
    const auto most = std::max_element(byType.begin(), byType.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return most->first + " " + formatFixed(most->second, 2);
}

bool compare(Engine &engine)
{
    bool agreed = true;
    std::cout << "| preset | CPU ms | GPU ms | dearest on the GPU (ms, CUDA events) | largest difference, of the largest value "
                 "|\n|---|---:|---:|---|---:|\n";
    for (const std::string &name : presetNames()) {
        Live l = live(engine, name);
        const Tensor x = noise(l.model->spec);
        double cpuMs = 0, gpuMs = 0;
        const Trace cpu = timed(*l.network, x, "cpu", cpuMs);
        const Trace gpu = timed(*l.network, x, "cuda:0", gpuMs);
        const double worst = largestDifference(cpu.output, gpu.output);
        agreed = agreed && worst <= agreementTolerance;
        std::cout << "| " << name << " | " << formatFixed(cpuMs, 2) << " | " << formatFixed(gpuMs, 2) << " | "
                  << dearest(l.model->graph, gpu) << " | " << formatSignificant(worst, 2)
                  << (worst <= agreementTolerance ? "" : " **disagrees**") << " |" << std::endl;
    }
    return agreed;
}

bool survivesOutOfMemory(Engine &engine)
{
    Live l = live(engine, "resnet18");
    const Tensor small = noise(l.model->spec);
    const Tensor before = l.network->run(small, on("cuda:0")).output;
    std::string message;
    // The input is doubled until the activations no longer fit (on the host it stays small beside them).
    for (std::int64_t batch = 1024; message.empty() && batch <= 32768; batch *= 2) {
        try {
            l.network->run(zeros(l.model->spec, batch), on("cuda:0"));
        } catch (const Error &error) {
            if (error.kind() != ErrorKind::OutOfMemory)
                throw;
            message = error.what();
            std::cout << "\nOut of memory was provoked with a batch of " << batch << ": \""
                      << message.substr(0, message.find(". GPU 0") + 1) << "\"\n";
        }
    }
    if (message.empty())
        std::cout << "\nNo batch up to 32768 ran out of memory, so that path was not tried.\n";
    const bool same = largestDifference(before, l.network->run(small, on("cuda:0")).output) <= agreementTolerance;
    std::cout << (same ? "The next run gave the same output as before.\n" : "The next run gave **another output** than before.\n");
    return same;
}

} // namespace

int main()
{
    try {
        const std::shared_ptr<Engine> engine = openEngine();
        const EngineInfo info = engine->info();
        if (info.devices.size() < 2) {
            std::cerr << "There is no GPU to check: " << info.noCudaReason << "\n";
            return 2;
        }
        std::cout
            << "# CPU and GPU\n\nWritten by `packaging/gpu-check.sh`. libtorch " << info.torchVersion << ", " << info.devices[0].description
            << "; " << info.devices[1].description
            << ". TF32 is off; outputs agree where no value is further apart than 1e-4 of the largest. Batch 1, median of five passes.\n\n";
        const bool agreed = compare(*engine);
        const bool survived = survivesOutOfMemory(*engine);
        return agreed && survived ? 0 : 1;
    } catch (const std::exception &error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
