#include "tests/ui/model_helpers.h"
#include "tests/ui/part.h"

#include "ui/state/layer_facts.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace residua;
using namespace residua::ui;

namespace {

struct KeyRow {
    std::string key;
    int value = 0;
    bool operator==(const KeyRow &) const = default;
};

/// A list of letters, to see what a step says.
class Letters : public TreeModel<KeyRow> {
public:
    explicit Letters(const char *keys) { set(keys); }
    void set(const char *keys)
    {
        Tree rows;
        for (const char *c = keys; *c; c += 2)
            rows.push_back({{std::string(1, c[0]), c[1]}, {}});
        update(std::move(rows));
    }
    QString text() const
    {
        QString all;
        for (int at = 0; at < rowCount(); ++at)
            all += QString::fromStdString(row(index(at, 0)).key) + QLatin1Char(static_cast<char>(row(index(at, 0)).value));
        return all;
    }
    int columnCount(const QModelIndex & = {}) const override { return 2; }
    QVariant data(const QModelIndex &, int) const override { return {}; }
};

} // namespace

class TestModels : public TinyTest {
    Q_OBJECT

private Q_SLOTS:
    void aTreeSaysTheSmallestChange_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << QByteArray("a0b0c0") << QByteArray("a0b0c0") << QString();
        QTest::newRow("one value") << QByteArray("a0b0c0") << QByteArray("a0b1c0") << QStringLiteral("changed 1-1");
        QTest::newRow("a run of values") << QByteArray("a0b0c0d0") << QByteArray("a1b1c0d1") << QStringLiteral("changed 0-1, changed 3-3");
        QTest::newRow("inserted together") << QByteArray("a0d0") << QByteArray("a0b0c0d0") << QStringLiteral("inserted 1-2");
        QTest::newRow("removed together") << QByteArray("a0b0c0d0") << QByteArray("a0d0") << QStringLiteral("removed 1-2");
        QTest::newRow("removed apart") << QByteArray("a0b0c0d0e0") << QByteArray("a0c0e0") << QStringLiteral("removed 3-3, removed 1-1");
        QTest::newRow("replaced") << QByteArray("a0b0c0") << QByteArray("a0x0c0") << QStringLiteral("removed 1-1, inserted 1-1");
        QTest::newRow("moved together") << QByteArray("a0b0c0d0") << QByteArray("c0d0a0b0") << QStringLiteral("moved 2-3 to 0");
        QTest::newRow("everything") << QByteArray("a0b0c0d0") << QByteArray("d1x0a0c0")
                                    << QStringLiteral("removed 1-1, moved 2-2 to 0, inserted 1-1, changed 0-0");
        QTest::newRow("to nothing") << QByteArray("a0b0") << QByteArray() << QStringLiteral("removed 0-1");
    }
    void aTreeSaysTheSmallestChange()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        Letters letters(from.constData());
        const QAbstractItemModelTester tester(&letters, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QStringList said;
        const auto note = [&said](const char *what) {
            return [&said, what](const QModelIndex &, int first, int last) {
                said.append(QStringLiteral("%1 %2-%3").arg(QLatin1String(what)).arg(first).arg(last));
            };
        };
        connect(&letters, &QAbstractItemModel::rowsInserted, this, note("inserted"));
        connect(&letters, &QAbstractItemModel::rowsRemoved, this, note("removed"));
        connect(&letters, &QAbstractItemModel::rowsMoved, this,
                [&](const QModelIndex &, int first, int last, const QModelIndex &, int row) {
                    said.append(QStringLiteral("moved %1-%2 to %3").arg(first).arg(last).arg(row));
                });
        connect(&letters, &QAbstractItemModel::dataChanged, this, [&](const QModelIndex &first, const QModelIndex &last) {
            QCOMPARE(last.column(), 1);
            said.append(QStringLiteral("changed %1-%2").arg(first.row()).arg(last.row()));
        });
        letters.set(to.constData());
        QCOMPARE(letters.text(), QString::fromLatin1(to));
        QTEST(said.join(QStringLiteral(", ")), "said");
    }

    void theLayerTableOfATinyNetwork()
    {
        LayerModel model;
        model.show(m_session.shown().snapshot(), {}, false);
        QCOMPARE(printed(model,
                         {LayerModel::Layer, LayerModel::Type, LayerModel::Kernel, LayerModel::Output, LayerModel::Parameters,
                          LayerModel::Macs, LayerModel::Activation, LayerModel::Field, LayerModel::Stride}),
                 tree(R"(
input | Input |  | 3 × 32 × 32 | – | – | – | 1 | 1
stem | 4 operations |  | 64 × 8 × 8 | 9,536 | 2,408,448 | 213 KB | 11 | 4
  conv1 | Conv2d | 7×7 /2 | 64 × 16 × 16 | 9,408 | 2,408,448 | 65.5 KB | 7 | 2
  bn1 | BatchNorm2d |  | 64 × 16 × 16 | 128 | – | 65.5 KB | 7 | 2
  relu | ReLU |  | 64 × 16 × 16 | – | – | 65.5 KB | 7 | 2
  maxpool | MaxPool2d | 3×3 /2 | 64 × 8 × 8 | – | – | 16.4 KB | 11 | 4
stage 1 | 1 × BasicBlock |  | 64 × 8 × 8 | 73,984 | 4,718,592 | 115 KB | 27 | 4
  layer1.0 | BasicBlock, identity |  | 64 × 8 × 8 | 73,984 | 4,718,592 | 115 KB | 27 | 4
    conv1 | Conv2d | 3×3 | 64 × 8 × 8 | 36,864 | 2,359,296 | 16.4 KB | 19 | 4
    bn1 | BatchNorm2d |  | 64 × 8 × 8 | 128 | – | 16.4 KB | 19 | 4
    relu | ReLU |  | 64 × 8 × 8 | – | – | 16.4 KB | 19 | 4
    conv2 | Conv2d | 3×3 | 64 × 8 × 8 | 36,864 | 2,359,296 | 16.4 KB | 27 | 4
    bn2 | BatchNorm2d |  | 64 × 8 × 8 | 128 | – | 16.4 KB | 27 | 4
    add | Add |  | 64 × 8 × 8 | – | – | 16.4 KB | 27 | 4
    relu_1 | ReLU |  | 64 × 8 × 8 | – | – | 16.4 KB | 27 | 4
stage 2 | 1 × BasicBlock |  | 128 × 4 × 4 | 230,144 | 3,670,016 | 73.7 KB | 51 | 8
  layer2.0 | BasicBlock, projection |  | 128 × 4 × 4 | 230,144 | 3,670,016 | 73.7 KB | 51 | 8
    conv1 | Conv2d | 3×3 /2 | 128 × 4 × 4 | 73,728 | 1,179,648 | 8.19 KB | 35 | 8
    bn1 | BatchNorm2d |  | 128 × 4 × 4 | 256 | – | 8.19 KB | 35 | 8
    relu | ReLU |  | 128 × 4 × 4 | – | – | 8.19 KB | 35 | 8
    conv2 | Conv2d | 3×3 | 128 × 4 × 4 | 147,456 | 2,359,296 | 8.19 KB | 51 | 8
    bn2 | BatchNorm2d |  | 128 × 4 × 4 | 256 | – | 8.19 KB | 51 | 8
    downsample.0 | Conv2d | 1×1 /2 | 128 × 4 × 4 | 8,192 | 131,072 | 8.19 KB | 27 | 8
    downsample.1 | BatchNorm2d |  | 128 × 4 × 4 | 256 | – | 8.19 KB | 27 | 8
    add | Add |  | 128 × 4 × 4 | – | – | 8.19 KB | 51 | 8
    relu_1 | ReLU |  | 128 × 4 × 4 | – | – | 8.19 KB | 51 | 8
head | 3 operations |  | 10 | 1,290 | 1,280 | 552 B | 32 | 32
  avgpool | AdaptiveAvgPool2d |  | 128 × 1 × 1 | – | – | 512 B | 32 | 32
  flatten | Flatten |  | 128 | – | – | – | 32 | 32
  fc | Linear |  | 10 | 1,290 | 1,280 | 40 B | 32 | 32
)"));
    }

    void aStageOfBottlenecksIsNamedAsPeopleDo()
    {
        ResNetSpec spec = *preset("se_resnet50");
        spec.stages[2].dilation = 2;
        spec.stages[2].block.groups = 32;
        const auto snapshot = makeSnapshot(canonical(spec), 1);
        LayerModel model;
        model.show(snapshot, {}, false);
        const auto cell = [&](const char *path, int column) { return model.indexOf(path).siblingAtColumn(column).data().toString(); };
        QCOMPARE(cell("layer3", LayerModel::Layer), QStringLiteral("stage 3"));
        QCOMPARE(cell("layer3", LayerModel::Type), QStringLiteral("6 × Bottleneck, SE"));
        QCOMPARE(cell("layer3.0", LayerModel::Type), QStringLiteral("Bottleneck, projection"));
        QCOMPARE(cell("layer3.1", LayerModel::Type), QStringLiteral("Bottleneck, identity"));
        QCOMPARE(cell("layer3.0.conv2", LayerModel::Kernel), QStringLiteral("3×3 /2 g32"));
        QCOMPARE(cell("layer3.1.conv2", LayerModel::Kernel), QStringLiteral("3×3 g32 d2"));
        QCOMPARE(cell("layer3.0.downsample.0", LayerModel::Layer), QStringLiteral("downsample.0"));
        QCOMPARE(cell("layer3.0.downsample.0", LayerModel::Kernel), QStringLiteral("1×1 /2"));
    }

    void theModuleTreeOfATinyNetwork()
    {
        ModuleModel model;
        model.show(m_session.shown().snapshot());
        QCOMPARE(printed(model, {0, 1, 2}), tree(R"(
ResNet | ResNet | 314,954
  conv1 | Conv2d(3, 64, kernel_size=(7, 7), stride=(2, 2), padding=(3, 3), bias=False) | 9,408
  bn1 | BatchNorm2d(64, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True) | 128
  relu | ReLU(inplace=True) | –
  maxpool | MaxPool2d(kernel_size=3, stride=2, padding=1, dilation=1, ceil_mode=False) | –
  layer1 | Sequential | 73,984
    0 | BasicBlock | 73,984
      conv1 | Conv2d(64, 64, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), bias=False) | 36,864
      bn1 | BatchNorm2d(64, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True) | 128
      relu | ReLU(inplace=True) | –
      conv2 | Conv2d(64, 64, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), bias=False) | 36,864
      bn2 | BatchNorm2d(64, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True) | 128
  layer2 | Sequential | 230,144
    0 | BasicBlock | 230,144
      conv1 | Conv2d(64, 128, kernel_size=(3, 3), stride=(2, 2), padding=(1, 1), bias=False) | 73,728
      bn1 | BatchNorm2d(128, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True) | 256
      relu | ReLU(inplace=True) | –
      conv2 | Conv2d(128, 128, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), bias=False) | 147,456
      bn2 | BatchNorm2d(128, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True) | 256
      downsample | Sequential | 8,448
        0 | Conv2d(64, 128, kernel_size=(1, 1), stride=(2, 2), bias=False) | 8,192
        1 | BatchNorm2d(128, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True) | 256
  avgpool | AdaptiveAvgPool2d(output_size=(1, 1)) | –
  fc | Linear(in_features=128, out_features=10, bias=True) | 1,290
)"));
    }

    /// The parameters of the root are the network's, shared modules and all.
    void theModulesParametersAreTheNetworks()
    {
        for (const std::string &name : presetNames()) {
            const auto snapshot = makeSnapshot(canonical(*preset(name)), 1);
            ModuleModel model;
            model.show(snapshot);
            QCOMPARE(model.index(0, ModuleModel::Parameters).data(SortRole).toLongLong(), snapshot->model->profile.totals.parameters);
        }
    }

    void randomEditsKeepEveryModelConsistent()
    {
        LayerView layers(m_session.shown()), plain(m_session.shown());
        ModuleView modules(m_session.shown());
        std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
        for (QAbstractItemModel *model : {static_cast<QAbstractItemModel *>(&layers.model()), layers.tree().model(),
                                          static_cast<QAbstractItemModel *>(&modules.model())})
            testers.push_back(std::make_unique<QAbstractItemModelTester>(model, QAbstractItemModelTester::FailureReportingMode::Fatal));
        const QString filters[] = {{}, {}, QStringLiteral("conv 3x3"), QStringLiteral(">10k params"), QStringLiteral("stage 2")};
        std::mt19937 random(7);
        for (int edit = 0; edit < 200; ++edit) {
            const ResNetSpec next = mutated(m_session.shown().spec(), random);
            QVERIFY(m_session.shown().propose(next, {QStringLiteral("edit"), {}}).empty());
            if (edit % 7 == 0)
                m_session.undoStack().undo();
            if (edit % 11 == 0)
                m_session.runs().setResult(m_session.shown().variant(), madeUpRun(m_session.shown().snapshot()));
            if (edit % 5 == 0)
                m_session.shown().select(m_session.shown()
                                             .snapshot()
                                             ->model->graph.nodes[random() % m_session.shown().snapshot()->model->graph.nodes.size()]
                                             .path);
            if (edit % 4 == 0)
                layers.sortBy(static_cast<int>(random() % LayerModel::Columns) - 1, edit % 8 ? Qt::AscendingOrder : Qt::DescendingOrder);
            if (edit % 6 == 0)
                layers.setFilter(filters[random() % std::size(filters)]);
            if (edit % 25 == 0)
                layers.setGrouped(!layers.isGrouped());
            LayerModel fresh;
            fresh.show(m_session.shown().snapshot(), m_session.shown().runResult(), m_session.shown().runIsCurrent());
            QList<int> all;
            for (int column = 0; column < LayerModel::Columns; ++column)
                all.append(column);
            QCOMPARE(printed(plain.model(), all), printed(fresh, all));
            ModuleModel freshModules;
            freshModules.show(m_session.shown().snapshot());
            QCOMPARE(printed(modules.model(), {0, 1, 2}), printed(freshModules, {0, 1, 2}));
        }
    }

    void aFilterIsReadAsPeopleWriteIt_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char *filter, bool accepted) { QTest::newRow(filter) << QString::fromUtf8(filter) << accepted; };
        // Of layer3.0.conv2, Conv2d 3×3 /2: 589,824 parameters, 115.6 M MACs, stage 3, output stride 16, field 99, 200,704 bytes, 1.5 ms.
        row("", true);
        row("conv 3x3", true);
        row("CONV 3×3", true);
        row("conv, 1x1", false);
        row("bottleneck", true);
        row("layer3.0", true);
        row("layer3.1", false);
        row(">1M params", false);
        row(">500k params", true);
        row("> 500 k params", false); // "500", then words
        row("> 500k params", true);
        row("params>500k", true);
        row("params >= 589824", true);
        row("≥589824 params", true);
        row("<10k macs", false);
        row("<120M macs, >100M macs", true);
        row("stage 3", true);
        row("stage 2", false);
        row("stage > 2", true);
        row("stage=3 stride 2", true);
        row("stride 16", false);
        row("output stride 16", true);
        row("os=16", true);
        row("conv stride 2 output stride > 8", true);
        row(">8 output stride", true);
        row("output stride 2", false);
        row("output", false); // a word
        row("field 99", true);
        row("field>=100", false);
        row(">1ms", true);
        row(">2 ms", false);
        row("ms < 2", true);
        row(">64KiB activation", true);
        row(">1MB", false);
        row("activation <1MB", true);
        row("stage", true); // no number: a word
        row(">1M", false);  // no unit: a word
        row("> params", false);
        row("3x3 /2", true);
        row("=", false);
    }
    void aFilterIsReadAsPeopleWriteIt()
    {
        QFETCH(QString, filter);
        FilterFacts facts;
        facts.text = filterText(QStringLiteral("layer3.0.conv2 Conv2d 3×3 /2 stage 3 8 × Bottleneck layer3.0 Bottleneck, projection"));
        facts.stage = 3;
        facts.parameters = 589824;
        facts.macs = 115605504;
        facts.activationBytes = 200704;
        facts.field = 99;
        facts.stride = 2;
        facts.outputStride = 16;
        facts.milliseconds = 1.5;
        QTEST(accepts(parseLayerFilter(filter), facts), "accepted");
    }

    void strideIsTheOperationsOwn()
    {
        const SnapshotPtr snapshot = makeSnapshot(*preset("resnet50"), 1);
        const std::vector<FilterFacts> facts = filterFacts(*snapshot, nullptr);
        const auto paths = [&](const char *filter) {
            QStringList found;
            for (const int id : matchingOperations(*snapshot, facts, parseLayerFilter(QString::fromUtf8(filter))))
                found << QString::fromStdString(snapshot->model->graph.nodes[static_cast<std::size_t>(id)].path);
            return found.join(u' ');
        };
        QCOMPARE(paths("conv stride 2"),
                 QStringLiteral("conv1 layer2.0.conv2 layer2.0.downsample.0 layer3.0.conv2 layer3.0.downsample.0 "
                                "layer4.0.conv2 layer4.0.downsample.0"));
        QCOMPARE(paths("stride>1 pool"), QStringLiteral("maxpool"));
        QCOMPARE(paths("stride < 2 norm"), QString()); // a norm has no stride
        QCOMPARE(paths("output stride 2"), QStringLiteral("conv1 bn1 relu"));
        QCOMPARE(paths(""), QString());
    }
};

RESIDUA_TEST_PART(TestModels)
#include "tst_models.moc"
