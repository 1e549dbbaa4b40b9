#include "core/weights/trained.h"

#include "core/arch/json_dom.h"
#include "core/arch/presets.h"

#include <cstring>

// The file itself stands in the program.
asm(".section .rodata\n"
    ".balign 8\n"
    "residuaDigitsBegin:\n"
    ".incbin \"" RESIDUA_DIGITS "\"\n"
    "residuaDigitsEnd:\n"
    ".byte 0\n"
    ".previous\n");
extern "C" {
extern const char residuaDigitsBegin[];
extern const char residuaDigitsEnd[];
}

namespace residua {

namespace {

/// Our own file, as the training script wrote it: F32 and I64.
WeightMap weightsOf(std::string_view bytes)
{
    std::uint64_t headerSize = 0;
    std::memcpy(&headerSize, bytes.data(), sizeof headerSize);
    const Json header = Json::parse(bytes.substr(sizeof headerSize, headerSize));
    const char *data = bytes.data() + sizeof headerSize + headerSize;
    WeightMap weights;
    for (const auto &[name, entry] : header.items()) {
        WeightTensor &tensor = weights[name];
        tensor.shape = entry["shape"].get<Shape>();
        tensor.dtype = entry["dtype"].get<std::string>();
        const auto begin = entry["data_offsets"][0].get<std::size_t>(), end = entry["data_offsets"][1].get<std::size_t>();
        if (tensor.dtype == "F32") {
            tensor.values.resize((end - begin) / sizeof(float));
            std::memcpy(tensor.values.data(), data + begin, end - begin);
        } else {
            tensor.integers.resize((end - begin) / sizeof(std::int64_t));
            std::memcpy(tensor.integers.data(), data + begin, end - begin);
        }
    }
    return weights;
}

Trained digits()
{
    Trained trained;
    trained.words = "trained on MNIST's digits (of this program)";
    trained.weights = weightsOf({residuaDigitsBegin, static_cast<std::size_t>(residuaDigitsEnd - residuaDigitsBegin)});
    trained.preparation.resize = 28;
    trained.preparation.mean = {0.1307f};
    trained.preparation.std = {0.3081f};
    for (char digit = '0'; digit <= '9'; ++digit)
        trained.labels.emplace_back(1, digit);
    return trained;
}

} // namespace

const Trained *trainedFor(const Model &model)
{
    static const ResNetSpec network = *preset("digits");
    if (!sameNetwork(model.spec, network))
        return nullptr;
    static const Trained trained = digits();
    return &trained;
}

} // namespace residua
