#include "ui/window/document_controller.h"

#include "ui/look/file_dialog.h"
#include "ui/state/core_words.h"
#include "ui/state/failure.h"
#include "ui/state/words.h"
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
#include <QStandardPaths>

#include <utility>

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
    connect(&m_reading, &Reading::ended, this, &DocumentController::readingEnded);
    connect(&session, &Session::documentChanged, this, &DocumentController::followFile);
    connect(&session, &Session::documentChanged, this, &DocumentController::sayWhatBecomesOfTheFile);
}

/// A preset that is chosen while a file is open is another network: the file keeps its own.
void DocumentController::sayWhatBecomesOfTheFile()
{
    const bool left = m_session.isUntitled() && !m_session.origin().isEmpty();
    if (std::exchange(m_leftFile, left) == left)
        return;
    if (left) {
        m_leftNote = tr("“%1” stays as it is: what is shown now is a new document, with a name of its own when it is saved.")
                         .arg(QFileInfo(m_session.origin()).fileName());
        m_messages.show(MessageBar::Kind::Note, m_leftNote);
    } else if (m_messages.text() == m_leftNote) {
        m_messages.clear();
    }
}

void DocumentController::open(const QString &path)
{
    m_reading.abandon();
    const int request = ++m_requests;
    if (const auto spec = preset(path.toStdString()); spec && !QFileInfo::exists(path)) {
        bring([this, &spec] { m_session.setDocument(documentOf(*spec)); });
        return;
    }
    const auto file = std::make_shared<DocumentFile>();
    m_reading.start(
        QFileInfo(path).fileName(), [file, path](const std::stop_token &stop) { *file = readDocument(path, stop); },
        [this, file, path, request](const QString &error) {
            if (error.isEmpty()) {
                show(std::move(*file), path, request);
            } else {
                m_messages.show(MessageBar::Kind::Problem, error);
                Q_EMIT refused(error);
            }
        });
}

bool DocumentController::bring(const std::function<void()> &bring)
{
    const int request = m_requests;
    if (!mayLeave() || request != m_requests) // another one was asked for while the question stood
        return false;
    m_messages.clearAll();
    if (const QString why = failureOf(bring); !why.isEmpty()) {
        m_messages.show(MessageBar::Kind::Problem, why);
        Q_EMIT refused(why);
        return false;
    }
    Q_EMIT opened();
    return true;
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
    if (m_file && m_file->isOpenElsewhere())
        m_messages.show(
            MessageBar::Kind::Note,
            tr("“%1” is open in another window too: saving here asks before it replaces the file.").arg(m_session.displayName()));
}

void DocumentController::reload()
{
    const QString path = m_session.path();
    if (m_session.isModified()) {
        QMessageBox box(QMessageBox::Warning, tr("Reload"), tr("Reload “%1”?").arg(m_session.displayName()), QMessageBox::Cancel,
                        &m_window);
        box.setInformativeText(tr("The changes made here are lost."));
        box.setTextFormat(Qt::PlainText);
        QPushButton *reload = box.addButton(tr("&Reload"), QMessageBox::DestructiveRole);
        box.setDefaultButton(QMessageBox::Cancel);
        box.exec();
        if (box.clickedButton() != reload)
            return;
    }
    const int request = ++m_requests;
    const auto file = std::make_shared<DocumentFile>();
    m_reading.start(
        QFileInfo(path).fileName(), [file, path](const std::stop_token &stop) { *file = readDocument(path, stop); },
        [this, file, path, request](const QString &error) {
            if (!error.isEmpty()) {
                m_messages.show(MessageBar::Kind::Problem, error);
                return;
            }
            if (request != m_requests)
                return;
            Q_EMIT aboutToSave(); // as it is shown, so it is shown again
            const std::string view = m_session.document().workspace.view;
            m_session.open(std::move(*file), path);
            m_session.setView(view);
            m_messages.clearAll();
            Q_EMIT opened();
        });
}

/// Where the document has another file, others are told.
void DocumentController::followFile()
{
    const QString path = m_session.path();
    if (m_fileNumber == m_session.fileNumber() && m_file.has_value() == !path.isEmpty())
        return;
    m_fileNumber = m_session.fileNumber();
    if (m_file && m_file->path() == posixPath(path))
        return;
    m_mayShare = false;
    m_file.reset();
    if (!path.isEmpty())
        m_file.emplace(posixPath(path));
}

bool DocumentController::save()
{
    if (m_session.path().isEmpty())
        return saveAs();
    bool saved = false;
    if (m_session.changedOnDisk() && QFileInfo::exists(m_session.path())) {
        if (!mayReplace(tr("“%1” was changed by another program.").arg(m_session.displayName()),
                        tr("Saving replaces those changes by what is shown here."), saved))
            return saved;
    } else if (!m_mayShare && m_file && m_file->isOpenElsewhere()) {
        if (!mayReplace(tr("“%1” is open in another window too.").arg(m_session.displayName()),
                        tr("Saving replaces the file by what is shown here. The other window is told."), saved))
            return saved;
        m_mayShare = true;
    }
    return saveTo(m_session.path());
}

bool DocumentController::mayReplace(const QString &what, const QString &information, bool &saved)
{
    QMessageBox box(QMessageBox::Warning, tr("Save"), what, QMessageBox::NoButton, &m_window);
    box.setInformativeText(information);
    box.setTextFormat(Qt::PlainText);
    QPushButton *replace = box.addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    QPushButton *elsewhere = box.addButton(tr("Save &As…"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(elsewhere);
    box.exec();
    if (box.clickedButton() == elsewhere)
        saved = saveAs();
    return box.clickedButton() == replace;
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
    const QString origin = m_session.origin();
    const QString folder = origin.isEmpty() ? Settings::folder(folderKind) : QFileInfo(origin).absolutePath();
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString usual = QFileInfo(documents).isDir() ? documents : QDir::homePath();
    return (folder.isEmpty() ? usual : folder) + QLatin1Char('/') + m_session.fileStem() + ending;
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
        m_messages.show(MessageBar::Kind::Problem, coreWords(error.what()), tr("Save As…"), [this] { saveAs(); });
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
        const QString name = shownName(QFileInfo(path).fileName()).replace(QLatin1Char('&'), QStringLiteral("&&"));
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
