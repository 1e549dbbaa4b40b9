#include "ui/window/print_controller.h"

#include "ui/look/theme.h"
#include "ui/print/page_choice.h"
#include "ui/state/failure.h"
#include "ui/window/export_controller.h"
#include "ui/window/picture_tint.h"

#include <QHBoxLayout>
#include <QPrintDialog>
#include <QPrintPreviewDialog>
#include <QPrintPreviewWidget>
#include <QPrinter>

namespace residua::ui {

PrintController::PrintController(Session &session, Worker &worker, ExportController &exports, MessageBar &messages, QWidget &window)
    : m_session(session), m_worker(worker), m_exports(exports), m_messages(messages), m_window(window)
{}

PrintController::~PrintController() = default;

void PrintController::print(Level level, const std::vector<std::string> &unfold)
{
    draw(level, unfold, &PrintController::ask);
}

void PrintController::preview(Level level, const std::vector<std::string> &unfold)
{
    draw(level, unfold, &PrintController::show);
}

/// Large ones take longer than a frame.
void PrintController::draw(Level level, const std::vector<std::string> &unfold, Next next)
{
    if (std::exchange(m_busy, true))
        return;
    const auto picture = std::make_shared<Picture>();
    m_worker.inBackground([picture, shown = m_session.shown().snapshot(), run = m_session.shown().runResult(), metric = m_session.metric(),
                           level, unfold] { *picture = shownPicture(*shown, level, unfold, metric, run.get()); },
                          this,
                          [this, picture, next](const QString &error) {
                              if (error.isEmpty())
                                  (this->*next)(*picture);
                              else
                                  m_messages.show(MessageBar::Kind::Problem, tr("The picture could not be drawn: %1").arg(error));
                              m_busy = false;
                          });
}

QPrinter &PrintController::printerFor(const Picture &picture)
{
    if (!m_printer)
        m_printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
    m_printer->setPageOrientation(picture.width > picture.height ? QPageLayout::Landscape : QPageLayout::Portrait);
    m_printer->setOutputFileName({}); // the preview of Qt writes over the last file where its question for one is cancelled
    m_printer->setDocName(QString::fromStdString(picture.title));
    m_problem.clear();
    return *m_printer;
}

void PrintController::ask(const Picture &picture)
{
    QPrintDialog dialog(&printerFor(picture), &m_window);
    auto *choice = new PageChoice(m_paging, &dialog);
    dialog.setOptionTabs({choice});
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_paging = choice->paging();
    put(*m_printer, picture);
    report();
}

void PrintController::show(const Picture &picture)
{
    QPrintPreviewDialog dialog(&printerFor(picture), &m_window);
    auto *below = new QWidget(&dialog);
    auto *choice = new PageChoice(m_paging, below);
    auto *row = new QHBoxLayout(below);
    row->setContentsMargins(groupGap, 0, groupGap, controlGap);
    row->addWidget(choice);
    dialog.layout()->addWidget(below);
    dialog.resize(m_window.size() * 4 / 5);
    connect(choice, &QCheckBox::toggled, &dialog, [this, &dialog, choice] {
        m_paging = choice->paging();
        dialog.findChild<QPrintPreviewWidget *>()->updatePreview();
    });
    connect(&dialog, &QPrintPreviewDialog::paintRequested, this, [this, &picture](QPrinter *printer) { put(*printer, picture); });
    const bool accepted = dialog.exec() == QDialog::Accepted;
    const bool toFile = m_printer->outputFormat() != QPrinter::NativeFormat;
    if (!m_problem.isEmpty() || (accepted && !(toFile && m_printer->outputFileName().isEmpty()))) // accepted without a file: given up
        report();
}

void PrintController::put(QPrinter &printer, const Picture &picture)
{
    m_problem = failureOf([&] { m_pages = printPicture(printer, picture, m_paging); });
}

void PrintController::report()
{
    if (!m_problem.isEmpty())
        m_messages.show(MessageBar::Kind::Problem, tr("The picture was not printed: %1").arg(m_problem));
    else if (const QString file = m_printer->outputFileName(); !file.isEmpty())
        m_exports.sayWritten(file);
    else
        m_messages.show(MessageBar::Kind::Done, tr("Sent to the printer %1, pages: %2").arg(m_printer->printerName()).arg(m_pages));
}

} // namespace residua::ui
