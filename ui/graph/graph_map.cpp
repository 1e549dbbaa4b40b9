#include "ui/graph/graph_map.h"

#include <QPainter>
#include <QVarLengthArray>

#include <algorithm>

namespace residua::ui {

namespace {

constexpr double inset = 6;
constexpr QSizeF largest(136, 88);

/// The most that a map is, without its inset: a small view keeps its room for the picture.
QSizeF mostOf(QSizeF view)
{
    return largest.boundedTo(view / 5);
}

} // namespace

double mapRoom(QSizeF view)
{
    return view.width() < 4 * largest.width() || view.height() < 2 * largest.height() ? 0 : mostOf(view).width() + 2 * inset + groupGap;
}

GraphMap mapFor(const Scene &scene, const Camera &camera, QSizeF view, const std::vector<QRectF> &keptFree)
{
    const QRectF seen = camera.toScreen(QRectF({}, scene.size));
    const QRectF window({}, view);
    GraphMap map;
    if (!scene.picture || mapRoom(view) <= 0 || window.adjusted(-1, -1, 1, 1).contains(seen))
        return map;
    const QSizeF most = mostOf(view);
    const double scale = std::min(most.width() / std::max(scene.size.width(), 1.0), most.height() / std::max(scene.size.height(), 1.0));
    const QSizeF size = scene.size * scale + QSizeF(2 * inset, 2 * inset);
    const double left = window.right() - groupGap - size.width();
    for (const double top : {window.bottom() - groupGap - size.height(), double(groupGap)}) {
        const QRectF panel(QPointF(left, top), size);
        if (std::none_of(keptFree.begin(), keptFree.end(), [&panel](const QRectF &rect) { return rect.intersects(panel); })) {
            map.panel = panel;
            break;
        }
    }
    map.camera = {scale, 1, map.panel.topLeft() + QPointF(inset, inset)};
    return map;
}

void paintMap(QPainter &painter, const GraphMap &map, const Scene &scene, const std::vector<int> &found, const Camera &camera, QSizeF view,
              const Theme &theme)
{
    if (map.panel.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(map.panel.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QVarLengthArray<QRectF, 512> boxes;
    const auto add = [&](const SceneBox &box, double least) {
        const QRectF rect = map.camera.toScreen(box.rect);
        boxes.append({rect.topLeft(), rect.size().expandedTo(QSizeF(least, least))});
    };
    for (const SceneBox &box : scene.boxes)
        add(box, 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(found.empty() ? theme.bar : theme.line);
    painter.drawRects(boxes.constData(), static_cast<int>(boxes.size()));
    boxes.clear();
    for (const int box : found)
        add(scene.boxes[static_cast<std::size_t>(box)], 2);
    painter.setBrush(theme.accent);
    painter.drawRects(boxes.constData(), static_cast<int>(boxes.size()));
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF window = map.camera.toScreen(camera.toPicture(QRectF({}, view))).intersected(map.panel.adjusted(1, 1, -1, -1));
    painter.setPen(QPen(theme.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(window, 3, 3);
}

} // namespace residua::ui
