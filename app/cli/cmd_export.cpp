#include "app/cli/arch_input.h"
#include "app/cli/command.h"
#include "app/cli/weights.h"

#include "core/arch/visible.h"
#include "core/data/error.h"
#include "core/data/file.h"
#include "core/export/pytorch_export.h"

namespace residua::cli {

namespace {

struct ExportOptions {
    ArchOptions arch;
    std::string to, output;
    WeightOptions weights;
};

int exportTo(const ExportOptions &options)
{
    if (options.to == "libtorch" || options.to == "onnx")
        throw Error(ErrorKind::Usage, "export to " + options.to + " is not there yet: this version writes pytorch, safetensors and json");
    if (options.to != "safetensors" && options.weights.given())
        throw Error(ErrorKind::Usage, "--weights and --seed belong to --to safetensors: " + options.to + " holds no weights");
    if (options.to == "json") {
        saveFile(options.output, toJson(loadSpec(options.arch)));
        return status::done;
    }
    if (options.to == "pytorch") {
        saveFile(options.output, exportPytorch(*loadModel(options.arch)));
        return status::done;
    }
    const LoadedArchitecture arch = loadArchitecture(options.arch);
    const ModelPtr model = makeModel(arch.spec, options.arch.batch);
    refuseLargeWeights(*model);
    const auto file = readWeights(*model, options.weights, arch.weights.get());
    const LiveModel live = openLive(model, options.arch.threads);
    const std::string used = fillWeights(*live.network, *model, options.weights, file, arch.weights.get());
    saveWeights(options.output, *model, *live.network);
    writeMessage("weights: " + used);
    return status::done;
}

} // namespace

void addExport(CommandTable &table)
{
    auto [command, options] = table.add<ExportOptions>("export", exportTo);
    addArchOptions(command, options.arch);
    command
        .add_option("--to", options.to,
                    "What to write: pytorch (one readable Python file), safetensors (weights), json (architecture file)")
        ->required()
        ->type_name("{pytorch,safetensors,json}")
        ->check(CLI::Validator(
            [](const std::string &name) {
                const std::vector<std::string> known = {"pytorch", "safetensors", "json", "libtorch", "onnx"};
                return std::find(known.begin(), known.end(), name) != known.end()
                    ? std::string()
                    : visible(name) + " is no target: expected pytorch, safetensors or json";
            },
            ""));
    command.add_option("--output", options.output, "The file to write")->required()->type_name("FILE");
    addWeightOptions(command, options.weights);
}

} // namespace residua::cli
