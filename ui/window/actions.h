#pragma once

#include <QAction>
#include <QCoreApplication>
#include <QList>

class QMainWindow;
class QMenu;

namespace residua::ui {

class Session;

/// Every command of the window, once: menus, tool bar and shortcuts are made from it.
struct Actions {
    /// Makes the commands as children of `window` and fills its menu bar.
    Actions(QMainWindow &window, Session &session);

    QAction *newDocument, *open, *save, *saveAs, *reopen, *close, *quit;
    QAction *exportSummary, *exportShownTable, *exportPicture, *exportCode, *exportWeights, *exportCosts;
    QAction *saveMaps, *saveMap, *saveMapEnlarged, *saveMapArray;
    QAction *print, *printPreview;
    QAction *undo, *redo, *copy, *copyMarkdown, *copyCsv, *copyLatex, *copyJson, *copyMap;
    QAction *find, *findNext, *findPrevious, *filter, *findCommand, *goTo, *preferences;
    QAction *zoomIn, *zoomOut, *actualSize, *fit, *fitSelection, *foldAll, *toggleFold;
    QAction *stages, *blocks, *operations; ///< levels of the picture, one of them checked
    QAction *showStrip, *showForm, *showDetails, *showTables, *fullScreen, *fullMaps, *resetLayout;
    QAction *systemLook, *lightLook, *darkLook, *motion;
    QList<QAction *> metrics;       ///< in the order of Metric
    QList<QAction *> units, scopes; ///< in the order of Counting::Unit and Counting::Scope
    QAction *countings;             ///< the page that reconciles them
    QAction *addStage, *duplicateStage, *deleteStage;
    QAction *fitToBudget, *costMap, *openSweep, *advice;
    QAction *nextVariant, *previousVariant, *duplicateVariant, *renameVariant, *noteVariant, *variantUp, *variantDown, *removeVariant;
    QAction *addVariantFile, *compare;
    QAction *baseline; ///< checked where the current variant is
    QAction *run, *stop, *runAfterEdit;
    QAction *openImage, *pasteImage, *noImage, *secondImage, *noSecondImage, *preparation, *loadWeights, *randomWeights, *fetchWeights,
        *weightReport;
    QAction *manual, *whatsThis, *shortcuts, *diagnostics, *about;
    QMenu *recentMenu, *presetMenu, *variantMenu, *addVariantMenu, *sampleMenu, *classMenu, *weightMenu, *deviceMenu;

    /// In the order of the menus.
    QList<QAction *> all;

    /// Which panels are shown, and showing them so again; anything but a value of `shownPanels` changes nothing.
    QByteArray shownPanels() const;
    void showPanels(const QByteArray &shown) const;

    Q_DECLARE_TR_FUNCTIONS(residua::ui::Actions)
};

} // namespace residua::ui
