#include "ui/graph/graph_colors.h"

#include "ui/look/tint_color.h"

#include <cmath>

namespace residua::ui {

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

GraphColors::GraphColors(const Theme &look) : theme(look)
{
    trunk = mixed(look.canvas, look.quietText, 0.85);
    identity = mixed(look.canvas, look.quietText, 0.62);
    outerFill = mixed(look.canvas, look.panel, look.dark ? 0.35 : 0.45);
    innerFill = mixed(look.canvas, look.panel, look.dark ? 0.75 : 0.85);
    hover = mixed(look.line, look.accent, 0.6);
    small = mixed(look.canvas, look.quietText, 0.28);
}

QColor GraphColors::edge(EdgeKind kind) const
{
    return kind == EdgeKind::Trunk ? trunk : kind == EdgeKind::Identity ? identity : theme.projection;
}

QPen GraphColors::pen(EdgeKind kind, double width) const
{
    QPen pen(edge(kind), width, Qt::SolidLine, Qt::FlatCap);
    if (kind == EdgeKind::AveragePool)
        pen.setDashPattern({3, 1.6});
    if (kind == EdgeKind::ZeroPad)
        pen.setDashPattern({1, 1});
    return pen;
}

QColor GraphColors::at(TintMap map, double share) const
{
    return tintColor(theme, map, share);
}

BoxColors GraphColors::box(const SceneBox &box, TintMap map) const
{
    if (!box.tinted)
        return {theme.node, mixed(theme.line, theme.text, 0.08), box.minor ? theme.quietText : theme.text};
    const QColor fill = at(map, box.share);
    return {fill, mixed(fill, theme.text, 0.16), Theme::textOn(fill)};
}

} // namespace residua::ui
