#include "core/export/pytorch_export.h"

#include "core/arch/profile.h"
#include "core/export/pytorch_plan.h"

namespace residua {

namespace {

/// "[N, 3, 224, 224]".
std::string anyBatch(const Shape &shape)
{
    std::string text = "[N";
    for (std::size_t i = 1; i < shape.size(); ++i)
        text += ", " + std::to_string(shape[i]);
    return text + "]";
}

} // namespace

std::string exportPytorch(const ResNetSpec &spec)
{
    const PyPlan plan = planPytorch(spec);
    PyWriter body;
    writeBlocks(body, plan);
    writeNetwork(body, plan);

    const InputSpec &input = spec.input;
    const std::vector<NodeProfile> nodes = profile(spec, expand(spec)).nodes;
    const std::string name = pyEscaped(spec.name);
    PyWriter file;
    file.line(0, "\"\"\"The residual network \"" + name + "\".");
    file.blank();
    file.line(0, "Written by Residua from the architecture of that name; needs PyTorch only.");
    file.line(0, "Input " + anyBatch(nodes.front().shape) + ", output " + anyBatch(nodes.back().shape) + ".");
    file.line(0, "\"\"\"");
    file.blank();
    file.line(0, "import torch");
    if (body.text().find("F.") != std::string::npos)
        file.line(0, "import torch.nn.functional as F");
    file.line(0, "from torch import nn");

    PyWriter tail;
    tail.blank(2);
    tail.line(0, "if __name__ == \"__main__\":");
    tail.line(1, "model = build_model().eval()");
    tail.line(1, "print(model)");
    tail.line(1, "with torch.no_grad():");
    tail.line(2,
              "output = model(torch.zeros(1, " + std::to_string(input.channels) + ", " + std::to_string(input.height) + ", "
                  + std::to_string(input.width) + "))");
    tail.line(1, "print(tuple(output.shape))");
    return file.text() + body.text() + tail.text();
}

} // namespace residua
