#include "core/weights/weight_file.h"

#include "core/weights/safetensors.h"

namespace residua {

WeightFile readWeights(const std::string &path)
{
    return readSafetensors(path);
}

} // namespace residua
