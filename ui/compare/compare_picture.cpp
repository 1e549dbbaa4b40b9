#include "ui/compare/compare_picture.h"

#include "ui/compare/change_marks.h"
#include "ui/graph/graph_command.h"
#include "ui/graph/graph_navigation.h"
#include "ui/graph/graph_tint.h"
#include "ui/graph/graph_words.h"
#include "ui/look/flat_paint.h"
#include "ui/look/look_change.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace residua::ui {

ComparePicture::ComparePicture(bool b, Viewport &viewport, QWidget *parent)
    : QWidget(parent), m_isB(b), m_viewport(viewport), m_painter(Theme(palette())),
      m_mouse(*this, viewport, m_map, [this](QPointF at) { return graphHit(m_scene, m_viewport.camera(), {}, {}, at); })
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(b ? tr("Picture of B, the network that is shown") : tr("Picture of A, what it is compared with"));
    setObjectName(b ? QStringLiteral("pictureB") : QStringLiteral("pictureA"));
    connect(&m_mouse, &GraphMouse::pressed, this, [this](const GraphHit &hit) {
        m_highlight.focus = false;
        if (hit.isInPicture())
            Q_EMIT selected(idsOf(hit));
    });
    connect(&m_mouse, &GraphMouse::canvasClicked, this, [this] { Q_EMIT selected({}); });
    connect(&m_mouse, &GraphMouse::opened, this, [this](const GraphHit &hit) { Q_EMIT opened(pathOf(m_scene, hit), idsOf(hit)); });
    connect(&m_mouse, &GraphMouse::hovered, this, [this](const GraphHit &hit) {
        m_highlight.hoverBox = hit.what == GraphHit::What::Box ? hit.index : -1;
        m_highlight.hoverFrame = hit.what == GraphHit::What::Frame ? hit.index : -1;
        update();
    });
    onLookChange(*this, [this] {
        m_painter.setTheme(Theme(this->palette()));
        update();
    });
}

void ComparePicture::show(const PicturePtr &picture, const Comparison &comparison)
{
    m_scene = prepareScene(picture);
    tint(m_scene, Metric::Time, nullptr); // no colours of costs: what is marked here is what differs
    m_changes = boxChanges(m_scene, comparison, m_isB);
    m_painter.setScene(m_scene);
    m_highlight.hoverBox = m_highlight.hoverFrame = -1;
    m_mouse.forgetPicture();
    m_highlight.selected = marksOf(m_scene, m_selected);
    update();
}

void ComparePicture::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleDescription(title);
    update();
}

void ComparePicture::setLegend(const QString &legend)
{
    m_legend = legend;
    update();
}

bool ComparePicture::has(Change change) const
{
    return std::find(m_changes.begin(), m_changes.end(), change) != m_changes.end();
}

void ComparePicture::select(const std::vector<int> &ids)
{
    m_selected = ids;
    if (m_scene.picture)
        m_highlight.selected = ids.empty() ? SceneMarks() : marksOf(m_scene, ids);
    update();
}

std::vector<int> ComparePicture::idsOf(const GraphHit &hit) const
{
    return hit.what == GraphHit::What::Box ? m_scene.node(hit.index).nodes
                                           : m_scene.nodesOf(m_scene.frames[static_cast<std::size_t>(hit.index)]);
}

QRectF ComparePicture::rectOf(const std::string &path) const
{
    const int box = m_scene.picture ? m_scene.boxOf(path) : -1;
    return box < 0 ? QRectF() : m_viewport.camera().toScreen(m_scene.boxes[static_cast<std::size_t>(box)].rect);
}

int ComparePicture::currentBox() const
{
    if (!m_highlight.selected.boxes.empty())
        return m_highlight.selected.boxes.front();
    if (m_highlight.selected.frames.empty())
        return -1;
    const auto &members = m_scene.group(m_scene.frames[static_cast<std::size_t>(m_highlight.selected.frames.front())]).members;
    return members.empty() ? -1 : members.front();
}

double ComparePicture::titleRoom() const
{
    return fontMetrics().height() + 2 * insideGap;
}

bool ComparePicture::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const GraphHit hit = graphHit(m_scene, m_viewport.camera(), {}, {}, help->pos());
    if (hit.isInPicture())
        QToolTip::showText(help->globalPos(),
                           hit.what == GraphHit::What::Box ? boxToolTip(m_scene, hit.index) : frameToolTip(m_scene, hit.index), this,
                           m_viewport.camera().toScreen(ui::rectOf(m_scene, hit)).toAlignedRect());
    else
        QToolTip::hideText();
    return true;
}

void ComparePicture::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    if (!m_scene.picture) {
        painter.fillRect(event->rect(), m_painter.theme().canvas);
        return;
    }
    m_painter.paint(painter, m_viewport.camera(), event->region(), font(), m_highlight, Motion());
    paintChanges(painter, m_scene, m_changes, m_viewport.camera(), m_painter.theme(), font(), QRectF(event->rect()));
    paintWords(painter);
}

void ComparePicture::paintWords(QPainter &painter) const
{
    const Theme &theme = m_painter.theme();
    const auto words = [&](const QString &text, double top, bool bold) {
        QFont face = font();
        face.setBold(bold);
        const QFontMetricsF metrics(face);
        const QString shown = metrics.elidedText(text, Qt::ElideMiddle, width() - 2 * groupGap);
        const QRectF room(groupGap - controlGap, top, metrics.horizontalAdvance(shown) + 2 * controlGap, metrics.height() + 2 * insideGap);
        if (m_viewport.camera().toScreen(QRectF({}, m_scene.size)).intersects(room)) // the picture goes on below the words
            paintFrame(&painter, room.adjusted(0.5, 0.5, -0.5, -0.5), theme.panel, theme.line, 1, 6);
        painter.setPen(bold ? theme.text : theme.quietText);
        painter.setFont(face);
        painter.drawText(room, Qt::AlignCenter, shown);
    };
    words(m_title, 0, true);
    if (!m_legend.isEmpty())
        words(m_legend, height() - titleRoom() - insideGap, false);
    if (m_highlight.focus && m_highlight.selected.empty())
        paintViewFocus(painter, rect(), theme);
}

void ComparePicture::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    Q_EMIT resized();
}

void ComparePicture::wheelEvent(QWheelEvent *event)
{
    m_mouse.turnWheel(*event);
    event->accept();
}

void ComparePicture::leaveEvent(QEvent *event)
{
    m_mouse.leave();
    QWidget::leaveEvent(event);
}

void ComparePicture::keyPressEvent(QKeyEvent *event)
{
    const int box = m_scene.picture ? currentBox() : -1;
    if (const auto direction = m_scene.picture ? directionOf(*event) : std::nullopt) {
        m_highlight.focus = true;
        if (const int next = nextBox(m_scene, box, *direction); next >= 0)
            Q_EMIT selected(m_scene.node(next).nodes);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && box >= 0) {
        Q_EMIT opened(m_scene.node(box).path, m_scene.node(box).nodes);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ComparePicture::focusInEvent(QFocusEvent *event)
{
    m_highlight.focus = event->reason() != Qt::MouseFocusReason;
    QWidget::focusInEvent(event);
    update();
}

void ComparePicture::focusOutEvent(QFocusEvent *event)
{
    m_highlight.focus = false;
    QWidget::focusOutEvent(event);
    update();
}

} // namespace residua::ui
