#include "app/cli/arch_input.h"
#include "app/cli/command.h"

#include "core/compare/fit.h"
#include "core/data/error.h"
#include "core/report/format.h"

namespace residua::cli {

namespace {

struct FitCommand {
    ArchOptions arch;
    std::optional<std::int64_t> maxParameters, maxMacs, maxMemory;
    std::string by;
    int stage = 0;
    std::int64_t multipleOf = 8;
    const CLI::Option *multipleOption = nullptr;
};

FitOptions fitOptions(const FitCommand &command, const ResNetSpec &spec)
{
    FitOptions options;
    options.by = command.by == "width" ? FitBy::Width : command.by == "depth" ? FitBy::Depth : FitBy::Resolution;
    options.batch = command.arch.batch;
    options.multipleOf = command.multipleOf;
    if (command.stage > static_cast<int>(spec.stages.size()))
        throw Error(ErrorKind::Usage,
                    "--stage " + std::to_string(command.stage) + ": the network has the stages 1 to " + std::to_string(spec.stages.size()));
    if (command.stage > 0)
        options.stage = static_cast<std::size_t>(command.stage - 1);
    options.budget = command.maxParameters ? FitBudget::Parameters : command.maxMacs ? FitBudget::Macs : FitBudget::Memory;
    options.limit = command.maxParameters ? *command.maxParameters : command.maxMacs ? *command.maxMacs : *command.maxMemory;
    return options;
}

void checkUsage(const FitCommand &command)
{
    if (int(command.maxParameters.has_value()) + int(command.maxMacs.has_value()) + int(command.maxMemory.has_value()) != 1)
        throw Error(ErrorKind::Usage, "give one budget: --max-parameters, --max-macs or --max-memory");
    if (command.by.empty())
        throw Error(ErrorKind::Usage, "say what is changed: --by width, --by depth or --by resolution");
    if (command.by == "resolution" && command.stage > 0)
        throw Error(ErrorKind::Usage, "--stage does not go with --by resolution: every stage has the input's");
    if (command.by != "width" && command.multipleOption->count() > 0)
        throw Error(ErrorKind::Usage, "--multiple-of belongs to --by width");
}

int fit(const FitCommand &command)
{
    checkUsage(command);
    const ResNetSpec spec = loadSpec(command.arch);
    const FitOptions options = fitOptions(command, spec);
    const std::optional<Fit> found = fitToBudget(spec, options);
    const std::string unit = options.budget == FitBudget::Parameters ? " parameters"
        : options.budget == FitBudget::Macs                          ? " multiply-accumulates"
                                                                     : " bytes of parameters and activations";
    const std::string budget = "the budget of " + formatThousands(options.limit) + unit;
    if (!found)
        throw Error(ErrorKind::Failed,
                    "nothing fits " + budget + ": no " + command.by + " makes a valid architecture"
                        + (command.by == "width" ? "; try another --multiple-of" : ""));
    if (!found->fits)
        throw Error(ErrorKind::Failed,
                    "nothing fits " + budget + ": the smallest that --by " + command.by + " makes has " + formatThousands(found->total)
                        + "; give more, or change something else");
    writeOut(toJson(found->spec));
    writeMessage(formatThousands(found->total) + unit + " of " + formatThousands(options.limit));
    return status::done;
}

} // namespace

void addFit(CommandTable &table)
{
    auto [command, options] = table.add<FitCommand>("fit", fit);
    addArchOptions(command, options.arch);
    addCount(command, "--max-parameters", options.maxParameters, "At most so many parameters");
    addCount(command, "--max-macs", options.maxMacs, "At most so many multiply-accumulates");
    addCount(command, "--max-memory", options.maxMemory, "At most so many bytes of parameters and all activations together")
        ->type_name("BYTES");
    addChoice(command, "--by", options.by, {"width", "depth", "resolution"},
              "One factor on all widths (the stem's too), on all depths, or on height and width (in steps of 32)");
    command.add_option("--stage", options.stage, "Change this stage alone, counted from 1")->check(range(1, 8))->type_name("N");
    options.multipleOption = command.add_option("--multiple-of", options.multipleOf, "Round widths down to multiples of this (default 8)")
                                 ->check(range(1, 8192))
                                 ->type_name("N");
}

} // namespace residua::cli
