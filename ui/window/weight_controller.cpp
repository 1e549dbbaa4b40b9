#include "ui/window/weight_controller.h"

#include "ui/forms/field_names.h"
#include "ui/look/file_dialog.h"
#include "ui/state/core_words.h"
#include "ui/trained/fetch_dialog.h"
#include "ui/trained/load_notice.h"
#include "ui/trained/weights_report.h"
#include "ui/window/settings.h"
#include "ui/work/pass.h"

#include "core/arch/visible.h"
#include "core/infer/misfit_remedy.h"
#include "core/infer/named_weights.h"
#include "core/infer/weight_network.h"
#include "core/report/format.h"
#include "core/weights/comparison.h"
#include "core/weights/trained.h"
#include "core/weights/weight_caches.h"
#include "core/weights/weight_report.h"

#include <QDateTime>
#include <QFileInfo>
#include <QInputDialog>
#include <QLocale>
#include <QMenu>

#include <algorithm>
#include <limits>
#include <utility>

namespace residua::ui {

namespace {

const QString weightFolder = QStringLiteral("weights");
constexpr std::size_t mostListed = 20;

} // namespace

/// A weight file, compared with the network that was on show.
struct WeightController::Loaded {
    ModelPtr model;
    WeightComparison comparison;
    ModelWeightsPtr weights; ///< null where the file does not fit whole and was not asked to
    LoadNotice notice;
    MisfitRemedy remedy;
    bool residual = false; ///< the file is of a residual network of its own
};

WeightController::WeightController(Session &session, MessageBar &messages, QMenu &menu, QWidget &window)
    : m_session(session), m_messages(messages), m_menu(menu), m_window(window)
{
    messages.announce(m_reading);
    connect(&m_reading, &Reading::ended, this, &WeightController::readingEnded);
    connect(&menu, &QMenu::aboutToShow, this, &WeightController::lookAround);
}

QString WeightController::askForFile(QWidget &window)
{
    return FileDialog::open(&window, tr("Load Weights"), Settings::folder(weightFolder),
                            {tr("Weights (*.safetensors *.pth *.pt *.th *.ckpt *.tar *.bin *.pkl)"), tr("All files (*)")});
}

void WeightController::choose()
{
    if (const QString path = askForFile(m_window); !path.isEmpty())
        load(path);
}

void WeightController::load(const QString &path)
{
    read(path, false);
}

void WeightController::restore(const QString &path)
{
    read(path, true);
}

void WeightController::read(const QString &path, bool whatFits)
{
    const auto loaded = std::make_shared<Loaded>();
    loaded->model = m_session.shown().snapshot()->model;
    const QString name = QFileInfo(path).fileName();
    m_reading.start(
        name,
        [loaded, whatFits, file = posixPath(path), name](const std::stop_token &) {
            const Checkpoint checkpoint(file);
            const Model &model = *loaded->model;
            const LoadPlan plan = planByMeaning(model, checkpoint);
            const WeightComparison &comparison = loaded->comparison = compareWeights(model, checkpoint, plan);
            const InferenceOrNot inferred = inferNetwork(checkpoint.shapes(), checkpoint.taken().classes);
            const auto *inference = std::get_if<Inference>(&inferred);
            loaded->residual = inference != nullptr;
            const std::size_t unused = comparison.unexpected.size();
            loaded->notice = loadNotice(QString::fromStdString(visible(name.toStdString())), comparison,
                                        inference ? inference->unused.size() : unused, checkpoint.notes(), !untoldNote(model).empty());
            if (comparison.fits() || (whatFits && !loaded->residual)) {
                loaded->weights = std::make_shared<const ModelWeights>(
                    ModelWeights{loaded->model, readPlanned(model, checkpoint, plan), name.toStdString(), comparison.inFile, unused});
            } else if (whatFits) { // all of it: an edit may come to fit more
                const WeightNetwork own(file);
                const ModelPtr network = makeModel(own.inference().spec);
                loaded->weights = std::make_shared<const ModelWeights>(
                    ModelWeights{network, own.parameters(*network), name.toStdString(), comparison.inFile, unused});
            }
            if (!loaded->weights)
                loaded->remedy = remedyByMeaning(model, checkpoint.shapes(), plan);
        },
        [this, loaded, path](const QString &error) {
            if (!error.isEmpty()) {
                m_messages.show(MessageBar::Kind::Problem, error);
                Q_EMIT refused(error);
            } else if (loaded->weights) {
                take(*loaded, path);
            } else {
                askAbout(*loaded, path);
            }
        });
}

void WeightController::take(const Loaded &loaded, const QString &path)
{
    m_messages.clear();
    say(loaded, path);
    Settings::setFolder(weightFolder, path);
    RunSetup setup = m_session.setup();
    setup.weights = loaded.weights;
    setup.weightsPath = posixPath(path);
    m_session.setSetup(setup);
    m_session.setFiles(m_session.document().workspace.image, posixPath(path));
    Q_EMIT runRequested();
}

/// It stays where the file holds more than was taken: the run goes well, and its classes may mean nothing.
void WeightController::say(const Loaded &loaded, const QString &path)
{
    m_messages.withdraw(std::exchange(m_said, loaded.notice.text)); // of other weights
    if (m_said.isEmpty())
        return;
    m_messages.show(loaded.notice.warning ? MessageBar::Kind::Warning : MessageBar::Kind::Note, m_said,
                    loaded.notice.larger ? tr("Open as Its Own Network") : QString(), [this, path] { Q_EMIT openRequested(path); });
}

void WeightController::askAbout(const Loaded &loaded, const QString &path)
{
    const ComparedTensors &all = loaded.comparison.all;
    const QString name = QString::fromStdString(visible(QFileInfo(path).fileName().toStdString()));
    QString text = tr("“%1” does not fit this network: it has %2 of %3 tensors.")
                       .arg(name, QString::number(all.fitting()), QString::number(all.wanted()));
    const QString what = coreWords(loaded.remedy.what);
    text += u'\n'
        + (loaded.remedy.key.empty()
               ? tr("%1.").arg(what)
               : tr("%1: it fits where “%2” is %3.")
                     .arg(what, fieldName(QString::fromStdString(loaded.remedy.key)), QString::fromStdString(loaded.remedy.value)));
    if (!loaded.residual)
        text += u'\n' + tr("It is of no residual network.");
    WeightsReport report(tr("Load Weights"), text, WeightsReport::rowsOf(loaded.comparison), &m_window);
    report.offer(loaded.residual, all.fitting() > 0);
    report.exec();
    if (report.choice() == WeightsReport::Choice::OpenAsItsOwn)
        Q_EMIT openRequested(path);
    else if (report.choice() == WeightsReport::Choice::LoadWhatFits)
        read(path, true);
}

void WeightController::askForSeed()
{
    bool given = false;
    const int seed = QInputDialog::getInt(&m_window, tr("Random Weights"), tr("Seed (the same seed gives the same weights):"),
                                          static_cast<int>(m_session.setup().seed), 0, std::numeric_limits<int>::max(), 1, &given);
    if (given)
        setRandom(static_cast<std::uint64_t>(seed));
}

void WeightController::setRandom(std::uint64_t seed)
{
    m_messages.withdraw(std::exchange(m_said, {}));
    RunSetup setup = m_session.setup();
    setup.weights.reset();
    setup.weightsPath.reset();
    setup.seed = seed;
    setup.drawn = true;
    m_session.setSetup(setup);
    m_session.setFiles(m_session.document().workspace.image, std::nullopt);
}

std::vector<PublishedWeights> WeightController::published() const
{
    return m_published ? *m_published : publishedFor(m_session.shown().spec());
}

bool WeightController::canFetch() const
{
    const std::vector<PublishedWeights> all = published();
    return !all.empty() && !all.front().cachePath().empty();
}

void WeightController::fetch()
{
    if (!canFetch())
        return;
    FetchDialog dialog(published(), &m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    PrepareOptions preparation;
    preparation.resize = dialog.chosen().resize;
    if (preparation.resize != 256)
        m_session.setPreparation(preparation);
    load(dialog.path());
}

void WeightController::showReport()
{
    const WeightMarksPtr &marks = m_session.shown().weightMarks();
    const Snapshot &snapshot = *m_session.shown().snapshot();
    if (!marks)
        return;
    const ModelWeights &weights = *marks->weights();
    QString text = marks->hasNew()
        ? tr("%1 of %2 tensors are from “%3”: %4 of %5 layers have all of theirs. The others did not fit or were changed since, and are "
             "drawn "
             "from seed %6.")
              .arg(marks->plan().read)
              .arg(marks->plan().tensors)
              .arg(QString::fromStdString(weights.name))
              .arg(marks->plan().whole)
              .arg(marks->plan().layers)
              .arg(m_session.setup().seed)
        : tr("All %1 layers have their weights from “%2”.").arg(marks->plan().layers).arg(QString::fromStdString(weights.name));
    if (weights.unused > 0)
        text += u'\n' + tr("This network has no place for %1 of the file's %2 tensors.").arg(weights.unused).arg(weights.inFile);
    WeightsReport(tr("Weights"), text, WeightsReport::rowsOf(snapshot, *marks), &m_window).exec();
}

QString WeightController::shortName() const
{
    const RunSetup &setup = m_session.setup();
    if (setup.weights)
        return QString::fromStdString(visible(setup.weights->name));
    return shippedFor(*m_session.shown().snapshot()->model, setup) ? tr("Trained digits") : tr("Random weights");
}

void WeightController::lookAround()
{
    const auto found = std::make_shared<std::vector<Found>>();
    listFound({});
    m_listed.front()->setText(tr("Looking for files that fit…"));
    m_looking.start(
        {},
        [found, model = m_session.shown().snapshot()->model](const std::stop_token &stop) {
            for (const std::string &path : cachedWeightFiles()) {
                if (stop.stop_requested())
                    return;
                try {
                    const LoadPlan plan = planByMeaning(*model, Checkpoint(path));
                    if (!plan.report.missing.empty() || !plan.report.mismatched.empty())
                        continue;
                } catch (const Error &) {
                    continue; // it cannot be read: then it does not fit
                }
                const QString name = QString::fromStdString(path);
                found->push_back({name, QFileInfo(name).size()});
            }
        },
        [this, found](const QString &) { listFound(*found); });
}

void WeightController::listFound(const std::vector<Found> &files)
{
    qDeleteAll(std::exchange(m_listed, {}));
    const auto add = [this](const QString &text) {
        auto *entry = new QAction(text, &m_menu);
        m_menu.addAction(entry);
        m_listed << entry;
        return entry;
    };
    if (files.empty())
        add(tr("No other file on this machine fits"))->setEnabled(false);
    for (const Found &file : files) {
        if (m_listed.size() >= static_cast<qsizetype>(mostListed))
            break;
        const QFileInfo info(file.path);
        const QString name = QString::fromStdString(visible(info.fileName().toStdString())).replace(u'&', QStringLiteral("&&"));
        QAction *entry = add(tr("%1 (%2, %3)")
                                 .arg(name, QString::fromStdString(formatBytes(file.bytes)),
                                      QLocale().toString(info.lastModified().date(), QLocale::ShortFormat)));
        entry->setToolTip(file.path);
        connect(entry, &QAction::triggered, this, [this, path = file.path] { load(path); });
    }
}

} // namespace residua::ui
