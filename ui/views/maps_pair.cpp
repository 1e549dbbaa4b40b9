#include "ui/views/maps_pair.h"

#include "ui/look/theme.h"
#include "ui/views/elided_label.h"
#include "ui/views/maps_grid.h"

#include <QBoxLayout>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace residua::ui {

namespace {

constexpr int besideFrom = 440; // pixels of width

} // namespace

MapsPair::MapsPair(QWidget *parent) : QWidget(parent)
{
    m_row = new QBoxLayout(QBoxLayout::TopToBottom, this);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(controlGap);
    for (int i = 0; i < 2; ++i) {
        m_halves[i] = new QWidget(this);
        m_names[i] = new ElidedLabel(Qt::ElideMiddle, m_halves[i]);
        m_names[i]->setQuiet(true);
        m_grids[i] = new MapsGrid(m_halves[i]);
        auto *column = new QVBoxLayout(m_halves[i]);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(insideGap);
        column->addWidget(m_names[i]);
        column->addWidget(m_grids[i], 1);
        m_row->addWidget(m_halves[i], 1);
        m_names[i]->hide();
    }
    m_halves[1]->hide();
    m_grids[1]->setAccessibleName(tr("Feature maps of the second image"));
    setFocusProxy(m_grids[0]);
    link(m_grids[0], m_grids[1]);
    link(m_grids[1], m_grids[0]);
}

void MapsPair::link(MapsGrid *from, MapsGrid *to)
{
    // What one does the other does, without an echo.
    const auto linked = [this](auto action) {
        return [this, action](auto... value) {
            if (m_linking)
                return;
            const QScopedValueRollback guard(m_linking, true);
            action(value...);
        };
    };
    connect(from->verticalScrollBar(), &QScrollBar::valueChanged, this,
            linked([to](int value) { to->verticalScrollBar()->setValue(value); }));
    connect(from, &MapsGrid::sideChanged, this, linked([to](int side) { to->setSide(side); }));
    connect(from, &MapsGrid::aloneChanged, this, linked([from, to](bool alone) {
                to->setCurrent(from->current());
                to->setAlone(alone);
            }));
    connect(from, &MapsGrid::currentChanged, this, linked([to](int map) { to->setCurrent(map); }));
    connect(from, &MapsGrid::probeChanged, this, [this, to](const MapProbe &probe) {
        to->setProbe(probe);
        if (!m_linking)
            Q_EMIT probeChanged(probe);
    });
}

void MapsPair::setMaps(const std::shared_ptr<const LayerMaps> &first, const std::shared_ptr<const LayerMaps> &second)
{
    m_two = second && !second->isEmpty();
    if (m_grids[0]->maps().source() != first->source() || first.get() != &m_grids[0]->maps())
        m_grids[0]->setMaps(first);
    const QScopedValueRollback guard(m_linking, true);
    if (m_two && second.get() != &m_grids[1]->maps()) {
        m_grids[1]->setMaps(second);
        m_grids[1]->setSide(m_grids[0]->side());
        m_grids[1]->setCurrent(m_grids[0]->current());
        m_grids[1]->setAlone(m_grids[0]->isAlone());
        m_grids[1]->verticalScrollBar()->setValue(m_grids[0]->verticalScrollBar()->value());
    }
    m_halves[1]->setVisible(m_two);
    for (ElidedLabel *name : m_names)
        name->setVisible(m_two);
}

void MapsPair::setNames(const QString &first, const QString &second)
{
    m_names[0]->setFullText(first);
    m_names[1]->setFullText(second);
}

void MapsPair::setOrder(const std::vector<int> &order, bool fromTop)
{
    m_grids[0]->setOrder(order, fromTop);
    if (m_two)
        m_grids[1]->setOrder(order, fromTop);
}

void MapsPair::setCaptioned(bool always)
{
    for (MapsGrid *grid : m_grids)
        grid->setCaptioned(always);
}

void MapsPair::setOutdated(bool outdated)
{
    for (MapsGrid *grid : m_grids)
        grid->setOutdated(outdated);
}

void MapsPair::repaintMaps()
{
    for (MapsGrid *grid : m_grids)
        grid->repaintMaps();
}

void MapsPair::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_row->setDirection(width() >= besideFrom ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace residua::ui
