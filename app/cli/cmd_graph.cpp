#include "app/cli/arch_input.h"
#include "app/cli/command.h"

#include "core/data/file.h"
#include "core/layout/picture.h"

#include <memory>

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
    CLI::App *command = table.add("graph", "Draw the network",
                                  "  residua-cli graph resnet50 --level block --output resnet50.svg\n"
                                  "  residua-cli graph resnet152 --level block --unfold layer2.0 --output resnet152.pdf\n"
                                  "  residua-cli graph mine.residua.json --level stage --output mine.dot");
    auto options = std::make_shared<GraphOptions>();
    addArchOptions(*command, options->arch);
    addLevel(*command, options->level);
    addRepeatable(*command, "--unfold", options->unfold, "Open this stage (layer3), block (layer3.0), stem or head further")
        ->type_name("PATH");
    command->add_option("--output", options->output, "The file to write; its ending decides the format: .svg, .pdf, .png or .dot")
        ->required()
        ->type_name("FILE");
    command->callback([&table, options] { table.chosen = [options](const Console &) { return drawTo(*options); }; });
}

} // namespace residua::cli
