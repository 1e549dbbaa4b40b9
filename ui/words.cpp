#include "ui/words.h"

#include <QStringList>

namespace residua::ui {

QString shapeWords(const Shape &shape)
{
    QStringList extents;
    for (std::size_t i = 1; i < shape.size(); ++i)
        extents.append(QString::number(shape[i]));
    return extents.join(QStringLiteral(" × "));
}

} // namespace residua::ui
