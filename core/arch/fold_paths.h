#pragma once

#include "core/arch/fold.h"

#include <string>
#include <vector>

namespace residua {

struct SectionStage {
    std::string path;                     ///< "layer3", in the style's names
    std::vector<std::string> blockPaths;  ///< "layer3.0", ...
    std::vector<std::vector<int>> blocks; ///< operations of each block, in order of execution
};

/// The network cut into what can be folded; ids in order of execution.
struct Sections {
    explicit Sections(const Graph &graph);

    std::vector<int> input, stem, head; ///< the head includes a pre-activation network's last norm and activation
    std::vector<SectionStage> stages;
};

struct OpenedStage {
    enum Detail : char { Run, Single, Operations };
    bool open = false;
    std::vector<Detail> blocks;
};

/// What a level and the unfolded paths open.
struct Opened {
    bool stem = false;
    bool head = false;
    std::vector<OpenedStage> stages;
    std::vector<std::string> unmatched;
};
Opened openPaths(const Graph &graph, const Sections &sections, Level level, const std::vector<std::string> &unfold);

} // namespace residua
