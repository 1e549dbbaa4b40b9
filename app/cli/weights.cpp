#include "app/cli/weights.h"

#include "app/cli/console.h"

#include "core/data/file.h"
#include "core/report/format.h"
#include "core/weights/weight_report.h"

namespace residua::cli {

void addWeightOptions(CLI::App &command, WeightOptions &options)
{
    command.add_option("--weights", options.file, "Read the parameters from this .safetensors file")->type_name("FILE");
    command
        .add_option_function<std::uint64_t>(
            "--seed",
            [&options](const std::uint64_t &seed) {
                options.seed = seed;
                options.seedGiven = true;
            },
            "Draw what is random (weights without --weights, noise) from this seed (default 0)")
        // CLI11 would read -1 as 2^64 - 1.
        ->check(CLI::Validator(
            [](const std::string &text) {
                return text.find('-') == std::string::npos ? std::string()
                                                           : "\"" + text + "\" is no seed: expected a whole number, 0 or more";
            },
            ""))
        ->type_name("N");
}

std::optional<SafetensorsFile> readWeights(const WeightOptions &options)
{
    return options.file.empty() ? std::nullopt : std::optional(readSafetensors(options.file));
}

std::string fillWeights(Network &network, const WeightOptions &options, const std::optional<SafetensorsFile> &file)
{
    if (!file) {
        network.initialise(options.seed);
        return "random (seed " + std::to_string(options.seed) + ")";
    }
    const WeightReport report = network.load(file->weights);
    const std::string label = "weight file " + inQuotes(options.file);
    refuseMisfit(label, report);
    for (const std::string &note : weightNotes(label, report, file->skipped))
        writeMessage(note);
    return options.file;
}

} // namespace residua::cli
