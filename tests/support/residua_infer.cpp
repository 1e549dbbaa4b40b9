// Reads a list of tensors a line from standard input, [["conv1.weight", [64, 3, 7, 7]], ...], and answers each with one line of JSON: the
// inference, and the name that each tensor has in the network, or the refusal. For tests/oracle.
#include "core/arch/module_tree.h"
#include "core/infer/inference_text.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <string>

using nlohmann::ordered_json;

namespace {

ordered_json answer(const std::string &line)
{
    std::vector<residua::NamedShape> tensors;
    for (const ordered_json &entry : ordered_json::parse(line))
        tensors.push_back({entry[0].get<std::string>(), entry[1].get<std::vector<std::int64_t>>()});
    const auto result = residua::inferNetwork(tensors);
    if (const auto *refusal = std::get_if<residua::NoResidualNetwork>(&result))
        return {{"refused", residua::refusalText(*refusal)}};
    const auto &inference = std::get<residua::Inference>(result);
    ordered_json json = ordered_json::parse(residua::inferenceJson(inference, {"", "", tensors.size()}));
    for (const auto &[name, tensor] : residua::tensorPlaces(inference, residua::expand(inference.spec)))
        json["names"][name] = tensors[tensor].name;
    return json;
}

} // namespace

int main()
{
    std::ios::sync_with_stdio(false);
    std::string line;
    while (std::getline(std::cin, line)) {
        ordered_json result;
        try {
            result = answer(line);
        } catch (const std::exception &error) {
            result = {{"exception", error.what()}};
        }
        std::cout << result.dump() << '\n';
    }
    return 0;
}
