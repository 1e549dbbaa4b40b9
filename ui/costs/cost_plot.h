#pragma once

#include "ui/costs/cost_grid.h"
#include "ui/costs/cost_scene.h"

#include <QImage>
#include <QPixmap>
#include <QWidget>

#include <optional>

namespace residua::ui {

/// The points as a picture that is zoomed (wheel), moved (drag) and asked (hover, arrows). What does not change is painted once; what
/// follows the pointer is painted over it. Left and Right go from point to point, Up and Down along the front, Enter chooses.
class CostPlot : public QWidget {
    Q_OBJECT

public:
    explicit CostPlot(QWidget *parent = nullptr);

    void setScene(CostScene scene);
    const CostScene &scene() const { return m_scene; }
    /// What is seen of it.
    const CostFrame &frame();
    /// Where point `point` lies, in pixels of the widget; nothing where it is not seen.
    std::optional<QPointF> placeOf(std::size_t point);
    std::optional<std::size_t> hovered() const { return m_hovered; }

    QSize sizeHint() const override { return {640, 360}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

public Q_SLOTS:
    void fit(); ///< all points

Q_SIGNALS:
    void chosen(std::size_t point, QPoint at); ///< `at`: on the screen
    void hoveredChanged();

private:
    void forget();
    void place();
    void renew();
    const QImage &dots();
    void hover(std::optional<std::size_t> point);
    std::optional<std::size_t> pointAt(QPointF at);
    void step(int by);
    void stepOnFront(int by);
    void reveal(std::size_t point);
    void zoom(QPointF at, double factor);

    CostScene m_scene;
    CostAxis m_x, m_y; ///< what is seen
    bool m_fitted = true;
    std::optional<CostFrame> m_frame;
    std::vector<QPointF> m_places; ///< in the widget, by point; made with the frame
    std::optional<CostGrid> m_grid;
    std::vector<std::uint32_t> m_order; ///< points by x, when first asked for
    /// The dots of the sweep, and what they were painted for.
    struct Dots {
        std::shared_ptr<const SweepPlaces> of;
        CostFrame frame;
        double density = 0;
        QRgb color = 0;
        QImage image{};
        bool isFor(const Dots &other) const;
    };
    Dots m_dots;
    QPixmap m_still; ///< all but what follows the pointer
    std::optional<std::size_t> m_hovered;
    std::optional<QPointF> m_pressed, m_dragged;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace residua::ui
