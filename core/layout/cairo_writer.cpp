#include "core/layout/writers.h"

#include "core/data/error.h"

#include <cairo-pdf.h>
#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>

namespace residua {

namespace {

constexpr double mostPixels = 48e6;

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

void check(cairo_status_t status)
{
    if (status == CAIRO_STATUS_NO_MEMORY)
        throw Error(ErrorKind::OutOfMemory, "there is not enough memory for the picture; fold more of the network");
    if (status != CAIRO_STATUS_SUCCESS)
        throw Error(ErrorKind::Failed, std::string("the picture could not be drawn: ") + cairo_status_to_string(status));
}

cairo_status_t append(void *closure, const unsigned char *data, unsigned int length)
{
    static_cast<std::string *>(closure)->append(reinterpret_cast<const char *>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

class CairoPainter {
public:
    CairoPainter(cairo_t *context, TintMap map) : m_context(context), m_map(map) {}

    void operator()(const RectItem &item)
    {
        trace(item.rect, item.radius);
        if (item.filled) {
            use(item.fill);
            cairo_fill_preserve(m_context);
        }
        stroke(item.pen);
    }
    void operator()(const GradientItem &item)
    {
        cairo_pattern_t *ramp = cairo_pattern_create_linear(item.rect.x, 0, item.rect.right(), 0);
        constexpr int stops = 12;
        for (int i = 0; i <= stops; ++i) {
            const double place = static_cast<double>(i) / stops;
            const Color c = colorAlong(m_map, place);
            cairo_pattern_add_color_stop_rgb(ramp, place, c.r / 255.0, c.g / 255.0, c.b / 255.0);
        }
        trace(item.rect, 2);
        cairo_set_source(m_context, ramp);
        cairo_fill(m_context);
        cairo_pattern_destroy(ramp);
    }
    void operator()(const CircleItem &item)
    {
        cairo_new_path(m_context);
        cairo_arc(m_context, item.center.x, item.center.y, item.radius, 0, 2 * std::numbers::pi);
        use(item.fill);
        cairo_fill_preserve(m_context);
        stroke(item.pen);
    }
    void operator()(const PathItem &item)
    {
        cairo_new_path(m_context);
        cairo_move_to(m_context, item.curve.start.x, item.curve.start.y);
        for (const Segment &s : item.curve.segments) {
            if (s.curved)
                cairo_curve_to(m_context, s.c1.x, s.c1.y, s.c2.x, s.c2.y, s.to.x, s.to.y);
            else
                cairo_line_to(m_context, s.to.x, s.to.y);
        }
        if (!item.closed) {
            stroke(item.pen);
            return;
        }
        cairo_close_path(m_context);
        use(item.pen.color);
        cairo_fill(m_context);
    }
    void operator()(const TextItem &item)
    {
        cairo_select_font_face(m_context, "sans-serif", CAIRO_FONT_SLANT_NORMAL,
                               item.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
        cairo_set_font_size(m_context, item.size);
        double x = item.at.x;
        if (item.anchor != TextItem::Anchor::Left) {
            cairo_text_extents_t extents;
            cairo_text_extents(m_context, item.text.c_str(), &extents);
            x -= item.anchor == TextItem::Anchor::Middle ? extents.x_advance / 2 : extents.x_advance;
        }
        use(item.color);
        cairo_move_to(m_context, x, item.at.y);
        cairo_show_text(m_context, item.text.c_str());
    }

private:
    cairo_t *m_context;
    TintMap m_map;

    void use(Color c) { cairo_set_source_rgb(m_context, c.r / 255.0, c.g / 255.0, c.b / 255.0); }

    void stroke(const Pen &pen)
    {
        if (pen.width > 0) {
            use(pen.color);
            const std::array dash{pen.stroke, pen.gap};
            cairo_set_line_width(m_context, pen.width);
            cairo_set_dash(m_context, dash.data(), pen.stroke > 0 ? static_cast<int>(dash.size()) : 0, 0);
            cairo_stroke_preserve(m_context);
        }
        cairo_new_path(m_context);
    }

    void trace(const Rect &rect, double radius)
    {
        constexpr double quarter = std::numbers::pi / 2;
        cairo_new_path(m_context);
        if (radius <= 0) {
            cairo_rectangle(m_context, rect.x, rect.y, rect.width, rect.height);
            return;
        }
        const double r = std::min({radius, rect.width / 2, rect.height / 2});
        cairo_arc(m_context, rect.right() - r, rect.y + r, r, -quarter, 0);
        cairo_arc(m_context, rect.right() - r, rect.bottom() - r, r, 0, quarter);
        cairo_arc(m_context, rect.x + r, rect.bottom() - r, r, quarter, 2 * quarter);
        cairo_arc(m_context, rect.x + r, rect.y + r, r, 2 * quarter, 3 * quarter);
        cairo_close_path(m_context);
    }
};

void draw(cairo_surface_t *surface, const Picture &picture, double scale)
{
    const Context context(cairo_create(surface), &cairo_destroy);
    cairo_scale(context.get(), scale, scale);
    // Letters stand where the layout put them, not on whole pixels.
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    CairoPainter painter(context.get(), picture.map);
    for (const DrawItem &item : picture.items)
        std::visit(painter, item);
    check(cairo_status(context.get()));
}

} // namespace

std::string writePng(const Picture &picture)
{
    const double points = picture.width * picture.height;
    double scale = std::min(2.0, std::sqrt(mostPixels / points));
    scale = std::min(scale, 32000 / std::max(picture.width, picture.height)); // cairo's largest image
    const int width = static_cast<int>(std::ceil(picture.width * scale));
    const int height = static_cast<int>(std::ceil(picture.height * scale));
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), &cairo_surface_destroy);
    check(cairo_surface_status(surface.get()));
    draw(surface.get(), picture, scale);
    std::string bytes;
    check(cairo_surface_write_to_png_stream(surface.get(), append, &bytes));
    return bytes;
}

std::string writePdf(const Picture &picture)
{
    std::string bytes;
    const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, picture.width, picture.height), &cairo_surface_destroy);
    check(cairo_surface_status(surface.get()));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, picture.title.c_str());
    // Without the time of day the same picture gives the same bytes.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    draw(surface.get(), picture, 1);
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()));
    return bytes;
}

bool cairoBuiltIn()
{
    return true;
}

} // namespace residua
