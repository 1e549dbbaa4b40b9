#pragma once

#include "ui/state/live_state.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace residua::ui {

/// One line of the detail panel.
struct DetailRow {
    QString label, value;
    std::optional<double> share; ///< of the whole network or run, 0 to 1
    std::string path{};          ///< what a click on the value selects; empty: the value is no link
    bool operator==(const DetailRow &) const = default;
};

/// "64 · 3 · 7 · 7 = 9,408" and what it is about.
struct DetailFormula {
    QString label, text;
    bool operator==(const DetailFormula &) const = default;
};

/// A parameter or a buffer; `name` without the path of the selected operation.
struct DetailTensor {
    QString name, shape, fullName;
    bool parameter = true;
    bool operator==(const DetailTensor &) const = default;
};

/// Where the numbers of a selection come from.
struct DetailExplanation {
    std::vector<DetailFormula> formulas;
    QStringList facts;
    std::vector<DetailRow> levels; ///< what a detector takes: "C3", "512 channels, stride 8, 28 × 28"
    std::size_t tensorCount = 0;
    std::vector<DetailTensor> tensors; ///< none where there are many of them and nobody asked
    bool operator==(const DetailExplanation &) const = default;
};

/// What the detail panel says of a selection.
struct Details {
    QString title;       ///< the path, or the network's name
    QString description; ///< "Conv2d 3×3, stride 2, padding 1 · stage 3, block 1"
    std::vector<DetailRow> rows;
    DetailExplanation explanation;
    QString run;     ///< "Run on cat.png"; empty: the run says nothing of this selection
    QString runTime; ///< "1.42 ms · 2.4 %"
    std::vector<DetailRow> runRows;
    std::vector<DetailRow> classes; ///< the best classes, whose shares are probabilities; for the whole network only
    QString note;                   ///< what has to be known to read the run
};

/// The values of `selection`, or of the whole network where it is empty. `run` may be null, and older than `snapshot`: it is then
/// searched for the same path.
/// `allTensors`: names also those of a whole stage.
Details detailRows(const Snapshot &snapshot, const Selection &selection, const RunResult *run, bool allTensors = false);

/// "2.4 %", "0.03 %", "41 %"; below 0.01 % "< 0.01 %".
QString percentWords(double share);
/// A class and what it is called where that is known: "tabby", else "class 3".
QString className(const RunFacts::Best &best);

} // namespace residua::ui
