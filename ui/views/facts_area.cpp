#include "ui/views/facts_area.h"

#include <QEvent>
#include <QLayout>
#include <QResizeEvent>
#include <QScrollBar>

#include <utility>

namespace residua::ui {

FactsArea::FactsArea(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // the panel's keys scroll it
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setWidgetResizable(true);
    setWidget(content);
    viewport()->setAutoFillBackground(false);
}

QSize FactsArea::sizeHint() const
{
    const QSize content = widget()->sizeHint();
    const int height =
        widget()->layout()->hasHeightForWidth() ? widget()->layout()->totalHeightForWidth(viewport()->width()) : content.height();
    return {content.width(), height};
}

QSize FactsArea::minimumSizeHint() const
{
    return {0, std::min(sizeHint().height(), 6 * fontMetrics().lineSpacing())};
}

bool FactsArea::scrollBy(int key)
{
    const QScrollBar *bar = verticalScrollBar();
    const int step = key == Qt::Key_Up ? -bar->singleStep()
        : key == Qt::Key_Down          ? bar->singleStep()
        : key == Qt::Key_PageUp        ? -bar->pageStep()
        : key == Qt::Key_PageDown      ? bar->pageStep()
                                       : 0;
    verticalScrollBar()->setValue(bar->value() + step);
    return step != 0;
}

bool FactsArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool taken = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        const QSize hint = sizeHint();
        if (std::exchange(m_hint, hint) != hint) // most of what is said anew takes the room of what was said before
            updateGeometry();
    }
    return taken;
}

void FactsArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

} // namespace residua::ui
