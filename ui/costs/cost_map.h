#pragma once

#include "ui/costs/cost_scene.h"
#include "ui/costs/cost_source.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QToolButton;

namespace residua::ui {

class CostPlot;
class ElidedLabel;

/// What networks cost beside each other: the plot, and what chooses its axes, its kinds of points and a sweep.
class CostMap : public QWidget {
    Q_OBJECT

public:
    explicit CostMap(CostSource &source, QWidget *parent = nullptr);

    CostPlot &plot() { return *m_plot; }
    CostSource &source() { return m_source; }
    const CostView &view() const { return m_view; }
    void setView(const CostView &view);
    /// What is said of the sweep besides: how many of its lines are none.
    void setNote(const QString &note);

Q_SIGNALS:
    void chosen(std::size_t point, QPoint at);
    void viewChosen(); ///< by the user: axes, scales, kinds or directions
    void sweepRequested();
    void exportRequested();

private:
    void showPoints();
    void fillAxes(const std::vector<CostMetric> &metrics);
    void fillMenu();
    void showNote();
    void chooseAxis(bool horizontal);

    CostSource &m_source;
    CostView m_view;
    int m_sweepNumber = 0; ///< of the one that was shown last
    CostPlot *m_plot;
    QComboBox *m_x, *m_y;
    QToolButton *m_options, *m_open;
    QMenu *m_menu;
    ElidedLabel *m_noteLabel;
    QString m_note;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
};

} // namespace residua::ui
