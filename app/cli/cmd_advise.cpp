#include "app/cli/arch_input.h"
#include "app/cli/command.h"

#include "core/compare/advise_formats.h"

#include <string>
#include <unistd.h>

namespace residua::cli {

namespace {

/// The memory that is built into this machine, in bytes; 0 where the system does not say.
std::int64_t machineBytes()
{
    const long pages = ::sysconf(_SC_PHYS_PAGES), size = ::sysconf(_SC_PAGESIZE);
    return pages > 0 && size > 0 ? static_cast<std::int64_t>(pages) * size : 0;
}

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
