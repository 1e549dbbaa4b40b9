#include "ui/keep/last_session.h"

#include "ui/keep/state_folder.h"
#include "ui/state/document.h"
#include "ui/state/failure.h"

#include "core/data/file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace residua::ui {

namespace {

const QString sessionFormat = QStringLiteral("residua/session");
constexpr int sessionVersion = 1;
constexpr std::string_view sessionFile = "/last.json";

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QJsonObject toObject(const LastWindow &window)
{
    return {{QStringLiteral("path"), window.path},       {QStringLiteral("document"), text(window.document)},
            {QStringLiteral("name"), window.name},       {QStringLiteral("view"), text(window.view)},
            {QStringLiteral("current"), window.current}, {QStringLiteral("image"), window.image},
            {QStringLiteral("weights"), window.weights}};
}

LastWindow fromObject(const QJsonObject &object)
{
    LastWindow window;
    window.path = object[QStringLiteral("path")].toString();
    window.document = object[QStringLiteral("document")].toString().toStdString();
    window.name = object[QStringLiteral("name")].toString();
    window.view = object[QStringLiteral("view")].toString().toStdString();
    window.current = object[QStringLiteral("current")].toInteger();
    window.image = object[QStringLiteral("image")].toString();
    window.weights = object[QStringLiteral("weights")].toString();
    return window;
}

} // namespace

void saveLastSession(const std::vector<LastWindow> &windows)
{
    QJsonArray all;
    for (const LastWindow &window : windows)
        all.append(toObject(window));
    const QJsonObject session{
        {QStringLiteral("format"), sessionFormat}, {QStringLiteral("version"), sessionVersion}, {QStringLiteral("windows"), all}};
    saveFile(stateFolder("session") + std::string(sessionFile), QJsonDocument(session).toJson().toStdString());
}

std::vector<LastWindow> readLastSession() noexcept
{
    std::vector<LastWindow> windows;
    failureOf([&windows] {
        const std::string bytes = readFile(stateFolder() + "/session" + std::string(sessionFile), documentLimit * 2, "file");
        const QJsonObject session = QJsonDocument::fromJson(QByteArray::fromStdString(bytes)).object();
        if (session[QStringLiteral("format")].toString() != sessionFormat || session[QStringLiteral("version")].toInt() != sessionVersion)
            return;
        for (const QJsonValue window : session[QStringLiteral("windows")].toArray())
            windows.push_back(fromObject(window.toObject()));
    });
    return windows;
}

} // namespace residua::ui
