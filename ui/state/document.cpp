#include "ui/state/document.h"

#include "core/arch/json.h"
#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/foreign_kind.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace residua::ui {

namespace {

struct DocumentWords {
    Q_DECLARE_TR_FUNCTIONS(Document)
};

Error refusal(const std::string &path, const std::vector<Problem> &problems)
{
    constexpr std::size_t shown = 12;
    std::string text = DocumentWords::tr("%1 cannot be opened").arg(QString::fromStdString(inQuotes(path))).toStdString();
    for (std::size_t i = 0; i < problems.size() && i < shown; ++i) {
        text += '\n';
        if (!problems[i].field.empty())
            text += problems[i].field + ": ";
        text += problems[i].message;
    }
    if (problems.size() > shown)
        text += '\n' + DocumentWords::tr("and %1 more; residua-cli validate lists them all").arg(problems.size() - shown).toStdString();
    return Error(ErrorKind::Input, text);
}

} // namespace

std::string variantName(const ResNetSpec &spec)
{
    return spec.name.empty() ? "custom" : spec.name;
}

Document documentOf(const ResNetSpec &spec)
{
    Document document;
    document.workspace.variants.push_back({variantName(spec), "", spec});
    return document;
}

DocumentFile readDocument(const QString &path, const std::stop_token &stop)
{
    const std::string name = posixPath(path);
    refuseForeignDocument(name, "file");
    std::string bytes = readFile(name, documentLimit, "file");
    if (isWorkspace(bytes)) {
        WorkspaceOrProblems read = parseWorkspace(bytes, stop);
        if (const auto *problems = std::get_if<std::vector<Problem>>(&read))
            throw refusal(name, *problems);
        return {{std::get<Workspace>(std::move(read)), false}, std::move(bytes)};
    }
    SpecOrProblems read = parseSpec(bytes);
    if (const auto *problems = std::get_if<std::vector<Problem>>(&read))
        throw refusal(name, *problems);
    return {documentOf(std::get<ResNetSpec>(read)), std::move(bytes)};
}

std::string documentBytes(const Document &document)
{
    const Workspace &workspace = document.workspace;
    const bool architecture = document.architectureFile && workspace.variants.size() == 1;
    return architecture ? toJson(workspace.variants.front().architecture) : toJson(workspace);
}

bool isWorkspacePath(const QString &path)
{
    return path.endsWith(u".residua") && path.size() > 8;
}

std::string posixPath(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

QString absolutePath(const std::optional<std::string> &posix)
{
    return posix ? QFileInfo(QFile::decodeName(QByteArray::fromStdString(*posix))).absoluteFilePath() : QString();
}

} // namespace residua::ui
