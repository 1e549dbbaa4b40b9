#include "ui/work/worker.h"

#include "ui/state/failure.h"
#include "ui/work/pass.h"

#include "core/data/error.h"
#include "core/data/image.h"
#include "core/report/agreement.h"

#include <QPointer>

#include <chrono>
#include <utility>

namespace residua::ui {

namespace {

double millisecondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// Whether `variant` is there and computes what `spec` does.
bool isOf(const Session &session, VariantId variant, const ResNetSpec &spec)
{
    return session.indexOf(variant) && sameNetwork(session.variantAt(variant).architecture, spec);
}

} // namespace

struct Worker::RunNetwork {
    ModelPtr model;
    ModelWeightsPtr weights;
    std::uint64_t seed = 0;
    bool drawn = false;
    std::shared_ptr<Engine> engine; // before the network: it must outlive it
    std::unique_ptr<Network> network;
    std::vector<std::string> notes; ///< of its weights
};

Worker::Worker(Session &session, EngineOpener opener, QObject *parent)
    : QObject(parent), m_session(session), m_opener(std::move(opener)), m_jobs(std::make_unique<JobQueue>()),
      m_liveLane(std::make_unique<Lane>()), m_layoutLane(std::make_unique<Lane>()), m_runLane(std::make_unique<Lane>(Lane::Priority::Low))
{
    constexpr int progressInterval = 33; // milliseconds
    m_progress.setInterval(progressInterval);
    connect(&m_progress, &QTimer::timeout, this, &Worker::showProgress);
    connect(&session.shown(), &NetworkState::snapshotChanged, this, &Worker::onSnapshot);
    connect(&session.shown(), &NetworkState::selectionChanged, this, &Worker::requestMaps);
    connect(&session.shown(), &NetworkState::runResultChanged, this, &Worker::requestMaps);
    connect(&session, &Session::variantsChanged, this, &Worker::onVariants);
    connect(&session, &Session::setupChanged, this, [this] {
        if (m_session.setup().other != m_other)
            requestMaps();
        const NetworkState &shown = m_session.shown();
        if (shown.runState().state == RunState::State::Failed && shown.variant() == m_runVariant)
            m_session.runs().setState(m_runVariant, {}); // it was of another set-up
    });
}

Worker::~Worker()
{
    // The lanes post results to this object, so they end first.
    m_jobs.reset();
    m_runLane.reset();
    m_layoutLane.reset();
    m_liveLane.reset();
}

bool Worker::end(std::chrono::milliseconds patience)
{
    m_jobs.reset();
    bool ended = true;
    for (Lane *lane : {m_runLane.get(), m_layoutLane.get(), m_liveLane.get()})
        ended = lane->end(patience) && ended;
    return ended;
}

std::shared_ptr<Engine> Worker::engine() const
{
    const std::lock_guard lock(m_mutex);
    return m_engine;
}

void Worker::start()
{
    m_liveLane->post([this, info = std::make_shared<EngineInfo>()](const std::stop_token &) {
        const QString failure = failureOf([&] {
            std::shared_ptr<Engine> opened = m_opener();
            *info = opened->info();
            const std::lock_guard lock(m_mutex);
            m_engine = std::move(opened);
        });
        inGui([this, info, failure] {
            NetworkState &shown = m_session.shown();
            if (!failure.isEmpty())
                shown.setConfirmation(shown.snapshot()->generation, {Confirmation::State::Missing, 0, failure});
            else
                m_session.setEngineInfo(*info);
            confirm();
            const VariantId waiting = std::exchange(m_waiting, 0);
            if (waiting && waiting == shown.variant())
                run();
            else
                setEnded(waiting, RunState::State::Stopped);
        });
    });
}

void Worker::retry()
{
    NetworkState &shown = m_session.shown();
    shown.setConfirmation(shown.snapshot()->generation, {Confirmation::State::Waiting, 0, {}});
    start();
}

void Worker::confirm()
{
    const std::shared_ptr<Engine> live = engine();
    if (!live)
        return; // `start` confirms once the engine is there
    m_liveLane->post([this, live, snapshot = m_session.shown().snapshot()](const std::stop_token &) {
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
        inGui([this, confirmation, generation = snapshot->generation] { m_session.shown().setConfirmation(generation, confirmation); });
    });
}

void Worker::layOut(PictureRequest request)
{
    m_layoutLane->post([this, request = std::move(request)](const std::stop_token &) {
        PicturePtr picture;
        const QString failure = failureOf([&] {
            const Model &model = *request.snapshot->model;
            FoldedGraph folded = foldForPicture(model, request.level, request.unfold);
            Layout placed = layout({model, folded, request.pageWidth});
            picture = std::make_shared<const PictureResult>(
                PictureResult{request.snapshot, std::move(folded), std::move(placed), request.number});
        });
        inGui([this, picture, failure, snapshot = request.snapshot] {
            if (snapshot != m_session.shown().snapshot())
                return;
            if (picture)
                Q_EMIT pictureReady(picture);
            else
                Q_EMIT pictureFailed(failure);
        });
    });
}

void Worker::dispose(PicturePtr picture)
{
    m_jobs->post([last = std::move(picture)]() mutable { last.reset(); });
}

Network &Worker::networkFor(const Pass &pass)
{
    const RunSetup &setup = pass.setup;
    const ModelPtr &model = pass.snapshot->model;
    if (m_runNetwork && sameNetwork(m_runNetwork->model->spec, model->spec) && m_runNetwork->weights == setup.weights
        && m_runNetwork->seed == setup.seed && m_runNetwork->drawn == setup.drawn)
        return *m_runNetwork->network;
    m_runNetwork.reset();
    auto next = std::make_unique<RunNetwork>(RunNetwork{model, setup.weights, setup.seed, setup.drawn, engine(), nullptr, {}});
    next->network = next->engine->build(model);
    next->notes = giveParameters(*next->network, *model, setup);
    m_runNetwork = std::move(next);
    return *m_runNetwork->network;
}

void Worker::run()
{
    NetworkState &shown = m_session.shown();
    VariantRuns &runs = m_session.runs();
    const VariantId variant = shown.variant();
    const int total = static_cast<int>(shown.snapshot()->model->graph.nodes.size());
    if (const VariantId other = m_waiting ? m_waiting : m_progress.isActive() ? m_runVariant : 0; other != variant)
        setEnded(other, RunState::State::Stopped);
    if (!engine()) {
        const Confirmation &confirmation = shown.confirmation();
        m_waiting = confirmation.state == Confirmation::State::Missing ? 0 : variant;
        runs.setState(variant,
                      m_waiting ? RunState{RunState::State::Running, 0, total, {}}
                                : RunState{RunState::State::Failed, 0, total, confirmation.message});
        return;
    }
    const std::vector<int> &selected = shown.selection().nodes;
    const Pass pass{variant, shown.snapshot(), m_session.setup(), selected.empty() ? -1 : selected.back(), ++m_runNumber};
    m_runOf = pass.snapshot;
    m_runVariant = variant;
    if (const QString refusal = failureOf([&] { refuseLargePass(*pass.snapshot->model, pass.setup, pass.capture); }); !refusal.isEmpty()) {
        m_runLane->cancel();
        m_progress.stop();
        runs.setState(variant, {RunState::State::Failed, 0, total, refusal});
        Q_EMIT passRefused(passBytes(*pass.snapshot->model, pass.setup), refusal);
        requestMaps(); // which waited for the pass before
        return;
    }
    m_runLane->post([this, pass](const std::stop_token &stop) { runPass(stop, pass); });
    m_done = pass.done;
    m_progress.start();
    runs.setState(variant, {RunState::State::Running, 0, total, {}});
}

void Worker::setEnded(VariantId variant, RunState::State state)
{
    RunState next = m_session.runs().of(variant).state;
    next.state = state;
    m_session.runs().setState(variant, std::move(next));
}

void Worker::cancelRun()
{
    if (const VariantId waiting = std::exchange(m_waiting, 0))
        setEnded(waiting, RunState::State::Stopped);
    if (!m_progress.isActive())
        return;
    const bool never = m_runLane->cancel(); // began: it will not report
    if (never) {
        m_progress.stop();
        ++m_runNumber;
    }
    m_stopping.start();
    setEnded(m_runVariant, never ? RunState::State::Stopped : RunState::State::Stopping);
}

void Worker::showProgress()
{
    constexpr int longTime = 500; // milliseconds
    RunState state = m_session.runs().of(m_runVariant).state;
    const int done = *m_done;
    const std::vector<Node> &nodes = m_runOf->model->graph.nodes;
    const bool waits = state.state == RunState::State::Stopping && m_stopping.hasExpired(longTime) && done < std::ssize(nodes);
    const QString message = waits ? QString::fromStdString(nodes[static_cast<std::size_t>(done)].path) : QString();
    if (done == state.done && message == state.message)
        return;
    state.done = done;
    state.message = message;
    m_session.runs().setState(m_runVariant, state);
}

void Worker::onSnapshot()
{
    confirm();
    const NetworkState &shown = m_session.shown();
    const bool underWay = isUnderWay(shown.variant());
    if (underWay && shown.runState().state == RunState::State::Running && sameNetwork(m_runOf->model->spec, shown.spec()))
        return; // the same network, counted or called in another way: its pass goes on
    if (m_session.setup().afterEveryEdit && engine() && (shown.runResult() || underWay) && !shown.runIsCurrent())
        run();
    else if (underWay)
        cancelRun();
    else
        leaveFailureBehind();
}

void Worker::leaveFailureBehind()
{
    const NetworkState &shown = m_session.shown();
    if (shown.runState().state != RunState::State::Failed || shown.variant() != m_runVariant
        || sameNetwork(m_runOf->model->spec, shown.spec()))
        return;
    m_session.runs().setState(shown.variant(), {});
}

/// The pass of a variant that is gone is of no use.
void Worker::onVariants()
{
    if ((m_waiting && !m_session.indexOf(m_waiting)) || (m_progress.isActive() && !m_session.indexOf(m_runVariant)))
        cancelRun();
}

void Worker::runPass(const std::stop_token &stop, const Pass &pass)
{
    std::shared_ptr<RunResult> result;
    std::shared_ptr<MapsResult> maps;
    const QString failure = failureOf([&] {
        result = std::make_shared<RunResult>();
        RunOptions options;
        options.device = pass.setup.device;
        options.statistics = true;
        options.stop = stop;
        options.done = pass.done.get();
        if (pass.capture >= 0)
            options.capture = {pass.capture};
        const PassInput input = passInput(*pass.snapshot->model, pass.setup);
        result->trace = networkFor(pass).run(input.tensor, options);
        if (!result->trace.complete)
            return;
        if (pass.capture >= 0)
            maps = std::make_shared<MapsResult>(MapsResult{
                result, pass.capture, std::make_shared<const MeasuredMaps>(std::move(result->trace.captured[pass.capture])), {}});
        result->trace.captured.clear();
        describePass(*result, pass.snapshot, pass.setup, input);
        result->notes = m_runNetwork->notes;
        if (std::string note = finiteNote(*pass.snapshot->model, result->trace); !note.empty())
            result->notes.push_back(std::move(note));
    });
    inGui([this, pass, result, maps, failure] { finishPass(pass, result, maps, failure); });
}

void Worker::finishPass(const Pass &pass, std::shared_ptr<RunResult> result, const MapsPtr &maps, const QString &failure)
{
    if (pass.number != m_runNumber)
        return;
    m_progress.stop();
    VariantRuns &runs = m_session.runs();
    RunState state = runs.of(pass.variant).state;
    state.done = *pass.done;
    state.message = failure;
    if (!failure.isEmpty())
        state.state = RunState::State::Failed;
    else
        state.state = result->trace.complete && isOf(m_session, pass.variant, pass.snapshot->model->spec) ? RunState::State::Done
                                                                                                          : RunState::State::Stopped;
    const bool done = state.state == RunState::State::Done;
    if (done)
        runs.setResult(pass.variant, std::move(result), maps);
    runs.setState(pass.variant, state);
    if (!done || pass.variant != m_session.shown().variant())
        requestMaps(); // which waited for the pass
}

void Worker::inBackground(std::function<void()> job, const QObject *context, Done done)
{
    struct Task {
        std::function<void()> job;
        QPointer<const QObject> context;
        Done done;
    };
    m_jobs->post([this, task = std::make_shared<Task>(Task{std::move(job), context, std::move(done)})] {
        const QString error = failureOf(task->job);
        inGui([task, error] {
            if (task->context)
                task->done(error);
        });
    });
}

void Worker::saveWeights(const QString &path, const QObject *context, Done done)
{
    const auto job = [live = engine(), model = m_session.shown().snapshot()->model, setup = m_session.setup(), file = posixPath(path)] {
        if (!live)
            throw Error(ErrorKind::Failed, tr("weights cannot be written without libtorch").toStdString());
        refuseLargeWeights(*model);
        const auto network = live->build(model);
        giveParameters(*network, *model, setup);
        residua::saveWeights(file, *model, *network);
    };
    inBackground(job, context, std::move(done));
}

} // namespace residua::ui
