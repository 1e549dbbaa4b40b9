#include "ui/look/theme.h"

#include "core/data/viridis.h"
#include "core/layout/picture.h"

#include <QGuiApplication>
#include <QStyle>
#include <QStyleFactory>

#include <algorithm>
#include <cmath>
#include <memory>

namespace residua::ui {

namespace {

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return static_cast<int>(x + (y - x) * share + 0.5); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

Color plain(const QColor &color)
{
    return {static_cast<std::uint8_t>(color.red()), static_cast<std::uint8_t>(color.green()), static_cast<std::uint8_t>(color.blue())};
}

struct Roles {
    QColor window, base, alternate, text, quiet, button, line, accent, accentText;
};

QPalette paletteOf(const Roles &roles)
{
    QPalette palette(roles.button, roles.window);
    const auto set = [&palette](QPalette::ColorRole role, const QColor &color) { palette.setColor(role, color); };
    set(QPalette::Window, roles.window);
    set(QPalette::WindowText, roles.text);
    set(QPalette::Base, roles.base);
    set(QPalette::AlternateBase, roles.alternate);
    set(QPalette::Text, roles.text);
    set(QPalette::Button, roles.button);
    set(QPalette::ButtonText, roles.text);
    set(QPalette::BrightText, roles.accentText);
    set(QPalette::ToolTipBase, roles.base);
    set(QPalette::ToolTipText, roles.text);
    set(QPalette::PlaceholderText, roles.quiet);
    set(QPalette::Highlight, roles.accent);
    set(QPalette::HighlightedText, roles.accentText);
    set(QPalette::Link, roles.accent);
    set(QPalette::LinkVisited, roles.accent);
    set(QPalette::Light, mix(roles.line, roles.base, 0.6));
    set(QPalette::Midlight, mix(roles.line, roles.base, 0.3));
    set(QPalette::Mid, roles.line);
    set(QPalette::Dark, mix(roles.line, roles.text, 0.3));
    set(QPalette::Shadow, mix(roles.line, roles.text, 0.6));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mix(roles.quiet, roles.window, 0.25));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, roles.line);
    return palette;
}

} // namespace

QPalette paletteFor(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Light:
        return paletteOf({{0xff, 0xff, 0xff},
                          {0xff, 0xff, 0xff},
                          {0xf4, 0xf5, 0xf7},
                          {0x1d, 0x21, 0x27},
                          {0x66, 0x6d, 0x78},
                          {0xff, 0xff, 0xff},
                          {0xdf, 0xe2, 0xe7},
                          {0x3b, 0x6f, 0xe0},
                          {0xff, 0xff, 0xff}});
    case Appearance::Dark:
        return paletteOf({{0x22, 0x25, 0x2a},
                          {0x2b, 0x2f, 0x36},
                          {0x1a, 0x1c, 0x20},
                          {0xe6, 0xe8, 0xeb},
                          {0x9a, 0xa1, 0xac},
                          {0x2b, 0x2f, 0x36},
                          {0x3d, 0x42, 0x4a},
                          {0x6c, 0x9b, 0xff},
                          {0x10, 0x14, 0x1c}});
    case Appearance::System: break;
    }
    // The first call finds the desktop's own palette. A desktop without one leaves Fusion's grey; ours is calmer then.
    static const QPalette desktop = QGuiApplication::palette();
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(QStringLiteral("Fusion")));
    return desktop.color(QPalette::Window) == fusion->standardPalette().color(QPalette::Window) ? paletteFor(Appearance::Light) : desktop;
}

Theme::Theme(const QPalette &palette)
{
    text = palette.color(QPalette::WindowText);
    panel = palette.color(QPalette::Window);
    dark = panel.lightnessF() < text.lightnessF();
    accent = dark ? QColor(0x6c, 0x9b, 0xff) : QColor(0x3b, 0x6f, 0xe0);
    accentSoft = mix(panel, accent, dark ? 0.28 : 0.12);
    projection = dark ? QColor(0xe0, 0xa3, 0x5c) : QColor(0xc4, 0x7d, 0x1e);
    line = mix(panel, text, dark ? 0.14 : 0.13);
    quietText = mix(panel, text, dark ? 0.62 : 0.66);
    canvas = mix(panel, QColor(Qt::black), dark ? 0.22 : 0.04);
    node = dark ? mix(panel, QColor(Qt::white), 0.05) : palette.color(QPalette::Base);
    bar = mix(panel, accent, dark ? 0.45 : 0.35);
    good = dark ? QColor(0x5f, 0xcf, 0x8f) : QColor(0x2a, 0x9d, 0x5c);
    waiting = quietText;
    wrong = dark ? QColor(0xff, 0x8a, 0x80) : QColor(0xc6, 0x28, 0x28);
}

QColor Theme::ramp(double share) const
{
    share = std::clamp(share, 0.0, 1.0);
    if (dark)
        return mix(mix(panel, accent, 0.18), accent, share);
    const Color color = rampColor(share);
    return {color.r, color.g, color.b};
}

QColor Theme::diverging(double value) const
{
    value = std::clamp(value, -1.0, 1.0);
    const QColor neutral = mix(canvas, node, 0.5);
    return mix(neutral, value < 0 ? accent : projection, std::abs(value));
}

QColor Theme::viridis(double share)
{
    const auto last = static_cast<double>(residua::viridis.size() - 1);
    return QColor::fromRgb(residua::viridis[static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * last))]);
}

QColor Theme::textOn(const QColor &background)
{
    const QColor black(0x14, 0x18, 0x1f), white(Qt::white);
    constexpr double enough = 4.5;
    const double onBlack = contrast(plain(background), plain(black)), onWhite = contrast(plain(background), plain(white));
    if (std::max(onBlack, onWhite) < enough)
        return Qt::black; // pure black reads on every middle tone
    return onBlack >= onWhite ? black : white;
}

} // namespace residua::ui
