// No job in the background can end the program for want of memory: it ends in a message, and the next one is done as usual.
#include "tests/support/failing_new.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/part.h"
#include "tests/ui/worker_fixture.h"
#include "ui/work/reading.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/arch/workspace.h"
#include "core/compare/advise.h"
#include "core/compare/compare.h"
#include "core/compare/fit.h"
#include "core/compare/sweep_table.h"
#include "core/data/file.h"
#include "core/report/summary.h"
#include "core/weights/safetensors.h"
#include "core/weights/weight_file.h"

#include <QSignalSpy>
#include <QTest>

using namespace residua;
using namespace residua::ui;
using Call = test::FakeControl::Call;
using Fixture = test::WorkerFixture;

namespace {

const QString memoryWords = QStringLiteral("not enough memory");

/// Does `job` with its first allocation failing, then the second and so on, the steps growing, until none is left that can fail.
/// `job` does it once and waits for its end.
void failEach(const std::function<void()> &job)
{
    for (long count = 1;; count += 1 + count / 8) {
        test::failAllocation(count);
        job();
        if (!test::allocationFailed())
            return;
    }
}

/// The same for a job of a `Reading`, whose last round goes well.
void failEachOfReading(const Reading::Job &job)
{
    Reading reading;
    int failed = 0;
    QString last;
    failEach([&] {
        bool done = false;
        reading.start(QStringLiteral("a file"), job, [&](const QString &error) {
            done = true;
            last = error;
            failed += error.contains(QStringLiteral("memory")) ? 1 : 0;
            QVERIFY2(error.isEmpty() || error.contains(QStringLiteral("memory")), qPrintable(error));
        });
        while (!done)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    });
    QVERIFY2(last.isEmpty(), qPrintable(last));
    QVERIFY(failed > 5);
}

} // namespace

class MemoryTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void aNetworkThatDoesNotFitIsAMessage_data()
    {
        QTest::addColumn<int>("call");
        QTest::newRow("open") << static_cast<int>(Call::Open);
        QTest::newRow("confirm") << static_cast<int>(Call::Trace);
        QTest::newRow("build") << static_cast<int>(Call::Build);
        QTest::newRow("parameters") << static_cast<int>(Call::Initialise);
        QTest::newRow("run") << static_cast<int>(Call::Run);
    }
    void aNetworkThatDoesNotFitIsAMessage()
    {
        QFETCH(int, call);
        Fixture f;
        f.control->outOfMemory = true;
        f.control->failing = static_cast<Call>(call);
        f.worker.start();
        QTRY_VERIFY(f.confirmation().state != Confirmation::State::Waiting && f.confirmation().state != Confirmation::State::Checking);
        f.worker.run();
        QTRY_VERIFY(f.is(RunState::State::Failed) || f.is(RunState::State::Done));
        const QString messages = f.confirmation().message + f.session.shown().runState().message;
        QVERIFY2(messages.contains(memoryWords), qPrintable(messages));
        f.control->failing = Call::None;
        f.worker.retry();
        QTRY_VERIFY(f.confirmed());
        QVERIFY(f.runToEnd());
    }

    void mapsThatDoNotFitAreAMessage()
    {
        Fixture f;
        QVERIFY(f.start() && f.runToEnd());
        f.control->outOfMemory = true;
        f.control->failing = Call::Run;
        f.session.shown().select("layer1.0.conv1");
        QTRY_VERIFY(f.session.shown().maps() != nullptr);
        QVERIFY(f.session.shown().maps()->problem.contains(memoryWords));
    }

    void weightsAndExportsThatDoNotFitAreAMessage()
    {
        const test::TempFolder folder;
        Fixture f;
        QVERIFY(f.start());
        QStringList errors;
        const auto done = [&errors](const QString &error) { errors << error; };
        f.control->outOfMemory = true;
        f.control->failing = Call::Build;
        f.worker.saveWeights(QString::fromStdString(folder / "w.safetensors"), &f.session, done);
        f.worker.inBackground([] { throw std::bad_alloc(); }, &f.session, done);
        f.worker.inBackground([] { throw 1; }, &f.session, done);
        QTRY_COMPARE(errors.size(), 3);
        QVERIFY(errors[0].contains(memoryWords) && errors[1].contains(memoryWords));
        QVERIFY(errors[2].contains(QStringLiteral("Internal error")));
        QCOMPARE(folder.entries(), std::size_t{0});
    }

    // Each single allocation, also those for the message itself.

    void anyAllocationOfALayoutMayFail()
    {
        Fixture f;
        QSignalSpy ready(&f.worker, &Worker::pictureReady), failed(&f.worker, &Worker::pictureFailed);
        int rounds = 0;
        failEach([&] {
            f.worker.layOut({f.session.shown().snapshot(), Level::Block, {}, 0, 1});
            ++rounds;
            QTRY_COMPARE(ready.count() + failed.count(), rounds);
        });
        QVERIFY(failed.count() > 10);
        for (const auto &arguments : failed)
            QVERIFY(arguments.front().toString().contains(memoryWords));
    }

    void anyAllocationOfAConfirmationMayFail()
    {
        Fixture f;
        QVERIFY(f.start());
        int refused = 0;
        failEach([&] {
            f.setDepth(1, f.session.shown().spec().stages[1].depth == 2 ? 3 : 2);
            QTRY_VERIFY(f.confirmation().state != Confirmation::State::Checking);
            refused += f.confirmation().state == Confirmation::State::Refused ? 1 : 0;
        });
        QVERIFY(refused > 10);
        QVERIFY(f.confirmed());
    }

    void anyAllocationOfARunMayFail()
    {
        Fixture f;
        QVERIFY(f.start());
        f.session.shown().select("conv1");
        int failed = 0;
        failEach([&] {
            f.worker.run();
            QTRY_VERIFY(f.is(RunState::State::Failed) || f.is(RunState::State::Done));
            failed += f.is(RunState::State::Failed) ? 1 : 0;
        });
        QVERIFY(failed > 10);
        QVERIFY(f.session.shown().runIsCurrent());
    }

    void anyAllocationOfMapsMayFail()
    {
        Fixture f;
        auto image = std::make_shared<Image>(Image{1, 1, {1, 2, 3}});
        RunSetup setup;
        setup.other = image; // two kinds of maps at once
        f.session.setSetup(setup);
        QVERIFY(f.start() && f.runToEnd());
        NetworkState &shown = f.session.shown();
        int failed = 0;
        failEach([&] {
            shown.select(shown.selection().path == "conv1" ? "bn1" : "conv1");
            QTRY_VERIFY(shown.maps() && (!shown.maps()->problem.isEmpty() || shown.maps()->other));
            failed += shown.maps()->problem.isEmpty() && shown.maps()->other->problem.isEmpty() ? 0 : 1;
        });
        QVERIFY(failed > 10);
        QVERIFY(shown.maps()->problem.isEmpty() && shown.maps()->other->problem.isEmpty());
    }

    void anyAllocationOfReadingADocumentMayFail_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("an architecture") << QByteArray(
            R"({"name": "mine", "stages": [{"depth": 1, "width": 8, "block": {"attention": {"type": "se"}}}], "norm": {"type": "batch"}})");
        QTest::newRow("a bad one") << QByteArray(
            R"({"stages": [{"depth": 0, "width": 8}, {"depth": [[1, {"a": []}], 2]}], "stages": [{"b": [1, 2]}], "block": {"typ": {"c": {}}}})");
        QTest::newRow("a workspace") << QByteArray(
            R"({"format": "residua/workspace", "version": 1, "variants": [{"name": "a", "note": "", "architecture": {}},
                {"name": "b", "note": "wide", "architecture": {"stages": [{"depth": 1, "width": 24}]}}], "current": 1, "view": {"x": [1, {"y": 2}]}})");
        QTest::newRow("no JSON") << QByteArray(R"({"stages": [{"depth": 1, "width": 8}, {"depth": )");
    }
    void anyAllocationOfReadingADocumentMayFail()
    {
        QFETCH(QByteArray, text);
        const std::string bytes = text.toStdString();
        std::variant<Workspace, std::vector<Problem>> workspace;
        SpecOrProblems spec;
        failEachOfReading([&](const std::stop_token &stop) {
            if (isWorkspace(bytes))
                workspace = parseWorkspace(bytes, stop);
            else
                spec = parseSpec(bytes);
        });
        const auto *problems = std::get_if<std::vector<Problem>>(&spec);
        QCOMPARE(problems != nullptr,
                 QByteArray(QTest::currentDataTag()) == "a bad one" || QByteArray(QTest::currentDataTag()) == "no JSON");
    }

    void anyAllocationOfReadingASweepMayFail()
    {
        const test::TempFolder folder;
        saveFile(
            folder / "all.jsonl",
            R"({"settings": {"stem.channels": 32, "block.attention": {"type": "se"}}, "totals": {"parameters": 1, "macs": 2}, "more": {"accuracy": 0.5}})"
            "\n"
            R"({"settings": {"stem.channels": 64, "block.attention": null}, "totals": {"parameters": 3, "macs": 4}})"
            "\n");
        SweepFile file;
        failEachOfReading([&file, path = folder / "all.jsonl"](const std::stop_token &stop) { file = readSweepFile(path, stop); });
        QCOMPARE(file.table.size(), std::size_t{2});
        QCOMPARE(file.others, std::size_t{0});
    }

    void anyAllocationOfAdviceComparisonAndFitMayFail()
    {
        ResNetSpec spec = *preset("resnet18");
        spec.input.height = spec.input.width = 32; // weak
        const ModelPtr model = makeModel(spec);
        const ModelPtr other = makeModel(*preset("resnet34"));
        std::size_t findings = 0;
        std::optional<Fit> fit;
        failEachOfReading([&](const std::stop_token &) {
            findings = advise(*model, 1'000'000).size();
            compare(*model, *other);
            FitOptions options;
            options.by = FitBy::Depth;
            options.limit = 8'000'000;
            fit = fitToBudget(model->spec, options);
        });
        QVERIFY(findings > 0);
        QVERIFY(fit && fit->fits);
    }

    void anyAllocationOfReadingWeightsMayFail()
    {
        const test::TempFolder folder;
        WeightMap weights;
        for (const char *name : {"conv1.weight", "bn1.weight", "fc.weight"})
            weights[name] = {{2, 3}, "F32", {1, 2, 3, 4, 5, 6}, {}};
        saveSafetensors(folder / "w.safetensors", weights);
        WeightFile file;
        failEachOfReading([&file, path = folder / "w.safetensors"](const std::stop_token &stop) {
            file = {};
            file = readWeights(path, stop);
        });
        QCOMPARE(file.weights.size(), weights.size());
        QCOMPARE(file.weights.at("fc.weight").values, weights.at("fc.weight").values);
    }

    void anyAllocationOfASaveOrAnExportMayFail()
    {
        const test::TempFolder folder;
        Fixture f;
        QVERIFY(f.start());
        const QString weights = QString::fromStdString(folder / "w.safetensors");
        const ModelPtr model = f.session.shown().snapshot()->model;
        int done = 0, failed = 0;
        const auto count = [&](const QString &error) {
            ++done;
            failed += error.isEmpty() ? 0 : 1;
        };
        failEach([&] {
            const int before = done;
            f.worker.saveWeights(weights, &f.session, count);
            f.worker.inBackground(
                [&] { saveFile(folder / "t.csv", writeTable(summaryTable({*model}, Level::Operation), SummaryFormat::Csv)); }, &f.session,
                count);
            QTRY_COMPARE(done, before + 2);
        });
        QVERIFY(failed > 10);
        QCOMPARE(folder.entries(), std::size_t{2}); // and nothing half written
    }
};

RESIDUA_TEST_PART(MemoryTest)
#include "tst_memory.moc"
