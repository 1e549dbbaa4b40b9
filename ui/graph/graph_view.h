#pragma once

#include "ui/graph/graph_animation.h"
#include "ui/graph/graph_command.h"
#include "ui/graph/graph_finder.h"
#include "ui/graph/graph_folder.h"
#include "ui/graph/graph_mouse.h"
#include "ui/graph/graph_painter.h"
#include "ui/graph/graph_source.h"
#include "ui/graph/graph_viewport.h"

#include <QTimer>
#include <QWidget>

namespace residua::ui {

/// The picture of the network: boxes and lines as the layout places them, unfolded in place, navigated by mouse and keyboard.
/// Its selection is the network's. It joins its parts and does nothing that one of them could do: which pictures there are
/// (`PictureSource`), what is unfolded (`GraphFolder`), what is seen (`Viewport`), what moves (`GraphAnimation`), what is looked for
/// (`GraphFinder`), what the pointer does (`GraphMouse`).
class GraphView : public QWidget {
    Q_OBJECT

public:
    GraphView(NetworkState &network, Worker &worker, QWidget *parent = nullptr);
    ~GraphView() override;

    Level level() const { return m_folder.state().level; }
    const std::vector<std::string> &unfoldedPaths() const { return m_folder.state().unfold; }
    /// Level and unfolded paths together, as read from a workspace.
    void setFolding(FoldState folding) { m_folder.set(std::move(folding)); }

    double zoom() const { return camera().zoom; }             ///< 1: 100 %
    bool isFitting() const { return m_viewport.isFitting(); } ///< follows the window's size until somebody zooms or pans

    /// What somebody zoomed or panned to; nothing while the picture is fitted.
    std::optional<PicturePlace> place() const;
    /// Shows `place` once its picture is there; a picture without it is fitted.
    void showPlace(const PicturePlace &place);

    const Scene &scene() const { return m_scene; }
    const Camera &camera() const { return m_viewport.camera(); }
    const SceneMarks &marks() const { return m_highlight.selected; }
    const GraphPainter &painter() const { return m_painter; }
    const GraphLegend &legend() const { return m_legend; }
    /// The legend gives way to what is selected below it.
    bool isLegendShown() const { return !m_legendGivesWay; }
    const GraphMap &map() const { return m_map; }
    /// Boxes that are, or hold, what is looked for.
    const std::vector<int> &foundBoxes() const { return m_highlight.found; }
    /// What is looked for, as ids of operations; empty while the find bar is closed.
    const std::vector<int> &matches() const { return m_finder.matches(); }
    FindBar *findBar() const { return m_finder.bar(); } ///< null before the first `find`
    /// Whether changes are followed by a short motion; the style may forbid it too.
    void setAnimated(bool animated) { m_animation.setEnabled(animated); }
    bool isAnimated() const { return m_animation.isEnabled(); }
    bool isMoving() const { return m_animation.isRunning(); }
    /// True when what is shown is what was asked for last.
    bool isSettled() const { return m_scene.picture && m_source.isDone() && !m_resized.isActive(); }
    /// Where a box or frame stands in the widget, once it is at rest; empty where `path` is not shown.
    QRectF rectOf(const std::string &path) const { return placeOf(m_scene, camera(), path); }
    /// The path of the box or frame title at `position`; empty: canvas.
    std::string pathAt(QPointF position) const;
    /// The box that the keyboard is at; -1: none.
    int currentBox() const;

    QSize sizeHint() const override { return {720, 440}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

public Q_SLOTS:
    /// Shows exactly this level: what was unfolded singly is folded.
    void setLevel(residua::Level level);
    /// Opens a folded node one step, or folds the frame `path`.
    void toggleFold(const std::string &path) { m_folder.toggle(path); }
    void unfold(const std::string &path) { m_folder.unfold(path); }
    void foldAll() { setLevel(Level::Stage); }
    void zoomIn() { m_viewport.zoomIn(); }
    void zoomOut() { m_viewport.zoomOut(); }
    void actualSize() { m_viewport.actualSize(); }
    void fit();
    /// The same, but from its beginning where the words could not be read otherwise: how a network is shown at first.
    void fitReadably();
    void fitSelection();
    /// Unfolds what hides the selected operation, and moves to what is selected.
    void bringIntoView();
    /// Opens the find bar, or takes the keyboard back to it.
    void find() { m_finder.open(); }
    /// Selects the next match after the selection, from the end to the beginning, and unfolds what hides it.
    void findNext() { goToMatch(true); }
    void findPrevious() { goToMatch(false); }
    void closeFind() { m_finder.close(); }

Q_SIGNALS:
    void levelChanged(residua::Level level);
    void foldingChanged();
    void zoomChanged(double zoom);
    /// Somebody zooms, pans or fits.
    void steered();

private:
    void joinParts();
    void joinMouse();
    void onFontChanged();
    void request(bool sameShape);
    void present(const PicturePtr &picture);
    void placeAfter(const Scene &before, const Camera &cameraBefore);
    void makeRoom(double more);
    void onSelection();
    void updateMarks();
    void updateLegend();
    void updateOverlays();
    void retint();
    void describe();
    void search();
    void markFound();
    void goToMatch(bool forward);
    bool run(GraphCommand command, const std::string &path);
    void openBlock(const std::string &run, int block);
    void chooseMetric();
    void markHovered(const GraphHit &hit);
    QRectF hoverArea() const; ///< what the mark round what the mouse is over takes, in pixels
    bool showToolTip(const QPoint &position, const QPoint &global);
    GraphHit hitAt(QPointF position) const
    {
        return graphHit(m_scene, camera(), m_map, m_legendGivesWay ? GraphLegend() : m_legend, position);
    }

    NetworkState &m_network;
    Worker &m_worker;
    Scene m_scene;
    Viewport m_viewport;
    std::optional<PicturePlace> m_wanted;
    GraphPainter m_painter;
    Highlight m_highlight;
    bool m_onChooser = false; // the mouse is on the legend's metric
    GraphMap m_map;
    GraphLegend m_legend;
    bool m_legendGivesWay = false;
    PictureSource m_source;
    GraphFolder m_folder;
    GraphAnimation m_animation;
    GraphFinder m_finder;
    GraphMouse m_mouse;
    QTimer m_resized;

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
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
};

} // namespace residua::ui
