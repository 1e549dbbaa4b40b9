#pragma once

#include "core/compare/advise.h"
#include "core/compare/align.h"

#include <span>
#include <string>
#include <vector>

namespace residua {

/// How bad the presets are, each at its native input.
struct AdviceBounds {
    double parameterShare = 0;        ///< the most that a stage has of the parameters, of three stages or more
    double macShare = 0;              ///< the same of the multiply-accumulates
    double leastMacShare = 1;         ///< the least that a stage has of them
    std::int64_t activationBytes = 0; ///< the most, for one image
    struct Productivity {
        int windows = 0;  ///< convolutions with a kernel above 1
        double share = 0; ///< of them those that see nothing new
    };
    std::vector<Productivity> productivity; ///< of each preset

    /// The worst share of a preset that has at most a quarter more than `windows` such convolutions; of the smallest where there is none.
    double unproductiveShare(int windows) const;
};

/// What a rule looks at.
struct AdviceSubject {
    const Model &model;
    NetworkParts parts;
    std::int64_t machineBytes = 0;
    const AdviceBounds *bounds = nullptr; ///< null while they are being found

    explicit AdviceSubject(const Model &subject, std::int64_t memory = 0, const AdviceBounds *known = nullptr);

    const ResNetSpec &spec() const { return model.spec; }
    const Node &node(int id) const { return model.graph.nodes[static_cast<std::size_t>(id)]; }
    const NodeProfile &costs(int id) const { return model.profile.nodes[static_cast<std::size_t>(id)]; }
    /// Sums over the operations of a stage.
    std::int64_t stageParameters(std::size_t stage) const;
    std::int64_t stageMacs(std::size_t stage) const;
    /// The first operation of a stage.
    int first(std::size_t stage) const { return parts.blocks[stage].front().begin; }
    /// The last operation of a stage.
    int last(std::size_t stage) const { return parts.blocks[stage].back().end - 1; }
};

/// What a rule found.
struct Concern {
    int node = -1; ///< the operation that shows it; -1: the whole network
    std::string message;
    int stage = -1; ///< where a rule may find something in each of them
};

struct AdviceRule {
    std::string_view code;
    Severity severity;
    const char *reason, *source; ///< as `noted`
    std::vector<Concern> (*find)(const AdviceSubject &subject);
    /// Ways out, the best first; which of them is valid and helps is found out by trying.
    std::vector<Edits> (*fixes)(const AdviceSubject &subject, const Concern &concern);
};

/// The convolutions with a kernel above 1 whose input has seen the whole image in both directions, by id; and how many there are in all.
std::pair<std::vector<int>, int> unproductiveConvolutions(const AdviceSubject &subject);

/// Rules about sizes and shares of the network, and about the inside of blocks.
std::span<const AdviceRule> networkRules();
std::span<const AdviceRule> blockRules();

/// "block.KEY", or "stages.S.block.KEY" where that stage says it itself.
std::string blockKey(std::size_t stage, bool own, std::string_view key);

} // namespace residua
