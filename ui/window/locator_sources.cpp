#include "ui/window/locator_sources.h"

#include "ui/graph/graph_view.h"
#include "ui/state/session.h"
#include "ui/state/words.h"
#include "ui/window/settings.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

namespace residua::ui {

namespace {

struct LocatorWords {
    Q_DECLARE_TR_FUNCTIONS(Locator)
};

QString withoutMnemonic(QString text)
{
    return text.remove(QLatin1Char('&'));
}

void addCommands(const QList<QAction *> &actions, const QString &menus, std::vector<LocatorEntry> &entries)
{
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        const QString text = menus + withoutMnemonic(action->text());
        if (const QMenu *menu = action->menu())
            addCommands(menu->actions(), text + QStringLiteral(" ▸ "), entries);
        else
            entries.push_back({text, action->isCheckable() && action->isChecked() ? LocatorWords::tr("on") : QString(),
                               LocatorWords::tr("command"), action->shortcut().toString(QKeySequence::NativeText), action->isEnabled(),
                               [action = QPointer<QAction>(action)] {
                                   if (action)
                                       action->trigger();
                               }});
    }
}

} // namespace

std::vector<LocatorEntry> commandEntries(const QMenuBar &menus)
{
    std::vector<LocatorEntry> entries;
    addCommands(menus.actions(), {}, entries);
    return entries;
}

std::vector<LocatorEntry> layerEntries(Session &session, GraphView &graph)
{
    std::vector<LocatorEntry> entries;
    for (const SummaryRow &row : session.shown().snapshot()->table.rows) {
        if (row.path.empty())
            continue;
        entries.push_back({QString::fromStdString(row.path),
                           QString::fromStdString(row.type) + QStringLiteral(", ") + shapeWords(row.outputShape),
                           LocatorWords::tr("layer"),
                           {},
                           true,
                           [&session, &graph, path = row.path] {
                               session.shown().select(path);
                               graph.bringIntoView();
                           }});
    }
    return entries;
}

std::vector<LocatorEntry> variantEntries(Session &session)
{
    std::vector<LocatorEntry> entries;
    const std::vector<Variant> &variants = session.variants();
    for (std::size_t i = 0; i < variants.size(); ++i)
        if (i != session.current())
            entries.push_back(
                {shownName(variants[i].name), {}, LocatorWords::tr("variant"), {}, true, [&session, i] { session.setCurrent(i); }});
    return entries;
}

std::vector<LocatorEntry> fileEntries(const std::function<void(const QString &path)> &open)
{
    std::vector<LocatorEntry> entries;
    for (const QString &path : Settings::recentFiles())
        if (QFileInfo::exists(path))
            entries.push_back({shownName(QFileInfo(path).fileName()),
                               shownName(QFileInfo(path).path()),
                               LocatorWords::tr("file"),
                               {},
                               true,
                               [open, path] { open(path); }});
    return entries;
}

} // namespace residua::ui
