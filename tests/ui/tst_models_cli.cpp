// What the window shows equals what residua-cli says of the same file, for every preset and for random architectures.
#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/arch/saturating.h"
#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "ui/models/layer_view.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace residua;
using namespace residua::ui;

namespace {

QString program(const char *variable, const QString &otherwise)
{
    const QString named = qEnvironmentVariable(variable);
    return named.isEmpty() ? otherwise : named;
}

/// Standard output of `command`; fails the test where it does not end well.
QByteArray output(const QString &command, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(command, arguments);
    const bool done = process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (!done)
        QTest::qFail(
            qPrintable(command + QLatin1Char(' ') + arguments.join(QLatin1Char(' ')) + QStringLiteral(": ") + process.errorString()),
            __FILE__, __LINE__);
    return process.readAllStandardOutput();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QString pairText(const QJsonValue &pair)
{
    const qint64 first = pair[0].toInteger(), second = pair[1].toInteger();
    return first == second ? QString::number(first) : QStringLiteral("%1x%2").arg(first).arg(second);
}

/// "64x112x112", without the batch.
QString shapeText(const QJsonValue &shape)
{
    QStringList extents;
    for (const QJsonValue extent : shape.toArray())
        extents.append(QString::number(extent.toInteger()));
    return extents.mid(1).join(QLatin1Char('x'));
}

QString number(const QJsonValue &value)
{
    return QString::number(value.toInteger());
}

/// The operations of `model` in its order.
QModelIndexList operations(const QAbstractItemModel &model)
{
    QModelIndexList rows;
    forEachRow(model, {}, [&](const QModelIndex &index) {
        if (!model.hasChildren(index))
            rows.append(index);
    });
    return rows;
}

void compareOperations(const QAbstractItemModel &model, const QJsonArray &expected)
{
    const QModelIndexList rows = operations(model);
    QCOMPARE(rows.size(), expected.size());
    for (qsizetype at = 0; at < rows.size(); ++at) {
        const QJsonValue operation = expected[at];
        const auto shown = [&](int column) { return rows[at].siblingAtColumn(column).data(ExactRole).toString(); };
        QCOMPARE(shown(LayerModel::Layer), operation[u"path"].toString());
        QCOMPARE(rows[at].data(PathRole).toString(), operation[u"path"].toString());
        QCOMPARE(shown(LayerModel::Type), operation[u"type"].toString());
        QCOMPARE(shown(LayerModel::Output), shapeText(operation[u"output_shape"]));
        QCOMPARE(shown(LayerModel::Parameters), number(operation[u"parameters"]));
        QCOMPARE(shown(LayerModel::Macs), number(operation[u"macs"]));
        QCOMPARE(shown(LayerModel::Field), pairText(operation[u"receptive_field"]));
        QCOMPARE(shown(LayerModel::Stride), pairText(operation[u"stride"]));
        QCOMPARE(rows[at].siblingAtColumn(LayerModel::Parameters).data(SortRole).toLongLong(), operation[u"parameters"].toInteger());
        QCOMPARE(rows[at].siblingAtColumn(LayerModel::Macs).data(SortRole).toLongLong(), operation[u"macs"].toInteger());
    }
}

/// The rows at the top add up to the totals, and so do the rows of each group.
void compareTotals(const QAbstractItemModel &model, const QJsonValue &totals)
{
    const auto sum = [&model](const QModelIndex &parent, int column) {
        std::int64_t all = 0;
        for (int row = 0; row < model.rowCount(parent); ++row)
            all = saturatingAdd(all, model.index(row, column, parent).data(SortRole).toLongLong());
        return static_cast<qint64>(all);
    };
    QCOMPARE(sum({}, LayerModel::Parameters), totals[u"parameters"].toInteger());
    QCOMPARE(sum({}, LayerModel::Macs), totals[u"macs"].toInteger());
    QCOMPARE(sum({}, LayerModel::Activation), totals[u"forward_activation_bytes"].toInteger());
    QCOMPARE(operations(model).size(), totals[u"operations"].toInteger());
    forEachRow(model, {}, [&](const QModelIndex &group) {
        if (!model.hasChildren(group))
            return;
        for (const int column : {LayerModel::Parameters, LayerModel::Macs, LayerModel::Activation})
            QCOMPARE(sum(group, column), group.siblingAtColumn(column).data(SortRole).toLongLong());
    });
}

} // namespace

class TestModelsAgainstCli : public test::QuietTest {
    Q_OBJECT

private:
    const QString m_cli = program("RESIDUA_CLI", QCoreApplication::applicationDirPath() + QStringLiteral("/residua-cli"));
    const QString m_python = program("RESIDUA_PYTHON", QStringLiteral("python3"));
    QTemporaryDir m_folder;
    Session m_session; // one for all, so that each table is made from the one before it
    LayerView m_view{m_session.shown()};

    void compareFile(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(QStringLiteral("network.residua.json"));
        write(path, bytes);
        const QByteArray json = output(
            m_cli, {QStringLiteral("summary"), path, QStringLiteral("--format"), QStringLiteral("json"), QStringLiteral("--arithmetic")});
        if (QTest::currentTestFailed())
            return;
        const QJsonObject expected = QJsonDocument::fromJson(json).object();
        QVERIFY(!expected.isEmpty());
        m_session.open(path);
        const QAbstractItemModel &model = *m_view.tree().model();
        compareTotals(model, expected[u"totals"]);
        if (!QTest::currentTestFailed())
            compareOperations(model, expected[u"operations"].toArray());
    }

private Q_SLOTS:
    void everyPresetIsShownAsTheCommandLineSays_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const std::string &name : presetNames())
            QTest::newRow(name.c_str()) << QByteArray::fromStdString(name);
    }
    void everyPresetIsShownAsTheCommandLineSays()
    {
        QFETCH(QByteArray, name);
        compareFile(QByteArray::fromStdString(toJson(*preset(name.toStdString()))));
    }

    void randomArchitecturesAreShownAsTheCommandLineSays()
    {
        const QString script =
            QStringLiteral("import sys, json; sys.path.insert(0, sys.argv[1]); sys.dont_write_bytecode = True; import arch_gen\n"
                           "for arch in arch_gen.valid(200, 2): print(json.dumps(arch))");
        const QString oracle = QStringLiteral(RESIDUA_SOURCE_FOLDER "/tests/oracle");
        const QList<QByteArray> lines = output(m_python, {QStringLiteral("-c"), script, oracle}).trimmed().split('\n');
        QCOMPARE(lines.size(), 200);
        for (const QByteArray &line : lines) {
            compareFile(line);
            if (QTest::currentTestFailed())
                QFAIL(line.left(2000).constData());
        }
    }
};

RESIDUA_TEST_PART(TestModelsAgainstCli)
#include "tst_models_cli.moc"
