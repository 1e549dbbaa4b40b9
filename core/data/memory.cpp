#include "core/data/memory.h"

#include "core/arch/assert.h"
#include "core/arch/saturating.h"
#include "core/data/error.h"
#include "core/data/file.h"

#include <algorithm>
#include <unistd.h>

namespace residua {

ActivationPeak activationPeak(const Model &model, const std::vector<int> &captured)
{
    RESIDUA_ASSERT(std::all_of(captured.begin(), captured.end(), [&model](int node) { return isNode(model.graph, node); }));
    const auto bytes = [&](int id) {
        return std::min(saturatingMul(4, elementCount(model.profile.nodes[static_cast<std::size_t>(id)].shape)), INT64_MAX / 4);
    };
    std::vector<int> lastReader(model.graph.nodes.size(), -1);
    for (const Node &node : model.graph.nodes) {
        for (const int input : node.inputs)
            lastReader[static_cast<std::size_t>(input)] = node.id;
    }
    ActivationPeak peak;
    std::int64_t held = 0, kept = 0;
    for (const int id : captured)
        addSaturating(kept, bytes(id));
    for (const Node &node : model.graph.nodes) {
        held = std::min(held + bytes(node.id), INT64_MAX / 4);
        if (held > peak.bytes)
            peak = {held, node.id};
        std::vector<int> inputs = node.inputs;
        std::sort(inputs.begin(), inputs.end());
        inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
        for (const int input : inputs)
            held -= lastReader[static_cast<std::size_t>(input)] == node.id ? bytes(input) : 0;
    }
    addSaturating(peak.bytes, kept);
    return peak;
}

std::int64_t machineBytes()
{
    const long pages = ::sysconf(_SC_PHYS_PAGES), size = ::sysconf(_SC_PAGESIZE);
    return pages > 0 && size > 0 ? static_cast<std::int64_t>(pages) * size : 0;
}

void refuseBeyondMemory(const std::string &what, std::int64_t bytes)
{
    const std::uint64_t available = availableMemory();
    if (bytes > 0 && static_cast<std::uint64_t>(bytes) > available)
        throw Error(ErrorKind::OutOfMemory,
                    what + " would take about " + byteText(static_cast<std::uint64_t>(bytes)) + " of memory, and " + byteText(available)
                        + " are available: use a smaller architecture, input or batch");
}

} // namespace residua
