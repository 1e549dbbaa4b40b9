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
    nodeLine = mixed(look.line, look.text, 0.08);
    hover = mixed(look.line, look.accent, 0.6);
    small = mixed(look.canvas, look.quietText, 0.28);
}

const QColor &GraphColors::of(Ink ink) const
{
    switch (ink) {
    case Ink::Canvas: return theme.canvas;
    case Ink::Words:
    case Ink::BoxWords: return theme.text;
    case Ink::QuietWords: return theme.quietText;
    case Ink::Node:
    case Ink::BoxFill: return theme.node;
    case Ink::NodeLine:
    case Ink::BoxLine: return nodeLine;
    case Ink::OuterFrame: return outerFill;
    case Ink::InnerFrame: return innerFill;
    case Ink::FrameLine: return theme.line;
    case Ink::Trunk: return trunk;
    case Ink::Identity: return identity;
    case Ink::ShapeChange: return theme.projection;
    }
    return theme.text;
}

QPen GraphColors::pen(EdgeKind kind, double width) const
{
    const LineLook look = lookOf(kind);
    QPen pen(of(look.ink), width, Qt::SolidLine, Qt::FlatCap);
    if (look.isBroken())
        pen.setDashPattern({look.stroke, look.gap});
    return pen;
}

QColor GraphColors::at(TintMap map, double share) const
{
    return tintColor(theme, map, share);
}

BoxColors GraphColors::box(const SceneBox &box, TintMap map) const
{
    if (!box.tinted)
        return {theme.node, nodeLine, box.minor ? theme.quietText : theme.text};
    const QColor fill = at(map, box.share);
    return {fill, mixed(fill, theme.text, 0.16), Theme::textOn(fill)};
}

} // namespace residua::ui
