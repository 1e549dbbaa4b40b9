#include "app/cli/arch_input.h"
#include "app/cli/command.h"

#include "core/arch/presets.h"
#include "core/data/agreement.h"
#include "core/data/error.h"
#include "core/data/random.h"
#include "core/report/format.h"

#include <fstream>
#include <memory>
#include <thread>

namespace residua::cli {

namespace {

/// The vector instruction sets that matter to libtorch, as /proc/cpuinfo lists them.
std::string cpuFeatures()
{
    std::ifstream file("/proc/cpuinfo");
    std::string line, found;
    while (std::getline(file, line)) {
        if (line.rfind("flags", 0) != 0)
            continue;
        line += ' ';
        for (const char *flag : {"sse4_2", "avx", "avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile"}) {
            if (line.find(" " + std::string(flag) + " ") != std::string::npos)
                found += (found.empty() ? "" : " ") + std::string(flag);
        }
        break;
    }
    return found.empty() ? "unknown" : found;
}

/// One pass of ResNet-18 on every device against the CPU's; the lines to print, and whether all agree.
std::pair<std::string, bool> agreement(Engine &engine, const EngineInfo &info)
{
    const ResNetSpec spec = *preset("resnet18");
    const auto network = engine.build(makeModel(spec));
    network->initialise(0);
    Tensor input{{1, spec.input.channels, spec.input.height, spec.input.width}, {}};
    input.values.resize(static_cast<std::size_t>(spec.input.channels * spec.input.height * spec.input.width));
    fillNormal(0, input.values);
    const Tensor expected = network->run(input, {}).output;
    std::string lines;
    bool agrees = true;
    for (const DeviceInfo &device : info.devices) {
        if (device.name == "cpu")
            continue;
        RunOptions options;
        options.device = device.name;
        lines += "agreement    resnet18 on " + device.name + " against cpu: ";
        try {
            const double worst = largestDifference(expected, network->run(input, options).output);
            agrees = agrees && worst <= agreementTolerance;
            lines += (worst <= agreementTolerance ? "equal" : "DIFFERENT") + std::string(" (largest difference ")
                + formatSignificant(100 * worst, 3) + " % of the largest value, " + formatSignificant(100 * agreementTolerance, 3)
                + " % are allowed)\n";
        } catch (const Error &error) {
            agrees = false;
            lines += "failed: " + std::string(error.what()) + "\n";
        }
    }
    return {lines, agrees};
}

int examine(int threads)
{
    std::string text = "residua      " RESIDUA_VERSION "\nimages       " RESIDUA_IMAGE_READER "\npicture      " RESIDUA_PICTURE
                       "\ncpu          "
        + std::to_string(std::thread::hardware_concurrency()) + " threads; " + cpuFeatures() + "\n";
    std::shared_ptr<Engine> engine;
    try {
        engine = openEngine();
    } catch (const Error &) {
        writeOut(text + "libtorch     not available\n");
        throw;
    }
    if (threads > 0)
        engine->setThreads(threads);
    const EngineInfo info = engine->info();
    text += "libtorch     " + info.torchVersion + ", " + info.cpuCapability + " kernels\n";
    for (const DeviceInfo &device : info.devices)
        text += "device       " + device.name + ": " + device.description + "\n";
    if (!info.noCudaReason.empty())
        text += "no GPU       " + info.noCudaReason + "\n";
    const auto [lines, agrees] = agreement(*engine, info);
    writeOut(text + (lines.empty() ? "agreement    no GPU to compare with\n" : lines));
    return agrees ? status::done : status::device;
}

} // namespace

void addDoctor(CommandTable &table)
{
    auto [command, threads] = table.add<int>("doctor", examine);
    addThreads(command, threads);
}

} // namespace residua::cli
