#include "app/cli/arch_input.h"
#include "app/cli/command.h"

#include "core/data/error.h"

#include <memory>

namespace residua::cli {

void addShow(CommandTable &table)
{
    CLI::App *command = table.add("show", "Print the canonical architecture file",
                                  "  residua-cli show resnet50 > mine.residua.json\n"
                                  "  residua-cli show resnet50 --set stages.2.depth=23 --set block.attention='{\"type\":\"se\"}'\n"
                                  "  residua-cli show work.residua#wide");
    auto options = std::make_shared<ArchOptions>();
    addArchOptions(*command, *options);
    command->callback([&table, options] {
        table.chosen = [options](const Console &) {
            writeOut(toJson(loadSpec(*options)));
            return status::done;
        };
    });
}

void addTree(CommandTable &table)
{
    CLI::App *command = table.add("tree", "Print the module tree, as print(model) shows it in PyTorch",
                                  "  residua-cli tree resnet18\n  residua-cli tree resnet18 --style encoder_decoder");
    auto options = std::make_shared<ArchOptions>();
    auto style = std::make_shared<std::string>();
    addArchOptions(*command, *options);
    addChoice(*command, "--style", *style, styleNames(), "Name and nest the modules in this style");
    command->callback([&table, options, style] {
        table.chosen = [options, style](const Console &) {
            ResNetSpec spec = loadSpec(*options);
            if (!style->empty())
                spec.style = styleOf(*style);
            writeOut(printTree(makeModel(spec)->tree));
            return status::done;
        };
    });
}

void addValidate(CommandTable &table)
{
    CLI::App *command = table.add("validate", "Report each problem of each architecture, one line each; status 3 if there is one",
                                  "  residua-cli validate mine.residua.json\n  residua-cli validate *.residua.json");
    struct Options {
        std::vector<std::string> archs, edits;
    };
    auto options = std::make_shared<Options>();
    command->add_option("ARCH", options->archs, "Presets, architecture files, workspaces (FILE or FILE#NAME), weight files, or -")
        ->required()
        ->type_name("")
        ->expected(1, 1 << 20);
    addRepeatable(*command, "--set", options->edits, "Edit each ARCH before use")->type_name("KEY=VALUE");
    command->callback([&table, options] {
        table.chosen = [options](const Console &) {
            int result = status::done;
            for (const std::string &arch : options->archs) {
                std::string lines;
                try {
                    const Architecture read = readArchitecture(arch, options->edits);
                    if (const auto *problems = std::get_if<std::vector<Problem>>(&read.spec))
                        lines = problemLines(arch, *problems);
                } catch (const Error &error) {
                    if (error.kind() != ErrorKind::Input)
                        throw;
                    lines = error.what();
                }
                if (!lines.empty()) {
                    writeMessage(lines);
                    result = status::input;
                }
            }
            return result;
        };
    });
}

} // namespace residua::cli
