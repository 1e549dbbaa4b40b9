// Any bytes are an array of as many values as its shape says, or an error.
#include "tests/fuzz/require.h"

#include "core/data/npy.h"

using namespace residua;
using namespace residua::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const InputFile input(textOf(data, size));
    requireError([&] {
        const Tensor tensor = readNpy(input.path());
        std::uint64_t count = 1;
        for (const std::int64_t side : tensor.shape) {
            require(side >= 0, "no side is negative");
            count *= static_cast<std::uint64_t>(side);
        }
        require(count == tensor.values.size() && count <= size, "the values fill the shape");
    });
    return 0;
}
