#include "ui/work/reading.h"

#include "tests/ui/part.h"
#include "tests/ui/patience.h"

#include "core/data/error.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <stdexcept>

using namespace residua;
using namespace residua::ui;

namespace {

/// Until it is asked to stop.
void waitForStop(const std::stop_token &stop)
{
    while (!stop.stop_requested())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

} // namespace

class ReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsReadAndWhatIsRefusedIsToldOnce()
    {
        Reading reading;
        QSignalSpy ended(&reading, &Reading::ended), takesLong(&reading, &Reading::takesLong);
        QStringList errors;
        const auto done = [&errors](const QString &error) { errors << error; };
        int value = 0;
        reading.start(
            QStringLiteral("a"), [&value](const std::stop_token &) { value = 7; }, done);
        QVERIFY(reading.isUnderWay());
        QTRY_COMPARE(errors, QStringList{QString()});
        QCOMPARE(value, 7);
        QVERIFY(!reading.isUnderWay());
        reading.start(
            QStringLiteral("b"), [](const std::stop_token &) { throw Error(ErrorKind::Input, "no network"); }, done);
        QTRY_COMPARE(errors.size(), 2);
        QCOMPARE(errors.back(), QStringLiteral("no network"));
        reading.start(
            QStringLiteral("c"), [](const std::stop_token &) { throw std::bad_alloc(); }, done);
        QTRY_COMPARE(errors.size(), 3);
        QVERIFY(errors.back().contains(QStringLiteral("not enough memory")));
        QCOMPARE(ended.count(), 3);
        QCOMPARE(takesLong.count(), 0);
    }

    void onlyTheNewestIsHeardOf()
    {
        Reading reading;
        QStringList heard;
        const auto read = [&](const QString &name) {
            reading.start(name, waitForStop, [&heard, name](const QString &) { heard << name; });
        };
        for (const char *name : {"a", "b", "c"})
            read(QString::fromLatin1(name));
        reading.start(
            QStringLiteral("d"), [](const std::stop_token &) {}, [&heard](const QString &) { heard << QStringLiteral("d"); });
        QTRY_COMPARE(heard, QStringList{QStringLiteral("d")});
        read(QStringLiteral("e"));
        reading.abandon();
        QVERIFY(!reading.isUnderWay());
        QTest::qWait(50);
        QCOMPARE(heard.size(), 1);
        read(QStringLiteral("f")); // the destructor stops it
    }

    void whatTakesLongIsSaidOnce()
    {
        Reading reading;
        QSignalSpy ended(&reading, &Reading::ended), takesLong(&reading, &Reading::takesLong);
        reading.start(QStringLiteral("long.residua"), waitForStop, [](const QString &) {});
        QTRY_COMPARE(takesLong.count(), 1);
        QCOMPARE(takesLong.front().front().toString(), QStringLiteral("long.residua"));
        reading.abandon();
        reading.abandon();
        QCOMPARE(ended.count(), 1);
        QTest::qWait(600);
        QCOMPARE(takesLong.count(), 1);
    }
};

RESIDUA_TEST_PART(ReadingTest)
#include "tst_reading.moc"
