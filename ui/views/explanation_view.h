#pragma once

#include "ui/views/details.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace residua::ui {

class ElidedLabel;
class RowList;

/// Where the numbers of a selection come from: formulas with the numbers filled in, sentences, what a detector takes from a stage,
/// and the parameters by name. All of it can be selected and copied.
class ExplanationView : public QWidget {
    Q_OBJECT

public:
    explicit ExplanationView(QWidget *parent = nullptr);

    /// Sets only what differs from before.
    void show(const DetailExplanation &explanation);
    /// Long lists of tensors are wanted: the user has opened them.
    bool listsTensors() const { return m_openSet && m_open; }

Q_SIGNALS:
    /// "Other ways to count" was chosen.
    void countingsRequested();
    /// `listsTensors` became true.
    void tensorsRequested();

private:
    void applyColors();
    void setFormulas();
    void setFacts();
    void setTensors();

    DetailExplanation m_shown;
    QWidget *m_box, *m_tensors;
    QLabel *m_formulaLabels, *m_formulas, *m_facts, *m_levelTitle, *m_tensorNames, *m_tensorShapes, *m_more;
    ElidedLabel *m_countings;
    RowList *m_levels;
    QToolButton *m_tensorsButton;
    bool m_open = false, m_openSet = false; ///< of the tensors; short lists are open until the user says otherwise

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace residua::ui
