#include "ui/views/maps_view.h"

#include "ui/look/theme.h"
#include "ui/views/elided_label.h"
#include "ui/views/empty_page.h"
#include "ui/views/maps_grid.h"
#include "ui/views/maps_lens.h"
#include "ui/views/maps_pair.h"
#include "ui/views/scale_bar.h"

#include "core/report/format.h"

#include <QBoxLayout>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QStringList>
#include <QTimer>
#include <QToolButton>

#include <utility>

namespace residua::ui {

namespace {

constexpr int columnFrom = 560;     // pixels of width from which the input stands beside the maps
constexpr int lensFromHeight = 280; // and of height, below which a strip would leave the maps no room

/// A selection that is changed while a pass is under way leaves the maps of the layer before it.
bool areOf(const MapsResult &maps, const Selection &selection)
{
    const Selection there = resolve(*maps.run->snapshot, selection.path);
    return !there.nodes.empty() && there.path == selection.path && there.nodes.back() == maps.node;
}

/// The same values: only the second image has come or gone.
bool sameMaps(const MapsPtr &a, const MapsPtr &b)
{
    return a && b && a->run && a->run == b->run && a->maps == b->maps;
}

const std::string &pathOf(const MapsResult &maps)
{
    return maps.run->snapshot->model->graph.nodes[static_cast<std::size_t>(maps.node)].path;
}

} // namespace

MapsView::MapsView(NetworkState &network, QWidget *parent) : QWidget(parent), m_network(network), m_maps(std::make_shared<LayerMaps>())
{
    build();
    connectParts();
    refresh();
}

MapsView::~MapsView() = default;

MapsGrid &MapsView::grid()
{
    return m_pair->first();
}

bool MapsView::showsMaps() const
{
    return m_stack->currentWidget() == m_content && !m_maps->isEmpty();
}

bool MapsView::hasCurrentMap() const
{
    return showsMaps() && m_pair->first().current() >= 0;
}

QString MapsView::shownHeader() const
{
    return m_header->fullText();
}

void MapsView::refresh()
{
    const RunResultPtr &run = m_network.runResult();
    const MapsPtr &maps = m_network.maps();
    const bool running = m_network.runState().state == RunState::State::Running || m_network.runState().state == RunState::State::Stopping;
    m_patience.stop();
    m_tools->setSecondImage(m_network.session().setup().other != nullptr);
    if (maps && areOf(*maps, m_network.selection()))
        return maps->problem.isEmpty() ? showMaps(maps) : showEmpty(maps->problem);
    if (running)
        return showEmpty(tr("Running…"));
    if (m_network.runState().state == RunState::State::Failed)
        return showEmpty(tr("The run failed: %1").arg(m_network.runState().message), {{tr("Run again"), Link::Run}});
    if (!run && !m_network.session().setup().image)
        return showEmpty(tr("Open, drop or paste an image, or use the sample."),
                         {{tr("Open image…"), Link::Open}, {tr("Use the sample"), Link::Sample}});
    if (!run)
        return showEmpty(tr("Run to see feature maps."), {{tr("Run"), Link::Run}});
    if (m_network.selection().nodes.empty())
        return showEmpty(tr("Select a layer to see its maps."), {{tr("First layer"), Link::First}});
    if (!m_network.runIsCurrent())
        return showEmpty(tr("The last run is from before the last edit."), {{tr("Run again"), Link::Run}});
    showEmpty({});
    m_patience.start();
}

void MapsView::showMaps(const MapsPtr &maps)
{
    const bool current = m_network.runIsCurrent();
    const RunSetup &setup = m_network.session().setup();
    const bool wanted = setup.other && maps->other && maps->other->image == setup.other;
    const bool changed = !sameMaps(m_maps->source(), maps),
               otherChanged = (m_otherMaps != nullptr) != wanted || (wanted && m_otherMaps->source()->other != maps->other);
    QString news;
    if (changed || otherChanged) {
        const std::string before = std::exchange(m_shownPath, pathOf(*maps));
        if (changed) { // the images of those before go when nothing waits for it
            auto old = std::exchange(m_maps, std::make_shared<LayerMaps>(maps));
            QTimer::singleShot(0, this, [old = std::move(old)]() mutable { old.reset(); });
        }
        m_otherMaps = wanted ? LayerMaps::ofOther(maps) : nullptr;
        m_otherProblem = wanted ? maps->other->problem : QString();
        if (m_maps->isEmpty())
            return showEmpty(tr("These activations cannot be shown as maps."));
        m_pair->setNames(maps->run->input, wanted ? maps->other->name : QString());
        m_pair->setMaps(m_maps, m_otherMaps);
        m_lens->setMaps(m_maps, wanted ? maps->other->seen : nullptr);
        if (const int channel = grid().current(); channel >= 0 && !before.empty() && before != m_shownPath)
            news = tr("channel %1 · followed from %2").arg(QString::number(channel), QString::fromStdString(before));
    }
    if (m_maps->isEmpty())
        return showEmpty(tr("These activations cannot be shown as maps."));
    const bool appears = m_stack->currentWidget() != m_content;
    m_stack->setCurrentWidget(m_content);
    m_pair->setOutdated(!current);
    m_lens->setOutdated(!current);
    const bool waits = setup.other && !wanted && current;
    m_outdated->setLink(!current);
    m_outdated->setFullText(!current                        ? tr("From before the last edit – run again")
                                : !m_otherProblem.isEmpty() ? m_otherProblem
                                                            : tr("Reading the maps of %1…").arg(setup.otherName));
    m_outdated->setVisible(!current || waits || !m_otherProblem.isEmpty());
    m_tools->show();
    for (QToolButton *button : {m_previous, m_next})
        button->show();
    if (changed || otherChanged) {
        applyOptions();
        describeFollow();
    }
    if (changed || otherChanged || appears)
        showProbe(grid().probe());
    if (!news.isEmpty())
        setHeader(news);
    if (appears) {
        fitTitle(); // beside the buttons that came
        Q_EMIT savableChanged();
    }
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
    m_outdated->hide();
    m_tools->hide();
    m_previous->hide();
    m_next->hide();
    setHeader({});
    fitTitle();
    if (m_stack->currentWidget() == m_empty)
        return;
    m_stack->setCurrentWidget(m_empty);
    Q_EMIT savableChanged();
}

void MapsView::applyOptions()
{
    const MapsOptions &options = m_tools->options();
    MapStyle style{options.colors, options.range == MapRange::Map ? MapScale::Map : MapScale::Layer, {}};
    if (options.range == MapRange::BothImages && m_otherMaps) {
        const ValueRange both = joined(m_maps->range(), m_otherMaps->range());
        style.range = std::array{both.minimum, both.maximum};
    }
    const bool recolored = style != m_maps->style();
    m_maps->setStyle(style);
    if (m_otherMaps)
        m_otherMaps->setStyle(style);
    if (recolored)
        m_pair->repaintMaps();
    const bool sorted = std::exchange(m_shownOrder, options.order) != options.order;
    m_pair->setOrder(orderedMaps(m_maps->statistics(), options.order), sorted);
    m_lens->setParts(options.input, options.histogram);
    arrange();
    describeScale();
    setHeader(headerText());
}

void MapsView::describeScale()
{
    const int channel = grid().probe().channel;
    const MapRange range = m_tools->options().range;
    const bool one = range == MapRange::Map && channel >= 0 && !m_maps->isVector();
    const QString of = one                             ? tr("channel %1").arg(channel)
        : range == MapRange::BothImages && m_otherMaps ? tr("both images")
                                                       : tr("the whole layer");
    m_tools->scale().setScale(m_maps->scaleOf(one ? channel : -1), of, m_maps->notFinite());
    if (range == MapRange::Map && !one)
        m_tools->scale().setToolTip(tr("Every map has its own scale; point at one. %1").arg(m_tools->scale().toolTip()));
}

void MapsView::showProbe(const MapProbe &probe)
{
    m_lens->setProbe(probe);
    if (m_tools->options().range == MapRange::Map)
        describeScale();
    const LayerMaps &maps = *m_maps;
    if (probe.channel < 0 || probe.channel >= maps.count())
        return setHeader(headerText());
    QStringList words{tr("channel %1").arg(probe.channel)};
    if (probe.hasPixel() && !maps.isVector()) {
        const auto valueIn = [&](const LayerMaps &of) {
            return QString::fromStdString(
                       formatSignificant(static_cast<double>(of.value(probe.channel, probe.x, probe.y)), m_otherMaps ? 3 : 4))
                .replace(u'-', u'−');
        };
        words << QStringLiteral("(%1, %2)").arg(probe.x).arg(probe.y) << valueIn(maps);
        if (m_otherMaps && probe.channel < m_otherMaps->count() && probe.x < m_otherMaps->width() && probe.y < m_otherMaps->height())
            words << valueIn(*m_otherMaps);
    } else {
        words << mapWords(maps, probe.channel, false);
    }
    setHeader(warned(words));
    grid().setAccessibleDescription(m_header->fullText());
}

void MapsView::setHeader(const QString &text)
{
    if (text == m_header->fullText())
        return;
    m_header->setFullText(text);
    fitTitle();
}

void MapsView::fitTitle()
{
    const QString &text = m_header->fullText();
    const int buttons = (m_next->isVisibleTo(this) ? 2 * m_next->width() + controlGap : 0) + m_fill->width();
    const int room = width() - buttons - 2 * controlGap - (text.isEmpty() ? 0 : m_header->sizeHint().width());
    QString title = tr("Feature maps");
    for (const QString &shorter : {tr("Maps"), QString()}) {
        if (m_title->fontMetrics().horizontalAdvance(title) > room)
            title = shorter;
    }
    m_title->setFullText(title);
    m_title->setVisible(!title.isEmpty());
}

void MapsView::arrange()
{
    const bool column = width() >= columnFrom;
    m_lens->setColumn(column);
    m_body->setDirection(column ? QBoxLayout::RightToLeft : QBoxLayout::TopToBottom);
    m_body->setStretchFactor(m_lens, column ? 1 : 0);
    m_body->setStretchFactor(m_pair, column ? 2 : 1);
    m_lens->setVisible(m_lens->hasParts() && (column || height() >= lensFromHeight));
}

void MapsView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
    fitTitle();
}

