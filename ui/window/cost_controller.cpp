#include "ui/window/cost_controller.h"

#include "ui/costs/cost_export.h"
#include "ui/costs/cost_map.h"
#include "ui/costs/cost_plot.h"
#include "ui/look/file_dialog.h"
#include "ui/window/export_controller.h"
#include "ui/window/settings.h"
#include "ui/work/post_to.h"

#include "core/arch/presets.h"
#include "core/arch/spec_reader.h"
#include "core/data/file.h"

#include <QFileInfo>
#include <QMenu>

namespace residua::ui {

namespace {

const QString sweepFolder = QStringLiteral("sweep"), mapState = QStringLiteral("costMap");
constexpr std::size_t mostBases = 100; ///< variants that a row's settings are tried on

QString counted(std::size_t count)
{
    return costText(CostUnit::Count, static_cast<double>(count));
}

/// As the text of a menu's entry.
QString menuText(QString name)
{
    return name.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

/// What the rows of a sweep may be of: the document's networks, the one on show first, then the presets; and what they are called.
std::vector<std::pair<ResNetSpec, std::string>> basesOf(const Session &session)
{
    std::vector<std::pair<ResNetSpec, std::string>> bases;
    const auto &variants = session.variants();
    bases.emplace_back(variants[session.current()].architecture, variants[session.current()].name);
    for (std::size_t i = 0; i < variants.size() && bases.size() < mostBases; ++i) {
        if (i != session.current())
            bases.emplace_back(variants[i].architecture, variants[i].name);
    }
    for (const std::string &name : presetNames())
        bases.emplace_back(*preset(name), name);
    return bases;
}

} // namespace

CostController::CostController(Session &session, ExportController &exports, MessageBar &messages, QWidget &window)
    : m_session(session), m_exports(exports), m_messages(messages), m_window(window), m_source(new CostSource(session, this)),
      m_map(new CostMap(*m_source))
{
    messages.announce(m_reading);
    m_map->setView(restoredView(Settings::state(mapState)));
    connect(m_map, &CostMap::viewChosen, this, [this] { Settings::setState(mapState, savedView(m_map->view())); });
    connect(m_map, &CostMap::chosen, this, &CostController::choose);
    connect(m_map, &CostMap::sweepRequested, this, &CostController::openSweep);
    connect(m_map, &CostMap::exportRequested, this, &CostController::exportMap);
}

bool CostController::isSweepName(const QString &path)
{
    return path.endsWith(QStringLiteral(".jsonl"), Qt::CaseInsensitive) || path.endsWith(QStringLiteral(".ndjson"), Qt::CaseInsensitive);
}

void CostController::openSweep()
{
    const QString path = FileDialog::open(&m_window, tr("Open Sweep"), Settings::folder(sweepFolder),
                                          {tr("Sweeps (*.jsonl *.ndjson *.json *.txt)"), tr("All files (*)")});
    if (path.isEmpty())
        return;
    Settings::setFolder(sweepFolder, path);
    readSweep(path);
}

void CostController::readSweep(const QString &path)
{
    auto file = std::make_shared<SweepFile>();
    m_reading.start(
        QFileInfo(path).fileName(), [file, name = posixPath(path)](const std::stop_token &stop) { *file = readSweepFile(name, stop); },
        [this, path, file](const QString &error) {
            if (error.isEmpty())
                takeSweep(path, file);
            else
                m_messages.show(MessageBar::Kind::Problem, error);
        });
}

void CostController::takeSweep(const QString &path, std::shared_ptr<SweepFile> file)
{
    QStringList notes;
    if (file->problems > 0)
        notes << tr("%1 combinations have problems").arg(counted(file->problems));
    if (file->others > 0)
        notes << tr("%1 lines are none of a sweep, the first is line %2").arg(counted(file->others), counted(file->firstOther));
    if (file->left > 0)
        notes << tr("%1 lines beyond the first %2 are left out").arg(counted(file->left), counted(SweepTable::mostRows));
    m_map->setNote(notes.join(QStringLiteral(" · ")));
    m_source->setSweep(file, QFileInfo(path).fileName());
    addFigures(std::move(file));
    Q_EMIT shown();
}

/// What the lines do not carry is computed, and comes when it is there.
void CostController::addFigures(SweepPtr file)
{
    constexpr std::size_t mostRows = 200'000; // some minutes of one processor
    m_figures.cancel();
    if (file->table.size() > mostRows)
        return;
    std::vector<ResNetSpec> bases;
    for (const auto &[spec, variant] : basesOf(m_session))
        bases.push_back(spec);
    m_figures.post([this, file = std::move(file), bases = std::move(bases)](const std::stop_token &stop) {
        const auto more = std::make_shared<SweepFile>(*file);
        if (!residua::addFigures(more->table, bases, stop))
            return;
        postTo(this, [this, file, more] {
            if (m_source->points()->sweep == file) // still
                m_source->completeSweep(more);
        });
    });
}

void CostController::exportMap()
{
    const QString path = m_exports.ask(tr("Export Cost Map"), QStringLiteral(".svg"),
                                       {tr("SVG (*.svg)"), tr("PDF (*.pdf)"), tr("PNG (*.png)"), tr("CSV (*.csv)")});
    if (path.isEmpty())
        return;
    const CostFrame &frame = m_map->plot().frame();
    m_exports.writeBy(path, [scene = m_map->plot().scene(), x = frame.x, y = frame.y, name = posixPath(path)] {
        saveFile(name, costFile(scene, x, y, name));
    });
}

void CostController::choose(std::size_t point, QPoint at)
{
    const CostPointsPtr points = m_source->points();
    if (point >= points->size())
        return;
    if (points->kind(point) == PointKind::Variant || points->kind(point) == PointKind::History)
        return returnTo(point);
    if (points->kind(point) == PointKind::Preset) {
        const KnownNetwork &network = points->known[point];
        return offer(network.spec, network.name, tr("preset %1").arg(network.name), at);
    }
    const std::vector<std::pair<ResNetSpec, std::string>> named = basesOf(m_session);
    std::vector<ResNetSpec> bases;
    for (const auto &[spec, name] : named)
        bases.push_back(spec);
    const auto found = networkOf(points->sweep->table, points->row(point), bases);
    if (!found) {
        m_messages.show(MessageBar::Kind::Problem,
                        tr("Which network was swept is not known: the settings of this line make its totals of no variant of this "
                           "document and of no preset. Open the architecture that was swept, for one image, then choose the point again."));
        return;
    }
    const QString name = QString::fromStdString(named[found->first].second) + QLatin1Char(' ') + points->name(point);
    offer(found->second, name, tr("%1 of the sweep").arg(points->name(point)), at);
}

/// Shows a variant, or makes it again what it was: a step of its own, that is undone as any other.
void CostController::returnTo(std::size_t point)
{
    const KnownNetwork network = m_source->points()->known[point]; // an edit makes other points
    const std::optional<std::size_t> index = m_session.indexOf(network.variant);
    if (!index) {
        const QString text = tr("Bring back “%1”").arg(network.name);
        m_messages.refuse(text, m_session.addVariant({m_session.freeName(variantName(network.spec)), "", network.spec}, text));
        return;
    }
    m_session.setCurrent(*index);
    m_session.endGesture();
    const QString text = tr("Return to “%1”").arg(network.name);
    if (network.kind == PointKind::History)
        m_messages.refuse(text, m_session.propose(network.variant, network.spec, {text, {}}));
}

void CostController::offer(const ResNetSpec &spec, const QString &name, const QString &what, QPoint at)
{
    QMenu menu(&m_window);
    menu.setObjectName(QStringLiteral("costChoice"));
    menu.addAction(menuText(m_window.fontMetrics().elidedText(name, Qt::ElideMiddle, 400)))->setEnabled(false); // a title
    menu.addSeparator();
    const QString shown = QString::fromStdString(m_session.variants()[m_session.current()].name);
    QAction *replace =
        menu.addAction(tr("&Show in Place of “%1”").arg(menuText(m_window.fontMetrics().elidedText(shown, Qt::ElideMiddle, 200))));
    QAction *add = menu.addAction(tr("&Add as Variant"));
    add->setEnabled(m_session.variants().size() < variantLimit);
    const QAction *chosen = menu.exec(at);
    const QString text = tr("Use %1").arg(what);
    if (chosen == replace)
        m_messages.refuse(text, m_session.shown().propose(spec, {text, {}, true})); // another network, not a change of the file's
    else if (chosen == add)
        m_messages.refuse(text,
                          m_session.addVariant({m_session.freeName(name.left(limits::text / 2).toStdString()), "", spec},
                                               tr("Add variant “%1”").arg(name)));
}

} // namespace residua::ui
