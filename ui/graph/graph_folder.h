#pragma once

#include "ui/graph/graph_folding.h"
#include "ui/graph/graph_placement.h"
#include "ui/graph/graph_viewport.h"

#include <QObject>

#include <utility>

namespace residua::ui {

/// Unfolds and folds what stands in the picture. What was asked for opens where it stands.
class GraphFolder : public QObject {
    Q_OBJECT

public:
    /// Of `scene` as `viewport` shows it.
    GraphFolder(const Scene &scene, const Viewport &viewport) : m_scene(scene), m_viewport(viewport) {}

    const FoldState &state() const { return m_state; }
    /// All of it at once, as read from a workspace.
    void set(FoldState state);
    /// Forgets paths that name nothing any more.
    void forget(const std::vector<std::string> &unmatched) { m_state = pruned(std::move(m_state), unmatched); }

    void unfold(const std::string &path);
    /// Unfolds `path` instead of what holds it: box `around` becomes it and others.
    void unfoldInside(const std::string &path, const std::string &around);
    /// Opens a folded box one step, or folds the frame `path`. `pointer`: stays on what it becomes.
    void toggle(const std::string &path, std::optional<QPointF> pointer = {});
    /// Opens the folded box, or folds the frame, that is marked.
    void toggle(const SceneMarks &marks);
    /// Folds what holds the marked box, or the marked frame.
    void foldAround(const SceneMarks &marks);

    /// What is to stay where it is in the next picture, once.
    std::optional<Anchor> takeAnchor() { return std::exchange(m_anchor, std::nullopt); }
    bool hasAnchor() const { return m_anchor.has_value(); }

Q_SIGNALS:
    void changed();
    void levelChanged(residua::Level level);
    /// What was selected is folded into `path`.
    void foldedInto(const std::string &path);

private:
    void change(FoldState next, Anchor anchor);
    Anchor anchor(const std::string &path, std::optional<QPointF> pointer = {}) const;
    const std::string &pathOf(int frame) const { return m_scene.group(m_scene.frames[static_cast<std::size_t>(frame)]).path; }

    const Scene &m_scene;
    const Viewport &m_viewport;
    FoldState m_state;
    std::optional<Anchor> m_anchor;
};

} // namespace residua::ui
