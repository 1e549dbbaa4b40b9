// Any bytes are a weight file whose tensors can be read one by one, or an error.
#include "tests/fuzz/require.h"

#include "core/weights/checkpoint.h"

using namespace residua;
using namespace residua::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const InputFile input(textOf(data, size));
    requireError([&] {
        const Checkpoint checkpoint(input.path());
        require(isWeightFile(input.path()), "a weight file is known as one");
        for (const std::string &note : checkpoint.notes())
            requireShowable(note, 2000);
        const std::size_t count = std::min<std::size_t>(checkpoint.taken().tensors.size(), 100);
        for (std::size_t i = 0; i < count; ++i) {
            requireError([&] {
                checkpoint.checkMemory({i});
                const WeightTensor tensor = checkpoint.read(i);
                std::uint64_t elements = 1;
                for (const std::int64_t side : tensor.shape)
                    elements *= static_cast<std::uint64_t>(side);
                require(elements == tensor.values.size() + tensor.integers.size(), "the values fill the shape");
            });
        }
    });
    return 0;
}
