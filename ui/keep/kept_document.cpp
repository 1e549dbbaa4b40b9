#include "ui/keep/kept_document.h"

#include "ui/keep/owner.h"

#include "core/data/error.h"
#include "core/data/file.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace residua::ui {

namespace {

const QString formatEntry = QStringLiteral("format"), versionEntry = QStringLiteral("version"), originEntry = QStringLiteral("origin"),
              nameEntry = QStringLiteral("name"), timeEntry = QStringLiteral("time"),
              architectureEntry = QStringLiteral("architecture_file"), imageEntry = QStringLiteral("image"),
              weightsEntry = QStringLiteral("weights");
const QString keptFormat = QStringLiteral("residua/kept");
constexpr int keptVersion = 1;
constexpr std::uint64_t headerRoom = 100'000;

struct KeptWords {
    Q_DECLARE_TR_FUNCTIONS(Kept)
};

Error damaged(const std::string &path, const QString &why)
{
    return Error(ErrorKind::Input,
                 KeptWords::tr("%1 cannot be recovered: %2").arg(QString::fromStdString(inQuotes(path)), why).toStdString());
}

} // namespace

std::string keptBytes(const KeptDocument &kept)
{
    const QJsonObject header{{formatEntry, keptFormat},
                             {versionEntry, keptVersion},
                             {originEntry, kept.origin},
                             {nameEntry, kept.name},
                             {timeEntry, kept.time.toUTC().toString(Qt::ISODateWithMs)},
                             {architectureEntry, kept.document.architectureFile},
                             {imageEntry, kept.image},
                             {weightsEntry, kept.weights}};
    return QJsonDocument(header).toJson(QJsonDocument::Compact).toStdString() + '\n' + toJson(kept.document.workspace);
}

KeptDocument readKept(const std::string &path)
{
    const std::string bytes = readFile(path, documentLimit + headerRoom, "file");
    const std::size_t line = bytes.find('\n');
    if (line == std::string::npos)
        throw damaged(path, KeptWords::tr("it ends in its first line"));
    const QJsonObject header = QJsonDocument::fromJson(QByteArray(bytes.data(), static_cast<qsizetype>(line))).object();
    if (header[formatEntry].toString() != keptFormat || header[versionEntry].toInt() != keptVersion)
        throw damaged(path, KeptWords::tr("it is not what this version of the program keeps"));
    WorkspaceOrProblems read = parseWorkspace(std::string_view(bytes).substr(line + 1));
    if (const auto *problems = std::get_if<std::vector<Problem>>(&read))
        throw damaged(path, QString::fromStdString(problems->front().field + ": " + problems->front().message));
    KeptDocument kept;
    kept.document = {std::get<Workspace>(std::move(read)), header[architectureEntry].toBool()};
    kept.origin = header[originEntry].toString();
    kept.name = header[nameEntry].toString();
    kept.time = QDateTime::fromString(header[timeEntry].toString(), Qt::ISODateWithMs);
    kept.image = header[imageEntry].toString();
    kept.weights = header[weightsEntry].toString();
    return kept;
}

std::vector<std::string> orphans(const std::string &folder)
{
    using Found = std::pair<std::filesystem::file_time_type, std::string>;
    std::vector<Found> found;
    std::error_code error;
    for (std::filesystem::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
        const auto owner = ownerOf(each->path().filename().string(), keptEnding);
        if (owner && !isAlive(*owner))
            found.emplace_back(each->last_write_time(error), each->path().string());
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    std::vector<std::string> paths;
    for (Found &each : found)
        paths.push_back(std::move(each.second));
    return paths;
}

bool adopt(const std::string &path, const std::string &own)
{
    return std::rename(path.c_str(), own.c_str()) == 0;
}

} // namespace residua::ui
