#include "ui/window/assistance.h"

#include "ui/locator/locator.h"
#include "ui/manual/help.h"
#include "ui/window/actions.h"
#include "ui/window/locator_sources.h"
#include "ui/window/preferences_dialog.h"
#include "ui/window/shortcuts_dialog.h"

#include <QMainWindow>
#include <QMenuBar>

namespace residua::ui {

Assistance::Assistance(QMainWindow &window, const Actions &actions, Session &session, GraphView &graph, ShortcutStore &shortcuts)
    : QObject(&window), m_window(window), m_session(session), m_graph(graph), m_locator(new Locator(&window)), m_help(new Help(&window))
{
    connectLocator(actions);
    connect(actions.preferences, &QAction::triggered, this, [this, &actions] { PreferencesDialog(actions, m_session, &m_window).exec(); });
    connect(actions.manual, &QAction::triggered, m_help, &Help::openManual);
    connect(actions.whatsThis, &QAction::triggered, m_help, &Help::askWhatsThis);
    connect(actions.shortcuts, &QAction::triggered, this, [this, &shortcuts] { ShortcutsDialog(shortcuts, &m_window).exec(); });
}

void Assistance::connectLocator(const Actions &actions)
{
    connect(actions.findCommand, &QAction::triggered, this,
            [this] { m_locator->open(tr("Part of a command's name"), [this] { return commandEntries(*m_window.menuBar()); }); });
    connect(actions.goTo, &QAction::triggered, this, [this] {
        m_locator->open(tr("Part of the name of a layer, variant, preset, file or command"), [this] {
            std::vector<LocatorEntry> entries = layerEntries(m_session, m_graph);
            for (const auto &more : {variantEntries(m_session), fileEntries([this](const QString &path) { Q_EMIT openRequested(path); }),
                                     commandEntries(*m_window.menuBar())})
                entries.insert(entries.end(), more.begin(), more.end());
            return entries;
        });
    });
}

} // namespace residua::ui
