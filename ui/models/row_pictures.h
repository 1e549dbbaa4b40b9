#pragma once

#include <QCache>
#include <QPixmap>

#include <functional>

class QPainter;

namespace residua::ui {

/// Rows as they were drawn: after most edits most of them look as before.
class RowPictures {
public:
    /// Draws the row that fills `area`: what it is drawn from has been told to `look` (a hash), and `draw` draws it on `ground`.
    void draw(QPainter &painter, const QRect &area, size_t look, const QColor &ground, const std::function<void(QPainter &)> &draw);

private:
    static constexpr qsizetype mostBytes = 16 << 20; ///< some 180 wide rows
    QCache<size_t, QPixmap> m_pictures{mostBytes};
};

} // namespace residua::ui
