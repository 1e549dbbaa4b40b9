#include "ui/work/worker.h"

#include "ui/state/failure.h"
#include "ui/work/pass.h"

#include "core/data/image.h"
#include "core/report/agreement.h"

#include <chrono>
#include <utility>

namespace residua::ui {

namespace {

double millisecondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

struct Worker::RunNetwork {
    ResNetSpec spec;
    std::shared_ptr<const WeightMap> weights;
    std::uint64_t seed = 0;
    std::shared_ptr<Engine> engine; // before the network: it must outlive it
    std::unique_ptr<Network> network;
    std::vector<std::string> notes; ///< of its weights
};

Worker::Worker(Session &session, EngineOpener opener, QObject *parent)
    : QObject(parent), m_session(session), m_opener(std::move(opener)), m_liveLane(std::make_unique<Lane>()),
      m_layoutLane(std::make_unique<Lane>()), m_runLane(std::make_unique<Lane>(Lane::Priority::Low))
{
    m_jobs.setMaxThreadCount(1);
    constexpr int progressInterval = 33; // milliseconds
    m_progress.setInterval(progressInterval);
    connect(&m_progress, &QTimer::timeout, this, [this] {
        RunState state = m_session.runState();
        if (const int done = *m_done; done != state.done) {
            state.done = done;
            m_session.setRunState(state);
        }
    });
    connect(&session, &Session::snapshotChanged, this, &Worker::onSnapshot);
    connect(&session, &Session::selectionChanged, this, &Worker::requestMaps);
    connect(&session, &Session::runResultChanged, this, &Worker::requestMaps);
    connect(&session, &Session::setupChanged, this, [this] {
        if (m_session.setup().other != m_other)
            requestMaps();
    });
}

Worker::~Worker()
{
    // The lanes post results to this object, so they end first.
    m_jobs.waitForDone();
    m_runLane.reset();
    m_layoutLane.reset();
    m_liveLane.reset();
}

void Worker::inGui(std::function<void()> action)
{
    QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection);
}

std::shared_ptr<Engine> Worker::engine() const
{
    const std::lock_guard lock(m_mutex);
    return m_engine;
}

void Worker::start()
{
    m_liveLane->post([this](const std::stop_token &) {
        EngineInfo info;
        const QString failure = failureOf([&] {
            std::shared_ptr<Engine> opened = m_opener();
            info = opened->info();
            const std::lock_guard lock(m_mutex);
            m_engine = std::move(opened);
        });
        inGui([this, info, failure] {
            if (!failure.isEmpty())
                m_session.setConfirmation(m_session.snapshot()->generation, {Confirmation::State::Missing, 0, failure});
            else
                m_session.setEngineInfo(info);
            confirm();
            if (std::exchange(m_runWaits, false))
                run();
        });
    });
}

void Worker::retry()
{
    m_session.setConfirmation(m_session.snapshot()->generation, {Confirmation::State::Waiting, 0, {}});
    start();
}

void Worker::confirm()
{
    const std::shared_ptr<Engine> live = engine();
    if (!live)
        return; // `start` confirms once the engine is there
    m_liveLane->post([this, live, snapshot = m_session.snapshot()](const std::stop_token &) {
        Confirmation confirmation{Confirmation::State::Confirmed, 0, {}};
        const auto start = std::chrono::steady_clock::now();
        std::unique_ptr<Network> network; // taken down after the answer has been sent
        confirmation.message = failureOf([&] {
            network = live->build(snapshot->model);
            if (const std::string difference = disagreement(*snapshot->model, *network); !difference.empty())
                throw Error(ErrorKind::Failed, difference);
        });
        confirmation.milliseconds = millisecondsSince(start);
        if (!confirmation.message.isEmpty())
            confirmation.state = Confirmation::State::Refused;
        inGui([this, confirmation, generation = snapshot->generation] { m_session.setConfirmation(generation, confirmation); });
    });
}

void Worker::layOut(PictureRequest request)
{
    m_layoutLane->post([this, request = std::move(request)](const std::stop_token &) {
        auto result = std::make_shared<PictureResult>();
        const Snapshot &snapshot = *request.snapshot;
        result->snapshot = request.snapshot;
        result->number = request.number;
        result->folded = foldForPicture(*snapshot.model, request.level, request.unfold);
        result->layout = layout({*snapshot.model, result->folded, request.pageWidth});
        inGui([this, result] {
            if (result->snapshot == m_session.snapshot())
                Q_EMIT pictureReady(result);
        });
    });
}

void Worker::dispose(PicturePtr picture)
{
    m_jobs.start([last = std::move(picture)]() mutable { last.reset(); });
}

Network &Worker::networkFor(const Pass &pass)
{
    const RunSetup &setup = pass.setup;
    const ResNetSpec &spec = pass.snapshot->model->spec;
    if (m_runNetwork && m_runNetwork->spec == spec && m_runNetwork->weights == setup.weights && m_runNetwork->seed == setup.seed)
        return *m_runNetwork->network;
    m_runNetwork.reset();
    auto next = std::make_unique<RunNetwork>(RunNetwork{spec, setup.weights, setup.seed, engine(), nullptr, {}});
    next->network = next->engine->build(pass.snapshot->model);
    next->notes = giveParameters(*next->network, setup);
    m_runNetwork = std::move(next);
    return *m_runNetwork->network;
}

void Worker::run()
{
    const int total = static_cast<int>(m_session.snapshot()->model->graph.nodes.size());
    if (!engine()) {
        const Confirmation &confirmation = m_session.confirmation();
        m_runWaits = confirmation.state != Confirmation::State::Missing;
        m_session.setRunState(m_runWaits ? RunState{RunState::State::Running, 0, total, {}}
                                         : RunState{RunState::State::Failed, 0, total, confirmation.message});
        return;
    }
    const std::vector<int> &selected = m_session.selection().nodes;
    const Pass pass{m_session.snapshot(), m_session.setup(), selected.empty() ? -1 : selected.back(), ++m_runNumber};
    m_runLane->post([this, pass](const std::stop_token &stop) { runPass(stop, pass); });
    m_runOf = pass.snapshot;
    m_done = pass.done;
    m_progress.start();
    m_session.setRunState({RunState::State::Running, 0, total, {}});
}

void Worker::cancelRun()
{
    const bool waits = std::exchange(m_runWaits, false);
    if (!m_progress.isActive() && !waits)
        return;
    RunState state = m_session.runState();
    state.state = RunState::State::Stopping;
    if (m_runLane->cancel() || waits) { // it never began, so it will not report
        m_progress.stop();
        ++m_runNumber;
        state.state = RunState::State::Stopped;
    }
    m_session.setRunState(state);
}

void Worker::onSnapshot()
{
    confirm();
    const bool running = m_session.runState().state == RunState::State::Running;
    if (running && m_runOf && m_runOf->model->spec == m_session.spec())
        return; // the same network, counted in another way: its pass goes on
    if (m_session.setup().afterEveryEdit && engine() && (m_session.runResult() || m_progress.isActive()) && !m_session.runIsCurrent())
        run();
    else if (!m_runWaits)
        cancelRun();
}

void Worker::runPass(const std::stop_token &stop, const Pass &pass)
{
    auto result = std::make_shared<RunResult>();
    std::shared_ptr<MapsResult> maps;
    const Snapshot &snapshot = *pass.snapshot;
    const QString failure = failureOf([&] {
        RunOptions options;
        options.device = pass.setup.device;
        options.statistics = true;
        options.stop = stop;
        options.done = pass.done.get();
        if (pass.capture >= 0)
            options.capture = {pass.capture};
        refuseLargePass(snapshot, pass.setup, options.capture);
        const Tensor input = passInput(snapshot.model->spec, pass.setup);
        result->trace = networkFor(pass).run(input, options);
        if (!result->trace.complete)
            return;
        if (pass.capture >= 0)
            maps = std::make_shared<MapsResult>(MapsResult{
                result, pass.capture, std::make_shared<const MeasuredMaps>(std::move(result->trace.captured[pass.capture])), {}});
        result->trace.captured.clear();
        result->seen = std::make_shared<Image>(inputPicture(input, !pass.setup.image));
        describePass(*result, pass.snapshot, pass.setup);
        result->notes = m_runNetwork->notes;
    });
    inGui([this, pass, result, maps, failure] { finishPass(pass, result, maps, failure); });
}

void Worker::finishPass(const Pass &pass, std::shared_ptr<RunResult> result, const MapsPtr &maps, const QString &failure)
{
    if (pass.number != m_runNumber)
        return;
    m_progress.stop();
    RunState state = m_session.runState();
    state.done = *pass.done;
    state.message = failure;
    if (!failure.isEmpty())
        state.state = RunState::State::Failed;
    else
        state.state =
            result->trace.complete && pass.snapshot->model->spec == m_session.spec() ? RunState::State::Done : RunState::State::Stopped;
    if (state.state == RunState::State::Done)
        m_session.setRunResult(std::move(result), maps);
    m_session.setRunState(state);
}

void Worker::inBackground(std::function<void()> job, Done done)
{
    m_jobs.start([this, job = std::move(job), done = std::move(done)] {
        const QString error = failureOf(job);
        inGui([done, error] { done(error); });
    });
}

void Worker::saveWeights(const QString &path, Done done)
{
    const auto job = [live = engine(), snapshot = m_session.snapshot(), setup = m_session.setup(), file = posixPath(path)] {
        if (!live)
            throw Error(ErrorKind::Failed, "weights cannot be written without libtorch");
        const auto network = live->build(snapshot->model);
        giveParameters(*network, setup);
        std::vector<std::string> order;
        for (const StateEntry &entry : snapshot->model->state)
            order.push_back(entry.name);
        saveSafetensors(file, network->weights(), order);
    };
    inBackground(job, std::move(done));
}

} // namespace residua::ui
