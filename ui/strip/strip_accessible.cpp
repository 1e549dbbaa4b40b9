#include "ui/strip/strip_accessible.h"

#include "ui/look/accessible.h"
#include "ui/strip/stage_strip.h"

#include <QAccessibleWidget>
#include <QPointer>

namespace residua::ui {

namespace {

/// What stands at one place of the strip, whatever it is by then; invalid where nothing is any more.
class AccessiblePart : public AccessibleItem<StageStrip>, public QAccessibleActionInterface {
public:
    AccessiblePart(StageStrip *strip, int part) : AccessibleItem(strip), m_part(part) {}

    bool isValid() const override { return m_view && m_part < std::ssize(m_view->strip().parts); }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect area = m_view->geometryOfStrip().cells[static_cast<std::size_t>(m_part)].frame.toRect();
        return {m_view->mapToGlobal(area.topLeft()), area.size()};
    }

    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? spokenPart(m_view->strip(), m_part) : QString();
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        state.selectable = state.focusable = isValid();
        state.selected = isValid() && m_view->currentPart() == m_part;
        state.focused = state.selected && m_view->hasFocus();
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &name) override
    {
        if (isValid() && name == pressAction())
            m_view->selectPart(m_part);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    int m_part;
};

/// The parts, then the buttons that stand on the strip.
class AccessibleStrip : public QAccessibleWidget {
public:
    explicit AccessibleStrip(StageStrip *strip) : QAccessibleWidget(strip, QAccessible::List) {}
    ~AccessibleStrip() override
    {
        for (const QAccessible::Id id : m_parts)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return partCount() + QAccessibleWidget::childCount(); }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0)
            return nullptr;
        if (index >= partCount())
            return QAccessibleWidget::child(index - partCount());
        while (index >= std::ssize(m_parts))
            m_parts.push_back(
                QAccessible::registerAccessibleInterface(new AccessiblePart(&strip(), static_cast<int>(std::ssize(m_parts)))));
        return QAccessible::accessibleInterface(m_parts[static_cast<std::size_t>(index)]);
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = 0; i < partCount(); ++i) {
            if (child(i)->rect().contains(x, y))
                return child(i);
        }
        return QAccessibleWidget::childAt(x, y);
    }

    QAccessibleInterface *focusChild() const override
    {
        QAccessibleInterface *current = strip().hasFocus() && strip().currentPart() >= 0 ? child(strip().currentPart()) : nullptr;
        return current ? current : QAccessibleWidget::focusChild();
    }

    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            if (QAccessible::accessibleInterface(m_parts[i]) == wanted)
                return static_cast<int>(i);
        }
        const int widget = QAccessibleWidget::indexOfChild(wanted);
        return widget < 0 ? -1 : partCount() + widget;
    }

private:
    mutable std::vector<QAccessible::Id> m_parts; // by place, as far as somebody asked

    StageStrip &strip() const { return *static_cast<StageStrip *>(widget()); }
    int partCount() const { return static_cast<int>(std::ssize(strip().strip().parts)); }
};

} // namespace

void installStripAccessibility()
{
    installAccessible<StageStrip, AccessibleStrip>();
}

} // namespace residua::ui
