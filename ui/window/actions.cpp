#include "ui/window/actions.h"

#include "ui/state/metric_menu.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>

namespace residua::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Actions", text);
}

QString letters(const char *text)
{
    QString found;
    for (; *text; ++text)
        if (const QLatin1Char letter(*text); QChar(letter).isLetterOrNumber() && static_cast<unsigned char>(*text) < 0x80)
            found += letter;
    return found;
}

/// Adds commands to one menu after another.
class Builder {
public:
    Builder(QMainWindow &window, QList<QAction *> &all) : m_window(window), m_all(all) {}

    void menu(const char *title)
    {
        m_menu = m_window.menuBar()->addMenu(tr(title));
        m_name = title;
    }
    QMenu *submenu(const char *title) { return m_menu->addMenu(tr(title)); }
    void into(QMenu *menu) { m_menu = menu; }
    QMenu *current() const { return m_menu; }
    void separator() { m_menu->addSeparator(); }

    QAction *add(const char *text, const QKeySequence &key, const char *tip) { return add(text, QList<QKeySequence>{key}, tip); }
    QAction *add(const char *text, const QList<QKeySequence> &keys, const char *tip)
    {
        return adopt(new QAction(tr(text), &m_window), text, keys, tip);
    }
    /// `text` in English: its letters after those of the menu are the name under which the settings keep the command's keys.
    QAction *adopt(QAction *action, const char *text, const QList<QKeySequence> &keys, const char *tip)
    {
        if (!keys.isEmpty() && !keys.front().isEmpty())
            action->setShortcuts(keys);
        action->setObjectName(letters(m_name) + QLatin1Char('.') + letters(text));
        action->setToolTip(tr(tip));
        action->setStatusTip(tr(tip));
        m_menu->addAction(action);
        m_all.append(action);
        return action;
    }
    QAction *toggle(const char *text, const QKeySequence &key, const char *tip, bool checked)
    {
        QAction *action = add(text, key, tip);
        action->setCheckable(true);
        action->setChecked(checked);
        return action;
    }

private:
    QMainWindow &m_window;
    QList<QAction *> &m_all;
    QMenu *m_menu = nullptr;
    const char *m_name = ""; ///< of the menu in the menu bar
};

void group(QMainWindow &window, const QList<QAction *> &actions)
{
    auto *group = new QActionGroup(&window);
    for (QAction *action : actions)
        group->addAction(action);
}

} // namespace

