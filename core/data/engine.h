#pragma once

#include "core/arch/module_tree.h"
#include "core/arch/profile.h"

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace residua {

/// The environment's failures. A user's mistakes are `Problem`s, bugs are asserts, a stop is a normal result.
enum class ErrorKind { Failed, Usage, Input, OutOfMemory, Device };

class Error : public std::exception {
public:
    Error(ErrorKind kind, std::string message) : m_kind(kind), m_message(std::move(message)) {}
    ErrorKind kind() const noexcept { return m_kind; }
    const char *what() const noexcept override { return m_message.c_str(); }

private:
    ErrorKind m_kind;
    std::string m_message;
};

/// A float32 tensor in row-major order, outside any engine.
struct Tensor {
    Shape shape;
    std::vector<float> values;
};

/// Named tensors, as a weight file holds them. Integer tensors (num_batches_tracked) keep their value exactly.
struct WeightTensor {
    Shape shape;
    std::string dtype = "F32";          ///< as in the file: F32 F64 F16 BF16 I64
    std::vector<float> values;          ///< floats
    std::vector<std::int64_t> integers; ///< I64
};
using WeightMap = std::map<std::string, WeightTensor>;

/// What became of each name when weights were loaded. Names in the style's words for the first, in the file's for the others.
struct WeightReport {
    std::vector<std::string> matched, missing, unexpected, mismatched; ///< mismatched: "name: [64] in the file, [128] expected"
};

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
    double milliseconds = 0; ///< the whole pass
};

struct RunOptions {
    std::string device = "cpu"; ///< "cpu", "cuda", "cuda:N"
    bool statistics = false;
    bool times = true;
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
    /// Builds the modules of `tree` (`moduleTree(spec, graph)`) on the meta device; nothing of it is referred to later.
    /// Throws Error with libtorch's own sentence when it refuses.
    virtual std::unique_ptr<Network> build(const ResNetSpec &spec, const Graph &graph, const ModuleNode &tree) = 0;
};

/// What the program and the engine module must agree on. Raise it with every change of this header or of what it includes.
inline constexpr int kEngineAbi = 3;

/// The engine module (residua_engine.so) exports, with C linkage and default visibility:
///     int residuaEngineAbi()                  returns kEngineAbi as the module was built with
///     residua::Engine *residuaCreateEngine()  a new engine, which the caller owns; may throw Error
///
/// Opens the engine module beside the program (or $RESIDUA_ENGINE). Throws Error(Failed) with the reason and the remedy.
/// Cost: about 0.3 s the first time, for libtorch. Any thread.
std::shared_ptr<Engine> openEngine();

} // namespace residua
