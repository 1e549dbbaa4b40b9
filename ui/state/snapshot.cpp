#include "ui/state/snapshot.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace residua::ui {

SnapshotPtr makeSnapshot(ResNetSpec spec, std::uint64_t generation, Counting counting)
{
    const ModelPtr model = makeModel(std::move(spec), 1, counting);
    return std::make_shared<const Snapshot>(Snapshot{generation, model, summaryTable({*model}, Level::Operation), activationPeak(*model)});
}

namespace {

bool isInside(const std::string &path, const std::string &ancestor)
{
    return path.size() > ancestor.size() && path[ancestor.size()] == '.' && path.compare(0, ancestor.size(), ancestor) == 0;
}

/// "layer3.1-22" as the blocks "layer3.1" ... "layer3.22".
struct Run {
    std::string prefix;
    int first = 0, last = 0;
};
std::optional<Run> runOf(const std::string &path)
{
    const auto dot = path.rfind('.');
    const auto dash = path.find('-', dot == std::string::npos ? 0 : dot);
    if (dot == std::string::npos || dash == std::string::npos)
        return std::nullopt;
    Run run{path.substr(0, dot + 1), 0, 0};
    const char *begin = path.data();
    if (std::from_chars(begin + dot + 1, begin + dash, run.first).ptr != begin + dash
        || std::from_chars(begin + dash + 1, begin + path.size(), run.last).ptr != begin + path.size() || run.first > run.last)
        return std::nullopt;
    return run;
}

std::vector<int> rowNodes(const Snapshot &snapshot, const std::string &path)
{
    for (const SummaryRow &row : snapshot.table.rows) {
        if (row.path == path)
            return row.nodes;
    }
    return {};
}

std::vector<int> nodesAt(const Snapshot &snapshot, const std::string &path)
{
    if (std::vector<int> nodes = rowNodes(snapshot, path); !nodes.empty())
        return nodes;
    if (const auto run = runOf(path)) {
        std::vector<int> nodes;
        for (int block = run->first; block <= run->last; ++block) {
            const std::vector<int> one = rowNodes(snapshot, run->prefix + std::to_string(block));
            if (one.empty())
                return {};
            nodes.insert(nodes.end(), one.begin(), one.end());
        }
        return nodes;
    }
    std::vector<int> nodes;
    for (const Node &node : snapshot.model->graph.nodes) {
        if (node.path == path || node.module == path || isInside(node.module, path) || isInside(node.path, path))
            nodes.push_back(node.id);
    }
    return nodes;
}

} // namespace

Selection resolve(const Snapshot &snapshot, const std::string &path)
{
    for (std::string at = path; !at.empty();) {
        if (std::vector<int> nodes = nodesAt(snapshot, at); !nodes.empty())
            return {at, std::move(nodes)};
        const auto dot = at.rfind('.');
        at.resize(dot == std::string::npos ? 0 : dot);
    }
    return {};
}

} // namespace residua::ui
