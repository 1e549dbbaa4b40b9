#include "ui/state/session.h"

#include "ui/state/words.h"

#include "core/arch/presets.h"
#include "core/data/error.h"
#include "core/data/file.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <utility>

namespace residua::ui {

namespace {

constexpr int undoSteps = 1000;

/// Why a file under `path` would not hold all of `document`; empty where it does.
QString lostIn(const QString &path, const Workspace &workspace)
{
    if (isWorkspacePath(path))
        return {};
    if (workspace.variants.size() > 1)
        return Session::tr("an architecture file holds one network, this workspace has %1").arg(workspace.variants.size());
    return workspace.variants.front().note.empty() ? QString() : Session::tr("an architecture file holds no note, this network has one");
}

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
    return isUntitled() ? shownName(variants()[current()].architecture.name) : shownName(QFileInfo(m_path).fileName());
}

QString Session::fileStem() const
{
    static const QRegularExpression ending(QStringLiteral("(\\.residua|(\\.residua)?\\.json)$"));
    const bool own = !isUntitled() && variants().size() == 1;
    QString stem = own ? QFileInfo(m_path).fileName().remove(ending) : QString::fromStdString(shown().spec().name);
    stem = stem.simplified().replace(QLatin1Char('/'), QLatin1Char('-'));
    return stem.isEmpty() ? tr("network") : stem;
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
    m_untitled = false;
    ++m_fileNumber;
    m_bytesOnDisk = std::move(file.bytes);
    m_ids.clear();
    m_origins.clear();
    m_runs.clear();
    for (Variant &variant : m_document.workspace.variants) {
        variant.architecture = canonical(std::move(variant.architecture));
        m_ids.push_back(++m_lastId);
        m_origins.emplace(m_lastId, ui::originOf(variant));
        m_runs.add(m_lastId);
    }
    m_undo.clear();
    m_undo.setClean();       // an empty one that was not stays so
    m_setup.weights.reset(); // those of the document before
    m_setup.drawn = false;
    m_setup.classes.reset();
    m_setup.preparation = m_document.workspace.preparation;
    if (m_shown)
        m_shown->show(m_ids[current()]);
    else
        m_shown = std::make_unique<NetworkState>(*this);
    Q_EMIT variantsChanged();
    Q_EMIT currentChanged();
    Q_EMIT dismissedChanged();
    Q_EMIT documentChanged();
    Q_EMIT setupChanged();
}

void Session::openUnsaved(Document document, const QString &origin)
{
    open({std::move(document), {}}, origin);
    m_undo.resetClean();
    setUntitled(true);
}

Document Session::documentOnShow() const
{
    Document document = m_document;
    if (m_setup.image)
        document.workspace.image = m_setup.imagePath;
    if (m_setup.weights)
        document.workspace.weights = m_setup.weightsPath;
    return document;
}

void Session::saveAs(const QString &path)
{
    Document document = documentOnShow();
    document.architectureFile = !isWorkspacePath(path);
    if (const QString lost = lostIn(path, document.workspace); !lost.isEmpty())
        throw Error(ErrorKind::Failed, tr("%1: save it under a name that ends in .residua").arg(lost).toStdString());
    std::string bytes = documentBytes(document);
    if (bytes.size() > documentLimit)
        throw Error(ErrorKind::Failed,
                    tr("the file would have %1 bytes, at most %2 are read: remove variants or shorten notes")
                        .arg(bytes.size())
                        .arg(documentLimit)
                        .toStdString());
    saveFile(posixPath(path), bytes);
    m_document = std::move(document);
    m_bytesOnDisk = std::move(bytes);
    m_path = path;
    m_untitled = false;
    ++m_fileNumber;
    endGesture();
    m_undo.setClean();
    Q_EMIT documentChanged();
}

void Session::setUntitled(bool untitled)
{
    if (std::exchange(m_untitled, untitled) != untitled)
        Q_EMIT documentChanged();
}

void Session::setFiles(std::optional<std::string> image, std::optional<std::string> weights)
{
    m_document.workspace.image = std::move(image);
    m_document.workspace.weights = std::move(weights);
}

void Session::setPreparation(std::optional<PrepareOptions> preparation)
{
    m_document.workspace.preparation = preparation;
    m_setup.preparation = std::move(preparation);
    Q_EMIT setupChanged();
}

bool Session::changedOnDisk() const
{
    if (isUntitled())
        return false;
    try {
        return readFile(posixPath(m_path), documentLimit, "file") != m_bytesOnDisk;
    } catch (const Error &) {
        return true;
    }
}

std::vector<Problem> Session::propose(VariantId variant, const ResNetSpec &next, const Edit &edit)
{
    std::vector<Problem> problems = validate(next);
    if (!problems.empty())
        return problems;
    Variant after = variantAt(variant);
    const bool named = namedByNetwork(after);
    after.architecture = canonical(next);
    if (named)
        after.name = variantName(after.architecture);
    change(variant, after, edit);
    return {};
}

void Session::change(VariantId variant, const Variant &next, const Edit &edit)
{
    if (next == variantAt(variant))
        return;
    const ChangeVariant *merged = mergeTarget(variant, edit.key);
    m_undo.push(new ChangeVariant(*this, variant, merged ? merged->before() : variantAt(variant),
                                  merged ? merged->costsBefore() : totalsOf(variant), next, edit, m_gesture));
}

const ChangeVariant *Session::mergeTarget(VariantId variant, const QString &key) const
{
    const auto *last = m_undo.index() > 0 ? ChangeVariant::from(m_undo.command(m_undo.index() - 1)) : nullptr;
    return last && !m_undo.isClean() && last->isContinuedBy(variant, key, m_gesture) ? last : nullptr;
}

void Session::revertGesture(VariantId variant, const QString &key)
{
    if (const ChangeVariant *merged = mergeTarget(variant, key))
        change(variant, Variant(merged->before()), {{}, key});
}

Totals Session::totalsOf(VariantId variant) const
{
    if (variant == m_shown->variant())
        return m_shown->snapshot()->model->profile.totals;
    return makeModel(variantAt(variant).architecture, 1, m_counting)->profile.totals;
}

void Session::write(VariantId variant, const Variant &next, const Origin &origin, const Totals &costsBefore)
{
    m_origins[variant] = origin;
    const Variant before = std::exchange(m_document.workspace.variants[*indexOf(variant)], next);
    if (!(next.architecture == before.architecture))
        Q_EMIT architectureChanged(variant, {costsBefore, true});
    if (next.name != before.name || next.note != before.note)
        Q_EMIT variantsChanged();
    if (next.architecture.name != before.architecture.name)
        Q_EMIT documentChanged();
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
    endGesture(); // its costs are in the other counting
    Q_EMIT countingChanged();
}

void Session::setEngineInfo(EngineInfo info)
{
    m_engineInfo = std::move(info);
    Q_EMIT engineInfoChanged();
}

void Session::setSetup(RunSetup setup)
{
    m_setup = std::move(setup);
    Q_EMIT setupChanged();
}

} // namespace residua::ui
