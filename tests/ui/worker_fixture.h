#pragma once

#include "ui/work/worker.h"

#include "tests/ui/fake_engine.h"
#include "tests/ui/patience.h"

#include <QTest>

#include <memory>

namespace residua::test {

/// A session and its worker on a fake engine.
struct WorkerFixture {
    std::shared_ptr<FakeControl> control = std::make_shared<FakeControl>();
    ui::Session session;
    ui::Worker worker{session, [control = control] { return makeFakeEngine(control); }};

    ~WorkerFixture() { control->release(); }

    const ui::Confirmation &confirmation() const { return session.shown().confirmation(); }
    bool confirmed() const { return confirmation().state == ui::Confirmation::State::Confirmed; }
    bool is(ui::RunState::State state) const { return session.shown().runState().state == state; }
    bool start()
    {
        worker.start();
        return QTest::qWaitFor([this] { return confirmed(); }, patience);
    }
    void setDepth(std::size_t stage, std::int64_t depth)
    {
        ResNetSpec next = session.shown().spec();
        next.stages[stage].depth = depth;
        session.shown().propose(next, {QStringLiteral("Set depth"), {}});
    }
    void runAfterEveryEdit()
    {
        ui::RunSetup setup;
        setup.afterEveryEdit = true;
        session.setSetup(setup);
    }
    bool runToEnd()
    {
        worker.run();
        return QTest::qWaitFor([this] { return is(ui::RunState::State::Done); }, patience);
    }
};

} // namespace residua::test
