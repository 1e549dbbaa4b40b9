#pragma once

#include "ui/print/picture_pages.h"
#include "ui/window/message_bar.h"
#include "ui/work/worker.h"

#include <memory>

class QPrinter;

namespace residua::ui {

class ExportController;

/// The picture on paper, or as a PDF of a paper's size: what an export of it shows, as lines and letters.
class PrintController : public QObject {
    Q_OBJECT

public:
    PrintController(Session &session, Worker &worker, ExportController &exports, MessageBar &messages, QWidget &window);
    ~PrintController() override;

    /// Both ask for printer, paper and pages; the second shows the pages first.
    void print(Level level, const std::vector<std::string> &unfold);
    void preview(Level level, const std::vector<std::string> &unfold);

private:
    using Next = void (PrintController::*)(const Picture &picture);
    void draw(Level level, const std::vector<std::string> &unfold, Next next);
    void ask(const Picture &picture);
    void show(const Picture &picture);
    QPrinter &printerFor(const Picture &picture);
    void put(QPrinter &printer, const Picture &picture);
    void report();

    Session &m_session;
    Worker &m_worker;
    ExportController &m_exports;
    MessageBar &m_messages;
    QWidget &m_window;
    std::unique_ptr<QPrinter> m_printer; ///< made when it is needed; keeps the paper until the next time
    Paging m_paging = Paging::OnePage;
    bool m_busy = false; ///< a picture is on its way to a dialog, or in one
    QString m_problem;   ///< of the last time that pages were made
    int m_pages = 0;
};

} // namespace residua::ui
