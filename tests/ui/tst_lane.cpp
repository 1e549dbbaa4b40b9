#include "ui/work/lane.h"

#include "tests/ui/part.h"
#include "tests/ui/patience.h"

#include "ui/work/hand_over.h"

#include <atomic>
#include <latch>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

using namespace residua::ui;

/// Lanes and what is handed over between threads; run under the thread sanitizer as well.
class LaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofWaitingJobsOnlyTheNewestIsDone()
    {
        std::vector<int> done; // the lane's, until it is gone
        {
            Lane lane;
            std::latch begun(1), go(1), last(1);
            lane.post([&](const std::stop_token &) {
                begun.count_down();
                go.wait();
                done.push_back(0);
            });
            begun.wait();
            for (int i = 1; i <= 100; ++i) {
                lane.post([&, i](const std::stop_token &) {
                    done.push_back(i);
                    last.count_down();
                });
            }
            go.count_down();
            last.wait();
        }
        QCOMPARE(done, (std::vector<int>{0, 100}));
    }

    void aNewJobStopsTheRunningOne()
    {
        Lane lane;
        std::latch begun(1), stopped(1), second(1);
        lane.post([&](const std::stop_token &stop) {
            const std::stop_callback callback(stop, [&] { stopped.count_down(); });
            begun.count_down();
            stopped.wait();
        });
        begun.wait();
        lane.post([&](const std::stop_token &stop) {
            QVERIFY(!stop.stop_requested());
            second.count_down();
        });
        second.wait();
    }

    void cancelSaysWhetherAJobNeverBegan()
    {
        Lane lane;
        std::latch begun(1), go(1);
        bool ran = false;
        lane.post([&](const std::stop_token &) {
            begun.count_down();
            go.wait();
        });
        begun.wait();
        QVERIFY(!lane.cancel());
        lane.post([&](const std::stop_token &) { ran = true; });
        QVERIFY(lane.cancel());
        go.count_down();
        std::latch end(1);
        lane.post([&](const std::stop_token &) { end.count_down(); });
        end.wait();
        QVERIFY(!ran);
    }

    void theEndWaitsForTheRunningJob()
    {
        int steps = 0;
        {
            Lane lane(Lane::Priority::Low);
            std::latch begun(1);
            lane.post([&](const std::stop_token &stop) {
                begun.count_down();
                while (!stop.stop_requested())
                    ++steps;
            });
            begun.wait();
        }
        QVERIFY(steps >= 0);
    }

    /// Several threads send at once while this one is busy: Qt wakes it once for all of them.
    void whatThreadsSendIsWholeInTheReceiver()
    {
        constexpr int senders = 4, each = 250;
        QObject receiver;
        std::vector<int> received(senders, 0);
        std::vector<std::unique_ptr<Lane>> lanes;
        std::latch allSent(senders);
        for (int sender = 0; sender < senders; ++sender) {
            lanes.push_back(std::make_unique<Lane>());
            lanes.back()->post([&, sender](const std::stop_token &) {
                for (int i = 0; i < each; ++i) {
                    auto text = std::make_shared<std::string>("a text that is too long for the string itself: " + std::to_string(i));
                    callIn(&receiver, [&received, sender, i, text] {
                        if (received[static_cast<std::size_t>(sender)] == i && text->ends_with(": " + std::to_string(i)))
                            ++received[static_cast<std::size_t>(sender)];
                        *text = "seen";
                    });
                }
                allSent.count_down();
            });
        }
        allSent.wait();
        QTRY_COMPARE(std::accumulate(received.begin(), received.end(), 0), senders * each);
    }

    void whatAReceiverDoesNotLiveToSeeIsGivenBack()
    {
        auto held = std::make_shared<int>(1);
        {
            QObject receiver;
            Lane lane;
            std::latch sent(1);
            lane.post([&](const std::stop_token &) {
                callIn(&receiver, [held] { ++*held; });
                sent.count_down();
            });
            sent.wait();
        }
        QCOMPARE(*held, 1);
        QCOMPARE(held.use_count(), 1);
    }
};

RESIDUA_TEST_PART(LaneTest)
#include "tst_lane.moc"
