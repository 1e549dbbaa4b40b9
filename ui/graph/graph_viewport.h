#pragma once

#include "ui/graph/graph_camera.h"

#include <QObject>

class QWidget;

namespace residua::ui {

/// Which part of the picture a view shows. The picture is fitted into the view until a person zooms or pans, and again when asked.
class Viewport : public QObject {
    Q_OBJECT

public:
    /// Of `view`, whose size and density it asks for.
    explicit Viewport(const QWidget &view);

    const Camera &camera() const { return m_camera; }
    bool isFitting() const { return m_fitting; }
    QRectF area() const;      ///< all of the view
    QRectF fitArea() const;   ///< what a fitted picture fills
    QRectF clearArea() const; ///< where a box is seen as a whole

    /// Points; empty: there is no picture. Nothing moves before the next call that moves.
    void setPicture(QSizeF size) { m_picture = size; }
    /// What a bar takes at the top and the legend at the bottom, in pixels; nothing moves.
    void setBar(double height) { m_bar = height; }
    void setLegend(double room) { m_legend = room; }

    /// A picture that nearly fits in a readable size is shown from its beginning rather than in small print.
    void setReadable(const Readable &readable) { m_readable = readable; }
    Readable readable() const { return m_whole ? Readable() : m_readable; }
    /// Fitted, and yet not all of it is seen.
    bool isCut() const;

    /// Shows what `camera` shows, as far as a part of the picture stays in view, on whole pixels.
    void move(const Camera &camera);
    /// Fits the picture again where it is fitted, else holds it in the view: after either changed.
    void settle();
    /// All of it, however small.
    void fit();
    void fitReadably();
    /// What is seen stays where it is: the picture is fitted no longer.
    void hold() { m_fitting = false; }
    /// Moves as little as needed for `target`, in points, to be seen.
    void reveal(const QRectF &target);

    /// By a person, where there is a picture:
    void steer(const Camera &camera);
    void pan(QPointF pixels);
    void centerOn(QPointF point);
    void zoomBy(double factor, QPointF at);
    void zoomIn();
    void zoomOut();
    void actualSize();
    void fitTo(const QRectF &target);

Q_SIGNALS:
    /// Another part is seen.
    void moved();
    void zoomChanged(double zoom);
    /// A person moves it: what else moves has to stop.
    void steered();

private:
    const QWidget &m_view;
    Camera m_camera;
    QSizeF m_picture;
    double m_bar = 0, m_legend = legendRoom;
    Readable m_readable;
    bool m_fitting = true, m_whole = false;
};

} // namespace residua::ui
