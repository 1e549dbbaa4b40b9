#include "ui/state/session.h"

#include "core/arch/presets.h"
#include "core/data/file.h"

#include <QFileInfo>

#include <utility>

namespace residua::ui {

namespace {

constexpr int undoSteps = 1000;

} // namespace

Session::Session(QObject *parent) : QObject(parent)
{
    m_undo.setUndoLimit(undoSteps);
    connect(&m_undo, &QUndoStack::cleanChanged, this, &Session::documentChanged);
    setDocument(documentOf(*preset("resnet18")));
}

Session::~Session()
{
    m_undo.disconnect(this); // its destructor reports a clean history
}

QString Session::displayName() const
{
    return m_path.isEmpty() ? QString::fromStdString(spec().name) : QFileInfo(m_path).fileName();
}

bool Session::isModified() const
{
    return !m_undo.isClean();
}

void Session::setDocument(Document document)
{
    open({std::move(document), {}}, {});
}

void Session::open(const QString &path)
{
    open(readDocument(path), path);
}

void Session::open(DocumentFile file, const QString &path)
{
    m_document = std::move(file.document);
    m_path = path;
    m_bytesOnDisk = std::move(file.bytes);
    m_undo.clear();
    m_lastChange = {};
    m_runResult.reset();
    m_maps.reset();
    m_runState = {};
    const Workspace &workspace = m_document.workspace;
    show(canonical(workspace.variants[workspace.current].architecture));
    Q_EMIT runStateChanged();
    Q_EMIT runResultChanged();
    Q_EMIT mapsChanged();
    Q_EMIT documentChanged();
}

void Session::saveAs(const QString &path)
{
    Document document = m_document;
    document.architectureFile = !isWorkspacePath(path);
    if (document.architectureFile && document.workspace.variants.size() > 1)
        throw Error(ErrorKind::Failed,
                    "an architecture file holds one network, this workspace has " + std::to_string(document.workspace.variants.size())
                        + ": save it under a name that ends in .residua");
    if (m_document.architectureFile && !document.architectureFile)
        document.workspace.variants.front().name = documentOf(spec()).workspace.variants.front().name;
    std::string bytes = documentBytes(document);
    saveFile(posixPath(path), bytes);
    m_document = std::move(document);
    m_bytesOnDisk = std::move(bytes);
    m_path = path;
    endGesture();
    m_undo.setClean();
    Q_EMIT documentChanged();
}

void Session::setFiles(std::optional<std::string> image, std::optional<std::string> weights)
{
    m_document.workspace.image = std::move(image);
    m_document.workspace.weights = std::move(weights);
}

bool Session::changedOnDisk() const
{
    if (m_path.isEmpty())
        return false;
    try {
        return readFile(posixPath(m_path), documentLimit, "file") != m_bytesOnDisk;
    } catch (const Error &) {
        return true;
    }
}

std::vector<Problem> Session::propose(const ResNetSpec &next, const Edit &edit)
{
    std::vector<Problem> problems = validate(next);
    if (!problems.empty())
        return problems;
    ResNetSpec after = canonical(next);
    if (after == spec())
        return {};
    const ChangeSpec *merged = mergeTarget(edit);
    m_undo.push(new ChangeSpec(*this, merged ? merged->before() : spec(),
                               merged ? merged->costsBefore() : m_snapshot->model->profile.totals, std::move(after), edit, m_gesture));
    return {};
}

const ChangeSpec *Session::mergeTarget(const Edit &edit) const
{
    const auto *last = m_undo.index() > 0 ? static_cast<const ChangeSpec *>(m_undo.command(m_undo.index() - 1)) : nullptr;
    return last && !m_undo.isClean() && last->continues(edit, m_gesture) ? last : nullptr;
}

void Session::revertGesture(const QString &key)
{
    const Edit edit{{}, key};
    if (const ChangeSpec *merged = mergeTarget(edit))
        propose(ResNetSpec(merged->before()), edit);
}

void Session::apply(const ResNetSpec &next, const Totals &costsBefore)
{
    m_lastChange = {costsBefore, true};
    show(next);
}

void Session::show(const ResNetSpec &next)
{
    Workspace &workspace = m_document.workspace;
    Variant &variant = workspace.variants[workspace.current];
    const bool renamed = variant.architecture.name != next.name;
    variant.architecture = next;
    m_snapshot = makeSnapshot(next, m_snapshot ? m_snapshot->generation + 1 : 1, m_counting);
    announceSnapshot();
    if (renamed)
        Q_EMIT documentChanged();
}

void Session::announceSnapshot()
{
    const Selection before = std::exchange(m_selection, resolve(*m_snapshot, m_selection.path));
    if (m_confirmation.state != Confirmation::State::Missing)
        m_confirmation = {m_engineInfo ? Confirmation::State::Checking : Confirmation::State::Waiting, 0, {}};
    Q_EMIT snapshotChanged();
    if (before.path != m_selection.path)
        Q_EMIT selectionChanged();
    Q_EMIT confirmationChanged();
}

void Session::select(const std::string &path)
{
    Selection next = resolve(*m_snapshot, path);
    if (next == m_selection)
        return;
    m_selection = std::move(next);
    Q_EMIT selectionChanged();
}

void Session::setMetric(Metric metric)
{
    if (metric == m_metric)
        return;
    m_metric = metric;
    Q_EMIT metricChanged();
}

void Session::setCounting(Counting counting)
{
    if (counting == m_counting)
        return;
    m_counting = counting;
    m_lastChange = {}; // its costs are in the other counting, as are those of the gesture under way
    endGesture();
    m_snapshot = makeSnapshot(spec(), m_snapshot->generation + 1, counting);
    Q_EMIT countingChanged();
    announceSnapshot();
}

void Session::setConfirmation(std::uint64_t generation, Confirmation confirmation)
{
    if (generation != m_snapshot->generation)
        return;
    m_confirmation = std::move(confirmation);
    Q_EMIT confirmationChanged();
}

void Session::setEngineInfo(EngineInfo info)
{
    m_engineInfo = std::move(info);
    if (m_confirmation.state == Confirmation::State::Waiting)
        m_confirmation.state = Confirmation::State::Checking;
    Q_EMIT engineInfoChanged();
    Q_EMIT confirmationChanged();
}

void Session::setSetup(RunSetup setup)
{
    m_setup = std::move(setup);
    Q_EMIT setupChanged();
}

void Session::setRunState(RunState state)
{
    m_runState = std::move(state);
    Q_EMIT runStateChanged();
}

void Session::setRunResult(RunResultPtr result, MapsPtr maps)
{
    m_runResult = std::move(result);
    m_maps = std::move(maps);
    Q_EMIT runResultChanged();
    Q_EMIT mapsChanged();
}

void Session::setMaps(MapsPtr maps)
{
    m_maps = std::move(maps);
    Q_EMIT mapsChanged();
}

} // namespace residua::ui
