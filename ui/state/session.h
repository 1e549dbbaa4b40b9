#pragma once

#include "ui/state/change_spec.h"
#include "ui/state/document.h"
#include "ui/state/live_state.h"
#include "ui/state/metric.h"

#include <QObject>
#include <QUndoStack>

namespace residua::ui {

/// What the last edit did to the totals.
struct LastChange {
    Totals before; ///< of the network before the edit (all steps of one gesture together)
    bool any = false;
};

/// The one mutable object of the window: the workspace, its undo history, what is selected, and what is known of it from the
/// live model. Everything else is a view of it. Lives in the GUI thread.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    // The document.
    const Document &document() const { return m_document; }
    const QString &path() const { return m_path; } ///< empty: never saved
    QString displayName() const;                   ///< the file's name, or the network's
    bool isModified() const;
    /// Replaces the document; the undo history is emptied.
    void setDocument(Document document);
    /// Throws Error with the file and every problem; the document then stays as it was.
    void open(const QString &path);
    /// The same for a file that has been read.
    void open(DocumentFile file, const QString &path);
    /// Saves whole or not at all (see `saveFile`), as a workspace where the name ends in ".residua". Throws Error(Failed).
    void saveAs(const QString &path);
    /// True when the file is no longer as it was opened or saved, or is gone.
    bool changedOnDisk() const;
    /// The files that a run uses, as the user named them; kept in a workspace file, not an edit.
    void setFiles(std::optional<std::string> image, std::optional<std::string> weights);
    /// The window's own state, kept in a workspace file; not an edit.
    void setView(std::string json) { m_document.workspace.view = std::move(json); }

    // The architecture.
    const ResNetSpec &spec() const { return m_snapshot->model->spec; }
    const SnapshotPtr &snapshot() const { return m_snapshot; }
    const LastChange &lastChange() const { return m_lastChange; }
    QUndoStack &undoStack() { return m_undo; }
    /// Makes `next` the architecture, as one step of the history. What is wrong with it comes back, and nothing changes then.
    std::vector<Problem> propose(const ResNetSpec &next, const Edit &edit);
    /// Takes back what this gesture has done to `key` so far: for a value that turned out to be wrong.
    void revertGesture(const QString &key);
    /// Edits from here on are a new step, whatever their key.
    void endGesture() { ++m_gesture; }

    // The selection, shared by all views.
    const Selection &selection() const { return m_selection; }
    /// Selects `path` or its nearest ancestor; empty: nothing.
    void select(const std::string &path);

    /// What colours picture and strip.
    Metric metric() const { return m_metric; }
    void setMetric(Metric metric);

    /// How costs are counted, everywhere in the window. Not an edit: no step of the history, and the document stays as saved.
    Counting counting() const { return m_counting; }
    void setCounting(Counting counting);

    // What the live model says. The setters are the workers'; results of another generation are dropped.
    const Confirmation &confirmation() const { return m_confirmation; }
    void setConfirmation(std::uint64_t generation, Confirmation confirmation);
    const std::optional<EngineInfo> &engineInfo() const { return m_engineInfo; }
    void setEngineInfo(EngineInfo info);
    const RunSetup &setup() const { return m_setup; }
    /// Image, weights, device: the environment of a run, not an edit of the architecture.
    void setSetup(RunSetup setup);
    const RunState &runState() const { return m_runState; }
    void setRunState(RunState state);
    const RunResultPtr &runResult() const { return m_runResult; } ///< the last complete pass; null before the first
    void setRunResult(RunResultPtr result, MapsPtr maps = {});
    /// True when the last pass was made by the network that is shown.
    bool runIsCurrent() const { return m_runResult && m_runResult->snapshot->model->spec == m_snapshot->model->spec; }
    const MapsPtr &maps() const { return m_maps; } ///< of the selected layer in the last pass; null where there are none
    void setMaps(MapsPtr maps);

Q_SIGNALS:
    void documentChanged(); ///< another document, path or modified state
    void snapshotChanged(); ///< `snapshot`, `lastChange`; the selection is already right
    void selectionChanged();
    void metricChanged();
    void countingChanged(); ///< the snapshot is already in it; `snapshotChanged` follows
    void confirmationChanged();
    void engineInfoChanged();
    void setupChanged();
    void runStateChanged();
    void runResultChanged();
    void mapsChanged();

private:
    friend class ChangeSpec;
    void apply(const ResNetSpec &spec, const Totals &costsBefore);
    void show(const ResNetSpec &spec);
    /// Tells everybody of a new snapshot; what the live model said is then of an older one.
    void announceSnapshot();
    /// The step that `edit` continues; null where it begins one.
    const ChangeSpec *mergeTarget(const Edit &edit) const;

    Document m_document;
    QString m_path;
    std::string m_bytesOnDisk;
    QUndoStack m_undo;
    SnapshotPtr m_snapshot;
    LastChange m_lastChange;
    Selection m_selection;
    Metric m_metric = Metric::Macs;
    Counting m_counting;
    Confirmation m_confirmation;
    std::optional<EngineInfo> m_engineInfo;
    RunSetup m_setup;
    RunState m_runState;
    RunResultPtr m_runResult;
    MapsPtr m_maps;
    int m_gesture = 0;
};

} // namespace residua::ui
