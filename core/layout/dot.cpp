#include "core/layout/picture.h"

#include "core/arch/op_facts.h"
#include "core/layout/labels.h"
#include "core/layout/text.h"

#include <algorithm>

namespace residua {

namespace {

/// A quoted string of DOT that shows `text` as it is: no escapes (\N, \G, \l), no entities (&amp;), no HTML-like label.
std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '\n')
            result += "\\n";
        else if (c == '"' || c == '\\')
            (result += '\\') += c;
        else if (c == '&')
            result += "&amp;";
        else
            result += c;
    }
    return result + '"';
}

class DotWriter {
public:
    explicit DotWriter(const LayoutRequest &request) : m_request(request), m_folded(request.folded) {}

    std::string write()
    {
        for (const FoldedNode &node : m_folded.nodes)
            m_most = std::max(m_most, macsOf(m_request.model, node));
        m_text = "digraph " + quoted(printable(m_request.model.spec.name, 200))
            + " {\n  rankdir=LR;\n  fontname=\"sans-serif\";\n  node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", "
              "color=\"#c3ccd8\", "
              "fontname=\"sans-serif\", fontsize=10];\n  edge [color=\"#6b788a\", fontname=\"sans-serif\", fontsize=8, "
              "fontcolor=\"#5a6676\", arrowsize=0.6];\n";
        assign();
        for (std::size_t i = 0; i < m_folded.nodes.size(); ++i)
            if (m_groupOf[i] < 0)
                node(i, "  ");
        for (std::size_t g = 0; g < m_folded.groups.size(); ++g)
            if (m_parent[g] < 0)
                cluster(g, "  ");
        for (const FoldedEdge &e : m_folded.edges)
            edge(e);
        return std::move(m_text) + "}\n";
    }

private:
    const LayoutRequest &m_request;
    const FoldedGraph &m_folded;
    std::string m_text;
    std::int64_t m_most = 0;
    std::vector<int> m_groupOf; // by node: its innermost group
    std::vector<int> m_parent;  // by group

    /// Groups stand outer before inner, so the last one that names a node is its own.
    void assign()
    {
        m_groupOf.assign(m_folded.nodes.size(), -1);
        m_parent.assign(m_folded.groups.size(), -1);
        for (std::size_t g = 0; g < m_folded.groups.size(); ++g) {
            for (const int member : m_folded.groups[g].members) {
                int &own = m_groupOf[static_cast<std::size_t>(member)];
                if (own >= 0)
                    m_parent[g] = own;
                own = static_cast<int>(g);
            }
        }
    }

    void node(std::size_t i, const std::string &indent)
    {
        const FoldedNode &node = m_folded.nodes[i];
        const BoxText text = boxText(m_request, node);
        std::string label = text.title;
        for (const std::string &line : text.details)
            label += '\n' + line;
        m_text += indent + 'n' + std::to_string(i) + " [label=" + quoted(label) + ", tooltip=" + quoted(printable(node.path, 200));
        const std::int64_t macs = macsOf(m_request.model, node);
        if (macs > 0) {
            const Color fill = rampColor(static_cast<double>(macs) / static_cast<double>(m_most));
            m_text += ", fillcolor=\"" + hexText(fill) + "\", fontcolor=\"" + hexText(textColorOn(fill)) + '"';
        }
        if (node.kind == FoldedNode::Kind::Operation) {
            const Op &op = m_request.model.graph.nodes[static_cast<std::size_t>(node.nodes.front())].op;
            if (traitsOf(op).joins)
                m_text += ", shape=circle, style=filled, color=\"#16202e\", fixedsize=true, width=0.25";
        }
        m_text += "];\n";
    }

    void cluster(std::size_t g, const std::string &indent)
    {
        m_text += indent + "subgraph cluster_" + std::to_string(g) + " {\n" + indent + "  label="
            + quoted(printable(m_folded.groups[g].title, 200)) + "; labeljust=l; fontsize=9; style=rounded; color=\"#dde3eb\";\n";
        for (const int member : m_folded.groups[g].members)
            if (m_groupOf[static_cast<std::size_t>(member)] == static_cast<int>(g))
                node(static_cast<std::size_t>(member), indent + "  ");
        for (std::size_t inner = g + 1; inner < m_folded.groups.size(); ++inner)
            if (m_parent[inner] == static_cast<int>(g))
                cluster(inner, indent + "  ");
        m_text += indent + "}\n";
    }

    void edge(const FoldedEdge &e)
    {
        m_text += "  n" + std::to_string(e.from) + " -> n" + std::to_string(e.to);
        std::string attributes;
        if (e.kind == EdgeKind::Identity)
            attributes = "color=\"#939faf\", weight=0";
        else if (e.kind != EdgeKind::Trunk)
            attributes = "color=\"#c47d1e\"";
        const FoldedNode &from = m_folded.nodes[static_cast<std::size_t>(e.from)];
        const FoldedNode &to = m_folded.nodes[static_cast<std::size_t>(e.to)];
        const bool crosses = from.stage != to.stage || from.kind == FoldedNode::Kind::Input;
        if (e.kind == EdgeKind::Trunk && crosses)
            attributes += "label=" + quoted(shapeCaption(m_request.model.profile.nodes[static_cast<std::size_t>(from.nodes.back())].shape));
        m_text += attributes.empty() ? ";\n" : " [" + attributes + "];\n";
    }
};

} // namespace

std::string toDot(const LayoutRequest &request)
{
    return DotWriter(request).write();
}

} // namespace residua
