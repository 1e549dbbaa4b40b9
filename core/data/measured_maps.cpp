#include "core/data/measured_maps.h"

#include <algorithm>
#include <utility>

namespace residua {

MeasuredMaps::MeasuredMaps(Tensor activations)
    : tensor(std::move(activations)), statistics(mapStatistics(tensor)), range(valueRange(statistics)),
      histogram(residua::histogram(tensor, statistics, binCount)),
      dead(static_cast<int>(std::count_if(statistics.begin(), statistics.end(), [](const MapStatistics &map) { return map.dead; })))
{}

} // namespace residua
