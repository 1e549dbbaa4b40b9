#pragma once

#include "core/arch/counting.h"
#include "core/arch/module_tree.h"

#include <memory>
#include <mutex>
#include <vector>

namespace residua {

/// One architecture and everything that follows from it by arithmetic: what tables, pictures, exports, the engine and the window are
/// made from. Immutable and shared; nobody passes its parts.
struct Model {
    ResNetSpec spec; ///< valid and canonical
    std::int64_t batch = 1;
    Counting counting;
    Graph graph;
    Profile profile; ///< for `batch` images; `macs` in `counting`

    /// The modules, and the state dict's entries in order of registration. Made at the first call, by any thread: most edits do without.
    const ModuleNode &tree() const;
    const std::vector<StateEntry> &state() const;

private:
    mutable std::once_flag m_treeMade, m_stateMade;
    mutable ModuleNode m_tree;
    mutable std::vector<StateEntry> m_state;
};
using ModelPtr = std::shared_ptr<const Model>;

/// Precondition: `validate(spec)` is empty. Cost: below 1 ms for ResNet-152. Any thread.
ModelPtr makeModel(ResNetSpec spec, std::int64_t batch = 1, Counting counting = {});

/// `model` in another counting; `model` itself where it is in that already.
ModelPtr recounted(const ModelPtr &model, Counting counting);

/// True where `a` and `b` compute the same with the same parameters under the same paths: display names (the network's, a custom block's
/// class) do not count. Another style is another network: it computes the same, but the state and all rows have other names, and what is
/// known of the one by path would be shown in the wrong place of the other.
bool sameNetwork(const ResNetSpec &a, const ResNetSpec &b);

} // namespace residua
