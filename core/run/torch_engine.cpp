#include "core/data/engine_abi.h"
#include "core/run/cuda.h"
#include "core/run/meta_kernels.h"
#include "core/run/network.h"
#include "core/run/torch_errors.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <torch/version.h>

#include <malloc.h>

namespace residua {

namespace {

class TorchEngine : public Engine {
public:
    TorchEngine()
    {
        loadCuda();
        registerMetaKernels();
        // Activations come and go many times a second: keep their pages (a pass is else 10 to 24 % slower, all page faults).
        mallopt(M_MMAP_THRESHOLD, 1 << 30);
        mallopt(M_TRIM_THRESHOLD, 1 << 30);
    }

    EngineInfo info() const override
    {
        return translated([] {
            EngineInfo info;
            info.torchVersion = TORCH_VERSION;
            info.cpuCapability = at::get_cpu_capability();
            info.devices.push_back({"cpu", "CPU, " + std::to_string(at::get_num_threads()) + " threads, " + info.cpuCapability});
            const CudaState &cuda = openCuda();
            info.noCudaReason = cuda.reason;
            for (const std::string &name : cuda.devices)
                info.devices.push_back({"cuda:" + std::to_string(info.devices.size() - 1), name});
            return info;
        });
    }

    void setThreads(int count) override { at::set_num_threads(count); }

    std::unique_ptr<Network> build(ModelPtr model) override { return std::make_unique<TorchNetwork>(std::move(model)); }
};

} // namespace

} // namespace residua

extern "C" __attribute__((visibility("default"))) std::uint64_t residuaEngineAbi()
{
    return residua::kEngineAbi;
}

extern "C" __attribute__((visibility("default"))) residua::Engine *residuaCreateEngine()
{
    return residua::translated([] { return new residua::TorchEngine; });
}
