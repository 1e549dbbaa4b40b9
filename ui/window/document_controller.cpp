#include "ui/window/document_controller.h"

#include "ui/look/file_dialog.h"
#include "ui/window/settings.h"

#include "core/arch/presets.h"
#include "core/data/error.h"
#include "core/data/file.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>

namespace residua::ui {

namespace {

const QString folderKind = QStringLiteral("document");

QString architectureFilter()
{
    return DocumentController::tr("Architecture (*.residua.json)");
}
QString workspaceFilter()
{
    return DocumentController::tr("Workspace (*.residua)");
}

} // namespace

DocumentController::DocumentController(Session &session, MessageBar &messages, QWidget &window)
    : m_session(session), m_messages(messages), m_window(window)
{
    messages.announce(m_reading);
}

void DocumentController::newDocument()
{
    m_reading.abandon();
    ++m_requests;
    if (replaceBy(documentOf(*preset("resnet18"))))
        m_messages.clearAll();
}

bool DocumentController::replaceBy(Document document)
{
    const int request = m_requests;
    if (!mayLeave() || request != m_requests)
        return false;
    m_session.setDocument(std::move(document));
    Q_EMIT opened();
    return true;
}

void DocumentController::open(const QString &path)
{
    m_reading.abandon();
    const int request = ++m_requests;
    if (const auto spec = preset(path.toStdString()); spec && !QFileInfo::exists(path)) {
        replaceBy(documentOf(*spec));
        return;
    }
    const auto file = std::make_shared<DocumentFile>();
    m_reading.start(
        QFileInfo(path).fileName(), [file, path](const std::stop_token &stop) { *file = readDocument(path, stop); },
        [this, file, path, request](const QString &error) {
            if (error.isEmpty())
                show(std::move(*file), path, request);
            else
                m_messages.show(MessageBar::Kind::Problem, error);
        });
}

/// A bad file has been refused before any question about the document that is open.
void DocumentController::show(DocumentFile file, const QString &path, int request)
{
    if (!mayLeave() || request != m_requests) // another one was asked for while the question stood
        return;
    m_session.open(std::move(file), path);
    m_messages.clearAll();
    Settings::addRecentFile(path);
    Settings::setFolder(folderKind, path);
    Q_EMIT opened();
}

bool DocumentController::save()
{
    if (m_session.path().isEmpty())
        return saveAs();
    if (m_session.changedOnDisk() && QFileInfo::exists(m_session.path())) {
        QMessageBox box(QMessageBox::Warning, tr("Save"), tr("“%1” was changed by another program.").arg(m_session.displayName()),
                        QMessageBox::NoButton, &m_window);
        box.setInformativeText(tr("Saving replaces those changes by what is shown here."));
        box.setTextFormat(Qt::PlainText);
        QPushButton *replace = box.addButton(tr("&Replace"), QMessageBox::DestructiveRole);
        QPushButton *elsewhere = box.addButton(tr("Save &As…"), QMessageBox::AcceptRole);
        box.addButton(QMessageBox::Cancel);
        box.setDefaultButton(elsewhere);
        box.exec();
        if (box.clickedButton() == elsewhere)
            return saveAs();
        if (box.clickedButton() != replace)
            return false;
    }
    return saveTo(m_session.path());
}

/// One network is an architecture, several are a workspace.
bool DocumentController::isArchitecture() const
{
    return m_session.document().architectureFile && m_session.variants().size() == 1;
}

QString DocumentController::suggestedPath() const
{
    const QString ending = isArchitecture() ? QStringLiteral(".residua.json") : QStringLiteral(".residua");
    if (const QString path = m_session.path(); !path.isEmpty()) {
        if (isArchitecture() || isWorkspacePath(path))
            return path;
        static const QRegularExpression endings(QStringLiteral("(\\.residua)?\\.json$"));
        return QString(path).remove(endings) + ending;
    }
    QString name = QString::fromStdString(m_session.shown().spec().name).simplified().replace(QLatin1Char('/'), QLatin1Char('-'));
    if (name.isEmpty())
        name = tr("network");
    const QString folder = Settings::folder(folderKind);
    return (folder.isEmpty() ? QDir::homePath() : folder) + QLatin1Char('/') + name + ending;
}

bool DocumentController::saveAs()
{
    QString filter = isArchitecture() ? architectureFilter() : workspaceFilter();
    QString path = FileDialog::save(&m_window, tr("Save As"), suggestedPath(), {architectureFilter(), workspaceFilter()}, &filter);
    if (path.isEmpty())
        return false;
    if (!QFileInfo(path).fileName().contains(QLatin1Char('.')))
        path += filter == workspaceFilter() ? QStringLiteral(".residua") : QStringLiteral(".residua.json");
    return saveTo(path);
}

bool DocumentController::saveTo(const QString &path)
{
    Q_EMIT aboutToSave();
    try {
        m_session.saveAs(path);
    } catch (const Error &error) {
        m_messages.show(MessageBar::Kind::Problem, QString::fromUtf8(error.what()), tr("Save As…"), [this] { saveAs(); });
        return false;
    }
    m_messages.clear();
    Settings::addRecentFile(path);
    Settings::setFolder(folderKind, path);
    return true;
}

bool DocumentController::mayLeave()
{
    if (!m_session.isModified())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Unsaved Changes"), tr("Save the changes to “%1”?").arg(m_session.displayName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &m_window);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(tr("They are lost otherwise."));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save: return save();
    case QMessageBox::Discard: return true;
    default: return false;
    }
}

void DocumentController::fillRecentMenu(QMenu &menu)
{
    menu.clear();
    const QStringList files = Settings::recentFiles();
    for (const QString &path : files) {
        const bool there = QFileInfo::exists(path);
        const QString name = QString(QFileInfo(path).fileName()).replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction *action = menu.addAction(there ? name : tr("%1 (missing)").arg(name));
        action->setToolTip(path);
        action->setEnabled(there);
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT openRequested(path); });
    }
    menu.setToolTipsVisible(true);
    if (files.isEmpty())
        menu.addAction(tr("No files yet"))->setEnabled(false);
    menu.addSeparator();
    QAction *clear = menu.addAction(tr("&Clear This List"));
    clear->setEnabled(!files.isEmpty());
    connect(clear, &QAction::triggered, this, [] { Settings::clearRecentFiles(); });
}

} // namespace residua::ui
