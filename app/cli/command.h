#pragma once

#include "app/cli/console.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace residua::cli {

/// The command line as a table: each command adds itself, parsing sets `chosen`, `main` then runs it.
struct CommandTable {
    CLI::App &app;
    std::function<int(const Console &)> chosen;

    /// A new command; `examples` stands below its help.
    CLI::App *add(const std::string &name, const std::string &description, const std::string &examples)
    {
        CLI::App *command = app.add_subcommand(name, description);
        command->group("Commands");
        command->footer("Examples:\n" + examples);
        return command;
    }
};

void addPresets(CommandTable &table);
void addShow(CommandTable &table);
void addSummary(CommandTable &table);
void addTree(CommandTable &table);
void addGraph(CommandTable &table);
void addDiff(CommandTable &table);
void addFit(CommandTable &table);
void addAdvise(CommandTable &table);
void addSweep(CommandTable &table);
void addRun(CommandTable &table);
void addExport(CommandTable &table);
void addWeights(CommandTable &table);
void addValidate(CommandTable &table);
void addInfer(CommandTable &table);
void addDoctor(CommandTable &table);
void addCompletion(CommandTable &table);

/// The manual page (roff), from the same table.
std::string manualPage(const CLI::App &app);

} // namespace residua::cli
