#include "core/data/agreement.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace residua {

double largestDifference(const Tensor &expected, const Tensor &actual)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (expected.shape != actual.shape || expected.values.size() != actual.values.size())
        return infinite;
    double difference = 0, scale = 0;
    for (std::size_t i = 0; i < expected.values.size(); ++i) {
        const double apart = std::abs(double(actual.values[i]) - double(expected.values[i]));
        if (std::isnan(apart))
            return infinite;
        difference = std::max(difference, apart);
        scale = std::max(scale, std::abs(double(expected.values[i])));
    }
    return difference == 0 ? 0 : difference / scale;
}

} // namespace residua
