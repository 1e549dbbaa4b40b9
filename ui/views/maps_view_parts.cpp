#include "ui/views/maps_view.h"

#include "ui/look/file_dialog.h"
#include "ui/look/theme.h"
#include "ui/state/failure.h"
#include "ui/state/pause.h"
#include "ui/views/elided_label.h"
#include "ui/views/empty_page.h"
#include "ui/views/maps_grid.h"
#include "ui/views/maps_lens.h"
#include "ui/views/maps_pair.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QShortcut>
#include <QSlider>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace residua::ui {

void MapsView::build()
{
    m_title = new ElidedLabel(Qt::ElideRight, this);
    m_title->setFullText(tr("Feature maps"));
    m_header = new ElidedLabel(Qt::ElideRight, this);
    m_header->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_outdated = new ElidedLabel(Qt::ElideRight, this);
    m_title->setQuiet(true);
    m_header->setQuiet(true);
    m_previous = new QToolButton(this);
    m_next = new QToolButton(this);
    m_previous->setArrowType(Qt::LeftArrow);
    m_next->setArrowType(Qt::RightArrow);
    for (QToolButton *button : {m_previous, m_next}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setFixedSize(rowHeight, rowHeight);
    }
    m_fill = new QToolButton(this);
    m_fill->setText(QStringLiteral("⤢"));
    m_fill->setCheckable(true);
    m_fill->setAutoRaise(true);
    m_fill->setFocusPolicy(Qt::TabFocus);
    m_fill->setFixedSize(rowHeight, rowHeight);
    m_fill->setObjectName(QStringLiteral("fill"));
    m_tools = new MapsTools(this);
    m_content = new QWidget(this);
    m_lens = new MapsLens(m_content);
    m_pair = new MapsPair(m_content);
    m_empty = new EmptyPage(this);
    m_tools->size().setValue(grid().side());

    auto *head = new QHBoxLayout;
    head->setSpacing(controlGap);
    head->addWidget(m_title);
    head->addWidget(m_header, 1);
    auto *follow = new QHBoxLayout;
    follow->setSpacing(0);
    follow->addWidget(m_previous);
    follow->addWidget(m_next);
    follow->addWidget(m_fill);
    head->addLayout(follow);
    m_body = new QBoxLayout(QBoxLayout::TopToBottom, m_content);
    m_body->setContentsMargins(0, insideGap, 0, 0);
    m_body->setSpacing(controlGap);
    m_body->addWidget(m_lens);
    m_body->addWidget(m_pair, 1);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_content);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(insideGap);
    column->addLayout(head);
    column->addWidget(m_outdated);
    column->addWidget(m_tools);
    column->addLayout(m_stack, 1);
    m_pair->first().setCaptions([this](int map) { return captionsOf(*m_maps, map); });
    m_pair->second().setCaptions([this](int map) { return m_otherMaps ? captionsOf(*m_otherMaps, map) : QStringList(); });
    setFull(false);
}

