#pragma once

#include "ui/state/session.h"
#include "ui/strip/strip_change.h"
#include "ui/strip/strip_commands.h"
#include "ui/strip/strip_geometry.h"
#include "ui/strip/strip_painter.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <optional>

class QMenu;

namespace residua::ui {

class MetricButton;
class NumberEdit;

/// The network from left to right: height is resolution, thickness is channels, one slab a block, tinted by the session's metric.
/// It edits: the right end of a stage is dragged for its depth, its top for its width; numbers are typed in place (a double click on a
/// stage: its depth); the rest is in the context menu and on the keyboard. Every edit goes through `Session::propose`; a drag, or keys in
/// one go, are one step.
class StageStrip : public QWidget {
    Q_OBJECT

public:
    explicit StageStrip(Session &session, QWidget *parent = nullptr);
    ~StageStrip() override;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    const StripParts &strip() const { return m_strip; }
    const StripGeometry &geometryOfStrip(); ///< up to date
    /// The number that is being changed; nothing between gestures.
    const std::optional<StripChange> &change() const { return m_change; }
    const StripBubble &bubble() const { return m_bubble; }

    /// Opens the field in which the depth or width of `stage` (from 0) is typed.
    void editNumber(int stage, bool depth);
    /// Does it, or says why not beside the stage.
    void run(int stage, StripCommand command);

Q_SIGNALS:
    /// Input, stem and head are changed in the form: their first field there, by its key of the architecture file.
    void fieldRequested(const QString &key);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
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
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// A handle that is held.
    struct Drag {
        StripHit handle;
        QPointF from;           ///< where steps are counted from
        std::int64_t start = 0; ///< the value there
        double pixels = 1;      ///< of a step
        bool fine = false;
        bool escaped = false; ///< taken back: waits for the button to be released
        std::optional<std::int64_t> wish;
        StripPlacing placing;
    };

    // stage_strip.cpp
    void onSnapshotChanged();
    void onSelectionChanged();
    void refreshTints();
    void refreshImage();
    void refreshFonts();
    void placeButton();
    void describe();
    void invalidate();

    // stage_strip_edit.cpp
    void beginChange(int stage, bool depth);
    void wishFor(std::int64_t value);
    void endChange();
    void say(int part, const QString &refusal);
    void step(bool depth, int direction, bool fine);
    bool commitNumber();
    void closeEditor();
    std::vector<Problem> propose(const ResNetSpec &next, const Edit &edit);
    void refreshBubble();

    // stage_strip_input.cpp
    void setHover(const StripHit &hit);
    void select(const StripHit &hit);
    void selectPart(int part);
    void requestField(int part);
    int currentPart() const { return m_mark.part; }
    int currentStage() const;
    void dragTo(QPointF at, Qt::KeyboardModifiers modifiers);
    void endDrag(bool revert);
    QString toolTipAt(const StripHit &hit) const;
    bool isOwnKey(const QKeyEvent &event) const; ///< stage_strip_keys.cpp
    QMenu *makeMenu(int part);                   ///< strip_menu.cpp; null where there is nothing to do

    Session &m_session;
    StripFonts m_fonts;
    StripParts m_strip;
    StripGeometry m_geometry;
    bool m_geometryIsOld = true;
    StripTints m_tints;
    std::vector<double> m_shares;
    StripMark m_mark;
    StripHit m_hover;
    QPixmap m_image;
    StripBubble m_bubble;
    MetricButton *m_button;

    std::optional<StripChange> m_change;
    std::optional<Drag> m_drag;
    QTimer m_pause; ///< after which keys begin a new step
    NumberEdit *m_editor = nullptr;
    int m_editedStage = 0;
    bool m_editsDepth = true;
    bool m_proposing = false;
};

} // namespace residua::ui
