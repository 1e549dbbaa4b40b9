#include "ui/window/main_window.h"

#include "ui/forms/architecture_form.h"
#include "ui/graph/graph_view.h"
#include "ui/look/theme.h"
#include "ui/models/layer_view.h"
#include "ui/models/module_view.h"
#include "ui/state/words.h"
#include "ui/strip/stage_strip.h"
#include "ui/views/detail_panel.h"
#include "ui/views/status_line.h"
#include "ui/window/checkpoint_opener.h"
#include "ui/window/choice_controller.h"
#include "ui/window/class_chooser.h"
#include "ui/window/cost_controller.h"
#include "ui/window/document_controller.h"
#include "ui/window/export_controller.h"
#include "ui/window/full_maps.h"
#include "ui/window/message_bar.h"
#include "ui/window/print_controller.h"
#include "ui/window/run_controller.h"
#include "ui/window/settings.h"
#include "ui/window/start_controller.h"
#include "ui/window/tool_bar.h"
#include "ui/window/variant_bar.h"
#include "ui/window/variant_controller.h"
#include "ui/window/weight_controller.h"
#include "ui/window/weights_button.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QUrl>

#include <utility>

namespace residua::ui {

namespace {

constexpr QSize initialSize{1600, 1000}, smallestSize{900, 560}, frameRoom{16, 48}; // what the desktop puts round a window

} // namespace

MainWindow::MainWindow(Session &session, Worker &worker, QWidget *parent)
    : QMainWindow(parent), m_session(session), m_worker(worker), m_actions(*this, session), m_messages(new MessageBar(this)),
      m_documents(new DocumentController(session, *m_messages, *this)), m_runs(new RunController(session, worker, *m_messages, *this)),
      m_exports(new ExportController(session, worker, *m_messages, *this)),
      m_print(new PrintController(session, worker, *m_exports, *m_messages, *this)),
      m_variants(new VariantController(session, m_actions, *m_messages, *this)),
      m_checkpoints(new CheckpointOpener(session, worker, *m_messages, *m_documents)),
      m_weights(new WeightController(session, *m_messages, *m_actions.weightMenu, *this)), m_strip(new StageStrip(session.shown())),
      m_variantBar(new VariantBar(session, m_actions, *m_strip)), m_form(new ArchitectureForm(session.shown())),
      m_graph(new GraphView(session.shown(), worker)), m_layers(new LayerView(session.shown())), m_modules(new ModuleView(session.shown())),
      m_details(new DetailPanel(session.shown())), m_status(new StatusLine(session.shown())), m_tables(new QTabWidget),
      m_choice(new ChoiceController(session, worker, m_actions, *m_exports, *m_messages, *m_tables, *m_status)),
      m_columns(new QSplitter(Qt::Horizontal)), m_middle(new QSplitter(Qt::Vertical)), m_device(new ElidedCombo),
      m_runButton(new QPushButton), m_input(new QToolButton), m_pages(new QStackedWidget),
      m_start(new StartController(session, *m_documents, *m_runs, m_actions, *m_pages))
{
    for (QObject *controller :
         std::initializer_list<QObject *>{m_documents, m_runs, m_exports, m_print, m_variants, m_checkpoints, m_weights, m_choice})
        controller->setParent(this);
    setAcceptDrops(true);
    setMinimumSize(smallestSize);
    const QScreen *display = screen();
    resize(display ? initialSize.boundedTo(display->availableSize() - frameRoom) : initialSize);
    layOutParts();
    makeToolBar();
    connectCommands();
    connect(m_variants, &VariantController::renameRequested, m_variantBar, &VariantBar::editName);
    connectViewCommands();
    connectRunCommands();
    connectSession();
    connectGate();
    connectKeeping();
    m_fullMaps = new FullMaps(m_actions, *m_strip, *m_columns, *m_details);
    showDocument();
    showRunState();
    showSetup();
    fillDevices();
    m_graph->installEventFilter(this);
    m_graph->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeToolBar()
{
    auto *bar = new ToolBar(tr("Tool bar"));
    addToolBar(bar);
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    const auto add = [bar](const QString &text) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        return std::pair(button, bar->addWidget(button));
    };
    // The short words of the tool bar; the action's own text changes with what it would undo.
    const auto command = [add](QAction *action, const QString &text) {
        const auto [button, entry] = add(text);
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        const auto follow = [button = button, entry = entry, action] {
            entry->setEnabled(action->isEnabled()); // the bar's own: it comes back enabled otherwise where it was left out for a while
            button->setToolTip(action->text().remove(QLatin1Char('&')) + QStringLiteral(" (")
                               + action->shortcut().toString(QKeySequence::NativeText) + QLatin1Char(')'));
        };
        connect(action, &QAction::changed, button, follow);
        follow();
        return ToolBar::Part{entry, action};
    };
    const auto level = [add](QAction *action, const QString &text, const QString &segment) {
        const auto [button, entry] = add(text);
        button->setDefaultAction(action);
        button->setText(text);
        button->setProperty("segment", segment);
        return ToolBar::Part{entry, action};
    };
    const auto separator = [bar] { return ToolBar::Part{bar->addSeparator(), nullptr}; };
    using Parts = QList<ToolBar::Part>;
    const Parts files{command(m_actions.newDocument, tr("New")), command(m_actions.open, tr("Open")), command(m_actions.save, tr("Save")),
                      separator()};
    const Parts history{command(m_actions.undo, tr("Undo")), command(m_actions.redo, tr("Redo")), separator()};
    const Parts levels{level(m_actions.stages, tr("Stages"), QStringLiteral("first")),
                       level(m_actions.blocks, tr("Blocks"), QStringLiteral("middle")),
                       level(m_actions.operations, tr("Operations"), QStringLiteral("last"))};
    const Parts view{separator(), command(m_actions.fit, tr("Fit"))};
    bar->addMore();
    bar->thenNarrows(m_device, 16);                           // what a run needs stays
    for (const Parts &parts : {view, history, levels, files}) // what is used least goes first
        bar->thenLeavesOut(parts);

    auto *space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    m_input->setObjectName(QStringLiteral("input"));
    m_input->setPopupMode(QToolButton::InstantPopup);
    m_input->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_input->setIconSize({24, 24});
    m_input->setMinimumHeight(34); // the bar keeps its height when an image comes
    m_input->setAutoRaise(true);
    m_input->setAccessibleName(tr("Image of the run"));
    auto *menu = new QMenu(m_input);
    menu->addActions({m_actions.openImage, m_actions.pasteImage});
    menu->addMenu(m_actions.sampleMenu);
    menu->addAction(m_actions.noImage);
    menu->addSeparator();
    menu->addAction(m_actions.preparation);
    m_input->setMenu(menu);
    bar->addWidget(m_input);
    bar->addWidget(new WeightsButton(m_session, *m_weights, *m_actions.weightMenu));
    m_device->setAccessibleName(tr("Device"));
    m_device->setMinimumContentsLength(14);
    m_device->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    bar->addWidget(m_device);
    m_runButton->setProperty("primary", true);
    m_runButton->setMinimumWidth(88);
    bar->addWidget(m_runButton);
    auto *margin = new QWidget;
    margin->setFixedWidth(controlGap);
    bar->addWidget(margin);
}

void MainWindow::openAny(const QString &path)
{
    if (isInput(path))
        m_start->hide(); // it is for what is behind the page
    if (CostController::isSweepName(path))
        return m_choice->costs().readSweep(path);
    if (RunController::isImageName(path))
        return m_runs->openImage(path);
    if (ClassChooser::isLabelFile(path))
        return whenOpened([this, path] { m_classes->open(path); });
    m_checkpoints->abandonOpening();
    if (RunController::isWeightName(path))
        m_checkpoints->open(path);
    else
        m_documents->open(path);
}

bool MainWindow::isInput(const QString &path)
{
    return RunController::isImageName(path) || CostController::isSweepName(path) || ClassChooser::isLabelFile(path);
}

void MainWindow::loadWeights(const QString &path)
{
    whenOpened([this, path] { m_weights->load(path); });
}

/// Inputs named beside a document are for it, though it is still being read.
void MainWindow::whenOpened(const std::function<void()> &action)
{
    if (!m_documents->isOpening() && !m_checkpoints->isOpening())
        return action();
    auto *once = new QObject(this); // gone with the reading: what is refused or given up must not leave its inputs to the next document
    connect(m_documents, &DocumentController::opened, once, action, Qt::SingleShotConnection);
    connect(m_documents, &DocumentController::readingEnded, once, &QObject::deleteLater);
    connect(m_checkpoints, &CheckpointOpener::readingEnded, once, &QObject::deleteLater);
}

void MainWindow::afterOpen()
{
    m_fullMaps->leave(); // what is opened is to be seen
    showView();
    const Workspace &workspace = m_session.document().workspace;
    // Opening a document opens no other file by itself; the user says so.
    if (workspace.image || workspace.weights) {
        const QString image = QString::fromStdString(workspace.image.value_or(std::string()));
        const QString weights = QString::fromStdString(workspace.weights.value_or(std::string()));
        m_usedWith = tr("This workspace was used with %1.")
                         .arg((image.isEmpty()         ? shownName(weights)
                                   : weights.isEmpty() ? shownName(image)
                                                       : shownName(image) + tr(" and ") + shownName(weights)));
        m_messages->show(MessageBar::Kind::Note, m_usedWith, tr("Open"), [this, image, weights] {
            if (!weights.isEmpty())
                m_weights->restore(weights);
            if (!image.isEmpty())
                m_runs->openImage(image);
        });
    }
}

void MainWindow::withdrawUsedWith()
{
    m_messages->withdraw(std::exchange(m_usedWith, {}));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_documents->mayLeave()) {
        event->ignore();
        return;
    }
    m_documents->abandonOpening();
    m_checkpoints->abandon();
    m_worker.cancelRun();
    m_fullMaps->leave();
    saveLayout();
    event->accept();
    Q_EMIT closing();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        Q_EMIT activated();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->source()) // a map that is being dragged out of this program: let go too early, it must not become the image of the run
        return;
    const QMimeData *dropped = event->mimeData();
    const bool file = dropped->hasUrls() && dropped->urls().front().isLocalFile();
    if (file || dropped->hasImage())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QMimeData *dropped = event->mimeData();
    event->acceptProposedAction();
    if (dropped->hasUrls() && dropped->urls().front().isLocalFile()) {
        // After the drop has ended: a question to the user must not hold the other program.
        const QString path = dropped->urls().front().toLocalFile();
        QTimer::singleShot(0, this, [this, path] { openAny(path); });
    } else if (dropped->hasImage()) {
        m_runs->takeImage(*dropped, tr("dropped image"));
    }
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_graph && event->type() == QEvent::Paint && !m_wasPainted) {
        m_wasPainted = true;
        m_graph->removeEventFilter(this);
        QTimer::singleShot(0, this, &MainWindow::painted);
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::showDetailsOf(const QString &text)
{
    QMessageBox box(QMessageBox::Information, tr("Details"), text, QMessageBox::Ok, this);
    box.setTextFormat(Qt::PlainText);
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box.exec();
}

} // namespace residua::ui
