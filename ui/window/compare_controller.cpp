#include "ui/window/compare_controller.h"

#include "ui/compare/compare_view.h"
#include "ui/graph/graph_view.h"
#include "ui/window/actions.h"

#include <QStackedWidget>

namespace residua::ui {

CompareController::CompareController(Session &session, const Actions &actions, QWidget &one, GraphView &graph)
    : m_session(session), m_actions(actions), m_place(new QStackedWidget)
{
    m_place->addWidget(&one);
    connect(actions.compare, &QAction::toggled, this, &CompareController::setComparing);
    const auto share = [this, &graph](QAction *action, void (GraphView::*ofOne)(), void (ComparePictures::*ofBoth)()) {
        connect(action, &QAction::triggered, this, [this, &graph, ofOne, ofBoth] {
            if (isComparing())
                (m_view->pictures().*ofBoth)();
            else
                (graph.*ofOne)();
        });
    };
    share(actions.zoomIn, &GraphView::zoomIn, &ComparePictures::zoomIn);
    share(actions.zoomOut, &GraphView::zoomOut, &ComparePictures::zoomOut);
    share(actions.actualSize, &GraphView::actualSize, &ComparePictures::actualSize);
    share(actions.fit, &GraphView::fit, &ComparePictures::fit);
}

QWidget *CompareController::place() const
{
    return m_place;
}

bool CompareController::isComparing() const
{
    return m_view && m_place->currentWidget() == m_view;
}

void CompareController::setComparing(bool on)
{
    if (on && !m_view) {
        m_view = new CompareView(m_session.shown());
        m_place->addWidget(m_view);
        connect(m_view, &CompareView::closeRequested, m_actions.compare, [this] { m_actions.compare->setChecked(false); });
    }
    if (!on && !m_view)
        return;
    m_place->setCurrentIndex(on ? 1 : 0);
    (on ? static_cast<QWidget *>(&m_view->table()) : m_place->currentWidget())->setFocus(Qt::OtherFocusReason);
}

} // namespace residua::ui
