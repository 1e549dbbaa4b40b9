#pragma once

#include <QPointF>
#include <QSize>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace residua::ui {

/// Finds the point under the pointer among many: their pixels sorted into square cells. Making it costs some nanoseconds a point.
class CostGrid {
public:
    CostGrid() = default;
    /// `places` in pixels of a plot of `size`; what is outside it is left out.
    CostGrid(std::span<const QPointF> places, QSize size);

    /// The nearest within `reach` pixels of `at`; of equally near ones the last.
    std::optional<std::size_t> nearest(QPointF at, double reach) const;

private:
    static constexpr int cell = 16;

    std::span<const QPointF> m_places;
    int m_columns = 0, m_rows = 0;
    std::vector<std::uint32_t> m_begin; ///< of each cell in `m_points`, and the end
    std::vector<std::uint32_t> m_points;
};

} // namespace residua::ui
