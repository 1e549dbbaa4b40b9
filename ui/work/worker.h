#pragma once

#include "ui/state/session.h"
#include "ui/work/job_queue.h"
#include "ui/work/lane.h"
#include "ui/work/post_to.h"

#include "core/layout/layout.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>

namespace residua::ui {

/// What the picture shows of a network.
struct PictureRequest {
    SnapshotPtr snapshot;
    Level level = Level::Block;
    std::vector<std::string> unfold;
    double pageWidth = 0;     ///< points; see LayoutRequest
    std::uint64_t number = 0; ///< comes back in the result
};

/// A laid out picture.
struct PictureResult {
    SnapshotPtr snapshot;
    FoldedGraph folded;
    Layout layout;
    std::uint64_t number = 0; ///< of its request
};
using PicturePtr = std::shared_ptr<const PictureResult>;

/// Does in the background what takes longer than a frame may, and brings the results into the session in the GUI thread:
/// opening libtorch, confirming every edit by the live model, laying out, running. A snapshot goes in, a value comes out;
/// a result that the session has gone on from is dropped. Confirming never waits for a run.
class Worker : public QObject {
    Q_OBJECT

public:
    using EngineOpener = std::function<std::shared_ptr<Engine>()>;

    explicit Worker(Session &session, EngineOpener opener = openEngine, QObject *parent = nullptr);
    ~Worker() override;

    /// Opens the engine; once. From then on every edit is confirmed. Call it after the first paint.
    void start();
    /// Tries again where libtorch was missing.
    void retry();

    void layOut(PictureRequest request);
    /// Takes a picture that is no longer shown down in the background: its snapshot is thousands of small pieces.
    void dispose(PicturePtr picture);

    /// One pass of the variant on show on the session's set-up; a pass that is under way is stopped first. It goes on, and its result is
    /// the variant's, where another one is shown meanwhile.
    void run();
    /// Stops the pass that is under way, whichever variant's it is.
    void cancelRun();
    /// What is called in the GUI thread when a job is done; `error` is empty where all went well.
    using Done = std::function<void(const QString &error)>;
    /// Does `job`, which may throw, in the background, after those before it. `done` is called if `context` is still there then.
    void inBackground(std::function<void()> job, const QObject *context, Done done);
    /// To be called last: what is being written is written to its end, all else is asked to stop. False where something has not stopped in
    /// `patience`: one operation of libtorch cannot be interrupted.
    bool end(std::chrono::milliseconds patience);
    /// libtorch, null until it has been opened and where it could not be. Any thread.
    std::shared_ptr<Engine> engine() const;
    /// Writes the parameters that a run would use now as .safetensors, in the background.
    void saveWeights(const QString &path, const QObject *context, Done done);

Q_SIGNALS:
    void pictureReady(const residua::ui::PicturePtr &picture);
    void pictureFailed(const QString &why); ///< that of the network on show
    /// The pass that was asked for has not begun: it takes `bytes` of memory, more than is available, as `why` says.
    void passRefused(qint64 bytes, const QString &why);

private:
    struct RunNetwork; ///< the live network of the last run, with its parameters

    /// A pass to be made: in the run lane everything comes from here.
    struct Pass {
        VariantId variant = 0;
        SnapshotPtr snapshot;
        RunSetup setup;
        int capture = -1; ///< operation whose activations are kept; -1: none
        int number = 0;
        std::shared_ptr<std::atomic<int>> done = std::make_shared<std::atomic<int>>(0); ///< operations so far
    };

    void confirm();
    void onSnapshot();
    void onVariants();
    /// What the last pass failed at may be gone with the network that it was of.
    void leaveFailureBehind();
    bool isUnderWay(VariantId variant) const { return m_progress.isActive() && m_runVariant == variant; }
    /// The pass of `variant` has ended, or waits for its end, without a result.
    void setEnded(VariantId variant, RunState::State state);
    /// Shows how far the pass under way is, and what it waits for where it does not stop.
    void showProgress();
    void requestMaps();
    /// Does `action` in the GUI thread, unless this worker is gone by then.
    template <class Action>
    void inGui(const Action &action) noexcept
    {
        postTo(this, action);
    }
    /// What operation `pass.capture` makes of the image, the second one where `other` is set, measured; in the run lane. Throws Error.
    MeasuredMapsPtr mapsOf(const Pass &pass, bool other, const std::stop_token &stop, std::shared_ptr<const Image> &seen);
    void runPass(const std::stop_token &stop, const Pass &pass);
    void finishPass(const Pass &pass, std::shared_ptr<RunResult> result, const MapsPtr &maps, const QString &failure);
    Network &networkFor(const Pass &pass);

    Session &m_session;
    EngineOpener m_opener;
    mutable std::mutex m_mutex;
    std::shared_ptr<Engine> m_engine;         // guarded by m_mutex
    std::unique_ptr<RunNetwork> m_runNetwork; // the run lane's own
    std::shared_ptr<std::atomic<int>> m_done; // of the newest pass
    std::shared_ptr<const Image> m_other;     // the second image that maps were last asked for
    SnapshotPtr m_runOf;                      // the network of the newest pass
    VariantId m_runVariant = 0;               // the variant that it is of
    int m_runNumber = 0;                      // GUI thread: results of an older pass are dropped
    VariantId m_waiting = 0;                  // whose run was asked for while libtorch was being opened; 0: none
    QTimer m_progress;
    QElapsedTimer m_stopping; ///< since the pass under way was asked to stop
    std::unique_ptr<JobQueue> m_jobs;
    std::unique_ptr<Lane> m_liveLane, m_layoutLane, m_runLane;
};

} // namespace residua::ui
