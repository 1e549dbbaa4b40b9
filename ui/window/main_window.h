#pragma once

#include "ui/state/session.h"
#include "ui/window/actions.h"
#include "ui/window/shortcut_store.h"
#include "ui/work/worker.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>

class QActionGroup;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace residua::ui {

class ArchitectureForm;
class CheckpointOpener;
class ChoiceController;
class ClassChooser;
class ColumnWidths;
class DetailPanel;
class DocumentController;
class ElidedCombo;
class ExportController;
class FullMaps;
class GraphView;
class LayerView;
class MessageBar;
class ModuleView;
class PrintController;
class RunController;
class StageStrip;
class StartController;
class StatusLine;
class VariantBar;
class VariantController;
class WeightController;

/// One document and its views: form, picture, tables, details. Joins them by the session; owns nothing else that changes.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Session &session, Worker &worker, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Gives the network on show, or the one that is being opened, the weights of a file.
    void loadWeights(const QString &path);
    /// Opens whatever `path` is: an architecture, a workspace, an image, a sweep, class names, or a weight file as the network that it is
    /// of.
    void openAny(const QString &path);
    /// True for images, sweeps and class names, which belong to a document and are none themselves.
    static bool isInput(const QString &path);
    /// Geometry and panels as they were when the last window closed.
    void restoreLayout();
    /// What a document may begin with, in place of the document.
    StartController &start() { return *m_start; }
    /// Writes into the session how it is shown.
    void saveView();
    /// Shows the document as the session says.
    void showView();
    /// Takes back what was said of the image and the weights that a workspace was used with: they are here.
    void withdrawUsedWith();

    // For tests and scripts: the parts by name.
    const Actions &actions() const { return m_actions; }
    DocumentController &documents() { return *m_documents; }
    CheckpointOpener &checkpoints() { return *m_checkpoints; }
    WeightController &weights() { return *m_weights; }
    RunController &runs() { return *m_runs; }
    ExportController &exports() { return *m_exports; }
    ClassChooser &classNames() { return *m_classes; }
    GraphView &graph() { return *m_graph; }
    StageStrip &strip() { return *m_strip; }
    LayerView &layers() { return *m_layers; }
    MessageBar &messages() { return *m_messages; }

Q_SIGNALS:
    void painted();               ///< once, after the first paint
    void quitting(bool underWay); ///< all windows are about to close; they have, or one of them stays
    void closing();               ///< the user has agreed to whatever is lost
    void activated();             ///< the window has become the one in front
    void rested();                ///< a moment has passed since layout, view or what is open last changed

private:
    void layOutParts();
    void makeToolBar();
    void connectCommands();
    void connectViewCommands();
    void connectRunCommands();
    void connectWeightCommands();
    void connectMapCommands();
    void connectMeasures();
    void showMeasures();
    void showSettings();
    void connectSession();
    void connectGate();
    void connectKeeping();
    void fillPresetMenu();
    void fillDevices();
    void showDocument();
    void showRunState();
    void showSetup();
    void showInputTip();
    void showStageCommands();
    void afterOpen();
    void whenOpened(const std::function<void()> &action);
    void saveLayout() const;
    void keepLayout();
    void resetLayout();
    void copy();
    void showDetailsOf(const QString &text);
    void proposeStages(const QString &text, const ResNetSpec &next);
    int selectedStage() const;

    Session &m_session;
    Worker &m_worker;
    Actions m_actions;
    ShortcutStore m_shortcuts{m_actions.all};
    MessageBar *m_messages;
    QString m_usedWith;
    DocumentController *m_documents;
    RunController *m_runs;
    ExportController *m_exports;
    PrintController *m_print;
    VariantController *m_variants;
    CheckpointOpener *m_checkpoints;
    WeightController *m_weights;
    StageStrip *m_strip;
    VariantBar *m_variantBar;
    ArchitectureForm *m_form;
    GraphView *m_graph;
    LayerView *m_layers;
    ModuleView *m_modules;
    DetailPanel *m_details;
    StatusLine *m_status;
    QTabWidget *m_tables;
    ChoiceController *m_choice;
    QSplitter *m_columns, *m_middle;
    ClassChooser *m_classes = nullptr;
    ColumnWidths *m_columnWidths = nullptr;
    FullMaps *m_fullMaps = nullptr;
    ElidedCombo *m_device;
    QActionGroup *m_deviceChoice = nullptr;
    QPushButton *m_runButton;
    QToolButton *m_input;
    QByteArray m_firstColumns, m_firstModules; ///< of the tables, before the user's own are restored
    QStackedWidget *m_pages;                   ///< the document, the start page
    StartController *m_start;
    bool m_wasPainted = false;
    QTimer m_toKeep;

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
};

} // namespace residua::ui
