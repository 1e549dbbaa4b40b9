#pragma once

#include "ui/state/snapshot.h"
#include "ui/state/weight_marks.h"

#include "core/weights/comparison.h"

#include <QDialog>

#include <vector>

class QDialogButtonBox;

namespace residua::ui {

/// What becomes of a weight file's tensors in a network, block by block: in the one on show, or in one that the file does not fit whole,
/// with the ways out of that.
class WeightsReport : public QDialog {
    Q_OBJECT

public:
    struct Row {
        QString path, words, details; ///< "layer3.6", "new", the names
        bool whole = true;
    };
    /// What the user wants of a file that does not fit.
    enum class Choice { None, LoadWhatFits, OpenAsItsOwn };

    /// Of the weights in use in `snapshot`.
    static std::vector<Row> rowsOf(const Snapshot &snapshot, const WeightMarks &marks);
    /// Of a file that is compared with a network.
    static std::vector<Row> rowsOf(const WeightComparison &comparison);

    /// `text` is plain, in lines.
    WeightsReport(const QString &title, const QString &text, const std::vector<Row> &rows, QWidget *parent);

    /// Offers ways out in place of Close; the first that is offered is the usual one.
    void offer(bool openAsItsOwn, bool loadWhatFits);
    Choice choice() const { return m_choice; }

private:
    QDialogButtonBox *m_buttons;
    Choice m_choice = Choice::None;
};

} // namespace residua::ui
