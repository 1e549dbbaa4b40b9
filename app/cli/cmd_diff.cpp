#include "app/cli/arch_input.h"
#include "app/cli/command.h"

#include "core/compare/compare_formats.h"
#include "core/data/error.h"

namespace residua::cli {

namespace {

struct DiffOptions {
    ArchOptions a, b;
    std::string format = "text";
    bool all = false;
};

int compareNetworks(DiffOptions options)
{
    if (options.a.arch == "-" && options.b.arch == "-")
        throw Error(ErrorKind::Usage, "A and B are both standard input: one of them must be a preset or a file");
    options.a.batch = options.b.batch;
    const ModelPtr a = loadModel(options.a), b = loadModel(options.b);
    const Comparison comparison = compare(*a, *b);
    if (options.format == "json") {
        writeOut(comparisonJson(*a, *b, comparison, options.all));
    } else {
        const ComparisonFormat format = options.format == "markdown" ? ComparisonFormat::Markdown : ComparisonFormat::Text;
        const std::string labelB = archLabel(options.b.arch) + (options.b.edits.empty() ? "" : ", edited");
        writeOut(comparisonReport(*a, *b, comparison, archLabel(options.a.arch), labelB, format, options.all));
    }
    if (!comparison.exact)
        writeMessage(
            "some counts do not fit 63 bits: 9223372036854775807 and its negative stand for differences that are at least so large "
            "or not known");
    return status::done;
}

} // namespace

void addDiff(CommandTable &table)
{
    auto [command, options] = table.add<DiffOptions>("diff", compareNetworks);
    command.add_option("A", options.a.arch, "A preset, an architecture file, a workspace (FILE or FILE#NAME), or - for standard input")
        ->required()
        ->type_name("");
    command.add_option("B", options.b.arch, "What it is compared with; differences are what B has more")->required()->type_name("");
    addRepeatable(command, "--set", options.b.edits, "Edit B before use, for example --set stages.2.depth=23")->type_name("KEY=VALUE");
    addBatch(command, options.b);
    addThreads(command, options.b.threads);
    addChoice(command, "--format", options.format, {"text", "json", "markdown"}, "Write the comparison as");
    command.add_flag("--all", options.all, "List the operations that are the same too");
}

} // namespace residua::cli
