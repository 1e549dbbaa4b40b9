#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace residua::ui {

class ManualWindow;

/// F1 and "What's This?" of one window. Which page of the manual a widget belongs to is said by `setPage`, for it and all that is in it.
class Help : public QObject {
    Q_OBJECT

public:
    explicit Help(QWidget *window);

    static void setPage(QWidget &widget, const char *page);
    /// The page of the widget that has the keyboard.
    void openManual();
    /// The next click asks what a control is.
    void askWhatsThis();

private:
    QWidget *m_window;
    QPointer<ManualWindow> m_manual;

protected:
    /// Controls that have no text of their own for "What's This?" answer by their tooltip and the page that they belong to.
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace residua::ui
