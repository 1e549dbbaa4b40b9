#include "core/report/torchsummary.h"

#include "core/arch/saturating.h"
#include "core/report/format.h"
#include "core/report/module_calls.h"

#include <string_view>

namespace residua {

namespace {

constexpr double bytesPerFloat = 4.0;
constexpr double bytesPerMegabyte = 1024.0 * 1024.0;

std::string rightAligned(const std::string &text, std::size_t width)
{
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string rowText(const std::string &layer, const std::string &output, const std::string &parameters)
{
    return rightAligned(layer, 20) + "  " + rightAligned(output, 25) + " " + rightAligned(parameters, 15) + "\n";
}

bool hasRow(const ModuleNode &module)
{
    return !isContainer(module, "Sequential") && !isContainer(module, "ModuleList");
}

/// Weight and bias of the module itself; what is below it has rows of its own.
std::int64_t ownParameters(const ModuleNode &module, const Profile &profile)
{
    return module.calls.empty() ? 0 : profile.nodes[static_cast<std::size_t>(module.calls.front())].parameters;
}

} // namespace

std::string torchsummaryTable(const Model &model)
{
    const std::string thin = std::string(64, '-') + "\n";
    const std::string thick = std::string(64, '=') + "\n";
    std::string out = thin + rowText("Layer (type)", "Output Shape", "Param #") + thick;

    const ModuleCalls calls = moduleCalls(model);
    std::int64_t row = 0, parameters = 0, elements = 0;
    for (const int index : calls.returns) {
        const ModuleCall &call = calls.calls[static_cast<std::size_t>(index)];
        const ModuleNode &module = *calls.places[static_cast<std::size_t>(call.place)].module;
        if (!hasRow(module))
            continue;
        Shape shape = model.profile.nodes[static_cast<std::size_t>(call.output)].shape;
        std::int64_t product = 1; // of one item: the batch counts as -1, and the sum's sign is dropped below
        for (std::size_t i = 1; i < shape.size(); ++i)
            product = saturatingMul(product, shape[i]);
        shape[0] = -1;
        const std::int64_t own = ownParameters(module, model.profile);
        out += rowText(module.cls + "-" + std::to_string(++row), shapeText(shape), formatThousands(own));
        addSaturating(parameters, own);
        addSaturating(elements, product);
    }

    const auto input = static_cast<double>(model.spec.input.channels * model.spec.input.height * model.spec.input.width);
    const double inputSize = input * bytesPerFloat / bytesPerMegabyte;
    const double outputSize = 2.0 * static_cast<double>(elements) * bytesPerFloat / bytesPerMegabyte; // 2: gradients
    const double parameterSize = static_cast<double>(parameters) * bytesPerFloat / bytesPerMegabyte;
    out += thick;
    out += "Total params: " + formatThousands(parameters) + "\n";
    out += "Trainable params: " + formatThousands(parameters) + "\n";
    out += "Non-trainable params: 0\n" + thin;
    out += "Input size (MB): " + formatFixed(inputSize, 2) + "\n";
    out += "Forward/backward pass size (MB): " + formatFixed(outputSize, 2) + "\n";
    out += "Params size (MB): " + formatFixed(parameterSize, 2) + "\n";
    out += "Estimated Total Size (MB): " + formatFixed(parameterSize + outputSize + inputSize, 2) + "\n";
    return out + thin;
}

std::string shapesTable(const Model &model)
{
    std::string out;
    for (const ModuleNode &child : model.tree().children) {
        const std::string prefix = child.path + ".";
        int last = -1;
        for (const Node &node : model.graph.nodes)
            if (node.module == child.path || std::string_view(node.path).substr(0, prefix.size()) == prefix)
                last = node.id;
        if (last < 0)
            continue;
        const std::string shape = shapeText(model.profile.nodes[static_cast<std::size_t>(last)].shape);
        out += child.cls + " output shape:\t torch.Size(" + shape + ")\n";
    }
    return out;
}

} // namespace residua
