#include "ui/views/maps_view.h"

#include "ui/images/read_image.h"
#include "ui/look/file_dialog.h"
#include "ui/look/theme.h"
#include "ui/views/details.h"
#include "ui/views/elided_label.h"
#include "ui/views/empty_page.h"
#include "ui/views/maps_grid.h"
#include "ui/views/scale_bar.h"

#include "core/data/file.h"
#include "core/data/npy.h"
#include "core/data/sheet.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QSlider>
#include <QStackedLayout>
#include <QStringList>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

constexpr int patienceMs = 300;

/// A selection that is changed while a pass is under way leaves the maps of the layer before it.
bool areOf(const MapsResult &maps, const Selection &selection)
{
    const Selection there = resolve(*maps.run->snapshot, selection.path);
    return !there.nodes.empty() && there.path == selection.path && there.nodes.back() == maps.node;
}

} // namespace

MapsView::MapsView(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    m_title = new ElidedLabel(Qt::ElideRight, this);
    m_title->setFullText(tr("Feature maps"));
    m_header = new ElidedLabel(Qt::ElideRight, this);
    m_header->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_outdated = new ElidedLabel(Qt::ElideRight, this);
    m_outdated->setLink(true);
    m_outdated->setFullText(tr("From before the last edit – run again"));
    m_title->setQuiet(true);
    m_header->setQuiet(true);

    m_tools = new QWidget(this);
    m_scale = new ScaleBar(m_tools);
    m_size = new QSlider(Qt::Horizontal, m_tools);
    m_size->setRange(MapsGrid::smallestSide, 256);
    m_size->setFixedWidth(88);
    m_size->setToolTip(tr("Size of the maps (Ctrl+wheel)"));
    m_size->setAccessibleName(tr("Size of the maps"));

    m_grid = new MapsGrid(this);
    m_empty = new EmptyPage(this);
    m_size->setValue(m_grid->side());

    auto *head = new QHBoxLayout;
    head->setSpacing(controlGap);
    head->addWidget(m_title);
    head->addWidget(m_header, 1);
    auto *tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(controlGap);
    tools->addWidget(m_scale, 1);
    tools->addWidget(m_size);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_grid);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(insideGap);
    column->addLayout(head);
    column->addWidget(m_outdated);
    column->addWidget(m_tools);
    column->addLayout(m_stack, 1);

    connect(m_size, &QSlider::valueChanged, m_grid, &MapsGrid::setSide);
    connect(m_grid, &MapsGrid::sideChanged, m_size, &QSlider::setValue);
    connect(m_grid, &MapsGrid::pointed, this, [this](const QString &text) { setHeader(text.isEmpty() ? headerText() : text); });
    connect(m_outdated, &ElidedLabel::activated, this, &MapsView::runRequested);
    connect(m_empty, &EmptyPage::triggered, this, [this](int index) {
        switch (m_links[static_cast<std::size_t>(index)]) {
        case Link::Open: Q_EMIT openImageRequested(); break;
        case Link::Sample: Q_EMIT sampleRequested(); break;
        case Link::Run: Q_EMIT runRequested(); break;
        }
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { showEmpty(tr("Reading the maps…")); });
    for (const auto signal : {&Session::mapsChanged, &Session::runResultChanged, &Session::snapshotChanged, &Session::selectionChanged, &Session::setupChanged,
                              &Session::runStateChanged})
        connect(&session, signal, this, &MapsView::refresh);
    refresh();
}

MapsView::~MapsView() = default;

bool MapsView::showsMaps() const { return m_stack->currentWidget() == m_grid && !m_grid->maps().isEmpty(); }

void MapsView::refresh()
{
    const RunResultPtr &run = m_session.runResult();
    const MapsPtr &maps = m_session.maps();
    const bool running = m_session.runState().state == RunState::State::Running || m_session.runState().state == RunState::State::Stopping;
    m_patience.stop();
    if (maps && areOf(*maps, m_session.selection()))
        return maps->problem.isEmpty() ? showMaps(maps) : showEmpty(maps->problem);
    if (running)
        return showEmpty(tr("Running…"));
    if (!run && !m_session.setup().image)
        return showEmpty(tr("Open, drop or paste an image, or use the sample."), {{tr("Open image…"), Link::Open}, {tr("Use the sample"), Link::Sample}});
    if (!run)
        return showEmpty(tr("Run to see feature maps."), {{tr("Run"), Link::Run}});
    if (m_session.selection().nodes.empty())
        return showEmpty(tr("Select a layer to see its maps."));
    if (!m_session.runIsCurrent())
        return showEmpty(tr("The last run is from before the last edit."), {{tr("Run again"), Link::Run}});
    showEmpty({});
    m_patience.start();
}

