#include "core/export/pytorch_export.h"

#include "core/export/pytorch_classes.h"

namespace residua {

namespace {

constexpr std::string_view head = R"("""The residual network "$name".

Written by Residua from the architecture of that name; needs PyTorch only.
Input [N, $input], output [N, $output].
"""

import torch
$functional
from torch import nn
)";

constexpr std::string_view tail = R"(

if __name__ == "__main__":
    model = build_model().eval()
    print(model)
    with torch.no_grad():
        output = model(torch.zeros(1, $input))
    print(tuple(output.shape))
)";

/// "3, 224, 224".
std::string withoutBatch(const Shape &shape)
{
    std::vector<std::string> numbers;
    for (std::size_t i = 1; i < shape.size(); ++i)
        numbers.push_back(std::to_string(shape[i]));
    return pyJoined(numbers);
}

} // namespace

std::string exportPytorch(const Model &model)
{
    const PyPlan plan = planPytorch(model);
    const std::string body = pyHelpers(plan) + pyBlocks(plan) + pyNetwork(plan);
    const PyValues values = {{"name", pyEscaped(model.spec.name)},
                             {"input", withoutBatch(model.profile.nodes.front().shape)},
                             {"output", withoutBatch(model.profile.nodes.back().shape)},
                             {"functional", body.find("F.") == std::string::npos ? "" : "import torch.nn.functional as F"}};
    return pyBroken(pyFilled(head, values) + body + pyFilled(tail, values));
}

} // namespace residua
