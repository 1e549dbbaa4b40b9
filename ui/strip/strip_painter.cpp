#include "ui/strip/strip_painter.h"

#include "ui/look/flat_paint.h"
#include "ui/look/tint_color.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <optional>

namespace residua::ui {

namespace {

struct StripPaintWords {
    Q_DECLARE_TR_FUNCTIONS(StageStrip)
};

constexpr double frameRadius = 8, bubblePadding = 8, widestReason = 260;

QColor blend(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return static_cast<int>(x + (y - x) * share + 0.5); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

class StripPainter {
public:
    StripPainter(QPainter &painter, const StripScene &scene, const QRectF &area)
        : m_painter(painter), m_scene(scene), m_theme(scene.theme), m_area(area)
    {}

    void paint()
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        name();
        for (int i = 0; i < std::ssize(m_scene.geometry.cells); ++i)
            frame(i);
        flow();
        for (const StripBox &box : m_scene.geometry.boxes)
            slab(box);
        for (int i = 0; i < std::ssize(m_scene.geometry.cells); ++i) {
            words(i);
            bar(i);
            handles(i);
        }
        if (m_scene.focus && m_scene.mark.part < 0)
            paintFocusRing(&m_painter, m_area.adjusted(2, 2, -2, -2), m_theme);
        bubble();
    }

private:
    QPainter &m_painter;
    const StripScene &m_scene;
    const Theme &m_theme;
    QRectF m_area;

    const StripCell &cell(int part) const { return m_scene.geometry.cells[static_cast<std::size_t>(part)]; }
    bool isHeld() const { return m_scene.dragged.part >= 0; }

    void name()
    {
        const QRectF &room = m_scene.geometry.title;
        const StripFonts &fonts = m_scene.fonts;
        const QString edited = m_scene.edited ? StripPaintWords::tr("edited") : QString();
        const double after = edited.isEmpty() ? 0 : fonts.width(StripFonts::Plain, edited) + controlGap;
        const double most = std::max(0.0, room.width() - after);
        const QString shown = fonts.width(StripFonts::Bold, m_scene.name) <= most
            ? m_scene.name
            : fonts.metrics(StripFonts::Bold).elidedText(m_scene.name, Qt::ElideRight, most);
        const double top = room.center().y() - fonts.line() / 2;
        fonts.draw(m_painter, StripFonts::Bold, {room.left(), top + fonts.baseline(StripFonts::Bold)}, shown, m_theme.text);
        if (!edited.isEmpty() && room.width() > after)
            fonts.draw(m_painter, StripFonts::Plain,
                       {room.left() + fonts.width(StripFonts::Bold, shown) + controlGap, top + fonts.baseline(StripFonts::Plain)}, edited,
                       m_theme.quietText);
    }

    void frame(int part)
    {
        if (part == m_scene.mark.part)
            paintFrame(&m_painter, cell(part).frame, blend(m_theme.panel, m_theme.accent, m_theme.dark ? 0.1 : 0.09),
                       m_scene.focus ? m_theme.accent : blend(m_theme.accentSoft, m_theme.accent, 0.55), m_scene.focus ? 2 : 1,
                       frameRadius);
        else if (part == m_scene.hover.part && !isHeld())
            paintArea(&m_painter, cell(part).frame, wash(m_theme.text, 0.04), frameRadius);
    }

    /// The ground that all slabs stand on: it reads from left to right.
    void flow()
    {
        const QColor color = blend(m_theme.panel, m_theme.quietText, 0.45);
        for (int i = 1; i < std::ssize(m_scene.geometry.cells); ++i) {
            const QRectF &from = cell(i - 1).slabs, &to = cell(i).slabs;
            const int y = static_cast<int>(from.bottom()) - 1, left = static_cast<int>(from.right()) + 4,
                      right = static_cast<int>(to.left()) - 4;
            if (right - left < 6)
                continue;
            m_painter.fillRect(QRect(left, y, right - left, 1), color);
            const QPointF head[] = {{right - 3.5, y - 2.5}, {right - 0.5, y + 0.5}, {right - 3.5, y + 3.5}};
            m_painter.setPen(QPen(color, 1));
            m_painter.drawPolyline(head, 3);
        }
    }

    QColor fillOf(const StripBox &box) const
    {
        std::optional<double> tint; // of several slabs in one box the one furthest from zero
        if (!m_scene.tints.slabs.empty()) {
            const auto &shares = m_scene.tints.slabs[static_cast<std::size_t>(box.part)];
            for (int i = box.first; i <= box.last && i < std::ssize(shares); ++i)
                if (const auto &share = shares[static_cast<std::size_t>(i)]; share && (!tint || std::abs(*share) > std::abs(*tint)))
                    tint = share;
        }
        return tint ? tintColor(m_theme, m_scene.tints.map, *tint) : blend(m_theme.panel, m_theme.text, m_theme.dark ? 0.24 : 0.17);
    }

    /// A rectangle on whole pixels, its corners off; a few plain fills cost a tenth of a rounded path.
    void fillSlab(const QRect &rect, const QColor &fill, const QColor &line)
    {
        if (rect.width() < 4) {
            m_painter.fillRect(rect, line); // the line's colour: a pale share must be seen too
            return;
        }
        m_painter.fillRect(rect.adjusted(1, 0, -1, 0), line);
        m_painter.fillRect(rect.adjusted(0, 1, 0, -1), line);
        m_painter.fillRect(rect.adjusted(1, 1, -1, -1), fill);
    }

    bool holdsNew(const StripBox &box) const
    {
        const auto &slabs = m_scene.strip.parts[static_cast<std::size_t>(box.part)].slabs;
        for (int i = box.first; i <= box.last && i < std::ssize(slabs); ++i)
            if (slabs[static_cast<std::size_t>(i)].isNew)
                return true;
        return false;
    }

    /// What is new beside trained layers: a shape, whatever colours it.
    void hatch(const QRect &rect) { m_painter.fillRect(rect, QBrush(wash(m_theme.text, 0.5), Qt::BDiagPattern)); }

    void slab(const StripBox &box)
    {
        const StripMark &mark = m_scene.mark;
        const bool input = m_scene.strip.parts[static_cast<std::size_t>(box.part)].kind == StripPart::Kind::Input;
        const bool selected = box.part == mark.part && mark.firstSlab >= 0 && box.last >= mark.firstSlab && box.first <= mark.lastSlab;
        const bool hovered = m_scene.hover.what == StripHit::What::Slab
            && m_scene.geometry.boxes[static_cast<std::size_t>(m_scene.hover.box)].rect == box.rect && !isHeld();
        const QColor fill = input ? blend(m_theme.panel, m_theme.text, 0.07) : fillOf(box),
                     line = blend(fill, m_theme.text,
                                  hovered            ? 0.5
                                      : m_theme.dark ? 0.28
                                                     : 0.18);
        fillSlab(box.rect.toAlignedRect(), fill, line);
        if (holdsNew(box))
            hatch(box.rect.toAlignedRect());
        if (input && !m_scene.image.isNull())
            m_painter.drawPixmap(box.rect.toRect(), m_scene.image);
        if (selected) {
            const double out = std::min(2.0, box.rect.width() / 2);
            paintFrame(&m_painter, box.rect.adjusted(-out, -2, out, 2), Qt::transparent, m_theme.accent, 2, 3);
        }
    }

    void words(int part)
    {
        const StripCell &at = cell(part);
        const bool marked = part == m_scene.mark.part;
        m_scene.fonts.draw(m_painter, StripFonts::Bold, at.titleAt, at.title, m_theme.text);
        if (!at.difference.isEmpty())
            m_scene.fonts.draw(m_painter, StripFonts::Plain, at.differenceAt, at.difference, m_theme.accent);
        const QColor quiet = marked ? m_theme.text : m_theme.quietText;
        m_scene.fonts.draw(m_painter, StripFonts::Plain, at.detailAt, at.detail, quiet);
        if (m_scene.hover.part == part && m_scene.hover.isNumber() && !isHeld()) { // it can be typed
            const QRectF &number = m_scene.hover.ofDepth() ? at.depthNumber : at.widthNumber;
            m_painter.setPen(QPen(m_theme.accent, 1));
            m_painter.drawLine(QPointF(number.left() + 3, number.bottom() - 0.5), QPointF(number.right() - 3, number.bottom() - 0.5));
        }
    }

    void bar(int part)
    {
        if (m_scene.tints.shares.empty() || m_scene.strip.parts[static_cast<std::size_t>(part)].kind == StripPart::Kind::Input)
            return;
        const QRectF &whole = cell(part).bar;
        paintArea(&m_painter, whole, blend(m_theme.panel, m_theme.text, m_theme.dark ? 0.14 : 0.1), 1.5);
        const double share = m_scene.tints.shares[static_cast<std::size_t>(part)];
        if (share > 0)
            paintArea(&m_painter, QRectF(whole.topLeft(), QSizeF(std::max(2.0, whole.width() * share), whole.height())), m_theme.accent,
                      1.5);
    }

    void grip(const QRectF &rect, bool strong)
    {
        paintArea(&m_painter, rect, strong ? m_theme.accent : blend(m_theme.panel, m_theme.accent, m_theme.dark ? 0.8 : 0.6), 2);
    }

    void handles(int part)
    {
        const StripCell &at = cell(part);
        const bool dragged = m_scene.dragged.part == part;
        if (at.depthHandle.isNull() || (isHeld() ? !dragged : part != m_scene.mark.part && part != m_scene.hover.part))
            return;
        const auto strong = [&](StripHit::What what) {
            return isHeld() ? m_scene.dragged.what == what : m_scene.hover.part == part && m_scene.hover.what == what;
        };
        const QRectF &slabs = at.slabs;
        const double height = std::min(20.0, std::max(12.0, slabs.height()));
        const double middle = slabs.height() < height ? slabs.bottom() - height / 2 : slabs.center().y();
        grip(QRectF(slabs.right() + 2, middle - height / 2, 3, height), strong(StripHit::What::DepthHandle));
        const double width = std::clamp(slabs.width(), 6.0, 20.0);
        grip(QRectF(slabs.center().x() - width / 2, slabs.top() - 6, width, 3), strong(StripHit::What::WidthHandle));
    }

    void bubble()
    {
        const StripBubble &bubble = m_scene.bubble;
        if (bubble.part < 0 || bubble.part >= std::ssize(m_scene.geometry.cells))
            return;
        const StripFonts &fonts = m_scene.fonts;
        const auto weightOf = [](qsizetype line) { return line == 0 ? StripFonts::Bold : StripFonts::Plain; };
        double width = 0;
        for (qsizetype i = 0; i < bubble.lines.size(); ++i)
            width = std::max(width, fonts.width(weightOf(i), bubble.lines.at(i)));
        QRectF reason;
        if (!bubble.refusal.isEmpty())
            reason = fonts.metrics(StripFonts::Plain)
                         .boundingRect(QRectF(0, 0, std::max(width, widestReason), 1000), Qt::TextWordWrap, bubble.refusal);
        width = std::ceil(std::max(width, reason.width())) + 2 * bubblePadding;
        const double height =
            fonts.line() * static_cast<double>(bubble.lines.size()) + (reason.isNull() ? 0 : reason.height()) + bubblePadding;
        // Right of the stage and as high as can be, where the slabs of later stages do not reach; never over the buttons and tabs.
        const QRectF &header = m_scene.geometry.title, &frame = cell(bubble.part).frame;
        const double below = std::max({header.bottom(), m_scene.button.bottom(), m_scene.tabs.bottom()}) + 2;
        double x = frame.right() + insideGap, y = m_area.top() + insideGap;
        const bool besideButton = x + width <= header.right();
        const bool belowButton = x + width <= m_area.right() - insideGap && below + height <= m_area.bottom() - insideGap;
        if (!besideButton && belowButton)
            y = below;
        else if (!besideButton && frame.width() > width + 2 * groupGap) // above the slabs of a long stage
            x = std::min(frame.right() - controlGap, header.right()) - width;
        else if (!besideButton)
            x = std::max(m_area.left() + insideGap, frame.left() - insideGap - width);
        if (QRectF(x, y, width, height).intersects(m_scene.tabs))
            y = below;
        const QRectF box(std::round(x), std::round(y), width, height);
        paintFrame(&m_painter, box, m_theme.dark ? m_theme.node : m_theme.panel, bubble.refusal.isEmpty() ? m_theme.line : m_theme.wrong, 1,
                   6);
        double line = box.top() + bubblePadding / 2;
        for (qsizetype i = 0; i < bubble.lines.size(); ++i, line += fonts.line())
            fonts.draw(m_painter, weightOf(i), {box.left() + bubblePadding, line + fonts.baseline(weightOf(i))}, bubble.lines.at(i),
                       i == 0 ? m_theme.accent : m_theme.quietText);
        if (!reason.isNull()) {
            m_painter.setFont(fonts.font(StripFonts::Plain));
            m_painter.setPen(m_theme.wrong);
            m_painter.drawText(QRectF(box.left() + bubblePadding, line, width - 2 * bubblePadding, reason.height()), Qt::TextWordWrap,
                               bubble.refusal);
        }
    }
};

} // namespace

void paintStrip(QPainter &painter, const StripScene &scene, const QRectF &area)
{
    StripPainter(painter, scene, area).paint();
}

} // namespace residua::ui