Actions::Actions(QMainWindow &window, Session &session)
{
    Builder b(window, all);
    const QKeySequence none;

    b.menu("&File");
    newDocument = b.add("&New…", QKeySequence::New, "Choose what a new network begins with");
    open = b.add("&Open…", QKeySequence::Open, "Open an architecture, a workspace, an image or weights");
    recentMenu = b.submenu("Open &Recent");
    b.separator();
    save = b.add("&Save", QKeySequence::Save, "Save the document");
    saveAs = b.add("Save &As…", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
                   "Save under another name: an architecture (.residua.json) or a workspace (.residua)");
    b.separator();
    QMenu *file = b.current();
    b.into(b.submenu("&Export"));
    exportSummary = b.add("&Layer Table…", none, "The layer table as text, CSV, JSON, Markdown, LaTeX or HTML");
    exportShownTable = b.add("Layer Table as &Shown…", none, "The rows and columns that are seen: CSV, TSV, Markdown, LaTeX or JSON");
    exportPicture = b.add("&Picture…", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), "The picture as shown: SVG, PDF, PNG or DOT");
    exportCode = b.add("PyTorch &Code…", none, "One readable Python file with the same network");
    exportCosts = b.add("Cost &Map…", none, "The cost map as seen: SVG, PDF or PNG; its points as CSV");
    exportWeights = b.add("&Weights…", none, "The parameters of the live model as .safetensors");
    b.into(file);
    b.into(b.submenu("Feature &Maps"));
    saveMaps = b.add("&All Maps…", none, "All maps of the selected layer as one picture with captions");
    saveMap = b.add("&Current Map…", none, "One map as PNG, one pixel a value");
    saveMapEnlarged = b.add("Current Map &Enlarged…", none, "One map as PNG, about 512 pixels wide");
    saveMapArray = b.add("Layer as &NumPy Array…", none, "The activations of the selected layer as .npy");
    b.into(file);
    b.separator();
    reopen = b.toggle("Reopen &Last Session", none, "Show at the next start what was open when the program was left", false);
    b.separator();
    close = b.add("&Close Window", QKeySequence::Close, "Close this window");
    quit = b.add("&Quit", QKeySequence(Qt::CTRL | Qt::Key_Q), "Close all windows");

    b.menu("&Edit");
    QMenu *edit = b.current();
    undo = b.adopt(session.undoStack().createUndoAction(&window, tr("&Undo")), "Undo", {QKeySequence(Qt::CTRL | Qt::Key_Z)},
                   "Undo the last edit of the architecture");
    redo = b.adopt(session.undoStack().createRedoAction(&window, tr("&Redo")), "Redo",
                   {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)}, "Redo the edit that was undone");
    b.separator();
    copy = b.add("&Copy", QKeySequence::Copy, "Copy what is selected: table rows as tab-separated values");
    b.into(b.submenu("Copy &Table as"));
    copyMarkdown = b.add("&Markdown", none, "The table as it is seen, as Markdown");
    copyCsv = b.add("&CSV", none, "The table as it is seen, as comma-separated values");
    copyLatex = b.add("&LaTeX", none, "The table as it is seen, as a LaTeX tabular");
    copyJson = b.add("&JSON", none, "The table as it is seen, as JSON");
    b.into(edit);
    copyMap = b.add("Copy Feature &Map", none, "The current map as a picture");
    b.separator();
    find = b.add("&Find in Picture…", QKeySequence::Find, "Find operations by words and numbers: conv 3x3, stride 2, >1M params");
    findNext = b.add("Find &Next", QKeySequence(Qt::Key_F3), "The next operation that matches");
    findPrevious = b.add("Find &Previous", QKeySequence(Qt::SHIFT | Qt::Key_F3), "The operation before that matches");
    filter = b.add("F&ilter Table", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                   "Show the layers that match words and numbers: conv 3x3, >1M params");
    b.separator();
    findCommand = b.add("Find Comman&d…", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), "Do a command by part of its name");
    goTo = b.add("&Go To…", QKeySequence(Qt::CTRL | Qt::Key_K), "A layer, variant, preset, recent file or command by part of its name");

    b.menu("&View");
    stages = b.toggle("&Stages", QKeySequence(Qt::CTRL | Qt::Key_1), "One box a stage", false);
    blocks = b.toggle("&Blocks", QKeySequence(Qt::CTRL | Qt::Key_2), "Equal blocks in one box", true);
    operations = b.toggle("&Operations", QKeySequence(Qt::CTRL | Qt::Key_3), "Every operation", false);
    group(window, {stages, blocks, operations});
    foldAll = b.add("Fo&ld All", QKeySequence(Qt::CTRL | Qt::Key_Backspace), "One box a stage, nothing unfolded");
    toggleFold =
        b.add("Unfold or Fold Sele&ction", QKeySequence(Qt::CTRL | Qt::Key_Return), "Open what is selected one step further, or close it");
    b.separator();
    QMenu *view = b.current();
    b.into(b.submenu("Color b&y"));
    metrics = fillMetricMenu(*b.current(), session);
    for (int i = 0; i < metrics.size(); ++i)
        metrics[i]->setObjectName(QStringLiteral("View.Metric%1").arg(i));
    all.append(metrics);
    b.into(view);
    b.into(b.submenu("&How to Count"));
    units = {b.toggle("&Multiply-Accumulates (MACs)", none, "A multiplication and its addition count as one", true),
             b.toggle("Floating-Point &Operations (FLOPs)", none, "A multiplication and its addition count as two", false)};
    group(window, units);
    b.separator();
    scopes = {b.toggle("&Convolution and Linear", none, "As papers and torchvision count", true),
              b.toggle("&All Operations", none, "With bias, norm, activation, pooling and addition", false),
              b.toggle("As &torchinfo", none, "torchinfo's mult-adds", false)};
    group(window, scopes);
    b.separator();
    countings = b.add("&Why the Figures Differ…", none, "Every way to count this network, term by term");
    b.into(view);
    b.separator();
    zoomIn = b.add("Zoom &In", {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)}, "Enlarge the picture");
    zoomOut = b.add("Zoom O&ut", QKeySequence(Qt::CTRL | Qt::Key_Minus), "Shrink the picture");
    actualSize = b.add("&Actual Size", QKeySequence(Qt::CTRL | Qt::Key_0), "The picture at 100 %");
    fit = b.add("&Fit", QKeySequence(Qt::CTRL | Qt::Key_9), "Show the whole picture");
    fitSelection = b.add("Fit S&election", QKeySequence(Qt::CTRL | Qt::Key_8), "Show what is selected");
    b.separator();
    showStrip = b.toggle("Sta&ge Strip", QKeySequence(Qt::Key_F6), "Show or hide the network as a strip of stages", true);
    showForm = b.toggle("Architecture For&m", QKeySequence(Qt::Key_F7), "Show or hide the form", true);
    showDetails = b.toggle("&Details", QKeySequence(Qt::Key_F8), "Show or hide the details and feature maps", true);
    showTables = b.toggle("&Tables", QKeySequence(Qt::Key_F9), "Show or hide the layer table and the module tree", true);
    fullMaps = b.toggle("Maps Alone in the &Window", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M),
                        "The feature maps as large as the window, and back", false);
    resetLayout = b.add("&Reset Layout", none, "Panels, columns and sizes as in the beginning");
    fullScreen = b.toggle("Full Scree&n", QKeySequence(Qt::Key_F11), "The window on the whole screen", false);
    b.separator();
    b.into(b.submenu("A&ppearance"));
    systemLook = b.toggle("&System", none, "Colors as the desktop has them", false);
    lightLook = b.toggle("&Light", none, "Light colors", false);
    darkLook = b.toggle("&Dark", none, "Dark colors", false);
    group(window, {systemLook, lightLook, darkLook});
    b.separator();
    motion = b.toggle("&Motion", none, "Show by a short motion where things went", true);

    b.menu("&Network");
    presetMenu = b.submenu("&Preset");
    QMenu *network = b.current();
    variantMenu = b.submenu("&Variant");
    b.into(variantMenu);
    nextVariant = b.add("&Next", QKeySequence(Qt::CTRL | Qt::Key_PageDown), "Show the next variant of the document");
    previousVariant = b.add("&Previous", QKeySequence(Qt::CTRL | Qt::Key_PageUp), "Show the variant before this one");
    b.separator();
    addVariantMenu = b.submenu("&Add Preset");
    addVariantFile = b.add("Add &File…", none, "Add the network of a file, or all variants of a workspace, to this document");
    duplicateVariant =
        b.add("D&uplicate", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), "Add a copy of this variant to the document, to change it");
    renameVariant = b.add("Rena&me", QKeySequence(Qt::Key_F2), "Another name for this variant, typed in its tab");
    noteVariant = b.add("N&ote…", none, "A few words on this variant, kept in the document");
    variantUp = b.add("Move &Left", none, "One place to the front of the variants");
    variantDown = b.add("Move &Right", none, "One place to the end of the variants");
    baseline = b.toggle("&Baseline", none, "The others are compared with this variant", false);
    compare = b.toggle("Compar&e", QKeySequence(Qt::Key_F4),
                       "This variant beside the baseline or another one: pictures, and one table of both", false);
    removeVariant = b.add("&Close", none, "Take this variant out of the document; Undo brings it back");
    b.into(network);
    b.separator();
    addStage = b.add("&Add Stage", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), "Add a stage after the last one");
    duplicateStage = b.add("&Duplicate Stage", QKeySequence(Qt::CTRL | Qt::Key_D), "Repeat the selected stage");
    deleteStage = b.add("De&lete Stage", QKeySequence(Qt::ALT | Qt::Key_Delete), "Remove the selected stage");
    b.separator();
    fitToBudget = b.add("Fit to &Budget…", none, "The largest network within a number of parameters, multiply-accumulates or bytes");
    costMap = b.add("&Cost Map", none, "Variants, history, standard networks and sweeps as points: what each costs");
    openSweep = b.add("Open &Sweep…", none, "The lines that residua-cli sweep prints, as points of the cost map");
    advice = b.add("Advic&e", none, "Where this network is weaker than every standard one, why, and what helps");

    b.menu("&Run");
    run = b.add("&Run", {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)}, "One forward pass of the live model on the image");
    stop = b.add("&Stop", QKeySequence(Qt::SHIFT | Qt::Key_F5), "Stop the pass after the running operation");
    runAfterEdit =
        b.toggle("Run After &Every Edit", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), "Run again whenever the network changes", false);
    b.separator();
    openImage = b.add("&Open Image…", QKeySequence(Qt::CTRL | Qt::Key_I), "Run on an image file");
    pasteImage = b.add("&Paste Image", QKeySequence::Paste, "Run on the image in the clipboard");
    sampleMenu = b.submenu("Sample &Images");
    secondImage = b.add("Second I&mage…", none, "Show the feature maps of another image beside those of the first");
    noSecondImage = b.add("Remo&ve Second Image", none, "Only the feature maps of the first image");
    noImage = b.add("&No Image (Noise)", none, "Run on standard normal noise");
    preparation = b.add("Image Prepara&tion…", none, "How images are resized, cropped and normalized for the network");
    b.separator();
    weightMenu = b.submenu("&Weights");
    QMenu *running = b.current();
    classMenu = b.submenu("&Class Names");
    b.into(weightMenu);
    loadWeights = b.add("From &File…", none, "Parameters from a weight file: .safetensors, .pth, .ckpt and others");
    randomWeights = b.add("&Random…", none, "Draw the parameters from a seed");
    fetchWeights = b.add("&Get torchvision's…", none, "Fetch what torchvision publishes for this network, after a question");
    weightReport = b.add("&Which Layers Have Them…", none, "Which layers have the weights of the file, and which are new");
    b.separator();
    b.into(running);
    b.separator();
    deviceMenu = b.submenu("&Device");

    b.menu("&Help");
    manual = b.add("&Manual", QKeySequence::HelpContents, "The page on what has the keyboard, in a manual that can be searched");
    whatsThis = b.add("&What's This?", QKeySequence::WhatsThis, "Then click on what you want to know about");
    shortcuts =
        b.add("&Keyboard Shortcuts", QKeySequence(Qt::CTRL | Qt::Key_Question), "Every command and its keys, to look up and to change");
    diagnostics = b.add("Copy &Diagnostics", none, "Versions and devices, for a report, to the clipboard");
    about = b.add("&About Residua", none, "Version and license");
}

QByteArray Actions::shownPanels() const
{
    QByteArray shown;
    for (const QAction *panel : {showStrip, showForm, showDetails, showTables})
        shown += panel->isChecked() ? '1' : '0';
    return shown;
}

void Actions::showPanels(const QByteArray &shown) const
{
    QAction *const panels[] = {showStrip, showForm, showDetails, showTables};
    if (shown.size() != std::ssize(panels))
        return;
    for (qsizetype i = 0; i < shown.size(); ++i)
        panels[i]->setChecked(shown[i] != '0');
}

} // namespace residua::ui
