#include "ui/window/variant_controller.h"

#include "ui/look/file_dialog.h"
#include "ui/state/words.h"
#include "ui/window/actions.h"
#include "ui/window/settings.h"

#include "core/arch/presets.h"

#include <QActionGroup>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>

#include <memory>

namespace residua::ui {

namespace {

/// As the text of a menu's entry.
QString entryText(const std::string &name)
{
    return shownName(name).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

VariantController::VariantController(Session &session, const Actions &actions, MessageBar &messages, QWidget &window)
    : m_session(session), m_actions(actions), m_messages(messages), m_window(window)
{
    messages.announce(m_reading);
    for (const std::string &name : presetNames())
        connect(actions.addVariantMenu->addAction(entryText(name)), &QAction::triggered, this, [this, name] { add(name); });
    connect(actions.nextVariant, &QAction::triggered, this, [this] { step(1); });
    connect(actions.previousVariant, &QAction::triggered, this, [this] { step(-1); });
    connect(actions.duplicateVariant, &QAction::triggered, this, &VariantController::duplicate);
    connect(actions.addVariantFile, &QAction::triggered, this, &VariantController::addFile);
    connect(actions.renameVariant, &QAction::triggered, this, &VariantController::renameRequested);
    connect(actions.noteVariant, &QAction::triggered, this, &VariantController::editNote);
    connect(actions.variantUp, &QAction::triggered, this, [this] { move(-1); });
    connect(actions.variantDown, &QAction::triggered, this, [this] { move(1); });
    connect(actions.baseline, &QAction::triggered, this,
            [this](bool on) { m_session.setBaseline(on ? std::optional(current()) : std::nullopt); });
    connect(actions.removeVariant, &QAction::triggered, this, &VariantController::remove);
    connect(actions.variantMenu, &QMenu::aboutToShow, this, &VariantController::fillList);
    for (const auto signal : {&Session::variantsChanged, &Session::currentChanged})
        connect(&session, signal, this, &VariantController::showCommands);
    showCommands();
}

QString VariantController::currentName() const
{
    return QString::fromStdString(m_session.variants()[m_session.current()].name);
}

void VariantController::fillList()
{
    QMenu &menu = *m_actions.variantMenu;
    delete m_list;
    QAction *const before = menu.actions().value(0);
    m_list = new QActionGroup(this);
    for (std::size_t i = 0; i < m_session.variants().size(); ++i) {
        const Variant &variant = m_session.variants()[i];
        const QString name = entryText(variant.name);
        auto *entry = new QAction(m_session.baseline() == i ? tr("%1 (baseline)").arg(name) : name, m_list);
        entry->setCheckable(true);
        entry->setChecked(i == m_session.current());
        entry->setToolTip(variant.note.empty() ? tr("Show this variant") : shownText(variant.note));
        connect(entry, &QAction::triggered, this, [this, id = m_session.idAt(i)] {
            if (const auto index = m_session.indexOf(id))
                m_session.setCurrent(*index);
        });
        menu.insertAction(before, entry);
    }
    auto *line = new QAction(m_list);
    line->setSeparator(true);
    menu.insertAction(before, line);
}

void VariantController::showCommands()
{
    const std::size_t count = m_session.variants().size(), at = m_session.current();
    const Actions &a = m_actions;
    for (QAction *action : {a.nextVariant, a.previousVariant, a.removeVariant, a.baseline})
        action->setEnabled(count > 1);
    for (QAction *action : {a.addVariantMenu->menuAction(), a.addVariantFile, a.duplicateVariant})
        action->setEnabled(count < variantLimit);
    a.variantUp->setEnabled(at > 0);
    a.variantDown->setEnabled(at + 1 < count);
    a.baseline->setChecked(m_session.baseline() == at);
}

void VariantController::step(int by)
{
    const auto count = std::ssize(m_session.variants());
    m_session.setCurrent(static_cast<std::size_t>((static_cast<std::ptrdiff_t>(m_session.current()) + by + count) % count));
}

void VariantController::add(const std::string &name)
{
    const QString text = tr("Add variant “%1”").arg(shownName(name));
    m_messages.refuse(text, m_session.addVariant({m_session.freeName(name), "", *preset(name)}, text));
}

void VariantController::duplicate()
{
    m_messages.refuse(tr("Duplicate variant “%1”").arg(currentName()), m_session.duplicateVariant(current()));
}

/// A workspace gives all of its variants, in one step of the history.
void VariantController::addFile()
{
    const QString folder = QStringLiteral("document");
    const QString path = FileDialog::open(&m_window, tr("Add File"), Settings::folder(folder),
                                          {tr("Networks (*.residua.json *.json *.residua)"), tr("All files (*)")});
    if (path.isEmpty())
        return;
    Settings::setFolder(folder, path);
    const auto file = std::make_shared<DocumentFile>();
    const QString name = QFileInfo(path).fileName();
    m_reading.start(
        name, [file, path](const std::stop_token &stop) { *file = readDocument(path, stop); },
        [this, file, name](const QString &error) {
            if (!error.isEmpty())
                return m_messages.show(MessageBar::Kind::Problem, error);
            const QString text = tr("Add variants of “%1”").arg(shownName(name));
            m_messages.refuse(text, m_session.addVariants(file->document.workspace.variants, text));
        });
}

void VariantController::editNote()
{
    const VariantId variant = current();
    bool given = false;
    const QString note = QInputDialog::getMultiLineText(&m_window, tr("Note"), tr("Note on variant “%1”:").arg(currentName()),
                                                        QString::fromStdString(m_session.variantAt(variant).note), &given);
    if (given)
        m_messages.refuse(tr("The note on “%1”").arg(currentName()), m_session.setNote(variant, note.toStdString()));
}

void VariantController::move(int by)
{
    m_session.moveVariant(current(), static_cast<std::size_t>(static_cast<std::ptrdiff_t>(m_session.current()) + by));
}

void VariantController::remove()
{
    m_messages.refuse(tr("Close variant “%1”").arg(currentName()), m_session.removeVariant(current()));
}

} // namespace residua::ui
