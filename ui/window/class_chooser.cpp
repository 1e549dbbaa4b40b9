#include "ui/window/class_chooser.h"

#include "ui/look/file_dialog.h"
#include "ui/window/settings.h"

#include "core/data/error.h"
#include "core/data/file.h"
#include "core/report/class_lists.h"
#include "core/report/classes.h"

#include <QActionGroup>
#include <QFile>
#include <QFileInfo>
#include <QMenu>

#include <utility>

namespace residua::ui {

namespace {

const QString labelFolder = QStringLiteral("labels");
constexpr std::uint64_t labelFileLimit = 16'000'000;

} // namespace

bool ClassChooser::isLabelFile(const QString &path)
{
    constexpr qint64 enough = 4096;
    static const QStringList endings = {QStringLiteral("txt"), QStringLiteral("names"), QStringLiteral("labels"),
                                        QStringLiteral("classes")};
    QFile file(path);
    return endings.contains(QFileInfo(path).suffix().toLower()) && QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly)
        && looksLikeLabels(file.read(enough).toStdString());
}

ClassChooser::ClassChooser(Session &session, MessageBar &messages, QMenu &menu, QWidget &window)
    : m_session(session), m_messages(messages), m_menu(menu), m_window(window)
{
    messages.announce(m_reading);
    connect(&m_reading, &Reading::ended, this, &ClassChooser::readingEnded);
    connect(&menu, &QMenu::aboutToShow, this, &ClassChooser::fill);
}

void ClassChooser::fill()
{
    m_menu.clear();
    const Model &model = *m_session.shown().snapshot()->model;
    const std::int64_t classes = classCount(model.spec);
    const std::shared_ptr<const ClassNames> &now = m_session.setup().classes;
    delete m_choice; // its entries went with the menu's
    m_choice = new QActionGroup(this);
    const auto add = [this](const QString &text, bool checked, bool enabled, auto action) {
        QAction *entry = m_choice->addAction(m_menu.addAction(text));
        entry->setCheckable(true);
        entry->setChecked(checked);
        entry->setEnabled(enabled);
        connect(entry, &QAction::triggered, this, action);
    };
    const bool known = !classLabels(model).empty();
    add(known ? tr("As &usual for this network") : tr("N&umbers"), !now, true, [this] { use(nullptr); });
    m_menu.addSeparator();
    bool ofList = false;
    for (const ClassList &list : classLists()) {
        const QString name = QString::fromStdString(list.name);
        const bool used = now && now->name == name;
        ofList |= used;
        add(tr("%1 (%2 classes)").arg(name).arg(list.labels.size()), used, std::ssize(list.labels) == classes, [this, name, &list] {
            use(std::make_shared<const ClassNames>(ClassNames{name, list.labels}));
        });
    }
    m_menu.addSeparator();
    if (now && !ofList) // a file's
        add(tr("%1 (%2 classes)").arg(QString(now->name).replace(QLatin1Char('&'), QStringLiteral("&&"))).arg(now->labels.size()), true,
            true, [] {});
    m_menu.addAction(tr("From &File…"), this, &ClassChooser::choose)->setEnabled(classes > 0);
}

void ClassChooser::choose()
{
    const QString path =
        FileDialog::open(&m_window, tr("Class Names"), Settings::folder(labelFolder), {tr("Texts (*.txt)"), tr("All files (*)")});
    if (!path.isEmpty())
        open(path);
}

void ClassChooser::open(const QString &path)
{
    const auto read = std::make_shared<ClassNames>();
    read->name = QFileInfo(path).fileName();
    const std::int64_t classes = classCount(m_session.shown().spec());
    m_reading.start(
        read->name,
        [read, classes, file = posixPath(path)](const std::stop_token &) {
            read->labels = labelsOf(readFile(file, labelFileLimit, "label file"), file, classes);
        },
        [this, read, path](const QString &error) {
            if (!error.isEmpty()) {
                m_messages.show(MessageBar::Kind::Problem, error);
                Q_EMIT refused(error);
                return;
            }
            m_messages.clear();
            Settings::setFolder(labelFolder, path);
            use(read);
        });
}

void ClassChooser::use(std::shared_ptr<const ClassNames> classes)
{
    RunSetup setup = m_session.setup();
    setup.classes = std::move(classes);
    m_session.setSetup(setup);
    Q_EMIT chosen();
}

} // namespace residua::ui