void MapsView::setFull(bool full)
{
    const QSignalBlocker blocker(m_fill);
    m_fill->setChecked(full);
    m_fill->setToolTip(full ? tr("Back to the whole window (Esc)") : tr("The maps alone in the window (Ctrl+Shift+M)"));
    m_fill->setAccessibleName(full ? tr("Back to the whole window") : tr("The maps alone in the window"));
    m_pair->setCaptioned(full);
    if (const int usual = std::exchange(m_usualSide, 0); usual > 0 && !full)
        grid().setSide(usual);
}

void MapsView::fill()
{
    m_usualSide = grid().side();
    grid().setSide(grid().fillingSide());
}

/// "12", and by what they are sorted: "12 · 0.0312".
/// From the longest to the shortest: three significant digits at most, the channel at least.
QStringList MapsView::captionsOf(const LayerMaps &maps, int channel) const
{
    const MapStatistics &map = maps.statistics()[static_cast<std::size_t>(channel)];
    QStringList captions;
    for (const int digits : {3, 2, 1}) {
        const auto number = [digits](double value) { return QString::fromStdString(formatSignificant(value, digits)).replace(u'-', u'−'); };
        const auto add = [&captions, channel](const QString &value) { captions << QStringLiteral("%1 · %2").arg(channel).arg(value); };
        switch (m_tools->options().order) {
        case MapOrder::Index: break;
        case MapOrder::Mean: add(number(map.mean)); break;
        case MapOrder::Variance: add(number(map.variance)); break;
        case MapOrder::Sparsity: add(tr("%1 %").arg(number(100 * map.sparsity))); break;
        }
    }
    captions << QString::number(channel);
    return captions;
}

