// Reads one architecture a line from standard input and answers each with one line of JSON: its problems, or its canonical
// text, costs and operations, and where the live network disagrees with the profile. For tests/oracle.
#include "core/arch/json.h"
#include "core/arch/op_words.h"
#include "core/data/engine.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <string>
#include <string_view>

using nlohmann::ordered_json;

namespace {

ordered_json problemList(const std::vector<residua::Problem> &problems)
{
    ordered_json list = ordered_json::array();
    for (const auto &problem : problems)
        list.push_back({{"field", problem.field}, {"message", problem.message}});
    return list;
}

ordered_json operation(const residua::Node &node, const residua::NodeProfile &profile)
{
    ordered_json row{{"path", node.path},
                     {"type", residua::typeName(node.op)},
                     {"output_shape", profile.shape},
                     {"parameters", profile.parameters},
                     {"macs", profile.macs},
                     {"receptive_field", profile.receptiveField},
                     {"stride", profile.stride}};
    if (const auto *conv = std::get_if<residua::ConvOp>(&node.op))
        row["conv"] = {conv->in, conv->out, conv->kernel, conv->stride, conv->padding, conv->dilation, conv->groups};
    if (const auto *linear = std::get_if<residua::LinearOp>(&node.op))
        row["linear"] = {linear->in, linear->out};
    return row;
}

ordered_json totalsOf(const residua::Totals &totals)
{
    return {{"parameters", totals.parameters},
            {"buffers", totals.buffers},
            {"macs", totals.macs},
            {"parameter_bytes", totals.parameterBytes},
            {"forward_activation_bytes", totals.activationBytes},
            {"operations", totals.operations}};
}

void compare(ordered_json &mismatches, const std::string &what, const ordered_json &live, const ordered_json &expected)
{
    if (live != expected)
        mismatches.push_back(what + ": live " + live.dump() + ", expected " + expected.dump());
}

ordered_json liveMismatches(residua::Engine &engine, const residua::ModelPtr &model)
{
    ordered_json found = ordered_json::array();
    const auto &[graph, profile, state] = std::tie(model->graph, model->profile, model->state());
    const auto network = engine.build(model);
    const auto totals = network->totals();
    compare(found, "parameters", totals.parameters, profile.totals.parameters);
    compare(found, "trainable parameters", totals.trainableParameters, profile.totals.parameters);
    compare(found, "buffers", totals.buffers, profile.totals.buffers);
    compare(found, "parameter bytes", totals.parameterBytes, profile.totals.parameterBytes);
    compare(found, "state size", totals.state.size(), state.size());
    for (std::size_t i = 0; i < std::min(totals.state.size(), state.size()); ++i) {
        compare(found, "state " + std::to_string(i), totals.state[i].name, state[i].name);
        compare(found, state[i].name, totals.state[i].shape, state[i].shape);
    }
    const auto shapes = network->traceShapes(1);
    compare(found, "traced operations", shapes.size(), graph.nodes.size());
    for (std::size_t i = 0; i < std::min(shapes.size(), graph.nodes.size()); ++i)
        compare(found, graph.nodes[i].path, shapes[i], profile.nodes[i].shape);
    return found;
}

ordered_json answer(std::string_view line, residua::Engine *engine)
{
    const auto parsed = residua::parseSpec(line);
    if (const auto *problems = std::get_if<std::vector<residua::Problem>>(&parsed))
        return {{"problems", problemList(*problems)}};
    const residua::ModelPtr model = residua::makeModel(std::get<residua::ResNetSpec>(parsed));

    ordered_json result{
        {"canonical", residua::toJson(model->spec)}, {"totals", totalsOf(model->profile.totals)}, {"live", engine != nullptr}};
    result["mismatches"] = engine ? liveMismatches(*engine, model) : ordered_json::array();
    result["operations"] = ordered_json::array();
    for (std::size_t i = 0; i < model->graph.nodes.size(); ++i)
        result["operations"].push_back(operation(model->graph.nodes[i], model->profile.nodes[i]));
    result["state"] = ordered_json::array();
    for (const auto &entry : model->state())
        result["state"].push_back({entry.name, entry.seedName, entry.shape, entry.parameter});
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    const bool arithmetic = argc > 1 && std::string_view(argv[1]) == "--arithmetic";
    std::shared_ptr<residua::Engine> engine;
    try {
        if (!arithmetic)
            engine = residua::openEngine();
    } catch (const std::exception &error) {
        std::cerr << "residua-batch: no live network: " << error.what() << "; --arithmetic does without\n";
        return 1;
    }
    std::ios::sync_with_stdio(false);
    std::string line;
    while (std::getline(std::cin, line)) {
        ordered_json result;
        try {
            result = answer(line, engine.get());
        } catch (const std::exception &error) {
            result = {{"exception", error.what()}};
        }
        // Messages may quote a broken file's bytes.
        std::cout << result.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
    }
    return 0;
}
