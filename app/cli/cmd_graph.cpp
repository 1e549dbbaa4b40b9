#include "app/cli/arch_input.h"
#include "app/cli/command.h"

#include "core/data/file.h"
#include "core/layout/picture.h"

namespace residua::cli {

namespace {

struct GraphOptions {
    ArchOptions arch;
    std::string level, output;
    std::vector<std::string> unfold;
};

int drawTo(const GraphOptions &options)
{
    const PictureFormat format = pictureFormat(options.output); // a wrong ending is told before any work
    const GraphFile file = drawGraph(*makeModel(loadSpec(options.arch)), *levelOf(options.level), options.unfold, format);
    for (const std::string &note : file.notes)
        writeMessage(note);
    saveFile(options.output, file.bytes);
    return status::done;
}

} // namespace

void addGraph(CommandTable &table)
{
    auto [command, options] = table.add<GraphOptions>("graph", drawTo);
    addArchOptions(command, options.arch);
    addLevel(command, options.level);
    addRepeatable(command, "--unfold", options.unfold, "Open this stage (layer3), block (layer3.0), stem or head further")
        ->type_name("PATH");
    command.add_option("--output", options.output, "The file to write; its ending decides the format: .svg, .pdf, .png or .dot")
        ->required()
        ->type_name("FILE");
}

} // namespace residua::cli
