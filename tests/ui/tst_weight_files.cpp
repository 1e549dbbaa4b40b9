// Weight files in the window: opened as documents, given to the network on show, kept in workspaces; how images are prepared.
#include "ui/trained/evidence_bars.h"
#include "ui/trained/inference_bar.h"
#include "ui/trained/preparation_dialog.h"
#include "ui/trained/weights_report.h"
#include "ui/window/checkpoint_opener.h"
#include "ui/window/document_controller.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/weight_controller.h"

#include "tests/ui/hands.h"
#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "tests/ui/weight_file_maker.h"
#include "tests/ui/window_fixture.h"
#include "tests/ui/window_settings.h"

#include "core/arch/presets.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

using namespace residua;
using namespace residua::ui;

namespace {

/// Its worker is never started: nothing is tested.
struct Fixture : test::WindowFixture {
    /// A file with the parameters of `spec`.
    QString weightsOf(const ResNetSpec &spec, const char *name = "net.safetensors") { return test::weightsOf(folder, spec, name); }
    /// The same with all tensors that end in such a word of its value, and others beside.
    QString weightsWith(const ResNetSpec &spec, const std::map<std::string, float> &values, const std::vector<std::string> &others = {})
    {
        WeightMap weights;
        std::vector<std::string> order;
        for (const ModelPtr model = makeModel(spec); const StateEntry &entry : model->state()) {
            if (entry.integer)
                continue;
            const auto meant = values.find(entry.name.substr(entry.name.rfind('.') + 1));
            const float value = meant == values.end() ? 0.5f : meant->second;
            weights[entry.name] = {entry.shape, "F32", std::vector<float>(static_cast<std::size_t>(elementCount(entry.shape)), value), {}};
            order.push_back(entry.name);
        }
        for (const std::string &name : others) {
            weights[name] = {{3}, "F32", std::vector<float>(3), {}};
            order.push_back(name);
        }
        const std::string path = folder / "with.safetensors";
        saveSafetensors(path, weights, order);
        return QString::fromStdString(path);
    }
    /// Every operation of the network on show.
    std::vector<int> everything()
    {
        std::vector<int> nodes(session.shown().snapshot()->model->graph.nodes.size());
        std::iota(nodes.begin(), nodes.end(), 0);
        return nodes;
    }
    InferenceBar &bar() { return window.checkpoints().bar(); }
    bool opens(const QString &path, std::size_t stages)
    {
        window.openAny(path);
        return QTest::qWaitFor([&] { return bar().isVisible() && session.shown().spec().stages.size() == stages; }, patience);
    }
    /// Does `action` in the next dialog of the kind.
    template <class Dialog>
    void whenAsked(const std::function<void(Dialog *)> &action)
    {
        auto *waiter = new QTimer(&window);
        QObject::connect(waiter, &QTimer::timeout, waiter, [waiter, action] {
            if (auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget())) {
                waiter->deleteLater();
                waiter->stop();
                action(dialog);
            }
        });
        waiter->start(10);
    }
};

} // namespace

class WeightFileTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useEmptySettings("residua-weight-files-test"); }

    void aWeightFileOpensAsItsNetwork()
    {
        Fixture f;
        f.window.show();
        QVERIFY(f.opens(f.weightsOf(*preset("cifar_resnet20")), 3));
        QVERIFY(f.session.path().isEmpty());
        QVERIFY(!f.session.isModified());
        QVERIFY(f.session.setup().weights != nullptr);
        QVERIFY(!f.session.shown().weightMarks()->hasNew());
        QCOMPARE(f.window.findChild<QToolButton *>(QStringLiteral("weights"))->text(), QStringLiteral("net.safetensors"));
        QVERIFY2(f.bar().text().contains(QStringLiteral("torchvision")), qPrintable(f.bar().text()));
        QVERIFY(f.session.document().workspace.weights.has_value());
        QVERIFY(f.session.document().workspace.preparation.has_value());
        QVERIFY(f.session.setup().classes && f.session.setup().classes->name == QStringLiteral("CIFAR-10"));
        f.window.documents().open(QStringLiteral("resnet18")); // and nothing of it stays
        QVERIFY(!f.bar().isVisible());
        QVERIFY(!f.session.setup().weights && !f.session.setup().preparation && !f.session.setup().classes);
    }

    void weightsThatNobodyTrainedAreFromTheFile()
    {
        Fixture f;
        f.window.show();
        const auto marks = [&f] { return shareWords(f.session.shown().weightMarks()->of(f.everything())); };
        QVERIFY(f.opens(f.weightsOf(*preset("cifar_resnet20")), 3));
        QCOMPARE(marks(), QStringLiteral("trained"));
        QVERIFY(f.opens(f.weightsWith(*preset("cifar_resnet20"), {{"running_mean", 0}, {"running_var", 1}}), 3));
        QTRY_COMPARE(marks(), QStringLiteral("from the file")); // its norms are as they were made
        QVERIFY(f.opens(f.weightsWith(*preset("cifar_resnet20"), {}), 3));
        QTRY_COMPARE(marks(), QStringLiteral("trained")); // no counter was written
    }

    void whatIsNotUsedIsSaidInTheBar()
    {
        Fixture f;
        f.window.show();
        QVERIFY(f.opens(f.weightsWith(*preset("cifar_resnet20"), {}, {"other.alpha", "other.beta"}), 3));
        QVERIFY2(f.bar().text().contains(QStringLiteral("2 tensors of the file are not used")), qPrintable(f.bar().text()));
        QTest::mouseClick(f.bar().findChild<QToolButton *>(QStringLiteral("evidence")), Qt::LeftButton);
        QStringList said;
        for (const QLabel *label : f.bar().findChildren<QLabel *>())
            said << label->text();
        QVERIFY2(said.join(u'\n').contains(QStringLiteral("other.alpha, other.beta")), qPrintable(said.join(u'\n')));
    }

    /// The link to what has no room says where it all is, be the evidence open already or not.
    void moreLeadsToAllThatWasAssumed()
    {
        Fixture f;
        f.window.resize(900, 600);
        f.show();
        QVERIFY(f.opens(f.weightsOf(*preset("cifar_resnet20")), 3));
        const auto more = [&f] { return f.bar().findChild<QAbstractButton *>(QStringLiteral("more")); };
        auto *area = f.bar().findChild<QScrollArea *>();
        const auto isLedTo = [area] {
            const QWidget *focus = QApplication::focusWidget();
            return focus && area->isAncestorOf(focus) && focus->visibleRegion().contains(focus->rect().center());
        };
        QVERIFY(more()->isVisible());
        test::click(*more());
        QVERIFY(f.bar().showsDetails());
        QTRY_VERIFY(isLedTo());
        QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
        area->verticalScrollBar()->setValue(0);
        f.bar().findChild<QToolButton *>(QStringLiteral("evidence"))->setFocus();
        test::click(*more());
        QTRY_VERIFY(isLedTo());
    }

    void evidenceSaysWhatItMeasuresAndItsBarsDiffer()
    {
        Fixture f;
        f.window.show();
        QVERIFY(f.opens(f.weightsOf(*preset("cifar_resnet20")), 3));
        QTest::mouseClick(f.bar().findChild<QToolButton *>(QStringLiteral("evidence")), Qt::LeftButton);
        QVERIFY(!f.bar().findChild<QLabel *>(QStringLiteral("evidenceHeading"))); // nothing was tested
        InferenceReport report = *f.bar().report();
        const auto pool =
            std::find_if(report.assumed.begin(), report.assumed.end(), [](const auto &each) { return each.key == "stem.pool"; });
        QVERIFY(pool != report.assumed.end());
        pool->evidence = {{"null", 2}, {"{\"kernel\": 3, \"stride\": 2}", 5}};
        f.bar().show(report);
        auto *heading = f.bar().findChild<QLabel *>(QStringLiteral("evidenceHeading"));
        QVERIFY(heading && heading->isVisible());
        QCOMPARE(heading->text(), QStringLiteral("KL divergence, lower is better"));
        const double infinite = std::numeric_limits<double>::infinity();
        const std::vector<double> lengths = EvidenceBars::shares({{{}, 2}, {{}, 5}, {{}, 400}, {{}, 0}, {{}, infinite}});
        QVERIFY(lengths[0] < lengths[1] && lengths[1] < lengths[2] && lengths[3] < lengths[0]);
        QCOMPARE(lengths[2], 1.0);
        QCOMPARE(lengths[4], 1.0);
        const std::vector<double> near = EvidenceBars::shares({{{}, 0.2}, {{}, 0.21}});
        QVERIFY(near[1] - near[0] < 0.05); // a tie looks like one
    }

    void whatIsOpenIsAskedAboutAndStays()
    {
        Fixture f;
        f.window.show();
        ResNetSpec next = f.session.shown().spec();
        ++next.stages[0].depth;
        QVERIFY(f.session.shown().propose(next, {QStringLiteral("Set stage 1 depth"), {}}).empty());
        bool asked = false;
        f.whenAsked<QMessageBox>([&asked](QMessageBox *box) {
            asked = true;
            QTest::keyClick(box, Qt::Key_Escape);
        });
        f.window.openAny(f.weightsOf(*preset("cifar_resnet20")));
        QTRY_VERIFY(asked && !f.window.checkpoints().isOpening());
        QCOMPARE(f.session.shown().spec().stages.size(), std::size_t{4});
        QVERIFY(!f.session.setup().weights);
        QVERIFY(!f.bar().isVisible());
    }

    void anAssumptionThatIsChangedIsNoneAnyMore()
    {
        Fixture f;
        f.window.show();
        QVERIFY(f.opens(f.weightsOf(*preset("cifar_resnet20")), 3));
        const auto has = [&f](const char *key) {
            const std::vector<Assumption> still = stillAssumed(f.session.shown().spec(), f.bar().report()->assumed);
            return std::any_of(still.begin(), still.end(), [key](const Assumption &each) { return each.key == key; });
        };
        QVERIFY(has("block.activation"));
        ResNetSpec next = f.session.shown().spec();
        next.block.activation = Activation::Silu;
        next.stages.pop_back();
        QVERIFY(f.session.shown().propose(next, {QStringLiteral("Set activation"), {}}).empty());
        QVERIFY(!has("block.activation"));
        QVERIFY(!has("stages.2.stride"));
        QVERIFY(has("stages.1.stride"));
    }

    void aWorkspaceKeepsWhatAWeightFileBrought()
    {
        Fixture f;
        f.window.show();
        const QString file = f.weightsOf(*preset("cifar_resnet20"));
        QVERIFY(f.opens(file, 3));
        ResNetSpec next = f.session.shown().spec();
        next.stages[2].depth = 5;
        QVERIFY(f.session.shown().propose(next, {QStringLiteral("Set stage 3 depth"), {}}).empty());
        const QString path = QString::fromStdString(f.folder / "net.residua");
        QVERIFY(f.window.documents().saveTo(path));
        const std::optional<PrepareOptions> preparation = f.session.setup().preparation;
        f.window.documents().open(QStringLiteral("resnet18"));
        f.window.openAny(path);
        QTRY_COMPARE(f.session.path(), path);
        QCOMPARE(f.session.setup().preparation == preparation, true);
        auto *open = f.window.messages().findChild<QPushButton *>(QStringLiteral("action"));
        QVERIFY(open && open->isVisible());
        QTest::mouseClick(open, Qt::LeftButton);
        QTRY_VERIFY(f.session.shown().weightMarks() != nullptr); // without a question, though it does not fit whole any more
        QVERIFY(f.session.shown().weightMarks()->hasNew());
    }

    void whatFitsExactlyIsTakenWithoutAQuestion()
    {
        Fixture f;
        f.window.show();
        f.window.loadWeights(f.weightsOf(*preset("resnet18")));
        QTRY_VERIFY(f.session.setup().weights != nullptr);
        QVERIFY(f.session.shown().weightMarks()->plan().keepsAll());
        QVERIFY(!f.bar().isVisible()); // the network is the one that was there
    }

    /// A file of other widths: of another shape is what is there, and the figures are the same wherever they stand.
    void whatIsSaidOfAFileThatFitsInPartAgrees()
    {
        Fixture f;
        f.window.show();
        f.window.documents().open(QStringLiteral("cifar_resnet20"));
        ResNetSpec narrow = *preset("cifar_resnet20");
        narrow.stem.channels = 8;
        for (StageSpec &stage : narrow.stages)
            stage.width /= 2;
        const auto rowsOf = [](WeightsReport *report) {
            std::map<QString, QString> rows;
            const auto *list = report->findChild<QTreeWidget *>(QStringLiteral("blocks"));
            for (int row = 0; row < list->topLevelItemCount(); ++row)
                rows.emplace(list->topLevelItem(row)->text(0), list->topLevelItem(row)->text(1));
            return rows;
        };
        QString said;
        std::map<QString, QString> rows;
        f.whenAsked<WeightsReport>([&](WeightsReport *report) {
            said = report->findChild<QLabel *>()->text();
            rows = rowsOf(report);
            QTest::mouseClick(report->findChild<QPushButton *>(QStringLiteral("loadWhatFits")), Qt::LeftButton);
        });
        f.window.loadWeights(f.weightsOf(canonical(narrow)));
        QTRY_VERIFY(f.session.setup().weights != nullptr);
        QVERIFY2(said.contains(QStringLiteral("it has 1 of 97 tensors")), qPrintable(said));
        QCOMPARE(rows.at(QStringLiteral("bn1")), QStringLiteral("4 of another shape"));
        QCOMPARE(rows.at(QStringLiteral("layer1.0")), QStringLiteral("10 of another shape"));
        QCOMPARE(rows.at(QStringLiteral("fc")), QStringLiteral("1 fit, 1 of another shape"));
        f.whenAsked<WeightsReport>([&](WeightsReport *report) {
            said = report->findChild<QLabel *>()->text();
            rows = rowsOf(report);
            QTest::keyClick(report, Qt::Key_Escape);
        });
        f.window.actions().weightReport->trigger();
        QVERIFY2(said.contains(QStringLiteral("1 of 97 tensors are from “net.safetensors”: 0 of 39 layers have all of theirs.")),
                 qPrintable(said));
        QCOMPARE(rows.at(QStringLiteral("bn1")), QStringLiteral("new"));
        QCOMPARE(rows.at(QStringLiteral("fc")), QStringLiteral("in part"));
    }

    void whatHasNoPlaceIsSaidWhileItIsTrue()
    {
        Fixture f;
        f.window.show();
        f.window.documents().open(QStringLiteral("cifar_resnet20"));
        f.window.loadWeights(f.weightsOf(*preset("cifar_resnet32"), "thirtytwo.safetensors"));
        QTRY_VERIFY(f.session.setup().weights != nullptr);
        const QString said = QStringLiteral("“thirtytwo.safetensors” holds a larger network: 60 of its 157 tensors are not used.");
        QVERIFY2(f.window.messages().text().startsWith(said), qPrintable(f.window.messages().text()));
        QString report;
        f.whenAsked<WeightsReport>([&](WeightsReport *dialog) {
            report = dialog->findChild<QLabel *>()->text();
            QTest::keyClick(dialog, Qt::Key_Escape);
        });
        f.window.actions().weightReport->trigger();
        QVERIFY2(report.contains(QStringLiteral("no place for 60 of the file's 157 tensors")), qPrintable(report));
        f.window.loadWeights(f.weightsOf(*preset("cifar_resnet20"), "own.safetensors"));
        QTRY_COMPARE(f.window.weights().shortName(), QStringLiteral("own.safetensors"));
        QVERIFY2(!f.window.messages().text().contains(QStringLiteral("thirtytwo")), qPrintable(f.window.messages().text()));
        QVERIFY2(!f.window.messages().text().contains(QStringLiteral("zero_pad")), qPrintable(f.window.messages().text()));
    }

    void weightsBehindADocumentWaitForIt()
    {
        Fixture f;
        f.window.show();
        const QString document = QString::fromStdString(f.folder.file("net.residua.json", R"({"stages": [{"depth": 1, "width": 8}]})"));
        ResNetSpec spec;
        spec.stages.resize(1);
        spec.stages[0].depth = 1;
        spec.stages[0].width = 8;
        const QString weights = f.weightsOf(canonical(spec));
        f.window.openAny(document);
        f.window.loadWeights(weights);
        QTRY_VERIFY(f.session.setup().weights != nullptr);
        QCOMPARE(f.session.path(), document);
        QVERIFY(f.session.shown().weightMarks()->plan().keepsAll());
    }

    void imagesArePreparedAsIsChosen()
    {
        Fixture f;
        f.window.show();
        f.whenAsked<PreparationDialog>([](PreparationDialog *dialog) {
            auto *preset = dialog->findChild<QComboBox *>(QStringLiteral("preparation.preset"));
            QCOMPARE(preset->currentText(), QStringLiteral("As usual for this network"));
            preset->setFocus();
            QTest::keyClicks(preset, QStringLiteral("Caffe"));
            QTest::keyClick(preset, Qt::Key_Return);
            QCOMPARE(dialog->findChild<QLineEdit *>(QStringLiteral("preparation.mean"))->text(),
                     QStringLiteral("103.939, 116.779, 123.68"));
            QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        });
        f.window.actions().preparation->trigger();
        QVERIFY(f.session.setup().preparation.has_value());
        QCOMPARE(f.session.setup().preparation->range, 255);
        QVERIFY(f.session.setup().preparation->channels == ChannelOrder::Bgr);
        QCOMPARE(f.session.document().workspace.preparation == f.session.setup().preparation, true);
    }

    void aPreparationThatCannotBeMeantIsRefused()
    {
        const InputSpec input{3, 224, 224};
        PreparationDialog dialog(input, preparationPresets(input).front().options, {}, nullptr);
        dialog.show();
        auto *mean = dialog.findChild<QLineEdit *>(QStringLiteral("preparation.mean"));
        const auto *word = dialog.findChild<QLabel *>(QStringLiteral("preparation.word"));
        QCOMPARE(word->text(), QStringLiteral("Black and white pixels become values from -2.12 to 2.64."));
        QPushButton *use = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        const auto type = [mean](const QString &text) {
            QTest::mouseClick(mean, Qt::LeftButton);
            QTest::keyClick(mean, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClicks(mean, text);
        };
        type(QStringLiteral("123, 117, 104"));
        QVERIFY(word->text().contains(QStringLiteral("0 to 255")) && !use->isEnabled());
        type(QStringLiteral("0.5, 0.5"));
        QVERIFY(word->text().contains(QStringLiteral("one for each channel")) && !use->isEnabled());
        type(QStringLiteral("half"));
        QVERIFY(!use->isEnabled());
        type(QStringLiteral("0.5"));
        QVERIFY(word->text().contains(QStringLiteral("from -2.23 to 2.23")) && use->isEnabled());
        QCOMPARE(dialog.findChild<QComboBox *>(QStringLiteral("preparation.preset"))->currentText(), QStringLiteral("Custom"));
        QVERIFY(dialog.chosen() && dialog.chosen()->mean == std::vector<float>{0.5f});
    }

    void aPreparationFollowsTheInputsSize()
    {
        PrepareOptions options;
        options.resize = 256;
        options.crop = 224;
        options.mean = {0.5f, 0.5f, 0.5f};
        options.std = options.mean;
        const PrepareOptions larger = fittedTo(options, {3, 448, 448});
        QVERIFY(!larger.crop && larger.resize == 512);
        QCOMPARE(fittedTo(options, {3, 224, 224}) == options, true);
        QVERIFY(fittedTo(options, {1, 224, 224}).mean.empty());
    }

    void classesAreCalledAsIsChosen()
    {
        Fixture f;
        f.window.show();
        QMenu *menu = f.window.actions().classMenu;
        Q_EMIT menu->aboutToShow();
        const auto entry = [menu](const char *text) {
            for (QAction *action : menu->actions())
                if (action->text().contains(QString::fromLatin1(text)))
                    return action;
            return static_cast<QAction *>(nullptr);
        };
        QVERIFY(entry("ImageNet")->isEnabled() && !entry("CIFAR-10 ")->isEnabled()); // it has 1,000 classes
        entry("ImageNet")->trigger();
        QVERIFY(f.session.setup().classes && f.session.setup().classes->labels.size() == 1000);
        f.window.openAny(QString::fromStdString(f.folder.file("three.txt", "a\nb\nc\n"))); // dropped, it is class names
        QTRY_VERIFY2(f.window.messages().text().contains(QStringLiteral("3 lines")), qPrintable(f.window.messages().text()));
        QCOMPARE(f.session.setup().classes->labels.size(), std::size_t{1000});
        f.window.openAny(QString::fromStdString(f.folder.file("page.txt", "<html>\n<body>\n"))); // a page is none
        QTRY_VERIFY2(f.window.messages().text().contains(QStringLiteral("web page")), qPrintable(f.window.messages().text()));
    }
};

RESIDUA_TEST_PART(WeightFileTest)
#include "tst_weight_files.moc"