void MapsView::connectParts()
{
    connect(&m_tools->size(), &QSlider::valueChanged, &grid(), &MapsGrid::setSide);
    connect(&grid(), &MapsGrid::sideChanged, &m_tools->size(), &QSlider::setValue);
    connect(&grid(), &MapsGrid::currentChanged, this, &MapsView::savableChanged);
    connect(m_pair, &MapsPair::probeChanged, this, &MapsView::showProbe);
    for (MapsGrid *each : {&m_pair->first(), &m_pair->second()})
        connect(each, &MapsGrid::draggedOut, this, [this, each](int map) { dragOut(*each, map); });
    connect(m_tools, &MapsTools::optionsChanged, this, [this] {
        if (!showsMaps())
            return;
        applyOptions();
        showProbe(grid().probe());
    });
    connect(m_tools, &MapsTools::openSecondImageRequested, this, &MapsView::openSecondImageRequested);
    connect(m_tools, &MapsTools::removeSecondImageRequested, this, &MapsView::removeSecondImageRequested);
    connect(m_fill, &QToolButton::toggled, this, &MapsView::fullRequested);
    connect(m_previous, &QToolButton::clicked, this, &MapsView::previousLayer);
    connect(m_next, &QToolButton::clicked, this, &MapsView::nextLayer);
    for (const auto &[key, slot] :
         {std::pair(Qt::Key_BracketLeft, &MapsView::previousLayer), std::pair(Qt::Key_BracketRight, &MapsView::nextLayer)})
        connect(new QShortcut(key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this, slot);
    connect(m_outdated, &ElidedLabel::activated, this, &MapsView::runRequested);
    connect(m_empty, &EmptyPage::triggered, this, [this](int index) {
        switch (m_links[static_cast<std::size_t>(index)]) {
        case Link::Open: Q_EMIT openImageRequested(); break;
        case Link::Sample: Q_EMIT sampleRequested(); break;
        case Link::Run: Q_EMIT runRequested(); break;
        case Link::First: m_network.select(m_network.snapshot()->model->graph.nodes[1].path); break; // behind the input
        }
    });
    constexpr int patienceMs = 300;
    setPause(m_patience, patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { showEmpty(tr("Reading the maps…")); });
    for (const auto signal : {&NetworkState::mapsChanged, &NetworkState::runResultChanged, &NetworkState::snapshotChanged,
                              &NetworkState::selectionChanged, &NetworkState::runStateChanged})
        connect(&m_network, signal, this, &MapsView::refresh);
    connect(&m_network.session(), &Session::setupChanged, this, &MapsView::refresh);
}

void MapsView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(tr("&Copy Map"), this, &MapsView::copyMap);
    menu.addSeparator();
    menu.addAction(tr("Save M&ap…"), this, &MapsView::saveMap)->setEnabled(hasCurrentMap());
    menu.addAction(tr("Save Map &Enlarged…"), this, &MapsView::saveMapEnlarged)->setEnabled(hasCurrentMap());
    menu.addAction(tr("Save All Maps as &Picture…"), this, &MapsView::saveGrid);
    menu.addAction(tr("Save Layer as .&npy…"), this, &MapsView::saveLayer);
    if (!showsMaps()) {
        for (QAction *action : menu.actions())
            action->setEnabled(false);
    } else {
        menu.addSeparator();
        for (QAction *action : m_tools->menu().actions())
            menu.addAction(action);
    }
    menu.exec(event->globalPos());
}

SheetOptions MapsView::sheetOptions() const
{
    const MapStyle &style = m_maps->style();
    SheetOptions options;
    options.colors = style.colors;
    options.scale = style.scale;
    options.range = style.range;
    options.order = orderedMaps(m_maps->statistics(), m_tools->options().order);
    options.captionHeight = sheetCaptionHeight();
    return options;
}

QString MapsView::suggestedName(const QString &ending) const
{
    const MapsPtr &maps = m_maps->source();
    const auto &nodes = maps->run->snapshot->model->graph.nodes;
    return QString::fromStdString(nodes[static_cast<std::size_t>(maps->node)].path) + ending;
}

void MapsView::saveGrid()
{
    if (!showsMaps())
        return;
    const QString path =
        FileDialog::save(this, tr("Save feature maps"), suggestedName(QStringLiteral(".png")), {tr("PNG picture (*.png)")});
    if (!path.isEmpty())
        Q_EMIT saveRequested(path, [maps = m_maps->source(), path, options = sheetOptions()] { writeMapsPicture(*maps, path, options); });
}

void MapsView::saveLayer()
{
    if (!showsMaps())
        return;
    const QString path = FileDialog::save(this, tr("Save activations"), suggestedName(QStringLiteral(".npy")), {tr("NumPy array (*.npy)")});
    if (!path.isEmpty())
        Q_EMIT saveRequested(path, [maps = m_maps->source(), path] { writeMapsArray(*maps, path); });
}

void MapsView::saveMap()
{
    saveOneMap(1);
}

void MapsView::saveMapEnlarged()
{
    constexpr int enlarged = 512;
    saveOneMap(std::max(1, enlarged / std::max({1, m_maps->width(), m_maps->height()})));
}

void MapsView::saveOneMap(int factor)
{
    if (!hasCurrentMap())
        return;
    const int channel = grid().current();
    const QString path = FileDialog::save(this, tr("Save feature map"), mapName(grid(), channel), {tr("PNG picture (*.png)")});
    if (!path.isEmpty())
        Q_EMIT saveRequested(path, [map = m_maps->image(channel), path, factor] { writeMap(map, factor, path); });
}

QString MapsView::mapName(const MapsGrid &of, int channel) const
{
    const bool first = &of == &std::as_const(*m_pair).first();
    return suggestedName((first ? QStringLiteral(".%1.png") : QStringLiteral(".%1.second.png")).arg(channel));
}

void MapsView::dragOut(MapsGrid &from, int channel)
{
    const QImage map = from.maps().image(channel); // a copy: another pass may end meanwhile
    if (const QString why = failureOf([&] { m_drag.start(from, map, mapName(from, channel)); }); !why.isEmpty())
        Q_EMIT dragFailed(why);
}

void MapsView::copyMap()
{
    if (showsMaps())
        QGuiApplication::clipboard()->setImage(m_maps->image(std::max(0, grid().current())));
}

} // namespace residua::ui
