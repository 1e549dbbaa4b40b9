// Architecture files in, one a line on standard input; for each a line out: the receptive boxes of the stem's convolution and of every
// block, at the first, a middle and the last position, as JSON: [["layer1.0", y, x, top, left, bottom, right], ...]. A refused architecture
// gives null.
#include "core/arch/json.h"
#include "core/arch/receptive_box.h"

#include <cstdio>
#include <iostream>
#include <string>

using namespace residua;

int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        const auto parsed = parseSpec(line, {});
        if (!std::holds_alternative<ResNetSpec>(parsed) || !validate(std::get<ResNetSpec>(parsed)).empty()) {
            std::puts("null");
            continue;
        }
        const auto &spec = std::get<ResNetSpec>(parsed);
        const ModelPtr model = makeModel(spec);
        const Graph &graph = model->graph;
        std::string rows;
        for (std::size_t id = 0; id < graph.nodes.size(); ++id) {
            const Slot &slot = graph.nodes[id].slot;
            const bool blockEnds = slot.block >= 0
                && (id + 1 == graph.nodes.size() || graph.nodes[id + 1].slot.block != slot.block
                    || graph.nodes[id + 1].slot.stage != slot.stage);
            const bool stem = slot.part == Part::StemConv && spec.stem.convs == 1;
            if (!blockEnds && !stem)
                continue;
            const std::string name = stem ? "conv1" : "layer" + std::to_string(slot.stage + 1) + "." + std::to_string(slot.block);
            const Shape &shape = model->profile.nodes[id].shape;
            for (const auto &[y, x] :
                 {std::pair<std::int64_t, std::int64_t>(0, 0), {shape[2] / 2, shape[3] / 3}, {shape[2] - 1, shape[3] - 1}}) {
                const PixelBox box = receptiveBox(*model, static_cast<int>(id), {y, x}).inside;
                rows += (rows.empty() ? "[\"" : ", [\"") + name + '"';
                for (const std::int64_t number : {y, x, box.first[0], box.first[1], box.last[0], box.last[1]})
                    rows += ", " + std::to_string(number);
                rows += ']';
            }
        }
        std::puts(('[' + rows + ']').c_str());
    }
}
