#include "ui/costs/cost_grid.h"

#include <QRectF>

#include <algorithm>
#include <cmath>

namespace residua::ui {

CostGrid::CostGrid(std::span<const QPointF> places, QSize size)
    : m_places(places), m_columns(size.width() / cell + 1), m_rows(size.height() / cell + 1)
{
    const QRectF all(0, 0, size.width(), size.height());
    const auto cellOf = [this](QPointF place) {
        return static_cast<std::size_t>(static_cast<int>(place.y()) / cell * m_columns + static_cast<int>(place.x()) / cell);
    };
    m_begin.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows) + 1, 0);
    for (const QPointF &place : places) {
        if (all.contains(place))
            ++m_begin[cellOf(place) + 1];
    }
    for (std::size_t i = 1; i < m_begin.size(); ++i)
        m_begin[i] += m_begin[i - 1];
    m_points.resize(m_begin.back());
    std::vector<std::uint32_t> next(m_begin.begin(), m_begin.end() - 1);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (all.contains(places[i]))
            m_points[next[cellOf(places[i])]++] = static_cast<std::uint32_t>(i);
    }
}

std::optional<std::size_t> CostGrid::nearest(QPointF at, double reach) const
{
    std::optional<std::size_t> found;
    double least = reach * reach;
    const auto span = [reach](double middle, int count) {
        const auto index = [count](double pixel) { return std::clamp(static_cast<int>(std::floor(pixel / cell)), 0, count - 1); };
        return std::pair(index(middle - reach), index(middle + reach));
    };
    if (m_points.empty())
        return found;
    const auto [left, right] = span(at.x(), m_columns);
    const auto [top, bottom] = span(at.y(), m_rows);
    for (int row = top; row <= bottom; ++row) {
        for (int column = left; column <= right; ++column) {
            const auto here = static_cast<std::size_t>(row * m_columns + column);
            for (std::uint32_t i = m_begin[here]; i < m_begin[here + 1]; ++i) {
                const QPointF away = m_places[m_points[i]] - at;
                const double distance = QPointF::dotProduct(away, away);
                if (distance > least || (distance == least && found && m_points[i] < *found))
                    continue;
                least = distance;
                found = m_points[i];
            }
        }
    }
    return found;
}

} // namespace residua::ui
