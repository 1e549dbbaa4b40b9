#pragma once

#include "ui/state/baseline.h"
#include "ui/state/document.h"
#include "ui/state/metric.h"
#include "ui/state/network_state.h"

#include <QObject>
#include <QUndoStack>

#include <map>
#include <memory>

namespace residua::ui {

/// The document of a window: its variants, which of them is current, one undo history for all of them, and what a run is made with.
/// What is on show of the current variant is `shown`. Lives in the GUI thread.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    // The document.
    const Document &document() const { return m_document; }
    QString path() const { return m_untitled ? QString() : m_path; } ///< empty: it has no file yet
    const QString &origin() const { return m_path; } ///< the file that it came from, which it may have left: see `isUntitled`
    /// True where the document has no file of its own: never saved, or made another one by an edit (Edit::startsDocument).
    bool isUntitled() const { return m_untitled || m_path.isEmpty(); }
    /// Rises whenever the document is opened or saved.
    int fileNumber() const { return m_fileNumber; }
    /// How a file of the network on show may be called, without its ending: as the document where that has a file and is of this network
    /// alone, else as the network.
    QString fileStem() const;
    QString displayName() const; ///< the file's name, or the current network's
    bool isModified() const;
    /// Replaces the document; the undo history is emptied.
    void setDocument(Document document);
    /// Throws Error with the file and every problem; the document then stays as it was.
    void open(const QString &path);
    /// The same for a file that has been read.
    void open(DocumentFile file, const QString &path);
    /// Opens a document that no file holds: with changes, and without a file of its own, though it may have come from `origin`.
    void openUnsaved(Document document, const QString &origin);
    /// The document with the files that are on show: an image stays when another document is opened.
    Document documentOnShow() const;
    /// Saves whole or not at all (see `saveFile`), as a workspace where the name ends in ".residua". Throws Error(Failed), also where
    /// an architecture file would not hold all of the document.
    void saveAs(const QString &path);
    /// True when the file is no longer as it was opened or saved, or is gone.
    bool changedOnDisk() const;
    /// What was read from the file, or written to it.
    const std::string &bytesOnDisk() const { return m_bytesOnDisk; }
    /// The files that a run uses, as the user named them; kept in a workspace file, not an edit.
    void setFiles(std::optional<std::string> image, std::optional<std::string> weights);
    /// How images are prepared, nothing: as is usual; for runs, and kept in a workspace file. No edit.
    void setPreparation(std::optional<PrepareOptions> preparation);
    /// The window's own state, kept in a workspace file; not an edit.
    void setView(std::string json) { m_document.workspace.view = std::move(json); }

    // The variants, by their place in the document or by an id that stays with each.
    const std::vector<Variant> &variants() const { return m_document.workspace.variants; }
    std::size_t current() const { return m_document.workspace.current; }
    /// The variant that the others are compared with.
    std::optional<std::size_t> baseline() const { return m_document.workspace.baseline; }
    /// What a variant is compared with while there is no baseline: the preset that it came from, or itself as it was opened or added.
    const Origin &originOf(VariantId variant) const { return m_origins.at(variant); }
    VariantId idAt(std::size_t index) const { return m_ids[index]; }
    std::optional<std::size_t> indexOf(VariantId variant) const;
    /// Precondition: `variant` is one of the document's.
    const Variant &variantAt(VariantId variant) const;
    /// Makes another variant current and shows it: no edit.
    void setCurrent(std::size_t index);
    /// The current variant on show.
    NetworkState &shown() { return *m_shown; }
    const NetworkState &shown() const { return *m_shown; }

