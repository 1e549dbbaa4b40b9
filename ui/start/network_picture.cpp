#include "ui/start/network_picture.h"

#include "ui/look/theme.h"
#include "ui/state/words.h"

#include "core/report/format.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace residua::ui {

namespace {

constexpr double stageGap = 5, slabGap = 1.5, leastThickness = 2, mostThickness = 11, leastHeight = 4;

double resolutionOf(const Shape &shape)
{
    return shape.size() == 4 ? std::sqrt(static_cast<double>(shape[2]) * static_cast<double>(shape[3])) : 1;
}

double gapBefore(const std::vector<NetworkPicture::Slab> &slabs, std::size_t i)
{
    return i == 0 ? 0 : slabs[i].stage == slabs[i - 1].stage ? slabGap : stageGap;
}

} // namespace

NetworkPicture networkPicture(const Model &model)
{
    // The last operation of a block, or of the stem, says what comes out of it.
    NetworkPicture picture;
    std::vector<const Shape *> shapes;
    Slot last{Part::Input, -1, -1, 0};
    for (const Node &node : model.graph.nodes) {
        if (node.slot.part == Part::Input || node.slot.part >= Part::FinalNorm)
            continue;
        if (shapes.empty() || node.slot.stage != last.stage || node.slot.block != last.block) {
            shapes.push_back(nullptr);
            picture.slabs.push_back({0, 0, node.slot.stage});
        }
        shapes.back() = &model.profile.nodes[static_cast<std::size_t>(node.id)].shape;
        last = node.slot;
    }
    double most = 2, widest = 1;
    for (const Shape *shape : shapes) {
        most = std::max(most, resolutionOf(*shape));
        widest = std::max(widest, static_cast<double>((*shape)[1]));
    }
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        picture.slabs[i].height = (std::log2(resolutionOf(*shapes[i])) + 0.75) / (std::log2(most) + 0.75);
        picture.slabs[i].thickness = std::sqrt(static_cast<double>((*shapes[i])[1]) / widest);
    }
    return picture;
}

QString networkLine(const Model &model)
{
    return QString::fromStdString(formatCount(model.profile.totals.parameters)) + QStringLiteral(" · ")
        + countText(model.profile.totals.macs, {});
}

void paintNetwork(QPainter &painter, const NetworkPicture &picture, const QRectF &area, const Theme &theme)
{
    const auto &slabs = picture.slabs;
    double wanted = 0, gaps = 0;
    for (std::size_t i = 0; i < slabs.size(); ++i) {
        wanted += leastThickness + slabs[i].thickness * (mostThickness - leastThickness);
        gaps += gapBefore(slabs, i);
    }
    const double scale = std::min(1.0, area.width() / std::max(1.0, wanted + gaps));
    double x = area.center().x() - (wanted + gaps) * scale / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int stages = slabs.empty() ? 0 : std::max(0, slabs.back().stage);
    for (std::size_t i = 0; i < slabs.size(); ++i) {
        x += gapBefore(slabs, i) * scale;
        const double width = (leastThickness + slabs[i].thickness * (mostThickness - leastThickness)) * scale;
        const double height = std::max(leastHeight, slabs[i].height * area.height());
        painter.setBrush(slabs[i].stage < 0 ? theme.quietText : theme.ramp(0.3 + 0.6 * (slabs[i].stage + 1) / (stages + 1)));
        painter.drawRoundedRect(QRectF(x, area.center().y() - height / 2, width, height), std::min(1.5, width / 3),
                                std::min(1.5, width / 3));
        x += width;
    }
    painter.restore();
}

} // namespace residua::ui
