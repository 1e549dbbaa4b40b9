#pragma once

#include "ui/graph/graph_folding.h"
#include "ui/graph/graph_legend.h"
#include "ui/graph/graph_map.h"
#include "ui/graph/graph_navigation.h"
#include "ui/graph/graph_page.h"
#include "ui/graph/graph_painter.h"
#include "ui/state/layer_filter.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

#include <optional>

class QMenu;

namespace residua::ui {

class FindBar;

/// The picture of the network: boxes and lines as the layout places them, unfolded in place, navigated by mouse and keyboard.
/// Its selection is the session's.
class GraphView : public QWidget {
    Q_OBJECT

public:
    GraphView(Session &session, Worker &worker, QWidget *parent = nullptr);
    ~GraphView() override;

    Level level() const { return m_folding.level; }
    const std::vector<std::string> &unfoldedPaths() const { return m_folding.unfold; }
    /// Level and unfolded paths together, as read from a workspace.
    void setFolding(FoldState folding);

    double zoom() const { return m_camera.zoom; } ///< 1: 100 %
    bool isFitting() const { return m_fitting; }  ///< follows the window's size until somebody zooms or pans

    const Scene &scene() const { return m_scene; }
    const Camera &camera() const { return m_camera; }
    const SceneMarks &marks() const { return m_highlight.selected; }
    const GraphPainter &painter() const { return m_painter; }
    const GraphLegend &legend() const { return m_legend; }
    /// Boxes that are, or hold, what is looked for.
    const std::vector<int> &foundBoxes() const { return m_highlight.found; }
    /// What is looked for, as ids of operations; empty while the find bar is closed.
    const std::vector<int> &matches() const { return m_matches; }
    FindBar *findBar() const { return m_findBar; } ///< null before the first `find`
    /// Whether changes are followed by a short motion; the style may forbid it too.
    void setAnimated(bool animated);
    bool isAnimated() const { return m_animated; }
    bool isMoving() const { return m_motion.running(); }
    /// True when what is shown is what was asked for last.
    bool isSettled() const { return m_scene.picture && m_shownRequest == m_requests && !m_resized.isActive(); }
    /// Where a box or frame stands in the widget, once it is at rest; empty where `path` is not shown.
    QRectF rectOf(const std::string &path) const;
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
    void toggleFold(const std::string &path);
    void unfold(const std::string &path);
    void foldAll();
    void zoomIn();
    void zoomOut();
    void actualSize();
    void fit();
    void fitSelection();
    /// Opens the find bar, or takes the keyboard back to it.
    void find();
    /// Selects the next match after the selection, from the end to the beginning, and unfolds what hides it.
    void findNext();
    void findPrevious();
    void closeFind();

Q_SIGNALS:
    void levelChanged(residua::Level level);
    void zoomChanged(double zoom);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    /// What stays where it is on the screen when the next picture comes.
    struct Anchor {
        std::vector<int> nodes;         ///< operations of the shown network
        QRectF before;                  ///< where they were, on the screen
        double trunk = 0;               ///< the height of the first one's middle, on the screen
        std::optional<QPointF> pointer; ///< stays inside what they become
    };

    void request(bool sameShape);
    void layOut(double pageWidth);
    void onPicture(const PicturePtr &picture);
    void present(const PicturePtr &picture);
    void onSelection();
    void updateMarks();
    void describe();
    void placeAfter(const Scene &before, const Camera &cameraBefore);
    Camera anchored(const Anchor &anchor) const;
    Camera following(const Scene &before, const Camera &cameraBefore) const;
    void animateFrom(const Scene &before, const Camera &cameraBefore);
    void retint();
    void updateLegend();
    QRectF fitArea() const;
    QRectF clearArea() const; ///< where a box is seen as a whole
    void chooseMetric();
    void addUnfolding(QMenu &menu, const std::string &path);
    bool findIsOpen() const;
    double findRoom() const; ///< what the find bar takes at the top
    void makeRoom(double shift);
    void search();
    void markFound();
    int currentMatch() const;
    void goToMatch(bool forward);
    void changeFolding(FoldState next, Anchor anchor);
    Anchor anchorAt(const std::string &path, std::optional<QPointF> pointer) const;
    void toggle(const std::string &path, std::optional<QPointF> pointer);
    void foldCurrent();
    void toggleCurrent();
    void moveCamera(const Camera &camera);
    void steer(const Camera &camera); ///< by a person: the picture is no longer fitted
    void refit();
    void zoomBy(double factor, QPointF at);
    void reveal(const QRectF &target);
    void hover(QPointF position);
    void setHover(int box, int frame);
    bool showToolTip(const QPoint &position, const QPoint &global);
    bool navigate(int key);
    void updateCursor();
    QRectF markRect(int box, int frame) const;

    Session &m_session;
    Worker &m_worker;
    FoldState m_folding;
    PageFitter m_page;
    std::uint64_t m_requests = 0, m_shownRequest = 0;
    Scene m_scene;
    Camera m_camera;
    GraphPainter m_painter;
    Highlight m_highlight;
    GraphMap m_map;
    GraphLegend m_legend;
    bool m_onChooser = false; // the mouse is on the legend's metric
    FindBar *m_findBar = nullptr;
    std::vector<int> m_matches;
    std::vector<FilterFacts> m_facts; // of the network that m_factsOf says
    std::uint64_t m_factsOf = 0;
    bool m_animated = true;
    std::optional<Anchor> m_anchor;
    bool m_fitting = true;
    Motion m_motion;
    QVariantAnimation m_animation;
    QElapsedTimer m_sinceLast; // since the last picture
    QTimer m_resized;
    // The mouse:
    enum class Drag { None, Pressed, Pan, Map, Legend };
    Drag m_drag = Drag::None;
    QPointF m_pressed, m_last;
    bool m_pressedOnCanvas = false;
    bool m_space = false, m_spacePanned = false;
};

} // namespace residua::ui
