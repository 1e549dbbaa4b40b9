#include "ui/views/maps_lens.h"

#include "ui/look/look_change.h"
#include "ui/look/theme.h"
#include "ui/views/histogram_view.h"
#include "ui/views/input_pane.h"
#include "ui/views/maps_grid.h"

#include <QEvent>
#include <QLabel>

#include <algorithm>

namespace residua::ui {

namespace {

constexpr int stripSide = 104, smallSide = 76, columnSide = 320;

QString sizeWords(const std::array<std::int64_t, 2> &size)
{
    return QStringLiteral("%1 × %2").arg(size[0]).arg(size[1]);
}

} // namespace

MapsLens::MapsLens(QWidget *parent) : QWidget(parent)
{
    m_first = new InputPane(this);
    m_second = new InputPane(this);
    m_histogram = new HistogramView(this);
    m_caption = new QLabel(this);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    m_caption->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_second->hide();
    applyColors();
    onLookChange(
        *this, [this] { applyColors(); }, [this] { arrange(); });
}

void MapsLens::applyColors()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Theme(quiet).quietText);
    m_caption->setPalette(quiet);
}

void MapsLens::setParts(bool input, bool histogram)
{
    m_showsInput = input;
    m_showsHistogram = histogram;
    arrange();
}

void MapsLens::setColumn(bool column)
{
    m_column = column;
    arrange();
}

void MapsLens::setOutdated(bool outdated)
{
    m_first->setOutdated(outdated);
    m_second->setOutdated(outdated);
    m_histogram->setOutdated(outdated);
}

void MapsLens::setMaps(const std::shared_ptr<const LayerMaps> &maps, const std::shared_ptr<const Image> &otherSeen)
{
    const bool other = maps != m_maps;
    m_maps = maps;
    const bool any = maps && !maps->isEmpty();
    m_first->setPicture(any && maps->source()->run ? maps->source()->run->seen : nullptr);
    m_second->setPicture(any ? otherSeen : nullptr);
    const QString preparation = any && maps->source()->run ? maps->source()->run->preparation : QString();
    for (InputPane *pane : {m_first, m_second})
        pane->setToolTip(preparation.isEmpty() ? tr("The input as the network sees it")
                                               : tr("The input as the network sees it: %1").arg(preparation));
    if (other && any)
        m_histogram->setHistogram(maps->histogram());
    arrange();
    setProbe({});
}

void MapsLens::setProbe(const MapProbe &probe)
{
    if (!m_maps || m_maps->isEmpty() || !m_maps->source()->run)
        return m_caption->setText({});
    const MapsResult &maps = *m_maps->source();
    const Snapshot &snapshot = *maps.run->snapshot;
    std::optional<ReceptiveBox> box;
    if (probe.channel >= 0 && (probe.hasPixel() || m_maps->isVector()))
        box = receptiveBox(*snapshot.model, maps.node, {std::max(0, probe.y), std::max(0, probe.x)});
    const auto inside = box ? std::optional(box->inside) : std::nullopt;
    m_first->setBox(inside);
    m_second->setBox(inside);
    m_caption->setText(fieldWords(*maps.run, maps.node, box));
}

QString MapsLens::caption() const
{
    return m_caption->text();
}

/// Four lines and the bars beside the image.
int MapsLens::stripHeight() const
{
    return std::max(stripSide, 4 * fontMetrics().height() + 40);
}

int MapsLens::imageSide() const
{
    if (!m_showsInput || !m_first->hasPicture())
        return 0;
    const bool two = m_second->hasPicture();
    if (m_column)
        return std::min({columnSide, two ? (width() - controlGap) / 2 : width(), std::max(96, height() * 3 / 5)});
    return two && width() < 2 * stripHeight() + 140 ? smallSide : stripHeight();
}

void MapsLens::arrange()
{
    const int side = imageSide();
    const bool two = side > 0 && m_second->hasPicture(), image = side > 0;
    m_first->setVisible(image);
    m_second->setVisible(two);
    m_caption->setVisible(image);
    m_histogram->setVisible(m_showsHistogram);
    if (m_column) {
        setMinimumHeight(0);
        setMaximumHeight(QWIDGETSIZE_MAX);
    } else {
        setFixedHeight(image ? stripHeight() : m_histogram->sizeHint().height());
    }
    const auto imageSize = [side](const InputPane *pane) { return pane->pictureSize().scaled(side, side, Qt::KeepAspectRatio); };
    int x = 0, bottom = 0;
    for (InputPane *pane : {m_first, m_second}) {
        if (!image || (pane == m_second && !two))
            continue;
        const QSize size = imageSize(pane);
        pane->setGeometry(QRect(QPoint(x, 0), size));
        x += size.width() + controlGap;
        bottom = std::max(bottom, size.height());
    }
    const int line = m_caption->fontMetrics().height();
    if (m_column) {
        const int top = image ? bottom + insideGap : 0, captionHeight = image ? m_caption->heightForWidth(width()) : 0;
        m_caption->setGeometry(0, top, width(), std::max(2 * line, captionHeight));
        const int barsTop = image ? m_caption->geometry().bottom() + 1 + controlGap : 0;
        m_histogram->setGeometry(0, barsTop, width(), std::clamp(height() - barsTop, 0, m_histogram->sizeHint().height() + 40));
        return;
    }
    const int rest = width() - x;
    const int captionHeight = image ? std::min(height(), std::max(2 * line, m_caption->heightForWidth(rest))) : 0;
    const int captionTop = m_showsHistogram ? height() - captionHeight : 0;
    m_caption->setGeometry(x, captionTop, rest, captionHeight);
    m_histogram->setGeometry(x, 0, rest, std::max(0, (image ? captionTop - insideGap : height())));
}

void MapsLens::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

QSize MapsLens::sizeHint() const
{
    return {200, stripSide};
}
QSize MapsLens::minimumSizeHint() const
{
    return {120, m_column ? 0 : 40};
}

QString fieldWords(const RunResult &run, int node, const std::optional<ReceptiveBox> &box)
{
    const auto &nodes = run.snapshot->model->profile.nodes;
    QString words = MapsLens::tr("receptive field %1").arg(sizeWords(nodes[static_cast<std::size_t>(node)].receptiveField));
    if (box && box->clipped())
        words += MapsLens::tr(", clipped to %1").arg(sizeWords(box->inside.size()));
    return words;
}

} // namespace residua::ui
