#include "ui/state/session.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/part.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/data/error.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <random>
#include <sys/resource.h>

using namespace residua;
using namespace residua::ui;

namespace {

ResNetSpec withDepth(ResNetSpec spec, std::size_t stage, std::int64_t depth)
{
    spec.stages[stage].depth = depth;
    return spec;
}

Edit depthEdit(int stage)
{
    return {QStringLiteral("Set depth"), QStringLiteral("stages.%1.depth").arg(stage)};
}

QString inFolder(const test::TempFolder &folder, const char *name)
{
    return QString::fromStdString(folder / name);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

/// One random change of a spec, valid or not.
ResNetSpec mutated(ResNetSpec spec, std::mt19937 &random)
{
    const auto pick = [&random](int low, int high) {
        return static_cast<std::int64_t>(low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1)));
    };
    StageSpec &stage = spec.stages[random() % spec.stages.size()];
    switch (random() % 12) {
    case 0: stage.depth = pick(0, 6); break;
    case 1: stage.width = pick(1, 40) * 8; break;
    case 2: stage.stride = pick(0, 3); break;
    case 3: spec.block.type = static_cast<BlockType>(pick(0, 2)); break;
    case 4: spec.block.attention = pick(0, 1) ? std::optional(AttentionSpec{pick(0, 16)}) : std::nullopt; break;
    case 5: spec.style = static_cast<Style>(pick(0, 3)); break;
    case 6: spec.name = "net " + std::to_string(pick(0, 9)); break;
    case 7:
        if (spec.stages.size() > 1)
            spec.stages.pop_back();
        break;
    case 8: spec.stages.push_back(stage); break;
    case 9: spec.block.order = static_cast<Order>(pick(0, 2)); break;
    case 10: stage.block.shortcut = static_cast<Shortcut>(pick(0, 2)); break;
    default: spec.input.height = spec.input.width = pick(1, 9) * 32; break;
    }
    return spec;
}

/// A command that is none of the session's and no larger than it must be: what takes it for one of them reads beyond it.
class OtherCommand : public QUndoCommand {
public:
    int id() const override { return 77; }
};

} // namespace

class SessionTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void aCountingIsNoEditAndDifferencesAreInIt()
    {
        const Counting flops{Counting::Unit::Flops, Counting::Scope::ConvolutionAndLinear};
        Session session;
        session.shown().select("layer2.0.conv1");
        ResNetSpec deeper = session.shown().spec();
        deeper.stages[0].depth = 3;
        const std::int64_t before = session.shown().snapshot()->model->profile.totals.macs;
        QVERIFY(session.shown().propose(deeper, {QStringLiteral("deeper"), {}}).empty());
        const std::uint64_t generation = session.shown().snapshot()->generation;
        QSignalSpy countings(&session, &Session::countingChanged), snapshots(&session.shown(), &NetworkState::snapshotChanged),
            selections(&session.shown(), &NetworkState::selectionChanged);
        session.setCounting(flops);
        session.setCounting(flops);
        QCOMPARE(countings.count(), 1);
        QCOMPARE(snapshots.count(), 1);
        QCOMPARE(selections.count(), 0);
        QVERIFY(session.shown().snapshot()->generation > generation);
        QCOMPARE(session.undoStack().count(), 1);
        QVERIFY(!session.shown().lastChange().any);
        session.undoStack().undo();
        QCOMPARE(session.shown().snapshot()->model->profile.totals.macs, 2 * before);
        session.undoStack().redo();
        QCOMPARE(session.shown().lastChange().before.macs, 2 * before); // the step was made in MACs
        QVERIFY(recounted(session.shown().snapshot()->model, {})->profile.totals.macs * 2
                == session.shown().snapshot()->model->profile.totals.macs);
        session.setCounting({});
        QCOMPARE(recounted(session.shown().snapshot()->model, {}), session.shown().snapshot()->model);
    }

    void newDocumentIsACleanResNet18()
    {
        Session session;
        QCOMPARE(toJson(session.shown().spec()), toJson(*preset("resnet18")));
        QVERIFY(!session.isModified());
        QVERIFY(session.path().isEmpty());
        QCOMPARE(session.displayName(), QStringLiteral("resnet18"));
        QCOMPARE(session.shown().snapshot()->model->profile.totals.parameters, 11689512);
    }

    void anEditIsOneNamedStepWithItsDifference()
    {
        Session session;
        const auto before = session.shown().snapshot();
        QSignalSpy changed(&session.shown(), &NetworkState::snapshotChanged);
        QVERIFY(session.shown().propose(withDepth(session.shown().spec(), 2, 3), depthEdit(2)).empty());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(session.undoStack().undoText(), QStringLiteral("Set depth"));
        QCOMPARE(session.shown().snapshot()->generation, before->generation + 1);
        QVERIFY(session.shown().lastChange().any);
        QCOMPARE(session.shown().lastChange().before.parameters, before->model->profile.totals.parameters);
        QVERIFY(session.isModified());
        session.undoStack().undo();
        QCOMPARE(toJson(session.shown().spec()), toJson(before->model->spec));
        QVERIFY(!session.isModified());
        QVERIFY(session.shown().lastChange().before.parameters > before->model->profile.totals.parameters);
    }

    void aWrongValueChangesNothing()
    {
        Session session;
        QSignalSpy changed(&session.shown(), &NetworkState::snapshotChanged);
        const auto problems = session.shown().propose(withDepth(session.shown().spec(), 2, 600), depthEdit(2));
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems.front().field, std::string("stages.2.depth"));
        QCOMPARE(changed.count(), 0);
        QVERIFY(!session.isModified());
    }

    void whatChangesNothingIsNoStep()
    {
        Session session;
        ResNetSpec same = session.shown().spec();
        same.block.expansion = 7; // does not apply to a basic block
        QVERIFY(session.shown().propose(same, {QStringLiteral("Set expansion"), {}}).empty());
        QCOMPARE(session.undoStack().count(), 0);
    }

    void aTurnedWheelIsOneStep()
    {
        Session session;
        const std::int64_t start = session.shown().snapshot()->model->profile.totals.parameters;
        for (int depth = 3; depth < 9; ++depth)
            session.shown().propose(withDepth(session.shown().spec(), 2, depth), depthEdit(2));
        QCOMPARE(session.undoStack().count(), 1);
        QCOMPARE(session.shown().lastChange().before.parameters, start);
        session.endGesture();
        session.shown().propose(withDepth(session.shown().spec(), 2, 9), depthEdit(2));
        QCOMPARE(session.undoStack().count(), 2);
        session.shown().propose(withDepth(session.shown().spec(), 1, 9), depthEdit(1));
        QCOMPARE(session.undoStack().count(), 3);
    }

    void aCommandOfAnotherKindIsNotMergedInto()
    {
        Session session;
        session.undoStack().push(new OtherCommand);
        QVERIFY(session.shown().propose(withDepth(session.shown().spec(), 2, 3), depthEdit(2)).empty());
        QCOMPARE(session.undoStack().count(), 2);
        session.undoStack().push(new OtherCommand);
        session.shown().revertGesture(QStringLiteral("stages.2.depth"));
        QCOMPARE(session.shown().spec().stages[2].depth, 3);
        QCOMPARE(session.undoStack().count(), 3);
    }

    void aGestureThatReturnsLeavesNoStep()
    {
        Session session;
        session.shown().propose(withDepth(session.shown().spec(), 2, 3), depthEdit(2));
        session.shown().propose(withDepth(session.shown().spec(), 2, 2), depthEdit(2));
        QCOMPARE(session.undoStack().count(), 0);
        QVERIFY(!session.isModified());
    }

    void aGestureIsTakenBackAndNoOther()
    {
        Session session;
        session.shown().propose(withDepth(session.shown().spec(), 1, 5), depthEdit(1));
        session.shown().propose(withDepth(session.shown().spec(), 2, 6), depthEdit(2));
        session.shown().propose(withDepth(session.shown().spec(), 2, 60), depthEdit(2));
        session.shown().revertGesture(QStringLiteral("stages.2.depth"));
        QCOMPARE(session.shown().spec().stages[2].depth, 2);
        QCOMPARE(session.undoStack().count(), 1);
        session.shown().revertGesture(QStringLiteral("stages.2.depth"));
        session.endGesture();
        session.shown().revertGesture(QStringLiteral("stages.1.depth"));
        QCOMPARE(session.shown().spec().stages[1].depth, 5);
    }

    void aSavedStepIsNotMergedInto()
    {
        const test::TempFolder folder;
        Session session;
        session.shown().propose(withDepth(session.shown().spec(), 2, 3), depthEdit(2));
        session.saveAs(inFolder(folder, "a.residua.json"));
        session.shown().propose(withDepth(session.shown().spec(), 2, 4), depthEdit(2));
        QCOMPARE(session.undoStack().count(), 2);
        QVERIFY(session.isModified());
        session.undoStack().undo();
        QVERIFY(!session.isModified());
        QCOMPARE(session.shown().spec().stages[2].depth, 3);
    }

    void editingDepthKeepsSelection()
    {
        Session session;
        session.shown().select("layer3.1.conv2");
        QCOMPARE(session.shown().selection().nodes.size(), std::size_t{1});
        session.shown().propose(withDepth(session.shown().spec(), 0, 5), depthEdit(0));
        QCOMPARE(session.shown().selection().path, std::string("layer3.1.conv2"));
        const Node &node =
            session.shown().snapshot()->model->graph.nodes[static_cast<std::size_t>(session.shown().selection().nodes.front())];
        QCOMPARE(node.path, std::string("layer3.1.conv2"));
    }

    void selectionFallsBackToItsNearestAncestor()
    {
        Session session;
        session.shown().select("layer3.1.conv2");
        QSignalSpy changed(&session.shown(), &NetworkState::selectionChanged);
        session.shown().propose(withDepth(session.shown().spec(), 2, 1), depthEdit(2));
        QCOMPARE(session.shown().selection().path, std::string("layer3"));
        QCOMPARE(changed.count(), 1);
    }

    void everyKindOfPathCanBeSelected_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("selected");
        QTest::addColumn<int>("operations");
        const auto row = [](const char *path, const char *selected, int operations) {
            QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(selected) << operations;
        };
        row("conv1", "conv1", 1);
        row("stem", "stem", 4);
        row("layer1", "layer1", 14);
        row("layer1.0", "layer1.0", 7);
        row("layer1.0-1", "layer1.0-1", 14);
        row("layer1.0.relu", "layer1.0.relu", 1);
        row("layer2.0.downsample", "layer2.0.downsample", 2);
        row("layer1.0.add", "layer1.0.add", 1);
        row("layer1.0-9", "layer1", 14);
        row("head", "head", 3);
        row("nothing.there", "", 0);
        row("", "", 0);
    }
    void everyKindOfPathCanBeSelected()
    {
        QFETCH(QString, path);
        QFETCH(QString, selected);
        QFETCH(int, operations);
        Session session;
        session.shown().select(path.toStdString());
        QCOMPARE(QString::fromStdString(session.shown().selection().path), selected);
        QCOMPARE(static_cast<int>(session.shown().selection().nodes.size()), operations);
    }

    void bothKindsOfFileAreSavedAndOpened()
    {
        const test::TempFolder folder;
        for (const char *name : {"a.residua.json", "b.residua"}) {
            Session session;
            session.shown().propose(*preset("resnet50"), {QStringLiteral("Use preset"), {}});
            session.saveAs(inFolder(folder, name));
            QVERIFY(!session.isModified());
            Session other;
            other.open(inFolder(folder, name));
            QCOMPARE(toJson(other.shown().spec()), toJson(session.shown().spec()));
            QCOMPARE(other.path(), inFolder(folder, name));
            QCOMPARE(other.document().architectureFile, name[0] == 'a');
            QCOMPARE(other.displayName(), QString::fromLatin1(name));
            const QByteArray bytes = bytesOf(inFolder(folder, name));
            other.saveAs(inFolder(folder, name));
            QCOMPARE(bytesOf(inFolder(folder, name)), bytes);
        }
    }

    void aBrokenFileChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("no JSON") << QByteArray("hello") << QStringLiteral("cannot be opened");
        QTest::newRow("wrong depth") << QByteArray(R"({"stages": [{"depth": 600, "width": 64}]})")
                                     << QStringLiteral("nearest valid value is 512");
        QTest::newRow("unknown key") << QByteArray(R"({"depht": 1})") << QStringLiteral("depht");
        QTest::newRow("newer version") << QByteArray(R"({"format": "residua/architecture", "version": 2})") << QStringLiteral("version");
        QTest::newRow("workspace without variants")
            << QByteArray(R"({"format": "residua/workspace", "version": 1})") << QStringLiteral("variants");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("it is empty");
    }
    void aBrokenFileChangesNothing()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const test::TempFolder folder;
        const QString path = QString::fromStdString(folder.file("x.residua.json", {bytes.data(), static_cast<std::size_t>(bytes.size())}));
        Session session;
        session.shown().propose(withDepth(session.shown().spec(), 2, 3), depthEdit(2));
        const std::string before = toJson(session.shown().spec());
        QString message;
        try {
            session.open(path);
        } catch (const Error &error) {
            message = QString::fromUtf8(error.what());
        }
        QVERIFY2(message.contains(words) && message.contains(QStringLiteral("x.residua.json")), qPrintable(message));
        QCOMPARE(toJson(session.shown().spec()), before);
        QCOMPARE(session.undoStack().count(), 1);
        QVERIFY(session.isModified());
    }

    void aFailedSaveKeepsTheFileAndTheModifiedMark()
    {
        const test::TempFolder folder;
        Session session;
        const QString path = inFolder(folder, "a.residua.json");
        session.saveAs(path);
        const QByteArray before = bytesOf(path);
        session.shown().propose(withDepth(session.shown().spec(), 2, 3), depthEdit(2));
        struct rlimit old {};
        ::getrlimit(RLIMIT_FSIZE, &old);
        const struct rlimit small {
            16, old.rlim_max
        };
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &small);
        bool failed = false;
        try {
            session.saveAs(path);
        } catch (const Error &error) {
            failed = error.kind() == ErrorKind::Failed;
        }
        ::setrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, handler);
        QVERIFY(failed);
        QVERIFY(session.isModified());
        QCOMPARE(bytesOf(path), before);
        QCOMPARE(folder.entries(), std::size_t{1});
    }

    void aFileThatChangedOnDiskIsNoticed()
    {
        const test::TempFolder folder;
        Session session;
        QVERIFY(!session.changedOnDisk());
        session.saveAs(inFolder(folder, "a.residua.json"));
        QVERIFY(!session.changedOnDisk());
        folder.file("a.residua.json", "{}");
        QVERIFY(session.changedOnDisk());
        session.saveAs(inFolder(folder, "a.residua.json"));
        QVERIFY(!session.changedOnDisk());
        QFile::remove(inFolder(folder, "a.residua.json"));
        QVERIFY(session.changedOnDisk());
    }

    void aWorkspaceWithSeveralVariantsIsNotSavedAsOneArchitecture()
    {
        const test::TempFolder folder;
        Document document = documentOf(*preset("resnet18"));
        document.architectureFile = false;
        document.workspace.variants.push_back({"b", "", *preset("resnet34")});
        Session session;
        session.setDocument(document);
        bool refused = false;
        try {
            session.saveAs(inFolder(folder, "a.json"));
        } catch (const Error &error) {
            refused = std::string(error.what()).find(".residua") != std::string::npos;
        }
        QVERIFY(refused);
        QCOMPARE(folder.entries(), std::size_t{0});
        session.saveAs(inFolder(folder, "a.residua"));
        Session other;
        other.open(inFolder(folder, "a.residua"));
        QCOMPARE(other.document().workspace.variants.size(), std::size_t{2});
    }

    void staleConfirmationsAreDropped()
    {
        Session session;
        const auto old = session.shown().snapshot()->generation;
        session.shown().propose(withDepth(session.shown().spec(), 2, 3), depthEdit(2));
        session.shown().setConfirmation(old, {Confirmation::State::Confirmed, 1, {}});
        QCOMPARE(session.shown().confirmation().state, Confirmation::State::Waiting);
        session.shown().setConfirmation(session.shown().snapshot()->generation, {Confirmation::State::Confirmed, 1, {}});
        QCOMPARE(session.shown().confirmation().state, Confirmation::State::Confirmed);
    }

    void threeHundredRandomEditsAndUndosEndAtTheStart()
    {
        for (const unsigned seed : {1u, 2u, 3u}) {
            std::mt19937 random(seed);
            Session session;
            session.setDocument(documentOf(*preset(seed == 1 ? "resnet18" : seed == 2 ? "cifar_resnet20" : "encoder_decoder_resnet18")));
            const std::string start = documentBytes(session.document());
            for (int i = 0; i < 300; ++i) {
                switch (random() % 8) {
                case 0: session.undoStack().undo(); break;
                case 1: session.undoStack().redo(); break;
                case 2: session.endGesture(); break;
                case 3: {
                    const std::vector<Node> &nodes = session.shown().snapshot()->model->graph.nodes;
                    session.shown().select(nodes[random() % nodes.size()].path);
                    break;
                }
                default:
                    session.shown().propose(mutated(session.shown().spec(), random),
                                            {QStringLiteral("Edit"), QString::number(random() % 3)});
                }
                QVERIFY(validate(session.shown().spec()).empty());
                QCOMPARE(toJson(std::get<ResNetSpec>(parseSpec(toJson(session.shown().spec())))), toJson(session.shown().spec()));
                for (const int node : session.shown().selection().nodes)
                    QVERIFY(node < static_cast<int>(session.shown().snapshot()->model->graph.nodes.size()));
            }
            while (session.undoStack().canUndo())
                session.undoStack().undo();
            QCOMPARE(documentBytes(session.document()), start);
            QVERIFY(!session.isModified());
        }
    }
};

RESIDUA_TEST_PART(SessionTest)
#include "tst_session.moc"
