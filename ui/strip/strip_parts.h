#pragma once

#include "ui/state/snapshot.h"

#include <QStringList>

#include <span>
#include <string_view>

namespace residua::ui {

/// A step of the trunk that is drawn as one slab: a block, or a convolution or pooling of stem and head.
struct StripSlab {
    std::string_view path;      ///< as `NetworkState::select` takes it; of stem and head: the part's
    std::span<const int> nodes; ///< ids, in order of execution
    std::int64_t channels = 0;  ///< of its output
    double resolution = 1;      ///< of its output: the geometric mean of height and width, pixels
    bool isNew = false;         ///< holds layers that have no parameters of the weight file in use
};

/// What stands side by side in the strip.
struct StripPart {
    enum class Kind { Input, Stem, Stage, Head };
    Kind kind = Kind::Input;
    int stage = -1; ///< from 0
    std::string_view path;
    std::span<const int> nodes;
    std::vector<StripSlab> slabs;
    QStringList titles;                ///< "stage 3", "3": the longest first, for the room there is
    QString difference, differenceTip; ///< to the baseline: "+437 M", and the whole of it; empty where there is none
    QStringList details;               ///< "6 × 256 · 14×14", "6 × 256", "×6"
};

/// The network as it flows. Paths and ids are views into `snapshot`.
struct StripParts {
    SnapshotPtr snapshot;
    std::vector<StripPart> parts; ///< input, stem, stages, head where there is one
    int partOfStage(int stage) const;
};
StripParts stripParts(SnapshotPtr snapshot);

/// What of the strip is selected: a part, and its slabs where not all of it is.
struct StripMark {
    int part = -1;
    int firstSlab = -1, lastSlab = -1; ///< -1: the whole part
    bool operator==(const StripMark &) const = default;
};
StripMark markOf(const StripParts &strip, const Selection &selection);

/// "stage 3: 6 blocks, width 256, stride 2, 1024 × 14 × 14".
QString spokenPart(const StripParts &strip, int part);

} // namespace residua::ui
