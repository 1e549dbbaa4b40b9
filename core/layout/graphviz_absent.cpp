#include "core/layout/graphviz_template.h"

namespace residua {

std::optional<std::vector<std::pair<double, double>>> placeTemplate(const std::vector<TemplateNode> &,
                                                                    const std::vector<std::pair<int, int>> &, double)
{
    return std::nullopt;
}

bool graphvizBuiltIn()
{
    return false;
}

} // namespace residua
