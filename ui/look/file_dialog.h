#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace residua::ui {

/// The one file dialog of the program. Making one starts a thread, and a thread cannot start while libtorch is being opened: the
/// loader holds a lock. So it is made once, before that, and asked again and again.
namespace FileDialog {

/// Makes it. Cost: about 20 ms.
void prepare();

/// A file to open, or nothing where the user thought better of it.
QString open(QWidget *parent, const QString &title, const QString &folder, const QStringList &filters);

/// A file to write; the user has agreed to replace one that is there. A bare name is suggested in the folder that was
/// written to last. `filter` becomes the chosen one.
QString save(QWidget *parent, const QString &title, const QString &suggested, const QStringList &filters, QString *filter = nullptr);

} // namespace FileDialog

} // namespace residua::ui
