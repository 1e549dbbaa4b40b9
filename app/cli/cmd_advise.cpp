#include "app/cli/arch_input.h"
#include "app/cli/command.h"

#include "core/compare/advise_formats.h"
#include "core/data/memory.h"

#include <string>

namespace residua::cli {

namespace {

struct AdviseOptions {
    ArchOptions arch;
    std::string format = "text";
};

int adviseOn(const AdviseOptions &options)
{
    const AdviceFormat format = options.format == "json" ? AdviceFormat::Json
        : options.format == "markdown"                   ? AdviceFormat::Markdown
                                                         : AdviceFormat::Text;
    writeOut(adviceReport(advise(*loadModel(options.arch), machineBytes()), format));
    return status::done;
}

} // namespace

void addAdvise(CommandTable &table)
{
    auto [command, options] = table.add<AdviseOptions>("advise", adviseOn);
    addArchOptions(command, options.arch);
    addChoice(command, "--format", options.format, {"text", "json", "markdown"}, "Write the findings as");
}

} // namespace residua::cli
