// Any bytes are a pickle's values, none of which was called, and the weights among them; or an error.
#include "tests/fuzz/require.h"

#include "core/weights/pickle.h"
#include "core/weights/pickled_tensors.h"
#include "core/weights/weight_tree.h"

using namespace residua;
using namespace residua::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto source = std::make_shared<const MemoryBytes>(std::string(textOf(data, size)));
    requireError([&] {
        const Pickle pickle = readPickle(*source, 0, "x");
        require(pickle.end <= size && pickle.root < pickle.size(), "a pickle ends within the file and is a value");
        for (PickleRef ref = 0; ref < pickle.size(); ++ref) {
            const PickleKind kind = pickle.kind(ref);
            // A global's has a dot too; that of the extension registry is "extension." and up to ten digits.
            require(pickle.text(ref).size() <= size * 2 + 21, "a text is of the file");
            if (kind == PickleKind::Tuple || kind == PickleKind::List || kind == PickleKind::Dict) {
                require(kind != PickleKind::Dict || pickle.items(ref).size() % 2 == 0, "a dictionary has a value for each key");
                for (const PickleRef item : pickle.items(ref))
                    require(item < pickle.size(), "what a value holds is a value");
            }
        }
        const auto storage = [](const std::string &) { return std::make_shared<const MemoryBytes>(std::string(64, '\1')); };
        for (const WeightSet &set : weightsIn(PickledTensors(pickle, source, storage, "x"))) {
            for (const CheckpointTensor &tensor : set.tensors)
                require(tensor.name.size() <= 4096, "a name has its limit"); // it is the file's, and escaped where it is shown
            set.values();
            set.shapes();
        }
    });
    return 0;
}
