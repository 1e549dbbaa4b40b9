#include "core/weights/weight_file.h"

#include "core/weights/checkpoint.h"

namespace residua {

WeightFile readWeights(const std::string &name, const std::stop_token &stop)
{
    const Checkpoint checkpoint(name);
    WeightFile file;
    file.notes = checkpoint.notes();
    std::vector<std::size_t> wanted;
    const std::vector<CheckpointTensor> &tensors = checkpoint.taken().tensors;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const StoredTensor &stored = tensors[i].stored;
        if (stored.type.readable() && stored.bytes)
            wanted.push_back(i);
        else
            file.skipped.push_back(tensors[i].name + ": " + stored.type.word + ' ' + shapeText(stored.shape));
    }
    checkpoint.checkMemory(wanted);
    for (const std::size_t i : wanted) {
        if (stop.stop_requested())
            break;
        file.weights.insert_or_assign(tensors[i].name, checkpoint.read(i));
    }
    return file;
}

} // namespace residua
