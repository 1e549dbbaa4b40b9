// Any bytes are weights, each within the file, or an error.
#include "tests/fuzz/require.h"

#include "core/weights/safetensors_header.h"
#include "core/weights/weight_file.h"

using namespace residua;
using namespace residua::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const InputFile input(textOf(data, size));
    requireError([&] {
        std::uint64_t end = 0;
        for (const TensorEntry &entry : readSafetensorsHeader(FileReader(input.path(), "weight file"))) {
            require(entry.begin == end && entry.end >= end, "tensors lie one behind the other");
            end = entry.end;
        }
        require(end < size, "within the file");
    });
    requireError([&] {
        std::size_t values = 0;
        for (const auto &[name, tensor] : readWeights(input.path()).weights)
            values += tensor.values.size();
        require(values <= 8 * size + 1'000'000, "nothing comes from nowhere");
    });
    return 0;
}
