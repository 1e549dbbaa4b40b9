#pragma once

#include "core/infer/file_modules.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace residua {

/// How a file names its tensors.
enum class Naming {
    Unknown, ///< words that no family is known for, grouped by their numbers
    Order,   ///< names say nothing, or were not understood: only the order and the shapes speak
    Torchvision,
    Timm,
    Transformers,
    Detectron2,
    Caffe,
    Mmpretrain,
    Kuangliu,
    Akamaster,
    PytorchCifar100,
    Cadene,
    WideResnet,
    EncoderDecoder,
    Sequential,
    SmallImage,
    Regnet,  ///< timm's and torchvision's RegNets
    Byobnet, ///< timm's "bring your own blocks"
};

/// The modules of one block, by their indices in the file's list; -1: not there.
struct OutlineBlock {
    std::vector<int> convs, norms, attention;
    int shortcutConv = -1, shortcutNorm = -1;
    int blur = -1;                ///< the filter against aliasing
    std::optional<bool> averaged; ///< whether names say that an average stands before the projection; empty: they do not say
    bool indexed = false;         ///< that is said by numbers alone, which leave room for any module without parameters
};

/// The modules of a file in the order in which a residual network calls them.
struct Outline {
    Naming naming = Naming::Unknown;
    std::string prefix;                    ///< of every name of the network: "module."
    std::vector<int> stemConvs, stemNorms; ///< a pool that is a convolution is the last of them
    int stemBlur = -1;                     ///< behind max pooling
    std::vector<std::vector<OutlineBlock>> stages;
    int finalNorm = -1;
    std::vector<int> neck; ///< norms with the last stage's channels that have no convolution before them
    std::vector<int> head;
    bool headOpen = false;                                       ///< nothing shows what stands between the two layers of the head
    bool headByName = false;                                     ///< several layers take the features, one has the usual name
    std::vector<std::string> leftHead;                           ///< what stands behind the average and cannot be said, by its paths
    std::vector<std::pair<std::string, std::string>> behindHead; ///< what turns its numbers into probabilities: path, class
    std::optional<bool> preActivation;                           ///< what the order of the file says
};

/// Where a file stops being a residual network: "the linear layer "fc1" [4096, 25088] does not ...".
struct Misfit {
    std::string where;
    bool sure = false; ///< by what the file says; no other reading of it can be right
};

using OutlineOrMisfit = std::variant<Outline, Misfit>;

/// By the numbers in names: stages and blocks, and the words for what stands in a block. `byName`: within a block modules are ordered by
/// their names, else as in the file. `classes`: what the file says besides. A misfit where there are no blocks.
OutlineOrMisfit namedOutline(const std::vector<FileModule> &modules, bool byName, const ModuleClasses &classes = {});

/// By order and shapes alone, the modules as torchvision's classes register them, or a block's norms behind all of its convolutions, or its
/// shortcut before its branch: of all ways to read them the one that takes the fewest words to say.
OutlineOrMisfit orderedOutline(const std::vector<FileModule> &modules);

} // namespace residua
