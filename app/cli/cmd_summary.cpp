#include "app/cli/arch_input.h"
#include "app/cli/command.h"

#include "core/arch/saturating.h"
#include "core/data/error.h"
#include "core/report/format.h"
#include "core/report/summary.h"
#include "core/report/torchinfo.h"
#include "core/report/torchsummary.h"

namespace residua::cli {

namespace {

struct SummaryOptions {
    ArchOptions arch;
    std::string format = "text", level, style;
    int depth = 3;
    bool arithmetic = false;
    const CLI::Option *depthOption = nullptr, *formatOption = nullptr;
    std::optional<std::int64_t> maxParameters, maxMacs, maxMemory;
};

std::string written(const SummaryOptions &options, const Model &model)
{
    if (!options.style.empty()) {
        if (options.style == "torchinfo")
            return torchinfoTable(model, options.depth);
        if (options.style == "torchsummary")
            return torchsummaryTable(model);
        return shapesTable(model);
    }
    const SummarySource source{model, nullptr, !options.arithmetic};
    if (options.format == "json")
        return summaryJson(source);
    const SummaryFormat format = options.format == "csv" ? SummaryFormat::Csv
        : options.format == "markdown"                   ? SummaryFormat::Markdown
        : options.format == "latex"                      ? SummaryFormat::Latex
        : options.format == "html"                       ? SummaryFormat::Html
                                                         : SummaryFormat::Text;
    return writeTable(summaryTable(source, *levelOf(options.level)), format);
}

/// The budgets that are exceeded, a line each.
std::string exceeded(const SummaryOptions &options, const Totals &totals)
{
    std::string lines;
    const auto check = [&lines](const char *what, std::int64_t count, const std::optional<std::int64_t> &limit, const char *option) {
        if (limit && (count > *limit || isSaturated(count)))
            lines += std::string(lines.empty() ? "" : "\n") + formatThousands(count) + " " + what + ", above the budget of "
                + formatThousands(*limit) + " (" + option + ")";
    };
    check("parameters", totals.parameters, options.maxParameters, "--max-parameters");
    check("multiply-accumulates", totals.macs, options.maxMacs, "--max-macs");
    check("bytes of parameters and activations", saturatingAdd(totals.parameterBytes, totals.activationBytes), options.maxMemory,
          "--max-memory");
    return lines;
}

int summarise(const SummaryOptions &options)
{
    if (!options.style.empty() && options.formatOption->count() > 0 && options.format != "text")
        throw Error(ErrorKind::Usage, "--style prints text: it does not go with --format " + options.format);
    if (options.depthOption->count() > 0 && options.style != "torchinfo")
        throw Error(ErrorKind::Usage, "--depth belongs to --style torchinfo; the tables of this program take --level");
    const ModelPtr model = loadModel(options.arch);
    if (!options.arithmetic) {
        const LiveModel live = openLive(model, options.arch.threads);
        confirmLive(*model, *live.network);
    }
    writeOut(written(options, *model));
    const std::string lines = exceeded(options, model->profile.totals);
    if (lines.empty())
        return status::done;
    writeMessage(lines);
    return status::budget;
}

} // namespace

void addSummary(CommandTable &table)
{
    auto [command, options] = table.add<SummaryOptions>("summary", summarise);
    addArchOptions(command, options.arch);
    options.formatOption =
        addChoice(command, "--format", options.format, {"text", "json", "csv", "markdown", "latex", "html"}, "Write the table as");
    addLevel(command, options.level);
    addChoice(command, "--style", options.style, {"torchinfo", "torchsummary", "shapes"},
              "Print, byte for byte, what this tool prints for the same PyTorch model");
    options.depthOption = command.add_option("--depth", options.depth, "Levels of modules with --style torchinfo (default 3)")
                              ->check(range(0, 100))
                              ->type_name("N");
    command.add_flag("--arithmetic", options.arithmetic, "Count by arithmetic alone, without the live model (and without libtorch)");
    addCount(command, "--max-parameters", options.maxParameters, "Status 5 above so many parameters");
    addCount(command, "--max-macs", options.maxMacs, "Status 5 above so many multiply-accumulates");
    addCount(command, "--max-memory", options.maxMemory, "Status 5 above so many bytes of parameters and all activations together")
        ->type_name("BYTES");
}

} // namespace residua::cli