void MapsView::showMaps(const MapsPtr &maps)
{
    const bool current = m_session.runIsCurrent();
    if (m_grid->maps().source() != maps) {
        m_grid->setMaps(std::make_shared<LayerMaps>(maps));
        m_scale->setRange(static_cast<double>(m_grid->maps().minimum()), static_cast<double>(m_grid->maps().maximum()), m_grid->maps().notFinite());
    }
    if (m_grid->maps().isEmpty())
        return showEmpty(tr("These activations cannot be shown as maps."));
    m_grid->setOutdated(!current);
    m_outdated->setVisible(!current);
    m_tools->show();
    setHeader(headerText());
    m_stack->setCurrentWidget(m_grid);
}

void MapsView::showEmpty(const QString &text, const std::vector<std::pair<QString, Link>> &links)
{
    QStringList actions;
    m_links.clear();
    for (const auto &[label, link] : links) {
        actions << label;
        m_links.push_back(link);
    }
    m_empty->say(text, actions);
    m_stack->setCurrentWidget(m_empty);
    m_outdated->hide();
    m_tools->hide();
    setHeader({});
}

void MapsView::setHeader(const QString &text)
{
    m_header->setFullText(text);
    const QString title = tr("Feature maps");
    const bool fits = m_title->fontMetrics().horizontalAdvance(title) + 2 * controlGap + m_header->sizeHint().width() <= width();
    m_title->setFullText(fits || text.isEmpty() ? title : tr("Maps"));
}

void MapsView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setHeader(m_header->fullText());
}

QString MapsView::headerText() const
{
    const LayerMaps &maps = m_grid->maps();
    if (maps.isEmpty())
        return {};
    QStringList words{QString::number(maps.count())};
    if (!maps.isVector())
        words << QStringLiteral("%1 × %2").arg(maps.height()).arg(maps.width());
    if (maps.source()->run && !maps.source()->run->setup.weights)
        words << tr("random weights");
    return words.join(QStringLiteral(" · "));
}

void MapsView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(tr("&Copy map"), this, &MapsView::copyMap);
    menu.addSeparator();
    menu.addAction(tr("Save maps as &picture…"), this, &MapsView::saveGrid);
    menu.addAction(tr("Save layer as .&npy…"), this, &MapsView::saveLayer);
    for (QAction *action : menu.actions())
        action->setEnabled(showsMaps());
    menu.exec(event->globalPos());
}

QString MapsView::suggestedName(const QString &ending) const
{
    const MapsPtr &maps = m_grid->maps().source();
    const auto &nodes = maps->run->snapshot->graph.nodes;
    return QString::fromStdString(nodes[static_cast<std::size_t>(maps->node)].path) + ending;
}

void MapsView::saveGrid()
{
    if (!showsMaps())
        return;
    const QString path = FileDialog::save(this, tr("Save feature maps"), suggestedName(QStringLiteral(".png")), {tr("PNG picture (*.png)")});
    if (!path.isEmpty())
        Q_EMIT saveRequested(path, [maps = m_grid->maps().source(), path] { writeMapsPicture(*maps, path); });
}

void MapsView::saveLayer()
{
    if (!showsMaps())
        return;
    const QString path = FileDialog::save(this, tr("Save activations"), suggestedName(QStringLiteral(".npy")), {tr("NumPy array (*.npy)")});
    if (!path.isEmpty())
        Q_EMIT saveRequested(path, [maps = m_grid->maps().source(), path] { writeMapsArray(*maps, path); });
}

void MapsView::copyMap()
{
    if (showsMaps())
        QGuiApplication::clipboard()->setImage(m_grid->maps().image(std::max(0, m_grid->current())));
}

void writeMapsPicture(const MapsResult &maps, const QString &path)
{
    SheetOptions options;
    options.maps = maps.maps.shape.size() == 3 ? maps.maps.shape[0] : maps.maps.shape[1]; // all of them
    saveFile(posixPath(path), encodePng(featureSheet(maps.maps, options).image));
}

void writeMapsArray(const MapsResult &maps, const QString &path) { saveNpy(posixPath(path), maps.maps); }

} // namespace residua::ui
