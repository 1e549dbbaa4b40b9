// A pass that takes more memory than there is is a question in the window, before it begins.
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"

#include "tests/support/tight_memory.h"
#include "tests/ui/fake_engine.h"
#include "tests/ui/part.h"
#include "tests/ui/patience.h"

#include "core/arch/presets.h"

#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace residua;
using namespace residua::ui;

class RunQuestionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void theUserDecides()
    {
        const auto control = std::make_shared<test::FakeControl>();
        Session session;
        Worker worker{session, [control] { return test::makeFakeEngine(control); }};
        MainWindow window{session, worker};
        window.show();
        worker.start();
        ResNetSpec spec = *preset("resnet18"); // some 6 GB of activations
        spec.input = {3, 1024, 1024};
        spec.stem.channels = 8;
        spec.stem.stride = 1;
        spec.stem.pool.reset();
        spec.stages = {{1, 512, 1, 1, {}}};
        QVERIFY(session.shown().propose(spec, {QStringLiteral("Set"), {}}).empty());
        QTRY_COMPARE(session.shown().confirmation().state, Confirmation::State::Confirmed);
        constexpr std::uint64_t room = 1'500'000'000;
        const test::TightMemory limit(room);

        const auto press = [&window](const QAction *action) {
            QTest::keyClick(&window, action->shortcut()[0].key(), action->shortcut()[0].keyboardModifiers());
        };
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window, patience));
        press(window.actions().run);
        const QString question = window.messages().text();
        QVERIFY2(question.contains(QStringLiteral("would take about")) && question.contains(QStringLiteral("are available")),
                 qPrintable(question));
        QCOMPARE(control->runs.load(), 0);
        auto *button = window.messages().findChild<QPushButton *>(QStringLiteral("action"));
        QVERIFY(button && button->isVisible());
        QCOMPARE(button->text(), QStringLiteral("Run Anyway"));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(session.shown().runState().state, RunState::State::Done);
        QCOMPARE(control->runs.load(), 1);
        QVERIFY(window.messages().text().isEmpty());
        press(window.actions().run); // it has been agreed to
        QTRY_COMPARE(control->finishedRuns.load(), 2);
    }
};

RESIDUA_TEST_PART(RunQuestionTest)
#include "tst_run_question.moc"
