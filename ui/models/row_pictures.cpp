#include "ui/models/row_pictures.h"

#include <QPainter>

#include <memory>

namespace residua::ui {

void RowPictures::draw(QPainter &painter, const QRect &area, size_t look, const QColor &ground, const std::function<void(QPainter &)> &draw)
{
    if (const QPixmap *known = m_pictures.object(look))
        return painter.drawPixmap(area.topLeft(), *known);
    const qreal ratio = painter.device()->devicePixelRatioF();
    auto picture = std::make_unique<QPixmap>((QSizeF(area.size()) * ratio).toSize());
    picture->setDevicePixelRatio(ratio);
    picture->fill(ground);
    QPainter on(picture.get());
    on.setFont(painter.font());
    on.setPen(painter.pen());
    on.translate(-area.topLeft());
    draw(on);
    on.end();
    painter.drawPixmap(area.topLeft(), *picture);
    const qsizetype bytes = qsizetype{4} * picture->width() * picture->height();
    m_pictures.insert(look, picture.release(), bytes);
}

} // namespace residua::ui
