// Documents are read beside the window: it stays alive, says what takes long, and only the last one asked for is shown.
#include "ui/window/document_controller.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"

#include "tests/ui/hands.h"
#include "tests/ui/heartbeat.h"
#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "tests/ui/window_fixture.h"

#include "core/arch/presets.h"

#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace residua;
using namespace residua::ui;
using test::Heartbeat;

namespace {

struct Fixture : test::WindowFixture {
    QString file(const char *name, const std::string &bytes) { return QString::fromStdString(folder.file(name, bytes)); }
    QString small() { return file("small.residua.json", "{\"name\": \"small\"}"); }
    /// Valid, and seconds of work to check.
    QString large()
    {
        constexpr int variants = 1000, most = 8;
        std::string stages, convs, all;
        for (int i = 0; i < most; ++i) {
            stages += std::string(i ? "," : "") + R"({"depth":128,"width":8,"stride":1})";
            convs += std::string(i ? "," : "") + R"({"kernel":1,"width":1})";
        }
        const std::string architecture =
            R"({"stages":[)" + stages + R"(],"block":{"type":"custom","convs":[)" + convs + R"(],"attention":{"type":"se"}}})";
        for (int i = 0; i < variants; ++i)
            all += std::string(i ? "," : "") + R"({"name":")" + std::to_string(i) + R"(","architecture":)" + architecture + "}";
        return file("large.residua", R"({"variants":[)" + all + "]}");
    }
    QPushButton *cancel()
    {
        for (QPushButton *button : window.messages().findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Cancel") && button->isVisible())
                return button;
        }
        return nullptr;
    }
    bool opened(const QString &path)
    {
        return QTest::qWaitFor([&] { return session.path() == path; }, patience);
    }
};

} // namespace

class OpeningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void whatTakesLongIsSaidAndCanBeCancelled()
    {
        Fixture f;
        f.window.show();
        const std::string before = documentBytes(f.session.document());
        const QString path = f.large();
        Heartbeat heart;
        f.window.openAny(path);
        QVERIFY(f.window.documents().isOpening());
        QVERIFY(f.window.messages().text().isEmpty());
        QTRY_VERIFY(f.cancel());
        QVERIFY(f.window.messages().text().contains(QStringLiteral("large.residua")));
        QVERIFY(f.window.messages().findChild<QProgressBar *>()->isVisible());
        QTest::mouseClick(f.cancel(), Qt::LeftButton);
        QVERIFY(!f.window.documents().isOpening());
        QVERIFY(f.window.messages().text().isEmpty());
        QCOMPARE(documentBytes(f.session.document()), before);
        const QString small = f.small();
        f.window.openAny(small); // waits for nothing
        QVERIFY(f.opened(small));
        QVERIFY(heart.isAlive());
    }

    void onlyTheLastDocumentIsShown()
    {
        Fixture f;
        const QString large = f.large(), small = f.small();
        f.window.openAny(large);
        f.window.openAny(small);
        QVERIFY(f.opened(small));
        f.window.openAny(large);
        f.window.openAny(QStringLiteral("resnet34"));
        QVERIFY(!f.window.documents().isOpening());
        QCOMPARE(f.session.shown().spec().name, std::string("resnet34"));
        f.window.openAny(large);
        f.window.documents().open(QStringLiteral("resnet18"));
        QVERIFY(!f.window.documents().isOpening());
        QTest::qWait(50);
        QVERIFY(f.session.path().isEmpty());
    }

    void aChangeThatIsMadeMeanwhileIsAskedAbout()
    {
        Fixture f;
        f.window.openAny(f.small());
        ResNetSpec next = f.session.shown().spec();
        ++next.stages[0].depth;
        QVERIFY(f.session.shown().propose(next, {QStringLiteral("Set stage 1 depth"), {}}).empty());
        const test::EscapesQuestions answering;
        QTRY_VERIFY(answering.asked() && !f.window.documents().isOpening());
        QVERIFY(f.session.path().isEmpty());
        QVERIFY(f.session.isModified());
    }

    void aWindowThatClosesWaitsForNothing()
    {
        Heartbeat heart;
        {
            Fixture f;
            f.window.show();
            const QString path = f.large();
            heart.restart();
            f.window.openAny(path);
            QTest::qWait(50);
            QVERIFY(f.window.close());
            QVERIFY(!f.window.documents().isOpening());
            QVERIFY(f.worker.end(std::chrono::milliseconds(static_cast<int>(1000 * test::slowness))));
        }
        QVERIFY(heart.isAlive());
    }
};

RESIDUA_TEST_PART(OpeningTest)
#include "tst_opening.moc"
