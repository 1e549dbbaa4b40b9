#pragma once

#include "ui/graph/graph_motion.h"

#include <QElapsedTimer>
#include <QObject>
#include <QVariantAnimation>

class QWidget;

namespace residua::ui {

/// Follows a change of the picture by a short motion, where a person's eye would follow it too.
class GraphAnimation : public QObject {
    Q_OBJECT

public:
    /// Of the picture in `view`, whose style may forbid motion.
    explicit GraphAnimation(const QWidget &view);

    void setEnabled(bool enabled);
    bool isEnabled() const { return m_enabled; }
    /// From what was on the screen to what is there now; nothing where the change is too small, too large, or follows another at once.
    void start(const Scene &before, const Camera &cameraBefore, const Scene &now, const Camera &camera);
    void stop();
    bool isRunning() const { return m_motion.running(); }
    const Motion &motion() const { return m_motion; }

Q_SIGNALS:
    /// Boxes and frames stand elsewhere.
    void progressed();

private:
    bool isWorthwhile(const Scene &before, const Camera &cameraBefore, const Scene &now, const Camera &camera) const;

    const QWidget &m_view;
    bool m_enabled = true;
    Motion m_motion;
    QVariantAnimation m_clock;
    QElapsedTimer m_sinceLast; // since the last change
};

} // namespace residua::ui
