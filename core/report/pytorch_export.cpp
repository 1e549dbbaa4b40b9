#include "core/report/pytorch_export.h"

#include "core/report/pytorch_plan.h"

namespace residua {

namespace {

std::string shapeText(const std::vector<std::int64_t> &shape)
{
    std::string text = "[N";
    for (const std::int64_t extent : shape)
        text += ", " + std::to_string(extent);
    return text + "]";
}

/// Rows or columns of the last stage's maps.
std::int64_t lastExtent(const ResNetSpec &spec, std::int64_t extent)
{
    const auto reduce = [&](std::int64_t kernel, std::int64_t stride) { extent = (extent + 2 * (kernel / 2) - kernel) / stride + 1; };
    reduce(1, spec.stem.stride); // every convolution's padding keeps the extent, but for the stride
    if (spec.stem.pool)
        reduce(spec.stem.pool->kernel, spec.stem.pool->stride);
    for (const StageSpec &stage : spec.stages)
        reduce(1, stage.stride);
    return extent;
}

std::vector<std::int64_t> outputShape(const ResNetSpec &spec)
{
    const std::size_t last = spec.stages.size() - 1;
    const std::int64_t channels = convPlan(stageBlock(spec, last), spec.stages[last].width).back().channels;
    switch (spec.head.type) {
    case HeadType::Pool: return {channels};
    case HeadType::None: return {channels, lastExtent(spec, spec.input.height), lastExtent(spec, spec.input.width)};
    default: return {spec.head.classes};
    }
}

} // namespace

std::string exportPytorch(const ResNetSpec &spec)
{
    const PyPlan plan = planPytorch(spec);
    PyWriter body;
    writeBlocks(body, plan);
    writeNetwork(body, plan);

    const InputSpec &input = spec.input;
    const std::string name = pyEscaped(spec.name);
    PyWriter file;
    file.line(0, "\"\"\"The residual network \"" + name + "\".");
    file.blank();
    file.line(0, "Written by Residua from the architecture of that name; needs PyTorch only.");
    file.line(0, "Input " + shapeText({input.channels, input.height, input.width}) + ", output " + shapeText(outputShape(plan.spec)) + ".");
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
    tail.line(2, "output = model(torch.zeros(1, " + std::to_string(input.channels) + ", " + std::to_string(input.height) + ", "
                     + std::to_string(input.width) + "))");
    tail.line(1, "print(tuple(output.shape))");
    return file.text() + body.text() + tail.text();
}

} // namespace residua
