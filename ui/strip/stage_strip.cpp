#include "ui/strip/stage_strip.h"

#include "ui/forms/number_edit.h"
#include "ui/strip/metric_button.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace residua::ui {

namespace {

constexpr int leastStripWidth = 480, burstPause = 800; // pixels, milliseconds

} // namespace

StageStrip::StageStrip(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_fonts(font()), m_strip(stripParts(session.snapshot())),
      m_button(new MetricButton(session, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Stage strip"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(burstPause);
    connect(&m_pause, &QTimer::timeout, this, &StageStrip::endChange);
    connect(&session, &Session::snapshotChanged, this, &StageStrip::onSnapshotChanged);
    connect(&session, &Session::selectionChanged, this, &StageStrip::onSelectionChanged);
    connect(&session, &Session::documentChanged, this, qOverload<>(&QWidget::update));
    for (const auto signal : {&Session::metricChanged, &Session::runResultChanged})
        connect(&session, signal, this, [this] {
            refreshTints();
            placeButton();
            refreshBubble();
            invalidate();
        });
    connect(&session, &Session::setupChanged, this, &StageStrip::refreshImage);
    refreshTints();
    refreshImage();
    onSelectionChanged();
}

StageStrip::~StageStrip()
{
    closeEditor();
}

QSize StageStrip::sizeHint() const
{
    return {1200, stripHeight(m_fonts)};
}

QSize StageStrip::minimumSizeHint() const
{
    return {leastStripWidth, stripHeight(m_fonts)};
}

const StripGeometry &StageStrip::geometryOfStrip()
{
    if (m_geometryIsOld) {
        const StripPlacing keep = m_drag ? m_drag->placing : StripPlacing{};
        m_geometry = stripGeometry(m_strip, m_fonts, size(), m_button->width() + groupGap, keep);
        m_geometryIsOld = false;
    }
    return m_geometry;
}

void StageStrip::invalidate()
{
    m_geometryIsOld = true;
    update();
}

void StageStrip::onSnapshotChanged()
{
    m_strip = stripParts(m_session.snapshot());
    if (!m_proposing) { // somebody else's edit ends ours
        m_pause.stop();
        m_change.reset();
        m_drag.reset();
        closeEditor();
        unsetCursor();
    }
    if (!m_drag)
        m_hover = {};
    placeButton(); // another counting has another name
    refreshBubble();
    refreshTints();
    m_mark = markOf(m_strip, m_session.selection());
    describe();
    invalidate();
}

void StageStrip::onSelectionChanged()
{
    const StripMark mark = markOf(m_strip, m_session.selection());
    if (mark == m_mark && !m_strip.parts.empty() && !accessibleDescription().isEmpty())
        return;
    m_mark = mark;
    describe();
    update();
}

void StageStrip::describe()
{
    const QString part = spokenPart(m_strip, m_mark.part);
    const QString words = part.isEmpty() ? tr("Nothing selected. Left and right move along the network.") : part;
    if (words != accessibleDescription())
        setAccessibleDescription(words);
    const QString name =
        part.isEmpty() ? tr("Stage strip") : tr("Stage strip, %1").arg(m_strip.parts[static_cast<std::size_t>(m_mark.part)].titles.front());
    if (name != accessibleName())
        setAccessibleName(name);
}

void StageStrip::refreshTints()
{
    const Metric metric = m_session.metric();
    m_tints = {colorMapOf(metric), {}};
    m_shares.clear();
    const RunResult *run = m_session.runIsCurrent() ? m_session.runResult().get() : nullptr;
    if (isMeasured(metric) && !run)
        return;
    std::vector<std::optional<double>> values; // of all slabs, in order
    double total = 0;
    for (const StripPart &part : m_strip.parts) {
        if (part.kind != StripPart::Kind::Input)
            for (const StripSlab &slab : part.slabs)
                values.push_back(metricValue(metric, *m_strip.snapshot, run, slab.nodes));
        if (addsUp(metric))
            total += m_shares.emplace_back(metricValue(metric, *m_strip.snapshot, run, part.nodes).value_or(0));
    }
    const TintScale scale = tintScale(metric, values);
    auto value = values.cbegin();
    for (const StripPart &part : m_strip.parts) {
        auto &shares = m_tints.shares.emplace_back();
        if (part.kind == StripPart::Kind::Input)
            continue;
        for (std::size_t i = 0; i < part.slabs.size(); ++i, ++value)
            shares.push_back(isColoured(metric, *value) ? std::optional(scale.share(**value)) : std::nullopt);
    }
    for (double &share : m_shares)
        share = total > 0 ? share / total : 0;
}

void StageStrip::refreshImage()
{
    m_image = {};
    if (const auto &image = m_session.setup().image; image && image->width > 0 && image->height > 0) {
        const QImage whole(image->rgb.data(), image->width, image->height, 3 * image->width, QImage::Format_RGB888);
        const int side = std::min(image->width, image->height);
        const QImage middle = whole.copy((image->width - side) / 2, (image->height - side) / 2, side, side);
        const int pixels = static_cast<int>(std::ceil(96 * devicePixelRatioF()));
        m_image = QPixmap::fromImage(middle.scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
    update();
}

void StageStrip::refreshFonts()
{
    m_fonts = StripFonts(font());
    updateGeometry();
    placeButton();
    invalidate();
}

void StageStrip::placeButton()
{
    m_button->adjustSize();
    m_button->move(width() - m_button->width() - controlGap, insideGap / 2);
}

void StageStrip::resizeEvent(QResizeEvent *)
{
    placeButton();
    closeEditor();
    invalidate();
}

void StageStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        refreshFonts();
    else if (event->type() == QEvent::PaletteChange)
        update();
}

void StageStrip::paintEvent(QPaintEvent *)
{
    const StripGeometry &geometry = geometryOfStrip();
    QPainter painter(this);
    const StripScene scene{m_strip,
                           geometry,
                           m_fonts,
                           Theme(palette()),
                           m_tints,
                           m_shares,
                           m_mark,
                           m_hover,
                           m_drag && !m_drag->escaped ? m_drag->handle : StripHit{},
                           hasFocus(),
                           QString::fromStdString(m_session.spec().name),
                           m_session.isModified(),
                           m_image,
                           m_bubble,
                           QRectF(m_button->geometry())};
    paintStrip(painter, scene, rect());
}

} // namespace residua::ui
