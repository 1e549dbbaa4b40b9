#pragma once

#include "core/arch/presets.h"
#include "tests/ui/patience.h"
#include "ui/forms/number_edit.h"
#include "ui/strip/metric_button.h"
#include "ui/strip/stage_strip.h"
#include "ui/strip/strip_steps.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <random>

namespace residua::test {

using namespace residua::ui;

inline ResNetSpec withStages(int count, std::int64_t depth)
{
    ResNetSpec spec = *preset("resnet50");
    spec.stages.assign(static_cast<std::size_t>(count), StageSpec{depth, 64, 1, 1, {}});
    return spec;
}

/// A strip in a window, driven as a person drives it.
struct Bench {
    Session session;
    StageStrip strip{session.shown()};

    explicit Bench(const ResNetSpec &spec = *preset("resnet50"), int width = 1500)
    {
        session.setDocument(documentOf(spec));
        strip.resize(width, strip.sizeHint().height());
        strip.show();
        strip.activateWindow();
        if (!QTest::qWaitForWindowActive(&strip, patience))
            qFatal("the window does not become active");
        strip.setFocus();
    }

    const StripCell &cell(int stage) { return strip.geometryOfStrip().cells[static_cast<std::size_t>(strip.strip().partOfStage(stage))]; }
    QPoint depthHandle(int stage) { return cell(stage).depthHandle.center().toPoint(); }
    QPoint widthHandle(int stage) { return cell(stage).widthHandle.center().toPoint(); }

    void press(QPoint at, Qt::KeyboardModifiers modifiers = {}) { QTest::mousePress(&strip, Qt::LeftButton, modifiers, at); }
    void move(QPointF at, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, at, strip.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(&strip, &event);
    }
    void hover(QPointF at)
    {
        QMouseEvent event(QEvent::MouseMove, at, strip.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(&strip, &event);
    }
    void release(QPoint at) { QTest::mouseRelease(&strip, Qt::LeftButton, {}, at); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&strip, key, modifiers); }

    NumberEdit *field() { return strip.findChild<NumberEdit *>(QStringLiteral("strip.number")); }
    const StageSpec &stage(int index) const { return session.shown().spec().stages[static_cast<std::size_t>(index)]; }
    int steps() { return session.undoStack().index(); }
    std::string bytes() const { return documentBytes(session.document()); }

    /// The pixels between `depth` and `depth + 1` while the depth of `stage` is dragged.
    double pitch(int stage)
    {
        const StripGeometry &geometry = strip.geometryOfStrip();
        const double natural = naturalPitch(strip.strip().parts[static_cast<std::size_t>(strip.strip().partOfStage(stage))]);
        return std::clamp(natural * geometry.placing.scale, 8.0, 24.0);
    }

    QMenu *menu(int part)
    {
        const QPoint at = strip.geometryOfStrip().cells[static_cast<std::size_t>(part)].titleAt.toPoint() + QPoint(3, -3);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, strip.mapToGlobal(at));
        QApplication::sendEvent(&strip, &event);
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }
    QAction *entry(QMenu *menu, const QString &text)
    {
        for (QAction *action : menu->actions())
            if (action->text() == text)
                return action;
        return nullptr;
    }
};

} // namespace residua::test
