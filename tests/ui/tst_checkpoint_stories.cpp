// Weight files by hand: the real window, the real engine, real files where RESIDUA_FIELD has them.
#include "ui/trained/evidence_bars.h"
#include "ui/trained/fetch_dialog.h"
#include "ui/trained/inference_bar.h"
#include "ui/trained/link_row.h"
#include "ui/trained/weights_report.h"
#include "ui/views/elided_label.h"
#include "ui/window/checkpoint_opener.h"
#include "ui/window/message_bar.h"
#include "ui/window/weight_controller.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/loopback_server.h"
#include "tests/ui/part.h"
#include "tests/ui/story_hands.h"

#include "core/weights/safetensors.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QToolButton>
#include <QTreeView>

using namespace residua;
using namespace residua::ui;
using test::choose;
using test::inDialog;
using test::LoopbackServer;
using test::Story;

namespace {

QString field(const char *name)
{
    const QString folder = qEnvironmentVariable("RESIDUA_FIELD", QStringLiteral(RESIDUA_SOURCE_FOLDER "/../shared/field"));
    return folder + u'/' + QString::fromLatin1(name);
}

/// Weights of `arch` by the command line, drawn from `seed`.
QString exported(const test::TempFolder &folder, const char *name, const char *arch, const QStringList &edits = {})
{
    const QString path = QString::fromStdString(folder / name);
    QStringList arguments{QStringLiteral("export"), QString::fromLatin1(arch), QStringLiteral("--to"),     QStringLiteral("safetensors"),
                          QStringLiteral("--seed"), QStringLiteral("3"),       QStringLiteral("--output"), path};
    for (const QString &edit : edits)
        arguments << QStringLiteral("--set") << edit;
    test::cli(arguments);
    return path;
}

/// A plain chain of convolutions, as torchvision's VGG names them.
QString vgg(const test::TempFolder &folder)
{
    WeightMap weights;
    const auto add = [&weights](const std::string &name, Shape shape) {
        const auto count = static_cast<std::size_t>(elementCount(shape));
        weights[name] = {std::move(shape), "F32", std::vector<float>(count, 0.1f), {}};
    };
    int index = 0;
    std::int64_t from = 3;
    for (const std::int64_t to : {16, 16, 32, 32}) {
        add("features." + std::to_string(index) + ".weight", {to, from, 3, 3});
        add("features." + std::to_string(index) + ".bias", {to});
        from = to;
        index += 2;
    }
    add("classifier.0.weight", {64, 32 * 49});
    add("classifier.0.bias", {64});
    add("classifier.3.weight", {10, 64});
    add("classifier.3.bias", {10});
    const std::string path = folder / "vgg.safetensors";
    std::vector<std::string> order;
    for (const auto &[name, tensor] : weights)
        order.push_back(name);
    saveSafetensors(path, weights, order);
    return QString::fromStdString(path);
}

} // namespace

class CheckpointStoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::beginStories("residua-checkpoint-stories"); }
    void init()
    {
        // The list that completes a typed path comes and goes faster than X answers.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support|internal error: +void QXcbWindow)")));
    }
    void cleanup() { QApplication::setPalette(paletteFor(Appearance::Light)); }

    void theRealResNet56IsDroppedAndSeesACat()
    {
        const QString file = field("weights/resnet56-4bfd9763.th");
        if (!QFile::exists(file))
            QSKIP(qPrintable(QStringLiteral("the files of RESIDUA_FIELD are not there (%1)").arg(file)));
        Story s;
        s.drop(file);
        QTRY_COMPARE(s.session.shown().spec().name, std::string("ResNet-56"));
        InferenceBar &bar = s.window.checkpoints().bar();
        QVERIFY(bar.isVisible());
        QVERIFY2(bar.text().contains(QStringLiteral("akamaster")), qPrintable(bar.text()));
        s.shot("c-56-opened");
        QTRY_VERIFY2(bar.text().contains(QStringLiteral("tested on 3 photographs")), qPrintable(bar.text()));
        QVERIFY(!s.window.isWindowModified());
        QCOMPARE(s.find<QToolButton>("weights")->text().left(8), QStringLiteral("resnet56"));
        s.shot("c-56-tested");

        QTest::mouseClick(s.find<QWidget>("evidence"), Qt::LeftButton);
        QVERIFY(bar.showsDetails());
        s.shot("c-56-evidence");
        QApplication::setPalette(paletteFor(Appearance::Dark));
        s.shot("c-56-evidence-dark");
        QApplication::setPalette(paletteFor(Appearance::Light));
        QTest::mouseClick(s.find<QWidget>("evidence"), Qt::LeftButton);
        QTest::mouseClick(s.find<QWidget>("link.stem.stride"), Qt::LeftButton);
        QTRY_VERIFY(s.find<QWidget>("stem.stride")->hasFocus());

        s.session.shown().select("");
        choose(s, {QStringLiteral("Run"), QStringLiteral("Sample Images"), QStringLiteral("cat.png")});
        QVERIFY(s.reaches(RunState::State::Done));
        const RunFacts::Best &best = s.session.shown().runResult()->facts.top.front();
        QCOMPARE(best.label, std::string("cat"));
        QVERIFY2(best.probability >= 0.99, qPrintable(QString::number(best.probability)));
        s.shot("c-56-cat");
        s.window.resize(1024, 700);
        s.shot("c-56-narrow");
    }

    void evidenceOpenedBeforeTheTestEndsGrowsWithIt()
    {
        Story s;
        s.drop(QStringLiteral(RESIDUA_SOURCE_FOLDER "/resources/networks/digits.safetensors"));
        InferenceBar &bar = s.window.checkpoints().bar();
        QTRY_VERIFY(bar.isVisible());
        QTest::mouseClick(s.find<QWidget>("evidence"), Qt::LeftButton);
        QVERIFY(bar.showsDetails());
        QTRY_VERIFY2(bar.text().contains(QStringLiteral("tested on 3")), qPrintable(bar.text()));
        s.shot("c-digits-evidence-early");
        const auto bars = bar.findChildren<EvidenceBars *>();
        QVERIFY(bars.size() > 2);
        for (const EvidenceBars *each : bars)
            QTRY_VERIFY2(each->isVisible() && each->height() == each->sizeHint().height() && each->width() == each->sizeHint().width(),
                         qPrintable(each->accessibleName()));
        const auto *area = bar.findChild<QScrollArea *>();
        QVERIFY2(area->height() >= 120, qPrintable(QString::number(area->height())));
        for (const Appearance appearance : {Appearance::Dark, Appearance::Light}) {
            choose(s,
                   {QStringLiteral("View"), QStringLiteral("Appearance"),
                    appearance == Appearance::Dark ? QStringLiteral("Dark") : QStringLiteral("Light")});
            QTRY_COMPARE(bar.palette().color(QPalette::Window).lightness() < 128, appearance == Appearance::Dark);
        }
        // What the bar counts is the file's, and says so where the network is another by now.
        QVERIFY2(!bar.text().contains(QStringLiteral("in the file")), qPrintable(bar.text()));
        s.type("stages.0.depth", QStringLiteral("5"));
        QTRY_VERIFY2(bar.text().contains(QStringLiteral("parameters in the file")), qPrintable(bar.text()));
    }

    void aVggIsToldWhatItIsAndNothingIsLost()
    {
        const test::TempFolder folder;
        Story s("resnet34");
        s.type("stages.2.depth", QStringLiteral("7"));
        s.drop(vgg(folder));
        QTRY_VERIFY2(s.window.messages().text().contains(QStringLiteral("VGG")), qPrintable(s.window.messages().text()));
        QVERIFY(s.window.messages().text().contains(QStringLiteral("not like a residual network")));
        QCOMPARE(s.session.shown().spec().stages[2].depth, 7);
        QVERIFY(s.window.isWindowModified());
        QVERIFY(!s.window.checkpoints().bar().isVisible());
        s.shot("c-vgg");
    }

    void stageThreeIsEditedAndTheRestStays()
    {
        const test::TempFolder folder;
        Story s("resnet34");
        s.drop(exported(folder, "thirtyfour.safetensors", "resnet34"));
        QTRY_VERIFY(s.session.shown().weightMarks() != nullptr);
        QVERIFY(!s.session.shown().weightMarks()->hasNew());
        s.type("stages.2.depth", QStringLiteral("8"));
        QCOMPARE(shareWords(s.session.shown().weightMarks()->of(resolve(*s.session.shown().snapshot(), "layer3.7").nodes)),
                 QStringLiteral("new"));
        QCOMPARE(shareWords(s.session.shown().weightMarks()->of(resolve(*s.session.shown().snapshot(), "layer3.5").nodes)),
                 QStringLiteral("from the file"));
        s.shot("c-stage-3");
        inDialog(s, [&s](QWidget *dialog) {
            s.shotOfScreen("c-stage-3-report");
            QTest::keyClick(dialog, Qt::Key_Escape);
        });
        choose(s, {QStringLiteral("Run"), QStringLiteral("Weights"), QStringLiteral("Which Layers Have Them…")});
        choose(s, {QStringLiteral("Edit"), s.window.actions().undo->text().remove(QLatin1Char('&'))});
        QVERIFY(!s.session.shown().weightMarks()->hasNew());
    }

    void weightsOfSeventeenClassesGoIntoAThousandAndBack()
    {
        const test::TempFolder folder;
        const QString file = exported(folder, "flowers.safetensors", "resnet18", {QStringLiteral("head.classes=17")});
        const QStringList cat{QStringLiteral("Run"), QStringLiteral("Sample Images"), QStringLiteral("cat.png")};
        Story s("resnet18");
        const auto marksOf = [&s](const char *path) {
            const WeightMarksPtr &marks = s.session.shown().weightMarks();
            return marks ? shareWords(marks->of(resolve(*s.session.shown().snapshot(), path).nodes)) : QStringLiteral("no file");
        };
        QString said;
        test::whenOpen<WeightsReport>(s, [&](WeightsReport *report) { // not the file dialog, which comes first
            said = report->findChild<QLabel *>()->text();
            s.shotOfScreen("c-17-asks");
            QTest::mouseClick(report->findChild<QPushButton *>(QStringLiteral("loadWhatFits")), Qt::LeftButton);
        });
        QVERIFY(test::chooseFile(
            [&s] {
                choose(s, {QStringLiteral("Run"), QStringLiteral("Weights"), QStringLiteral("From File…")});
            },
            file));
        QTRY_VERIFY(s.session.setup().weights != nullptr);
        QVERIFY2(said.contains(QStringLiteral("17 classes: it fits where “number of classes” is 17.")), qPrintable(said));
        QCOMPARE(s.session.shown().spec().head.classes, 1000);
        QCOMPARE(marksOf("fc"), QStringLiteral("new"));
        QCOMPARE(marksOf("layer4.1"), QStringLiteral("from the file"));
        choose(s, cat);
        QVERIFY(s.reaches(RunState::State::Done));
        s.shot("c-17-in-1000");

        s.type("head.classes", QStringLiteral("17"));
        QCOMPARE(marksOf("fc"), QStringLiteral("from the file"));
        QVERIFY(!s.session.shown().weightMarks()->hasNew());
        s.press(s.window.actions().run);
        QVERIFY(s.reaches(RunState::State::Running) || s.reaches(RunState::State::Done));
        QTRY_COMPARE(s.session.shown().runResult()->snapshot->model->spec.head.classes, 17);
        s.shot("c-17-back");
        // What the command line computes with the file.
        const QByteArray json = test::cli({QStringLiteral("run"), QStringLiteral("resnet18"), QStringLiteral("--set"),
                                           QStringLiteral("head.classes=17"), QStringLiteral("--weights"), file, QStringLiteral("--image"),
                                           QStringLiteral(RESIDUA_SOURCE_FOLDER "/resources/images/cat.png"), QStringLiteral("--format"),
                                           QStringLiteral("json")});
        const QJsonObject best = QJsonDocument::fromJson(json).object()[QStringLiteral("top")].toArray().first().toObject();
        const RunFacts::Best &seen = s.session.shown().runResult()->facts.top.front();
        QCOMPARE(int(seen.index), best[QStringLiteral("class")].toInt());
        QVERIFY(qAbs(seen.probability - best[QStringLiteral("probability")].toDouble()) < 1e-4);

        s.press(s.window.actions().undo);
        QCOMPARE(s.session.shown().spec().head.classes, 1000);
        QCOMPARE(marksOf("fc"), QStringLiteral("new"));
    }

    void theDigitsReadADigitFromTheStart()
    {
        Story s("digits");
        QCOMPARE(s.find<QToolButton>("weights")->text(), QStringLiteral("Trained digits"));
        choose(s,
               {QStringLiteral("Run"), QStringLiteral("Sample Images"), QStringLiteral("Handwritten digits"), QStringLiteral("7-a.png")});
        QVERIFY(s.reaches(RunState::State::Done));
        const RunResultPtr run = s.session.shown().runResult();
        QCOMPARE(run->facts.top.front().label, std::string("7"));
        QVERIFY(run->facts.top.front().probability > 0.9);
        QVERIFY2(run->preparation.contains(QStringLiteral("0.1307")), qPrintable(run->preparation));
        s.session.shown().select("");
        s.shot("c-digits");
    }

    void whatIsFetchedIsCutOffAndResumed()
    {
        if (!QFile::exists(QCoreApplication::applicationDirPath() + QStringLiteral("/../lib/residua/residua-fetch")))
            QSKIP("residua-fetch is not built here");
        const test::TempFolder folder;
        qputenv("TORCH_HOME", QByteArray::fromStdString(folder / "torch"));
        const QString file = exported(folder, "net.pth", "cifar_resnet20");
        Story s("cifar_resnet20");
        LoopbackServer server;
        server.bytes = test::bytesOf(file);
        server.cutAfter = server.bytes.size() / 2;
        const QByteArray sum = QCryptographicHash::hash(server.bytes, QCryptographicHash::Sha256).toHex();
        const std::string name = "net-" + sum.left(8).toStdString() + ".pth";
        qputenv("RESIDUA_TORCHVISION_URL", server.url().toUtf8());
        s.window.weights().setPublished({{"cifar_resnet20", "TEST", name, 1, 256}});
        QString cut;
        inDialog(s, [&](QWidget *dialog) {
            s.shotOfScreen("c-fetch-asks");
            QVERIFY(server.asked.isEmpty()); // nothing before the user says so
            auto *get = dialog->findChild<QPushButton *>(QStringLiteral("get"));
            const auto *state = dialog->findChild<QLabel *>(QStringLiteral("state"));
            QTest::mouseClick(get, Qt::LeftButton);
            QTRY_VERIFY(get->isEnabled());
            cut = state->text();
            s.shotOfScreen("c-fetch-cut");
            server.cutAfter = -1;
            QTest::mouseClick(get, Qt::LeftButton);
        });
        choose(s, {QStringLiteral("Run"), QStringLiteral("Weights"), QStringLiteral("Get torchvision's…")});
        QVERIFY2(cut.contains(QStringLiteral("what has come")), qPrintable(cut));
        QTRY_VERIFY(s.session.setup().weights != nullptr);
        QCOMPARE(server.asked.size(), qsizetype{2});
        QVERIFY(server.asked.last() > 0);
        QCOMPARE(test::bytesOf(QString::fromStdString(folder / ("torch/hub/checkpoints/" + name))), server.bytes);
        s.shot("c-fetched");
        qunsetenv("TORCH_HOME");
        qunsetenv("RESIDUA_TORCHVISION_URL");
    }
};

RESIDUA_TEST_PART(CheckpointStoryTest)
#include "tst_checkpoint_stories.moc"
