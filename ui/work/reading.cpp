#include "ui/work/reading.h"

#include "ui/state/failure.h"
#include "ui/work/post_to.h"

#include <memory>
#include <utility>

namespace residua::ui {

Reading::Reading(Lane::Priority priority) : m_lane(priority)
{
    constexpr int longTime = 500; // milliseconds
    m_patience.setSingleShot(true);
    m_patience.setInterval(longTime);
    connect(&m_patience, &QTimer::timeout, this, [this] { Q_EMIT takesLong(m_name); });
}

void Reading::start(const QString &name, Job job, Done done)
{
    struct Task {
        Job job;
        Done done;
        int number;
    };
    end();
    const auto task = std::make_shared<Task>(Task{std::move(job), std::move(done), ++m_number});
    m_name = name;
    m_underWay = true;
    m_patience.start();
    m_lane.post([this, task](const std::stop_token &stop) {
        const QString error = failureOf([&] { task->job(stop); });
        postTo(this, [this, task, error] {
            if (task->number != m_number || !m_underWay)
                return;
            end();
            task->done(error);
        });
    });
}

void Reading::abandon()
{
    m_lane.cancel();
    end();
}

void Reading::end()
{
    m_patience.stop();
    if (std::exchange(m_underWay, false))
        Q_EMIT ended();
}

} // namespace residua::ui
