#include "tests/ui/fake_engine.h"

#include "core/data/error.h"

#include <chrono>
#include <stdexcept>

namespace residua::test {

void FakeControl::holdAt(int node)
{
    const std::lock_guard lock(m_mutex);
    m_holdAt = node;
    m_held = false;
}

void FakeControl::release()
{
    {
        const std::lock_guard lock(m_mutex);
        m_holdAt = -1;
    }
    m_changed.notify_all();
}

void FakeControl::waitUntilHeld()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_held; });
}

void FakeControl::fail(Call call) const
{
    if (failing != call)
        return;
    if (outOfMemory)
        throw std::bad_alloc();
    if (foreign)
        throw std::runtime_error("vector::_M_range_check\nframe #0: a C++ backtrace");
    throw Error(kind, "the fake engine fails as it was told");
}

void FakeControl::arrive(int node, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    if (node != m_holdAt)
        return;
    m_held = true;
    m_changed.notify_all();
    m_changed.wait(lock, deaf ? std::stop_token() : stop, [this] { return m_holdAt < 0; });
}

namespace {

using Call = FakeControl::Call;

class FakeNetwork : public Network {
public:
    FakeNetwork(std::shared_ptr<FakeControl> control, ModelPtr model) : m_control(std::move(control)), m_model(std::move(model))
    {
        for (const StateEntry &entry : m_model->state())
            m_state.push_back({entry.name, entry.shape, entry.parameter, entry.integer});
    }

    LiveTotals totals() const override
    {
        m_control->fail(Call::Totals);
        const Totals &totals = m_model->profile.totals;
        return {totals.parameters, totals.parameters, totals.buffers, totals.parameterBytes, totals.bufferBytes, m_state};
    }

    std::vector<Shape> traceShapes(std::int64_t) const override
    {
        ++m_control->traces;
        m_control->fail(Call::Trace);
        std::vector<Shape> shapes;
        for (const NodeProfile &node : m_model->profile.nodes)
            shapes.push_back(node.shape);
        if (const int wrong = m_control->wrongShapeAt; wrong >= 0)
            shapes[static_cast<std::size_t>(wrong)].back() += 1;
        return shapes;
    }

    void initialise(std::uint64_t) override { m_control->fail(Call::Initialise); }

    WeightReport load(const WeightMap &weights) override
    {
        m_control->fail(Call::Load);
        WeightReport report;
        for (const LiveTensor &entry : m_state)
            (weights.count(entry.name) ? report.matched : report.missing).push_back(entry.name);
        return report;
    }

    WeightMap weights() const override
    {
        WeightMap map;
        for (const LiveTensor &entry : m_state) {
            const auto count = static_cast<std::size_t>(elementCount(entry.shape));
            if (entry.integer)
                map[entry.name] = {entry.shape, "I64", {}, std::vector<std::int64_t>(count)};
            else
                map[entry.name] = {entry.shape, "F32", std::vector<float>(count), {}};
        }
        return map;
    }

    Trace run(const Tensor &input, const RunOptions &options) override
    {
        ++m_control->runs;
        m_control->fail(Call::Run);
        if (input.shape != m_model->profile.nodes.front().shape)
            throw Error(ErrorKind::Input, "the input has the wrong shape");
        Trace trace;
        for (const Node &node : m_model->graph.nodes) {
            m_control->arrive(node.id, options.stop);
            if (options.stop.stop_requested())
                return trace;
            const Shape &shape = m_model->profile.nodes[static_cast<std::size_t>(node.id)].shape;
            trace.rows.push_back({shape, 0.5, 0.1 * node.id, 1, -1, 2, 0.25});
            for (const int id : options.capture) {
                if (id == node.id)
                    trace.captured[id] = {shape, std::vector<float>(static_cast<std::size_t>(elementCount(shape)), static_cast<float>(id))};
            }
            if (options.done)
                ++*options.done;
        }
        const Shape &last = m_model->profile.nodes.back().shape;
        trace.output = {last, std::vector<float>(static_cast<std::size_t>(elementCount(last)))};
        if (trace.output.values.size() > 2)
            trace.output.values[2] = 5;
        trace.milliseconds = 0.5 * static_cast<double>(trace.rows.size());
        trace.complete = true;
        ++m_control->finishedRuns;
        return trace;
    }

private:
    std::shared_ptr<FakeControl> m_control;
    ModelPtr m_model;
    std::vector<LiveTensor> m_state;
};

class FakeEngine : public Engine {
public:
    explicit FakeEngine(std::shared_ptr<FakeControl> control) : m_control(std::move(control)) {}
    EngineInfo info() const override
    {
        m_control->fail(Call::Info);
        return {"0.0-fake", "none", {{"cpu", "CPU, 2 threads"}}, "the fake engine has none"};
    }
    void setThreads(int) override {}
    std::unique_ptr<Network> build(ModelPtr model) override
    {
        ++m_control->builds;
        m_control->fail(Call::Build);
        return std::make_unique<FakeNetwork>(m_control, std::move(model));
    }

private:
    std::shared_ptr<FakeControl> m_control;
};

} // namespace

std::shared_ptr<Engine> makeFakeEngine(std::shared_ptr<FakeControl> control)
{
    control->fail(Call::Open);
    return std::make_shared<FakeEngine>(std::move(control));
}

} // namespace residua::test
