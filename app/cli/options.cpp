#include "app/cli/options.h"

#include "core/arch/visible.h"
#include "core/report/format.h"

#include <algorithm>
#include <charconv>

namespace residua::cli {

CLI::Validator range(std::int64_t least, std::int64_t most)
{
    // CLI::Range says it in other words with every version of CLI11.
    const auto check = [least, most](const std::string &given) {
        std::int64_t value = 0;
        const char *end = given.data() + given.size();
        const auto [stop, error] = std::from_chars(given.data(), end, value);
        const bool whole = stop == end && error != std::errc::invalid_argument;
        if (whole && error == std::errc() && value >= least && value <= most)
            return std::string();
        return inQuotes(given) + " is " + (whole ? "out of range" : "no number") + ": expected a whole number from " + std::to_string(least)
            + " to " + std::to_string(most);
    };
    return CLI::Validator(check, "");
}

void addArchOptions(CLI::App &command, ArchOptions &options)
{
    command
        .add_option("ARCH", options.arch,
                    "A preset, an architecture file, a workspace (FILE or FILE#NAME), a weight file, or - for standard input")
        ->required()
        ->type_name("");
    addRepeatable(command, "--set", options.edits, "Edit ARCH before use, for example --set stages.2.depth=23")->type_name("KEY=VALUE");
    addBatch(command, options);
    addThreads(command, options.threads);
}

void addBatch(CLI::App &command, ArchOptions &options)
{
    command
        .add_option_function<std::int64_t>(
            "--batch",
            [&options](const std::int64_t &batch) {
                options.batch = batch;
                options.batchGiven = true;
            },
            "The batch of every shape that is printed or run (default 1)")
        ->check(range(1, batchLimit))
        ->type_name("N");
}

void addThreads(CLI::App &command, int &threads)
{
    command.add_option("--threads", threads, "Threads of the forward pass (default: one for each core)")
        ->check(range(1, 1024))
        ->type_name("N");
}

CLI::Option *addChoice(CLI::App &command, const std::string &name, std::string &target, const std::vector<std::string> &choices,
                       const std::string &help)
{
    const std::string list = CLI::detail::join(choices, ",");
    const auto check = [choices, list](const std::string &given) {
        return std::find(choices.begin(), choices.end(), given) != choices.end() ? std::string() : inQuotes(given) + " is none of " + list;
    };
    return command.add_option(name, target, help)->type_name("{" + list + "}")->check(CLI::Validator(check, ""));
}

CLI::Option *addCount(CLI::App &command, const std::string &name, std::optional<std::int64_t> &target, const std::string &help)
{
    return command
        .add_option_function<std::string>(
            name,
            [&target, name](const std::string &text) {
                target = parseCount(text);
                if (!target)
                    throw CLI::ValidationError(name,
                                               inQuotes(text) + " is not a count: expected a number such as 25600000, 25.6M or 512Mi");
            },
            help)
        ->type_name("N");
}

CLI::Option *addRepeatable(CLI::App &command, const std::string &name, std::vector<std::string> &target, const std::string &help)
{
    // Without allow_extra_args(false) an option would swallow the words behind it, and "[a,b]" would be split.
    return command.add_option(name, target, help)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
}

void addLevel(CLI::App &command, std::string &level)
{
    level = "operation";
    addChoice(command, "--level", level, {"stage", "block", "operation"}, "How far stages and blocks are folded");
}

const std::vector<std::string> &styleNames()
{
    static const std::vector<std::string> names = {"torchvision", "encoder_decoder", "sequential", "small_image"};
    return names;
}

Style styleOf(const std::string &name)
{
    static constexpr Style styles[] = {Style::Torchvision, Style::EncoderDecoder, Style::Sequential, Style::SmallImage};
    for (std::size_t i = 0; i < styleNames().size(); ++i) {
        if (styleNames()[i] == name)
            return styles[i];
    }
    return Style::Torchvision;
}

} // namespace residua::cli
