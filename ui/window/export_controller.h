#pragma once

#include "ui/models/copy_rows.h"
#include "ui/window/message_bar.h"
#include "ui/work/worker.h"

namespace residua::ui {

/// Taking away: tables, pictures, code and weights, written in the background, whole or not at all. A picture has the colours that are
/// seen; all else, and the picture where it shows MACs in the usual counting, is the same bytes as residua-cli writes. An export never
/// changes the document's own file.
class ExportController : public QObject {
    Q_OBJECT

public:
    ExportController(Session &session, Worker &worker, MessageBar &messages, QWidget &window);

    /// Each asks for a file; its ending decides the format.
    void exportSummary();
    /// Asks for a file and writes `text`, made in the format of its ending.
    void exportTable(const std::function<QString(CopyFormat)> &text);
    void exportPicture(Level level, const std::vector<std::string> &unfold);
    void exportCode();
    void exportWeights();

    /// Asks where to; a name for the network on show with `ending` is suggested. Empty: nowhere.
    QString ask(const QString &title, const QString &ending, const QStringList &filters);

    /// The same without a question.
    void writeSummary(const QString &path);
    void writePicture(const QString &path, Level level, const std::vector<std::string> &unfold);
    void writeCode(const QString &path);
    void writeWeights(const QString &path);
    /// Whatever `job` writes to `path`; it may throw Error.
    void writeBy(const QString &path, const std::function<void()> &job);
    /// Says that the file is there, and offers to open it.
    void sayWritten(const QString &path);

Q_SIGNALS:
    void written(const QString &path);

private:
    void write(const QString &path, std::function<std::string()> bytes);
    Worker::Done report(const QString &path);
    /// By the desktop's own program for it.
    void openElsewhere(const QString &path);

    Session &m_session;
    Worker &m_worker;
    MessageBar &m_messages;
    QWidget &m_window;
};

} // namespace residua::ui
