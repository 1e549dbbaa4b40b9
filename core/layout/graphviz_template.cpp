#include "core/layout/graphviz_template.h"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <mutex>
#include <string>

namespace residua {

namespace {

// Graphviz reads numbers in points (sizes: inches) with the C locale's point, whatever locale the program runs in.
std::string number(double value)
{
    std::array<char, 64> text{};
    const auto result = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 4);
    return std::string(text.data(), result.ptr);
}

void set(void *object, const char *name, const std::string &value)
{
    std::string key = name;
    std::string text = value;
    std::string none;
    agsafeset(object, key.data(), text.data(), none.data());
}

/// Graphviz keeps state that is shared by all of its contexts: one context, one caller at a time.
class Graphviz {
public:
    static Graphviz &instance()
    {
        static Graphviz graphviz;
        return graphviz;
    }

    std::optional<std::vector<std::pair<double, double>>> place(const std::vector<TemplateNode> &nodes,
                                                                const std::vector<std::pair<int, int>> &edges, double gap)
    {
        const std::lock_guard lock(m_mutex);
        if (m_broken)
            return std::nullopt;
        if (!m_context) {
            agseterr(AGMAX); // its sentences would go to the standard error of whoever uses this library
            m_context = gvContext();
        }
        std::string name = "block";
        Agraph_t *graph = agopen(name.data(), Agstrictdirected, nullptr);
        set(graph, "rankdir", "LR");
        set(graph, "ranksep", number(gap / 72));
        set(graph, "nodesep", number(gap / 72));
        set(graph, "splines", "false");
        std::vector<Agnode_t *> made;
        made.reserve(nodes.size());
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            std::string id = std::to_string(i);
            Agnode_t *node = agnode(graph, id.data(), 1);
            set(node, "shape", "box");
            set(node, "label", "");
            set(node, "fixedsize", "true");
            set(node, "width", number(nodes[i].width / 72));
            set(node, "height", number(nodes[i].height / 72));
            made.push_back(node);
        }
        for (const auto &[from, to] : edges) {
            Agedge_t *edge = agedge(graph, made[static_cast<std::size_t>(from)], made[static_cast<std::size_t>(to)], nullptr, 1);
            set(edge, "weight", "10");
        }
        std::optional<std::vector<std::pair<double, double>>> centers;
        if (gvLayout(m_context, graph, "dot") == 0) {
            centers = read(made, nodes);
            gvFreeLayout(m_context, graph);
        } else {
            m_broken = true; // no plug-ins: asking again would only cost time
        }
        agclose(graph);
        return centers;
    }

private:
    std::mutex m_mutex;
    GVC_t *m_context = nullptr;
    bool m_broken = false;

    Graphviz() = default;
    ~Graphviz()
    {
        if (m_context)
            gvFreeContext(m_context);
    }

    static std::vector<std::pair<double, double>> read(const std::vector<Agnode_t *> &made, const std::vector<TemplateNode> &nodes)
    {
        std::vector<std::pair<double, double>> centers;
        double left = std::numeric_limits<double>::max();
        double top = std::numeric_limits<double>::max();
        for (std::size_t i = 0; i < made.size(); ++i) {
            const double x = ND_coord(made[i]).x;
            const double y = -ND_coord(made[i]).y; // Graphviz counts y upwards
            centers.emplace_back(x, y);
            left = std::min(left, x - nodes[i].width / 2);
            top = std::min(top, y - nodes[i].height / 2);
        }
        for (auto &[x, y] : centers) {
            x -= left;
            y -= top;
        }
        return centers;
    }
};

} // namespace

std::optional<std::vector<std::pair<double, double>>> placeTemplate(const std::vector<TemplateNode> &nodes,
                                                                    const std::vector<std::pair<int, int>> &edges, double gap)
{
    return Graphviz::instance().place(nodes, edges, gap);
}

bool graphvizBuiltIn()
{
    return true;
}

} // namespace residua
