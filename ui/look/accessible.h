#pragma once

#include <QAccessible>
#include <QPointer>
#include <QWidget>
#include <QWindow>

namespace residua::ui {

/// From now on a screen reader has `Interface` for each widget of the class `View` itself. Once is enough: Qt ignores a factory that it
/// has.
template <class View, class Interface>
void installAccessible()
{
    QAccessible::installFactory([](const QString &className, QObject *object) -> QAccessibleInterface * {
        auto *view = className == QLatin1String(View::staticMetaObject.className()) ? qobject_cast<View *>(object) : nullptr;
        return view ? new Interface(view) : nullptr;
    });
}

/// One thing among those that a widget paints, as a screen reader has it: an item of a list, without children.
template <class View>
class AccessibleItem : public QAccessibleInterface {
public:
    explicit AccessibleItem(View *view) : m_view(view) {}

    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

protected:
    QPointer<View> m_view;
};

} // namespace residua::ui
