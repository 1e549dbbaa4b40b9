#pragma once

#include "ui/graph/graph_view.h"

#include "core/arch/presets.h"
#include "core/layout/picture.h"
#include "tests/ui/fake_engine.h"
#include "tests/ui/patience.h"

#include <QApplication>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <functional>

namespace residua::test {

using namespace residua::ui;

inline Color plain(const QColor &color)
{
    return {static_cast<std::uint8_t>(color.red()), static_cast<std::uint8_t>(color.green()), static_cast<std::uint8_t>(color.blue())};
}

inline double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// A session with a view of it, on a worker with a fake engine that is opened by the first run.
struct Fixture {
    Session session;
    Worker worker{session, [] { return makeFakeEngine(std::make_shared<FakeControl>()); }};
    GraphView view{session.shown(), worker};

    explicit Fixture(const char *name = "resnet18", Level level = Level::Block)
    {
        session.setDocument(documentOf(*preset(name)));
        view.resize(1000, 600);
        view.setLevel(level);
        view.show();
    }
    /// A pass of the network as it is now.
    bool run()
    {
        worker.start();
        worker.run();
        return QTest::qWaitFor([this] { return session.shown().runIsCurrent(); }, patience);
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return view.isSettled(); }, patience);
    }
    QPoint centerOf(const std::string &path) const { return view.rectOf(path).center().toPoint(); }
    void edit(const std::function<void(ResNetSpec &)> &change)
    {
        ResNetSpec next = session.shown().spec();
        change(next);
        session.shown().propose(next, {QStringLiteral("edit"), {}});
    }
    void wheel(QPointF at, int delta, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(at, view.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }
};

} // namespace residua::test
