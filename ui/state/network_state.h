#pragma once

#include "ui/state/baseline.h"
#include "ui/state/change_variant.h"
#include "ui/state/variant_runs.h"
#include "ui/state/weight_marks.h"

#include <map>

namespace residua::ui {

class Session;

/// What the last edit did to the totals.
struct LastChange {
    Totals before; ///< of the network before the edit (all steps of one gesture together)
    bool any = false;
};

/// One variant of the document on show: its network, what is selected in it, and what the live model and the last run say of it. Views
/// bind to one of these, so two can stand side by side. Lives in the GUI thread.
class NetworkState : public QObject {
    Q_OBJECT

public:
    /// Shows the current variant, until `show`. `session` must outlive it.
    explicit NetworkState(Session &session, QObject *parent = nullptr);

    Session &session() const { return m_session; }
    VariantId variant() const { return m_variant; }
    /// Shows `variant`, which is one of the document's, with what was selected in it when it was last shown.
    void show(VariantId variant);

    const ResNetSpec &spec() const { return m_snapshot->model->spec; }
    const SnapshotPtr &snapshot() const { return m_snapshot; }
    const LastChange &lastChange() const { return m_lastChange; }
    /// What this network is compared with: the document's baseline, else what it came from.
    const Baseline &baseline() const { return m_baseline; }
    /// This network against the baseline, as A. Made when it is first asked for. Cost: see `compare`.
    const ComparisonPtr &comparison() const;
    /// Session::propose, for the variant on show.
    std::vector<Problem> propose(const ResNetSpec &next, const Edit &edit);
    /// Takes back what this gesture has done to `key` so far: for a value that turned out to be wrong.
    void revertGesture(const QString &key);

    /// What is left of a weight file's parameters in this network; null where none are in use.
    const WeightMarksPtr &weightMarks() const { return m_marks; }

    // The selection, shared by all views of this network.
    const Selection &selection() const { return m_selection; }
    /// Selects `path` or its nearest ancestor; empty: nothing.
    void select(const std::string &path);

    // What the live model says. Results of another generation are dropped.
    const Confirmation &confirmation() const { return m_confirmation; }
    void setConfirmation(std::uint64_t generation, Confirmation confirmation);

    // What somebody has entered that is no network: a field's words; empty: nothing. What is shown is the network without it.
    const QString &refusedEntry() const { return m_refusedEntry; }
    const QString &refusedKey() const { return m_refusedKey; }
    void setRefusedEntry(const QString &key, const QString &words);

    // What running it has shown; see Session::runs.
    const RunState &runState() const;
    const RunResultPtr &runResult() const; ///< the last complete pass; null before the first
    const MapsPtr &maps() const;           ///< of the selected layer in the last pass; null where there are none
    /// True when the last pass was made by the network that is shown.
    bool runIsCurrent() const;

Q_SIGNALS:
    void snapshotChanged(); ///< `variant`, `snapshot`, `lastChange`, `baseline`; the selection is already right
    void baselineChanged(); ///< the network on show is as it was
    void selectionChanged();
    void weightMarksChanged(); ///< by other weights, not by an edit
    void confirmationChanged();
    void refusedEntryChanged();
    void runStateChanged();
    void runResultChanged();
    void mapsChanged();

private:
    void onArchitectureChanged(VariantId variant, const LastChange &change);
    void remake(const std::string &selected);
    void onBaseline();
    bool refreshBaseline();

    Session &m_session;
    VariantId m_variant = 0;
    SnapshotPtr m_snapshot;
    WeightMarksPtr m_marks;
    LastChange m_lastChange;
    Baseline m_baseline;
    mutable ComparisonPtr m_comparison; ///< null: not asked for since it changed
    Selection m_selection;
    std::map<VariantId, std::string> m_selected; ///< in the variants that are not on show
    Confirmation m_confirmation;
    QString m_refusedKey, m_refusedEntry;
};

} // namespace residua::ui
