#pragma once

#include "ui/compare/change_marks.h"
#include "ui/graph/graph_mouse.h"
#include "ui/graph/graph_painter.h"

#include "core/compare/compare.h"

#include <QWidget>

namespace residua::ui {

/// The picture of A or of B, with what differs marked. It shows what a viewport says that both share.
class ComparePicture : public QWidget {
    Q_OBJECT

public:
    /// `viewport` must outlive it.
    ComparePicture(bool b, Viewport &viewport, QWidget *parent = nullptr);

    /// `comparison` is of `picture`'s network.
    void show(const PicturePtr &picture, const Comparison &comparison);
    /// Whose picture it is: "A · resnet50".
    void setTitle(const QString &title);
    /// What stands at the bottom: the marks that are in one of the pictures.
    void setLegend(const QString &legend);
    const QString &legend() const { return m_legend; }
    /// Marks what stands for the operations `ids`.
    void select(const std::vector<int> &ids);

    const Scene &scene() const { return m_scene; }
    const std::vector<Change> &changes() const { return m_changes; } ///< by box
    bool has(Change change) const;                                   ///< in a box
    const SceneMarks &marks() const { return m_highlight.selected; }
    /// Where a box stands in the widget; empty where `path` is not shown.
    QRectF rectOf(const std::string &path) const;
    /// Round what is marked, in points; empty where nothing is.
    QRectF markedArea() const { return boundsOf(m_scene, m_highlight.selected); }
    bool isHeld() const { return m_mouse.isHeld(); }
    /// What the title takes at the top, in pixels.
    double titleRoom() const;

    QSize sizeHint() const override { return {480, 320}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

Q_SIGNALS:
    /// The operations of what was clicked, or reached by an arrow key; none: the canvas.
    void selected(const std::vector<int> &ids);
    /// What is at `path` is to be unfolded, or folded.
    void opened(const std::string &path, const std::vector<int> &ids);
    void resized();

private:
    std::vector<int> idsOf(const GraphHit &hit) const;
    int currentBox() const;
    void paintWords(QPainter &painter) const;

    const bool m_isB;
    Viewport &m_viewport;
    Scene m_scene;
    GraphPainter m_painter;
    Highlight m_highlight;
    GraphMap m_map; ///< none is shown
    GraphMouse m_mouse;
    std::vector<Change> m_changes;
    std::vector<int> m_selected;
    QString m_title, m_legend;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override { m_mouse.press(*event); }
    void mouseMoveEvent(QMouseEvent *event) override { m_mouse.move(*event); }
    void mouseReleaseEvent(QMouseEvent *event) override { m_mouse.release(*event); }
    void mouseDoubleClickEvent(QMouseEvent *event) override { m_mouse.doubleClick(*event); }
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

} // namespace residua::ui
