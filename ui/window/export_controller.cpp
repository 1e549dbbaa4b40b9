#include "ui/window/export_controller.h"

#include "ui/look/file_dialog.h"
#include "ui/window/picture_tint.h"
#include "ui/window/settings.h"

#include "core/data/error.h"
#include "core/data/file.h"
#include "core/export/pytorch_export.h"
#include "core/layout/picture.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace residua::ui {

namespace {

const QString exportFolder = QStringLiteral("export");

/// The table of `model` in the format that the ending names. Throws Error(Usage) for another ending.
std::string summaryBytes(const Model &model, const RunResult *run, bool live, const QString &ending)
{
    const SummarySource source{model, run ? &run->trace : nullptr, live};
    if (ending == u"json")
        return summaryJson(source);
    const struct {
        const char16_t *ending;
        SummaryFormat format;
    } formats[] = {{u"txt", SummaryFormat::Text},
                   {u"csv", SummaryFormat::Csv},
                   {u"md", SummaryFormat::Markdown},
                   {u"tex", SummaryFormat::Latex},
                   {u"html", SummaryFormat::Html}};
    for (const auto &each : formats) {
        if (ending == QStringView(each.ending))
            return writeTable(summaryTable(source, Level::Operation), each.format);
    }
    throw Error(ErrorKind::Usage,
                ExportController::tr("the name must end in .txt, .csv, .json, .md, .tex or .html, which decides the format").toStdString());
}

} // namespace

ExportController::ExportController(Session &session, Worker &worker, MessageBar &messages, QWidget &window)
    : m_session(session), m_worker(worker), m_messages(messages), m_window(window)
{}

QString ExportController::ask(const QString &title, const QString &ending, const QStringList &filters)
{
    const QString folder = Settings::folder(exportFolder);
    QString filter = filters.front();
    QString path = FileDialog::save(&m_window, title,
                                    (folder.isEmpty() ? QDir::homePath() : folder) + QLatin1Char('/') + m_session.fileStem() + ending,
                                    filters, &filter);
    if (path.isEmpty())
        return {};
    if (QFileInfo(path).suffix().isEmpty())
        path += QLatin1Char('.') + filter.section(QStringLiteral("*."), 1).section(QLatin1Char(')'), 0, 0);
    Settings::setFolder(exportFolder, path);
    return path;
}

Worker::Done ExportController::report(const QString &path)
{
    return [this, path](const QString &error) {
        if (!error.isEmpty()) {
            m_messages.show(MessageBar::Kind::Problem, tr("“%1” was not written: %2").arg(QFileInfo(path).fileName(), error));
            return;
        }
        sayWritten(path);
    };
}

void ExportController::sayWritten(const QString &path)
{
    const QString file = QFileInfo(path).absoluteFilePath();
    m_messages.show(MessageBar::Kind::Done, tr("Written: %1").arg(QDir::toNativeSeparators(path)),
                    {{tr("Open"), [this, file] { openElsewhere(file); }},
                     {tr("Show in Folder"), [this, file] { openElsewhere(QFileInfo(file).absolutePath()); }}});
    Q_EMIT written(path);
}

void ExportController::openElsewhere(const QString &path)
{
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        m_messages.show(
            MessageBar::Kind::Problem,
            tr("The desktop names no program that opens “%1”. Open it from the program that you use for such files.").arg(path));
}

void ExportController::write(const QString &path, std::function<std::string()> bytes)
{
    writeBy(path, [file = posixPath(path), bytes = std::move(bytes)] { saveFile(file, bytes()); });
}

void ExportController::writeBy(const QString &path, const std::function<void()> &job)
{
    m_worker.inBackground(job, this, report(path));
}

void ExportController::exportSummary()
{
    const QString path =
        ask(tr("Export Layer Table"), QStringLiteral(".csv"),
            {tr("CSV (*.csv)"), tr("Text (*.txt)"), tr("JSON (*.json)"), tr("Markdown (*.md)"), tr("LaTeX (*.tex)"), tr("HTML (*.html)")});
    if (!path.isEmpty())
        writeSummary(path);
}

void ExportController::writeSummary(const QString &path)
{
    const RunResultPtr run = m_session.shown().runIsCurrent() ? m_session.shown().runResult() : nullptr;
    const bool live = m_session.shown().confirmation().state == Confirmation::State::Confirmed;
    write(path, [model = recounted(m_session.shown().snapshot()->model, {}), run, live, ending = QFileInfo(path).suffix().toLower()] {
        return summaryBytes(*model, run.get(), live, ending);
    });
}

void ExportController::exportTable(const std::function<QString(CopyFormat)> &text)
{
    const QString path =
        ask(tr("Export Table as Shown"), QStringLiteral(".csv"),
            {tr("CSV (*.csv)"), tr("Tab-separated (*.tsv)"), tr("Markdown (*.md)"), tr("LaTeX (*.tex)"), tr("JSON (*.json)")});
    if (!path.isEmpty())
        write(path, [bytes = text(copyFormatOf(QFileInfo(path).suffix())).toStdString()] { return bytes; });
}

void ExportController::exportPicture(Level level, const std::vector<std::string> &unfold)
{
    const QString path = ask(tr("Export Picture"), QStringLiteral(".svg"),
                             {tr("SVG (*.svg)"), tr("PDF (*.pdf)"), tr("PNG (*.png)"), tr("Graphviz (*.dot)")});
    if (!path.isEmpty())
        writePicture(path, level, unfold);
}

void ExportController::writePicture(const QString &path, Level level, const std::vector<std::string> &unfold)
{
    write(path,
          [shown = m_session.shown().snapshot(), run = m_session.shown().runResult(), metric = m_session.metric(), level, unfold,
           name = posixPath(path)] {
              const PictureFormat format = pictureFormat(name);
              if (format != PictureFormat::Dot)
                  return residua::writePicture(shownPicture(*shown, level, unfold, metric, run.get()), format);
              const ModelPtr model = recounted(shown->model, {});
              return drawGraph({*model, foldForPicture(*model, level, unfold)}, format).bytes;
          });
}

void ExportController::exportCode()
{
    const QString path = ask(tr("Export PyTorch Code"), QStringLiteral(".py"), {tr("Python (*.py)")});
    if (!path.isEmpty())
        writeCode(path);
}

void ExportController::writeCode(const QString &path)
{
    write(path, [snapshot = m_session.shown().snapshot()] { return exportPytorch(*snapshot->model); });
}

void ExportController::exportWeights()
{
    const QString path = ask(tr("Export Weights"), QStringLiteral(".safetensors"), {tr("Weights (*.safetensors)")});
    if (!path.isEmpty())
        writeWeights(path);
}

void ExportController::writeWeights(const QString &path)
{
    m_worker.saveWeights(path, this, report(path));
}

} // namespace residua::ui