    // Edits. Each is one step of the history; where it is undone or done again, the variant that it changes is shown first. What is wrong
    // comes back, and nothing changes then.
    QUndoStack &undoStack() { return m_undo; }
    const QUndoStack &history() const { return m_undo; }
    /// Makes `next` the architecture of `variant`.
    std::vector<Problem> propose(VariantId variant, const ResNetSpec &next, const Edit &edit);
    /// Takes back what this gesture has done to `key` of `variant` so far: for a value that turned out to be wrong.
    void revertGesture(VariantId variant, const QString &key);
    /// Edits from here on are a new step, whatever their key.
    void endGesture() { ++m_gesture; }
    /// Adds `variant` after the current one and shows it.
    std::vector<Problem> addVariant(Variant variant, const QString &text);
    /// Adds all of `added`, whose architectures are valid, in their order, in one step; a name that is taken gets a number.
    std::vector<Problem> addVariants(std::vector<Variant> added, const QString &text);
    std::vector<Problem> duplicateVariant(VariantId variant);
    /// Where an architecture file has one network, that has no name beside the network's own, which is changed then.
    std::vector<Problem> renameVariant(VariantId variant, const std::string &name);
    std::vector<Problem> setNote(VariantId variant, const std::string &note);
    /// Refused for the last one.
    std::vector<Problem> removeVariant(VariantId variant);
    /// Moves it to place `to` in the list.
    void moveVariant(VariantId variant, std::size_t to);
    void setBaseline(std::optional<VariantId> variant);
    /// The codes of findings that are not shown any more; see Advice.
    const std::vector<std::string> &dismissed() const { return m_document.workspace.dismissed; }
    void setDismissed(std::vector<std::string> codes, const QString &text);
    /// What is wrong with `name` for a variant beside all others but `own`; 0: beside all.
    std::vector<Problem> nameProblems(const std::string &name, VariantId own) const;
    /// `wanted`, with the least number behind it that makes it a name that no variant has.
    std::string freeName(const std::string &wanted) const;

    /// What colours picture and strip.
    Metric metric() const { return m_metric; }
    void setMetric(Metric metric);

    /// How costs are counted, everywhere in the window. Not an edit: no step of the history, and the document stays as saved.
    Counting counting() const { return m_counting; }
    void setCounting(Counting counting);

    // Running.
    const std::optional<EngineInfo> &engineInfo() const { return m_engineInfo; }
    void setEngineInfo(EngineInfo info);
    const RunSetup &setup() const { return m_setup; }
    /// Image, weights, device: the environment of a run, not an edit of the architecture.
    void setSetup(RunSetup setup);
    VariantRuns &runs() { return m_runs; }
    const VariantRuns &runs() const { return m_runs; }

    /// A number that no snapshot of this session has had.
    std::uint64_t nextGeneration() { return ++m_generation; }

Q_SIGNALS:
    void documentChanged();      ///< another document, path or modified state
    void variantsChanged();      ///< how many there are, their order, names or notes, or the baseline
    void currentAboutToChange(); ///< what is being typed ends now: it belongs to the variant on show
    void currentChanged();       ///< another variant is shown
    void architectureChanged(residua::ui::VariantId variant, const residua::ui::LastChange &change);
    void dismissedChanged();
    void metricChanged();
    void countingChanged(); ///< the snapshot is in it already
    void engineInfoChanged();
    void setupChanged();

private:
    friend class ChangeVariant;
    /// Makes `variant` into `next`, which came from `origin`; `costsBefore` are those of what it is now.
    void write(VariantId variant, const Variant &next, const Origin &origin, const Totals &costsBefore);
    std::vector<Problem> add(Variant variant, const QString &text, const Origin &origin);
    void setUntitled(bool untitled);
    Totals totalsOf(VariantId variant) const;
    /// The step that an edit of `key` in `variant` continues; null where it begins one.
    const ChangeVariant *mergeTarget(VariantId variant, const QString &key) const;
    /// Whether a variant is called as its network is, since the document is an architecture file and has nowhere else to write a name.
    bool namedByNetwork(const Variant &variant) const;
    /// One step that makes `variant` into `next`, where that is another one.
    void change(VariantId variant, const Variant &next, const Edit &edit);
    void insert(std::size_t index, const Variant &variant, VariantId id, bool isBaseline);
    void take(std::size_t index, std::size_t thenShown);
    void move(std::size_t from, std::size_t to);
    void writeBaseline(std::optional<std::size_t> index);
    void writeDismissed(const std::vector<std::string> &codes);

    Document m_document;
    std::vector<VariantId> m_ids;          ///< of the variants, by their place
    std::map<VariantId, Origin> m_origins; ///< of those that were removed too: they may come back
    VariantId m_lastId = 0;
    QString m_path;
    bool m_untitled = false; ///< what stands in `m_path` is another network's
    int m_fileNumber = 0;
    std::string m_bytesOnDisk;
    QUndoStack m_undo;
    int m_gesture = 0;
    std::uint64_t m_generation = 0;
    Metric m_metric = Metric::Macs;
    Counting m_counting;
    std::optional<EngineInfo> m_engineInfo;
    RunSetup m_setup;
    VariantRuns m_runs;
    std::unique_ptr<NetworkState> m_shown; ///< last: it reads the rest
};

} // namespace residua::ui
