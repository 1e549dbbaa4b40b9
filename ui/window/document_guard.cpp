#include "ui/window/document_guard.h"

#include "ui/window/document_controller.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"

namespace residua::ui {

DocumentGuard::DocumentGuard(Session &session, MainWindow &window)
    : m_session(session), m_window(window), m_keeper(session), m_watch(session)
{
    connect(&m_keeper, &Keeper::aboutToKeep, &window, &MainWindow::saveView);
    connect(&m_keeper, &Keeper::failed, &window, [this](const QString &why) {
        m_window.messages().show(MessageBar::Kind::Problem,
                                 tr("Changes to “%1” cannot be kept for recovery: save them to be safe.").arg(m_session.displayName())
                                     + QLatin1Char('\n') + why);
    });
    connect(&window, &MainWindow::closing, &m_keeper, &Keeper::forget);
    connect(&window, &MainWindow::activated, &m_watch, &FileWatch::look);
    connect(&m_watch, &FileWatch::changedOnDisk, this, &DocumentGuard::sayChanged);
    connect(&m_watch, &FileWatch::goneFromDisk, &window, [this] {
        m_window.messages().show(
            MessageBar::Kind::Problem,
            tr("“%1” is gone from its folder: renamed, moved or removed. Saving writes it again.").arg(m_session.displayName()));
    });
}

void DocumentGuard::sayChanged()
{
    const QString name = m_session.displayName();
    m_window.messages().show(
        MessageBar::Kind::Problem,
        m_session.isModified()
            ? tr("“%1” was changed by another program, and here. Keep what is shown, and saving asks which to keep.").arg(name)
            : tr("“%1” was changed by another program. What is shown is as it was before.").arg(name),
        tr("Reload"), [this] { m_window.documents().reload(); });
}

} // namespace residua::ui
