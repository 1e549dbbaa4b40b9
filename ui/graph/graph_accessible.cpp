#include "ui/graph/graph_accessible.h"

#include "ui/graph/graph_view.h"
#include "ui/graph/graph_words.h"
#include "ui/look/accessible.h"

#include <QAccessibleWidget>
#include <QPointer>

#include <algorithm>

namespace residua::ui {

namespace {

/// One box. It belongs to one picture; when another one is shown it is invalid.
class AccessibleBox : public AccessibleItem<GraphView> {
public:
    AccessibleBox(GraphView *view, int box) : AccessibleItem(view), m_picture(view->scene().picture), m_box(box) {}

    bool isValid() const override { return m_view && m_view->scene().picture == m_picture; }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRectF area = m_view->camera().toScreen(m_view->scene().boxes[static_cast<std::size_t>(m_box)].rect);
        return {m_view->mapToGlobal(area.topLeft().toPoint()), area.size().toSize()};
    }

    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? boxName(m_view->scene(), m_box) : QString();
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const auto &selected = m_view->marks().boxes;
        state.selectable = state.focusable = true;
        state.selected = std::find(selected.begin(), selected.end(), m_box) != selected.end();
        state.focused = m_view->hasFocus() && m_view->currentBox() == m_box;
        state.offscreen =
            !QRectF(m_view->rect()).intersects(m_view->camera().toScreen(m_view->scene().boxes[static_cast<std::size_t>(m_box)].rect));
        const bool foldable = m_view->scene().boxes[static_cast<std::size_t>(m_box)].foldable;
        state.expandable = state.collapsed = foldable;
        return state;
    }

    const PicturePtr &picture() const { return m_picture; }

private:
    PicturePtr m_picture;
    int m_box;
};

class AccessibleGraph : public QAccessibleWidget {
public:
    explicit AccessibleGraph(GraphView *view) : QAccessibleWidget(view, QAccessible::List) {}
    ~AccessibleGraph() override { forget(); }

    int childCount() const override { return static_cast<int>(view().scene().boxes.size()); }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (m_picture != view().scene().picture) {
            forget();
            m_picture = view().scene().picture;
            m_children.assign(static_cast<std::size_t>(childCount()), 0);
        }
        QAccessible::Id &id = m_children[static_cast<std::size_t>(index)];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new AccessibleBox(&view(), index));
        return QAccessible::accessibleInterface(id);
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPointF position = view().mapFromGlobal(QPointF(x, y));
        return child(view().scene().boxAt(view().camera().toPicture(position)));
    }

    QAccessibleInterface *focusChild() const override
    {
        QAccessibleInterface *current = view().hasFocus() ? child(view().currentBox()) : nullptr;
        return current ? current : QAccessibleWidget::focusChild();
    }

    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        for (std::size_t i = 0; i < m_children.size(); ++i)
            if (m_children[i] != 0 && QAccessible::accessibleInterface(m_children[i]) == wanted)
                return static_cast<int>(i);
        return -1;
    }

private:
    mutable PicturePtr m_picture;
    mutable std::vector<QAccessible::Id> m_children; // by box; 0: nobody asked yet

    GraphView &view() const { return *static_cast<GraphView *>(widget()); }

    void forget() const
    {
        for (const QAccessible::Id id : m_children)
            if (id != 0)
                QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
    }
};

} // namespace

void installGraphAccessibility()
{
    installAccessible<GraphView, AccessibleGraph>();
}

} // namespace residua::ui
