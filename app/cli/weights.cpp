#include "app/cli/weights.h"

#include "app/cli/console.h"

#include "core/data/file.h"
#include "core/report/format.h"

namespace residua::cli {

namespace {

/// The first names of a long list.
std::string someOf(const std::vector<std::string> &names)
{
    constexpr std::size_t shown = 8;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < shown; ++i)
        text += (i ? ", " : "") + names[i];
    return names.size() > shown ? text + " and " + std::to_string(names.size() - shown) + " more" : text;
}

} // namespace

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
                return text.find('-') == std::string::npos ? std::string() : "\"" + text + "\" is no seed: expected a whole number, 0 or more";
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
    std::string problems;
    if (!report.missing.empty())
        problems += label + ": " + std::to_string(report.missing.size()) + " missing: " + someOf(report.missing);
    if (!report.mismatched.empty())
        problems += (problems.empty() ? "" : "\n") + label + ": " + std::to_string(report.mismatched.size())
            + " of another shape: " + someOf(report.mismatched);
    if (!problems.empty())
        throw Error(ErrorKind::Input, problems + "\nThe architecture must be the one that the weights were made for");
    if (!report.unexpected.empty())
        writeMessage(label + ": " + std::to_string(report.unexpected.size()) + " not used: " + someOf(report.unexpected));
    if (!file->skipped.empty())
        writeMessage(label + ": skipped for their type: " + someOf(file->skipped));
    return options.file;
}

void refuseBeyondMemory(const std::string &what, std::int64_t bytes)
{
    const std::uint64_t available = availableMemory();
    if (bytes > 0 && static_cast<std::uint64_t>(bytes) > available)
        throw Error(ErrorKind::OutOfMemory, what + " would take about " + byteText(static_cast<std::uint64_t>(bytes)) + " of memory, and "
                        + byteText(available) + " are available: use a smaller architecture, input or batch");
}

} // namespace residua::cli
