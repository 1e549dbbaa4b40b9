#pragma once

#include <QTemporaryDir>

#include <optional>

class QImage;
class QWidget;

namespace residua::ui {

/// A map that the pointer takes out of the window: a PNG file for file managers and mail, and the picture itself for editors.
class MapsDrag {
public:
    /// Writes the file as the command that saves a map does, and returns when it has been dropped or the drag was given up. Throws Error
    /// where the file cannot be written: then nothing is dragged.
    void start(QWidget &from, const QImage &map, const QString &fileName);

private:
    /// Whoever takes a file reads it some time after the drop: the folder stays as long as this, and no drag writes over the file of
    /// another.
    std::optional<QTemporaryDir> m_folder;
    int m_dragged = 0;
};

} // namespace residua::ui
