#include "ui/look/file_dialog.h"

#include "ui/look/icons.h"

#include <QCompleter>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileIconProvider>
#include <QFileInfo>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

namespace residua::ui::FileDialog {

namespace {

/// Icons and kinds by a file's name alone: Qt's own opens each file of a folder.
class PlainIcons : public QFileIconProvider {
public:
    QIcon icon(IconType type) const override
    {
        switch (type) {
        case File: return iconOf(IconKind::File);
        case Drive: return iconOf(IconKind::Drive);
        case Computer:
        case Desktop: return iconOf(IconKind::Computer);
        default: return iconOf(IconKind::Folder);
        }
    }
    QIcon icon(const QFileInfo &info) const override { return icon(info.isDir() ? Folder : File); }
    QString type(const QFileInfo &info) const override
    {
        return info.isDir() ? QCoreApplication::translate("FileDialog", "Folder") : info.suffix();
    }
};

/// A file that is named exactly may be opened whatever kinds the list shows: Qt's button is for what is listed, its Enter for any file.
void allowWhatIsNamed(QFileDialog &box)
{
    const auto *name = box.findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    auto *buttons = box.findChild<QDialogButtonBox *>();
    if (!name || !buttons)
        return;
    QObject::connect(name, &QLineEdit::textChanged, &box, [&box, buttons](const QString &text) {
        QPushButton *open = buttons->button(QDialogButtonBox::Open);
        if (open && box.acceptMode() == QFileDialog::AcceptOpen && QFileInfo(box.directory().filePath(text)).isFile())
            open->setEnabled(true);
    });
}

QFileDialog &dialog()
{
    static QPointer<QFileDialog> only;
    static PlainIcons icons;
    if (!only) {
        only = new QFileDialog(nullptr, {}, QStringLiteral(":/")); // reads no folder before it is asked for one
        only->setIconProvider(&icons);
        allowWhatIsNamed(*only);
        // It goes with the window that it was last asked for.
    }
    return *only;
}

/// A folder that is read later offers what completes the name of a dialog that is gone, and that takes the next keys.
void complete(const QFileDialog &box, bool on)
{
    for (QLineEdit *line : box.findChildren<QLineEdit *>())
        if (QCompleter *completer = line->completer())
            completer->setWidget(on ? line : nullptr);
}

QString ask(QFileDialog &box, QWidget *parent, const QString &title)
{
    box.setParent(parent, Qt::Dialog);
    box.setWindowTitle(title);
    const QPointer<QFileDialog> alive(&box);
    complete(box, true);
    const bool chosen = box.exec() == QDialog::Accepted;
    if (alive)
        complete(box, false);
    return chosen && alive && !box.selectedFiles().isEmpty() ? box.selectedFiles().front() : QString();
}

} // namespace

void prepare()
{
    dialog().ensurePolished();
}

QString open(QWidget *parent, const QString &title, const QString &folder, const QStringList &filters)
{
    QFileDialog &box = dialog();
    box.setAcceptMode(QFileDialog::AcceptOpen);
    box.setFileMode(QFileDialog::ExistingFile);
    box.setNameFilters(filters);
    if (QFileInfo(folder).isDir())
        box.setDirectory(folder);
    else if (box.directory().path().startsWith(QLatin1Char(':'))) // nothing has been opened yet, or its folder is gone
        box.setDirectory(QDir::homePath());
    if (auto *name = box.findChild<QLineEdit *>(QStringLiteral("fileNameEdit")))
        name->clear(); // of what was saved last
    return ask(box, parent, title);
}

QString save(QWidget *parent, const QString &title, const QString &suggested, const QStringList &filters, QString *filter)
{
    QFileDialog &box = dialog();
    box.setAcceptMode(QFileDialog::AcceptSave);
    box.setFileMode(QFileDialog::AnyFile);
    box.setNameFilters(filters);
    if (filter)
        box.selectNameFilter(*filter);
    static QString lastFolder = QDir::homePath();
    const bool bare = !suggested.contains(QLatin1Char('/'));
    box.setDirectory(bare ? lastFolder : QFileInfo(suggested).absolutePath());
    box.selectFile(QFileInfo(suggested).fileName());
    const QPointer<QFileDialog> alive(&box);
    const QString path = ask(box, parent, title);
    if (filter && alive)
        *filter = box.selectedNameFilter();
    if (!path.isEmpty())
        lastFolder = QFileInfo(path).absolutePath();
    return path;
}

} // namespace residua::ui::FileDialog
