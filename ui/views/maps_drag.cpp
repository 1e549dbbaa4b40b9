#include "ui/views/maps_drag.h"

#include "ui/views/maps_save.h"

#include "core/data/error.h"

#include <QDir>
#include <QDrag>
#include <QMimeData>
#include <QPixmap>
#include <QUrl>
#include <QWidget>

#include <algorithm>

namespace residua::ui {

namespace {

/// What hangs on the pointer: large enough to be known again, small enough to see what is below.
QPixmap previewOf(const QImage &map, qreal ratio)
{
    constexpr int side = 96, largestValue = 16; // pixels
    const int longer = std::max(map.width(), map.height());
    const QSize size = map.size().scaled(QSize(side, side).boundedTo(QSize(longer, longer) * largestValue) * ratio, Qt::KeepAspectRatio);
    QPixmap preview = QPixmap::fromImage(map.scaled(size.expandedTo({1, 1}), Qt::IgnoreAspectRatio, Qt::FastTransformation));
    preview.setDevicePixelRatio(ratio);
    return preview;
}

} // namespace

void MapsDrag::start(QWidget &from, const QImage &map, const QString &fileName)
{
    if (!m_folder || !m_folder->isValid())
        m_folder.emplace(QDir::tempPath() + QStringLiteral("/residua-map-XXXXXX"));
    if (!m_folder->isValid())
        throw Error(ErrorKind::Failed, m_folder->errorString().toStdString());
    const QString own = QString::number(++m_dragged), path = m_folder->filePath(own + u'/' + fileName);
    QDir(m_folder->path()).mkdir(own); // where it cannot be made, writing says why
    writeMap(map, 1, path);
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(path)});
    data->setImageData(map);
    auto *drag = new QDrag(&from); // Qt deletes it, and the data
    drag->setMimeData(data);
    const QPixmap preview = previewOf(map, from.devicePixelRatioF());
    drag->setPixmap(preview);
    drag->setHotSpot(QRect(QPoint(), preview.deviceIndependentSize().toSize()).center());
    drag->exec(Qt::CopyAction);
}

} // namespace residua::ui
