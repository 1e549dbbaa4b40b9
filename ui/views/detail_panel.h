#pragma once

#include "ui/state/session.h"

#include <QWidget>

#include <string>

class QLabel;
class QSplitter;

namespace residua::ui {

class ElidedLabel;
class ExplanationView;
class FactsArea;
class MapsView;
class ReconcileDialog;
class RowList;

/// What is selected in words and numbers, what it has more than the baseline, what the last run measured there, and its feature maps.
class DetailPanel : public QWidget {
    Q_OBJECT

public:
    explicit DetailPanel(NetworkState &network, QWidget *parent = nullptr);

    MapsView &maps() { return *m_maps; }
    /// All that is said, a line each, label and value parted by a tab: what Copy takes.
    QString asText() const;
    /// Only what is selected and its maps, for a panel as large as the window.
    void setMapsOnly(bool only);

    QSize sizeHint() const override;

public Q_SLOTS:
    /// Opens the page that reconciles the ways to count; it stays open beside the window.
    void showCountings();

private:
    void refresh();
    void showDifference();
    void applyColors();
    void shareHeight();
    void copy() const;

    NetworkState &m_network;
    ElidedLabel *m_title = nullptr, *m_against, *m_change, *m_run, *m_runTime;
    QLabel *m_description, *m_note;
    RowList *m_rows, *m_differences, *m_runRows, *m_classes;
    std::string m_compared; ///< the path whose difference is shown
    QWidget *m_descriptionBox, *m_differenceHeader, *m_runHeader;
    MapsView *m_maps;
    QSplitter *m_split;
    bool m_sharedByHand = false;
    ExplanationView *m_explanation;
    FactsArea *m_facts;
    ReconcileDialog *m_countings = nullptr; ///< made when it is first asked for

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace residua::ui
