#include "ui/graph/graph_animation.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace residua::ui {

namespace {

constexpr int motionTime = 140;         // milliseconds
constexpr std::size_t mostMoving = 600; // boxes; more are not followed by the eye, nor by the processor

} // namespace

GraphAnimation::GraphAnimation(const QWidget &view) : m_view(view)
{
    m_clock.setDuration(motionTime);
    m_clock.setEasingCurve(QEasingCurve::OutCubic);
    m_clock.setStartValue(0.0);
    m_clock.setEndValue(1.0);
    connect(&m_clock, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_motion.progress = value.toDouble();
        Q_EMIT progressed();
    });
}

void GraphAnimation::setEnabled(bool enabled)
{
    m_enabled = enabled;
    if (!enabled)
        stop();
}

void GraphAnimation::stop()
{
    const bool ran = isRunning();
    m_clock.stop();
    m_motion = {};
    if (ran)
        Q_EMIT progressed();
}

void GraphAnimation::start(const Scene &before, const Camera &cameraBefore, const Scene &now, const Camera &camera)
{
    if (isWorthwhile(before, cameraBefore, now, camera)) {
        m_motion = motionBetween(before, cameraBefore, now, camera);
        m_clock.start();
    }
    m_sinceLast.restart();
}

bool GraphAnimation::isWorthwhile(const Scene &before, const Camera &cameraBefore, const Scene &now, const Camera &camera) const
{
    const bool still = !m_enabled || m_view.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &m_view) <= 0;
    const bool rapid = m_sinceLast.isValid() && m_sinceLast.elapsed() < 2 * motionTime;
    if (still || rapid || !before.picture || !m_view.isVisible() || std::max(before.boxes.size(), now.boxes.size()) > mostMoving)
        return false;
    // Else nothing moves that an eye would follow.
    return before.boxes.size() != now.boxes.size() || before.size != now.size || cameraBefore != camera;
}

} // namespace residua::ui
