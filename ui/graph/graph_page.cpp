#include "ui/graph/graph_page.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace residua::ui {

double PageFitter::begin(QSizeF area, double unit, const Readable &readable, bool sameShape)
{
    const double natural = area.width() / unit;
    const bool keep = sameShape && m_bestWidth > 0 && area == m_area && readable == m_readable;
    m_area = area;
    m_unit = unit;
    m_readable = readable;
    m_width = keep ? m_bestWidth : natural;
    m_best.reset();
    m_bestZoom = 0;
    m_left = 2;
    m_mayWiden = true;
    m_trying = true;
    return m_width;
}

double PageFitter::fitZoom(const PicturePtr &picture) const
{
    const double width = std::max(picture->layout.width, 1.0), height = std::max(picture->layout.height, 1.0);
    return std::min(m_area.width() / width, m_area.height() / height) / m_unit;
}

std::optional<double> PageFitter::judge(const PicturePtr &picture)
{
    constexpr double goodEnough = 0.8, worthIt = 1.08, wider = 1.22;
    const double zoom = fitZoom(picture);
    const double natural = m_area.width() / m_unit;
    const bool widened = m_best && m_width == wider * natural;
    if (!m_best
        || (widened ? zoom >= std::max(goodEnough, m_readable.zoom) && picture->layout.height < m_best->layout.height
                    : zoom > m_bestZoom)) {
        m_best = picture;
        m_bestZoom = zoom;
        m_bestWidth = m_width;
    }
    // A little smaller is better than one box alone in a last row.
    if (std::exchange(m_mayWiden, false) && m_width == natural && zoom >= goodEnough) {
        m_width = wider * natural;
        return m_width;
    }
    const double ground = std::max(picture->layout.width * picture->layout.height, 1.0);
    // The zoom that a picture of this ground would have if it had the window's proportions.
    const double ideal = std::sqrt(m_area.width() * m_area.height() / ground) / m_unit;
    double next = std::max(natural, natural / std::max(ideal, smallestZoom));
    if (m_readable.isWanted(ideal))
        next = std::min(next, std::max(natural, natural / m_readable.zoom)); // wider than the window where it can be read would be in vain
    const double change = next / m_width;
    if (m_left-- > 0 && m_bestZoom < 1 && m_bestZoom < goodEnough * std::min(ideal, 1.0) && (change > worthIt || change < 1 / worthIt)) {
        m_width = next;
        return next;
    }
    m_trying = false;
    return std::nullopt;
}

} // namespace residua::ui
