#pragma once

#include "ui/state/session.h"
#include "ui/strip/strip_drag.h"
#include "ui/strip/strip_editor.h"
#include "ui/strip/strip_number.h"
#include "ui/strip/strip_painter.h"

#include <QPixmap>
#include <QWidget>

namespace residua::ui {

class MetricButton;

/// The network from left to right: height is resolution, thickness is channels, one slab a block, tinted by the session's metric.
/// It edits: the right end of a stage is dragged for its depth, its top for its width; numbers are typed in place (a double click on a
/// stage: its depth); the rest is in the context menu and on the keyboard. Every edit goes through `StripEditor`; a drag, or keys in
/// one go, are one step.
class StageStrip : public QWidget {
    Q_OBJECT

public:
    explicit StageStrip(NetworkState &network, QWidget *parent = nullptr);
    ~StageStrip() override;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    const StripParts &strip() const { return m_strip; }
    const StripGeometry &geometryOfStrip(); ///< up to date
    /// The number that is being changed; nothing between gestures.
    const std::optional<StripChange> &change() const { return m_editor.change(); }
    const StripBubble &bubble() const { return m_bubble; }

    /// Puts `tabs` in the place of the network's name, at the top left, where null leaves the name, and `corner` beside the choice of the
    /// metric, at the top right, where null leaves nothing.
    void setHeader(QWidget *tabs, QWidget *corner);

    /// Opens the field in which the depth or width of `stage` (from 0) is typed.
    void editNumber(int stage, bool depth);
    /// The part that is selected, or whose slabs are; -1 for none.
    int currentPart() const { return m_mark.part; }
    void selectPart(int part);
    /// Does it, or says why not beside the stage.
    void run(int stage, StripCommand command);

Q_SIGNALS:
    /// Input, stem and head are changed in the form: their first field there, by its key of the architecture file.
    void fieldRequested(const QString &key);

private:
    void onSnapshotChanged();
    void takeParts();
    void onSelectionChanged();
    void refreshTints();
    void refreshImage();
    void refreshFonts();
    void refreshBubble();
    void placeHeader();
    QRect cornerArea() const;
    QRect tabsArea() const;
    void describe();
    void repaintStrip();
    void invalidate();
    void say(int part, const QString &refusal);
    void setHover(const StripHit &hit);
    void select(const StripHit &hit);
    void requestField(int part);
    int currentStage() const;
    QString toolTipAt(const StripHit &hit) const;
    StripHit hitAt(QPointF at) { return hitTest(geometryOfStrip(), at); }

    NetworkState &m_network;
    StripFonts m_fonts;
    StripParts m_strip;
    StripGeometry m_geometry;
    bool m_geometryIsOld = true;
    StripTints m_tints;
    StripMark m_mark;
    StripHit m_hover;
    QPixmap m_image;
    StripBubble m_bubble;
    MetricButton *m_button;
    QWidget *m_corner = nullptr, *m_tabs = nullptr; ///< beside it, and at the left
    StripEditor m_editor;
    StripDrag m_drag{m_editor};
    StripNumber m_number{*this, m_editor};

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
};

} // namespace residua::ui