/// Where the parameters are random, that is said first: what comes last may be cut off.
QString MapsView::warned(QStringList words) const
{
    const auto &run = m_maps->source()->run;
    if (run && hasRandomWeights(*run))
        words.prepend(tr("random weights"));
    return words.join(QStringLiteral(" · "));
}

QString MapsView::headerText() const
{
    const LayerMaps &maps = *m_maps;
    if (maps.isEmpty())
        return {};
    QStringList words{QString::number(maps.count())};
    if (!maps.isVector())
        words << QStringLiteral("%1 × %2").arg(maps.height()).arg(maps.width());
    if (maps.deadCount() > 0)
        words << tr("%1 dead").arg(maps.deadCount());
    if (const QString order = orderWords(m_tools->options().order); !order.isEmpty())
        words << order;
    return warned(words);
}

int MapsView::followed(int step) const
{
    if (!showsMaps() || !m_maps->source()->run)
        return -1;
    const Snapshot &snapshot = *m_maps->source()->run->snapshot;
    const auto channels = [&snapshot](int node) {
        const Shape &shape = snapshot.model->profile.nodes[static_cast<std::size_t>(node)].shape;
        return shape.size() > 1 ? shape[1] : -1;
    };
    const int own = m_maps->source()->node;
    for (int node = own + step; node > 0 && node < static_cast<int>(snapshot.model->graph.nodes.size()); node += step) {
        if (channels(node) == channels(own))
            return node;
    }
    return -1;
}

void MapsView::follow(int step)
{
    if (const int node = followed(step); node >= 0 && m_network.runIsCurrent())
        m_network.select(m_maps->source()->run->snapshot->model->graph.nodes[static_cast<std::size_t>(node)].path);
}

void MapsView::describeFollow()
{
    const auto describe = [this](QToolButton *button, int step, const QString &words) {
        button->setEnabled(followed(step) >= 0);
        button->setToolTip(words.arg(m_maps->count()));
        button->setAccessibleName(words.arg(m_maps->count()));
    };
    describe(m_previous, -1, tr("The layer before with %1 channels ([)"));
    describe(m_next, 1, tr("The next layer with %1 channels (])"));
}

} // namespace residua::ui
