#include "ui/window/checkpoint_opener.h"

#include "ui/window/document_controller.h"
#include "ui/window/settings.h"

#include "core/arch/json.h"
#include "core/data/photographs.h"
#include "core/report/class_lists.h"
#include "core/report/classes.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace residua::ui {

namespace {

constexpr int mostPasses = 45, progressInterval = 100; // milliseconds

} // namespace

struct CheckpointOpener::Opened {
    std::shared_ptr<WeightNetwork> network;
    ModelWeightsPtr weights;
};

CheckpointOpener::CheckpointOpener(Session &session, Worker &worker, MessageBar &messages, DocumentController &documents)
    : m_session(session), m_worker(worker), m_messages(messages), m_documents(documents), m_bar(new InferenceBar(session.shown())),
      m_testing(Lane::Priority::Low)
{
    messages.announce(m_reading);
    connect(&m_reading, &Reading::ended, this, &CheckpointOpener::readingEnded);
    m_progress.setInterval(progressInterval);
    connect(&m_progress, &QTimer::timeout, this, &CheckpointOpener::showProgress);
    connect(m_bar, &InferenceBar::testCancelled, this, [this] {
        endTest();
        InferenceReport report = *m_bar->report();
        report.test = tr("not tested");
        report.testDetails = tr("The test was cancelled.");
        m_bar->show(std::move(report));
    });
    connect(&documents, &DocumentController::opened, this, [this] { // another one than the bar is about
        abandon();
        m_bar->dismiss();
    });
    connect(&session, &Session::engineInfoChanged, this, &CheckpointOpener::test);
    connect(&session.shown(), &NetworkState::confirmationChanged, this, &CheckpointOpener::test);
}

void CheckpointOpener::open(const QString &path)
{
    m_documents.abandonOpening();
    const auto opened = std::make_shared<Opened>();
    const QString name = QFileInfo(path).fileName();
    m_reading.start(
        name,
        [opened, file = posixPath(path), name = name.toStdString()](const std::stop_token &stop) {
            opened->network = std::make_shared<WeightNetwork>(file);
            if (stop.stop_requested())
                return;
            const ModelPtr model = makeModel(opened->network->inference().spec);
            opened->weights = std::make_shared<const ModelWeights>(ModelWeights{model, opened->network->parameters(*model), name,
                                                                                opened->network->checkpoint().taken().tensors.size(),
                                                                                opened->network->inference().unused.size()});
        },
        [this, opened, path](const QString &error) {
            if (error.isEmpty())
                show(std::move(*opened), path);
            else
                refuse(error);
        });
}

void CheckpointOpener::refuse(const QString &why)
{
    m_messages.show(MessageBar::Kind::Problem, why);
    Q_EMIT refused(why);
}

void CheckpointOpener::abandon()
{
    m_reading.abandon();
    endTest();
}

void CheckpointOpener::show(Opened opened, const QString &path)
{
    if (!m_documents.bring([&] { m_session.setDocument(documentOf(opened.network->inference().spec)); }))
        return;
    Settings::addRecentFile(path);
    m_variant = m_session.shown().variant();
    RunSetup setup = m_session.setup();
    setup.weights = std::move(opened.weights);
    setup.weightsPath = posixPath(path);
    const ResNetSpec &spec = m_session.shown().spec();
    if (const ClassList *likely = likelyClasses(classCount(spec), spec.input.channels, spec.input.height))
        setup.classes = std::make_shared<const ClassNames>(ClassNames{QString::fromStdString(likely->name), likely->labels});
    m_session.setSetup(setup);
    m_session.setFiles(m_session.document().workspace.image, posixPath(path));
    m_preparation = opened.network->preparation();
    if (!m_preparation.mean.empty())
        m_session.setPreparation(m_preparation);
    m_bar->show(reportNow(*opened.network));
    m_tested = std::move(opened.network);
    test();
    if (m_session.setup().image)
        Q_EMIT runRequested();
}

InferenceReport CheckpointOpener::reportNow(const WeightNetwork &network) const
{
    InferenceReport report = reportOf(network);
    if (const auto &classes = m_session.setup().classes)
        report.notes << tr("the classes are assumed to be those of %1: Run ▸ Class Names changes that").arg(classes->name);
    return report;
}

void CheckpointOpener::test()
{
    if (!m_tested || m_testing.isUnderWay())
        return;
    const std::shared_ptr<Engine> engine = m_worker.engine();
    if (!engine) {
        const Confirmation &confirmation = m_session.shown().confirmation();
        if (confirmation.state == Confirmation::State::Missing) {
            m_tested->leaveUntested(confirmation.message.toStdString());
            m_bar->show(reportNow(*std::exchange(m_tested, nullptr)));
        } else {
            m_bar->setProgress(0, mostPasses);
        }
        return;
    }
    *m_done = 0;
    *m_most = mostPasses;
    m_bar->setProgress(0, mostPasses);
    m_progress.start();
    m_testing.start(
        {},
        [network = m_tested, engine, done = m_done, most = m_most](const std::stop_token &stop) {
            std::vector<Image> images;
            for (const Photograph &photograph : photographs())
                images.push_back(photograph.image);
            EvidenceOptions options;
            options.stop = stop;
            options.mostPasses = mostPasses;
            options.progress = [done, most](int passes, int bound) {
                *done = passes;
                *most = bound;
            };
            network->test(*engine, images, options);
        },
        [this](const QString &error) { finishTest(error); });
}

void CheckpointOpener::showProgress()
{
    if (m_tested)
        m_bar->setProgress(*m_done, *m_most);
}

/// The test itself goes on with its own network until it hears that it is to stop.
void CheckpointOpener::endTest()
{
    m_testing.abandon();
    m_progress.stop();
    m_tested.reset();
}

void CheckpointOpener::finishTest(const QString &error)
{
    m_progress.stop();
    const std::shared_ptr<WeightNetwork> network = std::exchange(m_tested, nullptr);
    if (!error.isEmpty())
        network->leaveUntested(error.toStdString());
    const std::vector<Assumption> before = m_bar->report() ? m_bar->report()->assumed : std::vector<Assumption>();
    const bool shown = m_bar->report().has_value();
    if (shown)
        m_bar->show(reportNow(*network));
    bool changed = shown && takeOver(before);
    if (m_session.setup().preparation == m_preparation && !(network->preparation() == m_preparation)) {
        m_session.setPreparation(network->preparation());
        changed = true;
    }
    if (changed && m_session.shown().runResult())
        Q_EMIT runRequested();
}

bool CheckpointOpener::takeOver(const std::vector<Assumption> &before)
{
    if (!m_session.indexOf(m_variant))
        return false;
    const ResNetSpec &spec = m_session.variantAt(m_variant).architecture;
    std::vector<std::pair<std::string, std::string>> edits;
    const std::vector<Assumption> still = stillAssumed(spec, before);
    for (const Assumption &now : m_bar->report()->assumed) {
        const auto was = std::find_if(still.begin(), still.end(), [&](const Assumption &each) { return each.key == now.key; });
        if (was != still.end() && was->value != now.value)
            edits.emplace_back(now.key, now.value);
    }
    if (edits.empty())
        return false;
    const SpecOrProblems next = parseSpec(toJson(spec), edits);
    const auto *told = std::get_if<ResNetSpec>(&next);
    return told && m_session.propose(m_variant, *told, {tr("Take what photographs told"), {}}).empty();
}

} // namespace residua::ui
