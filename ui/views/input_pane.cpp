#include "ui/views/input_pane.h"

#include "ui/look/theme.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace residua::ui {

InputPane::InputPane(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("The input as the network sees it"));
}

void InputPane::setPicture(const std::shared_ptr<const Image> &picture)
{
    if (picture == m_picture)
        return;
    m_picture = picture;
    m_scaled = {};
    m_image = picture ? QImage(picture->rgb.data(), picture->width, picture->height, picture->width * 3, QImage::Format_RGB888) : QImage();
    update();
}

void InputPane::setBox(const std::optional<PixelBox> &box)
{
    if (std::exchange(m_box, box) != box)
        update();
}

void InputPane::setOutdated(bool outdated)
{
    if (std::exchange(m_outdated, outdated) != outdated)
        update();
}

QRect InputPane::pictureRect() const
{
    if (m_image.isNull())
        return {};
    const QSize size = m_image.size().scaled(this->size(), Qt::KeepAspectRatio);
    return {QPoint((width() - size.width()) / 2, 0), size};
}

QRect InputPane::boxRect() const
{
    if (!m_box || m_image.isNull())
        return {};
    const QRect area = pictureRect();
    const auto x = [&](std::int64_t pixel) { return area.left() + static_cast<int>(pixel * area.width() / m_image.width()); };
    const auto y = [&](std::int64_t pixel) { return area.top() + static_cast<int>(pixel * area.height() / m_image.height()); };
    const QPoint first(x(m_box->first[1]), y(m_box->first[0])), last(x(m_box->last[1] + 1), y(m_box->last[0] + 1));
    return {first, QSize(std::max(3, last.x() - first.x()), std::max(3, last.y() - first.y()))};
}

void InputPane::paintEvent(QPaintEvent *)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    const Theme theme(palette());
    const QRect area = pictureRect();
    const QSize pixels = area.size() * devicePixelRatioF();
    if (m_scaled.size() != pixels) {
        const bool grows = pixels.width() > 2 * m_image.width();
        m_scaled = m_image.scaled(pixels, Qt::IgnoreAspectRatio, grows ? Qt::FastTransformation : Qt::SmoothTransformation)
                       .convertToFormat(QImage::Format_RGB32);
    }
    painter.setOpacity(m_outdated ? 0.45 : 1);
    painter.drawImage(area, m_scaled);
    painter.setOpacity(1);
    if (!m_box)
        return;
    const QRect box = boxRect();
    if (box != area) { // what is not seen steps back
        QColor veil(theme.dark ? theme.canvas : QColor(Qt::white));
        veil.setAlpha(150);
        painter.setClipRegion(QRegion(area).subtracted(box));
        painter.fillRect(area, veil);
        painter.setClipping(false);
    }
    // A light line round the accent: it stands out on any image.
    const QRect frame = box.intersected(area);
    painter.setPen(QPen(Qt::white, 1, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(frame.adjusted(0, 0, -1, -1));
    painter.setPen(QPen(theme.accent, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(frame.adjusted(2, 2, -2, -2));
}

} // namespace residua::ui
