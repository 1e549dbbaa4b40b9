#include "app/cli/weights.h"

#include "app/cli/console.h"

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

std::optional<WeightFile> readWeights(const WeightOptions &options)
{
    return options.file.empty() ? std::nullopt : std::optional(residua::readWeights(options.file));
}

std::string fillWeights(Network &network, const WeightOptions &options, const std::optional<WeightFile> &file)
{
    ParameterSource source{nullptr, options.file, {}, options.seed};
    if (file) {
        source.weights = &file->weights;
        source.skipped = file->skipped;
    }
    for (const std::string &note : giveParameters(network, source))
        writeMessage(note);
    return parameterWords(source);
}

} // namespace residua::cli
