#pragma once

#include "core/arch/model.h"
#include "core/data/error.h"
#include "core/data/tensor.h"
#include "core/data/weights.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace residua {

struct TraceRow {
    Shape shape;
    double milliseconds = 0;
    double mean = 0, std = 0, min = 0, max = 0, zeroFraction = 0; ///< where statistics were asked for
};

struct Trace {
    std::vector<TraceRow> rows; ///< by node id; fewer when stopped
    bool complete = false;
    std::map<int, Tensor> captured; ///< by node id
    Tensor output;
    double milliseconds = 0;    ///< the whole pass
    std::int64_t peakBytes = 0; ///< where memory was asked for: the most that libtorch held at once for it, beside parameters and input
};

struct RunOptions {
    std::string device = "cpu"; ///< "cpu", "cuda", "cuda:N"
    bool statistics = false;
    bool times = true;
    bool memory = false;              ///< the peak is measured
    std::vector<int> capture;         ///< node ids whose activations are kept
    std::atomic<int> *done = nullptr; ///< counts the operations that are done, for who wants to show progress
    std::stop_token stop;
};

/// One tensor of the live modules, by its name in them.
struct LiveTensor {
    std::string name;
    Shape shape;
    bool parameter, integer;
};

/// What the live module tree says of itself.
struct LiveTotals {
    std::int64_t parameters = 0, trainableParameters = 0, buffers = 0, parameterBytes = 0, bufferBytes = 0;
    std::vector<LiveTensor> state; ///< in order of registration
};

/// One live network. Not thread-safe, except that `traceShapes` may be called while `run` executes.
class Network {
public:
    virtual ~Network() = default;
    /// Counted from the module's own tensors.
    virtual LiveTotals totals() const = 0;
    /// Output shape of every node from a pass through libtorch on the meta device.
    virtual std::vector<Shape> traceShapes(std::int64_t batch) const = 0;
    /// Draws every parameter from hash(seed, path). Cost: about 0.2 s for ResNet-152.
    virtual void initialise(std::uint64_t seed) = 0;
    /// Loads by name, shapes compared exactly; torchvision's names are understood in every style.
    virtual WeightReport load(const WeightMap &weights) = 0;
    /// Parameters and buffers as they are now.
    virtual WeightMap weights() const = 0;
    /// One forward pass in evaluation mode. `input` is [N, C, H, W].
    /// Throws Error(Input) when the input does not fit, OutOfMemory, Device.
    virtual Trace run(const Tensor &input, const RunOptions &options) = 0;
};

struct DeviceInfo {
    std::string name;        ///< "cpu", "cuda:0"
    std::string description; ///< "CPU, 2 threads", "NVIDIA ..."
};

struct EngineInfo {
    std::string torchVersion;
    std::string cpuCapability; ///< "AVX2"
    std::vector<DeviceInfo> devices;
    std::string noCudaReason; ///< why there is no GPU; empty when there is one
};

/// libtorch behind plain types; `FakeEngine` in the tests.
class Engine {
public:
    virtual ~Engine() = default;
    virtual EngineInfo info() const = 0;
    virtual void setThreads(int count) = 0;
    /// Builds the modules of the model's tree on the meta device. The network shares `model`.
    /// Throws Error with libtorch's own sentence when it refuses.
    virtual std::unique_ptr<Network> build(ModelPtr model) = 0;
};

/// The engine module (residua_engine.so) exports, with C linkage and default visibility:
///     std::uint64_t residuaEngineAbi()        returns kEngineAbi (core/data/engine_abi.h) as the module was built with
///     residua::Engine *residuaCreateEngine()  a new engine, which the caller owns; may throw Error
///
/// Opens the engine module beside the program (or $RESIDUA_ENGINE). Throws Error(Failed) with the reason and the remedy.
/// Cost: about 0.3 s the first time, for libtorch. Any thread.
std::shared_ptr<Engine> openEngine();

} // namespace residua
