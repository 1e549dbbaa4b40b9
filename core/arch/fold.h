#pragma once

#include "core/arch/model.h"

#include <optional>
#include <string>
#include <vector>

namespace residua {

enum class Level { Stage, Block, Operation };

/// The word for it in files and on the command line: "stage", "block", "operation"; and what a word means, nothing where it means none.
std::string levelKey(Level level);
std::optional<Level> levelOf(const std::string &key);

/// One thing that is drawn or listed: an operation, or a group of them.
struct FoldedNode {
    enum class Kind { Input, Stem, Stage, Blocks, Operation, Head };
    Kind kind = Kind::Operation;
    std::string path;       ///< "stem", "layer3", "layer3.1-22" for a run of blocks, the operation's own path
    std::string label;      ///< "stage 3", "7 × Bottleneck", "conv 3×3 /2"; UTF-8
    int stage = -1;         ///< from 0
    int firstBlock = -1;    ///< from 0, inclusive
    int lastBlock = -1;     ///< inclusive
    std::vector<int> nodes; ///< ids of the graph's operations in it, in order of execution
    int repeats = 1;        ///< blocks in it
};

/// How an edge reaches an addition.
enum class EdgeKind { Trunk, Identity, Projection, AveragePool, ZeroPad };

struct FoldedEdge {
    int from = 0, to = 0; ///< indices in `FoldedGraph::nodes`
    EdgeKind kind = EdgeKind::Trunk;
};

/// A frame round what an unfolded stage or block holds; frames nest.
struct FoldedGroup {
    std::string path;
    std::string title;
    int stage = -1;
    int block = -1;           ///< -1: a stage's frame
    std::vector<int> members; ///< indices of folded nodes
};

struct FoldedGraph {
    std::vector<FoldedNode> nodes; ///< in order of execution
    std::vector<FoldedEdge> edges;
    std::vector<FoldedGroup> groups;    ///< outer before inner
    std::vector<std::string> unmatched; ///< paths of `unfold` that name nothing in this network
    std::string note;                   ///< says that less is shown than was asked for; else empty
};

/// More nodes than this are not drawn in one picture.
inline constexpr std::size_t maxVisibleNodes = 3500;

/// The smaller graph that is drawn. Stage level: input, stem, one node a stage, head. Block level: runs of equal blocks
/// fold to one node ("× N"): same operations, same shapes, no shortcut that changes the shape. Operation level: every operation.
/// Every edge is an edge of the model's graph; those inside a folded node are left out.
///
/// `unfold` opens single paths one step further than the level shows them: a stage ("layer3") to its runs of blocks, at block
/// level to its single blocks; a run ("layer3.1-5") to its blocks; a block ("layer3.0", or anything in it) to its operations;
/// "stem" and "head" likewise. Names are the style's, or torchvision's in any style.
FoldedGraph fold(const Model &model, Level level, const std::vector<std::string> &unfold = {});

/// `fold`, but with at most `limit` nodes: above that the level and then the unfolded paths give way, and `note` says so.
FoldedGraph foldForPicture(const Model &model, Level level, const std::vector<std::string> &unfold = {},
                           std::size_t limit = maxVisibleNodes);

} // namespace residua
