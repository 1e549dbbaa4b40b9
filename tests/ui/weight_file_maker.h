#pragma once

#include "core/weights/safetensors.h"
#include "tests/support/temp_folder.h"

#include "core/arch/model.h"

#include <QString>

namespace residua::test {

/// A weight file in `folder` with the parameters of `spec`, all of them one half.
inline QString weightsOf(const TempFolder &folder, const ResNetSpec &spec, const char *name)
{
    WeightMap weights;
    std::vector<std::string> order;
    const ModelPtr model = makeModel(spec);
    for (const StateEntry &entry : model->state()) {
        if (entry.integer)
            continue;
        const auto count = static_cast<std::size_t>(elementCount(entry.shape));
        weights[entry.name] = {entry.shape, "F32", std::vector<float>(count, 0.5f), {}};
        order.push_back(entry.name);
    }
    const std::string path = folder / name;
    saveSafetensors(path, weights, order);
    return QString::fromStdString(path);
}

} // namespace residua::test
