#include "ui/window/main_window.h"

#include "ui/forms/architecture_form.h"
#include "ui/forms/form_edits.h"
#include "ui/graph/graph_view.h"
#include "ui/look/file_dialog.h"
#include "ui/manual/help.h"
#include "ui/models/layer_view.h"
#include "ui/models/module_view.h"
#include "ui/strip/stage_strip.h"
#include "ui/views/detail_panel.h"
#include "ui/views/maps_view.h"
#include "ui/views/status_line.h"
#include "ui/window/about.h"
#include "ui/window/assistance.h"
#include "ui/window/checkpoint_opener.h"
#include "ui/window/class_chooser.h"
#include "ui/window/document_controller.h"
#include "ui/window/export_controller.h"
#include "ui/window/frame_gate.h"
#include "ui/window/message_bar.h"
#include "ui/window/print_controller.h"
#include "ui/window/run_controller.h"
#include "ui/window/settings.h"
#include "ui/window/start_controller.h"
#include "ui/window/tool_bar.h"
#include "ui/window/weight_controller.h"

#include "core/arch/presets.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QToolTip>

namespace residua::ui {

void MainWindow::connectCommands()
{
    const Actions &a = m_actions;
    connect(a.newDocument, &QAction::triggered, m_start, &StartController::show);
    connect(m_start, &StartController::fileChosen, this, &MainWindow::openAny);
    connect(m_start, &StartController::covered, this, &MainWindow::showDocument);
    connect(m_start, &StartController::covered, this, &MainWindow::showRunState);
    connect(m_start, &StartController::hidden, m_graph, [this] { m_graph->setFocus(); });
    connect(m_start, &StartController::painted, this, [this] {
        if (!std::exchange(m_wasPainted, true))
            Q_EMIT painted();
    });
    connect(a.open, &QAction::triggered, this, [this] {
        const QString path = FileDialog::open(
            this, tr("Open"), Settings::folder(QStringLiteral("document")),
            {tr("Networks and weights (*.residua.json *.json *.residua *.safetensors *.pth *.pt *.th *.bin *.ckpt "
                "*.tar *.pkl)"),
             tr("Images, class names and sweeps (%1)")
                 .arg(RunController::imagePatterns() + QStringLiteral(" *.txt *.names *.labels *.classes *.jsonl *.ndjson")),
             tr("All files (*)")});
        if (!path.isEmpty())
            openAny(path);
    });
    connect(a.recentMenu, &QMenu::aboutToShow, this, [this] { m_documents->fillRecentMenu(*m_actions.recentMenu); });
    connect(a.save, &QAction::triggered, m_documents, &DocumentController::save);
    connect(a.saveAs, &QAction::triggered, m_documents, &DocumentController::saveAs);
    connect(a.close, &QAction::triggered, this, &MainWindow::close);
    connect(a.quit, &QAction::triggered, this, [this] {
        Q_EMIT quitting(true);
        QApplication::closeAllWindows();
        Q_EMIT quitting(false);
    });
    connect(m_documents, &DocumentController::openRequested, this, &MainWindow::openAny);
    connect(m_documents, &DocumentController::aboutToSave, this, &MainWindow::saveView);
    connect(m_documents, &DocumentController::opened, this, &MainWindow::afterOpen);

    connect(a.exportSummary, &QAction::triggered, m_exports, &ExportController::exportSummary);
    const auto exportTable = [this] { m_exports->exportTable([this](CopyFormat format) { return m_layers->shownAs(format); }); };
    connect(a.exportShownTable, &QAction::triggered, this, exportTable);
    connect(m_layers, &LayerView::exportRequested, this, exportTable);
    connect(a.exportPicture, &QAction::triggered, this, [this] { m_exports->exportPicture(m_graph->level(), m_graph->unfoldedPaths()); });
    connect(a.print, &QAction::triggered, this, [this] { m_print->print(m_graph->level(), m_graph->unfoldedPaths()); });
    connect(a.printPreview, &QAction::triggered, this, [this] { m_print->preview(m_graph->level(), m_graph->unfoldedPaths()); });
    connect(a.exportCode, &QAction::triggered, m_exports, &ExportController::exportCode);
    connect(a.exportWeights, &QAction::triggered, m_exports, &ExportController::exportWeights);

    connect(a.copy, &QAction::triggered, this, &MainWindow::copy);
    const std::pair<QAction *, CopyFormat> formats[] = {{a.copyMarkdown, CopyFormat::Markdown},
                                                        {a.copyCsv, CopyFormat::Csv},
                                                        {a.copyLatex, CopyFormat::Latex},
                                                        {a.copyJson, CopyFormat::Json}};
    for (const auto &[action, format] : formats)
        connect(action, &QAction::triggered, this, [this, as = format] { copyText(m_layers->shownAs(as)); });
    connect(a.find, &QAction::triggered, m_graph, &GraphView::find);
    connect(a.findNext, &QAction::triggered, m_graph, &GraphView::findNext);
    connect(a.findPrevious, &QAction::triggered, m_graph, &GraphView::findPrevious);
    connect(a.filter, &QAction::triggered, this, [this] {
        m_actions.showTables->setChecked(true);
        m_tables->setCurrentWidget(m_layers);
        m_layers->focusFilter();
    });
    fillPresetMenu();
    auto *assistance = new Assistance(*this, a, m_session, *m_graph, m_shortcuts);
    connect(assistance, &Assistance::openRequested, this, &MainWindow::openAny);
    const std::pair<QWidget *, const char *> pages[] = {{m_strip, "strip.md"},   {m_form, "form.md"},       {m_graph, "picture.md"},
                                                        {m_tables, "tables.md"}, {m_details, "details.md"}, {&m_details->maps(), "maps.md"},
                                                        {m_runButton, "run.md"}, {m_input, "run.md"},       {m_device, "run.md"}};
    for (const auto &[widget, page] : pages)
        Help::setPage(*widget, page);
    connect(a.addStage, &QAction::triggered, this, [this] {
        proposeStages(tr("Add stage"), withStageInserted(m_session.shown().spec(), m_session.shown().spec().stages.size()));
    });
    connect(a.duplicateStage, &QAction::triggered, this, [this] {
        proposeStages(tr("Duplicate stage %1").arg(selectedStage() + 1),
                      withStageDuplicated(m_session.shown().spec(), static_cast<std::size_t>(selectedStage())));
    });
    connect(a.deleteStage, &QAction::triggered, this, [this] {
        proposeStages(tr("Delete stage %1").arg(selectedStage() + 1),
                      withStageRemoved(m_session.shown().spec(), static_cast<std::size_t>(selectedStage())));
    });
    connect(a.diagnostics, &QAction::triggered, this, [this] {
        QApplication::clipboard()->setText(diagnosticsText(m_session));
        m_messages->show(MessageBar::Kind::Note, tr("Copied to the clipboard:") + QLatin1Char('\n') + diagnosticsText(m_session));
    });
    connect(a.about, &QAction::triggered, this, [this] { showAbout(*this, m_session); });
}

void MainWindow::connectViewCommands()
{
    const Actions &a = m_actions;
    connect(a.stages, &QAction::triggered, m_graph, [this] { m_graph->setLevel(Level::Stage); });
    connect(a.blocks, &QAction::triggered, m_graph, [this] { m_graph->setLevel(Level::Block); });
    connect(a.operations, &QAction::triggered, m_graph, [this] { m_graph->setLevel(Level::Operation); });
    connect(m_strip, &StageStrip::fieldRequested, this, [this](const QString &key) {
        m_actions.showForm->setChecked(true);
        m_form->showField(key);
    });
    connect(m_graph, &GraphView::levelChanged, this, [this] {
        QAction *levels[] = {m_actions.stages, m_actions.blocks, m_actions.operations};
        levels[static_cast<int>(m_graph->level())]->setChecked(true);
    });
    connect(a.foldAll, &QAction::triggered, m_graph, &GraphView::foldAll);
    connect(a.toggleFold, &QAction::triggered, this, [this] { m_graph->toggleFold(m_session.shown().selection().path); });
    connect(a.fitSelection, &QAction::triggered, m_graph, &GraphView::fitSelection);
    connect(a.showStrip, &QAction::toggled, m_strip, &QWidget::setVisible);
    connect(a.showForm, &QAction::toggled, m_columns->widget(0), &QWidget::setVisible);
    connect(a.showDetails, &QAction::toggled, m_details, &QWidget::setVisible);
    connect(a.showTables, &QAction::toggled, m_tables, &QWidget::setVisible);
    connect(a.resetLayout, &QAction::triggered, this, [this] {
        for (QAction *panel : {m_actions.showStrip, m_actions.showForm, m_actions.showDetails, m_actions.showTables})
            panel->setChecked(true);
        m_layers->restoreState(m_firstColumns);
        m_modules->restoreState(m_firstModules);
        resetLayout();
    });
    connect(a.fullScreen, &QAction::toggled, this, [this](bool on) { on ? showFullScreen() : showNormal(); });
    const struct {
        QAction *action;
        Appearance appearance;
    } looks[] = {{a.systemLook, Appearance::System}, {a.lightLook, Appearance::Light}, {a.darkLook, Appearance::Dark}};
    for (const auto &look : looks) {
        connect(look.action, &QAction::triggered, this, [appearance = look.appearance] {
            Settings::setAppearance(appearance);
            QApplication::setPalette(paletteFor(appearance));
        });
    }
    connect(a.reopen, &QAction::triggered, this,
            [](bool on) { Settings::setBeginning(on ? Settings::Beginning::LastSession : Settings::Beginning::StartPage); });
    connect(a.motion, &QAction::toggled, m_graph, &GraphView::setAnimated);
    connect(a.motion, &QAction::triggered, this, &Settings::setMotion);
    connect(this, &MainWindow::activated, this, &MainWindow::showSettings); // another window may have changed them
    showSettings();
    m_graph->setAnimated(Settings::motion());
}

void MainWindow::showSettings()
{
    QAction *const looks[] = {m_actions.systemLook, m_actions.lightLook, m_actions.darkLook};
    looks[static_cast<int>(Settings::appearance())]->setChecked(true);
    m_actions.reopen->setChecked(Settings::beginning() == Settings::Beginning::LastSession);
    m_actions.motion->setChecked(Settings::motion());
}

void MainWindow::connectRunCommands()
{
    const Actions &a = m_actions;
    connect(a.run, &QAction::triggered, m_runs, &RunController::start);
    connect(a.stop, &QAction::triggered, &m_worker, &Worker::cancelRun);
    connect(a.runAfterEdit, &QAction::toggled, m_runs, &RunController::setRunAfterEveryEdit);
    connect(a.openImage, &QAction::triggered, m_runs, &RunController::chooseImage);
    connect(a.pasteImage, &QAction::triggered, m_runs, &RunController::pasteImage);
    connect(a.noImage, &QAction::triggered, m_runs, &RunController::setNoImage);
    m_runs->fillSampleMenu(*a.sampleMenu);
    connect(m_runButton, &QPushButton::clicked, this, [this] {
        const RunState::State state = m_session.shown().runState().state;
        (state == RunState::State::Running ? m_actions.stop : m_actions.run)->trigger();
    });
    connect(m_device, &QComboBox::activated, this,
            [this](int index) { m_runs->setDevice(m_device->itemData(index).toString().toStdString()); });
    connect(m_status, &StatusLine::cancelRequested, &m_worker, &Worker::cancelRun);
    connect(m_status, &StatusLine::retryRequested, &m_worker, &Worker::retry);
    connect(m_status, &StatusLine::fieldRequested, m_form, [this](const QString &key) {
        m_actions.showForm->setChecked(true);
        m_form->showField(key);
    });
    connect(m_status, &StatusLine::detailsRequested, this, &MainWindow::showDetailsOf);
    connectWeightCommands();
    connectMapCommands();
    connectMeasures();
}

void MainWindow::connectWeightCommands()
{
    const Actions &a = m_actions;
    connect(a.loadWeights, &QAction::triggered, m_weights, &WeightController::choose);
    connect(a.randomWeights, &QAction::triggered, m_weights, &WeightController::askForSeed);
    connect(a.fetchWeights, &QAction::triggered, m_weights, &WeightController::fetch);
    connect(a.weightMenu, &QMenu::aboutToShow, this, [this] { m_actions.fetchWeights->setEnabled(m_weights->canFetch()); });
    connect(a.weightReport, &QAction::triggered, m_weights, &WeightController::showReport);
    const auto show = [this] { m_actions.weightReport->setEnabled(m_session.setup().weights != nullptr); };
    connect(&m_session, &Session::setupChanged, this, show);
    show();
    m_classes = new ClassChooser(m_session, *m_messages, *a.classMenu, *this);
    m_classes->setParent(this);
    connect(m_classes, &ClassChooser::chosen, this, [this] {
        if (m_session.shown().runResult())
            m_runs->start();
    });
    connect(a.preparation, &QAction::triggered, m_runs, &RunController::choosePreparation);
    connect(&m_checkpoints->bar(), &InferenceBar::preparationRequested, m_runs, &RunController::choosePreparation);
    connect(m_weights, &WeightController::runRequested, m_runs, &RunController::start);
    connect(m_weights, &WeightController::openRequested, m_checkpoints, &CheckpointOpener::open);
    connect(m_checkpoints, &CheckpointOpener::runRequested, m_runs, &RunController::start);
    connect(&m_checkpoints->bar(), &InferenceBar::fieldRequested, this, [this](const QString &key) {
        m_actions.showForm->setChecked(true);
        m_form->showField(key);
    });
}

void MainWindow::connectMapCommands()
{
    const Actions &a = m_actions;
    MapsView *maps = &m_details->maps();
    connect(a.secondImage, &QAction::triggered, m_runs, &RunController::chooseSecondImage);
    connect(a.noSecondImage, &QAction::triggered, m_runs, &RunController::removeSecondImage);
    connect(maps, &MapsView::openImageRequested, m_runs, &RunController::chooseImage);
    connect(maps, &MapsView::openSecondImageRequested, m_runs, &RunController::chooseSecondImage);
    connect(maps, &MapsView::removeSecondImageRequested, m_runs, &RunController::removeSecondImage);
    connect(maps, &MapsView::sampleRequested, m_runs, &RunController::openFittingSample);
    connect(maps, &MapsView::runRequested, m_runs, &RunController::start);
    connect(maps, &MapsView::saveRequested, m_exports, &ExportController::writeBy);
    connect(maps, &MapsView::dragFailed, this, [this](const QString &why) {
        m_messages->show(MessageBar::Kind::Problem, tr("The map could not be written, and was not dragged out: %1").arg(why));
    });
    connect(a.saveMaps, &QAction::triggered, maps, &MapsView::saveGrid);
    connect(a.saveMap, &QAction::triggered, maps, &MapsView::saveMap);
    connect(a.saveMapEnlarged, &QAction::triggered, maps, &MapsView::saveMapEnlarged);
    connect(a.saveMapArray, &QAction::triggered, maps, &MapsView::saveLayer);
    connect(a.copyMap, &QAction::triggered, maps, &MapsView::copyMap);
    const auto show = [this, maps] {
        for (QAction *action : {m_actions.saveMaps, m_actions.saveMapArray})
            action->setEnabled(maps->showsMaps());
        for (QAction *action : {m_actions.saveMap, m_actions.saveMapEnlarged, m_actions.copyMap})
            action->setEnabled(maps->hasCurrentMap());
    };
    connect(maps, &MapsView::savableChanged, this, show);
    show();
}

void MainWindow::connectMeasures()
{
    for (int i = 0; i < m_actions.units.size(); ++i) {
        connect(m_actions.units[i], &QAction::triggered, this, [this, i] {
            m_session.setCounting({static_cast<Counting::Unit>(i), m_session.counting().scope});
        });
    }
    for (int i = 0; i < m_actions.scopes.size(); ++i) {
        connect(m_actions.scopes[i], &QAction::triggered, this, [this, i] {
            m_session.setCounting({m_session.counting().unit, static_cast<Counting::Scope>(i)});
        });
    }
    connect(m_actions.countings, &QAction::triggered, m_details, &DetailPanel::showCountings);
    connect(&m_session, &Session::countingChanged, this, &MainWindow::showMeasures);
    showMeasures();
}

void MainWindow::showMeasures()
{
    m_actions.units[static_cast<int>(m_session.counting().unit)]->setChecked(true);
    m_actions.scopes[static_cast<int>(m_session.counting().scope)]->setChecked(true);
}

void MainWindow::connectSession()
{
    for (const auto signal : {&Session::documentChanged, &Session::variantsChanged, &Session::currentChanged})
        connect(&m_session, signal, this, &MainWindow::showDocument);
    connect(&m_session.shown(), &NetworkState::snapshotChanged, this, &QToolTip::hideText); // it speaks of the network before
    connect(&m_session.shown(), &NetworkState::snapshotChanged, this, &MainWindow::showStageCommands);
    connect(&m_session.shown(), &NetworkState::selectionChanged, this, &MainWindow::showStageCommands);
    connect(&m_worker, &Worker::pictureFailed, this,
            [this](const QString &why) { m_messages->show(MessageBar::Kind::Problem, tr("The picture could not be drawn: %1").arg(why)); });
    connect(&m_session, &Session::engineInfoChanged, this, &MainWindow::fillDevices);
    connect(&m_session, &Session::setupChanged, this, &MainWindow::showSetup);
    connect(&m_session.shown(), &NetworkState::snapshotChanged, this, &MainWindow::showInputTip);
    connect(&m_session.shown(), &NetworkState::runStateChanged, this, &MainWindow::showRunState);
    showStageCommands();
}

/// After all other connections: what comes to the gate has been shown by the parts.
void MainWindow::connectGate()
{
    auto *gate = new FrameGate(*this, [this] { return m_graph->isSettled(); });
    connect(&m_session.shown(), &NetworkState::snapshotChanged, gate, &FrameGate::close);
    connect(&m_worker, &Worker::pictureReady, gate, &FrameGate::check);
}

void MainWindow::fillPresetMenu()
{
    for (const std::string &name : presetNames()) {
        const QString text = QString::fromStdString(name);
        connect(m_actions.presetMenu->addAction(text), &QAction::triggered, this, [this, name, text] {
            m_session.shown().propose(*preset(name), {tr("Use preset %1").arg(text), {}, true});
        });
    }
}

void MainWindow::proposeStages(const QString &text, const ResNetSpec &next)
{
    m_messages->refuse(text, m_session.shown().propose(next, {text, {}}));
}

void MainWindow::copy()
{
    QWidget *focus = QApplication::focusWidget();
    if (focus && m_layers->isAncestorOf(focus))
        m_layers->copy();
    else if (focus && m_modules->isAncestorOf(focus))
        m_modules->copy();
    else if (focus && focus->metaObject()->indexOfMethod("copy()") >= 0)
        QMetaObject::invokeMethod(focus, "copy");
    else if (!m_session.shown().selection().path.empty())
        QApplication::clipboard()->setText(QString::fromStdString(m_session.shown().selection().path));
}

} // namespace residua::ui
