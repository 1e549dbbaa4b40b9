#include "app/cli/arch_input.h"
#include "app/cli/command.h"

#include "core/compare/advise_formats.h"

#include <memory>
#include <unistd.h>

namespace residua::cli {

namespace {

/// The memory that is built into this machine, in bytes; 0 where the system does not say.
std::int64_t machineBytes()
{
    const long pages = ::sysconf(_SC_PHYS_PAGES), size = ::sysconf(_SC_PAGESIZE);
    return pages > 0 && size > 0 ? static_cast<std::int64_t>(pages) * size : 0;
}

} // namespace

void addAdvise(CommandTable &table)
{
    CLI::App *command = table.add("advise", "Say where a design is weaker than every standard network: reason, source, and a fix",
                                  "  residua-cli advise mine.residua.json\n"
                                  "  residua-cli advise resnet18 --set input.height=32 --set input.width=32\n"
                                  "  residua-cli advise mine.residua.json --format json");
    struct Options {
        ArchOptions arch;
        std::string format = "text";
    };
    auto options = std::make_shared<Options>();
    addArchOptions(*command, options->arch);
    addChoice(*command, "--format", options->format, {"text", "json", "markdown"}, "Write the findings as");
    command->callback([&table, options] {
        table.chosen = [options](const Console &) {
            const AdviceFormat format = options->format == "json" ? AdviceFormat::Json
                : options->format == "markdown"                   ? AdviceFormat::Markdown
                                                                  : AdviceFormat::Text;
            writeOut(adviceReport(advise(*loadModel(options->arch), machineBytes()), format));
            return status::done;
        };
    });
}

} // namespace residua::cli
