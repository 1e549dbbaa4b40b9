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
        m_menu = m_window.menuBar()->addMenu(Actions::tr(title));
        m_name = title;
    }
    QMenu *submenu(const char *title) { return m_menu->addMenu(Actions::tr(title)); }
    void into(QMenu *menu) { m_menu = menu; }
    QMenu *current() const { return m_menu; }
    void separator() { m_menu->addSeparator(); }

    QAction *add(const char *text, const QKeySequence &key, const char *tip) { return add(text, QList<QKeySequence>{key}, tip); }
    QAction *add(const char *text, const QList<QKeySequence> &keys, const char *tip)
    {
        return adopt(new QAction(Actions::tr(text), &m_window), text, keys, tip);
    }
    /// `text` in English: its letters after those of the menu are the name under which the settings keep the command's keys.
    QAction *adopt(QAction *action, const char *text, const QList<QKeySequence> &keys, const char *tip)
    {
        if (!keys.isEmpty() && !keys.front().isEmpty())
            action->setShortcuts(keys);
        action->setObjectName(letters(m_name) + QLatin1Char('.') + letters(text));
        action->setToolTip(Actions::tr(tip));
        action->setStatusTip(Actions::tr(tip));
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

    b.menu(QT_TR_NOOP("&File"));
    newDocument = b.add(QT_TR_NOOP("&New…"), QKeySequence::New, QT_TR_NOOP("Choose what a new network begins with"));
    open = b.add(QT_TR_NOOP("&Open…"), QKeySequence::Open, QT_TR_NOOP("Open an architecture, a workspace, an image or weights"));
    recentMenu = b.submenu(QT_TR_NOOP("Open &Recent"));
    b.separator();
    save = b.add(QT_TR_NOOP("&Save"), QKeySequence::Save, QT_TR_NOOP("Save the document"));
    saveAs = b.add(QT_TR_NOOP("Save &As…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
                   QT_TR_NOOP("Save under another name: an architecture (.residua.json) or a workspace (.residua)"));
    b.separator();
    QMenu *file = b.current();
    b.into(b.submenu(QT_TR_NOOP("&Export")));
    exportSummary = b.add(QT_TR_NOOP("&Layer Table…"), none, QT_TR_NOOP("The layer table as text, CSV, JSON, Markdown, LaTeX or HTML"));
    exportShownTable = b.add(QT_TR_NOOP("Layer Table as &Shown…"), none,
                             QT_TR_NOOP("The rows and columns that are seen: CSV, TSV, Markdown, LaTeX or JSON"));
    exportPicture = b.add(QT_TR_NOOP("&Picture…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
                          QT_TR_NOOP("The picture as shown: SVG, PDF, PNG or DOT"));
    exportCode = b.add(QT_TR_NOOP("PyTorch &Code…"), none, QT_TR_NOOP("One readable Python file with the same network"));
    exportCosts = b.add(QT_TR_NOOP("Cost &Map…"), none, QT_TR_NOOP("The cost map as seen: SVG, PDF or PNG; its points as CSV"));
    exportWeights = b.add(QT_TR_NOOP("&Weights…"), none, QT_TR_NOOP("The parameters of the live model as .safetensors"));
    b.into(file);
    b.into(b.submenu(QT_TR_NOOP("Feature &Maps")));
    saveMaps = b.add(QT_TR_NOOP("&All Maps…"), none, QT_TR_NOOP("All maps of the selected layer as one picture with captions"));
    saveMap = b.add(QT_TR_NOOP("&Current Map…"), none, QT_TR_NOOP("One map as PNG, one pixel a value"));
    saveMapEnlarged = b.add(QT_TR_NOOP("Current Map &Enlarged…"), none, QT_TR_NOOP("One map as PNG, about 512 pixels wide"));
    saveMapArray = b.add(QT_TR_NOOP("Layer as &NumPy Array…"), none, QT_TR_NOOP("The activations of the selected layer as .npy"));
    b.into(file);
    b.separator();
    print = b.add(QT_TR_NOOP("&Print…"), QKeySequence::Print, QT_TR_NOOP("The picture as shown, on paper or as a PDF of a paper's size"));
    printPreview =
        b.add(QT_TR_NOOP("Print Pre&view…"), none, QT_TR_NOOP("The pages as they will be printed: paper, orientation, one or several"));
    b.separator();
    reopen = b.toggle(QT_TR_NOOP("Reopen &Last Session"), none,
                      QT_TR_NOOP("Show at the next start what was open when the program was left"), false);
    b.separator();
    close = b.add(QT_TR_NOOP("&Close Window"), QKeySequence::Close, QT_TR_NOOP("Close this window"));
    quit = b.add(QT_TR_NOOP("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), QT_TR_NOOP("Close all windows"));

    b.menu(QT_TR_NOOP("&Edit"));
    QMenu *edit = b.current();
    undo = b.adopt(session.undoStack().createUndoAction(&window, tr("&Undo")), QT_TR_NOOP("Undo"), {QKeySequence(Qt::CTRL | Qt::Key_Z)},
                   QT_TR_NOOP("Undo the last edit of the architecture"));
    redo = b.adopt(session.undoStack().createRedoAction(&window, tr("&Redo")), QT_TR_NOOP("Redo"),
                   {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)},
                   QT_TR_NOOP("Redo the edit that was undone"));
    b.separator();
    copy = b.add(QT_TR_NOOP("&Copy"), QKeySequence::Copy, QT_TR_NOOP("Copy what is selected: table rows as tab-separated values"));
    b.into(b.submenu(QT_TR_NOOP("Copy &Table as")));
    copyMarkdown = b.add(QT_TR_NOOP("&Markdown"), none, QT_TR_NOOP("The table as it is seen, as Markdown"));
    copyCsv = b.add(QT_TR_NOOP("&CSV"), none, QT_TR_NOOP("The table as it is seen, as comma-separated values"));
    copyLatex = b.add(QT_TR_NOOP("&LaTeX"), none, QT_TR_NOOP("The table as it is seen, as a LaTeX tabular"));
    copyJson = b.add(QT_TR_NOOP("&JSON"), none, QT_TR_NOOP("The table as it is seen, as JSON"));
    b.into(edit);
    copyMap = b.add(QT_TR_NOOP("Copy Feature &Map"), none, QT_TR_NOOP("The current map as a picture"));
    b.separator();
    find = b.add(QT_TR_NOOP("&Find in Picture…"), QKeySequence::Find,
                 QT_TR_NOOP("Find operations by words and numbers: conv 3x3, stride 2, >1M params"));
    findNext = b.add(QT_TR_NOOP("Find &Next"), QKeySequence(Qt::Key_F3), QT_TR_NOOP("The next operation that matches"));
    findPrevious =
        b.add(QT_TR_NOOP("Find &Previous"), QKeySequence(Qt::SHIFT | Qt::Key_F3), QT_TR_NOOP("The operation before that matches"));
    filter = b.add(QT_TR_NOOP("F&ilter Table"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                   QT_TR_NOOP("Show the layers that match words and numbers: conv 3x3, >1M params"));
    b.separator();
    findCommand =
        b.add(QT_TR_NOOP("Find Comman&d…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), QT_TR_NOOP("Do a command by part of its name"));
    goTo = b.add(QT_TR_NOOP("&Go To…"), QKeySequence(Qt::CTRL | Qt::Key_K),
                 QT_TR_NOOP("A layer, variant, preset, recent file or command by part of its name"));
    b.separator();
    preferences = b.add(QT_TR_NOOP("Preference&s…"), QKeySequence(Qt::CTRL | Qt::Key_Comma),
                        QT_TR_NOOP("Colors, how costs are counted, what the program begins with, keys"));

    b.menu(QT_TR_NOOP("&View"));
    stages = b.toggle(QT_TR_NOOP("&Stages"), QKeySequence(Qt::CTRL | Qt::Key_1), QT_TR_NOOP("One box a stage"), false);
    blocks = b.toggle(QT_TR_NOOP("&Blocks"), QKeySequence(Qt::CTRL | Qt::Key_2), QT_TR_NOOP("Equal blocks in one box"), true);
    operations = b.toggle(QT_TR_NOOP("&Operations"), QKeySequence(Qt::CTRL | Qt::Key_3), QT_TR_NOOP("Every operation"), false);
    group(window, {stages, blocks, operations});
    foldAll = b.add(QT_TR_NOOP("Fo&ld All"), QKeySequence(Qt::CTRL | Qt::Key_Backspace), QT_TR_NOOP("One box a stage, nothing unfolded"));
    toggleFold = b.add(QT_TR_NOOP("Unfold or Fold Sele&ction"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                       QT_TR_NOOP("Open what is selected one step further, or close it"));
    b.separator();
    QMenu *view = b.current();
    b.into(b.submenu(QT_TR_NOOP("Color b&y")));
    metrics = fillMetricMenu(*b.current(), session);
    for (int i = 0; i < metrics.size(); ++i)
        metrics[i]->setObjectName(QStringLiteral("View.Metric%1").arg(i));
    all.append(metrics);
    b.into(view);
    b.into(b.submenu(QT_TR_NOOP("&How to Count")));
    units = {b.toggle(QT_TR_NOOP("&Multiply-Accumulates (MACs)"), none, QT_TR_NOOP("A multiplication and its addition count as one"), true),
             b.toggle(QT_TR_NOOP("Floating-Point &Operations (FLOPs)"), none, QT_TR_NOOP("A multiplication and its addition count as two"),
                      false)};
    group(window, units);
    b.separator();
    scopes = {b.toggle(QT_TR_NOOP("&Convolution and Linear"), none, QT_TR_NOOP("As papers and torchvision count"), true),
              b.toggle(QT_TR_NOOP("&All Operations"), none, QT_TR_NOOP("With bias, norm, activation, pooling and addition"), false),
              b.toggle(QT_TR_NOOP("As &torchinfo"), none, QT_TR_NOOP("torchinfo's mult-adds"), false)};
    group(window, scopes);
    b.separator();
    countings = b.add(QT_TR_NOOP("&Why the Figures Differ…"), none, QT_TR_NOOP("Every way to count this network, term by term"));
    b.into(view);
    b.separator();
    zoomIn = b.add(QT_TR_NOOP("Zoom &In"), {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
                   QT_TR_NOOP("Enlarge the picture"));
    zoomOut = b.add(QT_TR_NOOP("Zoom O&ut"), QKeySequence(Qt::CTRL | Qt::Key_Minus), QT_TR_NOOP("Shrink the picture"));
    actualSize = b.add(QT_TR_NOOP("&Actual Size"), QKeySequence(Qt::CTRL | Qt::Key_0), QT_TR_NOOP("The picture at 100 %"));
    fit = b.add(QT_TR_NOOP("&Fit"), QKeySequence(Qt::CTRL | Qt::Key_9), QT_TR_NOOP("Show the whole picture"));
    fitSelection = b.add(QT_TR_NOOP("Fit S&election"), QKeySequence(Qt::CTRL | Qt::Key_8), QT_TR_NOOP("Show what is selected"));
    b.separator();
    showStrip =
        b.toggle(QT_TR_NOOP("Sta&ge Strip"), QKeySequence(Qt::Key_F6), QT_TR_NOOP("Show or hide the network as a strip of stages"), true);
    showForm = b.toggle(QT_TR_NOOP("Architecture For&m"), QKeySequence(Qt::Key_F7), QT_TR_NOOP("Show or hide the form"), true);
    showDetails = b.toggle(QT_TR_NOOP("&Details"), QKeySequence(Qt::Key_F8), QT_TR_NOOP("Show or hide the details and feature maps"), true);
    showTables =
        b.toggle(QT_TR_NOOP("&Tables"), QKeySequence(Qt::Key_F9), QT_TR_NOOP("Show or hide the layer table and the module tree"), true);
    fullMaps = b.toggle(QT_TR_NOOP("Maps Alone in the &Window"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M),
                        QT_TR_NOOP("The feature maps as large as the window, and back"), false);
    resetLayout = b.add(QT_TR_NOOP("&Reset Layout"), none, QT_TR_NOOP("Panels, columns and sizes as in the beginning"));
    fullScreen = b.toggle(QT_TR_NOOP("Full Scree&n"), QKeySequence(Qt::Key_F11), QT_TR_NOOP("The window on the whole screen"), false);
    b.separator();
    b.into(b.submenu(QT_TR_NOOP("A&ppearance")));
    systemLook = b.toggle(QT_TR_NOOP("&System"), none, QT_TR_NOOP("Colors as the desktop has them"), false);
    lightLook = b.toggle(QT_TR_NOOP("&Light"), none, QT_TR_NOOP("Light colors"), false);
    darkLook = b.toggle(QT_TR_NOOP("&Dark"), none, QT_TR_NOOP("Dark colors"), false);
    group(window, {systemLook, lightLook, darkLook});
    b.separator();
    motion = b.toggle(QT_TR_NOOP("&Motion"), none, QT_TR_NOOP("Show by a short motion where things went"), true);

    b.menu(QT_TR_NOOP("&Network"));
    presetMenu = b.submenu(QT_TR_NOOP("&Preset"));
    QMenu *network = b.current();
    variantMenu = b.submenu(QT_TR_NOOP("&Variant"));
    b.into(variantMenu);
    nextVariant =
        b.add(QT_TR_NOOP("&Next"), QKeySequence(Qt::CTRL | Qt::Key_PageDown), QT_TR_NOOP("Show the next variant of the document"));
    previousVariant =
        b.add(QT_TR_NOOP("&Previous"), QKeySequence(Qt::CTRL | Qt::Key_PageUp), QT_TR_NOOP("Show the variant before this one"));
    b.separator();
    addVariantMenu = b.submenu(QT_TR_NOOP("&Add Preset"));
    addVariantFile =
        b.add(QT_TR_NOOP("Add &File…"), none, QT_TR_NOOP("Add the network of a file, or all variants of a workspace, to this document"));
    duplicateVariant = b.add(QT_TR_NOOP("D&uplicate"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D),
                             QT_TR_NOOP("Add a copy of this variant to the document, to change it"));
    renameVariant = b.add(QT_TR_NOOP("Rena&me"), QKeySequence(Qt::Key_F2), QT_TR_NOOP("Another name for this variant, typed in its tab"));
    noteVariant = b.add(QT_TR_NOOP("N&ote…"), none, QT_TR_NOOP("A few words on this variant, kept in the document"));
    variantUp = b.add(QT_TR_NOOP("Move &Left"), none, QT_TR_NOOP("One place to the front of the variants"));
    variantDown = b.add(QT_TR_NOOP("Move &Right"), none, QT_TR_NOOP("One place to the end of the variants"));
    baseline = b.toggle(QT_TR_NOOP("&Baseline"), none, QT_TR_NOOP("The others are compared with this variant"), false);
    compare = b.toggle(QT_TR_NOOP("Compar&e"), QKeySequence(Qt::Key_F4),
                       QT_TR_NOOP("This variant beside the baseline or another one: pictures, and one table of both"), false);
    removeVariant = b.add(QT_TR_NOOP("&Close"), none, QT_TR_NOOP("Take this variant out of the document; Undo brings it back"));
    b.into(network);
    b.separator();
    addStage =
        b.add(QT_TR_NOOP("&Add Stage"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), QT_TR_NOOP("Add a stage after the last one"));
    duplicateStage = b.add(QT_TR_NOOP("&Duplicate Stage"), QKeySequence(Qt::CTRL | Qt::Key_D), QT_TR_NOOP("Repeat the selected stage"));
    deleteStage = b.add(QT_TR_NOOP("De&lete Stage"), QKeySequence(Qt::ALT | Qt::Key_Delete), QT_TR_NOOP("Remove the selected stage"));
    b.separator();
    fitToBudget = b.add(QT_TR_NOOP("Fit to &Budget…"), none,
                        QT_TR_NOOP("The largest network within a number of parameters, multiply-accumulates or bytes"));
    costMap =
        b.add(QT_TR_NOOP("&Cost Map"), none, QT_TR_NOOP("Variants, history, standard networks and sweeps as points: what each costs"));
    openSweep = b.add(QT_TR_NOOP("Open &Sweep…"), none, QT_TR_NOOP("The lines that residua-cli sweep prints, as points of the cost map"));
    advice = b.add(QT_TR_NOOP("Advic&e"), none, QT_TR_NOOP("Where this network is weaker than every standard one, why, and what helps"));

    b.menu(QT_TR_NOOP("&Run"));
    run = b.add(QT_TR_NOOP("&Run"), {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)},
                QT_TR_NOOP("One forward pass of the live model on the image"));
    stop = b.add(QT_TR_NOOP("&Stop"), QKeySequence(Qt::SHIFT | Qt::Key_F5), QT_TR_NOOP("Stop the pass after the running operation"));
    runAfterEdit = b.toggle(QT_TR_NOOP("Run After &Every Edit"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
                            QT_TR_NOOP("Run again whenever the network changes"), false);
    b.separator();
    openImage = b.add(QT_TR_NOOP("&Open Image…"), QKeySequence(Qt::CTRL | Qt::Key_I), QT_TR_NOOP("Run on an image file"));
    pasteImage = b.add(QT_TR_NOOP("&Paste Image"), QKeySequence::Paste, QT_TR_NOOP("Run on the image in the clipboard"));
    sampleMenu = b.submenu(QT_TR_NOOP("Sample &Images"));
    secondImage = b.add(QT_TR_NOOP("Second I&mage…"), none, QT_TR_NOOP("Show the feature maps of another image beside those of the first"));
    noSecondImage = b.add(QT_TR_NOOP("Remo&ve Second Image"), none, QT_TR_NOOP("Only the feature maps of the first image"));
    noImage = b.add(QT_TR_NOOP("&No Image (Noise)"), none, QT_TR_NOOP("Run on standard normal noise"));
    preparation =
        b.add(QT_TR_NOOP("Image Prepara&tion…"), none, QT_TR_NOOP("How images are resized, cropped and normalized for the network"));
    b.separator();
    weightMenu = b.submenu(QT_TR_NOOP("&Weights"));
    QMenu *running = b.current();
    classMenu = b.submenu(QT_TR_NOOP("&Class Names"));
    b.into(weightMenu);
    loadWeights = b.add(QT_TR_NOOP("From &File…"), none, QT_TR_NOOP("Parameters from a weight file: .safetensors, .pth, .ckpt and others"));
    randomWeights = b.add(QT_TR_NOOP("&Random…"), none, QT_TR_NOOP("Draw the parameters from a seed"));
    fetchWeights =
        b.add(QT_TR_NOOP("&Get torchvision's…"), none, QT_TR_NOOP("Fetch what torchvision publishes for this network, after a question"));
    weightReport =
        b.add(QT_TR_NOOP("&Which Layers Have Them…"), none, QT_TR_NOOP("Which layers have the weights of the file, and which are new"));
    b.separator();
    b.into(running);
    b.separator();
    deviceMenu = b.submenu(QT_TR_NOOP("&Device"));

    b.menu(QT_TR_NOOP("&Help"));
    manual = b.add(QT_TR_NOOP("&Manual"), QKeySequence::HelpContents,
                   QT_TR_NOOP("The page on what has the keyboard, in a manual that can be searched"));
    whatsThis = b.add(QT_TR_NOOP("&What's This?"), QKeySequence::WhatsThis, QT_TR_NOOP("Then click on what you want to know about"));
    shortcuts = b.add(QT_TR_NOOP("&Keyboard Shortcuts"), QKeySequence(Qt::CTRL | Qt::Key_Question),
                      QT_TR_NOOP("Every command and its keys, to look up and to change"));
    diagnostics = b.add(QT_TR_NOOP("Copy &Diagnostics"), none, QT_TR_NOOP("Versions and devices, for a report, to the clipboard"));
    about = b.add(QT_TR_NOOP("&About Residua"), none, QT_TR_NOOP("Version and license"));
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
