#include "app/cli/arch_input.h"
#include "app/cli/command.h"

#include "core/data/error.h"

#include <string>
#include <variant>
#include <vector>

namespace residua::cli {
namespace {

int show(const ArchOptions &arch)
{
    writeOut(toJson(loadSpec(arch)));
    return status::done;
}

struct TreeOptions {
    ArchOptions arch;
    std::string style;
};

int tree(const TreeOptions &options)
{
    ResNetSpec spec = loadSpec(options.arch);
    if (!options.style.empty())
        spec.style = styleOf(options.style);
    writeOut(printTree(makeModel(spec)->tree()));
    return status::done;
}

struct ValidateOptions {
    std::vector<std::string> archs, edits;
};

/// What is wrong with `arch`; empty where nothing is.
std::string problemsOf(const std::string &arch, const std::vector<std::string> &edits)
{
    try {
        const Architecture read = readArchitecture(arch, edits);
        const auto *problems = std::get_if<std::vector<Problem>>(&read.spec);
        return problems ? problemLines(arch, *problems) : std::string();
    } catch (const Error &error) {
        if (error.kind() != ErrorKind::Input)
            throw;
        return error.what();
    }
}

int validateAll(const ValidateOptions &options)
{
    int result = status::done;
    for (const std::string &arch : options.archs) {
        const std::string lines = problemsOf(arch, options.edits);
        if (lines.empty())
            continue;
        writeMessage(lines);
        result = status::input;
    }
    return result;
}

} // namespace

void addShow(CommandTable &table)
{
    auto [command, arch] = table.add<ArchOptions>("show", show);
    addArchOptions(command, arch);
}

void addTree(CommandTable &table)
{
    auto [command, options] = table.add<TreeOptions>("tree", tree);
    addArchOptions(command, options.arch);
    addChoice(command, "--style", options.style, styleNames(), "Name and nest the modules in this style");
}

void addValidate(CommandTable &table)
{
    auto [command, options] = table.add<ValidateOptions>("validate", validateAll);
    command.add_option("ARCH", options.archs, "Presets, architecture files, workspaces (FILE or FILE#NAME), weight files, or -")
        ->required()
        ->type_name("")
        ->expected(1, 1 << 20);
    addRepeatable(command, "--set", options.edits, "Edit each ARCH before use")->type_name("KEY=VALUE");
}

} // namespace residua::cli
