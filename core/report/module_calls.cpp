#include "core/report/module_calls.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace residua {

namespace {

/// Where a module's operations stand in the order of execution.
struct Extent {
    int first = -1;
    int last = -1;
    int count = 0;
    bool together() const { return count > 0 && count == last - first + 1; }
};

class Tracer {
public:
    Tracer(const Graph &graph, const ModuleNode &root) : m_graph(graph)
    {
        addPlaces(root, -1, 0);
        m_extents.resize(m_out.places.size());
        m_inner.reserve(graph.nodes.size());
        for (const Node &node : graph.nodes)
            m_inner.push_back(measure(node));
    }

    ModuleCalls trace()
    {
        for (const Node &node : m_graph.nodes) {
            if (node.inputs.empty())
                continue;
            enter(m_inner[static_cast<std::size_t>(node.id)]);
            if (node.slot.part == Part::Add)
                callEmptyShortcut(m_inner[static_cast<std::size_t>(node.id)], node.id);
            const auto leaf = m_byPath.find(node.module);
            if (!node.module.empty() && leaf != m_byPath.end())
                finish(begin(leaf->second, node.id));
        }
        leaveUntil(0);
        return std::move(m_out);
    }

private:
    void addPlaces(const ModuleNode &module, int parent, int depth)
    {
        const int index = static_cast<int>(m_out.places.size());
        m_out.places.push_back({&module, parent, depth});
        m_byPath.emplace(module.path, index);
        for (const ModuleNode &child : module.children)
            addPlaces(child, index, depth + 1);
    }

    /// The module with children that `node` runs in; widens the extents of it and of those round it.
    int measure(const Node &node)
    {
        if (node.inputs.empty())
            return 0;
        const std::string_view path = node.module.empty() ? node.path : node.module;
        const std::size_t dot = path.rfind('.');
        const auto found = dot == std::string_view::npos ? m_byPath.end() : m_byPath.find(path.substr(0, dot));
        const int inner = found == m_byPath.end() ? 0 : found->second;
        for (int place = inner; place >= 0; place = m_out.places[static_cast<std::size_t>(place)].parent) {
            Extent &extent = m_extents[static_cast<std::size_t>(place)];
            if (extent.first < 0)
                extent.first = node.id;
            extent.last = node.id;
            ++extent.count;
        }
        return inner;
    }

    bool isCalled(int place) const
    {
        const auto index = static_cast<std::size_t>(place);
        return !isContainer(*m_out.places[index].module, "ModuleList") && m_extents[index].together();
    }

    /// Ends the calls that `place` is not in and begins those that it is in.
    void enter(int place)
    {
        std::vector<int> chain;
        for (int p = place; p >= 0; p = m_out.places[static_cast<std::size_t>(p)].parent)
            if (isCalled(p))
                chain.push_back(p);
        std::reverse(chain.begin(), chain.end());
        std::size_t common = 0;
        while (common < chain.size() && common < m_open.size() && placeOf(m_open[common]) == chain[common])
            ++common;
        leaveUntil(common);
        for (std::size_t i = common; i < chain.size(); ++i)
            m_open.push_back(begin(chain[i], m_extents[static_cast<std::size_t>(chain[i])].last));
    }

    int placeOf(int call) const { return m_out.calls[static_cast<std::size_t>(call)].place; }

    int begin(int place, int output)
    {
        m_out.calls.push_back({place, output});
        return static_cast<int>(m_out.calls.size()) - 1;
    }

    void finish(int call) { m_out.returns.push_back(call); }

    void leaveUntil(std::size_t open)
    {
        while (m_open.size() > open) {
            finish(m_open.back());
            m_open.pop_back();
        }
    }

    void callEmptyShortcut(int block, int addition)
    {
        for (const ModuleNode &child : m_out.places[static_cast<std::size_t>(block)].module->children)
            if (child.children.empty() && isContainer(child, "Sequential"))
                finish(begin(m_byPath.at(child.path), addition)); // an identity: its output has the addition's shape
    }

    const Graph &m_graph;
    ModuleCalls m_out;
    std::unordered_map<std::string_view, int> m_byPath;
    std::vector<Extent> m_extents; ///< by place
    std::vector<int> m_inner;      ///< by node id
    std::vector<int> m_open;       ///< calls that have begun and not ended, outer first
};

} // namespace

bool isContainer(const ModuleNode &module, std::string_view cls)
{
    return module.cls == cls && (module.children.empty() || module.children.front().name == "0");
}

ModuleCalls moduleCalls(const Model &model)
{
    return Tracer(model.graph, model.tree()).trace();
}

} // namespace residua
